"""Stories of a ZVT terminal and a till: whatever breaks between them, the money is found again, and only once."""

import itertools
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.payment.zvt_line import Patience
from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.devices.simulated.zvt_wire import KNOWN
from kiosk.errors import Trouble
from tests.devices.payment.hall import FARE, HURRIED, QUICK, TerminalOnTheWall, Till, bank, zvt

MODES = ("hold", "payment", "vending")


@pytest.mark.parametrize("mode", MODES)
def test_a_ticket_is_paid_once_the_paper_is_out(wall: TerminalOnTheWall, mode: str) -> None:
    """The whole way: card held to it, money held, ticket printed, money taken; told in the traveller's words."""
    till = Till(zvt(wall.port, mode))
    till.terminal.ready()
    held = till.authorise()
    assert (held.payment, held.card) == (Payment.HELD, "VISA **** 1230")
    assert till.ask() is Holding.HELD

    till.complete()

    assert bank(wall) == (0, 0, FARE.minor)
    assert till.ask() is (Holding.HELD if mode == "payment" else Holding.TAKEN)
    assert till.told == ["hold-card", "hold-card", "card-read", "wait"]
    assert till.terminal.vending == (mode == "vending")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("restarted", [False, True])
def test_no_paper_no_money(wall: TerminalOnTheWall, mode: str, restarted: bool) -> None:
    """The ticket stuck: the money goes back, also when the kiosk was switched off in between; and twice is once."""
    till = Till(zvt(wall.port, mode))
    till.terminal.ready()
    till.authorise()
    if restarted:
        till.terminal.close()
        till.terminal = zvt(wall.port, mode)
        assert till.asked() is (Holding.LET_GO if mode == "vending" else Holding.HELD)

    till.release()
    till.release()

    assert bank(wall) == (0, 0, 0)
    assert till.ask() in (Holding.LET_GO, Holding.NEVER)
    assert wall.bank.rows[-1].op in ("release", "reverse", "undo")


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("fault", "payment", "say"),
    [
        ("decline=05", Payment.DECLINED, "card-declined"),
        ("decline=78", Payment.DECLINED, "card-expired"),
        ("decline=B1", Payment.CANCELLED, "terminal-full"),
        ("cancel", Payment.CANCELLED, "payment-cancelled"),
        ("refuse=83", Payment.CANCELLED, "terminal-stopped"),
    ],
)
def test_a_no_is_told_as_what_it_is(wall: TerminalOnTheWall, mode: str, fault: str, payment: Payment, say: str) -> None:
    """Declined, expired, stopped: each has its own sentence, no money is held, and nothing needs a person."""
    till = Till(zvt(wall.port, mode))
    till.terminal.ready()
    name, _, value = fault.partition("=")
    wall.faults.set(name, value, once=True)

    held = till.authorise()

    assert (held.payment, held.say) == (payment, say)
    assert till.ask() is Holding.NEVER
    assert bank(wall) == (0, 0, 0)


CUTS = ("silent", "cut-before-auth", "cut-after-auth", "cut-before-end", "die-after-auth", "wrong-amount")


@pytest.mark.parametrize("lists_holds", [True, False])
@pytest.mark.parametrize("fault", CUTS)
@pytest.mark.parametrize("mode", MODES)
def test_a_cut_in_the_middle_is_cleared_up(wall: TerminalOnTheWall, mode: str, fault: str, lists_holds: bool) -> None:
    """Nobody can say what happened: the kiosk never asks for money again, it asks the terminal and lets go."""
    if not lists_holds:
        wall.faults.set("no-holds", "refuse")
    till = Till(zvt(wall.port, mode))
    till.terminal.ready()
    wall.faults.set(fault, once=True)
    held = till.authorise()
    if mode == "vending" and fault in ("cut-before-end", "wrong-amount"):
        assert held.payment in (Payment.HELD, Payment.CANCELLED)
    else:
        assert held.payment is Payment.UNKNOWN
    if fault == "die-after-auth":
        wall.revive()

    if till.asked() is Holding.HELD:
        till.release()

    assert till.asked() in (Holding.NEVER, Holding.LET_GO)
    assert bank(wall) == (0, 0, 0)
    assert sum(row.op in ("hold", "pay", "auth") for row in wall.bank.rows) <= 1


@pytest.mark.parametrize("lists_holds", [True, False])
@pytest.mark.parametrize("fault", ["cut-after-auth", "cut-before-end", "die-after-auth", "twice", "split"])
@pytest.mark.parametrize("act", ["complete", "release"])
def test_taking_and_letting_go_survive_a_cut(wall: TerminalOnTheWall, act: str, fault: str, lists_holds: bool) -> None:
    """The answer to a booking was lost: it is found in the terminal's memory and never booked a second time."""
    if not lists_holds:
        wall.faults.set("no-holds", "silent")
    till = Till(zvt(wall.port, "hold"))
    till.terminal.ready()
    till.authorise()
    wall.faults.set(fault, once=True)
    with suppress(DeviceTrouble):
        getattr(till, act)()
    if fault == "die-after-auth":
        wall.revive()
    till.terminal.close()
    till.terminal = zvt(wall.port, "hold")

    assert till.asked() is (Holding.TAKEN if act == "complete" else Holding.LET_GO)
    getattr(till, act)()
    assert bank(wall) == (0, 0, FARE.minor if act == "complete" else 0)
    assert [row.op for row in wall.bank.rows] == ["hold", "book" if act == "complete" else "release"]


