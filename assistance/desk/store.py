"""SQL of the desk: help requests, the numbered log of all that happened to them, and who saw them."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance import messages
from assistance.desk.reasons import LEFT_OPEN
from assistance.messages import Call, News, What
from assistance.model import LIVE, Helper, HelpRequest, RequestState
from kiosk.database import Connection, Engine, chained, transaction


def _listed(states: Iterable[RequestState]) -> str:
    return ",".join(sorted(f"'{state}'" for state in states))


metadata = chained("desk")
_OPEN: dict[str, Any] = {
    "sqlite_where": sql.text("closed_at is null"),
    "postgresql_where": sql.text("closed_at is null"),
}
_REAL: dict[str, Any] = {  # a kiosk may place a test call while a traveller's lives
    "sqlite_where": sql.text("closed_at is null and not test"),
    "postgresql_where": sql.text("closed_at is null and not test"),
}
help_request = Table(
    "help_request",
    metadata,
    Column("id", sql.String, primary_key=True),  # made by the kiosk: the same call received twice is one
    Column("station", sql.String, nullable=False),
    Column("kiosk", sql.String, nullable=False),
    Column("state", sql.String, nullable=False),
    Column("rev", sql.Integer, nullable=False, default=1),
    Column("round", sql.Integer, nullable=False, default=0),  # how often something fell due in this state
    Column("helper", sql.String),
    Column("helper_name", sql.String),
    Column("minutes", sql.Integer, nullable=False, default=0),
    Column("seen_by", sql.Integer, nullable=False, default=0),
    Column("reason", sql.String),
    Column("test", sql.Boolean, nullable=False, default=False, server_default=sql.false()),
    # Moments are seconds since 1970, by the desk's own clock.
    Column("called_at", sql.Float, nullable=False),
    Column("changed_at", sql.Float, nullable=False),
    Column("promised_at", sql.Float),
    Column("closed_at", sql.Float),
    Column("due_at", sql.Float),
    sql.CheckConstraint(f"state in ({_listed(RequestState)})", name="known_state"),
    sql.CheckConstraint("(closed_at is null) = (due_at is not null)", name="open_has_a_next_step"),
    sql.CheckConstraint(f"(state in ({_listed(LIVE)})) = (closed_at is null)", name="done_is_closed"),
    sql.CheckConstraint("state <> 'acknowledged' or promised_at is not null", name="promise_has_a_time"),
    sql.CheckConstraint("state not in ('acknowledged','arrived') or helper is not null", name="promise_has_a_name"),
    sql.CheckConstraint("state not in ('called','unanswered') or helper is null", name="nobody_yet"),
    sql.CheckConstraint("state <> 'resolved' or reason is not null", name="resolved_has_a_reason"),
    sql.Index("one_live_per_kiosk", "kiosk", unique=True, **_REAL),
    sql.Index("due", "due_at", **_OPEN),
)
_REALLY = ~help_request.c.test
# A table of its own, so that forgetting is one DELETE.
request_situation = Table(
    "request_situation",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("body", sql.Text, nullable=False),
)
# One counter, taken last in each transaction: a number given is a number committed, so no reader can skip one.
feed = Table(
    "feed",
    metadata,
    Column("id", sql.Integer, primary_key=True),
    Column("log", sql.String, nullable=False),  # made with the file: numbers of another log mean nothing here
    Column("seq", sql.Integer, nullable=False),
)
help_event = Table(
    "help_event",
    metadata,
    Column("seq", sql.Integer, primary_key=True, autoincrement=False),
    Column("request", sql.ForeignKey(help_request.c.id), nullable=False),
    Column("what", sql.String, nullable=False),
    Column("helper_name", sql.String, nullable=False),
    Column("minutes", sql.Integer, nullable=False),
    Column("seen_by", sql.Integer, nullable=False),
    Column("at", sql.Float, nullable=False),
)
sight = Table(
    "sight",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("helper", sql.String, primary_key=True),
)


@dataclass(frozen=True)
class Event:
    """One line of the log, with the kiosk that it concerns."""

    news: News
    kiosk: str


@dataclass(frozen=True)
class Due:
    """A live request whose time has come."""

    id: str
    state: RequestState
    round: int


class Requests:
    """Every method is one short transaction; every change is one event. One writer at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        with transaction(engine) as connection:
            log = connection.execute(sql.select(feed.c.log)).scalar()
            if log is None:
                log = secrets.token_hex(8)
                connection.execute(sql.insert(feed).values(id=1, log=log, seq=0))
        self.log = str(log)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, request: HelpRequest, at: datetime, due_at: datetime) -> str:
        """Keep a call. The id under which it is kept: another one when this kiosk has a live call already.

        A live call to which a helper has arrived is closed: she forgot it, and somebody calls anew.
        """
        row = {
            "id": request.id,
            "station": request.situation.station,
            "kiosk": request.situation.kiosk,
            "state": RequestState.CALLED,
            "test": request.test,
            "called_at": request.called_at.timestamp(),
            "changed_at": at.timestamp(),
            "due_at": due_at.timestamp(),
        }
        body = messages.encode(Call(request))
        try:
            with transaction(self._engine) as connection:
                if not request.test:
                    _close_arrived(connection, request.situation.kiosk, at)
                connection.execute(sql.insert(help_request).values(row))  # the same call again: nothing was closed
                connection.execute(sql.insert(request_situation).values(request=request.id, body=body))
                _log(connection, request.id, What.CALLED, at)
        except sql.exc.IntegrityError:
            return self._kept_already(request)
        return request.id

    def _kept_already(self, request: HelpRequest) -> str:
        same = help_request.c.id == request.id
        live = (help_request.c.kiosk == request.situation.kiosk) & help_request.c.closed_at.is_(None) & _REALLY
        query = sql.select(help_request.c.id).where(same | live).order_by(same.desc())
        with transaction(self._engine) as connection:
            return str(connection.execute(query).scalars().first() or "")

    def change(self, id: str, what: What, at: datetime, since: Iterable[RequestState], by: str = "", **to: Any) -> bool:
        """Compare and set: only from one of the states `since`, and only while `by` (if given) has it.

        False: it is not so any more (somebody was faster), and nothing was changed.
        """
        where = (help_request.c.id == id) & help_request.c.state.in_(list(since))
        if by:
            where &= help_request.c.helper == by
        if "state" in to:
            to = {"changed_at": at.timestamp(), "round": 0, **to}
        values = {name: value.timestamp() if isinstance(value, datetime) else value for name, value in to.items()}
        changing = sql.update(help_request).where(where).values(rev=help_request.c.rev + 1, **values)
        with transaction(self._engine) as connection:
            if not connection.execute(changing).rowcount:
                return False
            _log(connection, id, what, at)
        return True

    def see(self, id: str, helper: str, at: datetime) -> bool:
        """`helper` has the call on a visible screen. False: that was known, or it is not waiting any more."""
        waiting = help_request.c.state.in_((RequestState.CALLED, RequestState.UNANSWERED))
        try:
            with transaction(self._engine) as connection:
                connection.execute(sql.insert(sight).values(request=id, helper=helper))
                counting = sql.update(help_request).where(help_request.c.id == id, waiting)
                if not connection.execute(counting.values(seen_by=help_request.c.seen_by + 1)).rowcount:
                    return False
                _log(connection, id, What.SEEN, at)
        except sql.exc.IntegrityError:
            return False
        return True

    def get(self, id: str) -> HelpRequest | None:
        """One request; None: there is none, or its situation is forgotten."""
        with transaction(self._engine) as connection:
            row = connection.execute(_requests().where(help_request.c.id == id)).first()
        return _read(row) if row is not None else None

    def kiosk_of(self, id: str) -> str | None:
        """Which kiosk called, live or over; None: there is no such request."""
        query = sql.select(help_request.c.kiosk).where(help_request.c.id == id)
        with transaction(self._engine) as connection:
            return connection.execute(query).scalar()

    def live(self) -> list[HelpRequest]:
        """All that is not over, oldest first; test calls are nobody's to see."""
        query = _requests().where(help_request.c.closed_at.is_(None), _REALLY).order_by(help_request.c.called_at)
        with transaction(self._engine) as connection:
            return [_read(row) for row in connection.execute(query)]

    def last_seq(self) -> int:
        """The number of the newest event."""
        with transaction(self._engine) as connection:
            return int(connection.execute(sql.select(feed.c.seq)).scalar_one())

    def events(self, after: int, kiosk: str = "", most: int = 500) -> list[Event]:
        """What happened after event `after`, in order; of one kiosk, or of all."""
        query = sql.select(help_event, help_request.c.kiosk).join(help_request).where(help_event.c.seq > after)
        if kiosk:
            query = query.where(help_request.c.kiosk == kiosk)
        with transaction(self._engine) as connection:
            rows = connection.execute(query.order_by(help_event.c.seq).limit(most)).all()
        return [Event(News(r.seq, r.request, r.what, r.helper_name, r.minutes, r.seen_by), r.kiosk) for r in rows]

    def due(self, at: datetime) -> list[Due]:
        """Live requests for which something must happen now; test calls end in `assistance.desk.canary`."""
        c = help_request.c
        query = sql.select(c.id, c.state, c.round).where(c.closed_at.is_(None), _REALLY, c.due_at <= at.timestamp())
        with transaction(self._engine) as connection:
            rows = connection.execute(query.order_by(c.due_at)).all()
        return [Due(row.id, RequestState(row.state), row.round) for row in rows]


