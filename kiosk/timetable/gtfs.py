"""Reads any GTFS feed, forgivingly, into a Timetable; refuses one that would leave travellers standing."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import Timetable, whole_weeks
from kiosk.timetable.gtfs_calendar import Calendar, read_calendar
from kiosk.timetable.gtfs_changes import Changes, read_changes
from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.gtfs_times import Trip, Trips
from kiosk.timetable.model import Source

MOST_DROPPED_PERCENT = 2
NEEDED = {"agency": "the time zone", "stops": "the stations", "routes": "the lines", "trips": "the trains",
          "stop_times": "the times"}  # fmt: skip
KINDS = {"0": "Tram", "1": "Metro", "2": "Train", "3": "Bus", "4": "Ferry"}  # route_type, where a route has no name


@dataclass(frozen=True)
class Wish:
    """How a feed is to be read. `today`: refuse it when nothing runs on the next 7 days; None: do not ask.

    `replay`: play its whole weeks again and again, for demos; only those from `replay_from` to `replay_until` if given.
    `renamed`: names of stations to better ones.
    """

    replay: bool = False
    replay_from: date | None = None
    replay_until: date | None = None
    today: date | None = None
    name: str = ""
    attribution: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What came out of a feed: the timetable, what was wrong with it, and how many trips were left out."""

    timetable: Timetable
    faults: tuple[Fault, ...]
    dropped: int


def read_feed(path: Path, wish: Wish | None = None) -> Reading:
    """Read the feed at `path`, a zip or a folder. Raises FaultyFile with all faults when it cannot be used."""
    wish = wish or Wish()
    tables = Tables(path)
    faults: list[Fault] = []
    try:
        _refuse_incomplete(tables)
        zone = _zone(tables)
        places = Places(tables, faults)
        calendar = read_calendar(tables, faults)
        routes = _routes(tables)
        trips = Trips(tables, places, routes, faults)
        span = calendar.span
        if span is None:
            _refuse(
                tables.fault("calendar", 0, "GT103", "has no day on which anything runs.", "Export it again."), faults
            )
        _refuse_broken(tables, trips, calendar, faults)
        timetable = _compiled(tables, wish, zone, (places, calendar, routes, trips), faults)
        _look_ahead(tables, timetable, wish, faults)
    finally:
        tables.close()
    return Reading(timetable, tuple(faults), trips.dropped)


def _refuse(fault: Fault, faults: list[Fault]) -> None:
    raise FaultyFile([fault, *faults])


def _refuse_incomplete(tables: Tables) -> None:
    missing = [
        tables.fault(table, 0, "GT101", f"is missing: {what} are in it.", "A timetable needs it.")
        for table, what in NEEDED.items()
        if not tables.has(table)
    ]
    if not (tables.has("calendar") or tables.has("calendar_dates")):
        missing.append(
            tables.fault("calendar", 0, "GT101", "is missing, and so is calendar_dates.txt.", "One is needed.")
        )
    if missing:
        raise FaultyFile(missing)


def _zone(tables: Tables) -> str:
    for line, (zone,) in tables.rows("agency", "agency_timezone"):
        try:
            return ZoneInfo(zone).key
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # OSError: a folder of zones, such as "Europe"
            cure = "Write a name such as Europe/Berlin."
            fault = tables.fault("agency", line, "GT102", f"the time zone {zone!r} is not known.", cure)
            raise FaultyFile([fault]) from error
    raise FaultyFile([tables.fault("agency", 0, "GT102", "has no agency, so no time zone.", "Add one.")])


def _routes(tables: Tables) -> dict[str, str]:
    columns = ("route_id", "route_short_name", "route_long_name", "route_type")
    return {
        id: short or long or KINDS.get(kind, "Train")
        for _, (id, short, long, kind) in tables.rows("routes", *columns)
    }  # fmt: skip


def _refuse_broken(tables: Tables, trips: Trips, calendar: Calendar, faults: list[Fault]) -> None:
    if not trips.good:
        cure = "Without trains it is no timetable. Export it again."
        _refuse(tables.fault("trips", 0, "GT104", "has no train that can be used.", cure), faults)
    if trips.dropped * 100 > trips.count * MOST_DROPPED_PERCENT:
        what = f"{trips.dropped} of {trips.count} trips are broken, which is too many to trust the rest."
        _refuse(tables.fault("trips", 0, "GT105", what, "The faults below name them."), faults)
    lost = [trip for trip in trips.good if trip.service not in calendar.days]
    if lost:
        what = f"{len(lost)} trips have a service that no calendar names, such as {lost[0].service!r}; they never run."
        faults.append(tables.fault("trips", lost[0].line, "GT306", what, "Add the service to calendar.txt."))


