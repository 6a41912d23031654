"""./loket sales: what a station's manager types when somebody stands at the counter and says "I paid"."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.barcode.keys import Keys
from kiosk.clock import SystemClock
from kiosk.devices.cabinet import Cabinet, open_cabinet
from kiosk.devices.ports import Holding
from kiosk.devices.simulated.store import Ledger
from kiosk.errors import Trouble
from kiosk.operator.cli import main
from kiosk.sales.model import Sale, SaleState, Sold
from kiosk.sales.sealing import Sealer
from kiosk.sales.store import open_sales
from kiosk.sales.till import Till
from kiosk.sales.turn import Turn
from kiosk.settings import Settings
from tests.sales.journeys import simple_offer
from tests.sales.shop import ALL_WORDS, ISSUER

Say = Callable[..., str]


class Machine:
    """A kiosk's own files, as `./loket kiosk` leaves them, with a till to sell at."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.clock = SystemClock("Europe/Berlin")
        self.store = open_sales(home / "sales.db", self.clock, "demo-1")
        self.cabinet: Cabinet = open_cabinet(Settings(home), self.clock, 0.0)
        self.sealer = Sealer(Keys(home / "keys"), self.clock)
        self.till = Till(self.store, self.cabinet, ALL_WORDS, self.clock, ISSUER, self.sealer)

    def broken(self, terminal: str = "works", printer: str = "works") -> None:
        (self.home / "devices.json").write_text(f'{{"terminal": "{terminal}", "printer": "{printer}"}}')

    def sell(self) -> Sold:
        sold = self.till.charge(simple_offer(), "en", lambda _: None)
        return self.till.deliver(sold.sale, lambda _: None) if sold.outcome == "paid" else sold

    def now(self, sale: Sale) -> Sale:
        found = self.store.find(sale.number)
        assert found
        return found


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def typed(*words: str, code: int = 0) -> str:
        assert main(["--home", str(tmp_path), "sales", *words]) == code
        return capsys.readouterr().out

    return typed


def test_a_sale_is_found_by_the_number_that_she_reads_aloud(machine: Machine, say: Say) -> None:
    """In two groups of four, as it stands on her ticket; with all that happened."""
    number = machine.sell().sale.number

    told = say("show", f"{number[:4]} {number[4:].lower()}")

    assert "paid and printed" in told
    assert "**** 4242" in told
    assert number in say("show")
    assert "is no sale of this kiosk" in say("show", "AAAA AAAA", code=1)


def test_a_settled_kiosk_has_nothing_open(machine: Machine, say: Say) -> None:
    """The usual answer is one line."""
    machine.sell()
    assert say("open") == "Every sale is settled.\n"


def test_money_is_given_back_once_and_the_ticket_is_void(machine: Machine, say: Say) -> None:
    """She missed her train because of us; the manager gives it back, and the ticket cannot be used by anybody."""
    sale = machine.sell().sale

    assert "€24.90 was given back" in say("refund", sale.number, "--by", "Anna", "--why", "train was cancelled")
    assert "nothing can be given back" in say("refund", sale.number, "--by", "Anna", "--why", "again", code=1)

    assert machine.now(sale).state is SaleState.REFUNDED
    assert Ledger(machine.home / "bank.db").holding(sale.number) is Holding.LET_GO
    assert sale.number in say("void")
    assert "Anna: train was cancelled" in say("show", sale.number)


def test_nobody_settles_what_a_traveller_is_paying_for(machine: Machine, say: Say) -> None:
    """The manager closes the day while somebody stands at the reader: her sale is under way, not cut short."""
    told: list[str] = []

    def meanwhile(news: str) -> None:
        if news in ("card-read", "printing"):
            for words in (
                ("day-end",),
                ("close", "A", "--by", "Anna", "--why", "late"),
                ("refund", "A", "--by", "A", "--why", "B"),
            ):
                told.append(say(*words, code=1))

    machine.till = Till(
        machine.store, machine.cabinet, ALL_WORDS, machine.clock, ISSUER, machine.sealer, Turn(machine.home)
    )
    sale = machine.till.charge(simple_offer(), "en", meanwhile).sale
    assert machine.till.deliver(sale, meanwhile).outcome == "done"

    assert len(told) == 6
    assert all("the kiosk is selling just now" in one for one in told)
    assert "1 sold" in say("day-end")


def test_the_kiosk_waits_while_a_command_asks_the_machines(machine: Machine) -> None:
    """The other way round: nobody's card is asked for while money is being given back."""
    turn = Turn(machine.home)
    assert turn.take()
    till = Till(machine.store, machine.cabinet, ALL_WORDS, machine.clock, ISSUER, machine.sealer, Turn(machine.home))
    refused = till.charge(simple_offer(), "en", lambda _: None)
    assert (refused.outcome, refused.say) == ("terminal-off", "sale-open")
    assert till.settle() == ()
    turn.give_back()
    assert till.charge(simple_offer(), "en", lambda _: None).outcome == "paid"


