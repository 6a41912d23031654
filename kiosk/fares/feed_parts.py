"""What Loket takes from a feed beside its timetable. Here, because from here both footways and fares can be seen."""

from kiosk.clock import SystemClock
from kiosk.fares import gtfs_feed, gtfs_packed
from kiosk.timetable import footways
from kiosk.timetable.gtfs_footways import read_footways
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.parts import FeedPart, Taken

TO_SELL = "To sell by them write  by: gtfs  in tariff.yaml, see docs/gtfs-fares.md."


def _footways(tables: Tables) -> Taken:
    reading = read_footways(tables)
    return Taken(footways.to_bytes(reading.footways) if reading.footways.ways else b"", reading.faults, reading.told)


def _fares(tables: Tables) -> Taken:
    reading = gtfs_feed.read_fares(tables)
    if reading.fares is None:
        return Taken(b"", reading.faults, "")
    told = gtfs_feed.summary(reading.fares, SystemClock().now().date())
    return Taken(gtfs_packed.to_bytes(reading.fares), reading.faults, f"{told} {TO_SELL}")


PARTS: tuple[FeedPart, ...] = (
    FeedPart("footways", ("pathways",), _footways),
    FeedPart("fares", ("fare_attributes", "fare_leg_rules"), _fares),
)