@pytest.mark.parametrize("mode", MODES)
def test_a_terminal_that_goes_on_alone_is_waited_for(wall: TerminalOnTheWall, mode: str) -> None:
    """The kiosk died while the traveller typed her PIN. Until the terminal is done nothing is concluded."""
    wall.set_pace(replace(QUICK, card=0.2))
    wall.faults.set("alone", "0.6", once=True)
    till = Till(zvt(wall.port, mode))
    till.terminal.ready()

    def die(key: str) -> None:
        till.told.append(key)
        if len(till.told) == 2:  # the terminal asks for the card
            till.terminal.close()

    assert till.authorise(tell=die).payment is Payment.UNKNOWN
    after = Till(zvt(wall.port, mode), memos=till.memos[:1])

    with pytest.raises(DeviceTrouble):
        after.ask()
    holding = after.asked()
    assert holding is (Holding.LET_GO if mode == "vending" else Holding.HELD)
    after.release()
    assert bank(wall) == (0, 0, 0)


def test_stop_ends_the_waiting_for_a_card_at_once(wall: TerminalOnTheWall) -> None:
    """She changes her mind: the terminal is told, and the kiosk is hers again without a minute of waiting."""
    wall.set_pace(replace(QUICK, card=30))
    for mode in MODES:
        till = Till(zvt(wall.port, mode))
        till.terminal.ready()
        begun = time.monotonic()
        held = till.authorise(tell=lambda _, till=till: till.terminal.cancel())
        assert (held.payment, held.say) == (Payment.CANCELLED, "payment-cancelled")
        assert time.monotonic() - begun < 5
        till.terminal.close()
    assert not wall.bank.rows


def test_a_stop_before_the_card_was_asked_for_asks_for_none(wall: TerminalOnTheWall) -> None:
    """Pressed between two breaths: no money is asked for, and the next sale is not stopped by it."""
    till = Till(zvt(wall.port))
    till.terminal.ready()
    till.terminal.cancel()
    assert till.authorise().payment is Payment.CANCELLED
    till.terminal.ready()
    assert till.authorise().payment is Payment.HELD


def test_the_traveller_hears_something_all_the_time(wall: TerminalOnTheWall) -> None:
    """At least every five seconds; here everything is eighty times as fast, and so is the promise."""
    wall.set_pace(replace(QUICK, card=0.4))
    heard: list[tuple[float, str]] = []
    for mode in ("hold", "vending"):
        heard.clear()
        till = Till(zvt(wall.port, mode))
        till.terminal.ready()
        till.authorise(tell=lambda key: heard.append((time.monotonic(), key)))
        till.terminal.close()
        assert [key for _, key in heard[:3]] == ["hold-card", "hold-card", "wait-card"]
        assert max(b[0] - a[0] for a, b in itertools.pairwise(heard)) < 5 * HURRIED.tell


def test_nothing_is_sent_when_nothing_can_be_written_down(wall: TerminalOnTheWall) -> None:
    """The disk is full: no card is asked for."""
    terminal = zvt(wall.port)
    terminal.ready()

    def full(_: str) -> None:
        raise Trouble("storage-failed")

    with pytest.raises(Trouble, match="storage-failed"):
        terminal.authorise(FARE, "K7Q2M9XP", str, full)
    assert not wall.bank.rows


def test_what_was_never_written_down_was_never_asked(wall: TerminalOnTheWall) -> None:
    """A sale that died before its first memo needs no terminal to be settled."""
    wall.unplug()
    till = Till(zvt(wall.port))
    assert till.ask() is Holding.NEVER
    till.release()


def test_an_unplugged_terminal_is_told_before_a_card_is_asked_for(wall: TerminalOnTheWall) -> None:
    """She keeps her card in her purse; and it sells again when it is plugged in."""
    till = Till(zvt(wall.port))
    wall.unplug()
    with pytest.raises(DeviceTrouble, match="terminal-unplugged"):
        till.terminal.ready()
    wall.plug_in()
    till.terminal.ready()
    wall.faults.set("full")
    with pytest.raises(DeviceTrouble, match="terminal-full"):
        till.terminal.ready()


@pytest.mark.parametrize("mode", MODES)
def test_busy_concludes_nothing(wall: TerminalOnTheWall, mode: str) -> None:
    """A terminal at work says nothing about a sale; a moment later it does."""
    till = Till(zvt(wall.port, mode))
    till.terminal.ready()
    till.authorise()
    till.terminal.close()
    till.terminal = zvt(wall.port, mode)
    wall.faults.set("busy", once=True)
    assert till.ask() is Holding.BUSY
    wall.faults.set("busy", once=True)
    with pytest.raises(DeviceTrouble, match="terminal-busy"):
        till.complete()
    assert till.asked() is not Holding.BUSY


def test_every_fault_is_told_in_a_story() -> None:
    """A fault that no test uses is a promise that nobody checked."""
    told = "".join(
        Path(__file__).with_name(name).read_text()
        for name in ("test_zvt.py", "test_zvt_makes.py", "test_impatience.py", "test_journal.py")
    )
    assert not [name for name in KNOWN if name.partition("=")[0] not in told]


def test_patience_is_the_protocols() -> None:
    """ZVT: 5 s until an answer, 180 s to the end; the traveller hears us at least every 5."""
    patience = Patience()
    assert (patience.answer, patience.end) == (5, 180)
    assert patience.tell < 5
