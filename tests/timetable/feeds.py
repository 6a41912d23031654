"""Small feeds, written by hand, so that a test can say exactly which trains there are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import Reading, Wish, read_feed
from kiosk.timetable.planner import Planner
from tests.clock import ZONE, FakeClock

Trains = Mapping[str, Sequence[str]]  # trip id: "A 10:00", "B 10:20-10:25", "C 11:00"; * forbids boarding, + alighting
DAYS = "20261116", "20261122"  # a week in November
FRIDAY = date(2026, 11, 20)


def write_feed(folder: Path, trains: Trains, tables: Mapping[str, str] | None = None) -> Path:
    """A feed in `folder`. `tables` replace or add whole tables; "" leaves one out. Stations have ids like "A"."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [(trip, number, call.split()) for trip, calls in trains.items() for number, call in enumerate(calls)]
    stops = dict.fromkeys(call[0].strip("*+") for _, _, call in rows)
    times = ["trip_id,stop_sequence,stop_id,arrival_time,departure_time,pickup_type,drop_off_type"]
    for trip, number, (stop, at) in rows:
        came, _, left = at.partition("-")
        may = f"{int('*' in stop)},{int('+' in stop)}"
        times.append(f"{trip},{number},{stop.strip('*+')},{came}:00,{left or came}:00,{may}")
    written = {
        "agency": "agency_id,agency_name,agency_url,agency_timezone\n1,Test Rail,x,Europe/Berlin",
        "stops": "stop_id,stop_name,stop_lat,stop_lon\n"
        + "\n".join(f"{stop},Town {stop},50.{n},7.{n}" for n, stop in enumerate(stops)),
        "routes": "route_id,route_short_name\nr1,IC 1\nr2,ICE 2",
        "trips": "route_id,service_id,trip_id\n" + "\n".join(f"r1,daily,{trip}" for trip in trains),
        "stop_times": "\n".join(times),
        "calendar": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        f"daily,1,1,1,1,1,1,1,{DAYS[0]},{DAYS[1]}",
    } | dict(tables or {})
    for name, text in written.items():
        if text:
            (folder / f"{name}.txt").write_text(text + "\n", "utf-8")
    return folder


def read(folder: Path, trains: Trains, tables: Mapping[str, str] | None = None, wish: Wish | None = None) -> Reading:
    return read_feed(write_feed(folder, trains, tables), wish)


def at(hours: int, minutes: int = 0, day: date = FRIDAY) -> datetime:
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=ZONE)


def planner(timetable: Timetable, now: datetime, selling_seconds: int = 0) -> Planner:
    return Planner(timetable, FakeClock(now), selling_seconds=selling_seconds)


def told(timetable: Timetable, origin: str, destination: str, after: datetime) -> list[str]:
    """The journeys that end within 14 hours, as one reads them: "10:00-11:00 t1, t2"."""
    found = planner(timetable, after).itineraries(origin, destination, after)
    soon = [way for way in found if way.arrival < after + timedelta(hours=14)]
    return [f"{way.departure:%H:%M}-{way.arrival:%H:%M} {', '.join(leg.trip for leg in way.legs)}" for way in soon]
