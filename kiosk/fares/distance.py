"""Kilometres of a tariff: the shortest way in the network, straight from stop to stop, whichever train one takes."""

import heapq
import math
from itertools import pairwise

from kiosk.timetable.compiled import Timetable
from kiosk.timetable.earth import kilometres


class Network:
    """Which stations are neighbours on some train, and how far apart. There and back are the same distance."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._neighbours: dict[int, dict[int, float]] = {}
        self._known: tuple[int, dict[int, float]] = (-1, {})

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
