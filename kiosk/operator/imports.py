"""Takes a new timetable into force, or says in plain words why not; the old one stays until the new one is good."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.errors import Fault, FaultyFile
from kiosk.operator.report import Report, report_of
from kiosk.settings import Settings, read_settings
from kiosk.timetable.acceptance import FINAL, Overruling, gone, refused, some, unanswered
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import Reading, Wish, read_feed
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.shipped import read_wanted, timetables
from kiosk.timetable.store import Part, Timetables

TIMETABLE = "timetable"


@dataclass(frozen=True)
class Taken:
    """What a reader made of its part of a feed. `block`: bytes to be kept, b"" when none of it can be used."""

    block: bytes
    findings: tuple[Fault, ...]
    told: str  # what it is, in a few words: "96 stations with 1,828 ways"


@dataclass(frozen=True)
class FeedPart:
    """Something that a feed may have beside its timetable. A feed with one of its `tables` has it."""

    kind: str
    tables: tuple[str, ...]
    read: Callable[[Tables], Taken]

    def is_in(self, tables: Tables) -> bool:
        """Whether this feed has anything of it."""
        return any(tables.has(table) for table in self.tables)


PARTS: tuple[FeedPart, ...] = ()


def import_timetable(
    path: Path,
    home: Path,
    station: str = "",
    at: datetime | None = None,
    replay: bool = False,
    overruling: Overruling | None = None,
    parts: Sequence[FeedPart] = PARTS,
) -> Report:
    """Read the GTFS feed at `path` (zip or folder) and put it in force for the kiosk whose folder is `home`.

    `station`: where the kiosk stands, by id or name; from its settings if not given. `replay`: play its whole weeks
    again and again, for a demo with an old feed. `overruling`: take it although its report says no. `parts`: what else
    is taken, where the feed has it. Raises FaultyFile with everything that is wrong; then nothing has changed.
    """
    settings = read_settings(home=home)
    _refuse_another(path, settings)
    now = at or SystemClock(settings.kiosk.timezone).now()
    kept = timetables(home)
    old = kept.in_force()
    reading = read_feed(path, Wish(replay=replay, today=now.date(), overruled=overruling is not None))
    against = _against(path, station or settings.kiosk.station, old, reading, now)
    if against and (overruling is None or any(fault.code in FINAL for fault in against)):
        raise FaultyFile([*against, *reading.faults])
    written = (overruling.finding(path.name),) if overruling and (against or reading.against) else ()
    findings = (*written, *against, *reading.faults)
    taken = _read_parts(path, parts, now)
    kept.put_in_force(reading.timetable, findings, now, by_hand=True, parts=[part for part, _ in taken if part.block])
    told = [*_changed(old, reading.timetable), *(sentence for _, sentence in taken)]
    findings = (*findings, *(fault for part, _ in taken for fault in part.findings))
    verdict = f"{reading.timetable.source.name} is in force now."
    return report_of(verdict, reading.timetable, findings, reading.dropped, told)


def import_part(
    path: Path, home: Path, kind: str, at: datetime | None = None, parts: Sequence[FeedPart] = PARTS
) -> tuple[str, tuple[Fault, ...]]:
    """Take one part of a feed alone; the timetable stays. What was taken, in a sentence, and what was wrong with it.

    Raises FaultyFile when there is nothing of it that can be used; then nothing has changed.
    """
    settings = read_settings(home=home)
    now = at or SystemClock(settings.kiosk.timezone).now()
    taken = _read_parts(path, [part for part in parts if part.kind == kind], now)
    if not taken:
        tables = " or ".join(f"{table}.txt" for part in parts if part.kind == kind for table in part.tables)
        what = f"has no {kind}: no {tables}."
        raise FaultyFile([Fault(path.name, 0, "GT121", what, f"It has: {', '.join(kinds_in(path, parts)) or 'none'}.")])
    part, sentence = taken[0]
    if not part.block:
        raise FaultyFile([Fault(path.name, 0, "GT122", f"has no {kind} that can be used."), *part.findings])
    timetables(home).put(part)
    return sentence, part.findings


def check_feed(
    path: Path,
    home: Path,
    station: str = "",
    at: datetime | None = None,
    replay: bool = False,
    parts: Sequence[FeedPart] = PARTS,
) -> Report:
    """Say what an import would say, and change nothing. Raises FaultyFile for a feed that cannot be read at all."""
    settings = read_settings(home=home)
    now = at or SystemClock(settings.kiosk.timezone).now()
    old = timetables(home).in_force()
    reading = read_feed(path, Wish(replay=replay, today=now.date(), overruled=True))
    against = (*_against(path, station or settings.kiosk.station, old, reading, now), *reading.against)
    taken = _read_parts(path, parts, now)
    faults = [fault for fault in reading.faults if fault not in reading.against]
    findings = (*against, *faults, *(fault for part, _ in taken for fault in part.findings))
    name = reading.timetable.source.name
    verdict = f"{name} would be refused." if against else f"{name} can be put in force."
    told = [*([] if against else _changed(old, reading.timetable)), *(sentence for _, sentence in taken)]
    return report_of(verdict, reading.timetable, findings, reading.dropped, told, fit=not against)


def restore_demo(home: Path) -> Report:
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
    kept.put_in_force(reading.timetable, reading.faults, SystemClock(settings.kiosk.timezone).now())
    verdict = f"{reading.timetable.source.name} is in force now."
    return report_of(verdict, reading.timetable, reading.faults, reading.dropped, _changed(old, reading.timetable))


def kinds_in(path: Path, parts: Sequence[FeedPart] = PARTS) -> tuple[str, ...]:
    """What this feed has beside a timetable; () also where it is no feed."""
    try:
        tables = Tables(path)
    except FaultyFile:
        return ()
    found = tuple(part.kind for part in parts if part.is_in(tables))
    tables.close()
    return found


def beside(kept: Timetables) -> list[str]:
    """What was taken beside the timetable in force, a sentence each."""
    return [f"The {part.kind} are of {part.name}, taken on {part.imported_at:%Y-%m-%d}." for part in kept.parts()]


def _read_parts(path: Path, parts: Sequence[FeedPart], at: datetime) -> list[tuple[Part, str]]:
    """All parts that this feed has, and what to say of them; one that is broken has no block."""
    tables = Tables(path)
    try:
        made = []
        for part in parts:
            if part.is_in(tables):
                taken = part.read(tables)
                kept = Part(part.kind, tables.digest(), path.name, at, taken.findings, taken.block)
                made.append((kept, f"{part.kind.capitalize()}: {taken.told}" if taken.block else f"No {part.kind}."))
        return made
    finally:
        tables.close()


def _against(path: Path, station: str, old: Timetable | None, reading: Reading, at: datetime) -> list[Fault]:
    """What speaks against this timetable at this kiosk; the self-test is the last word."""
    against = refused(path.name, station, old, reading.timetable)
    if any(fault.code in FINAL for fault in against):
        return against
    return against + unanswered(path.name, station, old, reading.timetable, at)


def _refuse_another(path: Path, settings: Settings) -> None:
    """A feed that the settings name wins at each start: importing another one by hand would be undone unseen."""
    named = settings.content.timetable
    if named != "demo" and Path(named).resolve() != path.resolve():
        what = f"content.timetable names {named}, which the kiosk takes at each start."
        cure = 'Put your feed there, or write timetable = "demo" to import by hand.'
        raise FaultyFile([Fault("loket.toml", 0, "GT115", what, cure)])


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