def test_a_sale_that_somebody_has_tampered_with_is_told_not_guessed(machine: Machine, say: Say) -> None:
    """One row of the journal cannot be read: staff are told which, and the kiosk greets all the same."""
    sale = machine.sell().sale
    with sqlite3.connect(machine.home / "sales.db") as journal:
        journal.execute("update sale set offer = replace(offer, ?, ?)", ('"minor":', '"miner":'))
    assert sale.number in say("show", code=1)
    with pytest.raises(Trouble, match=sale.number):
        machine.store.sales()


def test_enough_read_is_no_error(machine: Machine) -> None:
    """A manager types "| head": no page of program text follows."""
    machine.sell()
    ran = subprocess.run(
        f"{sys.executable} -m kiosk.operator.cli --home {machine.home} sales show | true",
        shell=True, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("home", ["/proc/nowhere", "/etc/hostname"])
def test_a_home_that_cannot_be_is_said(home: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the folder's name is told in words."""
    assert main(["--home", home, "sales", "open"]) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_refund_that_broke_off_is_gone_on_with(machine: Machine, say: Say) -> None:
    """The card reader went off in the middle: she is told so, and the second time it asks before it pays."""
    sale = machine.sell().sale
    machine.broken(terminal="unplugged")
    say("refund", sale.number, "--by", "Anna", "--why", "missed", code=1)
    assert machine.now(sale).state is SaleState.DONE, "nothing was begun: the reader could not even be asked"
    machine.store.move(machine.now(sale), SaleState.REFUNDING, "Anna: missed", void="given back")
    machine.broken()

    assert "again" in say("open", code=1)
    say("refund", sale.number, "--by", "Anna", "--why", "missed")
    assert machine.now(sale).state is SaleState.REFUNDED


def test_what_no_machine_knows_a_person_ends_with_name_and_reason(machine: Machine, say: Say) -> None:
    """The old card reader was thrown away: nobody will ever answer for this sale."""
    machine.broken(terminal="unplugged-after-hold")
    sale = machine.sell().sale
    machine.broken(terminal="unplugged")
    assert "Staff have not been told yet" in say("open", code=1)
    assert "Write where the money is" in say("close", sale.number, "--by", "Anna", "--why", "bank says no", code=1)

    told = say("close", sale.number, "--money", "returned", "--by", "Anna", "--why", "bank says no")

    assert "Anna: bank says no" in told
    assert machine.now(sale).state is SaleState.UNDONE
    assert say("open") == "Every sale is settled.\n"


def test_a_slip_is_believed_when_a_machine_of_ours_has_signed_it(
    machine: Machine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A photograph of her slip is enough: which sale, what happened, what to do; and nobody prints one at home."""
    machine.broken(terminal="unplugged-after-hold")
    sale = machine.sell().sale
    (slip,) = (machine.home / "paper").glob("slip-*.png")

    assert main(["--home", str(tmp_path), "ticket", "show", str(slip)]) == 0
    told = capsys.readouterr().out
    assert "It is not a ticket" in told
    assert sale.number in told
    assert "€24.90" in told
    home = tmp_path / "elsewhere"
    assert main(["--home", str(home), "ticket", "show", str(slip)]) == 1
    assert "NOT GENUINE" in capsys.readouterr().out


def test_a_person_does_not_decide_what_the_machine_knows(machine: Machine, say: Say) -> None:
    """The card reader is back and tells that nothing was taken: a wrong guess of a tired person changes nothing."""
    machine.broken(terminal="unplugged-after-hold")
    sale = machine.sell().sale
    machine.broken()

    assert "settled without you" in say(
        "close", sale.number, "--money", "taken", "--by", "Anna", "--why", "she said so"
    )
    assert machine.now(sale).state is SaleState.UNDONE


def test_the_day_ends_with_what_the_card_reader_says(machine: Machine, say: Say) -> None:
    """Two sold, one given back, and the bank agrees; tomorrow begins here."""
    first, _ = machine.sell().sale, machine.sell().sale
    say("refund", first.number, "--by", "Anna", "--why", "missed")

    told = say("day-end", "--by", "Anna")

    assert "2 sold, 1 given back: €24.90" in told
    assert "0 difference(s)" in told
    assert "0 sold, 0 given back: nothing" in say("day-end")


def test_each_difference_has_its_sale(machine: Machine, say: Say) -> None:
    """The bank took something that we do not know, and never had what we think it took: the manager sees which."""
    lost = machine.sell().sale
    ledger = Ledger(machine.home / "bank.db")
    ledger.write(lost.number, Holding.LET_GO, lost.offer.total)
    ledger.write("STRANGER", Holding.HELD, lost.offer.total)
    ledger.write("STRANGER", Holding.TAKEN, lost.offer.total)

    told = say("day-end", code=1)

    assert f"{lost.number}, reference {lost.reference}: journal €24.90, card reader €0.00" in told
    assert "no sale of ours, reference STRANGER: journal €0.00, card reader €24.90" in told


def test_no_day_ends_in_the_middle_of_a_sale(machine: Machine, say: Say) -> None:
    """A hold that is open would be lost with the day end of many a card reader."""
    machine.broken(terminal="unplugged-after-hold")
    machine.sell()
    machine.broken(terminal="unplugged")
    assert "does not answer" in say("day-end", code=1)
