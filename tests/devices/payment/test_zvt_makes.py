"""Stories of terminals with habits of their own, and of what comes after a sale: refunds, day ends, no card kept."""

import json
import re
import threading

import pytest

from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.money import Money
from tests.devices.payment.hall import FARE, TerminalOnTheWall, Till, bank, cards_in, zvt

MODES = ("hold", "payment", "vending")


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
        terminal.end_day()
    open_still.release()
    assert [(taking.amount, taking.kind) for taking in terminal.end_day().takings] == [(FARE, Holding.TAKEN)]
    assert [taking.amount.minor for taking in terminal.end_day().takings] == [0], "a new day has begun"
    assert terminal.totals() is None


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
