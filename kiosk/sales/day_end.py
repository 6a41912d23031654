"""The end of a day: what the journal says was taken, what the terminal says, and each difference by its sale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.devices.ports import Holding, PaymentTerminal, Taking, Totals
from kiosk.errors import Trouble
from kiosk.money import Money
from kiosk.sales.model import UNDER_WAY, ClosedDay, Means, Sale, SaleEvent, SaleState, StaffNote, VoidTicket
from kiosk.sales.store import SaleStore

PAID, GIVEN_BACK = SaleState.DONE, SaleState.REFUNDED


@dataclass(frozen=True)
class Difference:
    """A sale about which journal and terminal do not agree; minor units. `number` "": no sale of ours."""

    number: str
    reference: str
    ours: int
    theirs: int
    currency: str


@dataclass(frozen=True)
class DayEnd:
    """All that happened since the last day end. `differences` None: the terminal cannot tell sale by sale."""

    since: datetime | None
    until: datetime
    paid: tuple[Sale, ...]
    given_back: tuple[Sale, ...]
    unpaid: tuple[Sale, ...]
    unknown: tuple[Sale, ...]
    void: tuple[VoidTicket, ...]
    notes: tuple[StaffNote, ...]
    differences: tuple[Difference, ...] | None
    last_event: int
    waiting: tuple[Sale, ...] = ()  # paid at a counter, and not collected yet
    by_means: tuple[tuple[Means, tuple[Money, ...]], ...] = ()  # the same takings, for each way of paying

    @property
    def takings(self) -> tuple[Money, ...]:
        """What was taken less what was given back, for each currency."""
        return _sums(self.paid, self.given_back)

    @property
    def agrees(self) -> bool:
        """Whether nobody has to look for money."""
        return not (self.differences or self.unpaid or self.unknown)


def day_end(store: SaleStore, terminal: PaymentTerminal, now: datetime) -> DayEnd:
    """Count the day; nothing is written down. Raises Trouble("sale-open") while a sale is under way, DeviceTrouble."""
    if waiting := store.sales(*UNDER_WAY):
        raise Trouble("sale-open", ", ".join(f"{sale.number} is {sale.state}" for sale in waiting))
    closed = store.day_ends()
    since = closed[-1].at if closed else None
    events, last = store.since(closed[-1].last_event if closed else 0)
    totals = terminal.totals()
    paid, given_back = _ended(store, events, PAID), _ended(store, events, GIVEN_BACK)
    by_card = tuple(sale for sale in paid if sale.means is Means.CARD)
    return DayEnd(
        since,
        now,
        paid=paid,
        given_back=given_back,
        unpaid=store.sales(SaleState.UNPAID),
        unknown=store.sales(SaleState.UNKNOWN, SaleState.REFUNDING),
        void=tuple(ticket for ticket in store.void_tickets() if since is None or ticket.at > since),
        notes=store.notes(),
        differences=tuple(_differences(store, totals.takings, by_card)) if totals and _by_sale(totals) else None,
        last_event=last,
        waiting=store.sales(SaleState.PAID),
        by_means=tuple(
            (means, _sums(*(tuple(sale for sale in sales if sale.means is means) for sales in (paid, given_back))))
            for means in Means
            if any(sale.means is means for sale in (*paid, *given_back))
        ),
    )


def _sums(paid: Iterable[Sale], given_back: Iterable[Sale]) -> tuple[Money, ...]:
    sums: dict[str, int] = {}
    for sales, sign in ((paid, 1), (given_back, -1)):
        for sale in sales:
            total = sale.offer.total
            sums[total.currency] = sums.get(total.currency, 0) + sign * total.minor
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))


def _by_sale(totals: Totals) -> bool:
    """Whether the terminal names the sales, and not only its sums."""
    return all(taking.reference for taking in totals.takings)


def close_day(store: SaleStore, day: DayEnd, by: str) -> None:
    """Write down that this day is closed: the next begins here."""
    store.end_day(ClosedDay(day.until, by, day.last_event))


def _ended(store: SaleStore, events: Iterable[SaleEvent], state: SaleState) -> tuple[Sale, ...]:
    numbers = dict.fromkeys(event.number for event in events if event.state is state)
    return tuple(sale for sale in map(store.find, numbers) if sale is not None)


def _differences(store: SaleStore, takings: Iterable[Taking], paid: Iterable[Sale]) -> Iterable[Difference]:
    """First what the terminal has and we have not, then what we have and the terminal has not."""
    known = {key: sale for sale in store.sales() for key in (sale.number, sale.reference) if key}
    theirs: dict[str, int] = {}
    strange: dict[str, Taking] = {}
    for taking in takings:
        sale = known.get(taking.reference)
        key = sale.number if sale else taking.reference
        sign = 1 if taking.kind is Holding.TAKEN else -1
        theirs[key] = theirs.get(key, 0) + sign * taking.amount.minor
        if sale is None:
            strange[key] = taking
    for reference, taking in strange.items():
        if theirs[reference]:
            yield Difference("", reference, 0, theirs[reference], taking.amount.currency)
    told = {sale.number: sale for sale in (*(known[key] for key in theirs if key in known), *paid)}
    for sale in told.values():
        ours = sale.offer.total.minor if sale.state in (PAID, SaleState.REFUNDING) else 0
        if ours != theirs.get(sale.number, 0):
            yield Difference(sale.number, sale.reference, ours, theirs.get(sale.number, 0), sale.offer.total.currency)
