"""The timetable in force, kept in SQL as one block, and what else came with a feed; replaced in one transaction."""

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, LargeBinary, String, Table, delete, desc, insert, select

from kiosk.database import Connection, Engine, chained, transaction
from kiosk.errors import Fault
from kiosk.timetable.compiled import Timetable, from_bytes, to_bytes

METADATA = chained("timetable")
TIMETABLES = Table(
    "imported_timetable",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),  # of the feed
    Column("name", String, nullable=False),
    Column("demo", Integer, nullable=False),
    Column("by_hand", Integer, nullable=False),  # by an operator's command, not because the settings name it
    Column("imported_at", DateTime(timezone=True), nullable=False),
    Column("findings", String, nullable=False),  # what was wrong with the feed, as JSON
    Column("block", LargeBinary, nullable=False),
)
PARTS = Table(
    "imported_part",
    METADATA,
    Column("kind", String, primary_key=True),
    Column("sha256", String(64), nullable=False),  # of the feed it came in
    Column("name", String, nullable=False),
    Column("imported_at", DateTime(timezone=True), nullable=False),
    Column("findings", String, nullable=False),
    Column("block", LargeBinary, nullable=False),
)
KEPT = 2  # the one in force and the one before


@dataclass(frozen=True)
class Imported:
    """What is known of the timetable in force without opening it."""

    sha256: str
    name: str
    demo: bool
    by_hand: bool
    imported_at: datetime
    findings: tuple[Fault, ...]


@dataclass(frozen=True)
class Part:
    """What a feed has beside its timetable. `kind`: "footways" or "fares"; `block`: bytes that its reader wrote."""

    kind: str
    sha256: str
    name: str  # of the feed's file
    imported_at: datetime
    findings: tuple[Fault, ...]
    block: bytes


class Timetables:
    """All timetables of this kiosk; the newest is in force. Each other part of a feed is there once."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put_in_force(
        self,
        timetable: Timetable,
        findings: Sequence[Fault],
        at: datetime,
        by_hand: bool = False,
        parts: Sequence[Part] = (),
    ) -> None:
        """Replace the timetable in force, and with it the parts that came in the same feed as the old one.

        Raises Trouble("storage-failed"): then the old one is still in force, with all its parts.
        """
        source = timetable.source
        row = {
            "sha256": source.sha256,
            "name": source.name,
            "demo": int(source.demo),
            "by_hand": int(by_hand),
            "imported_at": at,
            "findings": _written(findings),
            "block": to_bytes(timetable),
        }
        with transaction(self._engine) as connection:
            old = connection.execute(select(TIMETABLES.c.sha256).order_by(desc(TIMETABLES.c.number)).limit(1)).scalar()
            connection.execute(delete(PARTS).where(PARTS.c.sha256 == old))
            number = connection.execute(insert(TIMETABLES).values(row)).inserted_primary_key
            oldest = (number[0] if number else 0) - KEPT
            connection.execute(delete(TIMETABLES).where(TIMETABLES.c.number <= oldest))
            for part in parts:
                _put(connection, part)

    def imported(self) -> Imported | None:
        """What is in force; None if nothing was ever imported."""
        columns = (
            TIMETABLES.c.sha256,
            TIMETABLES.c.name,
            TIMETABLES.c.demo,
            TIMETABLES.c.by_hand,
            TIMETABLES.c.imported_at,
            TIMETABLES.c.findings,
        )
        with transaction(self._engine) as connection:
            row = connection.execute(select(*columns).order_by(desc(TIMETABLES.c.number)).limit(1)).first()
        if row is None:
            return None
        findings = _read(row.findings)
        return Imported(row.sha256, row.name, bool(row.demo), bool(row.by_hand), row.imported_at, findings)

    def in_force(self, before: int = 0) -> Timetable | None:
        """The timetable in force, or 1 `before` it; None if there is none, or another version of Loket wrote it."""
        wanted = select(TIMETABLES.c.block).order_by(desc(TIMETABLES.c.number)).offset(before).limit(1)
        with transaction(self._engine) as connection:
            block = connection.execute(wanted).scalar()
        return None if block is None else from_bytes(block)

    def put(self, part: Part) -> None:
        """Replace the part of this kind. Raises Trouble("storage-failed"): then the old one is still there."""
        with transaction(self._engine) as connection:
            _put(connection, part)

    def part(self, kind: str) -> Part | None:
        """The part of this kind; None if there is none."""
        return next((part for part in self.parts() if part.kind == kind), None)

    def parts(self) -> tuple[Part, ...]:
        """All that was taken beside the timetable, by kind."""
        with transaction(self._engine) as connection:
            rows = connection.execute(select(PARTS).order_by(PARTS.c.kind)).all()
        return tuple(
            Part(row.kind, row.sha256, row.name, row.imported_at, _read(row.findings), row.block) for row in rows
        )


def _put(connection: Connection, part: Part) -> None:
    connection.execute(delete(PARTS).where(PARTS.c.kind == part.kind))
    row = {
        "kind": part.kind,
        "sha256": part.sha256,
        "name": part.name,
        "imported_at": part.imported_at,
        "findings": _written(part.findings),
        "block": part.block,
    }
    connection.execute(insert(PARTS).values(row))


def _written(findings: Sequence[Fault]) -> str:
    return json.dumps([astuple(fault) for fault in findings], ensure_ascii=False)


def _read(text: str) -> tuple[Fault, ...]:
    """The findings again; the first builds of Loket wrote a plain line for each."""
    if not text.startswith("["):
        return tuple(Fault("", 0, "", line) for line in text.splitlines())
    return tuple(Fault(*fields) for fields in json.loads(text))
