"""Stories of the whole till at a real terminal's protocol: journal, printer, ZVT on the wire, and the bank's ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.barcode.keys import Keys
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.payment.counter import AwayCounter
from kiosk.devices.simulated.faults import Faults
from kiosk.devices.simulated.printer import SimulatedPrinter
from kiosk.sales.day_end import close_day, day_end
from kiosk.sales.model import SaleState
from kiosk.sales.refund import refund
from kiosk.sales.sealing import Sealer
from kiosk.sales.store import SaleStore, open_sales
from kiosk.sales.till import Till
from tests.clock import FakeClock
from tests.devices.payment.hall import TerminalOnTheWall, cards_in, forget_all, hang_up_all, zvt
from tests.devices.payment.test_nexo import NexoOnTheWall
from tests.sales.shop import ALL_WORDS, ISSUER, OFFER

MODES = ("hold", "payment", "vending")


class Kiosk:
    """A kiosk that can be switched off and on; its files stay."""

    def __init__(self, home: Path, mode: str) -> None:
        self.home, self.mode = home, mode
        self.wall = TerminalOnTheWall(home)
        self.faults = Faults()
        self.stores: list[SaleStore] = []
        self.switch_on()

    def switch_on(self) -> None:
        hang_up_all()
        clock = FakeClock()
        self.store = open_sales(self.home / "sales.sqlite", clock)
        self.stores.append(self.store)
        printer = SimulatedPrinter(self.home / "paper", self.faults)
        self.terminal = zvt(self.wall.port, self.mode)
        cabinet = Cabinet(printer, self.terminal)
        sealer = Sealer(Keys(self.home / "keys"), clock)
        self.till = Till(self.store, cabinet, ALL_WORDS, clock, ISSUER, sealer)


@pytest.fixture(params=MODES)
def kiosk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Kiosk]:
    kiosk = Kiosk(tmp_path, request.param)
    yield kiosk
    kiosk.wall.unplug()
    forget_all()
    for store in kiosk.stores:
        store.close()


def test_a_ticket_is_sold(kiosk: Kiosk) -> None:
    """Card, paper, money: done, in each of the three ways of taking money; two travellers in a row."""
    for _ in range(2):
        sold = kiosk.till.charge(OFFER, "de", str)
        assert sold.outcome == "paid"
        assert kiosk.till.deliver(sold.sale, str).sale.state is SaleState.DONE
    assert sum(kiosk.wall.bank.taken().values()) == 2 * OFFER.total.minor
    assert not kiosk.wall.bank.open_holds()


def test_money_is_given_back_whatever_came_after(kiosk: Kiosk) -> None:
    """She stands at the counter an hour later: two others have bought since, and the second one's card was declined."""
    first = kiosk.till.deliver(kiosk.till.charge(OFFER, "en", str).sale, str).sale
    kiosk.till.deliver(kiosk.till.charge(OFFER, "en", str).sale, str)
    kiosk.wall.faults.set("decline", once=True)
    kiosk.till.charge(OFFER, "en", str)

    assert refund(kiosk.store, kiosk.terminal, first, "Anna", "missed").state is SaleState.REFUNDED
    assert sum(kiosk.wall.bank.taken().values()) == OFFER.total.minor


def test_a_refund_that_broke_off_pays_once_and_surely(kiosk: Kiosk) -> None:
    """The line is cut in the middle, and somebody else's card is declined: her money is not lost, nor paid twice."""
    first = kiosk.till.deliver(kiosk.till.charge(OFFER, "en", str).sale, str).sale
    begun = kiosk.store.move(first, SaleState.REFUNDING, "Anna: missed", void="given back")
    kiosk.wall.faults.set("decline", once=True)
    kiosk.till.charge(OFFER, "en", str)

    assert refund(kiosk.store, kiosk.terminal, begun, "Anna", "missed").state is SaleState.REFUNDED
    assert kiosk.wall.bank.taken() == {}


def test_nexo_gives_back_too_and_its_sums_are_compared(tmp_path: Path) -> None:
    """It names no sale in its totals: its sum is compared with the journal's, and the day is closed in both."""
    wall = NexoOnTheWall(tmp_path)
    clock = FakeClock()
    store = open_sales(tmp_path / "sales.sqlite", clock)
    cabinet = Cabinet(SimulatedPrinter(tmp_path / "paper", Faults()), wall.terminal())
    till = Till(store, cabinet, ALL_WORDS, clock, ISSUER, Sealer(Keys(tmp_path / "keys"), clock))
    sale = till.deliver(till.charge(OFFER, "en", str).sale, str).sale
    assert sale.state is SaleState.DONE
    day = day_end(store, cabinet.terminal, clock.now())
    assert (day.differences, day.by_sum, day.agrees) == ((), True, True)
    close_day(store, day_end(store, cabinet.terminal, clock.now(), closing=True), "Anna")
    assert day_end(store, cabinet.terminal, clock.now()).differences == ()
    assert refund(store, cabinet.terminal, sale, "Anna", "missed").state is SaleState.REFUNDED
    assert wall.bank.taken() == {}
    day = day_end(store, cabinet.terminal, clock.now())
    assert (day.differences, day.takings[0].minor) == ((), -OFFER.total.minor), "a day on which money only went back"
    wall.faults.set("other-sum")
    assert [(one.ours, one.theirs) for one in day_end(store, cabinet.terminal, clock.now()).differences or ()] == [
        (-OFFER.total.minor, 100 - OFFER.total.minor)
    ]
    wall.unplug()
    store.close()


