"""Sales that were cut short: finished where the paper is out, undone where it is not, by asking the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from kiosk.devices.cabinet import Cabinet
from kiosk.devices.ports import DeviceTrouble, Holding, PaymentTerminal
from kiosk.errors import Trouble
from kiosk.sales.model import ENDS, Means, Medium, Paper, Sale, SaleState
from kiosk.sales.set_aside.store import SetAsides
from kiosk.sales.store import SaleStore

NOTHING_HELD = (Holding.NEVER, Holding.LET_GO)
PHONE_WAITS = "phone-ticket-waits"
TICKET_VOID, TICKET_UNPAID, TAKEN_WITHOUT_TICKET = "ticket-void", "ticket-unpaid", "taken-without-ticket"


def recover(store: SaleStore, cabinet: Cabinet) -> tuple[Sale, ...]:
    """Settle all that was left open; returns the sales that are still open.

    What a person must look at is in the store's notes. Never repeats a payment, and concludes nothing from silence:
    what the terminal cannot tell now is asked again next time. Dying in here is harmless. To be called before the first
    sale, and after each trouble with a device. Raises Trouble("storage-failed") when a sale cannot be read; staff are
    told which.
    """
    with _told_what_is_unreadable(store):
        return _recovered(store, cabinet)


@contextmanager
def _told_what_is_unreadable(store: SaleStore) -> Iterator[None]:
    try:
        yield
    except Trouble:
        with suppress(Trouble):  # the disk may be gone
            aside = SetAsides(store)
            for sale in aside.unreadable(blocking=True):
                aside.tell(sale)
        raise


def _recovered(store: SaleStore, cabinet: Cabinet) -> tuple[Sale, ...]:
    wipe(store, cabinet)
    settled = [_settled(store, cabinet.terminal_for(sale.means), sale) for sale in store.unsettled()]
    for sale in store.unshown():
        store.tell(sale, PHONE_WAITS)
    return tuple(sale for sale in settled if sale.state not in ENDS)


def wipe(store: SaleStore, cabinet: Cabinet) -> bool:
    """Make sure that no ticket of a sale that was cut short comes out later; whether that is certain now."""
    held = store.unwiped()
    if not held:
        return True
    with suppress(DeviceTrouble):
        cabinet.printer.wipe()
        for sale in held:
            store.wiped(sale)
        return True
    return False


def take(store: SaleStore, terminal: PaymentTerminal, sale: Sale) -> Sale:
    """Take the money of a sale whose paper is out: DONE when the terminal has it.

    While the terminal is silent the sale stays TAKING; it becomes UNPAID when there is nothing left to take: the
    traveller has an honest ticket, and staff are told what is missing.
    """
    if sale.state is not SaleState.TAKING:
        sale = store.move(sale, SaleState.TAKING)
    holding = _completed(terminal, sale)
    if holding is Holding.TAKEN:
        return store.move(sale, SaleState.DONE)
    if holding in NOTHING_HELD and sale.medium is Medium.PHONE and sale.paper is Paper.NONE:
        return store.move(sale, SaleState.UNDONE, f"never shown, the terminal says {holding}", void="never shown")
    if holding in NOTHING_HELD:
        return store.move(sale, SaleState.UNPAID, f"the terminal says {holding}", tell=TICKET_UNPAID)
    return sale


def let_go(store: SaleStore, terminal: PaymentTerminal, sale: Sale, why: str) -> Sale:
    """Let go of the money of a sale without a ticket: UNDONE when the terminal says so.

    While it is silent the sale stays as it is; UNKNOWN when it says that the money is taken, which cannot be. What was
    paid at a counter is not let go while nothing was printed: it waits again to be collected, PAID.
    """
    if sale.means is Means.COUNTER and sale.state in (SaleState.HELD, SaleState.ISSUED):
        return store.move(sale, SaleState.PAID, f"nothing was printed: {why}")
    if sale.state not in (SaleState.UNDO, SaleState.UNDOING):
        void = sale.paper is not Paper.NONE
        sale = store.move(sale, SaleState.UNDO, why, void=why if void else "", tell=TICKET_VOID if void else "")
    holding = asked(terminal, sale)
    if holding is Holding.HELD:
        if sale.state is SaleState.UNDO:
            sale = store.move(sale, SaleState.UNDOING)
        holding = _released(terminal, sale)
    if holding in NOTHING_HELD:
        return store.move(sale, SaleState.UNDONE, f"the terminal says {holding}")
    if holding is Holding.TAKEN:
        return store.move(sale, SaleState.UNKNOWN, "no ticket, and the money is taken", tell=TAKEN_WITHOUT_TICKET)
    return sale


def asked(terminal: PaymentTerminal, sale: Sale) -> Holding:
    """What the terminal says; its silence proves nothing, so it counts as busy."""
    try:
        return terminal.ask(sale.number, sale.memo)
    except DeviceTrouble:
        return Holding.BUSY


def _settled(store: SaleStore, terminal: PaymentTerminal, sale: Sale) -> Sale:
    """Finish or undo one sale, as far as the terminal answers."""
    match sale.state:
        case SaleState.OPEN:
            return store.move(sale, SaleState.UNDONE, "no money was asked for")
        case SaleState.PRINTED | SaleState.TAKING:
            return take(store, terminal, sale)
        case SaleState.UNKNOWN:
            return sale if _may_be_mistaken(store, sale) else _looked_at_again(store, terminal, sale)
        case SaleState.REFUNDING:
            return sale  # whoever began it goes on: ./loket sales refund
        case _:
            return let_go(store, terminal, sale, f"found {sale.state}")


def _may_be_mistaken(store: SaleStore, sale: Sale) -> bool:
    """A terminal that knows no numbers tells by its newest transaction (see its memo): now that is another sale's."""
    return bool(sale.memo) and store.sales(last=1)[-1].number != sale.number


def _looked_at_again(store: SaleStore, terminal: PaymentTerminal, sale: Sale) -> Sale:
    """What was unknown may be known now. It stays UNKNOWN meanwhile: others are sold to."""
    holding = asked(terminal, sale)
    if sale.paper is Paper.OUT:
        if holding is Holding.HELD:
            holding = _completed(terminal, sale)
        if holding is Holding.TAKEN:
            return store.move(sale, SaleState.DONE, "looked at again")
        if holding in NOTHING_HELD:
            return store.move(sale, SaleState.UNPAID, f"the terminal says {holding}", tell=TICKET_UNPAID)
        return sale
    if holding is Holding.HELD:
        holding = _released(terminal, sale)
    if holding in NOTHING_HELD:
        void = "" if sale.paper is Paper.NONE else "looked at again: not paid"
        return store.move(sale, SaleState.UNDONE, f"the terminal says {holding}", void=void)
    if holding is Holding.TAKEN:
        store.tell(sale, TAKEN_WITHOUT_TICKET)
    return sale


def _completed(terminal: PaymentTerminal, sale: Sale) -> Holding:
    try:
        terminal.complete(sale.number, sale.memo)
    except DeviceTrouble:
        return asked(terminal, sale)
    return Holding.TAKEN


def _released(terminal: PaymentTerminal, sale: Sale) -> Holding:
    try:
        terminal.release(sale.number, sale.memo)
    except DeviceTrouble:
        return asked(terminal, sale)
    return Holding.LET_GO
