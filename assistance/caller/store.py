"""SQL of the kiosk's outbox: calls that must reach a person, even after a power cut, and what became of them."""

from dataclasses import dataclass, replace

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance import messages
from assistance.caller.news import OVER, CallNews, CallState
from assistance.messages import Call, Cancel, Tally, Thanks
from assistance.model import HelpRequest
from kiosk.database import Connection, Engine, chained, checkpoint, transaction

Letter = Call | Cancel | Thanks | Tally
metadata = chained("outbox")
call = Table(
    "call",
    metadata,
    Column("id", sql.String, primary_key=True),
    Column("desk_id", sql.String, nullable=False),  # the desk may keep the call under an older id
    Column("body", sql.Text, nullable=False),
    Column("state", sql.String, nullable=False),
    Column("helper", sql.String, nullable=False, default=""),
    Column("minutes", sql.Integer, nullable=False, default=0),
    Column("seen_by", sql.Integer, nullable=False, default=0),
    sql.CheckConstraint("state in ({})".format(",".join(f"'{state}'" for state in CallState)), name="known_state"),
)
outbox = Table(
    "outbox",
    metadata,
    Column("n", sql.Integer, primary_key=True, autoincrement=True),
    Column("id", sql.String, unique=True, nullable=False),
    Column("call", sql.String, nullable=False),
    Column("body", sql.Text, nullable=False),
    Column("received", sql.Boolean, nullable=False, default=False),
)
cursor = Table(
    "cursor",
    metadata,
    Column("id", sql.Integer, primary_key=True),
    Column("log", sql.String, nullable=False),  # numbers of another log of the desk mean nothing
    Column("seq", sql.Integer, nullable=False),
)


@dataclass(frozen=True)
class LiveCall:
    """The call that is not over yet, and the newest news of it."""

    request: HelpRequest
    news: CallNews


@dataclass(frozen=True)
class Entry:
    """One message that the desk has not confirmed."""

    id: str
    message: Letter


