"""SQL of the kiosks: when each was last heard, by whichever server, and which do not answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata, ring
from kiosk.database import Engine, insert_new, transaction

SILENT_SECONDS = 6.0  # a kiosk beats every two; with the look each second, and another server's, known within ten
KEEP_SILENT_SECONDS = 24 * 3600.0  # then somebody has taken it away

kiosk = Table(
    "kiosk",
    metadata,
    Column("station", sql.String, primary_key=True),
    Column("id", sql.String, primary_key=True),
    Column("place", sql.String, nullable=False, server_default=""),
    Column("last_heard_at", sql.Float, nullable=False),  # seconds since 1970, by the clock of the server that heard it
    Column("silent_since", sql.Float),  # null: it answers
)


@dataclass(frozen=True)
class Heard:
    """A kiosk, and when it last said anything."""

    station: str
    kiosk: str
    place: str
    at: float  # seconds since 1970


@dataclass(frozen=True)
class SilentKiosk:
    """A kiosk that does not answer: who stands before it cannot call."""

    kiosk: str
    place: str
    since: float  # seconds since 1970


class KnownKiosks:
    """Every kiosk that ever said hello and did not say good-bye."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, heard: Iterable[Heard]) -> None:
        """These were heard; also by this server, if another one hears them too. A kiosk that was silent answers."""
        rows = [
            {"of": one.station, "who": one.kiosk, "where": one.place, "at": one.at}
            for one in sorted(heard, key=lambda one: (one.station, one.kiosk))
        ]
        mine = (kiosk.c.station == sql.bindparam("of")) & (kiosk.c.id == sql.bindparam("who"))
        later = kiosk.c.last_heard_at < sql.bindparam("at")
        noting = sql.update(kiosk).where(mine, later)
        values: dict[str, Any] = {
            "last_heard_at": sql.bindparam("at"),
            "place": sql.bindparam("where"),
            "silent_since": None,
        }
        with transaction(self._engine) as connection:
            known = {(row.station, row.id) for row in connection.execute(sql.select(kiosk.c.station, kiosk.c.id))}
            for row in rows:
                if (row["of"], row["who"]) not in known:
                    new = {"station": row["of"], "id": row["who"], "place": row["where"], "last_heard_at": row["at"]}
                    insert_new(connection, kiosk, new)
            if rows:
                connection.execute(noting.values(values), rows)

    def leave(self, station: str, id: str) -> None:
        """It said good-bye: it is switched off, and nobody need look after it."""
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(kiosk).where(kiosk.c.station == station, kiosk.c.id == id))

    def look(self, at: datetime) -> dict[str, tuple[SilentKiosk, ...]]:
        """Mark who has been silent for too long, whichever server heard it last; all who are, by station."""
        now = at.timestamp()
        quiet = kiosk.c.silent_since.is_(None) & (kiosk.c.last_heard_at < now - SILENT_SECONDS)
        marking = sql.update(kiosk).where(quiet).values(silent_since=kiosk.c.last_heard_at)
        silent = sql.select(kiosk).where(kiosk.c.silent_since.is_not(None)).order_by(kiosk.c.station, kiosk.c.id)
        with transaction(self._engine) as connection:
            if connection.execute(sql.select(kiosk.c.id).where(quiet).limit(1)).first() is not None:
                for station in set(connection.execute(marking.returning(kiosk.c.station)).scalars()):
                    ring(connection, station)
            gone = sql.delete(kiosk).where(kiosk.c.silent_since < now - KEEP_SILENT_SECONDS)
            rows = connection.execute(silent).all()
            if any(row.silent_since < now - KEEP_SILENT_SECONDS for row in rows):
                connection.execute(gone)
        found: dict[str, tuple[SilentKiosk, ...]] = {}
        for row in rows:
            one = SilentKiosk(row.id, row.place, row.silent_since)
            found[row.station] = (*found.get(row.station, ()), one)
        return found
