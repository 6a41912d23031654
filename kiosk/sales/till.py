"""The till: money is held, the ticket printed, the money taken; or all of it is undone. Nothing in between."""

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.payment.counter import AwayCounter, HereCounter, spoken
from kiosk.devices.ports import DeviceTrouble, Held, Payment, Tell
from kiosk.errors import FaultyFile, Trouble
from kiosk.fares.model import Offer
from kiosk.language import Words
from kiosk.paper.model import Document
from kiosk.sales.collecting import known_by, lapse, reservation_of
from kiosk.sales.issue import Issuer
from kiosk.sales.making import TicketMaker
from kiosk.sales.model import UNDER_WAY, Means, Medium, Paper, Sale, SaleState, Slip, Sold
from kiosk.sales.recovery import let_go, recover, take
from kiosk.sales.sealing import Sealer
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
        self._clock = clock
        self._maker = TicketMaker(store, cabinet, words, issuer, sealer)
        self._turn = turn or Turn()  # held from the first question about money to the end of the sale
        self._stopped = False  # a cancel that came before the terminal listened
        self._asking = ""

    @property
    def ways(self) -> tuple[Means, ...]:
        """How one can pay here, the usual way first."""
        return tuple(Means(way) for way in self._cabinet.ways)

    @property
    def media(self) -> tuple[Medium, ...]:
        """What a ticket can be had on here, the usual one first."""
        return tuple(Medium)

    @property
    def asking(self) -> str:
        """Number of the sale for which money is asked just now; "" for none. Safe from any thread."""
        return self._asking

    def charge(
        self,
        offer: Offer,
        language: str,
        tell: Tell,
        still: Callable[[], bool] = lambda: True,
        means: Means | None = None,
        medium: Medium = Medium.PAPER,
    ) -> Sold:
        """Hold the money: "paid" (the sale is HELD), or why not. `means` None: the usual way.

        "reserved": a person elsewhere takes it, and the slip for that is out.
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
            number, now, way = _fresh_number(), self._clock.now(), means or self.ways[0]
            sale = Sale(number, offer, language, SaleState.OPEN, now, means=way, medium=medium)
            sold = self._charge(sale, tell, still)
        finally:
            self._asking = ""
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
            sale = self._maker.made(sale, tell)
        except Trouble as trouble:
            return self._undelivered(self._now(sale), trouble, tell)
        except Exception as bug:
            self._let_go(self._now(sale), f"bug: {bug!r}")
            raise
        tell("take-ticket" if sale.medium is Medium.PAPER else "photograph-ticket")
        # While the terminal is silent the sale stays TAKING: the traveller has the ticket, `settle` takes the money.
        sale = take(self._store, self._cabinet.terminal_for(sale.means), sale)
        if sale.state is SaleState.UNDONE:  # for a phone, and its money is gone before the screen has shown it
            return Sold("jammed", sale, "terminal-stopped")
        return Sold("done", sale, "take-ticket")

    def cancel(self) -> None:
        """Stop waiting for a card; from any thread. Too late, it changes nothing."""
        self._stopped = True
        self._cabinet.terminal.cancel()
        if self._cabinet.counter:
            self._cabinet.counter.cancel()

    def confirm(self, code: str) -> None:
        """A person beside the kiosk typed this code; from any thread. Nothing happens where nobody waits for one."""
        if isinstance(self._cabinet.counter, HereCounter):
            self._cabinet.counter.confirm(code)

    def collect(self, code: str, language: str) -> Sold:
        """Who comes back from the counter types a code: "paid" (the sale is HELD, `deliver` it), or why not.

        "unpaid": known, and the counter does not have the money yet; "late": it never came, and the slip has ended;
        "no-paper": paid, and the ticket waits. Raises Trouble("wrong-code"), Trouble("codes-paused"),
        Trouble("sale-open") while another sale is not settled, and Trouble("storage-failed").
        """
        sold = None
        if not self._turn.take():
            raise Trouble("sale-open", "another program asks the machines")
        try:
            recover(self._store, self._cabinet)
            if not isinstance(self._cabinet.counter, AwayCounter):
                raise Trouble("wrong-code", "there is no counter")
            sold = self._collected(known_by(self._store, self._cabinet.counter, code), language)
        finally:
            if sold is None or sold.outcome != "paid":
                self._turn.give_back()
        return sold

    def _collected(self, sale: Sale, language: str) -> Sold:
        if sale.state is not SaleState.PAID:
            slip = self.slip(sale)
            late = slip is None or self._clock.now() > slip.until
            return Sold("late" if late else "unpaid", sale, "slip-late" if late else "slip-unpaid")
        if waiting := self._store.sales(*UNDER_WAY):
            raise Trouble("sale-open", waiting[0].number)
        try:
            self._maker.can_be_had(sale)
        except Trouble as trouble:
            self._store.tell(sale, "paid-waits", str(trouble))
            return Sold("no-paper", sale, "paid-waits")
        return Sold("paid", self._store.move(replace(sale, language=language), SaleState.HELD, "came back for it"))

    def slip(self, sale: Sale) -> Slip | None:
        """What a traveller takes to the counter; None for a sale that is paid otherwise."""
        made = reservation_of(self._cabinet, sale)
        return Slip(spoken(made.code), made.until) if made else None

    def settle(self) -> tuple[Sale, ...]:
        """Finish or undo what was cut short; returns what is still open (see `recover`)."""
        if not self._turn.take():
            return self._store.unsettled()
        try:
            lapse(self._store, self._cabinet, self._clock.now())
            return recover(self._store, self._cabinet)
        finally:
            self._turn.give_back()

    def document(self, sale: Sale) -> Document:
        """The ticket of this sale in the traveller's language; with its barcode once that is signed."""
        return self._maker.document(sale)

    def receipt(self, sale: Sale) -> str:
        """What her phone may keep of this sale, in the language of its ticket."""
        return self._maker.receipt(sale)

    def symbols(self, sale: Sale) -> tuple[tuple[str, ...], ...]:
        """The barcodes of a paid ticket for a phone, as rows of "1" and "0"; () for any other."""
        paid_for = sale.state in (SaleState.TAKING, SaleState.DONE)
        return self._maker.symbols(sale) if sale.medium is Medium.PHONE and paid_for else ()

    def shown(self, sale: Sale) -> Sale:
        """A ticket for a phone is on the screen: from now on somebody may have it."""
        return self._store.shown(self._now(sale)) if sale.medium is Medium.PHONE else sale

    def _refused(self, sale: Sale) -> Sold | None:
        """No card is asked for when there is no paper for the ticket, no key to sign it, or no terminal."""
        asked: tuple[tuple[str, Callable[[], None]], ...] = (
            ("no-paper", lambda: self._maker.can_be_had(sale)),
            ("terminal-off", self._cabinet.terminal_for(sale.means).ready),
        )
        for outcome, ask in asked:
            try:
                ask()
            except Trouble as trouble:
                sale = self._store.move(sale, SaleState.REFUSED, f"no card was asked for: {trouble}")
                return Sold(outcome, sale, trouble.say)
        return None

    def _authorised(self, sale: Sale, tell: Tell, still: Callable[[], bool]) -> Sold:
        """Ask the terminal. `sale` is ASKING, and its memo is written down before a byte is sent."""
        terminal = self._cabinet.terminal_for(sale.means)
        self._asking = sale.number

        def note(memo: str) -> None:
            nonlocal sale
            sale = self._store.remember(sale, memo)

        try:
            held = terminal.authorise(sale.offer.total, sale.number, tell, note)
        except DeviceTrouble as trouble:
            held = Held(Payment.UNKNOWN, say=trouble.say)
        try:
            return self._charged(sale, held, tell, still)
        except (Trouble, ValueError):  # the journal is gone, or was changed: let go of what is held, a person looks
            with suppress(DeviceTrouble):
                terminal.release(sale.number, sale.memo)
            return Sold("unknown", sale, UNKNOWN)

    def _charged(self, sale: Sale, held: Held, tell: Tell, still: Callable[[], bool]) -> Sold:
        sale = replace(sale, card=held.card, reference=held.reference, receipt=held.receipt)
        if held.payment is Payment.HELD:
            return self._kept(self._store.move(sale, SaleState.HELD, f"reference {held.reference}"), still, tell)
        if held.payment is Payment.UNKNOWN:  # the terminal went away: only its own answer tells where the money is
            sale = self._let_go(sale, held.say or UNKNOWN)
            if sale.state is SaleState.UNDONE:
                return Sold("terminal-off", sale, "terminal-stopped")
            return self._unknown(sale, tell)
        if held.payment is Payment.RESERVED:
            return self._reserved(self._store.move(sale, SaleState.RESERVED), held.say, tell)
        return self._came_to_nothing(sale, held)

    def _kept(self, sale: Sale, still: Callable[[], bool], tell: Tell) -> Sold:
        """The money is held: is this still to be sold? If not, it is let go at once."""
        if still():
            return Sold("paid", sale)
        sale = self._let_go(sale, "no longer to be sold")
        if sale.state is not SaleState.UNDONE:
            return self._unknown(sale, tell)
        return Sold("cancelled", sale, "payment-cancelled")

    def _came_to_nothing(self, sale: Sale, held: Held) -> Sold:
        declined = held.payment is Payment.DECLINED
        say = held.say or ("card-declined" if declined else "payment-cancelled")
        return Sold(
            held.payment.value, self._store.move(sale, SaleState.DECLINED if declined else SaleState.UNDONE, say), say
        )

    def _undelivered(self, sale: Sale, trouble: Trouble, tell: Tell) -> Sold:
        nothing_came_out = sale.paper is Paper.NONE
        sale = self._let_go(sale, str(trouble))
        if sale.state is SaleState.PAID:
            self._store.tell(sale, "paid-waits", str(trouble))
            return Sold("no-paper", sale, "paid-waits")
        if sale.state is not SaleState.UNDONE:
            return self._unknown(sale, tell)
        return Sold("no-paper" if nothing_came_out else "jammed", sale, trouble.say)

    def _unknown(self, sale: Sale, tell: Tell) -> Sold:
        """Nobody can say: staff get a note, and the traveller a slip; where none can be printed, the screen has it all.

        The number that the screen says is the code of the slip: both lead to this sale.
        """
        self._store.tell(sale, UNKNOWN)
        try:
            self._maker.fault_slip(sale, UNKNOWN, tell)
        except (Trouble, FaultyFile, ValueError) as trouble:
            log.warning("no slip for sale %s: %s", sale.number, trouble)
        return Sold("unknown", sale, UNKNOWN)

    def _reserved(self, sale: Sale, say: str, tell: Tell) -> Sold:
        """Nothing is taken here: she gets a slip; where none can be printed, the screen has its code."""
        made = reservation_of(self._cabinet, sale)
        assert made is not None, "reserved without a counter"
        try:
            self._maker.counter_slip(sale, made, tell)
        except Trouble as trouble:
            log.warning("no slip for sale %s: %s", sale.number, trouble)
            say = "slip-on-screen"
        return Sold("reserved", sale, say)

    def _let_go(self, sale: Sale, why: str) -> Sale:
        return let_go(self._store, self._cabinet.terminal_for(sale.means), sale, why)

    def _now(self, sale: Sale) -> Sale:
        """As the journal has it."""
        return self._store.find(sale.number) or sale


def _fresh_number() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(8))
