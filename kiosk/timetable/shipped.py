"""The timetable that this kiosk opens: the one in force, or on the first day the demo feed that ships with it."""

import hashlib
import logging
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.clock import Clock, SystemClock
from kiosk.database import open_database
from kiosk.errors import Fault, FaultyFile
from kiosk.settings import Settings
from kiosk.timetable.acceptance import refused, stands_in
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import Reading, Wish, read_feed
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.parts import FeedPart, read_parts, usable
from kiosk.timetable.questions import unanswered
from kiosk.timetable.store import METADATA, Imported, Timetables

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


def open_timetable(settings: Settings, parts: Sequence[FeedPart] = (), clock: Clock | None = None) -> Timetable:
    """The timetable in force; the feed that the settings name is put in force first if it is new.

    "demo": what an operator imported by hand, else the demo feed. A path: that feed. When a new feed is broken, or
    leaves this kiosk without its station or much else, the old timetable stays and the faults are logged. `parts`: what
    is taken with a new feed. Raises FaultyFile only when there is no old timetable that has this station.
    """
    kept = timetables(settings.home)
    known, old = kept.imported(), kept.in_force()
    if known and old is None and known.by_hand and settings.content.timetable == "demo":
        what, cure = f"{known.name} was imported for another version of Loket.", "Import its feed again."
        raise FaultyFile([Fault("timetable.db", 0, "GT114", what, cure)])
    station = settings.kiosk.station
    try:
        if known and old and _is_wanted(known, settings.content.timetable):
            return old if stands_in(old, station) else _before(kept, old, station)
        reading = read_wanted(settings, old, clock)
    except FaultyFile as error:
        if old is None or not stands_in(old, station):
            raise
        LOG.error("the timetable %s stays in force:\n%s", old.source.name, error)
        return old
    now = (clock or SystemClock(settings.kiosk.timezone)).now()
    taken = read_parts(Path(settings.content.timetable), parts, now) if settings.content.timetable != "demo" else []
    kept.put_in_force(reading.timetable, reading.faults, now, parts=usable(taken))
    return reading.timetable


def is_the_demo(timetable: Timetable) -> bool:
    """Whether this is the feed that ships, and not another one that is replayed."""
    return timetable.source.sha256 == _digest("demo")


def _before(kept: Timetables, newest: Timetable, station: str) -> Timetable:
    """The timetable before, where only that one has this station: an import was cut off before it moved the kiosk."""
    before = kept.in_force(before=1)
    if before is None or not stands_in(before, station):
        return newest
    LOG.error(
        "%s has no station %s; %s, which was in force before, is used. Import the feed again, with --station.",
        newest.source.name,
        station,
        before.source.name,
    )
    return before


def read_wanted(settings: Settings, old: Timetable | None, clock: Clock | None = None) -> Reading:
    """Read the feed that the settings name. Raises FaultyFile when it must not take the place of `old`."""
    wanted, station = settings.content.timetable, settings.kiosk.station
    if wanted == "demo":
        reading, file = read_demo(), _demo_feed()["file"]
        against = refused(file, station, old, reading.timetable)
    else:
        now = (clock or SystemClock(settings.kiosk.timezone)).now()
        reading, file = read_feed(Path(wanted), Wish(today=now.date())), Path(wanted).name
        against = refused(file, station, old, reading.timetable)
        against = against or unanswered(file, station, old, reading.timetable, now)
    if against:
        raise FaultyFile([*against, *reading.faults])
    return reading


def _is_wanted(known: Imported, wanted: str) -> bool:
    return (known.by_hand and wanted == "demo") or known.sha256 == _digest(wanted)


def _digest(wanted: str) -> str:
    """The sha256 that the timetable in force should have."""
    if wanted == "demo":
        return hashlib.sha256((DEMO / _demo_feed()["file"]).read_bytes()).hexdigest()
    tables = Tables(Path(wanted))
    try:
        return tables.digest()
    finally:
        tables.close()
