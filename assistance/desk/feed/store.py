"""SQL of the feed: a station's counter and its numbered log, by which every reader resumes."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Table

from kiosk.database import Connection, Engine, chained, insert_new, is_postgresql, together, transaction

CHANNEL = "loket_feed"  # on which PostgreSQL tells the other servers that a station's log grew
metadata = chained("desk")
# One counter for each station, taken last in each transaction: a number given is a number committed, so no reader can
# skip one.
feed = Table(
    "feed",
    metadata,
    Column("station", sql.String, primary_key=True),
    Column("log", sql.String, nullable=False),  # made with the row: numbers of another log mean nothing here
    Column("seq", sql.Integer, nullable=False),
    # What another desk copies to here. Its timers are that desk's.
    Column("copied", sql.Boolean, nullable=False, server_default=sql.false()),
)
help_event = Table(
    "help_event",
    metadata,
    Column("station", sql.String, primary_key=True),
    Column("seq", sql.Integer, primary_key=True, autoincrement=False),
    Column("request", sql.ForeignKey("help_request.id"), nullable=False, index=True),
    Column("what", sql.String, nullable=False),
    Column("helper_name", sql.String, nullable=False),
    Column("minutes", sql.Integer, nullable=False),
    Column("seen_by", sql.Integer, nullable=False),
    Column("at", sql.Float, nullable=False),
)


class Feeds:
    """Each station's log: how far it is, and whose turn it is to write into it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.several_servers = is_postgresql(engine)

    def log_of(self, station: str) -> str:
        """The name of the station's log; it begins now, if it has none."""
        with transaction(self._engine) as connection:
            begin(connection, station)
            return str(connection.execute(sql.select(feed.c.log).where(feed.c.station == station)).scalar_one())

    def stand(self, stations: tuple[str, ...]) -> dict[str, int]:
        """The number of the newest event of each of these stations."""
        query = sql.select(feed.c.station, feed.c.seq).where(feed.c.station.in_(stations))
        with transaction(self._engine) as connection:
            return {row.station: row.seq for row in connection.execute(query)}

    @contextmanager
    def turn(self, station: str) -> Iterator[None]:
        """Changes at `station` until this ends are committed as one; nobody else changes anything there meanwhile.

        The counter is taken first here: two servers that each held a request, and waited for the counter, would
        wait for each other.
        """
        with together(self._engine) as connection:
            if self.several_servers:
                connection.execute(sql.select(feed.c.seq).where(feed.c.station == station).with_for_update())
            yield


def begin(connection: Connection, station: str) -> None:
    """Let the station have a log."""
    known = sql.select(feed.c.station).where(feed.c.station == station)
    if connection.execute(known).first() is None:
        insert_new(connection, feed, {"station": station, "log": secrets.token_hex(8), "seq": 0})


def append(connection: Connection, station: str, at: datetime, events: Sequence[Mapping[str, Any]]) -> None:
    """The events of changes, last in their transaction. With the commit the other servers hear of it, never before."""
    more = {"seq": feed.c.seq + len(events)}
    counting = sql.update(feed).where(feed.c.station == station).values(more).returning(feed.c.seq)
    seq = connection.execute(counting).scalar()
    if seq is None:
        begin(connection, station)
        seq = connection.execute(counting).scalar_one()
    first = {"station": station, "at": at.timestamp()}
    lines = [{**first, "seq": n, **event} for n, event in enumerate(events, seq - len(events) + 1)]
    connection.execute(sql.insert(help_event), lines)
    ring(connection, station)


def ring(connection: Connection, station: str) -> None:
    """Wake whoever reads the station's log, also in other servers."""
    if connection.dialect.name == "postgresql":
        connection.execute(sql.select(sql.func.pg_notify(CHANNEL, station)))
