"""Stories of a ZVT terminal and a till: whatever breaks between them, the money is found again, and only once."""

import itertools
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.payment.zvt_line import Patience
from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.devices.simulated.zvt_wire import KNOWN
from kiosk.errors import Trouble
from kiosk.money import Money
from tests.devices.payment.hall import FARE, HURRIED, QUICK, TerminalOnTheWall, Till, forget_all, zvt

MODES = ("hold", "payment", "vending")


@pytest.fixture
def wall(tmp_path: Path) -> Iterator[TerminalOnTheWall]:
    wall = TerminalOnTheWall(tmp_path)
    yield wall
    wall.unplug()
    forget_all()


def bank(wall: TerminalOnTheWall) -> tuple[int, int, int]:
    """Open holds, waiting payments, and minor units taken: the bank's truth."""
    return len(wall.bank.open_holds()), len(wall.bank.pending()), sum(wall.bank.taken().values())


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


@pytest.mark.parametrize("fault", ["split", "together", "twice", "own-receipts", "no-state"])
@pytest.mark.parametrize("mode", MODES)
def test_terminals_with_habits_of_their_own_sell_too(wall: TerminalOnTheWall, mode: str, fault: str) -> None:
    """Octet by octet, two messages in one segment, all twice, other receipts: two tickets in a row, each paid once."""
    wall.faults.set(fault)
    terminal = zvt(wall.port, mode)
    for number in ("AAAAAAAA", "BBBBBBBB"):
        till = Till(terminal, number)
        terminal.ready()
        assert till.authorise().payment is Payment.HELD
        till.complete()
        assert till.ask() is (Holding.HELD if mode == "payment" else Holding.TAKEN)
    assert bank(wall) == (0, 0, 2 * FARE.minor)


def test_a_reversal_without_its_original_is_still_understood(wall: TerminalOnTheWall) -> None:
    """Not all makes say what a reversal took back; after a payment only its reversal can come."""
    wall.faults.set("no-original")
    till = Till(zvt(wall.port, "payment"))
    till.terminal.ready()
    till.authorise()
    till.release()
    assert till.ask() is Holding.LET_GO


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


def test_a_terminal_that_asked_too_often_has_let_go(wall: TerminalOnTheWall) -> None:
    """The paper took too long: the terminal undid the payment, and the till is told so instead of a wrong yes."""
    wall.faults.set("polls-used-up", "2")
    till = Till(zvt(wall.port, "vending"))
    till.terminal.ready()
    assert till.authorise().payment is Payment.HELD
    for _ in range(200):
        if till.ask() is not Holding.HELD:
            break
        threading.Event().wait(0.01)

    with pytest.raises(DeviceTrouble):
        till.complete()
    assert till.ask() is Holding.LET_GO
    assert bank(wall) == (0, 0, 0)


def test_vending_answers_while_the_ticket_prints(wall: TerminalOnTheWall) -> None:
    """The core is busy with the printer for longer than the terminal's patience; nothing is lost, nobody else pays."""
    till = Till(zvt(wall.port, "vending"))
    till.terminal.ready()
    till.authorise()
    with pytest.raises(DeviceTrouble, match="terminal-busy"):
        till.terminal.ready()
    threading.Event().wait(0.3)  # thirty questions long
    assert Till(till.terminal, "OTHER222", memos=till.memos).ask() is Holding.BUSY
    till.complete()
    assert bank(wall) == (0, 0, FARE.minor)


def test_a_ticket_is_given_back_by_its_receipt(wall: TerminalOnTheWall) -> None:
    """Within the undo window, or by staff, also after another sale; twice is once, and a part of it needs a person."""
    for mode in MODES:
        till, other = Till(zvt(wall.port, mode)), Till(zvt(wall.port, mode), "OTHER222")
        for each in (till, other):
            each.terminal.ready()
            each.authorise()
            each.complete()
            each.terminal.close()
        before = sum(wall.bank.taken().values())
        for _ in range(2):
            till.terminal.refund(till.number, till.memo, FARE)
        assert sum(wall.bank.taken().values()) == before - FARE.minor
        with pytest.raises(DeviceTrouble):
            other.terminal.refund(other.number, other.memo, Money(100))
        till.terminal.close()


def test_an_older_sale_is_never_judged_by_a_newer_one(wall: TerminalOnTheWall) -> None:
    """Same price, next traveller: her payment proves nothing about the sale before, so nobody pays for another."""
    wall.faults.set("no-holds", "refuse")
    terminal = zvt(wall.port, "payment")
    first = Till(terminal, "AAAAAAAA")
    terminal.ready()
    first.authorise()
    for number in ("BBBBBBBB", "CCCCCCCC"):
        till = Till(terminal, number)
        terminal.ready()
        till.authorise()
    with pytest.raises(DeviceTrouble, match="is not of this sale"):
        first.ask()


def test_another_adapters_memo_is_refused(wall: TerminalOnTheWall) -> None:
    """The terminal was replaced by another make while a sale was open: a person looks, nothing is guessed."""
    with pytest.raises(DeviceTrouble, match="another terminal"):
        Till(zvt(wall.port), memos=['{"nexo": 1}']).ask()


def test_the_day_is_closed_only_when_nothing_is_held(wall: TerminalOnTheWall) -> None:
    """06 50: the sum of the day goes to the bank; money that is still held would be forgotten, so it is refused."""
    terminal = zvt(wall.port)
    paid, open_still = Till(terminal, "AAAAAAAA"), Till(terminal, "BBBBBBBB")
    for till in (paid, open_still):
        terminal.ready()
        till.authorise()
        if till is paid:
            till.complete()
    with pytest.raises(DeviceTrouble, match="not closed"):
        terminal.day_end()
    open_still.release()
    assert terminal.day_end() == FARE
    assert terminal.totals() is None


LONG = re.compile(r"\d{13,19}")


def luhn(digits: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def cards_in(text: str) -> list[str]:
    return [
        run[start : start + length]
        for run in LONG.findall(text)
        for length in range(13, 20)
        for start in range(len(run) - length + 1)
        if luhn(run[start : start + length])
    ]


@pytest.mark.parametrize("mode", MODES)
def test_no_card_number_leaves_the_adapter(
    wall: TerminalOnTheWall, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Even from a terminal that sends it whole: neither journal nor log nor ticket holds more than four digits."""
    assert cards_in("x4111111111111111y"), "the search itself works"
    wall.faults.set("whole-pan")
    till = Till(zvt(wall.port, mode))
    with caplog.at_level(0):
        till.terminal.ready()
        held = till.authorise()
        till.complete()
    wall.faults.set("cut-before-end", once=True)
    told = " ".join([*till.memos, *till.told, repr(held), caplog.text, json.dumps(wall.bank.summary())])

    assert "1111" in held.card
    assert not cards_in(told)
    assert "4111111111" not in re.sub(r"\D", "", told)


def test_every_fault_is_told_in_a_story() -> None:
    """A fault that no test uses is a promise that nobody checked."""
    told = "".join(Path(__file__).with_name(name).read_text() for name in ("test_zvt.py", "test_impatience.py"))
    assert not [name for name in KNOWN if name.partition("=")[0] not in told]


def test_patience_is_the_protocols() -> None:
    """ZVT: 5 s until an answer, 180 s to the end; the traveller hears us at least every 5."""
    patience = Patience()
    assert (patience.answer, patience.end) == (5, 180)
    assert patience.tell < 5
