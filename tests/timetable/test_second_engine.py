"""Another engine, written by others in another language, answers the same; where it does not, we know why."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kiosk.timetable.compiled import NEVER, Timetable
from kiosk.timetable.gtfs import read_feed
from kiosk.timetable.planner import Planner
from kiosk.timetable.shipped import DEMO
from tests.clock import FakeClock
from tests.timetable.test_oracle import DATA

nigiri = pytest.importorskip("pynigiri", reason="pynigiri has no wheel for this Python: Python 3.11 compares with it")

QUESTIONS = int(os.environ.get("LOKET_QUESTIONS", "200"))
AUSTRIA = DATA / "gtfs" / "at-oebb-2020.zip"
GERMANY = DEMO / "de-fv-2025.zip"
Answer = list[tuple[int, int]]  # UTC minute of arrival, changes


@contextmanager
def _silent() -> Iterator[None]:
    """It writes to stderr past Python."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@cache
def _theirs(feed: Path, day: date) -> Any:
    config = nigiri.LoaderConfig()
    config.link_stop_distance = 0  # else it invents ways on foot
    source = nigiri.TimetableSource("x", str(feed), config)
    with _silent():
        return nigiri.load_timetable([source], str(day - timedelta(2)), str(day + timedelta(5)))


def _asked(theirs: Any, origin: str, target: str, after: datetime) -> Answer:
    query = nigiri.Query()
    query.start_time = int(after.timestamp()) // 60
    query.start, query.destination = ([nigiri.Offset(theirs.find_location(one), 0, 0)] for one in (origin, target))
    query.start_match_mode = query.dest_match_mode = nigiri.LocationMatchMode.EQUIVALENT
    query.max_transfers, query.max_travel_time, query.use_start_footpaths = 7, 1440, True
    with _silent():
        found = nigiri.route(theirs, query)
    arrivals = [journey.arrival_time for journey in found]
    return sorted(
        (at() if callable(at) else at, journey.transfers) for at, journey in zip(arrivals, found, strict=True)
    )


def _ours(timetable: Timetable, origin: str, target: str, after: datetime) -> Answer:
    ways = Planner(timetable, FakeClock(after), selling_seconds=0).itineraries(origin, target, after, 10**6)
    last = int(after.timestamp()) // 60 + 1440
    found = {(int(way.arrival.timestamp()) // 60, way.changes) for way in ways}
    return sorted(
        one for one in found
        if one[0] <= last and not any(o != one and o[0] <= one[0] and o[1] <= one[1] for o in found)
    )  # fmt: skip


def _questions(timetable: Timetable, day: date, count: int) -> Iterator[tuple[str, str, datetime]]:
    chance = random.Random(7)
    ids = [station.id for station in timetable.stations]
    for _ in range(count):
        origin, target = chance.sample(ids, 2)
        minute = chance.randrange(5 * 60, 20 * 60)
        yield origin, target, datetime(day.year, day.month, day.day, tzinfo=timetable.tz) + timedelta(minutes=minute)


def _station(timetable: Timetable, id: str) -> str:
    """The name by which it knows the station: that of one of its platforms will do."""
    number = timetable.number_of[id]
    return next(platform.id for platform in timetable.platforms if platform.station == number)


@pytest.mark.slow
@pytest.mark.data
def test_germany_is_answered_alike() -> None:
    """No rules for single trains, no blocks: every answer is the same."""
    timetable, day = read_feed(GERMANY).timetable, date(2025, 11, 14)
    theirs = _theirs(GERMANY, day)
    for origin, target, after in _questions(timetable, day, QUESTIONS):
        there = [_station(timetable, one) for one in (origin, target)]
        assert _ours(timetable, origin, target, after) == _asked(theirs, *there, after)


@pytest.mark.slow
@pytest.mark.data
def test_austria_differs_only_where_a_rule_for_two_trains_is_read_as_one_for_the_station() -> None:
    """The other engine takes the time that two trains need for what everybody needs there, and promises too much.

    Read in its way, the feed gives its answers; read as GTFS has it (transfers.txt, from_trip_id), it gives ours.
    """
    if not AUSTRIA.exists():
        pytest.skip(f"{AUSTRIA.name} is not beside the repository")
    timetable, day = read_feed(AUSTRIA).timetable, date(2020, 2, 14)
    theirs = _theirs(AUSTRIA, day)
    as_they_read, differing = _pairs_for_all(timetable), 0
    for origin, target, after in _questions(timetable, day, QUESTIONS):
        expected, ours = _asked(theirs, origin, target, after), _ours(timetable, origin, target, after)
        if ours != expected:
            differing += 1
            assert _ours(as_they_read, origin, target, after) == expected, (origin, target, after, ours, expected)
    assert differing <= QUESTIONS // 20


def _pairs_for_all(timetable: Timetable) -> Timetable:
    """The same feed, where the time of a pair of trains holds for everybody who changes there."""
    change = timetable.change[:]
    for rule in timetable.rules:
        if rule.seconds < NEVER:
            change[rule.station] = min(change[rule.station], rule.seconds)
    return replace(timetable, change=change, rules=())
