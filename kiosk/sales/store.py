"""The journal of sales: every state is written down for good before the next device is asked."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Row, String, Table, insert, select, update

from kiosk.clock import Clock
from kiosk.database import Connection, Engine, open_database, transaction
from kiosk.money import Money
from kiosk.sales.model import Sale, SaleState
from kiosk.sales.written import FORGOTTEN, forgotten, read_offer, written

_metadata = MetaData()
_sale = Table(
    "sale",
    _metadata,
    Column("number", String, primary_key=True),
    Column("state", String, nullable=False, index=True),
    Column("offer", String, nullable=False),
    Column("language", String, nullable=False),
    Column("at", String, nullable=False),
    Column("card", String, nullable=False),  # as masked by the terminal, never more
    Column("memo", String, nullable=False, server_default=""),  # of the terminal's adapter, to ask again
    Column("total_minor", Integer, nullable=False),
    Column("currency", String, nullable=False),
)
_sale_event = Table(
    "sale_event",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, ForeignKey("sale.number"), nullable=False, index=True),
    Column("at", String, nullable=False),
    Column("state", String, nullable=False),
    Column("detail", String, nullable=False),
)
ENDS = (SaleState.DONE, SaleState.UNDONE)
_MAY_FOLLOW = {
    SaleState.OPEN: {SaleState.HELD, SaleState.UNDONE, SaleState.UNKNOWN},
    SaleState.HELD: {SaleState.PRINTED, SaleState.UNDONE, SaleState.UNKNOWN},
    SaleState.PRINTED: {SaleState.DONE, SaleState.UNKNOWN},
    SaleState.UNKNOWN: {SaleState.DONE, SaleState.UNDONE},
}


@dataclass(frozen=True)
class SaleEvent:
    """One line of a sale's history; it only grows."""

    number: str
    at: datetime
    state: SaleState
    detail: str


class SaleStore:
    """SQL for sales. A state that may not follow is refused: two tills can never both end a sale."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def begin(self, sale: Sale, detail: str = "") -> None:
        """Write down a new sale. Raises Trouble("storage-failed"): then nothing may be asked of any device."""
        row = {
            "number": sale.number,
            "state": sale.state.value,
            "offer": written(sale.offer),
            "language": sale.language,
            "at": sale.at.isoformat(),
            "card": sale.card,
            "memo": sale.memo,
            "total_minor": sale.offer.total.minor,
            "currency": sale.offer.total.currency,
        }
        with transaction(self._engine) as connection:
            connection.execute(insert(_sale).values(row))
            self._remember(connection, sale, detail)

    def move(self, sale: Sale, state: SaleState, detail: str = "", card: str = "") -> Sale:
        """Write down how far it got now. Raises ValueError when that state may not follow, or the sale has moved on."""
        if state not in _MAY_FOLLOW.get(sale.state, ()):
            raise ValueError(f"sale {sale.number} cannot become {state} after {sale.state}")
        moved = sale.now(state, card)
        here = (_sale.c.number == sale.number) & (_sale.c.state == sale.state.value)
        with transaction(self._engine) as connection:
            done = connection.execute(update(_sale).where(here).values(state=state.value, card=moved.card))
            if done.rowcount != 1:
                raise ValueError(f"sale {sale.number} is not {sale.state} any more")
            self._remember(connection, moved, detail)
        return moved

    def remember(self, sale: Sale, memo: str) -> Sale:
        """Write down what the terminal's adapter must know to ask again; no line of history."""
        with transaction(self._engine) as connection:
            connection.execute(update(_sale).where(_sale.c.number == sale.number).values(memo=memo))
        return replace(sale, memo=memo)

    def note(self, sale: Sale, detail: str) -> None:
        """A line of history without a new state: what is about to be tried."""
        with transaction(self._engine) as connection:
            self._remember(connection, sale, detail)

    def find(self, number: str) -> Sale | None:
        """The sale of this number; None if it was not sold here."""
        with transaction(self._engine) as connection:
            row = connection.execute(select(_sale).where(_sale.c.number == number)).first()
        return _read(row) if row else None

    def sales(self) -> tuple[Sale, ...]:
        """All sales, oldest first."""
        with transaction(self._engine) as connection:
            return tuple(_read(row) for row in connection.execute(select(_sale).order_by(_sale.c.at)))

    def unsettled(self) -> tuple[Sale, ...]:
        """Sales that are neither done nor undone, oldest first."""
        asked = select(_sale).where(_sale.c.state.not_in([state.value for state in ENDS])).order_by(_sale.c.at)
        with transaction(self._engine) as connection:
            return tuple(_read(row) for row in connection.execute(asked))

    def events(self, number: str) -> tuple[SaleEvent, ...]:
        """The history of a sale, oldest first."""
        asked = select(_sale_event).where(_sale_event.c.number == number).order_by(_sale_event.c.id)
        with transaction(self._engine) as connection:
            return tuple(
                SaleEvent(row.number, datetime.fromisoformat(row.at), SaleState(row.state), row.detail)
                for row in connection.execute(asked)
            )

    def forget_undone(self, before: datetime) -> int:
        """Empty the offers of sales that were undone before this moment; returns how many.

        Number, amount, card and history stay, for whoever asks about the money. Where and when somebody wanted to
        travel goes: nothing was sold.
        """
        undone = SaleState.UNDONE.value
        asked = select(_sale, _sale_event.c.at.label("ended")).join(_sale_event)
        asked = asked.where(_sale.c.state == undone, _sale_event.c.state == undone)
        count = 0
        with transaction(self._engine) as connection:
            for row in connection.execute(asked.where(_sale.c.offer.not_like(f"{FORGOTTEN}%"))).all():
                if datetime.fromisoformat(row.ended) < before:
                    total = Money(row.total_minor, row.currency)
                    empty = written(forgotten(total, datetime.fromisoformat(row.at)))
                    connection.execute(update(_sale).where(_sale.c.number == row.number).values(offer=empty))
                    count += 1
        return count

    def _remember(self, connection: Connection, sale: Sale, detail: str) -> None:
        row = {"number": sale.number, "at": self._clock.now().isoformat(), "state": sale.state.value, "detail": detail}
        connection.execute(insert(_sale_event).values(row))


def open_sales(file: Path, clock: Clock) -> SaleStore:
    """The journal in this SQLite file; made if it is not there. Raises Trouble("storage-failed")."""
    return SaleStore(open_database(f"sqlite:///{file}", _metadata), clock)


def _read(row: Row[tuple[str, ...]]) -> Sale:
    return Sale(
        number=row.number,
        offer=read_offer(row.offer),
        language=row.language,
        state=SaleState(row.state),
        at=datetime.fromisoformat(row.at),
        card=row.card,
        memo=row.memo,
    )
