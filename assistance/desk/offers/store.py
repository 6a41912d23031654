"""SQL of offers: which helper was asked to take which call, when she saw it, and what she said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sql

from assistance.desk.tables.store import Answer, help_request, not_refused, offer
from assistance.model import TAKEN, WAITING
from kiosk.database import Connection, Engine, insert_all_new, insert_new, transaction


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

    def put(self, connection: Connection, asked: Iterable[tuple[str, str]], round: int, at: datetime) -> None:
        """(request, helper) that is asked to take it; who was asked before is asked anew."""
        anew = {"round": round, "offered_at": at.timestamp(), "seen_at": None, "answer": None, "answered_at": None}
        rows = [{"request": request, "helper": helper, **anew} for request, helper in asked]
        new = {(row["request"], row["helper"]) for row in insert_all_new(connection, offer, rows)}
        before = [pair for row in rows if (pair := (row["request"], row["helper"])) not in new]
        if before:
            these = sql.tuple_(offer.c.request, offer.c.helper).in_(before)
            connection.execute(sql.update(offer).where(these).values(anew))

    def see(self, sights: Iterable[tuple[str, str]], at: datetime) -> set[str]:
        """(request, helper): she has it on a visible screen. Which requests somebody who was asked sees only now."""
        these = sql.tuple_(offer.c.request, offer.c.helper).in_(list(sights)) & offer.c.seen_at.is_(None)
        seeing = sql.update(offer).where(these).values(seen_at=at.timestamp()).returning(offer.c.request)
        with transaction(self._engine) as connection:
            return set(connection.execute(seeing).scalars())

    def answer(self, connection: Connection, request: str, helper: str, said: Answer, at: datetime) -> None:
        """What she said; also of one who took a call that others were asked to take."""
        mine = (offer.c.request == request) & (offer.c.helper == helper)
        values = {"answer": said, "answered_at": at.timestamp()}
        row = {"request": request, "helper": helper, "round": 0, "offered_at": at.timestamp()}
        if not insert_new(connection, offer, {**row, **values}):
            connection.execute(sql.update(offer).where(mine).values(values))

    def busy(self) -> frozenset[str]:
        """Ids of helpers who are on their way to somebody, or with somebody."""
        taken = help_request.c.state.in_(TAKEN) & help_request.c.closed_at.is_(None)
        with transaction(self._engine) as connection:
            return frozenset(connection.execute(sql.select(help_request.c.helper).where(taken)).scalars())

    def elsewhere(self, helper: str, station: str) -> list[str]:
        """Ids of live calls at other stations that she was asked to take, and has not refused."""
        c = help_request.c
        hers = (offer.c.helper == helper) & not_refused
        query = sql.select(c.id).join(offer).where(hers, c.closed_at.is_(None), c.station != station)
        with transaction(self._engine) as connection:
            return list(connection.execute(query.order_by(c.called_at)).scalars())

    def waiting(self, station: str) -> list[str]:
        """Ids of all at this station for which nobody has said that she comes, oldest first."""
        c = help_request.c
        mine = (c.station == station) & ~c.test & c.state.in_(WAITING) & c.closed_at.is_(None)
        with transaction(self._engine) as connection:
            return list(connection.execute(sql.select(c.id).where(mine).order_by(c.called_at)).scalars())

    def worked(self, since: datetime, now: datetime) -> dict[str, float]:
        """Seconds that each helper has been at work on calls between the two moments."""
        c, first, last = help_request.c, since.timestamp(), now.timestamp()
        lately = sql.or_(c.closed_at.is_(None), c.closed_at > first)
        yes = (offer.c.answer == Answer.YES) & offer.c.request.in_(sql.select(c.id).where(lately))
        query = sql.select(offer.c.helper, offer.c.answered_at, c.closed_at).join(help_request)
        with transaction(self._engine) as connection:
            rows = connection.execute(query.where(yes)).all()
        found: dict[str, float] = {}
        for row in rows:
            seconds = max(0.0, min(row.closed_at or last, last) - max(row.answered_at, first))
            found[row.helper] = found.get(row.helper, 0.0) + seconds
        return found
