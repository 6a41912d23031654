"""SQL of offers: which helper was asked to take which call, when she saw it, and what she said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.store import help_request, metadata
from assistance.model import RequestState
from kiosk.database import Connection, Engine, transaction


class Answer(StrEnum):
    """What a helper said to an offer."""

    YES = "yes"
    NO = "no"  # "I cannot"
    BROKEN = "broken"  # she said yes, and did not come
    PASSED = "passed"  # she said yes, and a colleague took it over


offer = Table(
    "offer",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("helper", sql.String, primary_key=True),
    Column("round", sql.Integer, nullable=False),  # of the request, when she was asked
    # Moments are seconds since 1970, by the desk's own clock.
    Column("offered_at", sql.Float, nullable=False),
    Column("seen_at", sql.Float),
    Column("answer", sql.String),
    Column("answered_at", sql.Float),
    sql.CheckConstraint("answer in ({})".format(",".join(f"'{answer}'" for answer in Answer)), name="known_answer"),
    sql.CheckConstraint("(answer is null) = (answered_at is null)", name="answered_at_a_time"),
)


@dataclass(frozen=True)
class Offer:
    """One helper who was asked."""

    helper: str
    offered_at: float
    seen: bool
    answer: Answer | None

    @property
    def open(self) -> bool:
        """Whether she may still say yes."""
        return self.answer is None


class Offers:
    """Who was asked. What takes a connection happens inside somebody else's transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, request: str) -> tuple[Offer, ...]:
        """All who were asked to take this one, the first first."""
        query = sql.select(offer).where(offer.c.request == request).order_by(offer.c.offered_at, offer.c.helper)
        with transaction(self._engine) as connection:
            rows = connection.execute(query).all()
        return tuple(
            Offer(row.helper, row.offered_at, row.seen_at is not None, Answer(row.answer) if row.answer else None)
            for row in rows
        )

    def put(self, connection: Connection, request: str, helpers: Iterable[str], round: int, at: datetime) -> None:
        """Ask these helpers; who was asked before is asked anew."""
        row = {"request": request, "round": round, "offered_at": at.timestamp()}
        for helper in helpers:
            connection.execute(sql.delete(offer).where(offer.c.request == request, offer.c.helper == helper))
            connection.execute(sql.insert(offer).values(helper=helper, **row))

    def see(self, request: str, helper: str, at: datetime) -> bool:
        """She has it on a visible screen. False: that was known, or she was not asked."""
        mine = (offer.c.request == request) & (offer.c.helper == helper) & offer.c.seen_at.is_(None)
        with transaction(self._engine) as connection:
            return bool(connection.execute(sql.update(offer).where(mine).values(seen_at=at.timestamp())).rowcount)

    def answer(self, connection: Connection, request: str, helper: str, said: Answer, at: datetime) -> None:
        """What she said; also of one who took a call that others were asked to take."""
        mine = (offer.c.request == request) & (offer.c.helper == helper)
        values = {"answer": said, "answered_at": at.timestamp()}
        if not connection.execute(sql.update(offer).where(mine).values(values)).rowcount:
            row = {"request": request, "helper": helper, "round": 0, "offered_at": at.timestamp()}
            connection.execute(sql.insert(offer).values(**row, **values))

    def busy(self) -> frozenset[str]:
        """Ids of helpers who are on their way to somebody, or with somebody."""
        taken = help_request.c.state.in_((RequestState.ACKNOWLEDGED, RequestState.ARRIVED))
        with transaction(self._engine) as connection:
            return frozenset(connection.execute(sql.select(help_request.c.helper).where(taken)).scalars())

    def waiting(self, station: str) -> list[str]:
        """Ids of all at this station for which nobody has said that she comes, oldest first."""
        c = help_request.c
        mine = (c.station == station) & c.state.in_((RequestState.CALLED, RequestState.UNANSWERED))
        with transaction(self._engine) as connection:
            return list(connection.execute(sql.select(c.id).where(mine).order_by(c.called_at)).scalars())

    def worked(self, since: datetime, now: datetime) -> dict[str, float]:
        """Seconds that each helper has been at work on calls between the two moments."""
        c, first, last = help_request.c, since.timestamp(), now.timestamp()
        lately = sql.or_(c.closed_at.is_(None), c.closed_at > first)
        query = sql.select(offer.c.helper, offer.c.answered_at, c.closed_at).join(help_request)
        with transaction(self._engine) as connection:
            rows = connection.execute(query.where(offer.c.answer == Answer.YES, lately)).all()
        found: dict[str, float] = {}
        for row in rows:
            seconds = max(0.0, min(row.closed_at or last, last) - max(row.answered_at, first))
            found[row.helper] = found.get(row.helper, 0.0) + seconds
        return found
