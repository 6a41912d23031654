"""Stories of paying a person: she takes a slip to the counter, comes back, and never loses money or ticket."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.devices.cabinet import Cabinet
from kiosk.devices.payment.counter import AwayCounter, HereCounter, plain
from kiosk.errors import Trouble
from kiosk.operator.counter_commands import _scanned
from kiosk.sales.collecting import known_by, paid, reservation_of, slip_text
from kiosk.sales.day_end import day_end
from kiosk.sales.model import Means, Sale, SaleState, Slip, Sold
from kiosk.sales.refund import refund
from kiosk.sales.till import Till
from tests.sales.shop import ALL_WORDS, ISSUER, OFFER, MainsPrinter, PowerCut, Shop

SECRET = b"the station's secret"


class Station(Shop):
    """A kiosk whose card reader may fail, and a counter in the hall that shares a secret with it."""

    def __init__(self, home: Path, off: str = "") -> None:
        super().__init__(home, off)
        self.counter = AwayCounter(SECRET, self.clock)
        printer = MainsPrinter(self.printer, self.mains)
        self.cabinet = Cabinet(printer, self.terminal, self.counter, ("card", "counter"))
        self.till = Till(self.store, self.cabinet, ALL_WORDS, self.clock, ISSUER, self.sealer)

    def reserve(self) -> Sale:
        return self.till.charge(OFFER, "en", self.told.append, means=Means.COUNTER).sale

    def slip(self, sale: Sale) -> Slip:
        found = self.till.slip(self.now(sale))
        assert found
        return found

    def comes_back(self, code: str) -> Sold:
        sold = self.till.collect(code, "en")
        return self.till.deliver(sold.sale, self.told.append) if sold.outcome == "paid" else sold

    def now(self, sale: Sale) -> Sale:
        found = self.store.find(sale.number)
        assert found
        return found

    def tickets(self, sale: Sale) -> int:
        return len(self.printer.tickets(sale.number))


def test_she_pays_at_the_counter_and_comes_back_for_her_ticket(tmp_path: Path) -> None:
    """Nothing is charged, a slip is out, the kiosk is free; the counter says it has the money; her ticket comes."""
    station = Station(tmp_path)
    sale = station.reserve()

    assert sale.state is SaleState.RESERVED
    assert station.told[-2:] == ["printing-slip", "take-counter-slip"]
    assert station.printer.tickets(f"slip-{sale.number}")
    assert not station.ledger.numbers()
    assert station.sell().outcome == "done", "the next traveller pays with a card meanwhile"

    paid(station.store, station.counter, station.now(sale), "Anna")
    sold = station.comes_back(station.slip(sale).code)

    assert (sold.outcome, station.now(sale).state, station.tickets(sale)) == ("done", SaleState.DONE, 1)
    assert any("Anna has the money" in event.detail for event in station.store.events(sale.number))
    with pytest.raises(Trouble, match="wrong-code"):
        station.comes_back(station.slip(sale).code)  # one ticket for one payment


def test_a_receipt_code_needs_no_line_between_counter_and_kiosk(tmp_path: Path) -> None:
    """The counter's own device knows the secret alone; the clerk writes six digits on the slip."""
    station = Station(tmp_path)
    sale = station.reserve()
    code = station.counter.receipt_code(sale.number, sale.offer.total)

    assert station.comes_back(f"{code[:2]} {code[2:4]} {code[4:]}").outcome == "done"
    assert station.tickets(sale) == 1


def test_the_slip_alone_opens_nothing(tmp_path: Path) -> None:
    """She comes back without having paid: she is told, and her slip is still good until its hour."""
    station = Station(tmp_path)
    sale = station.reserve()
    slip = station.slip(sale)

    assert station.comes_back(slip.code).outcome == "unpaid"
    station.clock.move(61 * 60)
    assert station.comes_back(slip.code).outcome == "late"
    assert station.till.settle() == ()
    assert station.now(sale).state is SaleState.RESERVED, (
        "a receipt may still come back: the counter has the money then"
    )
    station.clock.move(24 * 3600)
    station.till.settle()
    assert station.now(sale).state is SaleState.UNDONE
    assert station.tickets(sale) == 0


def test_guessing_ends_after_five_codes(tmp_path: Path) -> None:
    """Somebody types numbers: after five none is taken for ten minutes, also no right one."""
    station = Station(tmp_path)
    sale = station.reserve()
    for code in ("000000", "1", "", "99 99 99", "slip"):
        with pytest.raises(Trouble, match="wrong-code"):
            station.comes_back(code)
    paid(station.store, station.counter, station.now(sale), "Anna")
    with pytest.raises(Trouble, match="codes-paused"):
        station.comes_back(station.slip(sale).code)
    station.clock.move(601)
    assert station.comes_back(station.slip(sale).code).outcome == "done"


def test_without_paper_what_she_paid_for_waits(tmp_path: Path) -> None:
    """She comes back and the roll has ended: her ticket waits, staff are told; with a new roll it comes out."""
    station = Station(tmp_path)
    sale = station.reserve()
    paid(station.store, station.counter, station.now(sale), "Anna")
    station.faults.set("printer", "no-paper")

    assert station.comes_back(station.slip(sale).code).outcome == "no-paper"
    assert station.now(sale).state is SaleState.PAID
    assert [note.say for note in station.store.notes(number=sale.number)] == ["paid-waits"]

    station.faults.set("printer", "works")
    assert station.comes_back(station.slip(sale).code).outcome == "done"


