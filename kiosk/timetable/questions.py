"""Ten questions that a new timetable must answer before it is put in force: how to get to where people go from here."""

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.acceptance import NO_ANSWER, OVERRULE, measure_of, some
from kiosk.timetable.compiled import Timetable, from_bytes, to_bytes
from kiosk.timetable.earth import kilometres
from kiosk.timetable.model import Station
from kiosk.timetable.planner import Planner
from kiosk.timetable.stations import StationIndex

QUESTIONS = 10
DAYS_ASKED = 7
NEAR_KM = 2.0  # a station whose id is farther away than that in the next feed is another one
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Standing:
    """A clock that stands at one moment: questions of a self-test are asked then."""

    at: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.at

    def seconds(self) -> float:
        """Nothing ever takes time."""
        return 0.0


def unanswered(file: str, station: str, old: Timetable | None, new: Timetable, at: datetime) -> list[Fault]:
    """The self-test: the new timetable, opened from its bytes, finds ways to where people go most; [] if it does.

    The ten questions are those of the timetable in force, where it can be a measure; else of the new one. Each may be
    answered on any of seven days from `at` on.
    """
    here = StationIndex(new).named(station)
    measure = measure_of(old, station)
    goals = _destinations(measure or new, station)
    opened = from_bytes(to_bytes(new))
    assert opened is not None
    start = at if new.weeks else max(at, datetime.combine(new.first_day, time(), new.tz))
    try:
        planner = Planner(opened, Standing(start))
        missed = [goal.name for goal in goals if not _is_reached(planner, here, _same(opened, goal), start)]
        others = _destinations(new, station) if measure and len(missed) == len(goals) else ()
        nowhere = len(missed) == len(goals) and not any(_is_reached(planner, here, goal, start) for goal in others)
    except Exception:
        LOG.exception("the planner breaks on the timetable %s", new.source.name)
        what = "makes the planner break, which is a mistake of Loket."
        return [Fault(file, 0, NO_ANSWER, what, "Please report it, with the feed.")]
    if nowhere:
        what = f"has no way from {here.name} to anywhere within a week from {start:%Y-%m-%d}."
        return [Fault(file, 0, NO_ANSWER, what, "Is it the right feed, and the right station?")]
    if missed:
        what = f"answers {len(goals) - len(missed)} of {len(goals)} questions: it has no way to {some(missed)}."
        return [Fault(file, 0, "GT117", what, OVERRULE)]
    return []


def _destinations(timetable: Timetable, station: str) -> tuple[Station, ...]:
    """Ten stations: where people go most from here, and where all is near, where most trains go."""
    index = StationIndex(timetable)
    here = index.named(station)
    found = {goal.id: goal for goal in (*index.popular(here.id, QUESTIONS), *_next_door(timetable, here))}
    return tuple(found.values())[:QUESTIONS]


def _next_door(timetable: Timetable, here: Station) -> tuple[Station, ...]:
    number, trains = timetable.number_of[here.id], Counter[int]()
    for start, end in pairwise(timetable.first):
        stops = timetable.station_at[start:end]
        if number in stops:
            trains.update(set(stops[stops.index(number) + 1 :]) - {number})
    return tuple(timetable.stations[goal] for goal, _ in trains.most_common(QUESTIONS))


def _same(timetable: Timetable, station: Station) -> Station | None:
    """This station in another timetable: by its id, if it is still there where it was; else by its name."""
    number = timetable.number_of.get(station.id, -1)
    if number >= 0 and kilometres(timetable.stations[number], station) < NEAR_KM:
        return timetable.stations[number]
    try:
        return StationIndex(timetable).named(station.name)
    except FaultyFile:
        return None


def _is_reached(planner: Planner, here: Station, goal: Station | None, start: datetime) -> bool:
    if goal is None or goal.id == here.id:
        return False
    days = (start + timedelta(days=n) for n in range(DAYS_ASKED))
    return any(planner.itineraries(here.id, goal.id, day, 1) for day in days)
