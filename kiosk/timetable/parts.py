"""What a feed has beside its timetable, such as footways and fares: each has its reader, and is kept as bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.store import Part


@dataclass(frozen=True)
class Taken:
    """What a reader made of its part of a feed. `block`: bytes to be kept, b"" when none of it can be used."""

    block: bytes
    findings: tuple[Fault, ...]
    told: str  # what it is, in a few words: "96 stations, 350 platforms, 189 lifts"


@dataclass(frozen=True)
class FeedPart:
    """Something that a feed may have beside its timetable. A feed with one of its `tables` has it."""

    kind: str
    tables: tuple[str, ...]
    read: Callable[[Tables], Taken]

    def is_in(self, tables: Tables) -> bool:
        """Whether this feed has anything of it."""
        return any(tables.has(table) for table in self.tables)


@dataclass(frozen=True)
class PartReading:
    """A part ready to be kept, and the sentence of the report. One that cannot be used has no block."""

    part: Part
    told: str


def read_parts(path: Path, parts: Sequence[FeedPart], at: datetime) -> list[PartReading]:
    """All of these parts that the feed at `path` has. A broken one stops no other. Raises FaultyFile for no feed."""
    tables = Tables(path)
    try:
        return [_reading(tables, part, at) for part in parts if part.is_in(tables)]
    finally:
        tables.close()


def usable(readings: Sequence[PartReading]) -> list[Part]:
    """Those that can be kept."""
    return [reading.part for reading in readings if reading.part.block]


def kinds_in(path: Path, parts: Sequence[FeedPart]) -> tuple[str, ...]:
    """Which of these parts the feed at `path` has; () also where it is no feed."""
    try:
        tables = Tables(path)
    except FaultyFile:
        return ()
    found = tuple(part.kind for part in parts if part.is_in(tables))
    tables.close()
    return found


def _reading(tables: Tables, part: FeedPart, at: datetime) -> PartReading:
    try:
        taken = part.read(tables)
    except FaultyFile as faulty:
        taken = Taken(b"", faulty.faults, "")
    kept = Part(part.kind, tables.digest(), tables.name, at, taken.findings, taken.block)
    told = f"{part.kind.capitalize()}: {taken.told}" if taken.block else f"No {part.kind} that can be used."
    return PartReading(kept, told)
