"""What the rows of help requests say: how a request stands, what happened to it, what is due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sql

from assistance import messages
from assistance.desk.feed.store import append, feed, metadata
from assistance.desk.tables.store import REALLY, help_request, not_refused, offer, request_situation
from assistance.messages import Call, News, What
from assistance.model import Helper, HelpRequest, RequestState
from kiosk.database import Connection

AT_ONCE = 500  # requests that one statement is about: PostgreSQL takes 65,535 values
TOLD = tuple(help_request.c[name] for name in ("id", "station", "helper_name", "minutes", "seen_by"))
TOLD_WITH_EVENTS = ("kiosk", "called_at", "usual_from", "usual_to")


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
    rev: int
    helper: str
    station: str
    asked_at: float  # seconds since 1970, as the next
    promised_at: float


def new_row(request: HelpRequest, at: datetime, due_at: datetime, usual: tuple[int, int]) -> dict[str, Any]:
    """The row of a call that was just received."""
    return {
        "id": request.id,
        "station": request.situation.station,
        "kiosk": request.situation.kiosk,
        "state": RequestState.CALLED,
        "rev": 1,
        "called_at": request.called_at.timestamp(),
        "changed_at": at.timestamp(),
        "asked_at": at.timestamp(),
        "due_at": due_at.timestamp(),
        "usual_from": usual[0],
        "usual_to": usual[1],
        "test": request.test,
    }


def write_events(
    connection: Connection, rows: Iterable[sql.Row[Any]], what: What, at: datetime, names: Mapping[str, str]
) -> None:
    """The event of each change, last in its transaction. `rows`: TOLD of the requests as they are now.

    `names`: by request, of whom the log tells if it is not the helper who has the call.
    """
    events: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        name = names.get(row.id) or row.helper_name or ""
        told = {"helper_name": name, "minutes": row.minutes, "seen_by": row.seen_by}
        events.setdefault(row.station, []).append({"request": row.id, "what": what, **told})
    for station in sorted(events):  # two servers must not wait for each other's counter
        append(connection, station, at, events[station])


def write_calls(connection: Connection, requests: Sequence[HelpRequest], at: datetime) -> None:
    """What the kiosks said with calls that are kept just now, and the event of each."""
    bodies = [{"request": request.id, "body": messages.encode(Call(request))} for request in requests]
    connection.execute(sql.insert(request_situation), bodies)
    told = sql.select(*TOLD).where(help_request.c.id.in_([request.id for request in requests]))
    rows = {row.id: row for row in connection.execute(told)}
    write_events(connection, [rows[request.id] for request in requests], What.CALLED, at, {})


def is_due(at: datetime) -> sql.ColumnElement[bool]:
    """Which requests are due; what was copied to here is its own desk's. Test calls end in `desk.canary`."""
    copied = sql.select(feed.c.station).where(feed.c.copied)
    c = help_request.c
    return c.closed_at.is_(None) & REALLY & (c.due_at <= at.timestamp()) & c.station.not_in(copied)


def whole() -> sql.Select[Any]:
    """Requests with their situations; without those that are forgotten."""
    return sql.select(help_request, request_situation.c.body).join(request_situation)


def stand_of(r: sql.Row[Any]) -> Due:
    """How a live request stands."""
    state, promised_at = RequestState(r.state), r.promised_at or 0.0
    return Due(r.id, state, r.round, r.rev, r.helper or "", r.station, r.asked_at, promised_at)


def news_of(row: sql.Row[Any]) -> News:
    """An event; with the usual time while that is still to come."""
    usual = (row.usual_from, row.usual_to) if row.at < row.called_at + 60 * row.usual_to else (0, 0)
    return News(row.seq, row.request, row.what, row.helper_name, row.minutes, row.seen_by, *usual)


def asked_of(connection: Connection, ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Who was asked to take each of these, and has not refused; in the order of asking."""
    c = offer.c
    mine = not_refused & c.request.in_(ids)
    found: dict[str, tuple[str, ...]] = {}
    for row in connection.execute(sql.select(c.request, c.helper).where(mine).order_by(c.offered_at, c.helper)):
        found[row.request] = (*found.get(row.request, ()), row.helper)
    return found


def request_of(row: sql.Row[Any], asked: tuple[str, ...]) -> HelpRequest:
    """The request of a row of `whole`."""
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
        asked=asked,
        hand_to=row.hand_to or "",
        promised_at=datetime.fromtimestamp(row.promised_at, UTC) if row.promised_at else None,
        usual=(row.usual_from, row.usual_to),
        test=row.test,
    )


def delete_requests(connection: Connection, ids: Sequence[str]) -> None:
    """Delete these requests, and before them all rows that point at them, whichever table has them."""
    for n in range(0, len(ids), AT_ONCE):
        some = ids[n : n + AT_ONCE]
        for table in reversed(metadata.sorted_tables):
            for column in table.columns:
                if any(key.column is help_request.c.id for key in column.foreign_keys):
                    connection.execute(sql.delete(table).where(column.in_(some)))
        connection.execute(sql.delete(help_request).where(help_request.c.id.in_(some)))
