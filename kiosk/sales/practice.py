"""A till to practise at: the same words and steps, and no terminal, journal, key or ticket number anywhere near it."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.clock import Clock
from kiosk.devices.ports import DeviceTrouble, Printer, Tell
from kiosk.errors import Trouble
from kiosk.fares.model import Offer
from kiosk.language import Words
from kiosk.paper.model import Block, Document, Fact, Facts, FromTo, Notice, Title
from kiosk.paper.raster import raster
from kiosk.sales.issue import Issuer, ticket
from kiosk.sales.model import Means, Medium, Paper, Sale, SaleState, Slip, Sold

NUMBER = "PRACTICE"  # no ticket is ever numbered so: the letter I is in none of them


Stopped = Callable[[], bool]
Pause = Callable[[Stopped], bool]  # time to see what is played; False when she stopped meanwhile


def at_once(stopped: Callable[[], bool]) -> bool:
    """Without any time to see it."""
    return not stopped()


class PracticeTill:
    """Stands where the Till stands. `printer` None: on a machine that sells nothing is printed, the screen plays it."""

    def __init__(
        self, printer: Printer | None, words: Words, clock: Clock, issuer: Issuer, pause: Pause = at_once
    ) -> None:
        self._printer = printer
        self._words = words
        self._clock = clock
        self._issuer = issuer
        self._pause = pause
        self._stopped = False

    @property
    def ways(self) -> tuple[Means, ...]:
        """Only the card is played."""
        return (Means.CARD,)

    @property
    def media(self) -> tuple[Medium, ...]:
        """Paper without a barcode; there is none that a phone could keep."""
        return (Medium.PAPER,)

    def symbols(self, sale: Sale) -> tuple[tuple[str, ...], ...]:
        """There is no barcode."""
        del sale
        return ()

    def shown(self, sale: Sale) -> Sale:
        """Nothing is written down."""
        return sale

    @property
    def asking(self) -> str:
        """No helper needs its number."""
        return ""

    def charge(
        self,
        offer: Offer,
        language: str,
        tell: Tell,
        still: Callable[[], bool] = lambda: True,
        means: Means | None = None,
        medium: Medium = Medium.PAPER,
    ) -> Sold:
        """Play at paying: "paid" when the card was played, "cancelled", or "no-paper"."""
        del still, means, medium  # no money is held that could be let go, and nobody else is paid
        self._stopped = False
        sale = Sale(NUMBER, offer, language, SaleState.OPEN, self._clock.now())
        try:
            if self._printer:
                self._printer.check()
        except DeviceTrouble as trouble:
            return Sold("no-paper", sale.now(SaleState.REFUSED), trouble.say)
        tell("practice-card" if self._printer else "practice-paying")
        if not self._pause(lambda: self._stopped) or self._stopped:
            return Sold("cancelled", sale.now(SaleState.UNDONE), "payment-cancelled")
        if self._printer:
            tell("remove-card")
        return Sold("paid", sale.now(SaleState.HELD))

    def deliver(self, sale: Sale, tell: Tell) -> Sold:
        """Print a paper that nobody can take for a ticket: "done", "no-paper" or "jammed"."""
        if self._printer is None:
            tell("practice-printing")
            self._pause(lambda: self._stopped)
            return Sold("done", sale.now(SaleState.DONE))
        tell("printing")
        try:
            self._printer.check()
            sale = replace(sale, paper=Paper.ASKED)
            self._printer.print(raster(self.document(sale), self._printer.width_dots), NUMBER)
        except DeviceTrouble as trouble:
            outcome = "no-paper" if sale.paper is Paper.NONE else "jammed"
            return Sold(outcome, sale.now(SaleState.UNDONE), trouble.say)
        tell("take-ticket")
        return Sold("done", replace(sale, paper=Paper.OUT).now(SaleState.DONE), "take-ticket")

    def collect(self, code: str, language: str) -> Sold:
        """There is no counter. Raises Trouble."""
        raise Trouble("wrong-code", "practice")

    def confirm(self, code: str) -> None:
        """Nobody is paid."""

    def slip(self, sale: Sale) -> Slip | None:
        """Nothing is to be paid at a counter."""
        del sale
        return None

    def cancel(self) -> None:
        """Stop waiting for the card."""
        self._stopped = True

    def settle(self) -> tuple[Sale, ...]:
        """Nothing is ever open."""
        return ()

    def document(self, sale: Sale) -> Document:
        """The words of a ticket under the word PRACTICE in the largest letters, without any barcode."""
        texts = self._words.texts(sale.language)
        like = ticket(sale, texts, self._issuer)
        largest = Notice(texts.say("practice-paper"), large=True)
        return replace(
            like,
            title=texts.say("practice-paper"),
            marking=texts.say("practice-not-a-ticket"),
            blocks=(largest, *(_smaller(block) for block in like.blocks if not isinstance(block, Title)), largest),
        )

    def receipt(self, sale: Sale) -> str:
        """Nothing was sold: there is none."""
        del sale
        return ""


def _smaller(block: Block) -> Block:
    """The names of the stations are else the largest letters of a ticket."""
    if isinstance(block, FromTo):
        return Facts((Fact(block.start_label, block.start), Fact(block.end_label, block.end), Fact("", block.way)))
    return block
