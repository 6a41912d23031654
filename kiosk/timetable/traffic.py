"""How many trains stop at a station, and how many go there from here: what makes a station important."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from kiosk.timetable.compiled import ALIGHT, BOARD, Timetable
from kiosk.timetable.model import Station


@dataclass(frozen=True)
class Traffic:
    """Stations, and how much goes on there.

    `weights`: number of the station to how often a train stops there; a station that is left out is not offered.
    `days`: over how many days that was counted.
    """

    stations: tuple[Station, ...]
    weights: Mapping[int, float]
    days: int = 1
    timetable: Timetable | None = None

    def reached_from(self, origin: int) -> "Counter[int]":
        """How many trains go from here to each station without a change; none when no timetable is known."""
        return _reached_from(self.timetable, origin) if self.timetable else Counter()


def traffic_of(timetable: Timetable) -> Traffic:
    """Count the stops of a timetable. Nobody gets on or off at a station that has none."""
    days = 7 * timetable.weeks or reduce(or_, timetable.services, 0).bit_count()
    return Traffic(timetable.stations, _weights(timetable), max(1, days), timetable)


def _days_of(timetable: Timetable) -> list[int]:
    """On how many days each service runs; of a replayed feed, within the weeks that are played."""
    if not timetable.weeks:
        return [service.bit_count() for service in timetable.services]
    mask = ((1 << 7 * timetable.weeks) - 1) << timetable.replay_from
    return [(service & mask).bit_count() for service in timetable.services]


def _weights(timetable: Timetable) -> dict[int, float]:
    days = _days_of(timetable)
    found: Counter[int] = Counter()
    for trip, service in enumerate(timetable.service_of):
        if running := days[service]:
            for stop in range(timetable.first[trip], timetable.first[trip + 1]):
                if timetable.may[stop] & (BOARD | ALIGHT):
                    found[timetable.station_at[stop]] += running
    return dict(found)


def _reached_from(timetable: Timetable, origin: int) -> "Counter[int]":
    days = _days_of(timetable)
    found: Counter[int] = Counter()
    here = [stop for stop, station in enumerate(timetable.station_at) if station == origin]
    for place in here:
        if timetable.may[place] & BOARD:
            trip = bisect_left(timetable.first, place + 1) - 1
            for stop in range(place + 1, timetable.first[trip + 1]):
                if timetable.may[stop] & ALIGHT:
                    found[timetable.station_at[stop]] += days[timetable.service_of[trip]]
    return found
