"""Laws that hold for whatever an operator tells of a train; and planner and watch that never contradict each other."""

from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.timetable.compiled import ALIGHT, BOARD, Timetable
from kiosk.timetable.gtfs import read_feed
from kiosk.timetable.model import Leg
from kiosk.timetable.news import NO_NEWS, News, Run
from kiosk.timetable.planner import SELLING_SECONDS, Planner
from kiosk.timetable.realtime import Listener
from kiosk.timetable.runs import Event, Told, laid, shifted
from kiosk.timetable.shipped import read_demo
from kiosk.timetable.watch import Fate, what_became
from tests.clock import FakeClock
from tests.timetable.messages import At, How, message, stop, train

STOPS = 6
PLANNED = Run(
    tuple(36_000 + 600 * n for n in range(STOPS)),
    tuple(36_000 + 600 * n + 60 for n in range(STOPS)),
    (BOARD | ALIGHT,) * STOPS,
    tuple(range(STOPS)),
)
SECONDS = st.integers(-3_000, 9_000)
EVENTS = st.one_of(
    st.just(Event()), SECONDS.map(lambda late: Event(late=late)), SECONDS.map(lambda late: Event(at=36_000 + late))
)
WORDS = st.builds(Told, EVENTS, EVENTS, st.booleans(), st.booleans(), st.integers(-1, STOPS - 1))
TOLD = st.dictionaries(st.integers(0, STOPS - 1), WORDS)


@given(TOLD, SECONDS)
def test_no_train_runs_backwards_whatever_is_told(told: dict[int, Told], late: int) -> None:
    """Two messages that contradict each other, a clock that jumps: a train still arrives before it leaves."""
    run = laid(PLANNED, told, late)
    if not run.cancelled:
        times = [at for pair in zip(run.arrival, run.departure, strict=True) for at in pair]
        assert all(before <= after for before, after in pairwise(times))
        assert [not may for may in run.may] == [told.get(n, Told()).skipped for n in range(STOPS)]
    else:
        assert sum(told.get(n, Told()).skipped for n in range(STOPS)) >= STOPS - 1


@given(TOLD)
def test_nothing_leaves_before_its_time_unless_it_is_said(told: dict[int, Told]) -> None:
    """She comes for the planned time, and may rely on it."""
    run = laid(PLANNED, {place: words._replace(departure=Event()) for place, words in told.items()})
    first = min((n for n, words in told.items() if not (words.skipped or words.unknown)), default=0)
    if not run.cancelled:  # stops that lie behind the train are over, however early it is
        assert all(now >= plan for now, plan in list(zip(run.departure, PLANNED.departure, strict=True))[first:])


@given(st.integers(0, 5_000))
def test_a_delay_of_the_whole_train_is_the_train_so_much_later(late: int) -> None:
    """Nothing told of any stop: every time moves by the same."""
    run = laid(PLANNED, {}, late)
    assert run.departure == shifted(PLANNED, late).departure
    assert run.arrival[1:] == shifted(PLANNED, late).arrival[1:]


def _disturbed(timetable: Timetable, clock: FakeClock, seed: int) -> News:
    """A bad day: a third of the trains late, some cancelled, some that leave stops out."""
    chance, day, told = Random(seed), clock.now().date(), []
    for journey in timetable.running(day):
        trip, luck = timetable.trips[journey], chance.random()
        stops = range(timetable.first[journey], timetable.first[journey + 1])
        one = timetable.platforms[timetable.platform_at[chance.choice(stops)]].id
        if luck < 0.05:
            told.append(train(trip, how=How.CANCELED, day=f"{day:%Y%m%d}"))
        elif luck < 0.35:
            late = chance.randint(1, 40) * 60
            told.append(train(trip, stop(one, late, late), day=f"{day:%Y%m%d}"))
        elif luck < 0.4:
            told.append(train(trip, stop(one, how=At.SKIPPED), day=f"{day:%Y%m%d}"))
    return Listener(timetable).heard(message(*told, now=clock.now()).SerializeToString(), clock.now()).news


@pytest.mark.slow
def test_planner_and_watch_agree_about_every_journey() -> None:
    """What is offered on a bad day is fine at the last look. What was offered before is judged by the same rules.

    Where watch calls it fine or late, the planner, asked anew, has a way that is there no later.
    """
    _agree(read_demo().timetable, FakeClock())


@pytest.mark.slow
@pytest.mark.data
def test_they_agree_where_trains_join_and_single_trains_have_rules(shared: Path) -> None:
    """Austria: seats that become another train, change times for pairs of trains."""
    nine = datetime(2020, 2, 14, 9, tzinfo=ZoneInfo("Europe/Vienna"))
    _agree(read_feed(shared / "gtfs" / "at-oebb-2020.zip").timetable, FakeClock(nine))


def _one_train(leg: Leg, timetable: Timetable) -> bool:
    """Where the seats become another train that nothing is told of, the planner promises nothing after a delay."""
    journey = timetable.journey_of[leg.trip]
    stops = timetable.station_at[timetable.first[journey] : timetable.first[journey + 1]]
    return timetable.number_of[leg.end.station.id] in stops


def _agree(timetable: Timetable, clock: FakeClock) -> None:
    fates = dict.fromkeys(Fate, 0)
    for seed in range(4):
        news = _disturbed(timetable, clock, seed)
        chance = Random(seed)
        calm, live = Planner(timetable, clock), Planner(timetable, clock)
        live.tell(news)
        for _ in range(60):
            origin, destination = (station.id for station in chance.sample(timetable.stations, 2))
            for way in live.itineraries(origin, destination, clock.now(), 3):
                assert what_became(way, timetable, news).fate is Fate.FINE
            for way in calm.itineraries(origin, destination, clock.now(), 3):
                assert what_became(way, timetable, NO_NEWS).fate is Fate.FINE
                verdict = what_became(way, timetable, news)
                fates[verdict.fate] += 1
                if verdict.fate in (Fate.FINE, Fate.LATE) and all(_one_train(leg, timetable) for leg in way.legs):
                    now = verdict.now
                    ready = max(now.departure, clock.now() + timedelta(seconds=SELLING_SECONDS))
                    anew = [one.arrival for one in live.itineraries(origin, destination, ready, 20)]
                    assert now.departure < ready or min(anew) <= now.arrival, "the planner knows no such way"
    assert min(fates[fate] for fate in (Fate.FINE, Fate.LATE, Fate.BROKEN, Fate.CANCELLED)) > 5
