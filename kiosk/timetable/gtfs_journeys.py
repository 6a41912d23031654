"""The arrays of a Timetable, grown trip by trip."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_publisher import Line
from kiosk.timetable.gtfs_times import Trip
from kiosk.timetable.model import Station

PER_TRIP = ("line_of", "towards", "route_of", "service_of", "block_of", "wheelchair_of")
PER_STOP = ("platform_at", "arrival", "departure", "may")


class Journeys:
    """All trips of a feed as numbers; `texts` and `services` are what the numbers stand for."""

    def __init__(
        self, trips: Iterable[Trip], lines: Mapping[str, Line], stations: Sequence[Station], places: Places
    ) -> None:
        self.texts: dict[str, int] = {"": 0}
        self.services: dict[str, int] = {}
        self._lines, self._stations, self._places = lines, stations, places
        self._routes = {route: number for number, route in enumerate(lines)}
        self._blocks: dict[str, int] = {"": 0}
        self._per_trip: list[tuple[int, ...]] = []
        self._per_stop: list[tuple[int, int, int, int]] = []
        self._first = array("i", [0])
        for trip in trips:
            self._add(trip)

    def _add(self, trip: Trip) -> None:
        places = self._places
        line = self._lines.get(trip.route)
        end = self._stations[places.number(trip.rows[-1][3])].name
        self._per_trip.append(
            (
                self._text(_shown(line.name if line else "", trip.number)),
                self._text(trip.sign or end),
                self._routes.get(trip.route, -1),
                self.services.setdefault(trip.service, len(self.services)),
                self._blocks.setdefault(trip.block, len(self._blocks)),
                trip.wheelchair,
            )
        )
        for _, arrival, departure, stop, may, _ in trip.rows:
            self._per_stop.append((places.platform_numbers[stop], arrival, departure, may))
        self._first.append(len(self._per_stop))

    def _text(self, text: str) -> int:
        return self.texts.setdefault(text, len(self.texts))

    def arrays(self) -> "dict[str, array[int]]":
        """By the names of Timetable."""
        trips = zip(PER_TRIP, zip(*self._per_trip, strict=True), strict=True)
        stops = zip(PER_STOP, zip(*self._per_stop, strict=True), strict=True)
        return {"first": self._first} | {name: array("i", column) for name, column in (*trips, *stops)}


def _shown(line: str, number: str) -> str:
    """What stands on the board: "ICE 41", "RJX 1012" where the train's number says more than the line."""
    if not number or number == line or line.endswith(f" {number}"):
        return line
    return number if number.startswith(line) else f"{line} {number}"
