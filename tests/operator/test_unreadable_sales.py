"""A row of the journal was changed: it is told, kept for the auditor, set aside by a person, and others are sold to."""

import json
import sqlite3
from pathlib import Path

import pytest

from kiosk.devices.ports import Holding
from kiosk.devices.simulated.store import Ledger
from kiosk.errors import Trouble
from kiosk.sales.model import SaleState
from kiosk.sales.recovery import recover
from kiosk.sales.set_aside.store import CANNOT_BE_READ, SetAsides
from tests.operator.test_sales_commands import Machine, Say, machine, say
from tests.sales.journeys import simple_offer
from tests.sales.shop import ALL_WORDS

__all__ = ["machine", "say"]
BY = ("--by", "Anna", "--why", "the disk was bad")
DAMAGES = {
    "the offer": "update sale set offer = replace(offer, '\"minor\":', '\"miner\":')",
    "torn text": "update sale set offer = substr(offer, 1, 40)",
    "the state": "update sale set state = 'hxld'",
    "the time": "update sale set at = 'yesterday'",
    "the paper": "update sale set paper = 'gone'",
    "a number": "update sale set receipt = x'ff00'",
    "the memo too": "update sale set memo = '{', offer = ''",
    "its history": "update sale_event set state = 'hxld' where id = (select max(id) from sale_event)",
}


def damage(machine: Machine, how: str) -> dict[str, object]:
    """Change the journal behind Loket's back; returns the row as it stands then."""
    with sqlite3.connect(machine.home / "sales.db") as journal:
        journal.execute(DAMAGES[how])
        journal.row_factory = sqlite3.Row
        row = dict(journal.execute("select * from sale").fetchone())
    journal.close()
    return row


def held(machine: Machine) -> str:
    """Money is reserved, then the power goes: the number of that sale."""
    return machine.till.charge(simple_offer(), "en", lambda _: None).sale.number


@pytest.mark.parametrize("how", [how for how in DAMAGES if how != "its history"])
def test_it_stops_the_till_until_a_person_sets_it_aside(machine: Machine, say: Say, how: str) -> None:
    """Nobody guesses at money; but one bad row must not close a station for a day."""
    number = held(machine)
    row = damage(machine, how)
    with pytest.raises(Trouble, match=f"storage-failed.*{number}"):
        machine.till.charge(simple_offer(), "en", lambda _: None)
    assert [(note.number, note.say) for note in machine.store.notes()] == [(number, CANNOT_BE_READ)]
    assert f"{number}  CANNOT BE READ" in say("open", code=1)

    told = say("close", f"{number[:4]} {number[4:]}", "--money", "returned", *BY)

    assert f"{number}  SET ASIDE" in told
    (kept,) = SetAsides(machine.store).all()
    found = json.loads(kept.as_found)["sale"]
    assert {key: str(value) for key, value in found.items()} == {key: str(value) for key, value in row.items()}
    assert machine.sell().outcome == "done"
    assert say("open", code=0).count("SET ASIDE") == 1


def test_it_is_counted_neither_as_sold_nor_as_given_back(machine: Machine, say: Say) -> None:
    """The day's sum has only what is certain, and says that somebody has to look."""
    sold = machine.sell().sale
    damage(machine, "the offer")
    say("close", sold.number, *BY)
    other = machine.sell().sale

    told = say("day-end", "--by", "Anna", code=1)

    assert "1 sold, 0 given back" in told
    assert f"{sold.number} was set aside by Anna, and is in no sum: the disk was bad" in told
    assert sold.number not in {sale.number for sale in machine.store.sales()}
    assert f"{other.number}" not in told
    with sqlite3.connect(machine.home / "sales.db") as journal, pytest.raises(sqlite3.IntegrityError):
        journal.execute("insert into sale (number, state, offer, language, at, card, total_minor, currency) "
                        "values (?, '', '', '', '', '', 0, '')", (sold.number,))  # fmt: skip
    journal.close()
    assert not machine.store.void_tickets(), "she has done nothing wrong: her ticket stays good"


@pytest.mark.parametrize(("money", "holding"), [("taken", Holding.TAKEN), ("returned", Holding.LET_GO)])
def test_what_the_card_reader_still_holds_is_not_forgotten(
    machine: Machine, say: Say, money: str, holding: Holding
) -> None:
    """A set-aside sale is asked about by nobody: so the money is let go, or taken, before."""
    number = held(machine)
    damage(machine, "the offer")
    assert "still holds its money" in say("close", number, *BY, code=1)
    assert not SetAsides(machine.store).all()

    assert f"The card reader then: {holding}." in say("close", number, "--money", money, *BY)
    assert Ledger(machine.home / "bank.db").holding(number) is holding


def test_a_silent_card_reader_does_not_stop_the_station(machine: Machine, say: Say) -> None:
    """It was thrown away: the sale is set aside all the same, and that it said nothing is written down."""
    number = held(machine)
    damage(machine, "the offer")
    machine.broken(terminal="unplugged")
    assert "The card reader then: nothing." in say("close", number, *BY)


def test_a_damaged_history_is_found_too(machine: Machine, say: Say) -> None:
    """The row is good and its history is not: the day cannot be counted before it is set aside."""
    sold = machine.sell().sale
    damage(machine, "its history")
    assert "the history of sale" in say("open", code=1)
    assert "cannot be read" in say("day-end", code=1)
    say("close", sold.number, *BY)
    assert "0 sold" in say("day-end", code=1)


def test_it_is_shown_whole_and_set_aside_once(machine: Machine, say: Say) -> None:
    """The auditor reads all that was found; nobody changes it afterwards."""
    sold = machine.sell().sale
    damage(machine, "torn text")
    assert "CANNOT BE READ" in say("show", sold.number, code=1)
    say("close", sold.number, *BY)
    told = say("show", sold.number, code=1)
    assert "As it was found: {" in told
    assert "Anna: the disk was bad" in told
    assert f"{sold.number}  SET ASIDE" in say("show")
    assert "was set aside on" in say("close", sold.number, *BY, code=1)
    assert recover(machine.store, machine.cabinet) == ()


def test_only_what_cannot_be_read_is_set_aside(machine: Machine, say: Say) -> None:
    """A good sale is closed as ever; its neighbour that is set aside changes nothing about it."""
    sold = machine.sell().sale
    say("close", sold.number, *BY)
    assert not SetAsides(machine.store).all()
    assert machine.now(sold).state is SaleState.DONE


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_staff_are_told_in_their_language(tmp_path: Path, language: str) -> None:
    assert "./loket sales open" in ALL_WORDS.texts(language).say(f"{CANNOT_BE_READ}.staff")
