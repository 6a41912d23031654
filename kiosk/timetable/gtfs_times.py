"""ServiceJourneys out of trips.txt and stop_times.txt; a broken one is left out and reported."""

import re
from collections.abc import Container
from dataclasses import dataclass, field

from kiosk.errors import Fault
from kiosk.timetable.compiled import ALIGHT, BOARD, TELL_OFF, TELL_ON
from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Wheelchair

Row = tuple[int, int, int, str, int, int]  # stop_sequence, arrival, departure, stop id, may, line of the file
TRIP_COLUMNS = (
    "trip_id", "route_id", "service_id", "trip_headsign", "trip_short_name", "block_id", "wheelchair_accessible",
)  # fmt: skip
COLUMNS = (
    "trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence", "pickup_type", "drop_off_type",
    "location_group_id", "location_id", "start_pickup_drop_off_window",
)  # fmt: skip
# pickup_type and drop_off_type: 0 yes, 1 no, 2 only by phoning ahead, 3 tell the driver
ON = {"": BOARD, "0": BOARD, "1": 0, "2": 0, "3": BOARD | TELL_ON}
OFF = {"": ALIGHT, "0": ALIGHT, "1": 0, "2": 0, "3": ALIGHT | TELL_OFF}
TIME = re.compile(r"([0-9]{1,3}):([0-5]?[0-9]):([0-5]?[0-9])")
MOST_HOURS = 240  # the longest train journey of the world takes a week
ON_DEMAND = "GT310"
CURES = {
    "GT221": "A train needs two stops at least.",
    "GT222": "Times of one train only ever grow; after midnight they go on as 24:10:00.",
    "GT223": "Give every stop of a trip a stop_sequence of its own.",
    "GT224": "Add the stop to stops.txt.",
    "GT225": "Times look like 05:04:00, and stop_sequence is a whole number.",
    "GT226": "The first and the last stop of a trip need a time.",
    ON_DEMAND: "What must be ordered is not sold here.",
}


def seconds_of(text: str) -> int:
    """Seconds of 25:10:00, or 5:04:00. ValueError for anything else."""
    found = TIME.fullmatch(text)
    if not found or int(found[1]) > MOST_HOURS:
        raise ValueError(text)
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])


@dataclass
class Trip:
    """One row of trips.txt with its good stop times in order."""

    id: str
    route: str
    service: str
    sign: str
    number: str
    block: str
    wheelchair: int
    line: int
    rows: list[Row] = field(default_factory=list)
    on_demand: bool = False  # some of its stops are areas where one is picked up by order