def test_a_jam_after_paying_a_person_is_a_recorded_debt(tmp_path: Path) -> None:
    """Perhaps paper came out: its number is void, the money is at the counter, and a person must give it back."""
    station = Station(tmp_path)
    sale = station.reserve()
    paid(station.store, station.counter, station.now(sale), "Anna")
    station.faults.set("printer", "jam")

    assert station.comes_back(station.slip(sale).code).outcome == "unknown"
    assert station.now(sale).state is SaleState.UNKNOWN
    assert "taken-without-ticket" in {note.say for note in station.store.notes(number=sale.number)}
    assert [ticket.number for ticket in station.store.void_tickets()] == [sale.number]

    given_back = refund(station.store, station.counter, station.now(sale), "Anna", "the printer ate it")
    assert given_back.state is SaleState.REFUNDED


@pytest.mark.parametrize("off", ["before print", "after print"])
def test_a_power_cut_while_it_prints_loses_neither(tmp_path: Path, off: str) -> None:
    """The mains go around the print: afterwards it is a ticket, or a debt that staff know of. Never nothing."""
    station = Station(tmp_path, off)
    station.mains.off = ""
    sale = station.reserve()
    paid(station.store, station.counter, station.now(sale), "Anna")
    station.mains.off = off
    with pytest.raises(PowerCut):
        station.comes_back(station.slip(sale).code)
    station.close()

    again = Station(tmp_path)
    again.till.settle()
    assert again.now(sale).state is SaleState.UNKNOWN
    assert "taken-without-ticket" in {note.say for note in again.store.notes(number=sale.number)}
    assert [ticket.number for ticket in again.store.void_tickets()] == [sale.number]
    again.close()


def test_she_may_change_her_mind_at_the_counter(tmp_path: Path) -> None:
    """Paid, and not collected: the counter gives it back; the slip opens nothing any more."""
    station = Station(tmp_path)
    sale = station.reserve()
    waiting = paid(station.store, station.counter, station.now(sale), "Anna")
    assert refund(station.store, station.counter, waiting, "Anna", "she goes by bus").state is SaleState.REFUNDED
    with pytest.raises(Trouble, match="wrong-code"):
        station.comes_back(station.slip(sale).code)


def test_the_day_end_tells_the_counter_from_the_card_reader(tmp_path: Path) -> None:
    """Cash at the counter is no difference with the card reader; what waits to be collected is listed."""
    station = Station(tmp_path)
    assert station.sell().outcome == "done"
    collected, waiting = station.reserve(), station.reserve()
    for sale in (collected, waiting):
        paid(station.store, station.counter, station.now(sale), "Anna")
    assert station.comes_back(station.slip(collected).code).outcome == "done"

    day = day_end(station.store, station.terminal, station.clock.now())

    assert day.differences == ()
    assert day.agrees
    assert [(means.value, [sum.minor for sum in sums]) for means, sums in day.by_means] == [
        ("card", [2490]),
        ("counter", [2490]),
    ]
    assert [sale.number for sale in day.waiting] == [waiting.number]


def test_a_reader_at_the_counter_sees_what_the_code_protects(tmp_path: Path) -> None:
    """The barcode holds number, price, last minute and code; a changed price is refused."""
    station = Station(tmp_path)
    made = reservation_of(station.cabinet, station.now(station.reserve()))
    assert made
    text = slip_text(made, "demo-1")
    for typed in (text, text.replace("\n", "\\n"), text.replace("\n", " ")):
        assert _scanned(typed) == made
    cheaper = _scanned(text.replace("2490", "0490"))
    assert made.good(SECRET, station.clock.now())
    assert not cheaper.good(SECRET, station.clock.now())
    assert not made.good(SECRET, station.clock.now() + timedelta(hours=2))


def test_two_slips_with_the_same_code_open_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One in a million: then nobody guesses whose ticket it is, a person looks."""
    station = Station(tmp_path)
    station.reserve(), station.reserve()
    same = replace(station.counter.reservation("X", OFFER.total, station.store.sales()[0].memo), code="123456")
    monkeypatch.setattr(station.counter, "reservation", lambda *_: same)
    with pytest.raises(Trouble, match="wrong-code"):
        known_by(station.store, station.counter, "123456")


def test_a_person_beside_the_kiosk_is_paid(tmp_path: Path) -> None:
    """The helper takes the money and types her code: the ticket is printed, and the journal knows who has the money."""
    station = Station(tmp_path)
    here = HereCounter(SECRET, station.clock, 600, tell_seconds=0.01)
    cabinet = Cabinet(station.printer, station.terminal, here, ("card", "person"))
    till = Till(station.store, cabinet, ALL_WORDS, station.clock, ISSUER, station.sealer)

    def helper(key: str) -> None:
        station.told.append(key)
        if key == "pay-person":
            till.confirm(plain(here.receipt_code(till.asking, OFFER.total)))

    sold = till.charge(OFFER, "en", helper, means=Means.PERSON)
    assert sold.outcome == "paid"
    assert till.deliver(sold.sale, helper).outcome == "done"
    assert till.asking == ""
    assert "a person beside the kiosk" in station.now(sold.sale).memo