def _compiled(
    tables: Tables, wish: Wish, zone: str, parts: tuple[Places, Calendar, dict[str, str], Trips], faults: list[Fault]
) -> Timetable:
    places, calendar, routes, trips = parts
    first, last = calendar.span or (date.min, date.min)
    monday, weeks = whole_weeks(wish.replay_from or first, wish.replay_until or last)
    numbers = {trip.id: number for number, trip in enumerate(trips.good)}
    route_numbers = {route: number for number, route in enumerate(routes)}
    changes = read_changes(tables, places, numbers, route_numbers, faults)
    stations = places.stations(dict(wish.renamed))
    services = {service: number for number, service in enumerate(dict.fromkeys(trip.service for trip in trips.good))}
    texts: dict[str, int] = {"": 0}
    journeys = _Journeys(texts, route_numbers, services)
    for trip in trips.good:
        end = stations[places.number(trip.rows[-1][3])].name
        journeys.add(trip, _line_name(routes.get(trip.route, ""), trip.number), trip.sign or end, places)
    name, attribution = _publisher(tables)
    return Timetable(
        source=Source(
            wish.name or name,
            wish.attribution or attribution,
            wish.replay,
            first.isoformat(),
            last.isoformat(),
            tables.digest(),
        ),
        zone=zone,
        replay_from=(monday - first).days,
        weeks=weeks if wish.replay else 0,
        stations=stations,
        platforms=places.platforms(),
        texts=tuple(texts),
        trips=tuple(numbers),
        routes=tuple(routes),
        services=tuple(calendar.bits(service, first) for service in services),
        walks=tuple((one, other, seconds) for (one, other), seconds in changes.walks.items()),
        rules=tuple(changes.rules),
        stays=tuple(changes.stays),
        change=_change_times(changes, len(stations)),
        **journeys.arrays(),
    )


class _Journeys:
    """Grows the arrays of a Timetable, trip by trip."""

    def __init__(self, texts: dict[str, int], routes: dict[str, int], services: dict[str, int]) -> None:
        self._texts, self._routes, self._services = texts, routes, services
        self._blocks: dict[str, int] = {"": 0}
        self._per_trip: list[tuple[int, int, int, int, int, int]] = []
        self._per_stop: list[tuple[int, int, int, int]] = []
        self._first = array("i", [0])

    def add(self, trip: Trip, line: str, sign: str, places: Places) -> None:
        """One more trip, with its name and where it says that it goes."""
        block = self._blocks.setdefault(trip.block, len(self._blocks))
        route = self._routes.get(trip.route, -1)
        service = self._services[trip.service]
        self._per_trip.append((self._text(line), self._text(sign), route, service, block, trip.wheelchair))
        for _, arrival, departure, stop, may, _ in trip.rows:
            self._per_stop.append((places.platform_numbers[stop], arrival, departure, may))
        self._first.append(len(self._per_stop))

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def arrays(self) -> "dict[str, array[int]]":
        """By the names of Timetable."""
        per_trip = ("line_of", "towards", "route_of", "service_of", "block_of", "wheelchair_of")
        per_stop = ("platform_at", "arrival", "departure", "may")
        trips = zip(per_trip, zip(*self._per_trip, strict=True), strict=True)
        stops = zip(per_stop, zip(*self._per_stop, strict=True), strict=True)
        return {"first": self._first} | {name: array("i", column) for name, column in (*trips, *stops)}


def _line_name(line: str, number: str) -> str:
    """What stands on the board: "ICE 41", "RJX 1012" where the train's number says more than the line."""
    if not number or number == line or line.endswith(f" {number}"):
        return line
    return number if number.startswith(line) else f"{line} {number}"


def _change_times(changes: Changes, stations: int) -> "array[int]":
    return array("i", [changes.times.get(station, -1) for station in range(stations)])


def _publisher(tables: Tables) -> tuple[str, str]:
    """Name and attribution as the feed gives them itself."""
    agencies = dict.fromkeys(name for _, (name,) in tables.rows("agency", "agency_name") if name)
    publishers = [name for _, (name,) in tables.rows("feed_info", "feed_publisher_name") if name]
    owed = [name for _, (name,) in tables.rows("attributions", "organization_name") if name]
    name = (publishers or list(agencies) or [tables.name])[0]
    return name, ", ".join(owed or publishers or list(agencies)[:3])


def _look_ahead(tables: Tables, timetable: Timetable, wish: Wish, faults: list[Fault]) -> None:
    """Refuse what does not run any more; say so when it ends soon."""
    if wish.replay and not timetable.weeks:
        what = "has no whole week from Monday to Sunday to be played again."
        _refuse(tables.fault("calendar", 0, "GT106", what, "Import it without replay."), faults)
    if wish.today is None or wish.replay:
        return
    week = [wish.today + timedelta(days=n) for n in range(7)]
    if not any(True for day in week for _ in timetable.running(day)):
        span = f"It is for {timetable.source.first_day} to {timetable.source.last_day}."
        what = f"has no train from {week[0]} to {week[-1]}. {span}"
        _refuse(tables.fault("calendar", 0, "GT107", what, "Fetch the newest feed, or replay it for a demo."), faults)
    left = (date.fromisoformat(timetable.source.last_day) - wish.today).days
    if left < 14:
        what = f"ends in {left} days, on {timetable.source.last_day}."
        faults.append(tables.fault("calendar", 0, "GT307", what, "Import the next feed before that day."))
