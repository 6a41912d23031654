"""SQL of test calls: when each kiosk placed one, whether a dashboard showed it, and why not."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import feed, metadata
from assistance.desk.rows.store import AT_ONCE, delete_requests
from assistance.desk.tables.store import help_request
from assistance.model import HelpRequest
from kiosk.database import Engine, insert_new, transaction

KEY = re.compile(r"[a-z0-9-]{1,40}")

test_call = Table(
    "test_call",
    metadata,
    Column("id", sql.String, primary_key=True),  # of its help_request, which is forgotten sooner
    Column("station", sql.String, nullable=False),
    Column("kiosk", sql.String, nullable=False),
    Column("at", sql.Float, nullable=False),
    Column("day", sql.String, nullable=False),  # 2026-11-20, where the desk stands
    Column("seen_at", sql.Float),
    Column("failed_because", sql.String, nullable=False, default="", server_default=""),
    Column("ailing", sql.String, nullable=False, default="", server_default=""),  # devices: keys, a space between
    sql.Index("newest_test", "station", "kiosk", "at"),
)


@dataclass(frozen=True)
class Lately:
    """The newest test calls of a kiosk: when the last came, and what became of the decided ones, newest first."""

    station: str
    kiosk: str
    last_at: float
    failures: tuple[str, ...]  # "" for one that was seen
    ailing: tuple[str, ...] = ()  # what the last said of its devices


class TestCalls:
    """Every method is one short transaction."""

    __test__ = False  # pytest: this is no test

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def placed(self, request: HelpRequest, at: datetime) -> None:
        """A kiosk placed this one; the second time it is the same."""
        row = {
            "id": request.id,
            "station": request.situation.station,
            "kiosk": request.situation.kiosk,
            "at": at.timestamp(),
            "day": at.date().isoformat(),
            "ailing": " ".join(key for key in request.situation.tried if KEY.fullmatch(key)),
        }
        with transaction(self._engine) as connection:
            insert_new(connection, test_call, row)

    def decided(self, id: str, seen_at: datetime | None, because: str = "") -> None:
        """A dashboard showed it at `seen_at`; or it failed."""
        to = {"seen_at": seen_at.timestamp() if seen_at else None, "failed_because": because}
        with transaction(self._engine) as connection:
            connection.execute(sql.update(test_call).where(test_call.c.id == id).values(to))

    def stations_due(self, due: datetime) -> list[str]:
        """Where the time of a test call is over that nobody has seen; what was copied to here is its own desk's."""
        c = help_request.c
        copied = sql.select(feed.c.station).where(feed.c.copied)
        late = c.test & c.closed_at.is_(None) & (c.due_at <= due.timestamp()) & c.station.not_in(copied)
        with transaction(self._engine) as connection:
            return list(connection.execute(sql.select(c.station).where(late).distinct()).scalars())

    def open(self, station: str, kiosk: str = "", due: datetime | None = None) -> list[str]:
        """Ids of a station's test calls that nobody has seen yet; of one kiosk, or of those whose time is over."""
        c = help_request.c
        query = sql.select(c.id).where(c.station == station, c.test, c.closed_at.is_(None))
        if kiosk:
            query = query.where(c.kiosk == kiosk)
        if due:
            query = query.where(c.due_at <= due.timestamp())
        with transaction(self._engine) as connection:
            return list(connection.execute(query.order_by(c.called_at)).scalars())

    def among(self, ids: Collection[str]) -> set[str]:
        """Which of these requests are test calls."""
        c, asked, found = help_request.c, list(ids), set[str]()
        with transaction(self._engine) as connection:
            for n in range(0, len(asked), AT_ONCE):
                query = sql.select(c.id).where(c.id.in_(asked[n : n + AT_ONCE]), c.test)
                found.update(connection.execute(query).scalars())
        return found

    def lately(self, known_since: datetime, recent_since: datetime) -> list[Lately]:
        """Each kiosk that placed one after `known_since`; failures only of those after `recent_since`."""
        c = test_call.c
        newest = sql.select(c.station, c.kiosk, sql.func.max(c.at).label("at")).where(c.at > known_since.timestamp())
        last = newest.group_by(c.station, c.kiosk).subquery()
        same = (c.station == last.c.station) & (c.kiosk == last.c.kiosk) & (c.at == last.c.at)
        of_each = sql.select(c.station, c.kiosk, c.at, c.ailing).join(last, same).order_by(c.station, c.kiosk, c.id)
        recent = sql.select(c.station, c.kiosk, c.seen_at, c.failed_because).where(c.at > recent_since.timestamp())
        decided = recent.where(c.seen_at.is_not(None) | (c.failed_because != "")).order_by(c.at.desc())
        with transaction(self._engine) as connection:
            known = {(row.station, row.kiosk): row for row in connection.execute(of_each)}
            verdicts = connection.execute(decided).all()
        found: dict[tuple[str, str], list[str]] = {}
        for row in verdicts:
            found.setdefault((row.station, row.kiosk), []).append("" if row.seen_at else row.failed_because)
        return [
            Lately(row.station, row.kiosk, row.at, tuple(found.get(of, ())), tuple(row.ailing.split()))
            for of, row in known.items()
        ]

    def forget(self, rows_before: datetime, calls_before: datetime) -> int:
        """Forget the requests of old test calls, of which `test_call` says all that matters; and older `test_call`s."""
        c = help_request.c
        old = sql.select(c.id).where(c.test, c.closed_at < rows_before.timestamp())
        with transaction(self._engine) as connection:
            ids = list(connection.execute(old).scalars())
            delete_requests(connection, ids)
            connection.execute(sql.delete(test_call).where(test_call.c.at < calls_before.timestamp()))
        return len(ids)
