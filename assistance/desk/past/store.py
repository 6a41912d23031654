"""SQL of what was before: how long travellers waited, and which reasons were chosen where. No person is in it."""

from datetime import date, datetime, timedelta

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from assistance.desk.tables.store import help_request
from assistance.desk.waits import Wait
from assistance.model import RequestState
from kiosk.database import Connection, Engine, insert_new, transaction

LOOK_BACK = timedelta(days=90)
MOST_WAITS = 5000  # the newest: read in 50 ms while a traveller waits, and more would not change the range

reason_tally = Table(
    "reason_tally",
    metadata,
    Column("day", sql.String, primary_key=True),  # 2026-11-20
    Column("station", sql.String, primary_key=True),
    Column("step", sql.String, primary_key=True),
    Column("trouble", sql.String, primary_key=True),
    Column("reason", sql.String, primary_key=True),
    Column("calls", sql.Integer, nullable=False),
)


class Past:
    """Counts and times of the last 90 days."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, connection: Connection, day: date, station: str, step: str, trouble: str, reason: str) -> None:
        """One more call was closed with this reason; inside the transaction that closes it."""
        key = {"day": day.isoformat(), "station": station, "step": step, "trouble": trouble, "reason": reason}
        mine = sql.and_(*(reason_tally.c[name] == value for name, value in key.items()))
        if not insert_new(connection, reason_tally, {**key, "calls": 1}):
            connection.execute(sql.update(reason_tally).where(mine).values(calls=reason_tally.c.calls + 1))

    def reasons(self, station: str, step: str, trouble: str, today: date) -> dict[str, int]:
        """How often each reason was chosen at this step with this trouble."""
        c = reason_tally.c
        here = (c.station == station) & (c.step == step) & (c.trouble == trouble)
        lately = c.day >= (today - LOOK_BACK).isoformat()
        query = sql.select(c.reason, sql.func.sum(c.calls)).where(here, lately).group_by(c.reason)
        with transaction(self._engine) as connection:
            return {row[0]: int(row[1]) for row in connection.execute(query)}

    def waits(self, station: str, now: datetime) -> list[Wait]:
        """How long each traveller of this station waited; hours are those of the desk's own time zone."""
        c = help_request.c
        lately = (c.station == station) & ~c.test & (c.called_at > (now - LOOK_BACK).timestamp())
        ended = sql.or_(c.arrived_at.is_not(None), c.closed_at.is_not(None))
        query = sql.select(c.called_at, c.arrived_at, c.closed_at).where(lately, ended)
        newest = query.where(c.state != RequestState.ABANDONED).order_by(c.called_at.desc()).limit(MOST_WAITS)
        with transaction(self._engine) as connection:
            rows = connection.execute(newest).all()
        return [
            Wait(
                datetime.fromtimestamp(row.called_at, now.tzinfo).hour,
                max(0.0, (row.arrived_at or row.closed_at) - row.called_at),
                row.arrived_at is not None,
            )
            for row in rows
        ]

    def forget(self, today: date) -> int:
        """Delete what is too old to count; how many rows."""
        old = reason_tally.c.day < (today - LOOK_BACK).isoformat()
        with transaction(self._engine) as connection:
            return connection.execute(sql.delete(reason_tally).where(old)).rowcount
