"""Boston: real stations, platforms and lifts, and trains that we made up, for its feed brings none."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from kiosk.timetable.footways import Footways
from kiosk.timetable.gtfs import read_feed
from kiosk.timetable.gtfs_footways import read_footways
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.planner import Planner
from kiosk.timetable.step_free import StepFreeWays
from tests.clock import FakeClock
from tests.timetable.feeds import at, write_feed
from tests.timetable.raw_ways import RawWays

FEED = "gtfs/us-mbta-2024-fares-v2-pathways-no-trips.zip"
CHANGE = 120
RIDE = timedelta(minutes=30)
BEGIN = at(9)


@cache
def footways_of(feed: Path) -> Footways:
    tables = Tables(feed)
    reading = read_footways(tables)
    tables.close()
    assert [fault.code for fault in reading.faults] == ["FW302"]
    return reading.footways


@cache
def raw_of(feed: Path, strict: bool) -> RawWays:
    return RawWays(feed, strict)


@dataclass(frozen=True)
class City:
    """Trains that we made up, at real platforms: from "near-X" to each platform of X, and from there to "far-X"."""

    raw: RawWays
    ways: StepFreeWays
    planner: Planner
    comes: dict[str, datetime]  # when the train from near-X is at the platform
    leaves: dict[str, datetime]  # when the train to far-X leaves it


@cache
def city_of(feed: Path, folder: Path) -> City:
    raw = raw_of(feed, True)
    inside = defaultdict(list)
    for platform in raw.platforms:
        inside[raw.station(platform)].append(platform)
    columns = ("stop_id", "stop_name", "parent_station", "location_type", "platform_code", "wheelchair_boarding")
    stops = [",".join(columns)]
    times = ["trip_id,stop_sequence,stop_id,arrival_time,departure_time"]  # stops have blanks in their ids
    trips, comes, leaves = ["route_id,service_id,trip_id,wheelchair_accessible"], {}, {}
    for station, platforms in inside.items():
        for stop in (station, *platforms):
            name = raw.stops[stop] | {"stop_name": raw.stops[stop]["stop_name"].replace(",", "")}
            stops.append(",".join(name[column] for column in columns))
        stops += [f"near-{station},Near {station},,,,1", f"far-{station},Far {station},,,,1"]
        for number, platform in enumerate(platforms):
            comes[platform] = BEGIN + timedelta(minutes=4 * number)
            leaves[platform] = BEGIN + timedelta(minutes=3 + 4 * ((5 * number + 3) % len(platforms)))
            start, end = comes[platform] - RIDE, leaves[platform] + RIDE
            calls = [(f"near-{station}", start), (platform, comes[platform])]
            calls += [(platform, leaves[platform]), (f"far-{station}", end)]
            for place, (stop, when) in enumerate(calls):
                trip = f"{'from' if place > 1 else 'to'}-{platform}"
                times.append(f"{trip},{place},{stop},{when:%H:%M}:00,{when:%H:%M}:00")
            trips += [f"r1,daily,to-{platform},1", f"r1,daily,from-{platform},1"]
    tables = {"stops": "\n".join(stops), "stop_times": "\n".join(times), "trips": "\n".join(trips)}
    timetable = read_feed(write_feed(folder, {}, tables)).timetable
    ways = StepFreeWays(timetable, footways_of(feed))
    return City(raw, ways, Planner(timetable, FakeClock(at(5)), CHANGE, 0), comes, leaves)