def _close_arrived(connection: Connection, kiosk: str, at: datetime) -> None:
    mine = (help_request.c.kiosk == kiosk) & (help_request.c.state == RequestState.ARRIVED) & _REALLY
    now = at.timestamp()
    solved = {"state": RequestState.RESOLVED, "reason": LEFT_OPEN, "changed_at": now, "closed_at": now, "due_at": None}
    closing = sql.update(help_request).where(mine).values(rev=help_request.c.rev + 1, **solved)
    for id in connection.execute(closing.returning(help_request.c.id)).scalars().all():
        _log(connection, id, What.RESOLVED, at)


def _log(connection: Connection, id: str, what: What, at: datetime) -> None:
    """The event of a change, last in its transaction."""
    query = sql.select(help_request.c.helper_name, help_request.c.minutes, help_request.c.seen_by)
    row = connection.execute(query.where(help_request.c.id == id)).one()
    seq = connection.execute(sql.update(feed).values(seq=feed.c.seq + 1).returning(feed.c.seq)).scalar_one()
    line = {"seq": seq, "request": id, "what": what, "at": at.timestamp()}
    told = {"helper_name": row.helper_name or "", "minutes": row.minutes, "seen_by": row.seen_by}
    connection.execute(sql.insert(help_event).values(line | told))


def _requests() -> sql.Select[Any]:
    return sql.select(help_request, request_situation.c.body).join(request_situation)


def _read(row: sql.Row[Any]) -> HelpRequest:
    message = messages.decode(row.body)
    if not isinstance(message, Call):
        raise TypeError(f"request {row.id} holds no call")
    return HelpRequest(
        id=row.id,
        situation=message.request.situation,
        called_at=datetime.fromtimestamp(row.called_at, UTC),
        state=RequestState(row.state),
        rev=row.rev,
        helper=Helper(row.helper, row.helper_name) if row.helper else None,
        minutes=row.minutes,
        changed_at=datetime.fromtimestamp(row.changed_at, UTC),
        reason=row.reason or "",
        test=row.test,
    )
