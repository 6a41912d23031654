"""GTFS ids as messages use them, found in a timetable: trips and their days, routes, stops."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import takewhile

from kiosk.timetable.compiled import Timetable


class Names:
    """What the ids of a message stand for. Built once for a timetable, then only looked up."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self.routes = {id: number for number, id in enumerate(timetable.routes)}
        self.platforms = {platform.id: number for number, platform in enumerate(timetable.platforms)}

    def journeys_of(self, trip: str, start_time: str = "") -> tuple[int, ...]:
        """The ServiceJourneys of this trip: one, or as many as frequencies.txt makes of it (see gtfs_times).

        Of many: those that start at `start_time` (25:10:00), when it is given. Raises ValueError when that is no time.
        """
        number = self._timetable.journey_of.get(trip)
        if number is not None:
            return (number,)
        copies = self._copies.get(trip, ())
        if not copies or not start_time:
            return copies
        timetable, second = self._timetable, second_of(start_time)
        return tuple(copy for copy in copies if timetable.departure[timetable.first[copy]] == second)

    def trips_of(self, trip: str) -> frozenset[str]:
        """The ids that the timetable uses for this trip."""
        return frozenset(self._timetable.trips[number] for number in self.journeys_of(trip))

    def station(self, stop: str) -> int:
        """The number of the station with this id, or of the one that has this platform; -1 when nobody knows it."""
        platform = self.platforms.get(stop, -1)
        if platform >= 0:
            return self._timetable.platforms[platform].station
        return self._timetable.number_of.get(stop, -1)

    def platform(self, stop: str) -> int:
        """The number of this platform. Of a station: one without a name, if it has such a one. Else -1."""
        return self.platforms.get(stop, self._nameless.get(self.station(stop), -1))

    def line(self, route: str) -> str:
        """What the trains of this route are called; "" when nobody knows it. Numbers of single trains are left out."""
        words = zip(*(line.split() for line in self._lines.get(self.routes.get(route, -1), ())), strict=False)
        return " ".join(same[0] for same in takewhile(lambda same: len(set(same)) == 1, words))

    def days_of(self, journey: int, around: datetime) -> Iterator[date]:
        """Its OperatingDays from which it may be on its way at about this moment."""
        back = self._timetable.longest // 86400 + 1
        for days in range(-back, 2):
            day = around.date() + timedelta(days=days)
            if self._timetable.runs_on(journey, day):
                yield day

    def starting(self, route: str, second: int) -> tuple[int, ...]:
        """The ServiceJourneys of a route that start at this second of their OperatingDay."""
        return self._starts.get((self.routes.get(route, -1), second), ())

    @cached_property
    def _copies(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for number, trip in enumerate(self._timetable.trips):
            original, at, _ = trip.rpartition("@")
            if at:
                found.setdefault(original, []).append(number)
        return {trip: tuple(numbers) for trip, numbers in found.items()}

    @cached_property
    def _starts(self) -> dict[tuple[int, int], tuple[int, ...]]:
        timetable, found = self._timetable, dict[tuple[int, int], tuple[int, ...]]()
        for journey, route in enumerate(timetable.route_of):
            key = route, timetable.departure[timetable.first[journey]]
            found[key] = (*found.get(key, ()), journey)
        return found

    @cached_property
    def _nameless(self) -> dict[int, int]:
        platforms = enumerate(self._timetable.platforms)
        return {platform.station: number for number, platform in platforms if not platform.code}

    @cached_property
    def _lines(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for route, line in zip(self._timetable.route_of, self._timetable.line_of, strict=True):
            found.setdefault(route, set()).add(self._timetable.texts[line])
        return found


def day_of(text: str) -> date:
    """20261120. Raises ValueError."""
    return date(int(text[:4]), int(text[4:6]), int(text[6:8]))


def second_of(text: str) -> int:
    """25:10:00 in seconds. Raises ValueError."""
    hours, minutes, seconds = map(int, text.split(":"))
    return hours * 3600 + minutes * 60 + seconds
