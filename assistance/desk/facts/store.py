"""SQL of forgetting: what stays of a call is counts and seconds, written down before what it was about is deleted."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance import messages
from assistance.desk.canary.store import TestCalls
from assistance.desk.facts.model import timings
from assistance.desk.feed.store import help_event, metadata
from assistance.desk.rows.store import delete_requests
from assistance.desk.tables.store import help_request, request_situation
from assistance.desk.tallies.store import thanks
from assistance.messages import Call
from kiosk.clock import Clock
from kiosk.database import Connection, Engine, checkpoint, insert_new, transaction
from kiosk.visits.model import Situation

TEST_ROWS_KEPT = timedelta(hours=24)
LONGEST_STUCK_S = 3600  # a visit that stood still for longer was left alone

call_fact = Table(
    "call_fact",
    metadata,
    Column("n", sql.Integer, primary_key=True, autoincrement=True),
    # Until its events are forgotten: then nothing leads from this row to anything else.
    Column("request", sql.String, unique=True),
    Column("station", sql.String, nullable=False),
    Column("kiosk", sql.String, nullable=False),
    Column("place", sql.String, nullable=False),
    Column("flow", sql.String, nullable=False),
    Column("step", sql.String, nullable=False),
    Column("day", sql.String, nullable=False),  # 2026-11-20 and the hour, where the desk stands: never the minute
    Column("hour", sql.Integer, nullable=False),
    Column("stuck_s", sql.Integer, nullable=False),  # at that step, before the call
    Column("seen_s", sql.Integer),
    Column("promised_s", sql.Integer),
    Column("arrived_s", sql.Integer),
    Column("closed_s", sql.Integer, nullable=False),
    Column("state", sql.String, nullable=False),  # a RequestState: resolved, cancelled, abandoned
    # An Outcome, and a Proof; "": no helper closed it, nobody arrived.
    Column("outcome", sql.String, nullable=False, default="", server_default=""),
    Column("proof", sql.String, nullable=False, default="", server_default=""),
    Column("reason", sql.String, nullable=False),
    Column("suggested", sql.String, nullable=False),  # ids of reasons with blanks between, likeliest first
    Column("unanswered", sql.Boolean, nullable=False),
    Column("broken", sql.Integer, nullable=False),
    Column("face", sql.String, nullable=False, default="", server_default=""),
    sql.Index("facts_of_a_day", "station", "day"),
)
# Needs hint at health: never beside a call, counts of a month only.
need_tally = Table(
    "need_tally",
    metadata,
    Column("station", sql.String, primary_key=True),
    Column("month", sql.String, primary_key=True),  # 2026-11
    Column("kind", sql.String, primary_key=True),  # "access" or "language"
    Column("need", sql.String, primary_key=True),
    Column("calls", sql.Integer, nullable=False),
)
Suggest = Callable[[Situation], tuple[str, ...]]


class Facts:
    """What the desk keeps, and what it forgets: situations after hours, events after a season."""

    def __init__(
        self, engine: Engine, tests: TestCalls, clock: Clock, suggest: Suggest, situation_hours: int, events_days: int
    ) -> None:
        self._engine = engine
        self._tests = tests
        self._clock = clock
        self._suggest = suggest
        self._situations = timedelta(hours=situation_hours)
        self._events = timedelta(days=events_days)

    def keep(self, most: int | None = None) -> int:
        """Write down the facts of calls that have ended since, of all or of the first `most`; how many."""
        with transaction(self._engine) as connection:
            return self._keep(connection, most)

    def waits(self) -> bool:
        """Whether a call has ended whose facts are not written down; only reads."""
        with transaction(self._engine) as connection:
            here = help_request.c.id.in_(sql.select(request_situation.c.request))
            return connection.execute(_ended().where(here).order_by(None).limit(1)).first() is not None

    def forget(self) -> int:
        """Delete what need not be known any more, on the disk too; how many situations. Facts are kept first."""
        now = self._clock.now()
        with transaction(self._engine) as connection:
            self._keep(connection)
            old = sql.select(help_request.c.id).where(help_request.c.closed_at < (now - self._situations).timestamp())
            gone = connection.execute(sql.delete(request_situation).where(request_situation.c.request.in_(old)))
            rows = _forget_requests(connection, now - self._events)
        tests = self._tests.forget(now - TEST_ROWS_KEPT, now - self._events)
        if gone.rowcount or rows or tests:
            checkpoint(self._engine)
        return gone.rowcount

    def _keep(self, connection: Connection, most: int | None = None) -> int:
        rows = connection.execute(_ended().limit(most)).all()
        for row in rows:
            message = messages.decode(row.body)
            if isinstance(message, Call):
                situation = message.request.situation
                if insert_new(connection, call_fact, self._fact(connection, row, situation)):  # else another server has
                    self._count_needs(connection, row, situation)
        return len(rows)

    def _fact(self, connection: Connection, row: sql.Row[Any], situation: Situation) -> dict[str, object]:
        c = help_event.c
        happened = connection.execute(sql.select(c.what, c.at).where(c.request == row.id).order_by(c.seq)).all()
        called = self._local(row.called_at)
        stuck = (situation.since.timestamp(), row.called_at)
        return {
            "request": row.id,
            "station": row.station,
            "kiosk": row.kiosk,
            "place": situation.place,
            "flow": situation.flow,
            "step": situation.step,
            "day": called.date().isoformat(),
            "hour": called.hour,
            "stuck_s": min(max(0, round(stuck[1] - stuck[0])), LONGEST_STUCK_S),
            **asdict(timings(row.called_at, [(one.what, one.at) for one in happened])),
            "closed_s": max(0, round(row.closed_at - row.called_at)),
            "state": row.state,
            "outcome": row.outcome or "",
            "proof": row.proof or "",
            "reason": row.reason or "",
            "suggested": " ".join(self._suggest(situation)),
        }

    def _count_needs(self, connection: Connection, row: sql.Row[Any], situation: Situation) -> None:
        month = self._local(row.called_at).strftime("%Y-%m")
        needs = Counter([("language", situation.language), *(("access", need) for need in set(situation.access))])
        for kind, need in needs:
            key = {"station": row.station, "month": month, "kind": kind, "need": need}
            insert_new(connection, need_tally, {**key, "calls": 0})
            mine = sql.and_(*(need_tally.c[name] == value for name, value in key.items()))
            connection.execute(sql.update(need_tally).where(mine).values(calls=need_tally.c.calls + 1))

    def _local(self, at: float) -> datetime:
        return datetime.fromtimestamp(at, self._clock.now().tzinfo)


def _ended() -> sql.Select[Any]:
    """Real calls that are over, whose situation is still here, and whose facts are not yet."""
    c = help_request.c
    of_it = (c.id, c.station, c.kiosk, c.state, c.outcome, c.proof, c.reason, c.called_at, c.closed_at)
    query = sql.select(*of_it, request_situation.c.body)
    kept = sql.exists().where(call_fact.c.request == c.id)
    return query.join(request_situation).where(c.closed_at.is_not(None), ~c.test, ~kept).order_by(c.closed_at)


def _forget_requests(connection: Connection, before: datetime) -> int:
    """After a season a request itself is gone, with all that points at it; its fact stays, and leads nowhere."""
    query = sql.select(help_request.c.id).where(help_request.c.closed_at < before.timestamp())
    old = list(connection.execute(query).scalars())
    for id in old:
        face = connection.execute(sql.select(thanks.c.face).where(thanks.c.request == id)).scalar() or ""
        connection.execute(sql.update(call_fact).where(call_fact.c.request == id).values(request=None, face=face))
        connection.execute(sql.delete(thanks).where(thanks.c.request == id))
    delete_requests(connection, old)
    return len(old)
