"""Finds a station: by its first letters, by a name that is nearly right, or because many people go there from here."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.compiled import ALIGHT, BOARD, Timetable
from kiosk.timetable.earth import kilometres
from kiosk.timetable.model import Station
from kiosk.timetable.spelling import difference, letters_of, spellings, typed_key, word_starts

LATER_WORD = 5  # "Main" finds Frankfurt (Main), but Mainz comes first: later words weigh a fifth
FROM_HERE = 2  # a train that goes there from here counts as so many elsewhere
NEAR_KM = 25.0  # who wants a long-distance ticket does not go there, and one tile is enough for a city
LOOKED_AT = 40  # names whose spelling is compared letter by letter


@dataclass(frozen=True)
class Matches:
    """What the letter board shows. `letters`: upper case, those that lead on. `count` 0: none fits, these are alike."""

    stations: tuple[Station, ...]
    letters: str
    count: int


class StationIndex:
    """All stations at which one may get on or off, ranked by how many trains stop there."""

    def __init__(self, timetable: Timetable) -> None:
        self._timetable = timetable
        self._weights = _weights(timetable)
        self._reached: tuple[str, Counter[int]] = ("", Counter())

    @cached_property
    def _by_key(self) -> list[tuple[str, int, int]]:
        """Every way to begin a name, its station, and at which word; sorted. Built when first asked for."""
        keys: dict[tuple[str, int], int] = {}
        for number in self._weights:
            station = self._timetable.stations[number]
            for name in (station.name, *station.also):
                for key, place in word_starts(name):
                    keys[key, number] = min(place, keys.get((key, number), place))
        return sorted((key, number, place) for (key, number), place in keys.items())

    @cached_property
    def _keys(self) -> list[str]:
        return [key for key, _, _ in self._by_key]

    @cached_property
    def _letters(self) -> list[int]:
        return [letters_of(key) for key in self._keys]

    def station(self, id: str) -> Station:
        """The station of this id. KeyError if there is none."""
        return self._timetable.stations[self._timetable.number_of[id]]

    def named(self, name_or_id: str, file: str = "loket.toml") -> Station:
        """The station that an operator means. Raises FaultyFile with "did you mean" when it is none or not clear."""
        if name_or_id in self._timetable.number_of:
            return self.station(name_or_id)
        wanted = spellings(name_or_id)[0]
        stations = [self._timetable.stations[number] for number in self._weights]
        for names_of in (_own_names, _all_names):
            found = [station for station in stations if wanted in names_of(station)]
            if len(found) == 1:
                return found[0]
        near = found or self.suggest(name_or_id, 3).stations
        cure = f"Did you mean {' or '.join(f'{station.name} ({station.id})' for station in near)}?" if near else ""
        what = f"{len(found)} stations are called" if found else "no station is called"
        raise FaultyFile([Fault(file, 0, "TT001", f"{what} {name_or_id!r}.", cure)])

    def trains_at(self, id: str) -> float:
        """How many trains stop here on a usual day."""
        days = 7 * self._timetable.weeks or reduce(or_, self._timetable.services, 0).bit_count()
        return self._weights.get(self._timetable.number_of.get(id, -1), 0) / max(1, days)

    def popular(self, origin_id: str, limit: int) -> tuple[Station, ...]:
        """Where people go from here without changing: large places first, each city once, none next door."""
        here = self.station(origin_id) if origin_id in self._timetable.number_of else None
        direct = self._direct(origin_id)
        numbers = direct or self._weights

        def pull(number: int) -> float:
            """Trains from here, times trains in all, times the root of the distance: tickets are for far places."""
            far = kilometres(here, self._timetable.stations[number]) if here else 1.0
            return (direct[number] or 1) * self._weights.get(number, 0) * math.sqrt(far)

        ranked = sorted(numbers, key=lambda number: (-pull(number), number))
        chosen: list[Station] = [here] if here else []
        for number in ranked:
            station = self._timetable.stations[number]
            if all(kilometres(station, other) > NEAR_KM for other in chosen):
                chosen.append(station)
            if len(chosen) == limit + bool(here):
                break
        return tuple(chosen[bool(here) :])

    def suggest(self, typed: str, limit: int = 4, origin: str = "") -> Matches:
        """The best stations whose name, or a later word of it, begins so; when nothing fits, those spelt most alike.

        No blank, hyphen or accent need be typed. Nothing typed gives the popular ones.
        """
        wanted = typed_key(typed)
        low, high = bisect_left(self._keys, wanted), bisect_left(self._keys, wanted + "\U0010ffff")
        direct = self._direct(origin)
        ranks: dict[int, int] = {}
        letters = set()
        for key, number, place in self._by_key[low:high]:
            if self._timetable.stations[number].id == origin:
                continue
            rank = (self._weights[number] + FROM_HERE * direct[number]) * (1 if place else LATER_WORD)
            ranks[number] = max(rank, ranks.get(number, 0))
            if len(key) > len(wanted) and key[len(wanted)].isalpha():
                letters.add(key[len(wanted)].upper())
        if not ranks:
            return Matches(self._alike(wanted, limit, origin), "", 0)
        if wanted:
            best = sorted(ranks, key=lambda number: (-ranks[number], number))[:limit]
            stations = tuple(self._timetable.stations[number] for number in best)
        else:
            stations = self.popular(origin, limit)
        return Matches(stations, "".join(sorted(letters)), len(ranks))

    def _alike(self, wanted: str, limit: int, origin: str) -> tuple[Station, ...]:
        """By the number of wrong letters, whole or as a beginning; equals by weight."""
        if not wanted:
            return ()
        mask = letters_of(wanted)
        unlike = [(mask ^ letters).bit_count() + 3 * (mask & ~letters).bit_count() for letters in self._letters]
        nearest = sorted(range(len(unlike)), key=unlike.__getitem__)[:LOOKED_AT]
        ranks: dict[int, tuple[float, int]] = {}
        for place in nearest:
            key, number, _ = self._by_key[place]
            wrong = min(difference(wanted, key[: len(wanted) + more]) for more in (0, 1)) + (key[0] != wanted[0]) / 2
            rank = (wrong, -self._weights[number])
            if self._timetable.stations[number].id != origin:
                ranks[number] = min(rank, ranks.get(number, rank))
        best = sorted(ranks, key=lambda number: ranks[number])[:limit]
        return tuple(self._timetable.stations[number] for number in best)

    def _direct(self, origin: str) -> "Counter[int]":
        """How many trains go there from here without a change. The last answer is kept: a kiosk stands still."""
        if self._reached[0] != origin:
            number = self._timetable.number_of.get(origin, -1)
            self._reached = (origin, _reached_from(self._timetable, number))
        return self._reached[1]


def _own_names(station: Station) -> Iterable[str]:
    return spellings(station.name)


def _all_names(station: Station) -> Iterable[str]:
    return [spelling for name in (station.name, *station.also) for spelling in spellings(name)]


def _days_of(timetable: Timetable) -> list[int]:
    """On how many days each service runs; of a replayed feed, within the weeks that are played."""
    if not timetable.weeks:
        return [service.bit_count() for service in timetable.services]
    mask = ((1 << 7 * timetable.weeks) - 1) << timetable.replay_from
    return [(service & mask).bit_count() for service in timetable.services]


def _weights(timetable: Timetable) -> dict[int, int]:
    """Station to its stops of trains, times the days on which they run; 0 is left out: nobody gets on or off there."""
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
