"""The till: money is held, the ticket printed, the money taken; or all of it is undone. Nothing in between."""

import secrets
from contextlib import suppress
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.ports import DeviceTrouble, Held, Payment, Tell
from kiosk.errors import Trouble
from kiosk.fares.model import Offer
from kiosk.language import Words
from kiosk.paper.model import Document
from kiosk.paper.raster import raster
from kiosk.sales.issue import Issuer, ticket
from kiosk.sales.model import Sale, SaleState, Sold
from kiosk.sales.recovery import PRINTING, let_go, recover, take
from kiosk.sales.store import SaleStore

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nobody takes I for 1 or O for 0
NOTHING_CAME_OUT = ("no-paper", "cover-open", "printer-unplugged")


class Till:
    """One sale at a time: `charge`, then `deliver`. Each state is in the journal before a device is asked."""

    def __init__(self, store: SaleStore, cabinet: Cabinet, words: Words, clock: Clock, issuer: Issuer) -> None:
        self._store = store
        self._cabinet = cabinet
        self._words = words
        self._clock = clock
        self._issuer = issuer
        self._stopped = False  # a cancel that came before the terminal listened
        self._memo = ""  # of the sale that is being charged

    def charge(self, offer: Offer, language: str, tell: Tell) -> Sold:
        """Hold the money: "paid" (the sale is HELD), or why not.

        "declined", "cancelled", "no-paper" and "terminal-off": nothing was taken. "unknown": nobody can say; a person
        decides. Raises Trouble("storage-failed"): no card was asked for.
        """
        self._stopped, self._memo = False, ""
        sale = Sale(_fresh_number(), offer, language, SaleState.OPEN, self._clock.now())
        if refused := self._refused(sale):
            return refused
        self._store.begin(sale)
        try:
            held = self._authorised(sale, tell)
        except DeviceTrouble as trouble:
            held = Held(Payment.UNKNOWN, say=trouble.say)
        sale = replace(sale, memo=self._memo)
        try:
            return self._charged(sale, held)
        except Trouble:  # the journal is gone in the middle: let go of what is held, and a person looks
            with suppress(DeviceTrouble):
                self._cabinet.terminal.release(sale.number, sale.memo)
            return Sold("unknown", sale.now(SaleState.UNKNOWN), "payment-unknown")

    def deliver(self, sale: Sale, tell: Tell) -> Sold:
        """Print the ticket of a HELD sale and take its money: "done", or "no-paper", "jammed", "unknown".

        The money is let go whenever the paper did not surely come out; then the paper, if there is any, is void.
        """
        if sale.state is not SaleState.HELD:
            raise ValueError(f"sale {sale.number} is {sale.state}: its ticket cannot be printed")
        try:
            self._print(sale, tell)
        except DeviceTrouble as trouble:
            return self._undelivered(sale, trouble)
        except Exception as bug:
            let_go(self._store, self._cabinet.terminal, sale, f"bug: {bug!r}")
            raise
        sale = self._store.move(sale, SaleState.PRINTED)
        tell("take-ticket")
        sale = take(self._store, self._cabinet.terminal, sale)
        # While the terminal is silent the sale stays PRINTED: the traveller has the ticket, `settle` takes the money.
        return Sold("done", sale, "take-ticket")

    def cancel(self) -> None:
        """Stop waiting for a card; from any thread. Too late, it changes nothing."""
        self._stopped = True
        self._cabinet.terminal.cancel()

    def settle(self) -> tuple[Sale, ...]:
        """Finish or undo what was cut short; returns what a person must look at (see `recover`)."""
        return recover(self._store, self._cabinet.terminal)

    def document(self, sale: Sale) -> Document:
        """The ticket of this sale in the traveller's language."""
        return ticket(sale, self._words.texts(sale.language), self._issuer)

    def _refused(self, sale: Sale) -> Sold | None:
        """No card is asked for when there is no paper for the ticket, or no terminal."""
        for outcome, ask in (("no-paper", self._cabinet.printer.check), ("terminal-off", self._cabinet.terminal.ready)):
            try:
                ask()
            except DeviceTrouble as trouble:
                sale = sale.now(SaleState.UNDONE)
                self._store.begin(sale, f"no card was asked for: {trouble}")
                return Sold(outcome, sale, trouble.say)
        return None

    def _authorised(self, sale: Sale, tell: Tell) -> Held:
        if self._stopped:
            return Held(Payment.CANCELLED)

        def note(memo: str) -> None:
            self._store.remember(sale, memo)
            self._memo = memo

        return self._cabinet.terminal.authorise(sale.offer.total, sale.number, tell, note)

    def _charged(self, sale: Sale, held: Held) -> Sold:
        if held.payment is Payment.HELD:
            return Sold("paid", self._store.move(sale, SaleState.HELD, f"reference {held.reference}", held.card))
        if held.payment is Payment.UNKNOWN:
            return self._lost(sale, held)
        if held.payment is Payment.RESERVED:  # a person sells it: the flow hands over as it does without a terminal
            sale = self._store.move(sale, SaleState.UNDONE, f"reserved, code {held.reference}")
            return Sold("terminal-off", sale, held.say)
        say = held.say or ("card-declined" if held.payment is Payment.DECLINED else "payment-cancelled")
        return Sold(held.payment.value, self._store.move(sale, SaleState.UNDONE, say), say)

    def _lost(self, sale: Sale, held: Held) -> Sold:
        """The terminal went away in the middle: only its own answer tells where the money is."""
        sale = let_go(self._store, self._cabinet.terminal, sale, held.say or "payment unknown")
        if sale.state is SaleState.UNDONE:
            return Sold("terminal-off", sale, "terminal-stopped")
        return Sold("unknown", sale, "payment-unknown")

    def _print(self, sale: Sale, tell: Tell) -> None:
        printer = self._cabinet.printer
        picture = raster(self.document(sale), printer.width_dots)
        tell("printing")
        printer.check()  # the roll may have ended since the card was asked for: then surely nothing comes out
        self._store.note(sale, PRINTING)
        printer.print(picture, sale.number)

    def _undelivered(self, sale: Sale, trouble: DeviceTrouble) -> Sold:
        sale = let_go(self._store, self._cabinet.terminal, sale, str(trouble))
        if sale.state is not SaleState.UNDONE:
            return Sold("unknown", sale, "payment-unknown")
        return Sold("no-paper" if trouble.say in NOTHING_CAME_OUT else "jammed", sale, trouble.say)


def _fresh_number() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(8))
