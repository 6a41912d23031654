"""Signs of being stuck: a gentle offer at the right moment, and never a traveller thrown out unasked."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.flows.model import Pace
from kiosk.visits.hesitation import Hesitation, Sign
from tests.clock import FakeClock

PACE = Pace()


def _standing(clock: FakeClock) -> Hesitation:
    hesitation = Hesitation(clock)
    hesitation.reached("destination", PACE)
    return hesitation


def test_silence_brings_a_hint_then_an_offer_then_a_question() -> None:
    """She reads slowly: first the question again, then a person, much later "are you still there?"."""
    clock = FakeClock()
    hesitation = _standing(clock)
    seen = []
    for _ in range(250):
        clock.move(1)
        sign = hesitation.look()
        if sign is Sign.OFFER_HELP:
            hesitation.offered()
        if sign is not Sign.NONE and sign not in seen:
            seen.append(sign)
    assert seen == [Sign.HINT, Sign.OFFER_HELP, Sign.STILL_THERE, Sign.GONE]


def test_going_to_and_fro_brings_an_offer_at_once() -> None:
    """Three times back is not playing, it is being lost."""
    hesitation = _standing(FakeClock())
    for n in range(PACE.backs):
        hesitation.reached(f"step-{n}", PACE, back=True)
    assert hesitation.look() is Sign.OFFER_HELP


def test_wrong_taps_bring_an_offer() -> None:
    """Touching beside the buttons again and again: hands or eyes need a person."""
    hesitation = _standing(FakeClock())
    for _ in range(PACE.wrong_taps):
        hesitation.missed()
    assert hesitation.look() is Sign.OFFER_HELP


def test_an_offer_does_not_nag() -> None:
    """Who said no is left in peace for a minute."""
    clock = FakeClock()
    hesitation = _standing(clock)
    clock.move(31)
    assert hesitation.look() is Sign.OFFER_HELP
    hesitation.offered()
    clock.move(40)
    assert hesitation.look() is not Sign.OFFER_HELP


def test_one_touch_answers_are_you_still_there() -> None:
    """One touch is enough, anywhere, and nothing is lost."""
    clock = FakeClock()
    hesitation = _standing(clock)
    clock.move(PACE.still_there)
    assert hesitation.look() is Sign.STILL_THERE
    assert hesitation.seconds_left == PACE.still_there_wait
    hesitation.touched()
    assert hesitation.look() is Sign.NONE
    assert hesitation.seconds_left == 0


@given(st.lists(st.tuples(st.sampled_from(["touch", "miss", "step", "back"]), st.floats(0.1, 120)), max_size=40))
def test_nobody_is_gone_who_was_not_asked(doings: list[tuple[str, float]]) -> None:
    """Whatever she does: GONE comes only after the question stood there for its full time."""
    clock = FakeClock()
    hesitation = _standing(clock)
    asked_at: float | None = None
    for what, seconds in doings:
        clock.move(seconds)
        sign = hesitation.look()
        if sign is Sign.STILL_THERE and asked_at is None:
            asked_at = clock.seconds()
        if sign is Sign.GONE:
            assert asked_at is not None
            assert clock.seconds() - asked_at >= PACE.still_there_wait - 1e-6
            return
        asked_at = None if sign is not Sign.STILL_THERE else asked_at
        if what == "touch":
            hesitation.touched()
            asked_at = None
        elif what == "miss":
            hesitation.missed()
            asked_at = None
        else:
            hesitation.reached(what, PACE, back=what == "back")
            asked_at = None


def test_leafing_through_days_and_hours_is_not_being_lost() -> None:
    """Another time: days, hours, days again. That is looking, not going round in circles."""
    hesitation = _standing(FakeClock())
    for _ in range(6):
        hesitation.reached("out", PACE)
    assert hesitation.look() is Sign.NONE


def test_who_leafs_on_after_an_offer_is_still_there() -> None:
    """A person was offered while she looked at days: the next page of days is no error, and her silence begins anew."""
    clock = FakeClock()
    hesitation = _standing(clock)
    hesitation.reached("out", PACE)
    clock.move(31)
    hesitation.offered()
    hesitation.reached("out", PACE)
    assert not hesitation.stuck
    clock.move(5)
    assert hesitation.look() is Sign.NONE
