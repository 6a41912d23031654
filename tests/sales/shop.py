"""A whole counter for stories: till, journal, printer and terminal on files, and a clock that moves while it waits."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from kiosk.barcode.keys import Keys
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.ports import Held, Holding, Note, PaymentTerminal, Printer, Tell, Totals
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.devices.simulated.store import Ledger
from kiosk.devices.simulated.terminal import SimulatedTerminal
from kiosk.language import WORDS, read_words
from kiosk.money import Money
from kiosk.sales.issue import Issuer
from kiosk.sales.model import ENDS, Sale, SaleState, Sold
from kiosk.sales.sealing import Sealer
from kiosk.sales.store import open_sales
from kiosk.sales.till import Till
from tests.clock import FakeClock
from tests.sales.journeys import simple_offer

ALL_WORDS = read_words(["en", "nl", "de", "sv"], WORDS)
ISSUER = Issuer("demo-1", "+49 221 0000 000", "gtfs.de, CC BY 4.0")
OFFER = simple_offer()
Answer = TypeVar("Answer")


class PowerCut(BaseException):
    """The mains go: nothing in the program may catch this."""


class Mains:
    """Goes off at one named moment, once: "before print", "after authorise"."""

    def __init__(self, off: str = "") -> None:
        self.off = off
        self.meanwhile: dict[str, Callable[[], None]] = {}  # what somebody else does at a moment

    def at(self, moment: str) -> None:
        if moment in self.meanwhile:
            self.meanwhile.pop(moment)()
        if moment == self.off:
            self.off = ""
            raise PowerCut(moment)


class MainsTerminal:
    """A PaymentTerminal whose kiosk may lose its power before and after each word with it."""

    def __init__(self, real: PaymentTerminal, mains: Mains) -> None:
        self._real = real
        self._mains = mains

    @property
    def vending(self) -> bool:
        return self._real.vending

    def ready(self) -> None:
        self._around("ready", self._real.ready)

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        return self._around("authorise", lambda: self._real.authorise(amount, number, tell, note))

    def complete(self, number: str, memo: str) -> None:
        self._around("complete", lambda: self._real.complete(number, memo))

    def release(self, number: str, memo: str) -> None:
        self._around("release", lambda: self._real.release(number, memo))

    def ask(self, number: str, memo: str) -> Holding:
        return self._around("ask", lambda: self._real.ask(number, memo))

    def refund(self, number: str, memo: str, amount: Money) -> None:
        self._around("refund", lambda: self._real.refund(number, memo, amount))

    def totals(self) -> Totals | None:
        return self._real.totals()

    def cancel(self) -> None:
        self._real.cancel()

    def _around(self, name: str, act: Callable[[], Answer]) -> Answer:
        self._mains.at(f"before {name}")
        answer = act()
        self._mains.at(f"after {name}")
        return answer


class MainsPrinter:
    """A Printer on the same mains."""

    def __init__(self, real: Printer, mains: Mains) -> None:
        self._real = real
        self._mains = mains

    @property
    def width_dots(self) -> int:
        return self._real.width_dots

    @property
    def near_end(self) -> bool:
        return self._real.near_end

    def check(self) -> None:
        self._real.check()

    def print(self, picture: bytes, number: str) -> None:
        self._mains.at("before print")
        self._real.print(picture, number)
        self._mains.at("after print")

    def wipe(self) -> None:
        self._mains.at("before wipe")
        self._real.wipe()
        self._mains.at("after wipe")


class Shop:
    """One kiosk's counter on the files in `home`; another Shop on the same home is the same kiosk after a restart."""

    def __init__(self, home: Path, off: str = "") -> None:
        self.clock = FakeClock()
        self.faults = Faults()
        self.mains = Mains(off)
        self.ledger = Ledger(home / "bank.sqlite")
        self.printer = SimulatedPrinter(home / "paper", self.faults)
        self.terminal = SimulatedTerminal(
            self.ledger, self.faults, self.clock, card_after_seconds=2, wait=self.clock.move
        )
        self.store = open_sales(home / "sales.sqlite", self.clock)
        cabinet = Cabinet(MainsPrinter(self.printer, self.mains), MainsTerminal(self.terminal, self.mains))
        self.sealer = Sealer(Keys(home / "keys"), self.clock)
        self.till = Till(self.store, cabinet, ALL_WORDS, self.clock, ISSUER, self.sealer)
        self.told: list[str] = []

    def sell(self, language: str = "en") -> Sold:
        """What a visit does: charge, and if that is paid, deliver."""
        sold = self.till.charge(OFFER, language, self.told.append)
        return self.till.deliver(sold.sale, self.told.append) if sold.outcome == "paid" else sold

    def close(self) -> None:
        self.ledger.close()
        self.store.close()


def assert_money_and_paper_agree(shop: Shop, *, settled: bool = True) -> None:
    """The law of the till, read from the bank's ledger and the paper tray, not from what the till says of itself."""
    numbers = {sale.number for sale in shop.store.sales()} | set(shop.ledger.numbers())
    void = {ticket.number for ticket in shop.store.void_tickets()}
    for number in numbers:
        sale = shop.store.find(number)
        assert sale, f"the bank knows sale {number}, the journal does not"
        assert_agree(shop, sale, settled, number in void)


def assert_agree(shop: Shop, sale: Sale, settled: bool, void: bool) -> None:
    taken = shop.ledger.count(sale.number, Holding.TAKEN)
    held = shop.ledger.held(sale.number)
    tickets = len(shop.printer.tickets(sale.number))
    notes = {note.say for note in shop.store.notes(number=sale.number)}
    assert taken <= 1, "charged twice"
    assert tickets <= 1, "printed twice"
    assert taken <= tickets, "charged without a ticket"
    if sale.state is SaleState.DONE:
        assert (taken, held, tickets, void) == (1, None, 1, False)
    elif sale.state in ENDS:
        assert (taken, held) == (0, None)
        assert void or not tickets, "a ticket that nobody paid is valid"
        assert "ticket-void" in notes or not tickets, "a ticket that nobody paid, and nobody was told"
    if settled:
        assert sale.state in ENDS, "left open"
