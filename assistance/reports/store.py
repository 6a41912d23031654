"""SQL of reports: reads the facts and tallies of one station, writes nothing; the same on SQLite and PostgreSQL."""

from collections import Counter
from collections.abc import Iterable

import sqlalchemy as sql

from assistance.desk.canary.store import test_call
from assistance.desk.facts.store import call_fact, need_tally
from assistance.desk.tallies.store import step_tally, thanks
from assistance.reports.model import Fact, KioskTests, Material, StepVisits
from assistance.reports.period import Period
from kiosk.database import Connection, Engine, transaction


class Reading:
    """One transaction for each report: all its tables are of the same moment."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def material(self, station: str, period: Period) -> Material:
        """All that a report of this station and period is made of."""
        with transaction(self._engine) as connection:
            return Material(
                facts=tuple(_facts(connection, station, period)),
                visits=tuple(_visits(connection, station, period)),
                needs=_needs(connection, station, period),
                tests=tuple(_tests(connection, station, period)),
            )

    def stations(self) -> list[str]:
        """Of which stations anything is known."""
        columns = (call_fact.c.station, step_tally.c.station, test_call.c.station)
        with transaction(self._engine) as connection:
            found = [name for column in columns for name in connection.execute(sql.select(column).distinct()).scalars()]
        return sorted(set(found))


def _within(day: sql.ColumnElement[str], period: Period) -> sql.ColumnElement[bool]:
    """Days are written so that their order is that of their letters."""
    return day.between(period.first.isoformat(), period.last.isoformat())


def _facts(connection: Connection, station: str, period: Period) -> Iterable[Fact]:
    c = call_fact.c
    query = sql.select(call_fact, thanks.c.face.label("chosen")).outerjoin(thanks, thanks.c.request == c.request)
    for row in connection.execute(query.where(c.station == station, _within(c.day, period)).order_by(c.n)):
        yield Fact(
            kiosk=row.kiosk,
            place=row.place,
            flow=row.flow,
            step=row.step,
            day=row.day,
            hour=row.hour,
            stuck_s=row.stuck_s,
            seen_s=row.seen_s,
            promised_s=row.promised_s,
            arrived_s=row.arrived_s,
            closed_s=row.closed_s,
            state=row.state,
            reason=row.reason,
            suggested=tuple(row.suggested.split()),
            unanswered=row.unanswered,
            broken=row.broken,
            face=row.chosen or row.face,
            outcome=row.outcome,
            proof=row.proof,
        )


def _visits(connection: Connection, station: str, period: Period) -> Iterable[StepVisits]:
    c = step_tally.c
    query = sql.select(c.day, c.flow, c.step, sql.func.sum(c.visits).label("visits"))
    query = query.where(c.station == station, _within(c.day, period)).group_by(c.day, c.flow, c.step)
    for row in connection.execute(query.order_by(c.day, c.flow, c.step)):
        yield StepVisits(row.day, row.flow, row.step, int(row.visits))


def _needs(connection: Connection, station: str, period: Period) -> dict[tuple[str, str], int]:
    c = need_tally.c
    months = (f"{period.first:%Y-%m}", f"{period.last:%Y-%m}")
    query = sql.select(c.kind, c.need, sql.func.sum(c.calls).label("calls"))
    query = query.where(c.station == station, c.month.between(*months)).group_by(c.kind, c.need)
    return {(row.kind, row.need): int(row.calls) for row in connection.execute(query)}


def _tests(connection: Connection, station: str, period: Period) -> Iterable[KioskTests]:
    c = test_call.c
    query = sql.select(c.kiosk, c.failed_because, c.seen_at.is_not(None).label("seen"), sql.func.count().label("n"))
    query = query.where(c.station == station, _within(c.day, period))
    placed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    failures: dict[str, Counter[str]] = {}
    for row in connection.execute(query.group_by(c.kiosk, c.failed_because, c.seen_at.is_not(None))):
        placed[row.kiosk] += row.n
        seen[row.kiosk] += row.n if row.seen else 0
        if row.failed_because:
            failures.setdefault(row.kiosk, Counter())[row.failed_because] += row.n
    for kiosk in sorted(placed):
        yield KioskTests(kiosk, placed[kiosk], seen[kiosk], dict(failures.get(kiosk, {})))
