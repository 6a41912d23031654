"""Finds a station: by its first letters, by a name that is nearly right, or because many people go there from here."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.abroad import Abroad, read_abroad
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.earth import kilometres
from kiosk.timetable.letter_board import LEAD, LINES, Jump, LetterBoard
from kiosk.timetable.model import Station
from kiosk.timetable.spelling import plain, spellings, typed_key, word_starts
from kiosk.timetable.traffic import Traffic, traffic_of

if TYPE_CHECKING:
    from kiosk.timetable.alike import Alike

FIRST_WORD = 12  # "Main" finds Frankfurt (Main), but Mainz comes first; so do names in the tongue of the signs
FROM_HERE = 2  # a train that goes there from here counts as so many elsewhere
NEAR_KM = 25.0  # who wants a long-distance ticket does not go there, and one tile is enough for a city
NEARBY_KM = 100.0  # a station here counts twice, one so far away one and a half times, one at the end of the world once
ENOUGH = 2  # when fewer names begin so, names that are spelt alike stand beside them


@dataclass(frozen=True)
class Matches:
    """What the letter board shows. `letters`: upper case, those that lead on. `count` 0: none fits, these are alike."""

    stations: tuple[Station, ...]
    letters: str
    count: int
    jumps: tuple[Jump, ...] = ()  # in the order of the alphabet


@dataclass(frozen=True)
class Candidate:
    """A station that may have been meant. `likeness`: 1 is the same name or sound, 0 nothing alike."""

    station: Station
    likeness: float


class StationIndex:
    """All stations at which one may get on or off, ranked by how many trains stop there."""

    def __init__(self, known: Timetable | Traffic, abroad: Abroad | None = None) -> None:
        self._traffic = known if isinstance(known, Traffic) else traffic_of(known)
        self._stations = self._traffic.stations
        self._weights = self._traffic.weights
        self._number_of = {station.id: number for number, station in enumerate(self._stations)}
        self._abroad = abroad
        self._reached: tuple[str, Counter[int]] = ("", Counter())
        self._ranked: tuple[str, dict[int, float]] = ("-", {})
        self._likenesses: dict[str, Alike] = {}
        self._boards: dict[tuple[str, int, int], LetterBoard] = {}

    @cached_property
    def _by_key(self) -> list[tuple[str, int, int]]:
        """Every way to begin a name, its station, and at which word; sorted. Built when first asked for."""
        keys: dict[tuple[str, int], int] = {}
        for number in self._weights:
            station = self._stations[number]
            for name in (station.name, *station.also, *(name for _, name in station.names)):
                for key, place in word_starts(name):
                    keys[key, number] = min(place, keys.get((key, number), place))
            for _, _, name in self._elsewhere.names_of(station.name):
                for spelling in spellings(name):
                    keys.setdefault((spelling.replace(" ", ""), number), 1)
        return sorted((key, number, place) for (key, number), place in keys.items())

    @cached_property
    def _keys(self) -> list[str]:
        return [key for key, _, _ in self._by_key]

    @cached_property
    def _elsewhere(self) -> Abroad:
        return self._abroad if self._abroad is not None else read_abroad()

    def station(self, id: str) -> Station:
        """The station of this id. KeyError if there is none."""
        return self._stations[self._number_of[id]]

    def named(self, name_or_id: str, file: str = "loket.toml") -> Station:
        """The station that an operator means. Raises FaultyFile with "did you mean" when it is none or not clear."""
        if name_or_id in self._number_of:
            return self.station(name_or_id)
        wanted = spellings(name_or_id)[0]
        stations = [self._stations[number] for number in self._weights]
        for names_of in (lambda station: (station.name,), self._all_names):
            found = [s for s in stations if any(wanted in spellings(name) for name in names_of(s))]
            if len(found) == 1:
                return found[0]
        near = found or self._nearly(name_or_id, 3, "")
        cure = f"Did you mean {' or '.join(f'{station.name} ({station.id})' for station in near)}?" if near else ""
        what = f"{len(found)} stations are called" if found else "no station is called"
        raise FaultyFile([Fault(file, 0, "TT001", f"{what} {name_or_id!r}.", cure)])

    def names(self) -> Iterator[tuple[Station, tuple[str, ...]]]:
        """Every station with all that it is called, here and abroad; its own name first."""
        for number in self._weights:
            station = self._stations[number]
            yield station, tuple(dict.fromkeys(self._all_names(station)))

    def called(self, station: Station, language: str) -> str:
        """What travellers of this language call it; "" where they say what the screen shows anyway."""
        shown = set(spellings(station.name))
        for spoken, name in station.names:
            if spoken == language and not shown & set(spellings(name)):
                return name
        for spoken, town, _ in self._elsewhere.names_of(station.name):
            if spoken == language:
                return town
        return ""

    def trains_at(self, id: str) -> float:
        """How many trains stop here on a usual day."""
        return self._weights.get(self._number_of.get(id, -1), 0) / self._traffic.days

    def popular(self, origin_id: str, limit: int) -> tuple[Station, ...]:
        """Where people go from here without changing: large places first, each city once, none next door."""
        here = self.station(origin_id) if origin_id in self._number_of else None
        direct = self._direct(origin_id)
        numbers = direct or self._weights

        def pull(number: int) -> float:
            """Trains from here, times trains in all, times the root of the distance: tickets are for far places."""
            far = kilometres(here, self._stations[number]) if here else 1.0
            return (direct[number] or 1) * self._weights.get(number, 0) * math.sqrt(far)

        ranked = sorted(numbers, key=lambda number: (-pull(number), number))
        chosen: list[Station] = [here] if here else []
        for number in ranked:
            station = self._stations[number]
            if all(kilometres(station, other) > NEAR_KM for other in chosen):
                chosen.append(station)
            if len(chosen) == limit + bool(here):
                break
        return tuple(chosen[bool(here) :])

    def suggest(self, typed: str, limit: int = 4, origin: str = "", lines: int = LINES) -> Matches:
        """The stations whose name, or a later word of it, begins so; when nothing fits, those spelt most alike.

        Three tiles show the most important of them, the others those that would take most touches otherwise.
        No blank, hyphen or accent need be typed. Nothing typed gives the popular ones.
        `lines`: how many lines of keys with many letters the panel shows.
        """
        wanted = typed_key(typed)
        low, high = bisect_left(self._keys, wanted), bisect_left(self._keys, wanted + "\U0010ffff")
        here, of = self._number_of.get(origin, -1), self._ranks(origin)
        ranks: dict[int, float] = {}
        exact: set[int] = set()
        letters = set()
        length = len(wanted)
        for key, number, place in self._by_key[low:high]:
            if number == here:
                continue
            rank = of[number] if place else of[number] * FIRST_WORD
            if rank > ranks.get(number, -1.0):
                ranks[number] = rank
            if len(key) > length:
                letters.add(key[length])
            else:
                exact.add(number)
        jumps = self._board(origin, limit, lines).jumps(typed)
        lit = "".join(sorted(letter.upper() for letter in letters if letter.isalpha()))
        if not ranks:
            return Matches(self._nearly(typed, limit, origin), "", 0)
        if not wanted:
            return Matches(self.popular(origin, limit), lit, len(ranks), jumps)
        best = self._tiles(typed, ranks, exact, limit, self._board(origin, limit, lines))
        stations = tuple(self._stations[number] for number in best)
        if len(best) < ENOUGH:
            more = (station for station in self._nearly(typed, limit, origin) if station not in stations)
            stations = (*stations, *more)[:limit]
        return Matches(stations, lit, len(ranks), jumps)

    def sounding(self, heard: str, limit: int = 4, origin: str = "") -> tuple[Candidate, ...]:
        """The stations that may have been said, best first; between two that are equally like it, importance decides.

        "Essen or Hessen?" must be asked when the first two are nearly as like: see `margin`.
        """
        return self._candidates(heard, limit, origin, ear=0.6)

    def _candidates(self, text: str, limit: int, origin: str, ear: float) -> tuple[Candidate, ...]:
        found = self._alike(origin).nearest(plain(text), limit + 1, ear)
        here = self._number_of.get(origin, -1)
        made = [Candidate(self._stations[n], max(0.0, 1.0 - unlike)) for n, unlike in found if n != here]
        return tuple(made[:limit])

    def _tiles(self, typed: str, ranks: dict[int, float], exact: set[int], limit: int, board: LetterBoard) -> list[int]:
        """The most important ones, then those that are farthest in touches, all of them by importance."""
        if len(ranks) > limit:
            lead = nsmallest(min(max(LEAD, len(exact)), limit), ranks, key=lambda n: (n not in exact, -ranks[n], n))
            saved = {n: ranks[n] * (board.touches(typed, n) - 1 or 0.5) for n in ranks if n not in lead}
            ranks = {n: ranks[n] for n in (*lead, *nsmallest(limit - len(lead), saved, key=lambda n: (-saved[n], n)))}
        return sorted(ranks, key=lambda n: (n not in exact, -ranks[n], n))

    def _nearly(self, typed: str, limit: int, origin: str) -> tuple[Station, ...]:
        return tuple(candidate.station for candidate in self._candidates(typed, limit, origin, ear=0.3))

    def _board(self, origin: str, limit: int, lines: int) -> LetterBoard:
        """The plan for this kiosk; a kiosk stands still, so there is one."""
        key = (origin, limit, lines)
        if key not in self._boards:
            here = self._number_of.get(origin, -1)
            names = {number: self._stations[number].name for number in self._weights if number != here}
            first = [self._number_of[station.id] for station in self.popular(origin, limit)]
            self._boards[key] = LetterBoard(names, self._ranks(origin), limit, lines, first)
        return self._boards[key]

    def _alike(self, origin: str) -> "Alike":
        """All names as they are compared. Built at the first misspelling: the first screen needs no numpy."""
        if origin not in self._likenesses:
            from kiosk.timetable.alike import Alike

            names = dict.fromkeys(
                (spelling, number)
                for number in self._weights
                for name in self._all_names(self._stations[number])
                for spelling in spellings(name)
            )
            self._likenesses[origin] = Alike(list(names), self._ranks(origin))
        return self._likenesses[origin]

    def _ranks(self, origin: str) -> dict[int, float]:
        """How likely each station is wanted here: its trains, those from here, and a little for being near."""
        if self._ranked[0] != origin:
            here = self._stations[self._number_of[origin]] if origin in self._number_of else None
            direct = self._direct(origin)
            ranks = {}
            for number, weight in self._weights.items():
                near = kilometres(here, self._stations[number]) / NEARBY_KM if here else math.inf
                ranks[number] = (weight + FROM_HERE * direct[number]) * (1 + 1 / (1 + near))
            self._ranked = (origin, ranks)
        return self._ranked[1]

    def _all_names(self, station: Station) -> Iterable[str]:
        yield station.name
        yield from station.also
        yield from (name for _, name in station.names)
        yield from (name for _, _, name in self._elsewhere.names_of(station.name))

    def _direct(self, origin: str) -> "Counter[int]":
        """How many trains go there from here without a change. The last answer is kept: a kiosk stands still."""
        if self._reached[0] != origin:
            self._reached = (origin, self._traffic.reached_from(self._number_of.get(origin, -1)))
        return self._reached[1]


def margin(candidates: tuple[Candidate, ...]) -> float:
    """How much more like what was heard the first is than the second; 1.0 when there is no other."""
    return candidates[0].likeness - candidates[1].likeness if len(candidates) > 1 else 1.0
