"""Trips that run again and again, out of frequencies.txt: each run becomes a ServiceJourney of its own."""

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass, field, replace

from kiosk.errors import Fault
from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.gtfs_times import Trip, Trips, seconds_of

COLUMNS = ("trip_id", "start_time", "end_time", "headway_secs", "exact_times")
MOST_RUNS = 2880  # one trip every half minute of a day; more is a mistake


@dataclass
class Runs:
    """`trips`: all, those repeated as often as they run. `numbers`: id in the feed to their places among them.

    `offsets`: of each, the seconds since its first run.
    """

    trips: list[Trip] = field(default_factory=list)
    numbers: dict[str, list[int]] = field(default_factory=dict)
    offsets: list[int] = field(default_factory=list)

    def pairs(self, one: str, other: str) -> list[tuple[int, int]]:
        """The runs of two trips that belong together: as long after the first run of the one as of the other."""
        found = {self.offsets[number]: number for number in self.numbers.get(other, ())}
        mine = self.numbers.get(one, ())
        return [(number, found[self.offsets[number]]) for number in mine if self.offsets[number] in found]

    def call(self, places: Places) -> None:
        """Tell every stop how many of them call there, to get on."""
        uses = Counter(row[3] for trip in self.trips for row in trip.rows if row[4])
        uses.update(dict.fromkeys((row[3] for trip in self.trips for row in trip.rows), 0))
        for stop, trains in uses.items():
            places.call(stop, trains)


def repeated(tables: Tables, trips: Trips, faults: list[Fault]) -> Runs:
    """All good trips, in their order. Broken rows are reported and skipped; then the trip runs once, as it stands.

    exact_times 0 ("about every ten minutes") is read as if the clock were kept, and said to the operator.
    """
    starts = _starts(tables, trips.all, faults)
    runs = Runs()
    for trip in trips.good:
        zero = trip.rows[0][2]
        times = sorted(starts.get(trip.id, ()))
        for start in times or [zero]:
            runs.numbers.setdefault(trip.id, []).append(len(runs.trips))
            runs.offsets.append(start - (times or [zero])[0])
            runs.trips.append(_run(trip, start, start - times[0]) if times else trip)
    return runs


def _starts(tables: Tables, known: Container[str], faults: list[Fault]) -> dict[str, set[int]]:
    starts: dict[str, set[int]] = {}
    about: list[int] = []
    for line, (id, start, end, headway, exact) in tables.rows("frequencies", *COLUMNS):
        times = _times(start, end, headway)
        if id not in known:
            what = f"trip {id!r}, which is not there, is to run again and again; the row is skipped."
            faults.append(tables.fault("frequencies", line, "GT234", what, "Add the trip to trips.txt."))
        elif not times:
            what = f"trip {id!r} runs every {headway!r} s from {start!r} to {end!r}; the row is skipped."
            cure = "Times look like 05:04:00, headway_secs is above 0."
            faults.append(tables.fault("frequencies", line, "GT229", what, cure))
        else:
            starts.setdefault(id, set()).update(times)
            about += [line] if exact != "1" else []
    if about:
        what = f"{len(about)} rows run about every so many minutes; exact times are shown."
        faults.append(tables.fault("frequencies", about[0], "GT312", what, "Set exact_times to 1 where they are kept."))
    return starts


def _times(start: str, end: str, headway: str) -> range:
    """When it starts; an empty range where the row has no meaning."""
    try:
        first, last = seconds_of(start), seconds_of(end)
    except ValueError:
        return range(0)
    every = int(headway) if headway.isascii() and headway.isdecimal() and len(headway) < 7 else 0
    times = range(first, last, every) if every and 0 <= first < last else range(0)
    return times if len(times) <= MOST_RUNS else range(0)


def _run(trip: Trip, start: int, offset: int) -> Trip:
    """One run. Its block is that of the others that are as long after their first run: they stay together."""
    shift = start - trip.rows[0][2]
    rows = [(order, a + shift, d + shift, stop, may, line) for order, a, d, stop, may, line in trip.rows]
    id = f"{trip.id}@{start // 3600:02}:{start // 60 % 60:02}" + (f":{start % 60:02}" if start % 60 else "")
    return replace(trip, id=id, block=f"{trip.block}@{offset}" if trip.block else "", rows=rows)
