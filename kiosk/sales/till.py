"""The till: money is held, the ticket printed, the money taken; or all of it is undone. Nothing in between."""

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.ports import DeviceTrouble, Held, Payment, Tell
from kiosk.errors import FaultyFile, Trouble
from kiosk.fares.model import Offer
from kiosk.language import Words
from kiosk.paper.model import Document
from kiosk.paper.raster import raster
from kiosk.paper.slip import slip
from kiosk.paper.typefaces import undrawable
from kiosk.sales.fault_slip import slip_for
from kiosk.sales.issue import Issuer, receipt, ticket
from kiosk.sales.model import Paper, Sale, SaleState, Sold
from kiosk.sales.recovery import let_go, recover, take, wipe
from kiosk.sales.sealing import Sealer, stamp
from kiosk.sales.store import SaleStore
from kiosk.sales.turn import Turn

log = logging.getLogger(__name__)

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # nobody takes I for 1 or O for 0
UNKNOWN = "payment-unknown"


class Till:
    """One sale at a time: `charge`, then `deliver`. Each state is in the journal before a device is asked."""

    def __init__(
        self,
        store: SaleStore,
        cabinet: Cabinet,
        words: Words,
        clock: Clock,
        issuer: Issuer,
        sealer: Sealer,
        turn: Turn | None = None,
    ) -> None:
        self._store = store
        self._cabinet = cabinet
        self._words = words
        self._clock = clock
        self._issuer = issuer
        self._sealer = sealer
        self._turn = turn or Turn()  # held from the first question about money to the end of the sale
        self._stopped = False  # a cancel that came before the terminal listened

    def charge(self, offer: Offer, language: str, tell: Tell, still: Callable[[], bool] = lambda: True) -> Sold:
        """Hold the money: "paid" (the sale is HELD), or why not.

        `still` is asked once the money is held, since a card takes its time: whether this is still to be sold. If not,
        the money is let go at once: "cancelled".
        "declined", "cancelled", "no-paper" and "terminal-off": nothing was taken. "unknown": nobody can say; a person
        decides. Raises Trouble("storage-failed"): no card was asked for; ValueError, a bug, for an offer that was
        changed after it was shown.
        """
        if offer.seal and offer.seal != offer.fingerprint:
            raise ValueError(f"offer {offer.id} is not what was shown")
        self._stopped = False
        sold = None
        try:
            sold = self._charge(Sale(_fresh_number(), offer, language, SaleState.OPEN, self._clock.now()), tell, still)
        finally:
            if sold is None or sold.outcome != "paid":
                self._turn.give_back()
        return sold

    def _charge(self, sale: Sale, tell: Tell, still: Callable[[], bool]) -> Sold:
        if not self._turn.take():  # an operator's command is asking the machines
            return Sold("terminal-off", sale.now(SaleState.REFUSED), "sale-open")
        recover(self._store, self._cabinet)
        try:
            self._store.begin(sale)
        except Trouble as trouble:
            if trouble.say != "sale-open":
                raise
            return Sold("terminal-off", sale.now(SaleState.REFUSED), trouble.say)
        if refused := self._refused(sale):
            return refused
        if self._stopped:
            return self._came_to_nothing(sale, Held(Payment.CANCELLED))
        return self._authorised(self._store.move(sale, SaleState.ASKING), tell, still)

    def deliver(self, sale: Sale, tell: Tell) -> Sold:
        """Print the ticket of a HELD sale and take its money: "done", or "no-paper", "jammed", "unknown".

        The money is let go whenever the paper did not surely come out; then the paper, if there is any, is void.
        """
        if sale.state is not SaleState.HELD:
            raise ValueError(f"sale {sale.number} is {sale.state}: its ticket cannot be printed")
        try:
            return self._delivered(sale, tell)
        finally:
            self._turn.give_back()

    def _delivered(self, sale: Sale, tell: Tell) -> Sold:
        try:
            sale = self._printed(sale, tell)
        except Trouble as trouble:
            return self._undelivered(self._now(sale), trouble, tell)
        except Exception as bug:
            let_go(self._store, self._cabinet.terminal, self._now(sale), f"bug: {bug!r}")
            raise
        tell("take-ticket")
        # While the terminal is silent the sale stays TAKING: the traveller has the ticket, `settle` takes the money.
        return Sold("done", take(self._store, self._cabinet.terminal, sale), "take-ticket")

    def cancel(self) -> None:
        """Stop waiting for a card; from any thread. Too late, it changes nothing."""
        self._stopped = True
        self._cabinet.terminal.cancel()

    def settle(self) -> tuple[Sale, ...]:
        """Finish or undo what was cut short; returns what is still open (see `recover`)."""
        if not self._turn.take():
            return self._store.unsettled()
        try:
            return recover(self._store, self._cabinet)
        finally:
            self._turn.give_back()

    def document(self, sale: Sale) -> Document:
        """The ticket of this sale in the traveller's language; with its barcode once that is signed."""
        barcodes = self._store.barcodes(sale.number)
        stamped = stamp(barcodes, self._cabinet.printer.width_dots) if barcodes else None
        return ticket(sale, self._words.texts(sale.language), self._issuer, stamped)

    def receipt(self, sale: Sale) -> str:
        """What her phone may keep of this sale, in the language of its ticket."""
        return receipt(sale, self._words.texts(sale.language), self._issuer)

    def _refused(self, sale: Sale) -> Sold | None:
        """No card is asked for when there is no paper for the ticket, no key to sign it, or no terminal."""
        asked = (
            ("no-paper", self._cabinet.printer.check),
            ("no-paper", lambda: self._rehearsed(sale)),
            ("terminal-off", self._cabinet.terminal.ready),
        )
        for outcome, ask in asked:
            try:
                ask()
            except Trouble as trouble:
                sale = self._store.move(sale, SaleState.REFUSED, f"no card was asked for: {trouble}")
                return Sold(outcome, sale, trouble.say)
        return None

    def _rehearsed(self, sale: Sale) -> None:
        """Nobody pays for a ticket that cannot be made, or may come out behind an older one. Raises Trouble."""
        if not wipe(self._store, self._cabinet):
            raise DeviceTrouble("printer-stuck", "an older ticket may still be in its memory")
        self._sealer.seal(sale, self._words.texts(sale.language), self._cabinet.printer.width_dots)
        if letters := undrawable(" ".join(self.document(sale).words())):
            raise Trouble("ticket-letters", letters)

    def _authorised(self, sale: Sale, tell: Tell, still: Callable[[], bool]) -> Sold:
        """Ask the terminal. `sale` is ASKING, and its memo is written down before a byte is sent."""

        def note(memo: str) -> None:
            nonlocal sale
            sale = self._store.remember(sale, memo)

        try:
            held = self._cabinet.terminal.authorise(sale.offer.total, sale.number, tell, note)
        except DeviceTrouble as trouble:
            held = Held(Payment.UNKNOWN, say=trouble.say)
        try:
            return self._charged(sale, held, tell, still)
        except (Trouble, ValueError):  # the journal is gone, or was changed: let go of what is held, a person looks
            with suppress(DeviceTrouble):
                self._cabinet.terminal.release(sale.number, sale.memo)
            return Sold("unknown", sale, UNKNOWN)

    def _charged(self, sale: Sale, held: Held, tell: Tell, still: Callable[[], bool]) -> Sold:
        sale = replace(sale, card=held.card, reference=held.reference, receipt=held.receipt)
        if held.payment is Payment.HELD:
            return self._kept(self._store.move(sale, SaleState.HELD, f"reference {held.reference}"), still, tell)
        if held.payment is Payment.UNKNOWN:  # the terminal went away: only its own answer tells where the money is
            sale = let_go(self._store, self._cabinet.terminal, sale, held.say or UNKNOWN)
            if sale.state is SaleState.UNDONE:
                return Sold("terminal-off", sale, "terminal-stopped")
            return self._unknown(sale, tell)
        if held.payment is Payment.RESERVED:  # a person sells it: the flow hands over as it does without a terminal
            sale = self._store.move(sale, SaleState.UNDONE, f"reserved, code {held.reference}")
            return Sold("terminal-off", sale, held.say)
        return self._came_to_nothing(sale, held)

    def _kept(self, sale: Sale, still: Callable[[], bool], tell: Tell) -> Sold:
        """The money is held: is this still to be sold? If not, it is let go at once."""
        if still():
            return Sold("paid", sale)
        sale = let_go(self._store, self._cabinet.terminal, sale, "no longer to be sold")
        if sale.state is not SaleState.UNDONE:
            return self._unknown(sale, tell)
        return Sold("cancelled", sale, "payment-cancelled")

    def _came_to_nothing(self, sale: Sale, held: Held) -> Sold:
        declined = held.payment is Payment.DECLINED
        say = held.say or ("card-declined" if declined else "payment-cancelled")
        return Sold(
            held.payment.value, self._store.move(sale, SaleState.DECLINED if declined else SaleState.UNDONE, say), say
        )

    def _printed(self, sale: Sale, tell: Tell) -> Sale:
        """Sign, draw, print: PRINTED when the printer has said so. Raises DeviceTrouble."""
        printer, texts = self._cabinet.printer, self._words.texts(sale.language)
        tell("printing")
        barcodes = self._sealer.seal(sale, texts, printer.width_dots)
        sale = self._store.move(sale, SaleState.ISSUED, barcodes=barcodes)
        picture = raster(self.document(sale), printer.width_dots)
        printer.check()  # the roll may have ended since the card was asked for: then surely nothing comes out
        sale = self._store.move(replace(sale, paper=Paper.ASKED), SaleState.PRINTING)
        printer.print(picture, sale.number)
        return self._store.move(replace(sale, paper=Paper.OUT), SaleState.PRINTED)

    def _undelivered(self, sale: Sale, trouble: Trouble, tell: Tell) -> Sold:
        nothing_came_out = sale.paper is Paper.NONE
        sale = let_go(self._store, self._cabinet.terminal, sale, str(trouble))
        if sale.state is not SaleState.UNDONE:
            return self._unknown(sale, tell)
        return Sold("no-paper" if nothing_came_out else "jammed", sale, trouble.say)

    def _unknown(self, sale: Sale, tell: Tell) -> Sold:
        """Nobody can say: staff get a note, and the traveller a slip; where none can be printed, the screen has it all.

        The number that the screen says is the code of the slip: both lead to this sale.
        """
        self._store.tell(sale, UNKNOWN)
        issuer, now = self._issuer, self._clock.now()
        try:
            said = slip_for(sale, UNKNOWN, issuer.kiosk, now)
            octets = said.sealed(self._sealer.signing(demo=sale.offer.demo))
            texts = self._words.texts(sale.language)
            paper = slip(texts, sale.number, now, issuer.kiosk, issuer.phone, UNKNOWN, octets)
            if wipe(self._store, self._cabinet):
                tell("printing-slip")
                self._cabinet.printer.print(raster(paper, self._cabinet.printer.width_dots), f"slip-{sale.number}")
                tell("take-slip")
        except (Trouble, FaultyFile, ValueError) as trouble:
            log.warning("no slip for sale %s: %s", sale.number, trouble)
        return Sold("unknown", sale, UNKNOWN)

    def _now(self, sale: Sale) -> Sale:
        """As the journal has it."""
        return self._store.find(sale.number) or sale


def _fresh_number() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(8))
