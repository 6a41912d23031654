"""Sales that were cut short: finished where the paper is out, undone where it is not, by asking the terminal."""

from kiosk.devices.ports import DeviceTrouble, Holding, PaymentTerminal
from kiosk.sales.model import Sale, SaleState
from kiosk.sales.store import SaleStore

PRINTING = "printing"  # the printer is about to be asked: from now on a piece of paper may exist
VOID = "ticket void: "  # perhaps there is paper, surely there is no money
NOTHING_HELD = (Holding.NEVER, Holding.LET_GO)


def recover(store: SaleStore, terminal: PaymentTerminal) -> tuple[Sale, ...]:
    """Settle all that the last run left open; returns the sales that a person must look at.

    These are the sales which nobody could settle (the terminal is busy, silent, or has taken money without a
    ticket), and undone ones of which a void ticket may lie in the slot. Never repeats a payment. Dying in here is
    harmless: asked again, it goes on. To be called before the first sale, and after each trouble with a device.
    """
    settled = [(_void(store, sale), _settle(store, terminal, sale)) for sale in store.unsettled()]
    return tuple(sale for void, sale in settled if void or sale.state not in (SaleState.DONE, SaleState.UNDONE))


def take(store: SaleStore, terminal: PaymentTerminal, sale: Sale) -> Sale:
    """Take the money of a sale whose paper is out: DONE when the terminal has it.

    While the terminal is silent the sale stays as it is; it becomes UNKNOWN when there is nothing left to take.
    """
    try:
        terminal.complete(sale.number, sale.memo)
        holding = Holding.TAKEN
    except DeviceTrouble:
        holding = asked(terminal, sale)
    if holding is Holding.TAKEN:
        return store.move(sale, SaleState.DONE)
    if holding in NOTHING_HELD:
        return _unknown(store, sale, f"printed, but the terminal says {holding}")
    return sale


def let_go(store: SaleStore, terminal: PaymentTerminal, sale: Sale, why: str) -> Sale:
    """Let go of the money of a sale without a ticket: UNDONE when the terminal says so, else UNKNOWN."""
    holding = asked(terminal, sale)
    if holding is Holding.HELD:
        holding = _released(terminal, sale)
    if holding in NOTHING_HELD:
        return store.move(sale, SaleState.UNDONE, f"{VOID}{why}" if _void(store, sale) else why)
    return _unknown(store, sale, f"{why}; the terminal says {holding}")


def asked(terminal: PaymentTerminal, sale: Sale) -> Holding:
    """What the terminal says; its silence proves nothing, so it counts as busy."""
    try:
        return terminal.ask(sale.number, sale.memo)
    except DeviceTrouble:
        return Holding.BUSY


def _settle(store: SaleStore, terminal: PaymentTerminal, sale: Sale) -> Sale:
    if any(event.state is SaleState.PRINTED for event in store.events(sale.number)):
        return take(store, terminal, sale)
    return let_go(store, terminal, sale, "found open")


def _released(terminal: PaymentTerminal, sale: Sale) -> Holding:
    try:
        terminal.release(sale.number, sale.memo)
    except DeviceTrouble:
        return asked(terminal, sale)
    return Holding.LET_GO


def _unknown(store: SaleStore, sale: Sale, detail: str) -> Sale:
    if sale.state is SaleState.UNKNOWN:  # it was said already; the history need not say it at each start
        return sale
    return store.move(sale, SaleState.UNKNOWN, detail)


def _void(store: SaleStore, sale: Sale) -> bool:
    """Whether a piece of paper may exist that was never confirmed."""
    events = store.events(sale.number)
    printing = any(event.detail == PRINTING for event in events)
    return printing and not any(event.state is SaleState.PRINTED for event in events)
