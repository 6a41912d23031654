"""SQL of the staff: helpers, the keys that enrol their devices, and who is signed in where."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from assistance.model import Helper, Role
from kiosk.database import Connection, Engine, insert_new, transaction

SHIFT = timedelta(hours=12)

helper = Table(
    "helper",
    metadata,
    Column("id", sql.String, primary_key=True),
    Column("name", sql.String, nullable=False),
    Column("role", sql.String, nullable=False, server_default=Role.HELPER.value),
    Column("ended_at", sql.Float),  # she works here no more: the row stays, for what she did
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
    Column("device", sql.String),  # the shared device on which it was begun, and where alone it counts
)
shared_device = Table(
    "shared_device",
    metadata,
    Column("id", sql.String, primary_key=True),
    Column("name", sql.String, nullable=False),
    Column("station", sql.String, nullable=False),
    Column("key_hash", sql.String, nullable=False, unique=True),
)


@dataclass(frozen=True)
class SharedDevice:
    """A tablet or PC that several helpers use: a badge and a PIN open a shift on it."""

    id: str
    name: str
    station: str


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
        with transaction(self._engine) as connection:  # another server may make the same links at the same moment
            insert_new(connection, helper, {"id": id, "name": name})
            connection.execute(sql.update(helper).where(helper.c.id == id).values(name=name, ended_at=None))
            named = sql.select(helper_station.c.station).where(helper_station.c.helper == id)
            if station and connection.execute(named).first() is None:
                insert_new(connection, helper_station, {"helper": id, "station": station})
            if not insert_new(connection, enrolment, row):
                connection.execute(sql.update(enrolment).where(enrolment.c.helper == id).values(row))
        return key

    def appoint(self, id: str, role: Role, stations: Sequence[str]) -> bool:
        """Give the helper `id` this role at exactly these stations, from the next request on. False: nobody is `id`."""
        with transaction(self._engine) as connection:
            return _appoint(connection, id, role, stations)

    def add(self, id: str, name: str, role: Role, stations: Sequence[str]) -> bool:
        """Somebody new, or somebody who comes back; with this role at exactly these stations. False: she is here."""
        with transaction(self._engine) as connection:
            known = sql.select(helper.c.ended_at).where(helper.c.id == id)
            row = connection.execute(known).first()
            if row is not None and row.ended_at is None:
                return False
            if row is None:
                connection.execute(sql.insert(helper).values(id=id, name=name))
            connection.execute(sql.update(helper).where(helper.c.id == id).values(name=name, ended_at=None))
            return _appoint(connection, id, role, stations)

    def find(self, id: str) -> Helper | None:
        """Who `id` is; None: nobody who works here."""
        with transaction(self._engine) as connection:
            return next(iter(_helpers(connection, helper.c.id == id)), None)

    def ended(self, id: str) -> bool:
        """Whether `id` worked here, and does no more."""
        query = sql.select(helper.c.id).where(helper.c.id == id, helper.c.ended_at.is_not(None))
        with transaction(self._engine) as connection:
            return connection.execute(query).first() is not None

    def everybody(self) -> list[Helper]:
        """All who work here, by name."""
        with transaction(self._engine) as connection:
            return _helpers(connection, sql.true())

    def end(self, id: str, at: datetime) -> bool:
        """She works here no more: no link and no shift of hers is good. False: nobody is `id`."""
        ending = sql.update(helper).where(helper.c.id == id, helper.c.ended_at.is_(None))
        with transaction(self._engine) as connection:
            if not connection.execute(ending.values(ended_at=at.timestamp())).rowcount:
                return False
            for table in (helper_station, enrolment, shift):
                connection.execute(sql.delete(table).where(table.c.helper == id))
        return True

    def enter(self, key: str, at: datetime) -> str | None:
        """Sign a device in: its token, or None for a key that is not known or too old."""
        known = sql.select(enrolment.c.helper).where(enrolment.c.key_hash == _hash(key))
        with transaction(self._engine) as connection:
            id = connection.execute(known.where(enrolment.c.until > at.timestamp())).scalar()
            return _begin(connection, id, at, None) if id is not None else None

    def begin(self, id: str, at: datetime, device: str = "") -> str:
        """A shift of hers begins, and its token; on the shared device `device`, whatever shift was there is over."""
        with transaction(self._engine) as connection:
            if device:
                connection.execute(sql.delete(shift).where(shift.c.device == device))
            return _begin(connection, id, at, device or None)

    def on_shift(self, token: str, at: datetime, device_key: str = "") -> Helper | None:
        """The helper who holds `token`, while the shift lasts; one that began on a shared device counts there only."""
        mine = (shift.c.token_hash == _hash(token)) & (shift.c.until > at.timestamp())
        with transaction(self._engine) as connection:
            row = connection.execute(sql.select(shift.c.helper, shift.c.device).where(mine)).first()
            if row is None or (row.device is not None and row.device != _device(connection, device_key).id):
                return None
            return next(iter(_helpers(connection, helper.c.id == row.helper)), None)

    def share(self, name: str, station: str) -> tuple[SharedDevice, str]:
        """A device that several use, and its key."""
        key, one = secrets.token_urlsafe(32), SharedDevice(secrets.token_hex(4), name, station)
        row = {"id": one.id, "name": name, "station": station, "key_hash": _hash(key)}
        with transaction(self._engine) as connection:
            connection.execute(sql.insert(shared_device).values(row))
        return one, key

    def shared(self, key: str) -> SharedDevice | None:
        """Which shared device has this key; None: none, or it was taken off the list."""
        with transaction(self._engine) as connection:
            found = _device(connection, key)
        return found if found.id else None

    def devices(self) -> list[SharedDevice]:
        """All shared devices, by name."""
        c = shared_device.c
        with transaction(self._engine) as connection:
            rows = connection.execute(sql.select(c.id, c.name, c.station).order_by(c.name, c.id)).all()
        return [SharedDevice(row.id, row.name, row.station) for row in rows]

    def unshare(self, id: str) -> bool:
        """Take a shared device off the list, and end what is open on it. False: there is none."""
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(shift).where(shift.c.device == id))
            return bool(connection.execute(sql.delete(shared_device).where(shared_device.c.id == id)).rowcount)

    def leave(self, token: str) -> None:
        """The shift is over on this device."""
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(shift).where(shift.c.token_hash == _hash(token)))


def _begin(connection: Connection, id: str, at: datetime, device: str | None) -> str:
    token, until = secrets.token_urlsafe(32), (at + SHIFT).timestamp()
    connection.execute(sql.delete(shift).where(shift.c.until <= at.timestamp()))
    row = {"token_hash": _hash(token), "helper": id, "until": until, "device": device}
    connection.execute(sql.insert(shift).values(row))
    return token


def _device(connection: Connection, key: str) -> SharedDevice:
    """The shared device with this key; one without an id when there is none."""
    c = shared_device.c
    query = sql.select(c.id, c.name, c.station).where(c.key_hash == _hash(key))
    row = connection.execute(query).first() if key else None
    return SharedDevice(row.id, row.name, row.station) if row is not None else SharedDevice("", "", "")


def _helpers(connection: Connection, where: "sql.ColumnElement[bool]") -> list[Helper]:
    """Those who work here, by name, with their stations."""
    c, named = helper.c, helper_station.c
    query = sql.select(c.id, c.name, c.role, named.station).select_from(helper.outerjoin(helper_station))
    rows = connection.execute(query.where(where, c.ended_at.is_(None)).order_by(c.name, c.id, named.station)).all()
    found: dict[str, Helper] = {}
    for row in rows:
        known = found[row.id].stations if row.id in found else ()
        here = (*known, row.station) if row.station is not None else known
        found[row.id] = Helper(row.id, row.name, role=Role(row.role), stations=here)
    return list(found.values())


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _appoint(connection: Connection, id: str, role: Role, stations: Sequence[str]) -> bool:
    if not connection.execute(sql.update(helper).where(helper.c.id == id).values(role=role.value)).rowcount:
        return False
    connection.execute(sql.delete(helper_station).where(helper_station.c.helper == id))
    for station in dict.fromkeys(stations):
        connection.execute(sql.insert(helper_station).values(helper=id, station=station))
    return True
