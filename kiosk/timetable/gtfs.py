"""Reads any GTFS feed, forgivingly, into a Timetable; refuses one that would leave travellers standing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import Timetable, whole_weeks
from kiosk.timetable.gtfs_calendar import Calendar, read_calendar
from kiosk.timetable.gtfs_changes import read_changes
from kiosk.timetable.gtfs_doubts import doubts, ends_soon
from kiosk.timetable.gtfs_journeys import Journeys
from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_publisher import Line, Publisher, read_lines, read_publisher
from kiosk.timetable.gtfs_repeated import Runs, repeated
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.gtfs_times import Trips
from kiosk.timetable.model import Source

MOST_DROPPED_PERCENT = 2
NEEDED = {"agency": "the time zone", "stops": "the stations", "routes": "the lines", "trips": "the trains",
          "stop_times": "the times"}  # fmt: skip
TOO_MANY_BROKEN, NOTHING_RUNS = "GT105", "GT107"  # an operator may overrule these


@dataclass(frozen=True)
class Wish:
    """How a feed is to be read. `today`: refuse it when nothing runs on the next 7 days; None: do not ask.

    `replay`: play its whole weeks again and again, for demos; only those from `replay_from` to `replay_until` if given.
    `renamed`: names of stations to better ones. `overruled`: report what an operator may overrule, and do not refuse.
    """

    replay: bool = False
    replay_from: date | None = None
    replay_until: date | None = None
    today: date | None = None
    name: str = ""
    attribution: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict)
    overruled: bool = False


@dataclass(frozen=True)
class Reading:
    """What came out of a feed: the timetable, what was wrong with it, and how many trips were left out.

    `against`: of the faults those that would have refused it, had nobody overruled them.
    """

    timetable: Timetable
    faults: tuple[Fault, ...]
    dropped: int
    against: tuple[Fault, ...] = ()


def read_feed(path: Path, wish: Wish | None = None) -> Reading:
    """Read the feed at `path`, a zip or a folder. Raises FaultyFile with all faults when it cannot be used."""
    tables = Tables(path)
    try:
        return _Feed(tables, wish or Wish()).read()
    finally:
        tables.close()


class _Feed:
    """One feed while it is read."""

    def __init__(self, tables: Tables, wish: Wish) -> None:
        self._tables, self._wish = tables, wish
        self._faults: list[Fault] = []
        self._against: list[Fault] = []

    def read(self) -> Reading:
        tables, faults = self._tables, self._faults
        self._refuse_incomplete()
        publisher = read_publisher(tables, faults)
        places = Places(tables, faults)
        calendar = read_calendar(tables, faults)
        lines = read_lines(tables, faults)
        trips = Trips(tables, places, lines, faults)
        self._refuse_broken(trips, calendar)
        runs = repeated(tables, trips, faults)
        timetable = self._compiled(publisher, places, calendar, lines, runs)
        faults += doubts(tables, timetable, publisher)
        self._look_ahead(timetable, publisher)
        return Reading(timetable, self._all_faults(), trips.dropped, tuple(self._against))

    def _all_faults(self) -> tuple[Fault, ...]:
        return (*self._against, *self._faults, *self._tables.doubts)

    def _fault(self, table: str, code: str, what: str, cure: str) -> Fault:
        return self._tables.fault(table, 0, code, what, cure)

    def _refuse(self, fault: Fault, may_overrule: bool = False) -> None:
        self._against.append(fault)
        if not (may_overrule and self._wish.overruled):
            raise FaultyFile(self._all_faults())

    def _refuse_incomplete(self) -> None:
        tables = self._tables
        missing = [
            self._fault(table, "GT101", f"is missing: {what} are in it.", "A timetable needs it.")
            for table, what in NEEDED.items()
            if not tables.has(table)
        ]
        if not (tables.has("calendar") or tables.has("calendar_dates")):
            missing.append(
                self._fault("calendar", "GT101", "is missing, and so is calendar_dates.txt.", "One is needed.")
            )
        if missing:
            raise FaultyFile(missing)

    def _refuse_broken(self, trips: Trips, calendar: Calendar) -> None:
        if calendar.span is None:
            self._refuse(self._fault("calendar", "GT103", "has no day on which anything runs.", "Export it again."))
        if not trips.good:
            cure = "Without trains it is no timetable. Export it again."
            self._refuse(self._fault("trips", "GT104", "has no train that can be used.", cure))
        if trips.dropped * 100 > trips.count * MOST_DROPPED_PERCENT:
            what = f"{trips.dropped} of {trips.count} trips are broken, which is too many to trust the rest."
            self._refuse(self._fault("trips", TOO_MANY_BROKEN, what, "The faults below name them."), may_overrule=True)
        for trip in trips.good:
            if trip.service not in calendar.days:
                what = f"trip {trip.id!r} has the service {trip.service!r}, which no calendar names; it never runs."
                fault = self._tables.fault("trips", trip.line, "GT306", what, "Add the service to calendar.txt.")
                self._faults.append(fault)

    def _compiled(
        self, publisher: Publisher, places: Places, calendar: Calendar, lines: Mapping[str, Line], runs: Runs
    ) -> Timetable:
        wish = self._wish
        runs.call(places)
        first, last = calendar.span or (date.min, date.min)
        monday, weeks = whole_weeks(wish.replay_from or first, wish.replay_until or last)
        numbers = {route: number for number, route in enumerate(lines)}
        changes = read_changes(self._tables, places, runs, numbers, self._faults)
        stations = places.stations(dict(wish.renamed))
        journeys = Journeys(runs.trips, lines, stations, places)
        return Timetable(
            source=Source(
                wish.name or publisher.name,
                wish.attribution or publisher.attribution,
                wish.replay,
                first.isoformat(),
                last.isoformat(),
                self._tables.digest(),
                publisher.version,
                publisher.contact,
            ),
            zone=publisher.zone,
            replay_from=(monday - first).days,
            weeks=weeks if wish.replay else 0,
            stations=stations,
            platforms=places.platforms(),
            trips=tuple(trip.id for trip in runs.trips),
            routes=tuple(lines),
            services=tuple(calendar.bits(service, first) for service in journeys.services),
            walks=tuple((one, other, seconds) for (one, other), seconds in changes.walks.items()),
            rules=tuple(changes.rules),
            stays=tuple(changes.stays),
            change=changes.times_of(len(stations)),
            texts=tuple(journeys.texts),
            operators=tuple(line.operator for line in lines.values()),
            **journeys.arrays(),
        )

    def _look_ahead(self, timetable: Timetable, publisher: Publisher) -> None:
        """Refuse what does not run any more; say so when it ends soon."""
        today = self._wish.today
        if self._wish.replay and not timetable.weeks:
            what = "has no whole week from Monday to Sunday to be played again."
            self._refuse(self._fault("calendar", "GT106", what, "Import it without replay."))
        if today is None or self._wish.replay:
            return
        week = [today + timedelta(days=n) for n in range(7)]
        if not any(True for day in week for _ in timetable.running(day)):
            span = f"It is for {timetable.source.first_day} to {timetable.source.last_day}."
            what = f"has no train from {week[0]} to {week[-1]}. {span}"
            cure = "Fetch the newest feed, or replay it for a demo."
            self._refuse(self._fault("calendar", NOTHING_RUNS, what, cure), may_overrule=True)
        self._faults += ends_soon(self._tables, timetable, publisher, today)
