"""SQL of the desk: help requests, what happened to them, and who saw them; of any number of stations."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance import messages
from assistance.desk.feed.store import Feeds, append, feed, help_event, metadata
from assistance.desk.reasons import LEFT_OPEN
from assistance.messages import Call, News, What
from assistance.model import LIVE, Helper, HelpRequest, RequestState
from kiosk.database import Connection, Engine, insert_new, plain_url, transaction

__all__ = ["WAITING", "Due", "Event", "Requests", "help_event", "help_request", "metadata", "request_situation"]

KEEP_SITUATION_SECONDS = 24 * 3600.0
MOST_DUE = 50  # of one look: the next server takes the next ones
WAITING = (RequestState.CALLED, RequestState.UNANSWERED)


def _listed(states: Iterable[RequestState]) -> str:
    return ",".join(sorted(f"'{state}'" for state in states))


_OPEN: dict[str, Any] = {
    "sqlite_where": sql.text("closed_at is null"),
    "postgresql_where": sql.text("closed_at is null"),
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
    sql.Index("one_live_per_kiosk", "station", "kiosk", unique=True, **_OPEN),
    sql.Index("due", "due_at", **_OPEN),
)
# A table of its own, so that forgetting is one DELETE.
request_situation = Table(
    "request_situation",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("body", sql.Text, nullable=False),
)
sight = Table(
    "sight",
    metadata,
    Column("request", sql.ForeignKey(help_request.c.id), primary_key=True),
    Column("helper", sql.String, primary_key=True),
)


@dataclass(frozen=True)
class Event:
    """One line of a station's log, with the kiosk that it concerns."""

    news: News
    kiosk: str
    station: str = ""


@dataclass(frozen=True)
class Due:
    """A live request whose time has come."""

    id: str
    state: RequestState
    round: int


class _Kept(Exception):  # noqa: N818
    """This call, or another of the same kiosk, is kept already; ends its transaction."""


class Requests:
    """Every method is one short transaction; every change is one event in the log of its station.

    `station` "" is the first of those that this desk serves.
    """

    def __init__(self, engine: Engine, stations: Sequence[str] = ("",)) -> None:
        self._engine = engine
        self.engine_url = plain_url(engine)
        self.stations = tuple(stations)
        self.station = self.stations[0]
        self._feeds = Feeds(engine)
        self._logs = {station: self._feeds.log_of(station) for station in self.stations}
        self.several_servers = self._feeds.several_servers

    @property
    def log(self) -> str:
        """The name of the first station's log."""
        return self._logs[self.station]

    def log_of(self, station: str = "") -> str:
        """The name of a station's log: its numbers mean nothing in another one."""
        return self._logs[station or self.station]

    def turn(self, station: str = "") -> AbstractContextManager[None]:
        """See `Feeds.turn`."""
        return self._feeds.turn(station or self.station)

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
            "called_at": request.called_at.timestamp(),
            "changed_at": at.timestamp(),
            "due_at": due_at.timestamp(),
        }
        body = messages.encode(Call(request))
        try:
            with transaction(self._engine) as connection:
                same = sql.select(help_request.c.id).where(help_request.c.id == request.id)
                if connection.execute(same).first() is not None:
                    return request.id
                _close_arrived(connection, request.situation.station, request.situation.kiosk, at)
                if not insert_new(connection, help_request, {"rev": 1, **row}):
                    raise _Kept
                connection.execute(sql.insert(request_situation).values(request=request.id, body=body))
                _log(connection, request.id, What.CALLED, at)
        except _Kept:
            return self._kept_already(request)
        return request.id

    def _kept_already(self, request: HelpRequest) -> str:
        c, situation = help_request.c, request.situation
        same = c.id == request.id
        live = (c.station == situation.station) & (c.kiosk == situation.kiosk) & c.closed_at.is_(None)
        query = sql.select(c.id).where(same | live).order_by(same.desc())
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
        waiting = help_request.c.state.in_(WAITING)
        known = sql.select(help_request.c.id).where(help_request.c.id == id, waiting)
        with transaction(self._engine) as connection:
            if connection.execute(known).first() is None:
                return False
            if not insert_new(connection, sight, {"request": id, "helper": helper}):
                return False
            counting = sql.update(help_request).where(help_request.c.id == id, waiting)
            if not connection.execute(counting.values(seen_by=help_request.c.seen_by + 1)).rowcount:
                return False
            _log(connection, id, What.SEEN, at)
        return True

    def get(self, id: str) -> HelpRequest | None:
        """One request; None: there is none, or its situation is forgotten."""
        with transaction(self._engine) as connection:
            row = connection.execute(_requests().where(help_request.c.id == id)).first()
        return _read(row) if row is not None else None

    def several(self, ids: Iterable[str]) -> dict[str, HelpRequest]:
        """These requests by id, without those whose situation is forgotten."""
        with transaction(self._engine) as connection:
            rows = connection.execute(_requests().where(help_request.c.id.in_(list(ids)))).all()
        return {row.id: _read(row) for row in rows}

    def kiosk_of(self, id: str, station: str = "") -> str | None:
        """Which kiosk of the station called, live or over; None: there is no such request there."""
        c = help_request.c
        query = sql.select(c.kiosk).where(c.id == id, c.station == (station or self.station))
        with transaction(self._engine) as connection:
            return connection.execute(query).scalar()

    def station_of(self, id: str) -> str | None:
        """At which station the request is; None: there is no such request."""
        with transaction(self._engine) as connection:
            return connection.execute(sql.select(help_request.c.station).where(help_request.c.id == id)).scalar()

    def live(self, station: str = "") -> list[HelpRequest]:
        """All at the station that is not over, oldest first."""
        c = help_request.c
        query = _requests().where(c.closed_at.is_(None), c.station == (station or self.station))
        with transaction(self._engine) as connection:
            return [_read(row) for row in connection.execute(query.order_by(c.called_at))]

    def count_waiting(self, station: str = "") -> int:
        """For how many at the station nobody has said that she comes."""
        mine = (help_request.c.station == (station or self.station)) & help_request.c.state.in_(WAITING)
        with transaction(self._engine) as connection:
            return int(connection.execute(sql.select(sql.func.count()).where(mine)).scalar_one())

    def last_seq(self, station: str = "") -> int:
        """The number of the newest event."""
        return self._feeds.stand((station or self.station,))[station or self.station]

    def stand(self) -> dict[str, int]:
        """The number of the newest event of each station that this desk serves."""
        return self._feeds.stand(self.stations)

    def events(self, after: int, kiosk: str = "", most: int = 500, station: str = "") -> list[Event]:
        """What happened at the station after event `after`, in order; to one kiosk, or to all."""
        query = sql.select(help_event, help_request.c.kiosk).join(help_request)
        query = query.where(help_event.c.station == (station or self.station), help_event.c.seq > after)
        if kiosk:
            query = query.where(help_request.c.kiosk == kiosk)
        with transaction(self._engine) as connection:
            rows = connection.execute(query.order_by(help_event.c.seq).limit(most)).all()
        return [
            Event(News(r.seq, r.request, r.what, r.helper_name, r.minutes, r.seen_by), r.kiosk, r.station) for r in rows
        ]

    def due(self, at: datetime, station: str | None = None) -> list[Due]:
        """Live requests for which something must happen now, at one station or at all; at most MOST_DUE.

        What another server is just about is left to it. What was copied to here is its own desk's.
        """
        c = help_request.c
        query = sql.select(c.id, c.state, c.round).where(_due(at))
        if station is not None:
            query = query.where(c.station == station)
        query = query.order_by(c.due_at).limit(MOST_DUE).with_for_update(skip_locked=True)
        with transaction(self._engine) as connection:
            rows = connection.execute(query).all()
        return [Due(row.id, RequestState(row.state), row.round) for row in rows]

    def stations_due(self, at: datetime) -> list[str]:
        """Where something must happen now, also at stations that another server serves; only reads."""
        with transaction(self._engine) as connection:
            return list(connection.execute(sql.select(help_request.c.station).where(_due(at)).distinct()).scalars())

    def adopt(self) -> None:
        """What an earlier release kept under another spelling of this desk's only station belongs to it."""
        c = help_request.c
        copied = sql.select(feed.c.station).where(feed.c.copied)
        lost = c.closed_at.is_(None) & (c.station != self.station) & c.station.not_in(copied)
        with transaction(self._engine) as connection:
            connection.execute(sql.update(help_request).where(lost).values(station=self.station))

    def forget(self, at: datetime) -> int:
        """Delete the situations of all that was closed a day ago; how many. Counts and times stay."""
        old = sql.select(help_request.c.id).where(help_request.c.closed_at < at.timestamp() - KEEP_SITUATION_SECONDS)
        with transaction(self._engine) as connection:
            return connection.execute(
                sql.delete(request_situation).where(request_situation.c.request.in_(old))
            ).rowcount


