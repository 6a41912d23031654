"""Whether a timetable may take the place of the one in force: no kiosk may be left standing without its trains."""

from dataclasses import dataclass

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.model import Station
from kiosk.timetable.stations import StationIndex

MOST_STATIONS_GONE_PERCENT = 10
NAMED = 5  # stations in one sentence
NO_STATION, NO_ANSWER = "GT111", "GT118"
FINAL = (NO_STATION, NO_ANSWER)  # nobody may overrule these: the kiosk could not open, or not sell anything
OVERRULE = 'Is it the right feed? Then say --overrule "why".'


@dataclass(frozen=True)
class Overruling:
    """Who puts a feed in force although its report says no, and why: kept with the timetable and shown."""

    name: str
    reason: str

    def finding(self, file: str) -> Fault:
        """What `timetable show` tells everybody afterwards."""
        return Fault(file, 0, "GT116", f'was taken although its report said no. {self.name}: "{self.reason}"')


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
    measure = measure_of(old, station)
    return [Fault(file, 0, code, what, OVERRULE) for code, what in _lost(measure, new, here)] if measure else []


def measure_of(old: Timetable | None, station: str) -> Timetable | None:
    """The timetable that a new one is held against: an operator's own, with this station; None if there is none."""
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
