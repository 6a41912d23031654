"""The journal of sales: every state is written down for good before the next device is asked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Row, Select, Table, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.clock import Clock
from kiosk.database import Connection, Engine, open_database, transaction
from kiosk.errors import Trouble
from kiosk.money import Money
from kiosk.sales.model import (
    AT_THE_COUNTER,
    BY_A_PERSON,
    ENDS,
    MAY_FOLLOW,
    ClosedDay,
    Medium,
    Paper,
    Sale,
    SaleEvent,
    SaleState,
    StaffNote,
    VoidTicket,
)
from kiosk.sales.rows import event_of, facts_of, sale_of
from kiosk.sales.tables.store import ASIDE, BARCODE, DAY_END, METADATA, NOTE, SALE, SALE_EVENT, SET_ASIDE, VOID
from kiosk.sales.written import FORGOTTEN, forgotten, written


class SaleStore:
    """SQL for sales. A state that may not follow is refused: two tills can never both end a sale."""

    def __init__(self, engine: Engine, clock: Clock, kiosk: str = "") -> None:
        self._engine = engine
        self._clock = clock
        self._kiosk = kiosk

    @property
    def engine(self) -> Engine:
        """Of the database, for the store of what is set aside."""
        return self._engine

    @property
    def clock(self) -> Clock:
        """By which all of it is dated."""
        return self._clock

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def begin(self, sale: Sale) -> None:
        """Write down a new sale; nothing may be asked of any device before.

        Raises Trouble("storage-failed"), and Trouble("sale-open") while another sale of this kiosk is under way.
        """
        row = {
            "number": sale.number,
            "kiosk": self._kiosk,
            "state": sale.state.value,
            "offer": written(sale.offer),
            "language": sale.language,
            "at": sale.at.isoformat(),
            "total_minor": sale.offer.total.minor,
            "currency": sale.offer.total.currency,
            "means": sale.means.value,
            "medium": sale.medium.value,
            **facts_of(sale),
        }
        try:
            with transaction(self._engine) as connection:
                connection.execute(insert(SALE).values(row))
                self._remember(connection, sale, "")
        except IntegrityError as error:
            raise Trouble("sale-open", f"sale {sale.number} must wait: {error.orig}") from error

    def move(
        self,
        sale: Sale,
        state: SaleState,
        detail: str = "",
        *,
        barcodes: Sequence[bytes] = (),
        void: str = "",
        tell: str = "",
        by: str = "",
    ) -> Sale:
        """Write down how far it got now, with all facts that `sale` holds, in one transaction.

        `barcodes`: what was signed; `void`: why no inspector may accept it; `tell`: what staff must know; `by`: the
        person who ends it. Raises ValueError when that state may not follow, or the sale has moved on.
        """
        ended = sale.state in ENDS and sale.state is not SaleState.UNPAID
        if state not in MAY_FOLLOW.get(sale.state, set()) | (BY_A_PERSON if by and not ended else set()):
            raise ValueError(f"sale {sale.number} cannot become {state} after {sale.state}")
        moved = sale.now(state)
        here = (SALE.c.number == sale.number) & (SALE.c.state == sale.state.value)
        with transaction(self._engine) as connection:
            done = connection.execute(update(SALE).where(here).values(state=state.value, **facts_of(moved)))
            if done.rowcount != 1:
                raise ValueError(f"sale {sale.number} is not {sale.state} any more")
            self._remember(connection, moved, detail)
            for place, octets in enumerate(barcodes, 1):
                connection.execute(insert(BARCODE).values(number=sale.number, place=place, octets=octets))
            if void:
                self._add_once(connection, VOID, {"number": sale.number, "why": void}, ("number",))
            if tell:
                self._tell(connection, moved, tell, detail)
        return moved

    def remember(self, sale: Sale, memo: str) -> Sale:
        """Write down what the terminal's adapter must know to ask again; no line of history."""
        return self._keep(replace(sale, memo=memo))

    def wiped(self, sale: Sale) -> Sale:
        """Write down that nothing more of this ticket can come out of the printer."""
        return self._keep(replace(sale, paper=Paper.WIPED))

    def shown(self, sale: Sale) -> Sale:
        """Write down that the screen has shown a ticket for a phone."""
        self.note(sale, "its barcode is on the screen")
        return self._keep(replace(sale, paper=Paper.OUT))

    def tell(self, sale: Sale, say: str, detail: str = "") -> None:
        """A note to staff without a new state, once for each sale and sentence."""
        with transaction(self._engine) as connection:
            self._tell(connection, sale, say, detail)

    def note(self, sale: Sale, detail: str) -> None:
        """A line of history without a new state: what a person did."""
        with transaction(self._engine) as connection:
            self._remember(connection, sale, detail)

    def find(self, number: str) -> Sale | None:
        """The sale of this number; None if it was not sold here."""
        return next(iter(self._sales(select(SALE).where(SALE.c.number == number))), None)

    def sales(self, *states: SaleState, last: int = 0) -> tuple[Sale, ...]:
        """Sales in these states, or in any; oldest first. `last`: only so many, the newest."""
        asked = select(SALE)
        if states:
            asked = asked.where(SALE.c.state.in_([state.value for state in states]))
        if last:
            return self._sales(asked.order_by(SALE.c.at.desc()).limit(last))[::-1]
        return self._sales(asked.order_by(SALE.c.at))

    def unsettled(self) -> tuple[Sale, ...]:
        """Sales that neither ended nor wait at a counter, oldest first. Raises Trouble for an unknown state."""
        going_on = SALE.c.state.not_in((*ENDS, *AT_THE_COUNTER))
        return self._sales(select(SALE).where(going_on).order_by(SALE.c.at))

    def unwiped(self) -> tuple[Sale, ...]:
        """Sales of which a ticket may still come out of the printer's memory."""
        return self._sales(select(SALE).where(SALE.c.paper == Paper.ASKED.value).order_by(SALE.c.at))

    def unshown(self) -> tuple[Sale, ...]:
        """Paid tickets for phones that no screen has shown: the kiosk went off before."""
        on_phone = (SALE.c.medium == Medium.PHONE.value) & (SALE.c.paper == Paper.NONE.value)
        return self._sales(select(SALE).where(on_phone, SALE.c.state == SaleState.DONE.value).order_by(SALE.c.at))

    def events(self, number: str) -> tuple[SaleEvent, ...]:
        """The history of a sale, oldest first."""
        asked = select(SALE_EVENT).where(SALE_EVENT.c.number == number).order_by(SALE_EVENT.c.id)
        return tuple(map(event_of, self._rows(asked)))

    def barcodes(self, number: str) -> tuple[bytes, ...]:
        """What was signed for this sale; () if nothing was."""
        asked = select(BARCODE.c.octets).where(BARCODE.c.number == number).order_by(BARCODE.c.place)
        return tuple(row.octets for row in self._rows(asked))

    def void_tickets(self) -> tuple[VoidTicket, ...]:
        """The list that inspectors' devices load, oldest first."""
        rows = self._rows(select(VOID).order_by(VOID.c.at))
        return tuple(VoidTicket(row.number, datetime.fromisoformat(row.at), row.why) for row in rows)

    def notes(self, *, number: str = "") -> tuple[StaffNote, ...]:
        """What the desk does not have yet, oldest first; with a `number` all notes of that sale."""
        asked = select(NOTE).where(NOTE.c.number == number if number else NOTE.c.received_at.is_(None))
        return tuple(
            StaffNote(row.id, row.number, datetime.fromisoformat(row.at), row.say, row.detail)
            for row in self._rows(asked.order_by(NOTE.c.id))
        )

    def day_ends(self) -> tuple[ClosedDay, ...]:
        """Every day that was closed, oldest first."""
        rows = self._rows(select(DAY_END).order_by(DAY_END.c.id))
        return tuple(ClosedDay(datetime.fromisoformat(row.at), row.person, row.last_event) for row in rows)

    def since(self, event: int) -> tuple[tuple[SaleEvent, ...], int]:
        """What happened after this line of history, and the number of the last line."""
        kept = SALE_EVENT.c.number.not_in(select(ASIDE.c.number))
        rows = self._rows(select(SALE_EVENT).where(SALE_EVENT.c.id > event, kept).order_by(SALE_EVENT.c.id))
        return tuple(map(event_of, rows)), (rows[-1].id if rows else event)

    def end_day(self, day: ClosedDay) -> None:
        """Write down that a day was closed: the next one begins after its last line of history."""
        row = {"at": day.at.isoformat(), "person": day.by, "last_event": day.last_event}
        with transaction(self._engine) as connection:
            connection.execute(insert(DAY_END).values(row))

    def received(self, note: StaffNote) -> None:
        """The desk has written this note down."""
        now = self._clock.now().isoformat()
        with transaction(self._engine) as connection:
            connection.execute(update(NOTE).where(NOTE.c.id == note.id).values(received_at=now))

    def forget_undone(self, before: datetime) -> int:
        """Empty the offers of sales of which nothing came before this moment; returns how many.

        Number, amount, card and history stay, for whoever asks about the money. Where and when somebody wanted to
        travel goes, also out of a barcode: nothing was sold.
        """
        came_to_nothing = [SaleState.UNDONE.value, SaleState.DECLINED.value, SaleState.REFUSED.value]
        asked = select(SALE, SALE_EVENT.c.at.label("ended")).join(SALE_EVENT)
        asked = asked.where(SALE.c.state.in_(came_to_nothing), SALE_EVENT.c.state == SALE.c.state)
        with transaction(self._engine) as connection:
            rows = connection.execute(asked.where(SALE.c.offer.not_like(f"{FORGOTTEN}%"))).all()
            old = {row.number: row for row in rows if datetime.fromisoformat(row.ended) < before}
            for number, row in old.items():
                total = Money(row.total_minor, row.currency)
                empty = written(forgotten(total, datetime.fromisoformat(row.at)))
                connection.execute(update(SALE).where(SALE.c.number == number).values(offer=empty))
                connection.execute(delete(BARCODE).where(BARCODE.c.number == number))
        return len(old)

    def _keep(self, sale: Sale) -> Sale:
        with transaction(self._engine) as connection:
            connection.execute(update(SALE).where(SALE.c.number == sale.number).values(**facts_of(sale)))
        return sale

    def _tell(self, connection: Connection, sale: Sale, say: str, detail: str) -> None:
        self._add_once(connection, NOTE, {"number": sale.number, "say": say, "detail": detail}, ("number", "say"))

    def _add_once(self, connection: Connection, table: Table, row: dict[str, str], keys: tuple[str, ...]) -> None:
        same = select(table.c.number).where(*(table.c[key] == row[key] for key in keys))
        if connection.execute(same).first() is None:
            connection.execute(insert(table).values(at=self._clock.now().isoformat(), **row))

    def _remember(self, connection: Connection, sale: Sale, detail: str) -> None:
        row = {"number": sale.number, "at": self._clock.now().isoformat(), "state": sale.state.value, "detail": detail}
        connection.execute(insert(SALE_EVENT).values(row))

    def _sales(self, asked: Select[Any]) -> tuple[Sale, ...]:
        return tuple(sale_of(row) for row in self._rows(asked.where(SALE.c.state != SET_ASIDE)))

    def _rows(self, asked: Select[Any]) -> Sequence[Row[Any]]:
        with transaction(self._engine) as connection:
            return connection.execute(asked).all()


def open_sales(file: Path, clock: Clock, kiosk: str = "") -> SaleStore:
    """The journal in this SQLite file; made if it is not there. Raises Trouble("storage-failed").

    A file of its own, and no database elsewhere: docs/decisions/0012-a-journal-beside-the-machines.md.
    """
    return SaleStore(open_database(f"sqlite:///{file}", METADATA), clock, kiosk)
