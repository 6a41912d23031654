"""SQL of the desk: help requests, what happened to them, and who saw them; of any number of stations."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

import sqlalchemy as sql

from assistance.desk.feed.store import Feeds, feed, help_event
from assistance.desk.reasons import LEFT_OPEN
from assistance.desk.rows.store import (
    TOLD,
    TOLD_WITH_EVENTS,
    Due,
    Event,
    asked_of,
    is_due,
    new_row,
    news_of,
    request_of,
    stand_of,
    whole,
    write_calls,
    write_events,
)
from assistance.desk.tables.store import REALLY, help_request, sight
from assistance.messages import What
from assistance.model import WAITING, HelpRequest, RequestState
from kiosk.database import Connection, Engine, insert_all_new, insert_new, plain_url, transaction

__all__ = ["Due", "Event", "Requests"]

MOST_DUE = 50  # of one look: the next server takes the next ones


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

    def add(self, request: HelpRequest, at: datetime, due_at: datetime, usual: tuple[int, int] = (0, 0)) -> str:
        """Keep a call. The id under which it is kept: another one when this kiosk has a live call already.

        A live call to which a helper has arrived is closed: she forgot it, and somebody calls anew.
        """
        row = new_row(request, at, due_at, usual)
        try:
            with transaction(self._engine) as connection:
                added = insert_new(connection, help_request, row)
                if not added and not self._known(connection, request.id):
                    there = (request.situation.station, request.situation.kiosk)
                    if not request.test and _close_arrived(connection, *there, at):
                        added = insert_new(connection, help_request, row)
                if not added:
                    raise _Kept
                write_calls(connection, [request], at)
        except _Kept:
            return self._kept_already(request)
        return request.id

    def add_all(self, requests: Sequence[HelpRequest], at: datetime, usual: Mapping[str, tuple[int, int]]) -> list[str]:
        """Keep calls of people that came together: what `add` gives for one after another. `usual`: by station."""
        none, apart = (0, 0), _apart(requests)
        rows = [new_row(one, at, at, usual.get(one.situation.station, none)) for one in apart.values()]
        with transaction(self._engine) as connection:
            known = {row["id"] for row in insert_all_new(connection, help_request, rows)}
            if known:
                write_calls(connection, [one for id, one in apart.items() if id in known], at)
            if again := apart.keys() - known:  # a kiosk without a receipt says it again: so may all kiosks at once
                query = sql.select(help_request.c.id).where(help_request.c.id.in_(again))
                known.update(connection.execute(query).scalars())
        return [
            one.id
            if one.id in known and one is apart[one.id]
            else self.add(one, at, at, usual.get(one.situation.station, none))
            for one in requests
        ]

    def usual_of(self, ids: Iterable[str]) -> dict[str, tuple[int, int]]:
        """How long the travellers of these calls were told that it usually takes."""
        c = help_request.c
        query = sql.select(c.id, c.usual_from, c.usual_to).where(c.id.in_(list(ids)))
        with transaction(self._engine) as connection:
            return {row.id: (row.usual_from, row.usual_to) for row in connection.execute(query)}

    @staticmethod
    def _known(connection: Connection, id: str) -> bool:
        return connection.execute(sql.select(help_request.c.id).where(help_request.c.id == id)).first() is not None

    def _kept_already(self, request: HelpRequest) -> str:
        c, situation = help_request.c, request.situation
        same = c.id == request.id
        live = (c.station == situation.station) & (c.kiosk == situation.kiosk) & c.closed_at.is_(None) & REALLY
        query = sql.select(c.id).where(same | live).order_by(same.desc())
        with transaction(self._engine) as connection:
            return str(connection.execute(query).scalars().first() or "")

    def change(
        self,
        id: str,
        what: What,
        at: datetime,
        since: Iterable[RequestState],
        to: Mapping[str, Any],
        only: Mapping[str, Any] | None = None,
        also: Callable[[Connection], None] | None = None,
        name: str = "",
        test: bool = False,
    ) -> bool:
        """Compare and set the columns `to`: only from one of the states `since`, and while columns are as in `only`.

        `also` happens in the same transaction. `name`: of whom the log tells, if it is not the helper who has the call.
        Nobody handles a test call but who says `test`. False: it is not so any more (somebody was faster), and nothing
        was changed.
        """
        c = help_request.c
        where = (c.id == id) & (c.test if test else REALLY) & c.state.in_(list(since))
        for column, value in (only or {}).items():
            where &= help_request.c[column] == value
        anew = {"changed_at": at, "round": 0} if "state" in to else {}
        values = {k: v.timestamp() if isinstance(v, datetime) else v for k, v in {**anew, **to}.items()}
        changing = sql.update(help_request).where(where).values(rev=help_request.c.rev + 1, **values)
        with transaction(self._engine) as connection:
            told = connection.execute(changing.returning(*TOLD)).first()
            if told is None:
                return False
            if also is not None:
                also(connection)
            write_events(connection, [told], what, at, {id: name})
        return True

    def change_all(
        self,
        dues: Sequence[Due],
        what: What,
        at: datetime,
        to: Mapping[str, Any],
        names: Mapping[str, str],
        also: Callable[[Connection, Collection[str]], None],
    ) -> int:
        """Set the same columns of all of these that still stand so; how many. `also` gets the ids of those.

        `names`: by request, as in `change`.
        """
        changing = sql.update(help_request).where(_still(dues), REALLY).values(rev=help_request.c.rev + 1, **to)
        with transaction(self._engine) as connection:
            told = {row.id: row for row in connection.execute(changing.returning(*TOLD))}
            if told:
                also(connection, told.keys())
                write_events(connection, [told[due.id] for due in dues if due.id in told], what, at, names)
        return len(told)

    def postpone(self, due: Due, due_at: float, round: int | None = None) -> bool:
        """What is due is due later; nothing happened that anybody is told. False: something else happened meanwhile."""
        return bool(self.postpone_all([due], due_at, round))

    def postpone_all(self, dues: Sequence[Due], due_at: float, round: int | None = None) -> int:
        """The same of several, to the same moment; how many of them."""
        values = {"due_at": due_at, "round": help_request.c.round if round is None else round}
        later = sql.update(help_request).where(_still(dues)).values(rev=help_request.c.rev + 1, **values)
        with transaction(self._engine) as connection:
            return connection.execute(later).rowcount

    def see(self, sights: Iterable[tuple[str, str]], at: datetime) -> int:
        """(request, helper): she has it on a visible screen. How many of these were not known, of calls that wait."""
        sights = set(sights)
        waiting = help_request.c.state.in_(WAITING)
        known = sql.select(help_request.c.id).where(help_request.c.id.in_({id for id, _ in sights}), waiting)
        with transaction(self._engine) as connection:
            ids = set(connection.execute(known).scalars())
            rows = [{"request": id, "helper": helper} for id, helper in sorted(sights) if id in ids]
            new = Counter(row["request"] for row in insert_all_new(connection, sight, rows))
            told: list[sql.Row[Any]] = []
            for count in sorted(set(new.values())):  # most were seen by the same number
                these = help_request.c.id.in_([id for id, counted in new.items() if counted == count])
                counting = sql.update(help_request).where(these, waiting)
                told += connection.execute(counting.values(seen_by=help_request.c.seen_by + count).returning(*TOLD))
            write_events(connection, told, What.SEEN, at, {})
        return sum(new[row.id] for row in told)

    def get(self, id: str) -> HelpRequest | None:
        """One request; None: there is none, or its situation is forgotten."""
        with transaction(self._engine) as connection:
            row = connection.execute(whole().where(help_request.c.id == id)).first()
            asked = asked_of(connection, [id])
        return request_of(row, asked.get(id, ())) if row is not None else None

    def several(self, ids: Iterable[str]) -> dict[str, HelpRequest]:
        """These requests by id, without those whose situation is forgotten."""
        with transaction(self._engine) as connection:
            rows = connection.execute(whole().where(help_request.c.id.in_(list(ids)))).all()
            asked = asked_of(connection, [row.id for row in rows])
        return {row.id: request_of(row, asked.get(row.id, ())) for row in rows}

    def kiosk_of(self, id: str, station: str = "") -> str | None:
        """Which kiosk of the station called, live or over; None: there is no such request there."""
        c = help_request.c
        query = sql.select(c.kiosk).where(c.id == id, c.station == (station or self.station))
        with transaction(self._engine) as connection:
            return connection.execute(query).scalar()

    def stations_of(self, ids: Iterable[str]) -> dict[str, str]:
        """At which station each of these is; without those that are not known."""
        query = sql.select(help_request.c.id, help_request.c.station).where(help_request.c.id.in_(list(ids)))
        with transaction(self._engine) as connection:
            return {row.id: row.station for row in connection.execute(query)}

    def live(self, station: str = "") -> list[HelpRequest]:
        """All at the station that is not over, oldest first; test calls are nobody's to see."""
        c = help_request.c
        query = whole().where(c.closed_at.is_(None), REALLY, c.station == (station or self.station))
        with transaction(self._engine) as connection:
            rows = connection.execute(query.order_by(c.called_at)).all()
            asked = asked_of(connection, [row.id for row in rows])
        return [request_of(row, asked.get(row.id, ())) for row in rows]

    def count_waiting(self, station: str = "") -> int:
        """For how many at the station nobody has said that she comes."""
        c = help_request.c
        mine = (c.station == (station or self.station)) & c.state.in_(WAITING) & c.closed_at.is_(None) & REALLY
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
        query = sql.select(help_event, *(help_request.c[name] for name in TOLD_WITH_EVENTS)).join(help_request)
        query = query.where(help_event.c.station == (station or self.station), help_event.c.seq > after)
        if kiosk:
            query = query.where(help_request.c.kiosk == kiosk)
        with transaction(self._engine) as connection:
            rows = connection.execute(query.order_by(help_event.c.seq).limit(most)).all()
        return [Event(news_of(row), row.kiosk, row.station) for row in rows]

    def due(self, at: datetime, station: str | None = None) -> list[Due]:
        """Live requests for which something must happen now, at one station or at all; at most MOST_DUE.

        What another server is just about is left to it. What was copied to here is its own desk's.
        """
        here = sql.true() if station is None else help_request.c.station == station
        query = sql.select(help_request).where(is_due(at), here).order_by(help_request.c.due_at)
        with transaction(self._engine) as connection:
            rows = connection.execute(query.limit(MOST_DUE).with_for_update(skip_locked=True)).all()
        return [stand_of(row) for row in rows]

    def stands(self, id: str) -> Due | None:
        """How a live request stands; None: it is over, or there is none."""
        return next(iter(self.standing([id])), None)

    def standing(self, ids: Iterable[str]) -> list[Due]:
        """How those of these stand that are live, oldest first."""
        c, ids = help_request.c, list(ids)
        if not ids:
            return []
        query = sql.select(help_request).where(c.closed_at.is_(None), c.id.in_(ids)).order_by(c.called_at, c.id)
        with transaction(self._engine) as connection:
            return [stand_of(row) for row in connection.execute(query)]

    def stations_due(self, at: datetime) -> list[str]:
        """Where something must happen now, also at stations that another server serves; only reads."""
        with transaction(self._engine) as connection:
            return list(connection.execute(sql.select(help_request.c.station).where(is_due(at)).distinct()).scalars())

    def adopt(self) -> None:
        """What an earlier release kept under another spelling of this desk's only station belongs to it."""
        c = help_request.c
        copied = sql.select(feed.c.station).where(feed.c.copied)
        lost = c.closed_at.is_(None) & (c.station != self.station) & c.station.not_in(copied)
        with transaction(self._engine) as connection:
            connection.execute(sql.update(help_request).where(lost).values(station=self.station))