def test_the_zvt_sum_is_compared_when_the_day_is_closed(kiosk: Kiosk) -> None:
    """06 50 tells what goes to the bank: one wrong cent of it is seen, in each way of taking money."""
    now = FakeClock().now()
    kiosk.till.deliver(kiosk.till.charge(OFFER, "en", str).sale, str)
    assert day_end(kiosk.store, kiosk.terminal, now).differences is None
    first = day_end(kiosk.store, kiosk.terminal, now, closing=True)
    assert (first.differences, first.by_sum, first.agrees) == ((), True, True)
    close_day(kiosk.store, first, "Anna")
    sale = kiosk.till.deliver(kiosk.till.charge(OFFER, "en", str).sale, str).sale
    kiosk.wall.faults.set("other-sum")
    (one,) = day_end(kiosk.store, kiosk.terminal, now, closing=True).differences or ()
    assert (one.number, one.ours, one.theirs) == ("", OFFER.total.minor, OFFER.total.minor + 100)

    kiosk.wall.faults.mend()
    close_day(kiosk.store, day_end(kiosk.store, kiosk.terminal, now, closing=True), "Anna")
    refund(kiosk.store, kiosk.terminal, sale, "Anna", "missed")
    night = day_end(kiosk.store, kiosk.terminal, now, closing=True)
    assert night.differences is None, "its sum has no sign: of a day on which money only went back it proves nothing"


def test_a_jam_costs_nothing(kiosk: Kiosk) -> None:
    """The paper is stuck: the money goes back before she turns round."""
    sold = kiosk.till.charge(OFFER, "nl", str)
    kiosk.faults.set("printer", "jam")
    assert kiosk.till.deliver(sold.sale, str).outcome == "jammed"
    assert kiosk.wall.bank.taken() == {}
    assert not kiosk.wall.bank.open_holds()
    assert not kiosk.wall.bank.pending()


def test_switched_off_between_card_and_paper_the_money_goes_back(kiosk: Kiosk) -> None:
    """The memo in the journal is all that the next start needs to find the money at the terminal."""
    sold = kiosk.till.charge(OFFER, "en", str)
    assert kiosk.store.find(sold.sale.number).memo == sold.sale.memo != ""  # type: ignore[union-attr]

    kiosk.switch_on()
    assert kiosk.till.settle() == ()

    assert kiosk.store.find(sold.sale.number).state is SaleState.UNDONE  # type: ignore[union-attr]
    assert kiosk.wall.bank.taken() == {}
    assert not kiosk.wall.bank.open_holds()


def test_a_lost_answer_is_settled_at_once(kiosk: Kiosk) -> None:
    """The line is cut when the bank has agreed: the till asks, lets go, and she is told that nothing was paid."""
    kiosk.wall.faults.set("cut-after-auth", once=True)
    sold = kiosk.till.charge(OFFER, "en", str)
    assert (sold.outcome, sold.say) == ("terminal-off", "terminal-stopped")
    assert kiosk.wall.bank.taken() == {}
    assert not kiosk.wall.bank.open_holds()


def test_a_sale_for_the_counter_frees_the_kiosk(tmp_path: Path) -> None:
    """No money was taken here: it waits, reserved, and the next traveller can be sold to."""
    store = open_sales(tmp_path / "sales.sqlite", FakeClock())
    counter = AwayCounter(b"secret", FakeClock())
    cabinet = Cabinet(SimulatedPrinter(tmp_path / "paper", Faults()), counter, counter, ("counter",))
    sealer = Sealer(Keys(tmp_path / "keys"), FakeClock())
    till = Till(store, cabinet, ALL_WORDS, FakeClock(), ISSUER, sealer)
    sold = till.charge(OFFER, "en", str)
    assert (sold.outcome, sold.say, sold.sale.state) == ("reserved", "pay-at-counter", SaleState.RESERVED)
    assert till.settle() == ()
    assert till.charge(OFFER, "en", str).outcome == "reserved"
    store.close()


def test_neither_files_nor_log_hold_a_card(kiosk: Kiosk, caplog: pytest.LogCaptureFixture) -> None:
    """A terminal that wrongly sends the whole number: every file of the kiosk is searched, and the log."""
    kiosk.wall.faults.set("whole-pan")
    with caplog.at_level(0):
        sold = kiosk.till.charge(OFFER, "en", str)
        done = kiosk.till.deliver(sold.sale, str)
    assert done.sale.card == "VISA **** 1111"
    for file in kiosk.home.rglob("*"):
        if file.is_file() and file != kiosk.wall.file:
            octets = file.read_bytes()
            assert b"411111111" not in octets
            assert file.suffix == ".png" or not cards_in(octets.decode("latin-1"))
    assert not cards_in(caplog.text)
