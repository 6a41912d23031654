"""Whether a timetable may take the place of the one in force: no kiosk may be left standing without its trains."""

import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import pairwise

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import Timetable, from_bytes, to_bytes
from kiosk.timetable.model import Station
from kiosk.timetable.planner import Planner
from kiosk.timetable.stations import StationIndex

MOST_STATIONS_GONE_PERCENT = 10
NAMED = 5  # stations in one sentence
QUESTIONS = 10
DAYS_ASKED = 7
NO_STATION, NO_ANSWER = "GT111", "GT118"
FINAL = (NO_STATION, NO_ANSWER)  # nobody may overrule these: the kiosk could not open, or not sell anything
OVERRULE = 'Is it the right feed? Then say --overrule "why".'
LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Overruling:
    """Who puts a feed in force although its report says no, and why: kept with the timetable and shown."""

    name: str
    reason: str

    def finding(self, file: str) -> Fault:
        """What `timetable show` tells everybody afterwards."""
        return Fault(file, 0, "GT116", f'was taken although its report said no. {self.name}: "{self.reason}"')


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


def refused(file: str, station: str, old: Timetable | None, new: Timetable) -> list[Fault]:
    """What would leave travellers at `station` (id or name) standing; [] when `new` may be put in force.

    It is measured against `old` only where `old` is an operator's own and has this station: the demo feed, and a feed
    of the place where the kiosk stood before, say nothing of what is right here.
    """
    index = StationIndex(new)
    try:
        here = index.named(station)
    except FaultyFile as error:
        what = f"this kiosk stands at {station!r}, where no train of the feed stops."
        cure = f"{error.faults[0].cure} Set kiosk.station in loket.toml to a station of this feed."
        return [Fault(file, 0, NO_STATION, what, cure.strip())]
    measure = _measure(old, station)
    return [Fault(file, 0, code, what, OVERRULE) for code, what in _lost(measure, new, here)] if measure else []


def unanswered(file: str, station: str, old: Timetable | None, new: Timetable, at: datetime) -> list[Fault]:
    """The self-test: the new timetable, opened from its bytes, finds ways to where people go most; [] if it does.

    The ten questions are those of the timetable in force, where it can be a measure; else of the new one. Each may be
    answered on any of seven days from `at` on.
    """
    here = StationIndex(new).named(station)
    goals = _destinations(_measure(old, station) or new, station)
    opened = from_bytes(to_bytes(new))
    assert opened is not None
    start = at if new.weeks else max(at, datetime.combine(new.first_day, time(), new.tz))
    try:
        planner = Planner(opened, Standing(start))
        missed = [goal.name for goal in goals if not _is_reached(planner, here, _same(opened, goal), start)]
    except Exception:
        LOG.exception("the planner breaks on the timetable %s", new.source.name)
        what = "makes the planner break, which is a mistake of Loket."
        return [Fault(file, 0, NO_ANSWER, what, "Please report it, with the feed.")]
    if len(missed) == len(goals):
        what = f"has no way from {here.name} to anywhere within a week from {start:%Y-%m-%d}."
        return [Fault(file, 0, NO_ANSWER, what, "Is it the right feed, and the right station?")]
    if missed:
        what = f"answers {len(goals) - len(missed)} of {len(goals)} questions: it has no way to {some(missed)}."
        return [Fault(file, 0, "GT117", what, OVERRULE)]
    return []


def _measure(old: Timetable | None, station: str) -> Timetable | None:
    return old if old and not old.source.demo and stands_in(old, station) else None


def stands_in(timetable: Timetable, station: str) -> bool:
    """Whether this timetable has the station that an operator means."""
    try:
        StationIndex(timetable).named(station)
    except FaultyFile:
        return False
    return True


def gone(old: Timetable, new: Timetable) -> list[str]:
    """Names of stations that the old timetable has and the new one has not."""
    return sorted({station.name for station in old.stations} - {station.name for station in new.stations})


def some(names: list[str]) -> str:
    """The first few of these names, and how many more there are."""
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more


def _lost(old: Timetable, new: Timetable, here: Station) -> list[tuple[str, str]]:
    lost = []
    before, after = StationIndex(old).trains_at(here.id), StationIndex(new).trains_at(here.id)
    if after * 2 < before:
        lost.append(("GT112", f"{here.name} has {after:.0f} trains a day, {before:.0f} before."))
    missing = gone(old, new)
    if len(missing) * 100 > len(old.stations) * MOST_STATIONS_GONE_PERCENT:
        lost.append(("GT113", f"{len(missing)} of {len(old.stations)} stations are gone: {some(missing)}."))
    return lost


def _destinations(timetable: Timetable, station: str) -> tuple[Station, ...]:
    """Where people go most from here; where all is near, where most trains go."""
    index = StationIndex(timetable)
    here = index.named(station)
    return index.popular(here.id, QUESTIONS) or _next_door(timetable, here)


def _next_door(timetable: Timetable, here: Station) -> tuple[Station, ...]:
    number, trains = timetable.number_of[here.id], Counter[int]()
    for start, end in pairwise(timetable.first):
        stops = timetable.station_at[start:end]
        if number in stops:
            trains.update(set(stops[stops.index(number) + 1 :]) - {number})
    return tuple(timetable.stations[goal] for goal, _ in trains.most_common(QUESTIONS))


def _same(timetable: Timetable, station: Station) -> Station | None:
    """This station in another timetable: by its id if the name is the same, else by its name."""
    number = timetable.number_of.get(station.id, -1)
    if number >= 0 and timetable.stations[number].name == station.name:
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
