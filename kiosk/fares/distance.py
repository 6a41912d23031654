"""How far two stations are apart: kilometres along the shortest way of the network, or units of a matrix."""

import heapq
import math
from array import array
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kiosk.errors import Trouble
from kiosk.fares.places import Places
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.earth import kilometres
from kiosk.timetable.model import Station

UNKNOWN = 0xFFFF  # "?" in a matrix


class Matrix:
    """Units between stations, there and back alike. `rows`: the lower triangle, uint16, UNKNOWN where it is not known.

    `places`: station to its number in the rows.
    """

    def __init__(self, places: Places[int], rows: Sequence["array[int]"]) -> None:
        self.places = places
        self._rows = rows

    def between(self, origin: Station, destination: Station) -> float | None:
        """Units; None for "?". Raises Trouble("no-fare-station") for a station that the matrix does not have."""
        one, other = sorted((self._number(origin), self._number(destination)), reverse=True)
        return 0 if one == other else self.units(one, other)

    def units(self, one: int, other: int) -> int | None:
        """By number; the first number is the greater one."""
        units = self._rows[one][other]
        return None if units == UNKNOWN else units

    def __len__(self) -> int:
        return len(self._rows)

    def _number(self, station: Station) -> int:
        found = self.places.find(station)
        if found is None:
            file = self.places.file
            cure = f"Add its id or name to {file}, beside the code that the matrix has for it."
            raise Trouble("no-fare-station", f"{station.name} ({station.id}) is not in {file}. {cure}")
        return found


class Unlaid:
    """The network of a timetable that is not known yet; `laid_over` puts a Network in its place."""

    def between(self, origin: Station, destination: Station) -> float | None:
        """No timetable, no way."""
        return None


class Network:
    """Which stations are neighbours on some train, and how far apart. There and back are the same distance."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._neighbours: dict[int, dict[int, float]] = {}
        self._known: tuple[int, Mapping[int, float]] = (-1, {})

    def between(self, origin: Station, destination: Station) -> float | None:
        """Kilometres; None when there is no way, or a station on all ways has no coordinates."""
        return self.kilometres(origin.id, destination.id)

    def kilometres(self, origin: str, destination: str) -> float | None:
        """None when there is no way, or when a station on all ways has no coordinates."""
        numbers = self._timetable.number_of
        start, end = numbers.get(origin, -1), numbers.get(destination, -1)
        if start < 0 or end < 0:
            return None
        if self._known[0] == end:  # the way back to the kiosk's own station, whose distances are kept
            start, end = end, start
        if self._known[0] != start:
            self._known = (start, self._all_from(start))
        return self._known[1].get(end)

    def _all_from(self, start: int) -> dict[int, float]:
        """Dijkstra's algorithm from one station to all."""
        if not self._neighbours:
            self._link()
        found: dict[int, float] = {}
        waiting = [(0.0, start)]
        while waiting:
            far, here = heapq.heappop(waiting)
            if here not in found:
                found[here] = far
                for there, hop in self._neighbours.get(here, {}).items():
                    heapq.heappush(waiting, (far + hop, there))
        return found

    def _link(self) -> None:
        timetable = self._timetable
        pairs: set[tuple[int, int]] = set()
        for trip in range(len(timetable.trips)):
            stations = timetable.station_at[timetable.first[trip] : timetable.first[trip + 1]]
            pairs.update(pairwise(stations))
        for one, other in pairs:
            here, there = timetable.stations[one], timetable.stations[other]
            if (here.lat or here.lon) and (there.lat or there.lon):
                far = kilometres(here, there)
                for start, end in ((one, other), (other, one)):
                    known = self._neighbours.setdefault(start, {}).get(end, math.inf)
                    self._neighbours[start][end] = min(known, far)