def _close_arrived(connection: Connection, station: str, kiosk: str, at: datetime) -> bool:
    """Whether there was one."""
    c = help_request.c
    mine = (c.station == station) & (c.kiosk == kiosk) & (c.state == RequestState.ARRIVED) & REALLY
    now = at.timestamp()
    solved = {"state": RequestState.RESOLVED, "reason": LEFT_OPEN, "changed_at": now, "closed_at": now, "due_at": None}
    closing = sql.update(help_request).where(mine).values(rev=help_request.c.rev + 1, **solved)
    told = connection.execute(closing.returning(*TOLD)).all()
    write_events(connection, told, What.RESOLVED, at, {})
    return bool(told)


def _apart(requests: Iterable[HelpRequest]) -> dict[str, HelpRequest]:
    """Those by id that have nothing to do with one before them: neither its id nor its kiosk."""
    found: dict[str, HelpRequest] = {}
    ids: set[str] = set()
    kiosks: set[tuple[str, str]] = set()
    for one in requests:
        kiosk = (one.situation.station, one.situation.kiosk)
        if one.id not in ids and kiosk not in kiosks:
            found[one.id] = one
        ids.add(one.id)
        kiosks.add(kiosk)
    return found


def _still(dues: Iterable[Due]) -> sql.ColumnElement[bool]:
    """Those of these to which nothing has happened meanwhile."""
    c, stands = help_request.c, [(due.id, due.rev) for due in dues]
    return sql.tuple_(c.id, c.rev).in_(stands) & c.closed_at.is_(None)
