"""What is said of the wait is a range that held in nine of ten calls here at this hour, or nothing at all."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistance.caller.news import CallState
from assistance.desk.past.store import Past
from assistance.desk.waits import LEAST_CALLS, NOTHING, Wait, Waits, usual
from assistance.messages import Receipt, decode
from assistance.model import HelpRequest
from tests.assistance.hall import ANNA, STATION, Hall, situation
from tests.clock import FakeClock


def came(*seconds: float, hour: int = 9) -> list[Wait]:
    return [Wait(hour, one, came=True) for one in seconds]


def test_few_calls_say_nothing():
    """Twenty-nine calls are an anecdote."""
    assert usual(came(*[120.0] * (LEAST_CALLS - 1))) == NOTHING
    assert usual(came(*[120.0] * LEAST_CALLS)) == (1, 2)


def test_whole_minutes_that_hold():
    """From 2:10 to 3:50 is "2 to 4 minutes"; up to 50 seconds is "within a minute"."""
    assert usual(came(*(130.0 + n for n in range(101)))) == (2, 4)
    assert usual(came(*(10.0 + n for n in range(41)))) == (0, 1)


def test_who_gave_up_would_have_waited_longer():
    """If half of them leave after five minutes, "within 2 minutes" is not what the next one will find."""
    helped = came(*(60.0 + n for n in range(60)))
    left = [Wait(9, 300.0, came=False)] * 60
    assert usual(helped) == (1, 2)
    assert usual(helped + left) == NOTHING, "nobody knows how long those would have waited"
    early = [Wait(9, 5.0, came=False)] * 60
    assert usual(helped + early) == usual(helped), "who left after five seconds says nothing of the others"


def test_a_wait_that_is_no_comfort_is_not_told():
    """Half an hour: better the telephone and the counter."""
    assert usual(came(*[1900.0] * 50)) == NOTHING


@pytest.mark.parametrize("calls", [30, 60, 300])
def test_it_holds_in_nine_of_ten_of_the_next_calls(calls: int):
    """Learned from so many calls, and tried on others of the same kind: 2,000 stations, each with its next call."""
    rnd, held, told = random.Random(calls), 0, 0
    for _ in range(2000):
        middle = rnd.uniform(4, 5.5)
        first, last = usual(came(*(rnd.lognormvariate(middle, 0.5) for _ in range(calls))))
        if last:
            told += 1
            held += 60 * first <= rnd.lognormvariate(middle, 0.5) <= 60 * last
    assert told > 1000
    assert held / told >= 0.9


@given(st.lists(st.tuples(st.floats(0, 5000), st.booleans()), max_size=120))
def test_whatever_happened_the_range_is_one(waits: list[tuple[float, bool]]):
    """Never "4 to 2 minutes", never "3 to 3", and nothing at all rather than a guess."""
    first, last = usual(Wait(9, seconds, came) for seconds, came in waits)
    assert (first, last) == NOTHING or 0 <= first < last <= 20
    if sum(came for _, came in waits) < LEAST_CALLS:
        assert (first, last) == NOTHING


def test_each_hour_has_its_own():
    """At nine it takes two minutes, at eighteen ten; and the night says nothing."""
    clock = FakeClock()  # half past nine
    past = came(*[100.0] * 40) + came(*[560.0] * 40, hour=18)
    waits = Waits(lambda station, now: past if station == STATION else [], clock)
    assert waits.usual(STATION) == (1, 2)
    assert waits.usual("Bonn Hbf") == NOTHING
    clock.move(9 * 3600)
    assert waits.usual(STATION) == (9, 10)
    clock.move(5 * 3600)
    assert waits.usual(STATION) == NOTHING


def helped_before(hall: Hall, calls: int, seconds: int = 150) -> None:
    """So many travellers were helped at this kiosk this morning, within three minutes each."""
    for n in range(calls):
        hall.desk.handling.receive(HelpRequest(f"before-{n}", situation(hall.clock, f"k{n}"), hall.clock.now()))
    hall.clock.move(seconds)
    for n in range(calls):
        hall.desk.handling.acknowledge(f"before-{n}", ANNA, 1)
        hall.desk.handling.arrive(f"before-{n}", ANNA)
        hall.desk.handling.resolve(f"before-{n}", ANNA, "price")


def test_the_traveller_is_told_how_long_it_usually_takes(hall: Hall):
    """With the first word from the desk; and when it takes longer, that is said too, once, and the promise is gone."""
    helped_before(hall, 30)
    hall.be_heard()
    kiosk, hall.looking = hall.kiosk(), True
    kiosk.call()
    hall.pass_time(1)
    told = [(news.state, news.usual) for news in kiosk.news if news.state is not CallState.SENT]
    assert set(told) <= {(CallState.RECEIVED, (2, 3)), (CallState.SEEN, (2, 3))}
    assert told
    assert not any(news.late for news in kiosk.news)
    hall.pass_time(178)
    assert not any(news.late for news in kiosk.news)
    hall.desk.escalation.tick = lambda: 0  # type: ignore[method-assign]  # so that nothing else is told meanwhile
    hall.pass_time(30)
    assert [news.late for news in kiosk.news].count(True) == 1
    kiosk.call()
    assert kiosk.news[-1].late, "pressing again does not bring the old range back"


def test_nothing_is_said_without_enough_calls(hall: Hall):
    """A new station: no number, rather than one that was made up."""
    helped_before(hall, 29)
    hall.be_heard()
    kiosk = hall.kiosk()
    kiosk.call()
    hall.pass_time(1)
    assert {news.usual for news in kiosk.news} == {NOTHING}


def test_an_older_kiosk_and_an_older_desk_understand_each_other():
    """Half of the station was updated: a receipt without the new fields is a receipt."""
    assert decode('{"v":1,"kind":"receipt","id":"r1","joined":""}') == Receipt("r1")
    assert decode('{"v":1,"kind":"receipt","id":"r1","usual_from":2,"usual_to":4}') == Receipt("r1", "", 2, 4)


def test_what_is_learned_is_of_the_last_ninety_days(hall: Hall):
    """A timetable change in spring is not remembered in autumn; counts of reasons are deleted then."""
    helped_before(hall, 30)
    past: Past = hall.desk.past
    now = hall.clock.now()
    assert len(past.waits(STATION, now)) == 30
    assert past.reasons(STATION, "pay", "card-declined", now.date()) == {"price": 30}
    hall.clock.move(91 * 24 * 3600)
    now = hall.clock.now()
    assert past.waits(STATION, now) == []
    assert past.reasons(STATION, "pay", "card-declined", now.date()) == {}
    assert past.forget(now.date()) == 1