class Outbox:
    """Remembers until the other side has committed, then forgets."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def live(self) -> LiveCall | None:
        """The call that somebody is waiting on."""
        query = sql.select(call).where(call.c.state.not_in(OVER))
        with transaction(self._engine) as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        news = CallNews(row.id, CallState(row.state), row.helper, row.minutes, row.seen_by)
        return LiveCall(_request(row.body), news)

    def add_call(self, request: HelpRequest) -> None:
        """Write a call down; when this returns it survives a power cut. An older call is over then, as at the desk."""
        body = messages.encode(Call(request))
        older = sql.update(call).where(call.c.state.not_in(OVER))
        with transaction(self._engine) as connection:
            connection.execute(older.values(state=CallState.RESOLVED))
            connection.execute(
                sql.insert(call).values(id=request.id, desk_id=request.id, body=body, state=CallState.SENT)
            )
            connection.execute(sql.insert(outbox).values(id=request.id, call=request.id, body=body))

    def add_cancel(self, message: Cancel) -> bool:
        """Write down that the call is not needed any more. False: it was over already."""
        mine = call.c.id == message.request
        with transaction(self._engine) as connection:
            ending = sql.update(call).where(mine, call.c.state.not_in(OVER)).values(state=CallState.CANCELLED)
            if not connection.execute(ending).rowcount:
                return False
            body = messages.encode(message)
            connection.execute(sql.insert(outbox).values(id=message.id, call=message.request, body=body))
        return True

    def add(self, letter: Thanks | Tally) -> None:
        """Write down what belongs to no live call; the second time it is the same."""
        with transaction(self._engine) as connection:
            if not connection.execute(sql.select(outbox.c.n).where(outbox.c.id == letter.id)).first():
                row = {"id": letter.id, "call": letter.id, "body": messages.encode(letter)}
                connection.execute(sql.insert(outbox).values(row))

    def add_test(self, request: HelpRequest) -> None:
        """Write a test call down, as a real one is; nobody follows it on the screen."""
        with transaction(self._engine) as connection:
            row = {"id": request.id, "call": request.id, "body": messages.encode(Call(request))}
            connection.execute(sql.insert(outbox).values(row))

    def drop(self, id: str) -> None:
        """A test call is decided: what of it is still here need not be carried any more."""
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(outbox).where(outbox.c.id == id))

    def drop_tests(self) -> None:
        """Test calls of an earlier run of the kiosk say nothing any more."""
        with transaction(self._engine) as connection:
            for row in connection.execute(sql.select(outbox.c.n, outbox.c.body)).all():
                letter = _letter(row.body)
                if isinstance(letter, Call) and letter.request.test:
                    connection.execute(sql.delete(outbox).where(outbox.c.n == row.n))

    def waiting(self) -> list[Entry]:
        """What the desk must confirm next: of calls and cancels, nothing before all that was written earlier.

        A cancel needs the receipt of its call, which says under which id the desk keeps it. And a new call that
        overtook the cancel of the one before would join that one, and be cancelled with it.
        """
        calls = sql.select(call.c.id)
        open_entries = sql.select(sql.func.min(outbox.c.n)).where(outbox.c.received == sql.false())
        # One call or cancel, and beside it one letter of another kind, which must never keep a call waiting.
        first = open_entries.where(outbox.c.call.in_(calls)), open_entries.where(outbox.c.call.not_in(calls))
        query = sql.select(outbox.c.id, outbox.c.body, call.c.desk_id).outerjoin(call, call.c.id == outbox.c.call)
        with transaction(self._engine) as connection:
            rows = [connection.execute(query.where(outbox.c.n == n.scalar_subquery())).first() for n in first]
        return [Entry(row.id, _to_desk(_letter(row.body), row.desk_id)) for row in rows if row is not None]

    def received(self, id: str, joined: str = "") -> CallNews | None:
        """The desk has committed message `id`. The news that this is, if it is any."""
        with transaction(self._engine) as connection:
            connection.execute(sql.update(outbox).where(outbox.c.id == id).values(received=True))
            mine = call.c.id == id
            if joined:
                connection.execute(sql.update(call).where(mine).values(desk_id=joined))
            newly = sql.update(call).where(mine, call.c.state == CallState.SENT).values(state=CallState.RECEIVED)
            told = connection.execute(newly).rowcount
            forgotten = _forget_what_is_over(connection)
        if forgotten:
            checkpoint(self._engine)
        return CallNews(id, CallState.RECEIVED) if told else None

    def last_event(self) -> tuple[str, int]:
        """The desk's log, and its last event whose effect is stored here; ("", 0) before the first."""
        with transaction(self._engine) as connection:
            row = connection.execute(sql.select(cursor.c.log, cursor.c.seq)).first()
        return (row.log, row.seq) if row is not None else ("", 0)

    def note(self, seq: int, news: CallNews | None) -> CallNews | None:
        """Store event `seq` together with its effect (`news.request` is the desk's id).

        The news under the kiosk's own id, or None when it is not for a call that is still live here.
        """
        with transaction(self._engine) as connection:
            connection.execute(sql.update(cursor).values(seq=seq))
            own = self._effect(connection, news) if news else None
            forgotten = _forget_what_is_over(connection)
        if forgotten:
            checkpoint(self._engine)
        return own

    def begin(self, log: str) -> bool:
        """The desk writes the log `log`. True: another one than before, so it knows nothing of what it had received.

        Then the live call is as if it had just been made, and will be carried again.
        """
        live = sql.select(call.c.id).where(call.c.state.not_in(OVER))
        with transaction(self._engine) as connection:
            known = connection.execute(sql.select(cursor.c.log)).scalar()
            if known == log:
                return False
            connection.execute(sql.delete(cursor))
            connection.execute(sql.insert(cursor).values(id=1, log=log, seq=0))
            if known is None:
                return False
            connection.execute(sql.update(outbox).where(outbox.c.call.in_(live)).values(received=False))
            anew = {"state": CallState.SENT, "desk_id": call.c.id, "helper": "", "minutes": 0, "seen_by": 0}
            connection.execute(sql.update(call).where(call.c.state.not_in(OVER)).values(anew))
        return True

    @staticmethod
    def _effect(connection: Connection, news: CallNews) -> CallNews | None:
        mine = (call.c.desk_id == news.request) & call.c.state.not_in(OVER)
        if news.state is CallState.SEEN:
            mine &= call.c.state.in_((CallState.SENT, CallState.RECEIVED, CallState.SEEN))
        values = {"state": news.state, "helper": news.helper, "minutes": news.minutes, "seen_by": news.seen_by}
        own = connection.execute(sql.update(call).where(mine).values(values).returning(call.c.id)).scalar()
        return replace(news, request=own, desk_id=news.request) if own else None


def _forget_what_is_over(connection: Connection) -> bool:
    """What a traveller tried is nobody's business once the desk knows how it ended. Whether there was any."""
    open_entries = sql.select(outbox.c.call).where(outbox.c.received == sql.false())
    gone = connection.execute(sql.delete(call).where(call.c.state.in_(OVER), call.c.id.not_in(open_entries)))
    letters = sql.delete(outbox).where(outbox.c.received, outbox.c.call.not_in(sql.select(call.c.id)))
    return bool(gone.rowcount + connection.execute(letters).rowcount)


def _to_desk(letter: Letter, desk_id: str | None) -> Letter:
    return replace(letter, request=desk_id) if isinstance(letter, Cancel) and desk_id else letter


def _letter(body: str) -> Letter:
    message = messages.decode(body)
    if not isinstance(message, Letter):
        raise TypeError(f"the outbox holds a {type(message).__name__}")
    return message


def _request(body: str) -> HelpRequest:
    letter = _letter(body)
    if not isinstance(letter, Call):
        raise TypeError(f"a call's body is a {type(letter).__name__}")
    return letter.request
