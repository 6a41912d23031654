"""SQL of presence: which devices of a helper are heard, can be seen and can ring, and where she was last proven."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from assistance.desk.staff.store import helper, helper_station, shift
from assistance.model import Helper, Role
from kiosk.database import Connection, Engine, insert_new, transaction

KEPT = timedelta(days=1)  # longer than any shift
HEARD_SECONDS = 10.0  # a device that was silent for longer is not there

device = Table(
    "device",
    metadata,
    Column("helper", sql.ForeignKey(helper.c.id), primary_key=True),
    Column("device", sql.String, primary_key=True),
    Column("last_heard_at", sql.Float, nullable=False),
    Column("visible", sql.Boolean, nullable=False),
    Column("sound_on", sql.Boolean, nullable=False),
)
# The newest proof only: where helpers were before is nobody's business.
standing = Table(
    "standing",
    metadata,
    Column("helper", sql.ForeignKey(helper.c.id), primary_key=True),
    Column("place", sql.String, nullable=False),
    Column("proof", sql.String, nullable=False),  # a `Proof`, or "zone": chosen by one tap
    Column("at", sql.Float, nullable=False),
)


@dataclass(frozen=True)
class Present:
    """A helper on shift. `loud`: a device of hers is heard, visible, and has sound."""

    helper: Helper
    heard_at: float  # of the device that was heard last; 0: none was
    heard: bool
    loud: bool
    place: str  # "": nothing has proved where she is


class Presence:
    """Who is here, and can be reached."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def heard(self, helper: str, name: str, at: datetime, *, visible: bool, sound: bool) -> bool:
        """A device of `helper` says how it is. Whether she can be asked now and could not be a moment before."""
        mine = (device.c.helper == helper) & (device.c.device == name)
        values = {"last_heard_at": at.timestamp(), "visible": visible, "sound_on": sound}
        with transaction(self._engine) as connection:
            before = any(_loud(row, at) for row in _devices(connection, [helper]))
            if not insert_new(connection, device, {"helper": helper, "device": name, **values}):
                connection.execute(sql.update(device).where(mine).values(values))
            return not before and any(_loud(row, at) for row in _devices(connection, [helper]))

    def gone(self, helper: str, name: str, at: datetime) -> None:
        """A device was signed out: it counts as not heard from now on.

        The row stays: of one whom nothing was ever heard of, a promise in hand would not be known to be silent.
        """
        unheard = at.timestamp() - HEARD_SECONDS - 1
        mine = (device.c.helper == helper) & (device.c.device == name) & (device.c.last_heard_at > unheard)
        with transaction(self._engine) as connection:
            connection.execute(sql.update(device).where(mine).values(last_heard_at=unheard))

    def forget(self, at: datetime) -> int:
        """Forget devices and places of shifts that are over: a new one begins at home. How many devices."""
        day_ago = (at - KEPT).timestamp()
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(standing).where(standing.c.at < day_ago))
            return connection.execute(sql.delete(device).where(device.c.last_heard_at < day_ago)).rowcount

    def stand(self, helper: str, place: str, proof: str, at: datetime) -> None:
        """It was proved that she is at this place."""
        values = {"place": place, "proof": proof, "at": at.timestamp()}
        with transaction(self._engine) as connection:
            if not insert_new(connection, standing, {"helper": helper, **values}):
                connection.execute(sql.update(standing).where(standing.c.helper == helper).values(values))

    def silent(self, helper: str, seconds: float, at: datetime) -> bool:
        """Whether no device of hers was heard for so long; false when none ever was, so that nothing can be known."""
        newest = sql.select(sql.func.max(device.c.last_heard_at)).where(device.c.helper == helper)
        with transaction(self._engine) as connection:
            heard_at = connection.execute(newest).scalar()
        return heard_at is not None and at.timestamp() - heard_at >= seconds

    def on_shift(self, stations: Iterable[str], at: datetime) -> tuple[Present, ...]:
        """All who are on shift at one of these stations."""
        c = helper.c
        query = sql.select(c.id, c.name, c.role, helper_station.c.station).join(helper_station)
        here = helper_station.c.helper.in_(
            sql.select(helper_station.c.helper).where(helper_station.c.station.in_(list(stations)))
        )
        working = c.id.in_(sql.select(shift.c.helper).where(shift.c.until > at.timestamp()))
        with transaction(self._engine) as connection:
            rows = connection.execute(query.where(here, working).order_by(c.id, helper_station.c.station)).all()
            ids = {row.id for row in rows}
            theirs = sql.select(standing).where(standing.c.helper.in_(ids))
            places = {row.helper: row.place for row in connection.execute(theirs)}
            devices = _devices(connection, ids)
        people: dict[str, Helper] = {}
        for row in rows:
            known = people[row.id].stations if row.id in people else ()
            people[row.id] = Helper(row.id, row.name, role=Role(row.role), stations=(*known, row.station))
        return tuple(
            _present(one, [row for row in devices if row.helper == one.id], places.get(one.id, ""), at)
            for one in people.values()
        )


def _present(one: Helper, devices: list["sql.Row[tuple[object, ...]]"], place: str, at: datetime) -> Present:
    heard_at = max((row.last_heard_at for row in devices), default=0.0)
    heard = at.timestamp() - heard_at <= HEARD_SECONDS
    return Present(one, heard_at, heard, any(_loud(row, at) for row in devices), place)


def _loud(row: "sql.Row[tuple[object, ...]]", at: datetime) -> bool:
    return bool(row.visible and row.sound_on and at.timestamp() - row.last_heard_at <= HEARD_SECONDS)


def _devices(connection: Connection, helpers: Iterable[str]) -> list["sql.Row[tuple[object, ...]]"]:
    query = sql.select(device).where(device.c.helper.in_(list(helpers)))
    return list(connection.execute(query).all())
