"""ServiceJourneys out of trips.txt, stop_times.txt and frequencies.txt; a broken one is left out and reported."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from kiosk.errors import Fault
from kiosk.timetable.compiled import ALIGHT, BOARD, TELL_OFF, TELL_ON
from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Wheelchair

Row = tuple[int, int, int, str, int, int]  # stop_sequence, arrival, departure, stop id, may, line of the file
TRIP_COLUMNS = (
    "trip_id", "route_id", "service_id", "trip_headsign", "trip_short_name", "block_id", "wheelchair_accessible",
)  # fmt: skip
COLUMNS = ("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence", "pickup_type", "drop_off_type")
# pickup_type and drop_off_type: 0 yes, 1 no, 2 only by phoning ahead, 3 tell the driver
ON = defaultdict(int, {"": BOARD, "0": BOARD, "3": BOARD | TELL_ON})
OFF = defaultdict(int, {"": ALIGHT, "0": ALIGHT, "3": ALIGHT | TELL_OFF})
CURES = {
    "GT221": "A train needs two stops at least.",
    "GT222": "Times of one train only ever grow; after midnight they go on as 24:10:00.",
    "GT223": "Give every stop of a trip a stop_sequence of its own.",
    "GT224": "Add the stop to stops.txt.",
    "GT225": "Times look like 05:04:00, and stop_sequence is a whole number.",
    "GT226": "The first and the last stop of a trip need a time.",
}


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


class Trips:
    """The trips of a feed. `good` can be used; `dropped` counts those that cannot."""

    def __init__(self, tables: Tables, places: Places, routes: dict[str, str], faults: list[Fault]) -> None:
        self._tables = tables
        self._places = places
        self._faults = faults
        self._seconds: dict[str, int] = {"": -1}
        self._broken: dict[str, tuple[int, str, str]] = {}  # trip id: line, code, what
        self.untimed = 0
        trips = self._read_trips(routes)
        self.count = len(trips)
        self._read_times(trips)
        good = [trip for trip in trips.values() if self._is_good(trip)]
        self._report()
        self.dropped = self.count - len(good)
        self.good = self._repeated(good)
        uses = Counter(row[3] for trip in self.good for row in trip.rows if row[4])
        uses.update(dict.fromkeys((row[3] for trip in self.good for row in trip.rows), 0))
        for stop, trains in uses.items():
            places.call(stop, trains)

    def _read_trips(self, routes: dict[str, str]) -> dict[str, Trip]:
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

    def _read_times(self, trips: dict[str, Trip]) -> None:
        stops = self._places.stops
        for line, (id, came, left, stop, order, pickup, drop_off) in self._tables.rows("stop_times", *COLUMNS):
            trip = trips.get(id)
            if trip is None:
                self._broken.setdefault(id, (line, "GT228", f"trip {id!r} is not in trips.txt; its times are skipped."))
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
            may = ON[pickup] | OFF[drop_off]
            trip.rows.append((sequence, arrival, departure, stop, may, line))

    def _time(self, text: str) -> int:
        """Seconds of 25:10:00, -1 for none. ValueError if it is neither."""
        seconds = self._seconds.get(text)
        if seconds is None:
            hours, minutes, rest = text.split(":")
            seconds = int(hours) * 3600 + int(minutes) * 60 + int(rest)
            if seconds < 0 or int(minutes) > 59 or int(rest) > 59:
                raise ValueError(text)
            self._seconds[text] = seconds
        return seconds

    def _is_good(self, trip: Trip) -> bool:
        """Put its stops in order; note what is broken."""
        if trip.id in self._broken:
            return False
        rows = trip.rows
        rows.sort()
        if len(rows) < 2:
            line = rows[0][5] if rows else trip.line
            stops = "one stop only" if rows else "no stops"
            return self._break(trip, line, "GT221", stops)
        if rows[0][1] < 0 or rows[-1][1] < 0:
            return self._break(trip, rows[0][5], "GT226", "no time at its first or last stop")
        order, last = -1, 0
        for sequence, arrival, departure, _, _, line in rows:
            if sequence == order:
                return self._break(trip, line, "GT223", f"the stop_sequence {sequence} twice")
            if arrival >= 0 and (arrival < last or departure < arrival):
                return self._break(trip, line, "GT222", "times that run backwards")
            order, last = sequence, departure if arrival >= 0 else last
        timed = [row for row in rows if row[1] >= 0]
        self.untimed += len(rows) - len(timed)
        trip.rows = timed
        return True

    def _break(self, trip: Trip, line: int, code: str, what: str) -> bool:
        self._broken[trip.id] = (line, code, f"trip {trip.id!r} has {what}")
        return False

    def _report(self) -> None:
        for line, code, what in sorted(self._broken.values()):
            if code == "GT228":
                self._fault("stop_times", line, code, what, "Add the trip to trips.txt, or leave its times out.")
            else:
                table = "trips" if what.endswith("no stops") else "stop_times"
                self._fault(table, line, code, f"{what}; it is left out.", CURES[code])
        if self.untimed:
            what = f"{self.untimed} stops have no time; trains are shown as passing there."
            self._fault("stop_times", 0, "GT304", what, "Add times where travellers may get on or off.")

    def _repeated(self, trips: list[Trip]) -> list[Trip]:
        """Trips with a row in frequencies.txt are run again and again instead of once."""
        starts: dict[str, list[int]] = {}
        columns = ("trip_id", "start_time", "end_time", "headway_secs")
        for line, (id, start, end, headway) in self._tables.rows("frequencies", *columns):
            try:
                starts.setdefault(id, []).extend(range(self._time(start), self._time(end), int(headway)))
            except ValueError:
                what = f"trip {id!r} runs every {headway!r} s from {start!r} to {end!r}; the row is skipped."
                self._fault("frequencies", line, "GT229", what, "Times look like 05:04:00, headway_secs is above 0.")
        return [copy for trip in trips for copy in _copies(trip, starts.get(trip.id))]

    def _fault(self, table: str, line: int, code: str, what: str, cure: str) -> None:
        self._faults.append(self._tables.fault(table, line, code, what, cure))


def _copies(trip: Trip, starts: list[int] | None) -> list[Trip]:
    if not starts:
        return [trip]
    zero = trip.rows[0][2]
    made = []
    for start in starts:
        rows = [(o, a + start - zero, d + start - zero, stop, may, line) for o, a, d, stop, may, line in trip.rows]
        id = f"{trip.id}@{start // 3600:02}:{start // 60 % 60:02}"
        made.append(replace(trip, id=id, block="", rows=rows))
    return made