class Trips:
    """The trips of a feed. `all`: those of trips.txt. `good` can be used; `dropped` counts the broken ones."""

    def __init__(self, tables: Tables, places: Places, routes: Container[str], faults: list[Fault]) -> None:
        self._tables = tables
        self._places = places
        self._faults = faults
        self._seconds: dict[str, int] = {"": -1}
        self._broken: dict[str, tuple[int, str, str]] = {}  # trip id: line, code, what
        self._noted: dict[str, list[int]] = {}  # code of a remark: lines
        self.all = self._read_trips(routes)
        self.count = len(self.all)
        self._read_times()
        self.good = [trip for trip in self.all.values() if self._is_good(trip)]
        self.dropped = sum(1 for id, (_, code, _) in self._broken.items() if id in self.all and code != ON_DEMAND)
        self._report()

    def _read_trips(self, routes: Container[str]) -> dict[str, Trip]:
        trips: dict[str, Trip] = {}
        for line, (id, route, service, sign, number, block, able) in self._tables.rows("trips", *TRIP_COLUMNS):
            if not id or id in trips:
                what = (
                    f"trip {id!r} is there twice; the first one counts." if id else "a trip without trip_id is skipped."
                )
                self._fault("trips", line, "GT227", what, "Give every trip an id of its own.")
                continue
            if route not in routes:
                what = f"trip {id!r} belongs to the route {route!r}, which is not there; it is shown without a line."
                self._fault("trips", line, "GT303", what, "Add the route to routes.txt.")
            wheelchair = int(able) if able in ("1", "2") else Wheelchair.UNKNOWN
            trips[id] = Trip(id, route, service, sign, number, block, wheelchair, line)
        return trips

    def _read_times(self) -> None:
        trips, stops = self.all, self._places.stops
        for line, (id, came, left, stop, order, pickup, drop_off, *area) in self._tables.rows("stop_times", *COLUMNS):
            trip = trips.get(id)
            if trip is None:
                self._broken.setdefault(id, (line, "GT228", f"trip {id!r} is not in trips.txt; its times are skipped."))
                continue
            if any(area):
                trip.on_demand = True
                self._noted.setdefault(ON_DEMAND, []).append(line)
                continue
            if stop not in stops:
                self._broken.setdefault(id, (line, "GT224", f"trip {id!r} calls at the unknown stop {stop!r}"))
                continue
            try:
                arrival, departure = self._time(came or left), self._time(left or came)
                sequence = int(order)
            except ValueError:
                what = f"trip {id!r} has {came!r}, {left!r}, {order!r} as times and order"
                self._broken.setdefault(id, (line, "GT225", what))
                continue
            on, off = ON.get(pickup), OFF.get(drop_off)
            if on is None or off is None:
                what = f"{pickup!r} and {drop_off!r} for getting on and off: one of them means nothing, and is no."
                self._fault("stop_times", line, "GT235", what, "pickup_type and drop_off_type are 0, 1, 2 or 3.")
            if "2" in (pickup, drop_off):
                self._noted.setdefault("GT313", []).append(line)
            trip.rows.append((sequence, arrival, departure, stop, (on or 0) | (off or 0), line))

    def _time(self, text: str) -> int:
        """Seconds, -1 for none; a table has few different times, so they are kept. ValueError if it is neither."""
        seconds = self._seconds.get(text)
        if seconds is None:
            seconds = self._seconds[text] = seconds_of(text)
        return seconds

    def _is_good(self, trip: Trip) -> bool:
        """Put its stops in order; note what is broken."""
        if trip.id in self._broken:
            return False
        rows = trip.rows
        rows.sort()
        if len(rows) < 2:
            return self._is_short(trip)
        if rows[0][1] < 0 or rows[-1][1] < 0:
            return self._break(trip, rows[0][5], "GT226", "no time at its first or last stop")
        order, last = -1, 0
        for sequence, arrival, departure, _, _, line in rows:
            if sequence == order:
                return self._break(trip, line, "GT223", f"the stop_sequence {sequence} twice")
            if arrival >= 0 and (arrival < last or departure < arrival):
                return self._break(trip, line, "GT222", "times that run backwards")
            order, last = sequence, departure if arrival >= 0 else last
        trip.rows = [row for row in rows if row[1] >= 0]
        if len(trip.rows) < len(rows):
            self._noted.setdefault("GT304", []).extend(row[5] for row in rows if row[1] < 0)
        return True

    def _is_short(self, trip: Trip) -> bool:
        if trip.on_demand:
            return self._break(trip, trip.line, ON_DEMAND, "stops by order only")
        line = trip.rows[0][5] if trip.rows else trip.line
        return self._break(trip, line, "GT221", "one stop only" if trip.rows else "no stops")

    def _break(self, trip: Trip, line: int, code: str, what: str) -> bool:
        self._broken[trip.id] = (line, code, f"trip {trip.id!r} has {what}")
        return False

    def _report(self) -> None:
        for line, code, what in sorted(self._broken.values()):
            if code == "GT228":
                self._fault("stop_times", line, code, what, "Add the trip to trips.txt, or leave its times out.")
            else:
                table = "trips" if what.endswith(("no stops", "by order only")) else "stop_times"
                self._fault(table, line, code, f"{what}; it is left out.", CURES[code])
        for code, what, cure in (
            ("GT304", "stops have no time; trains are shown as passing there.", "Add times where people may get on."),
            (ON_DEMAND, "stops are places where one is fetched by order; they are passed.", CURES[ON_DEMAND]),
            ("GT313", "stops need a call ahead to get on or off; this is not offered.", "Staff may still do it."),
        ):
            if lines := self._noted.get(code):
                self._fault("stop_times", min(lines), code, f"{len(lines)} {what}", cure)

    def _fault(self, table: str, line: int, code: str, what: str, cure: str) -> None:
        self._faults.append(self._tables.fault(table, line, code, what, cure))
