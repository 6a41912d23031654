"""The end of a day: what the journal says was taken, what the terminal says, and each difference by its sale."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.devices.ports import EndsDay, Holding, PaymentTerminal, Taking, Totals
from kiosk.errors import Trouble
from kiosk.money import Money
from kiosk.sales.model import UNDER_WAY, ClosedDay, Means, Sale, SaleEvent, SaleState, SetAside, StaffNote, VoidTicket
from kiosk.sales.set_aside.store import SetAsides
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
    """All that happened since the last day end. `differences` None: the terminal does not tell what it counted.

    `by_sum`: it told sums only, so that a difference is of the whole day and of no sale.
    """

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
    by_sum: bool = False
    set_aside: tuple[SetAside, ...] = ()  # since then, in no sum: what could not be read
    waiting: tuple[Sale, ...] = ()  # paid at a counter, and not collected yet
    by_means: tuple[tuple[Means, tuple[Money, ...]], ...] = ()  # the same takings, for each way of paying

    @property
    def takings(self) -> tuple[Money, ...]:
        """What was taken less what was given back, for each currency."""
        return _sums(self.paid, self.given_back)

    @property
    def agrees(self) -> bool:
        """Whether nobody has to look for money."""
        return not (self.differences or self.unpaid or self.unknown or self.set_aside)


def day_end(store: SaleStore, terminal: PaymentTerminal, now: datetime, *, closing: bool = False) -> DayEnd:
    """Count the day; nothing is written down. Raises Trouble("sale-open") while a sale is under way, DeviceTrouble.

    `closing`: the terminal's own day is closed too, if it has one, so that both count from the same moment on.
    """
    if waiting := store.sales(*UNDER_WAY):
        raise Trouble("sale-open", ", ".join(f"{sale.number} is {sale.state}" for sale in waiting))
    closed = store.day_ends()
    since = closed[-1].at if closed else None
    events, last = store.since(closed[-1].last_event if closed else 0)
    totals = terminal.end_day() if closing and isinstance(terminal, EndsDay) else terminal.totals()
    paid, given_back = _ended(store, events, PAID), _ended(store, events, GIVEN_BACK)
    by_card = [tuple(sale for sale in sales if sale.means is Means.CARD) for sales in (paid, given_back)]
    return DayEnd(
        since,
        now,
        paid=paid,
        given_back=given_back,
        unpaid=store.sales(SaleState.UNPAID),
        unknown=store.sales(SaleState.UNKNOWN, SaleState.REFUNDING),
        void=tuple(ticket for ticket in store.void_tickets() if since is None or ticket.at > since),
        notes=store.notes(),
        differences=_compared(store, totals, *by_card),
        by_sum=totals is not None and not _by_sale(totals),
        last_event=last,
        set_aside=tuple(one for one in SetAsides(store).all() if since is None or one.at > since),
        waiting=store.sales(SaleState.PAID),
        by_means=tuple(
            (means, _sums(*(tuple(sale for sale in sales if sale.means is means) for sales in (paid, given_back))))
            for means in Means
            if any(sale.means is means for sale in (*paid, *given_back))
        ),
    )


def _compared(
    store: SaleStore, totals: Totals | None, paid: tuple[Sale, ...], given_back: tuple[Sale, ...]
) -> tuple[Difference, ...] | None:
    """Sale by sale where the terminal names them, else its sum in each currency with ours."""
    if totals is None:
        return None
    if _by_sale(totals):
        return tuple(_differences(store, totals.takings, paid))
    ours, theirs = dict(_net(paid, given_back)), _told_sums(totals)
    if not totals.signed and any(minor < 0 for minor in ours.values()):
        return None
    return tuple(
        Difference("", "", ours.get(currency, 0), theirs.get(currency, 0), currency)
        for currency in sorted({*ours, *theirs})
        if ours.get(currency, 0) != theirs.get(currency, 0)
    )


def _told_sums(totals: Totals) -> dict[str, int]:
    sums: dict[str, int] = {}
    for taking in totals.takings:
        sign = 1 if taking.kind is Holding.TAKEN else -1
        sums[taking.amount.currency] = sums.get(taking.amount.currency, 0) + sign * taking.amount.minor
    return sums


def _sums(paid: Iterable[Sale], given_back: Iterable[Sale]) -> tuple[Money, ...]:
    return tuple(Money(minor, currency) for currency, minor in _net(paid, given_back))


def _net(paid: Iterable[Sale], given_back: Iterable[Sale]) -> Iterable[tuple[str, int]]:
    sums: dict[str, int] = {}
    for sales, sign in ((paid, 1), (given_back, -1)):
        for sale in sales:
            total = sale.offer.total
            sums[total.currency] = sums.get(total.currency, 0) + sign * total.minor
    return sorted(sums.items())


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
