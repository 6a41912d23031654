"""The timetable that this kiosk opens: the one in force, or on the first day the demo feed that ships with it."""

import hashlib
import logging
import tomllib
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.database import open_database
from kiosk.errors import FaultyFile
from kiosk.settings import Settings
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import Reading, Wish, read_feed
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.store import METADATA, Timetables

DEMO = Path(__file__).with_name("demo")
LOG = logging.getLogger(__name__)


def timetables(home: Path) -> Timetables:
    """The kiosk's timetables. A file of their own: they are large and can be had again, the journal cannot."""
    return Timetables(open_database(f"sqlite:///{home / 'timetable.db'}", METADATA))


def _demo_feed() -> dict[str, Any]:
    return tomllib.loads((DEMO / "feed.toml").read_text("utf-8"))


def read_demo() -> Reading:
    """Read the demo feed as its feed.toml wants it."""
    wanted = _demo_feed()
    wish = Wish(
        replay=True,
        replay_from=wanted["replay_from"],
        replay_until=wanted["replay_until"],
        name=wanted["name"],
        attribution=wanted["attribution"],
        renamed=wanted["names"],
    )
    return read_feed(DEMO / wanted["file"], wish)


def open_timetable(settings: Settings) -> Timetable:
    """The timetable in force; the feed that the settings name is imported first if it is new.

    "demo": what was imported last, else the demo feed. A path: that feed. When a new feed is broken the old timetable
    stays and the faults are logged; raises FaultyFile only when there is no old one.
    """
    now = SystemClock(settings.kiosk.timezone).now()
    kept = timetables(settings.home)
    known = kept.imported()
    wanted = settings.content.timetable
    digest = _digest(wanted, known is None or known.name == _demo_feed()["name"])
    current = kept.in_force() if known and digest in ("", known.sha256) else None
    if current is not None:
        return current
    try:
        reading = read_demo() if wanted == "demo" else read_feed(Path(wanted), Wish(today=now.date()))
    except FaultyFile as error:
        old = kept.in_force()
        if old is None:
            raise
        LOG.error("the timetable %s stays in force:\n%s", old.source.name, error)
        return old
    kept.put_in_force(reading.timetable, tuple(map(str, reading.faults)), now)
    return reading.timetable


def _digest(wanted: str, shipped: bool) -> str:
    """The sha256 that the timetable in force should have; "" when any will do (an operator imported one by hand)."""
    if wanted != "demo":
        return _digest_of(Path(wanted))
    return hashlib.sha256((DEMO / "de-fv-2025.zip").read_bytes()).hexdigest() if shipped else ""


def _digest_of(path: Path) -> str:
    if not path.exists():
        return "missing"  # so the import is tried, and tells what is wrong
    tables = Tables(path)
    try:
        return tables.digest()
    finally:
        tables.close()
