"""SQL of the audit trail: who did what, when, to whom; never what a call was about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from kiosk.database import Engine, transaction

CONSOLE = "console"  # who gave a command at the server itself
KEPT = timedelta(days=365)  # long enough for an auditor's year

audit = Table(
    "audit",
    metadata,
    Column("n", sql.Integer, primary_key=True),
    Column("at", sql.Float, nullable=False),
    Column("who", sql.String, nullable=False),
    Column("what", sql.String, nullable=False),
    Column("whom", sql.String, nullable=False),
    Column("station", sql.String, nullable=False),
    sql.Index("audit_at", "at"),
)


@dataclass(frozen=True)
class Line:
    """One thing that was done. `whom`: a person, a device, a kiosk or a call, by its id."""

    at: datetime
    who: str
    what: str
    whom: str
    station: str


class Audit:
    """Lines are added and never changed; each is forgotten after a year, by itself."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, at: datetime, who: str, what: str, whom: str = "", station: str = "") -> None:
        """Add a line; inside the transaction of what was done, if there is one."""
        row = {"at": at.timestamp(), "who": who, "what": what, "whom": whom, "station": station}
        with transaction(self._engine) as connection:
            connection.execute(sql.insert(audit).values(row))

    def lines(
        self, since: datetime | None = None, most: int = 500, of: Callable[[Line], bool] = lambda _: True
    ) -> list[Line]:
        """The newest first, at most `most` of those that are wanted."""
        query = sql.select(audit).order_by(audit.c.n.desc())
        if since is not None:
            query = query.where(audit.c.at >= since.timestamp())
        with transaction(self._engine) as connection:
            lines = (
                Line(datetime.fromtimestamp(r.at, UTC), r.who, r.what, r.whom, r.station)
                for r in connection.execute(query)
            )
            return list(islice(filter(of, lines), most))

    def forget(self, at: datetime) -> int:
        """Delete what is older than a year; how many lines."""
        with transaction(self._engine) as connection:
            return connection.execute(sql.delete(audit).where(audit.c.at < (at - KEPT).timestamp())).rowcount
