"""SQL of the copies: what of a station's log goes to the centre, and the centre's copy of it, each line once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Table
from sqlalchemy.dialects import postgresql, sqlite

from assistance.desk.feed.store import feed, help_event, metadata, ring
from assistance.desk.tables.store import help_request
from kiosk.database import Connection, Engine, insert_new, transaction

MOST_LINES = 12  # with their requests they fit into one frame of 16 kB
# How far the centre is with each station. The centre's own numbers go on when a station comes with a new log: `base` is
# what its numbers are added to.
copy = Table(
    "copy",
    metadata,
    Column("station", sql.String, primary_key=True),
    Column("log", sql.String, nullable=False),
    Column("base", sql.Integer, nullable=False),
    Column("seq", sql.Integer, nullable=False),  # of the station's log
)


@dataclass(frozen=True)
class Lines:
    """A piece of a station's log after `after`: its events, and the requests that they are about as they are now.

    Both as column -> value. What a traveller was doing, said or needed is not among them.
    """

    after: int
    upto: int
    requests: tuple[Mapping[str, Any], ...]
    events: tuple[Mapping[str, Any], ...]


class Copies:
    """Both ends: `lines` at the station, `stand` and `keep` at the centre."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lines(self, station: str, after: int) -> Lines:
        """What comes after event `after` of the station's log; `upto` is `after` when nothing does."""
        mine = (help_event.c.station == station) & (help_event.c.seq > after)
        some = sql.select(help_event).where(mine).order_by(help_event.c.seq).limit(MOST_LINES)
        with transaction(self._engine) as connection:
            events = [dict(row) for row in connection.execute(some).mappings()]
            about = {event["request"] for event in events}
            asked = sql.select(help_request).where(help_request.c.id.in_(about))
            # Read after their events: a request is never older than the last line about it.
            requests = [dict(row) for row in connection.execute(asked).mappings()]
        upto = events[-1]["seq"] if events else after
        return Lines(after, upto, tuple(requests), tuple(events))

    def stand(self, station: str, log: str) -> int:
        """The last event of the station's log `log` that is kept here; 0: none."""
        query = sql.select(copy.c.seq).where(copy.c.station == station, copy.c.log == log)
        with transaction(self._engine) as connection:
            return int(connection.execute(query).scalar() or 0)

    def keep(self, station: str, log: str, lines: Lines) -> int:
        """Keep what is not kept yet. The last event that is: a hole before the lines is not filled, but told.

        Raises ValueError when the lines are no lines of this station.
        """
        with transaction(self._engine) as connection:
            base, seq = _begin(connection, station, log)
            if lines.after > seq:
                return seq
            for request in sorted(lines.requests, key=lambda one: one.get("closed_at") is None):  # what is over, first
                _keep_request(connection, station, request)
            for event in sorted(lines.events, key=lambda one: int(one["seq"])):
                if event["seq"] > seq:
                    row = _columns(help_event, event) | {"station": station, "seq": base + event["seq"]}
                    insert_new(connection, help_event, row)
            upto = max(seq, lines.upto)
            connection.execute(sql.update(copy).where(copy.c.station == station).values(seq=upto))
            connection.execute(sql.update(feed).where(feed.c.station == station).values(seq=base + upto))
            ring(connection, station)
        return upto


def _begin(connection: Connection, station: str, log: str) -> tuple[int, int]:
    """(base, last event that is kept), with the station's row held until the end. A new log goes on after the old."""
    insert_new(connection, feed, {"station": station, "log": f"copy-{log}", "seq": 0, "copied": True})
    held = sql.select(feed.c.copied, feed.c.seq).where(feed.c.station == station).with_for_update()
    own = connection.execute(held).one()
    if not own.copied:
        raise ValueError(f"this desk serves {station!r} itself")
    row = connection.execute(sql.select(copy).where(copy.c.station == station)).first()
    if row is not None and row.log == log:
        return row.base, row.seq
    connection.execute(sql.delete(copy).where(copy.c.station == station))
    connection.execute(sql.insert(copy).values(station=station, log=log, base=own.seq, seq=0))
    return own.seq, 0


def _keep_request(connection: Connection, station: str, request: Mapping[str, Any]) -> None:
    """The newest that is known of it; a piece that comes late changes nothing."""
    row = _columns(help_request, request) | {"station": station}
    kind: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    inserting = kind(help_request).values(row)
    newer = (help_request.c.rev <= row["rev"]) & (help_request.c.station == station)
    changes = {name: inserting.excluded[name] for name in row if name != "id"}
    connection.execute(inserting.on_conflict_do_update(index_elements=["id"], set_=changes, where=newer))


def _columns(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """What this release knows; a column that only a newer station has is left out."""
    known = {name: value for name, value in values.items() if name in table.c}
    if missing := [c.name for c in table.primary_key if c.name not in known]:
        raise ValueError(f"a line without {', '.join(missing)}")
    return known
