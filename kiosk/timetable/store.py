"""The timetable in force, kept in SQL as one block; a new one takes its place in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, DateTime, Integer, LargeBinary, MetaData, String, Table, delete, desc, insert, select

from kiosk.database import Engine, transaction
from kiosk.timetable.compiled import Timetable, from_bytes, to_bytes

METADATA = MetaData()
TIMETABLES = Table(
    "imported_timetable",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False),  # of the feed
    Column("name", String, nullable=False),
    Column("demo", Integer, nullable=False),
    Column("by_hand", Integer, nullable=False),  # by an operator's command, not because the settings name it
    Column("imported_at", DateTime(timezone=True), nullable=False),
    Column("findings", String, nullable=False),  # what was wrong with the feed, a line each
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
    findings: tuple[str, ...]


class Timetables:
    """All timetables of this kiosk; the newest is in force."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put_in_force(
        self, timetable: Timetable, findings: tuple[str, ...], at: datetime, by_hand: bool = False
    ) -> None:
        """Replace the timetable in force. Raises Trouble("storage-failed"): then the old one is still in force."""
        source = timetable.source
        row = {
            "sha256": source.sha256,
            "name": source.name,
            "demo": int(source.demo),
            "by_hand": int(by_hand),
            "imported_at": at,
            "findings": "\n".join(findings),
            "block": to_bytes(timetable),
        }
        with transaction(self._engine) as connection:
            number = connection.execute(insert(TIMETABLES).values(row)).inserted_primary_key
            oldest = (number[0] if number else 0) - KEPT
            connection.execute(delete(TIMETABLES).where(TIMETABLES.c.number <= oldest))

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
        findings = tuple(row.findings.splitlines())
        return Imported(row.sha256, row.name, bool(row.demo), bool(row.by_hand), row.imported_at, findings)

    def in_force(self) -> Timetable | None:
        """The timetable in force; None if there is none, or if another version of the program wrote it."""
        newest = select(TIMETABLES.c.block).order_by(desc(TIMETABLES.c.number)).limit(1)
        with transaction(self._engine) as connection:
            block = connection.execute(newest).scalar()
        return None if block is None else from_bytes(block)
