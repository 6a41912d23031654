"""Takes a new timetable into force, or says in plain words why not; the old one stays until the new one is good."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings, read_settings
from kiosk.timetable.acceptance import NO_STATION, gone, refused, some
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import Reading, Wish, read_feed
from kiosk.timetable.model import Source
from kiosk.timetable.shipped import read_wanted, timetables

SHOWN_FAULTS = 20


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
    _refuse_another(path, settings)
    now = at or SystemClock(settings.kiosk.timezone).now()
    reading = read_feed(path, Wish(replay=replay, today=now.date()))
    kept = timetables(home)
    old = kept.in_force()
    new = reading.timetable
    against = refused(path.name, station or settings.kiosk.station, old, new)
    if against and (not overrule or any(fault.code == NO_STATION for fault in against)):
        raise FaultyFile([*against, *reading.faults])
    findings = (*against, *reading.faults)
    kept.put_in_force(new, tuple(map(str, findings)), now, by_hand=True)
    return _report(reading, findings, old)


def restore_demo(home: Path) -> ImportReport:
    """Put the demo feed back in force; what was imported by hand no longer counts.

    Raises FaultyFile when the demo feed has no such station as the kiosk's, or the settings name a feed of their own.
    """
    settings = read_settings(home=home)
    if settings.content.timetable != "demo":
        what = f"content.timetable names {settings.content.timetable}."
        raise FaultyFile(
            [Fault("loket.toml", 0, "GT115", what, 'Write timetable = "demo", and start the kiosk again.')]
        )
    kept = timetables(home)
    old = kept.in_force()
    reading = read_wanted(settings, old)
    kept.put_in_force(reading.timetable, tuple(map(str, reading.faults)), SystemClock(settings.kiosk.timezone).now())
    return _report(reading, reading.faults, old)


def _refuse_another(path: Path, settings: Settings) -> None:
    """A feed that the settings name wins at each start: importing another one by hand would be undone unseen."""
    named = settings.content.timetable
    if named != "demo" and Path(named).resolve() != path.resolve():
        what = f"content.timetable names {named}, which the kiosk takes at each start."
        cure = 'Put your feed there, or write timetable = "demo" to import by hand.'
        raise FaultyFile([Fault("loket.toml", 0, "GT115", what, cure)])


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
    missing, come = gone(old, new), gone(new, old)
    told = [f"Before: {old.source.name}, {len(old.stations)} stations, {len(old.trips)} trains."]
    if come:
        told.append(f"New stations: {some(come)}.")
    if missing:
        told.append(f"Stations gone: {some(missing)}.")
    return told
