"""Stories at the till: a ticket is paid and printed, or nothing was paid, and the traveller is told which."""

import itertools
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.ports import DeviceTrouble, Holding
from kiosk.errors import Trouble
from kiosk.money import Money
from kiosk.sales.model import Paper, SaleState
from tests.sales.shop import ALL_WORDS, OFFER, Shop, assert_money_and_paper_agree


def test_a_card_becomes_a_ticket(shop: Shop) -> None:
    """The main job: one card, one ticket, the right amount, and each thing to do said in time."""
    sold = shop.sell()

    assert (sold.outcome, sold.sale.state) == ("done", SaleState.DONE)
    assert shop.told == ["hold-card", "card-read", "wait", "remove-card", "printing", "take-ticket"]
    assert shop.ledger.count(sold.sale.number, Holding.TAKEN) == 1
    assert [file.name for file in shop.printer.tickets()] == [f"{sold.sale.number}.png"]
    assert_money_and_paper_agree(shop)


def test_the_journal_is_ahead_of_every_device(shop: Shop) -> None:
    """An operator sees after a power cut how far a sale got: it is written before the next machine acts."""
    sold = shop.sell()

    history = [(event.state, event.detail) for event in shop.store.events(sold.sale.number)]
    assert history == [
        (SaleState.OPEN, ""),
        (SaleState.ASKING, ""),
        (SaleState.HELD, "reference 000001"),
        (SaleState.ISSUED, ""),
        (SaleState.PRINTING, ""),
        (SaleState.PRINTED, ""),
        (SaleState.TAKING, ""),
        (SaleState.DONE, ""),
    ]
    found = shop.store.find(sold.sale.number)
    assert found == sold.sale
    assert found.paper is Paper.OUT
    assert found.card == "**** **** **** 4242"


@pytest.mark.parametrize(("fault", "outcome", "state"), [
    ("works", "cancelled", SaleState.UNDONE),
    ("unplugged-before-release", "unknown", SaleState.UNDOING),
])  # fmt: skip
def test_what_is_no_longer_to_be_sold_lets_the_money_go(shop: Shop, fault: str, outcome: str, state: SaleState) -> None:
    """The train was cancelled while the card was read: nothing is kept; and where that is not sure, a person looks."""
    shop.faults.set("terminal", fault)
    asked: list[str] = []

    def still() -> bool:
        asked.extend(shop.told)
        return False

    sold = shop.till.charge(OFFER, "en", shop.told.append, still)
    assert "card-read" in asked
    assert (sold.outcome, sold.sale.state) == (outcome, state)
    papers = [paper.name for paper in shop.printer.tickets()]
    assert papers == ([] if outcome == "cancelled" else [f"slip-{sold.sale.number}.png"])
    assert shop.ledger.count(sold.sale.number, Holding.TAKEN) == 0


@pytest.mark.parametrize(
    ("fault", "outcome", "say", "state"),
    [
        ("decline", "declined", "card-declined", SaleState.DECLINED),
        ("cancel", "cancelled", "payment-cancelled", SaleState.UNDONE),
        ("time-out", "cancelled", "no-card", SaleState.UNDONE),
        ("unplugged", "terminal-off", "terminal-unplugged", SaleState.REFUSED),
        ("unplugged-before-hold-once", "terminal-off", "terminal-stopped", SaleState.UNDONE),
        ("unplugged-after-hold-once", "terminal-off", "terminal-stopped", SaleState.UNDONE),
    ],
)
def test_without_a_payment_nothing_is_paid_and_nothing_printed(
    shop: Shop, fault: str, outcome: str, say: str, state: SaleState
) -> None:
    """A traveller who hears "you have paid nothing" can trust it: the bank's own ledger says so too."""
    shop.faults.set("terminal", fault)

    sold = shop.sell()

    assert (sold.outcome, sold.say, sold.sale.state) == (outcome, say, state)
    assert not shop.printer.tickets()
    assert_money_and_paper_agree(shop)


