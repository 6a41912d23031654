"""SQL of the staff: helpers, the keys that enrol their devices, and who is signed in where."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.store import metadata
from assistance.model import Helper, Role
from kiosk.database import Engine, transaction

SHIFT = timedelta(hours=12)

helper = Table(
    "helper",
    metadata,
    Column("id", sql.String, primary_key=True),
    Column("name", sql.String, nullable=False),
    Column("role", sql.String, nullable=False, server_default=Role.HELPER.value),
)
# A station that is not named here is not seen: no row means none, never all.
helper_station = Table(
    "helper_station",
    metadata,
    Column("helper", sql.ForeignKey(helper.c.id), primary_key=True),
    Column("station", sql.String, primary_key=True),
)
# Keys and shifts are known by their SHA-256 only: who reads the file cannot sign in with it.
enrolment = Table(
    "enrolment",
    metadata,
    Column("helper", sql.ForeignKey(helper.c.id), primary_key=True),
    Column("key_hash", sql.String, nullable=False, unique=True),
    Column("until", sql.Float, nullable=False),
)
shift = Table(
    "shift",
    metadata,
    Column("token_hash", sql.String, primary_key=True),
    Column("helper", sql.ForeignKey(helper.c.id), nullable=False),
    Column("until", sql.Float, nullable=False),
)


class Staff:
    """Who may come in. A key enrols any device of one helper for one shift; a new key ends the old one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def enrol(self, name: str, at: datetime, station: str = "") -> str:
        """A fresh key for the sign-in link of `name`; the helper is created if need be, as one of `station`.

        Whoever is known already keeps her role; one who has no station yet gets this one.
        """
        key, id = secrets.token_urlsafe(16), name.casefold()
        row = {"helper": id, "key_hash": _hash(key), "until": (at + SHIFT).timestamp()}
        with transaction(self._engine) as connection:
            if not connection.execute(sql.update(helper).where(helper.c.id == id).values(name=name)).rowcount:
                connection.execute(sql.insert(helper).values(id=id, name=name))
            named = sql.select(helper_station.c.station).where(helper_station.c.helper == id)
            if station and connection.execute(named).first() is None:
                connection.execute(sql.insert(helper_station).values(helper=id, station=station))
            connection.execute(sql.delete(enrolment).where(enrolment.c.helper == id))
            connection.execute(sql.insert(enrolment).values(row))
        return key

    def appoint(self, id: str, role: Role, stations: Sequence[str]) -> bool:
        """Give the helper `id` this role at exactly these stations, from the next request on. False: nobody is `id`."""
        with transaction(self._engine) as connection:
            if not connection.execute(sql.update(helper).where(helper.c.id == id).values(role=role.value)).rowcount:
                return False
            connection.execute(sql.delete(helper_station).where(helper_station.c.helper == id))
            for station in dict.fromkeys(stations):
                connection.execute(sql.insert(helper_station).values(helper=id, station=station))
        return True

    def enter(self, key: str, at: datetime) -> str | None:
        """Sign a device in: its token, or None for a key that is not known or too old."""
        token, now = secrets.token_urlsafe(32), at.timestamp()
        known = sql.select(enrolment.c.helper).where(enrolment.c.key_hash == _hash(key), enrolment.c.until > now)
        with transaction(self._engine) as connection:
            id = connection.execute(known).scalar()
            if id is None:
                return None
            connection.execute(sql.delete(shift).where(shift.c.until <= now))
            row = {"token_hash": _hash(token), "helper": id, "until": (at + SHIFT).timestamp()}
            connection.execute(sql.insert(shift).values(row))
        return token

    def on_shift(self, token: str, at: datetime) -> Helper | None:
        """The helper who holds `token`, while the shift lasts."""
        mine = (shift.c.token_hash == _hash(token)) & (shift.c.until > at.timestamp())
        query = sql.select(helper.c.id, helper.c.name, helper.c.role).join(shift, shift.c.helper == helper.c.id)
        with transaction(self._engine) as connection:
            row = connection.execute(query.where(mine)).first()
            if row is None:
                return None
            named = sql.select(helper_station.c.station).where(helper_station.c.helper == row.id)
            stations = connection.execute(named.order_by(helper_station.c.station)).scalars().all()
        return Helper(row.id, row.name, role=Role(row.role), stations=tuple(stations))

    def leave(self, token: str) -> None:
        """The shift is over on this device."""
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(shift).where(shift.c.token_hash == _hash(token)))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
