"""Stories of paying a person: a code to say aloud, a slip that cannot be changed, nobody waits for ever."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import SystemClock
from kiosk.devices.payment.counter import (
    AwayCounter,
    HereCounter,
    plain,
    reservation,
    slip_code,
    spoken,
    staff_code,
)  # fmt: skip
from kiosk.devices.payment.guesses import Guesses
from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from kiosk.errors import Trouble
from kiosk.money import Money
from tests.clock import FakeClock
from tests.devices.payment.hall import FARE, Till

SECRET = b"the station's secret"


def test_the_slip_for_the_counter_can_be_read_aloud_and_ends_the_sale() -> None:
    """The card failed: she takes a slip to the counter, the kiosk is free for the next traveller."""
    till = Till(AwayCounter(SECRET, FakeClock()))
    till.terminal.ready()
    held = till.authorise()

    assert (held.payment, held.say) == (Payment.RESERVED, "pay-at-counter")
    assert [len(part) for part in held.reference.split()] == [2, 2, 2]
    assert plain(held.reference).isdigit()
    assert till.ask() is Holding.NEVER
    till.release()
    for impossible in (till.complete, lambda: till.terminal.refund(till.number, till.memo, FARE)):
        with pytest.raises(DeviceTrouble):
            impossible()


def test_a_changed_or_late_slip_is_no_slip() -> None:
    """Another price, another number, another hour: the counter's device says no."""
    now = FakeClock().now()
    slip = reservation(SECRET, "K7Q2M9XP", FARE, now)
    later = slip.until + timedelta(minutes=1)

    assert slip.good(SECRET, now)
    assert replace(slip, code=spoken(slip.code)).good(SECRET, slip.until)
    assert not slip.good(SECRET, later)
    assert not replace(slip, until=later).good(SECRET, now)
    assert not replace(slip, amount=Money(100)).good(SECRET, now)
    assert not replace(slip, number="K7Q2M9XQ").good(SECRET, now)
    assert not slip.good(b"another secret", now)


@given(st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=8, max_size=8), st.integers(1, 10**6))
def test_codes_are_six_digits_and_the_two_kinds_differ(number: str, minor: int) -> None:
    """What stands on a traveller's slip never opens the kiosk as staff's word."""
    until = FakeClock().now()
    codes = slip_code(SECRET, number, Money(minor), until), staff_code(SECRET, number, Money(minor))
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    assert plain(spoken(codes[0])) == codes[0]


def here(seconds: float = 5) -> Till:
    till = Till(HereCounter(SECRET, SystemClock(), seconds, tell_seconds=0.02))
    till.terminal.ready()
    return till


def confirming(till: Till, *codes: str):
    """Types these codes, one at each thing that is told."""
    left = list(codes)

    def tell(key: str) -> None:
        till.told.append(key)
        if left:
            till.terminal.confirm(left.pop(0))  # type: ignore[attr-defined]

    return tell


def test_a_person_beside_the_kiosk_takes_the_money() -> None:
    """She pays in cash; the helper mistypes once; the ticket is printed; a restart does not forget the money."""
    till = here()
    held = till.authorise(tell=confirming(till, "000000", spoken(staff_code(SECRET, till.number, FARE))))

    assert held.payment is Payment.HELD
    assert "wrong-code" in till.told
    assert till.ask() is Holding.TAKEN
    assert Till(here().terminal, memos=till.memos).ask() is Holding.TAKEN
    till.complete()
    with pytest.raises(DeviceTrouble):  # it is in her hand: no machine can give it back
        till.release()


@pytest.mark.parametrize(
    ("codes", "say"),
    [(("1", "2", "3", "4", "5", "6"), "codes-paused"), ((), "nobody-confirmed"), (("slip",), "nobody-confirmed")],
)
def test_without_the_right_code_nothing_is_sold(codes: tuple[str, ...], say: str) -> None:
    """Guessing ends after five; nobody comes: it ends by itself, and she was told all the time."""
    till = here(0.3)
    held = till.authorise(tell=confirming(till, *codes))
    assert (held.payment, held.say) == (Payment.CANCELLED, say)
    assert till.ask() is Holding.NEVER
    with pytest.raises(DeviceTrouble):
        till.complete()


def test_after_five_wrong_codes_the_kiosk_takes_none_for_ten_minutes() -> None:
    """Six digits cannot be guessed by one who may try five in ten minutes; a card still works meanwhile."""
    clock = FakeClock()
    guesses = Guesses(clock)
    for _ in range(4):
        guesses.wrong()
    guesses.right()  # somebody who knew one: forgotten
    for _ in range(5):
        assert not guesses.paused
        guesses.wrong()
    assert guesses.paused
    clock.move(599)
    assert guesses.paused
    clock.move(2)
    assert not guesses.paused

    till = here(0.3)
    till.authorise(tell=confirming(till, "1", "2", "3", "4", "5"))
    with pytest.raises(DeviceTrouble, match="codes-paused"):
        till.terminal.ready()


def test_stop_ends_the_waiting() -> None:
    """She has changed her mind; and an old stop does not end the next sale."""
    till = here()
    held = till.authorise(tell=lambda _: till.terminal.cancel())
    assert held.payment is Payment.CANCELLED
    till.terminal.ready()
    assert till.authorise(tell=confirming(till, staff_code(SECRET, till.number, FARE))).payment is Payment.HELD


def test_money_in_a_hand_that_cannot_be_written_down_is_for_a_person() -> None:
    """The disk is full at the worst moment: nothing is printed, and nobody says that nothing was paid."""
    till = here()
    notes: list[str] = []

    def once(memo: str) -> None:
        notes.append(memo)
        if len(notes) > 1:
            raise Trouble("storage-failed")

    tell = confirming(till, staff_code(SECRET, till.number, FARE))
    assert till.terminal.authorise(FARE, till.number, tell, once).payment is Payment.UNKNOWN