@pytest.mark.parametrize("fault", ["no-paper", "cover-open", "unplugged"])
def test_no_card_is_asked_for_without_a_printer(shop: Shop, fault: str) -> None:
    """Nobody holds out a card only to learn that there is no paper."""
    shop.faults.set("printer", fault)

    sold = shop.sell()

    assert (sold.outcome, sold.sale.state) == ("no-paper", SaleState.REFUSED)
    assert shop.told == []
    assert shop.ledger.numbers() == ()
    assert shop.store.find(sold.sale.number) == sold.sale, "a helper can still look it up"


@pytest.mark.parametrize(
    ("fault", "outcome", "say"),
    [
        ("no-paper", "no-paper", "no-paper"),  # the roll ended after the card was asked for
        ("jam", "jammed", "paper-jam"),
        ("half-printed", "jammed", "paper-jam"),
        ("mute", "jammed", "printer-silent"),
    ],
)
def test_money_is_let_go_when_the_paper_did_not_surely_come_out(shop: Shop, fault: str, outcome: str, say: str) -> None:
    """A torn ticket costs nothing; one that came out without the printer saying so is void, and staff can see that."""
    paid = shop.till.charge(OFFER, "en", shop.told.append)
    shop.faults.set("printer", fault)

    sold = shop.till.deliver(paid.sale, shop.told.append)

    assert (sold.outcome, sold.say, sold.sale.state) == (outcome, say, SaleState.UNDONE)
    assert shop.ledger.count(sold.sale.number, Holding.LET_GO) == 1
    assert bool(shop.store.void_tickets()) == (fault != "no-paper")
    assert_money_and_paper_agree(shop)


def test_a_terminal_that_falls_silent_leaves_it_unknown(shop: Shop) -> None:
    """Money may have moved: nobody guesses, a person decides, and the truth comes out when the terminal is back."""
    shop.faults.set("terminal", "unplugged-after-hold")

    sold = shop.sell()

    assert (sold.outcome, sold.say, sold.sale.state) == ("unknown", "payment-unknown", SaleState.UNDO)
    history = shop.store.events(sold.sale.number)
    assert shop.till.settle() == (sold.sale,), "still unplugged"
    assert shop.store.events(sold.sale.number) == history, "asked again, but nothing new is written down"
    assert [note.say for note in shop.store.notes()] == ["payment-unknown"]

    shop.faults.set("terminal", "works")

    assert shop.till.settle() == ()
    assert_money_and_paper_agree(shop)


@pytest.mark.parametrize("fault", ["unplugged-before-release", "unplugged-after-release", "busy"])
def test_jam_and_silence_together_are_unknown(shop: Shop, fault: str) -> None:
    """The ticket is stuck and the terminal gone: the traveller hears that a person must look, not "nothing paid"."""
    paid = shop.till.charge(OFFER, "en", shop.told.append)
    shop.faults.set("printer", "jam")
    shop.faults.set("terminal", fault)

    sold = shop.till.deliver(paid.sale, shop.told.append)

    assert sold.outcome == "unknown"
    assert sold.sale.state in (SaleState.UNDO, SaleState.UNDOING)
    shop.faults.set("terminal", "works")
    shop.till.settle()
    assert_money_and_paper_agree(shop)


@pytest.mark.parametrize("fault", ["unplugged-before-taking", "unplugged-after-taking"])
def test_with_the_ticket_in_hand_the_traveller_is_done(shop: Shop, fault: str) -> None:
    """What is left is between the operator and the bank: the ticket is good, and its money is taken exactly once."""
    shop.faults.set("terminal", fault)

    sold = shop.sell()

    assert (sold.outcome, sold.sale.state) == ("done", SaleState.TAKING)
    shop.faults.set("terminal", "works")
    assert shop.till.settle() == ()
    assert_money_and_paper_agree(shop)
    assert shop.ledger.count(sold.sale.number, Holding.TAKEN) == 1