def _due(at: datetime) -> sql.ColumnElement[bool]:
    copied = sql.select(feed.c.station).where(feed.c.copied)
    c = help_request.c
    return c.closed_at.is_(None) & (c.due_at <= at.timestamp()) & c.station.not_in(copied)


def _close_arrived(connection: Connection, station: str, kiosk: str, at: datetime) -> None:
    c = help_request.c
    mine = (c.station == station) & (c.kiosk == kiosk) & (c.state == RequestState.ARRIVED)
    now = at.timestamp()
    solved = {"state": RequestState.RESOLVED, "reason": LEFT_OPEN, "changed_at": now, "closed_at": now, "due_at": None}
    closing = sql.update(help_request).where(mine).values(rev=help_request.c.rev + 1, **solved)
    for id in connection.execute(closing.returning(help_request.c.id)).scalars().all():
        _log(connection, id, What.RESOLVED, at)


def _log(connection: Connection, id: str, what: What, at: datetime) -> None:
    """The event of a change, last in its transaction."""
    c = help_request.c
    query = sql.select(c.station, c.helper_name, c.minutes, c.seen_by).where(c.id == id)
    row = connection.execute(query).one()
    told = {"helper_name": row.helper_name or "", "minutes": row.minutes, "seen_by": row.seen_by}
    append(connection, row.station, at, {"request": id, "what": what, **told})


def _requests() -> sql.Select[Any]:
    return sql.select(help_request, request_situation.c.body).join(request_situation)


def _read(row: sql.Row[Any]) -> HelpRequest:
    message = messages.decode(row.body)
    if not isinstance(message, Call):
        raise TypeError(f"request {row.id} holds no call")
    return HelpRequest(
        id=row.id,
        situation=replace(message.request.situation, station=row.station),
        called_at=datetime.fromtimestamp(row.called_at, UTC),
        state=RequestState(row.state),
        rev=row.rev,
        helper=Helper(row.helper, row.helper_name) if row.helper else None,
        minutes=row.minutes,
        changed_at=datetime.fromtimestamp(row.changed_at, UTC),
        reason=row.reason or "",
    )
