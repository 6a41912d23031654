"""Our planner and one that tries everything give the same answers, on every real timetable we have."""

import os
import random
from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import read_feed
from kiosk.timetable.model import Itinerary
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import DEMO, read_demo
from tests.clock import FakeClock
from tests.timetable.brute_force import BruteForce, Ride

DATA = Path(__file__).parents[3] / "shared" / "data"
QUESTIONS = int(os.environ.get("LOKET_QUESTIONS", "200"))  # of each feed; 1000 is the whole proof, of some minutes
TARGETS = 25  # for each origin: one pass of the brute force answers for every goal


def _as_it_is(day: date) -> date:
    return day


def _played(day: date) -> date:
    """The demo plays two weeks again and again."""
    first = date(2025, 11, 24)
    return first + timedelta((day - first).days % 14)


@dataclass(frozen=True)
class Case:
    """A feed, the days to ask about, and what is special about them."""

    name: str
    feed: Path
    days: tuple[date, ...]
    played: Callable[[date], date] = _as_it_is


CASES = [
    Case("demo", DEMO / "de-fv-2025.zip", (date(2026, 11, 20), date(2026, 3, 28), date(2026, 10, 24)), _played),
    # an ordinary Friday, both nights of the clock change, and a day with forbidden changes
    Case("austria", DATA / "gtfs" / "at-oebb-2020.zip",
         (date(2020, 2, 14), date(2020, 3, 29), date(2020, 10, 25), date(2020, 4, 3))),
    Case("bart", DATA / "gtfs" / "us-bart-2023-rider-categories.zip", (date(2023, 4, 14), date(2023, 3, 11))),
    Case("caltrain", DATA / "gtfs-rt" / "ct.zip", (date(2023, 11, 8), date(2023, 11, 4))),
]  # fmt: skip


@cache
def _timetable(case: str) -> Timetable:
    found = next(one for one in CASES if one.name == case)
    return read_demo().timetable if case == "demo" else read_feed(found.feed).timetable


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_question_is_answered_as_by_trying_everything(case: Case) -> None:
    """No better journey is kept from the traveller, and none is invented: nights, clock changes and all rules."""
    if not case.feed.exists():
        pytest.skip(f"{case.feed.name} is not beside the repository")
    of_a_day = -(-QUESTIONS // len(case.days))
    asked, compared = map(sum, zip(*(_compared(case, day, of_a_day) for day in case.days), strict=True))
    assert asked >= QUESTIONS
    assert compared > QUESTIONS


def test_a_few_questions_are_answered_as_by_trying_everything() -> None:
    """The quick part of the same, on an ordinary Friday of the demo."""
    asked, compared = _compared(CASES[0], date(2026, 11, 20), 20)
    assert (asked, compared > 10) == (20, True)


def _compared(case: Case, day: date, questions: int) -> tuple[int, int]:
    """Ask both at least so many questions; how many it were, and how many journeys were compared."""
    timetable = _timetable(case.name)
    brute = BruteForce(case.feed, day, case.played)
    chance, asked, compared = random.Random(day.toordinal()), 0, 0
    busy = _busy(timetable)
    origins = max(2, questions // TARGETS)
    for number in range(origins):
        after = datetime(day.year, day.month, day.day, tzinfo=timetable.tz) + timedelta(minutes=chance.randrange(1440))
        places = busy if number % 2 else [station.id for station in timetable.stations]
        origin = chance.choice(places)
        start = int(after.timestamp())
        expected = brute.journeys(origin, start, start + 36 * 3600)
        ours = Planner(timetable, FakeClock(after), selling_seconds=0)
        for target in chance.choices([place for place in places if place != origin], k=-(-questions // origins)):
            asked += 1
            ways = ours.itineraries(origin, target, after, 10**6)
            found = {(int(way.departure.timestamp()), int(way.arrival.timestamp()), way.changes) for way in ways}
            assert found == expected.get(target, set()), (origin, target, after)
            for way in ways:
                assert brute.broken(origin, target, _rides(way)) == ""
            compared += len(found)
    return asked, compared


def _busy(timetable: Timetable) -> list[str]:
    """The tenth of the stations with most trains: where the rules are."""
    calls = [0] * len(timetable.stations)
    for station in timetable.station_at:
        calls[station] += 1
    order = sorted(range(len(calls)), key=lambda number: -calls[number])
    return [timetable.stations[number].id for number in order[: max(20, len(order) // 10)]]


def _rides(way: Itinerary) -> list[Ride]:
    return [
        (leg.trip, leg.day, leg.start.stop, int(leg.start.at.timestamp()), leg.end.stop, int(leg.end.at.timestamp()))
        for leg in way.legs
    ]


@pytest.mark.slow
@pytest.mark.data
@pytest.mark.parametrize(
    ("left_out", "day"),
    [("block_of", date(2020, 2, 14)), ("rules", date(2020, 2, 14)), ("rules", date(2020, 4, 3))],
)
def test_what_austria_says_of_seats_and_of_single_trains_counts(left_out: str, day: date) -> None:
    """Left out, these rows of the feed would change answers: promises that it forbids, or people told to get off."""
    case = CASES[1]
    if not case.feed.exists():
        pytest.skip(f"{case.feed.name} is not beside the repository")
    timetable = _timetable("austria")
    without = replace(timetable, **{left_out: array("i", [0] * len(timetable.trips)) if left_out == "block_of" else ()})
    brute = BruteForce(case.feed, day)
    after = datetime(day.year, day.month, day.day, 4, tzinfo=timetable.tz)
    true, false = (Planner(one, FakeClock(after), selling_seconds=0) for one in (timetable, without))
    busy = _busy(timetable)
    chance, told, changed = random.Random(1), 0, 0
    for _ in range(150):
        origin, target = chance.sample(busy, 2)
        known, guessed = (one.itineraries(origin, target, after, 10**6) for one in (true, false))
        assert all(brute.broken(origin, target, _rides(way)) == "" for way in known)
        changed += known != guessed
        told += any(brute.broken(origin, target, _rides(way)) for way in guessed)
    assert changed, left_out
    assert told or left_out == "block_of", "something that the feed forbids would have been promised"