def test_after_a_declined_card_another_one_pays(shop: Shop) -> None:
    """Trying again is a new sale with a new number: the first one stays undone."""
    shop.faults.set("terminal", "decline-once")

    first, second = shop.sell(), shop.sell()

    assert (first.outcome, second.outcome) == ("declined", "done")
    assert first.sale.number != second.sale.number
    assert_money_and_paper_agree(shop)


def test_stop_is_heard_at_any_moment_before_the_card(shop: Shop) -> None:
    """The stop button works while the terminal waits; pressed after the card was read it changes nothing."""

    def stop_at(moment: str) -> str:
        def tell(key: str) -> None:
            if key == moment:
                shop.till.cancel()

        return shop.till.charge(OFFER, "en", tell).outcome

    shop.mains.meanwhile["before ready"] = shop.till.cancel
    assert stop_at("nothing") == "cancelled", "a stop before the terminal listens is not lost"
    assert stop_at("hold-card") == "cancelled"
    assert stop_at("card-read") == "paid"
    assert stop_at("nothing") == "paid", "a late stop does not stop the next traveller"
    shop.till.settle()
    assert_money_and_paper_agree(shop)


def test_a_slow_bank_is_told_of_every_few_seconds(shop: Shop) -> None:
    """Silence frightens: while the bank thinks, something is said at least every five seconds."""
    shop.faults.set("terminal", "slow")
    heard: list[float] = []

    shop.till.charge(OFFER, "en", lambda _: heard.append(shop.clock.seconds()))

    pauses = [later - earlier for earlier, later in itertools.pairwise(heard)]
    assert max(pauses) <= 5
    assert shop.clock.seconds() > 14


def test_a_ticket_is_printed_once(shop: Shop) -> None:
    """Nobody can press a second ticket out of the same payment."""
    sold = shop.sell()

    with pytest.raises(ValueError, match="cannot be printed"):
        shop.till.deliver(sold.sale, shop.told.append)
    assert len(shop.printer.tickets()) == 1


def test_a_bug_while_drawing_gives_the_money_back(shop: Shop) -> None:
    """A mistake of ours costs the traveller nothing; it is still raised, so that it is seen."""
    paid = shop.till.charge(OFFER, "en", shop.told.append)

    def broken(key: str) -> None:
        raise ZeroDivisionError(key)

    with pytest.raises(ZeroDivisionError):
        shop.till.deliver(paid.sale, broken)
    assert_money_and_paper_agree(shop)


def test_a_lost_journal_stops_the_sale_before_the_card(shop: Shop, tmp_path: Path) -> None:
    """What cannot be written down is not begun."""
    with sqlite3.connect(tmp_path / "sales.sqlite", isolation_level=None) as other:
        other.execute("drop table sale_event")

    with pytest.raises(Trouble) as trouble:
        shop.sell()

    other.close()
    assert trouble.value.say == "storage-failed"
    assert shop.ledger.numbers() == ()


@pytest.mark.parametrize("language", ALL_WORDS.languages)
def test_each_end_of_a_sale_has_words(shop: Shop, language: str) -> None:
    """Whatever happens, there is a sentence for it in the traveller's language."""
    texts = ALL_WORDS.texts(language)
    ends = [shop.sell(language)]
    for fault in ("decline", "cancel", "time-out", "unplugged-before-hold-once", "unplugged-after-hold", "unplugged"):
        shop.faults.set("terminal", fault)
        ends.append(shop.sell(language))

    for key in [*shop.told, *(end.say for end in ends)]:
        assert texts.say(key)
    with pytest.raises(DeviceTrouble):
        shop.terminal.ready()


def test_an_offer_that_was_changed_after_it_was_shown_is_not_sold(shop: Shop) -> None:
    """A bug between screen and till must not charge another price than the one she agreed to: no card is asked for."""
    shown = replace(OFFER, seal=OFFER.fingerprint)
    dearer = replace(shown, lines=(replace(shown.lines[0], each=Money(9999)),), total=Money(9999))
    with pytest.raises(ValueError, match="is not what was shown"):
        shop.till.charge(dearer, "en", shop.told.append)
    assert shop.store.sales() == ()
    assert shop.ledger.numbers() == ()
