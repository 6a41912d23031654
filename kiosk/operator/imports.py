"""Takes a new timetable into force, or says in plain words why not; the old one stays until the new one is good."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import read_settings
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import Reading, Wish, read_feed
from kiosk.timetable.model import Source
from kiosk.timetable.shipped import timetables
from kiosk.timetable.stations import StationIndex

SHOWN_FAULTS = 20
MOST_STATIONS_GONE_PERCENT = 10
NAMED = 5  # stations in one sentence


@dataclass(frozen=True)
class ImportReport:
    """What was taken into force, what was wrong with it, and what is different now. `str()` is ready to be printed."""

    source: Source
    stations: int
    journeys: int
    dropped: int
    faults: tuple[Fault, ...]
    changed: tuple[str, ...]

    def __str__(self) -> str:
        left_out = f", {self.dropped} left out" if self.dropped else ""
        lines = [
            f"{self.source.name} is in force now.",
            f"  {self.source.first_day} to {self.source.last_day}.",
            f"  {self.stations} stations, {self.journeys} trains{left_out}.",
            f"  Source to be named: {self.source.attribution or 'none given'}.",
            *(f"  {sentence}" for sentence in self.changed),
        ]
        if self.faults:
            kinds = Counter(fault.code for fault in self.faults)
            lines.append(f"  {len(self.faults)} findings ({', '.join(f'{n} x {code}' for code, n in kinds.items())}):")
            lines += [f"    {fault}" for fault in self.faults[:SHOWN_FAULTS]]
            if len(self.faults) > SHOWN_FAULTS:
                lines.append(f"    and {len(self.faults) - SHOWN_FAULTS} more.")
        return "\n".join(lines)


def import_timetable(
    path: Path, home: Path, station: str = "", at: datetime | None = None, replay: bool = False, overrule: bool = False
) -> ImportReport:
    """Read the GTFS feed at `path` (zip or folder) and put it in force for the kiosk whose folder is `home`.

    `station`: where the kiosk stands, by id or name; from its settings if not given. `replay`: play its whole weeks
    again and again, for a demo with an old feed. `overrule`: take it although much of the old one is gone.
    Raises FaultyFile with everything that is wrong; then the old timetable is still in force.
    """
    settings = read_settings(home=home)
    now = at or SystemClock(settings.kiosk.timezone).now()
    reading = read_feed(path, Wish(replay=replay, today=now.date()))
    kept = timetables(home)
    old = kept.in_force()
    new = reading.timetable
    refused = _refused(path, station or settings.kiosk.station, old, new)
    if refused and not overrule:
        raise FaultyFile([*refused, *reading.faults])
    findings = (*refused, *reading.faults)
    kept.put_in_force(new, tuple(map(str, findings)), now)
    return _report(reading, findings, old)


def _refused(path: Path, station: str, old: Timetable | None, new: Timetable) -> list[Fault]:
    """What would leave travellers standing: the kiosk's own station is gone, or many others are."""
    index = StationIndex(new)
    faults: list[Fault] = []
    try:
        here = index.named(station)
    except FaultyFile as error:
        cure = f"{error.faults[0].cure} Set kiosk.station in loket.toml to a station of this feed."
        return [
            Fault(
                path.name,
                0,
                "GT111",
                f"this kiosk stands at {station!r}, where no train of the feed stops.",
                cure.strip(),
            )
        ]
    if old is None or old.source.demo:
        return faults
    before, after = StationIndex(old).trains_at(here.id), index.trains_at(here.id)
    if after * 2 < before:
        what = f"{here.name} has {after:.0f} trains a day, {before:.0f} before."
        faults.append(Fault(path.name, 0, "GT112", what, "Is it the right feed? Overrule it if it is."))
    gone = _gone(old, new)
    if len(gone) * 100 > len(old.stations) * MOST_STATIONS_GONE_PERCENT:
        what = f"{len(gone)} of {len(old.stations)} stations are gone: {_some(gone)}."
        faults.append(Fault(path.name, 0, "GT113", what, "Is it the right feed? Overrule it if it is."))
    return faults


def _report(reading: Reading, findings: tuple[Fault, ...], old: Timetable | None) -> ImportReport:
    new = reading.timetable
    return ImportReport(
        new.source, len(new.stations), len(new.trips), reading.dropped, findings, tuple(_changed(old, new))
    )


def _changed(old: Timetable | None, new: Timetable) -> list[str]:
    if old is None:
        return ["It is the first timetable of this kiosk."]
    if old.source.sha256 == new.source.sha256:
        return ["It is the same feed as before."]
    gone, come = _gone(old, new), _gone(new, old)
    told = [f"Before: {old.source.name}, {len(old.stations)} stations, {len(old.trips)} trains."]
    if come:
        told.append(f"New stations: {_some(come)}.")
    if gone:
        told.append(f"Stations gone: {_some(gone)}.")
    return told


def _gone(old: Timetable, new: Timetable) -> list[str]:
    """Names of stations that the old timetable has and the new one has not."""
    return sorted({station.name for station in old.stations} - {station.name for station in new.stations})


def _some(names: list[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
