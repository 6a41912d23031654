"""What transfers.txt says of changing trains: times at a station, walks between two, rules for single trains."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kiosk.errors import Fault
from kiosk.timetable.compiled import NEVER, Rule
from kiosk.timetable.gtfs_places import Places
from kiosk.timetable.gtfs_repeated import Runs
from kiosk.timetable.gtfs_tables import Tables

COLUMNS = (
    "from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time",
    "from_trip_id", "to_trip_id", "from_route_id", "to_route_id",
)  # fmt: skip
USUAL = -1  # seconds where the feed recommends a change (type 0) and gives no time
USUAL_SECONDS = 120  # what they are where only a rule can say so
MOST_SECONDS = 86400
ANY = (-1, -1, -1, -1)  # no train, no line is named
ANYWHERE = (-1, -1)  # no platform is named
# How special a rule is (GTFS reference, transfers.txt, "linked trips"), by the number of trips and of routes named.
RANKS = {(2, 0): 0, (1, 1): 1, (1, 0): 2, (0, 2): 3, (0, 1): 4, (0, 0): 5}

Place = tuple[int, int, int, int]  # station, onto, from platform, to platform
Who = tuple[int, int, int, int]  # from trip, to trip, from route, to route; -1 any


@dataclass
class Changes:
    """`times`: station to seconds. `walks`: (from, to) to seconds. `stays`: from trip, to trip, 1 to stay seated."""

    times: dict[int, int] = field(default_factory=dict)
    walks: dict[tuple[int, int], int] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    stays: list[tuple[int, int, int]] = field(default_factory=list)

    def times_of(self, stations: int) -> "array[int]":
        """Seconds per station, -1 where the feed says nothing."""
        return array("i", [self.times.get(station, -1) for station in range(stations)])


class _Said(NamedTuple):
    """The longest time that is said of one change, and in which line."""

    seconds: int
    line: int


class _Reader:
    """Reads the rows one by one. `said`: how special the places are (2, 1 or 0 platforms), where, and who."""

    def __init__(self, tables: Tables, places: Places, runs: Runs, routes: dict[str, int], faults: list[Fault]) -> None:
        self._tables, self._places, self._runs, self._routes, self._faults = tables, places, runs, routes, faults
        self.said: dict[tuple[int, Place, Who], _Said] = {}
        self.stays: list[tuple[int, int, int]] = []
        self._going_on: dict[str, str] = {}

    def read(self) -> None:
        """Every row is kept, or reported with its line."""
        for line, (start, end, kind, text, *who) in self._tables.rows("transfers", *COLUMNS):
            if kind in ("4", "5"):
                self._stay(line, kind, who[0], who[1])
                continue
            stops = self._places.stops
            seconds = _seconds(kind, text)
            if start not in stops or end not in stops:
                what = f"a change from {start!r} to {end!r}: one of them is no stop; the row is skipped."
                self._fault(line, "GT231", what, "Correct the stop ids.")
            elif seconds is None:
                what = f"a change of kind {kind!r} with the time {text!r} has no meaning; the row is skipped."
                self._fault(line, "GT232", what, "Kind 2 needs min_transfer_time in seconds.")
            elif (place := self._place(line, start, end)) is not None:
                for numbers in self._who(line, who):
                    self._note(line, place, numbers, seconds)

    def _place(self, line: int, start: str, end: str) -> tuple[int, Place] | None:
        """Where one changes; a platform that is the only one of its station is the station."""
        places = self._places
        one, other = places.number(start), places.number(end)
        platforms, special = [], 0
        for stop in (start, end):
            if places.is_station(stop):
                platforms.append(-1)
                continue
            special += 1
            alone = places.platforms_at(stop) == [stop]
            platforms.append(-1 if alone else places.platform_numbers.get(stop, -2))
        if one < 0 or other < 0 or -2 in platforms:
            what = f"a change from {start!r} to {end!r}: no train calls at one of them; the row has no use."
            self._fault(line, "GT314", what, "")
            return None
        return special, (one, other, *platforms)  # type: ignore[return-value]

    def _who(self, line: int, who: list[str]) -> list[Who]:
        """The trains and lines of this row; more than one where a trip runs again and again. [] if one is unknown."""
        found: list[list[int]] = []
        for id, known in zip(who, (self._runs.numbers, self._runs.numbers, None, None), strict=True):
            numbers = [-1] if not id else known.get(id, []) if known is not None else _one(self._routes, id)
            if not numbers:
                what = f"a change names {id!r}, which is not there or was left out; the row is skipped."
                self._fault(line, "GT233", what, "Correct the ids of trips and routes.")
                return []
            found.append(numbers)
        return [(a, b, found[2][0], found[3][0]) for a in found[0] for b in found[1]]

    def _note(self, line: int, where: tuple[int, Place], who: Who, seconds: int) -> None:
        station, onto, *platforms = where[1]
        if who == ANY and seconds == USUAL and (station != onto or tuple(platforms) == ANYWHERE):
            if station != onto:
                self.untimed(line)
            return
        before = self.said.get((*where, who))
        if before is not None and before.seconds != seconds:
            what = f"this change has another time than in line {before.line}; the longer one counts."
            self._fault(line, "GT236", what, "Take one of the rows away.")
        if before is None or before.seconds < seconds:
            self.said[*where, who] = _Said(seconds, line)

    def _stay(self, line: int, kind: str, one: str, other: str) -> None:
        """Type 4: stay seated. Type 5: get off, whatever the block says. Their stops need not be given."""
        numbers = self._runs.numbers
        if one not in numbers or other not in numbers:
            what = f"trip {one!r} goes on as {other!r}: one of them is not there or was left out; the row is skipped."
            self._fault(line, "GT233", what, "Correct the ids of trips and routes.")
            return
        end = self._runs.trips[numbers[one][0]].rows[-1][3]
        start = self._runs.trips[numbers[other][0]].rows[0][3]
        if self._places.number(end) != self._places.number(start):
            what = f"trip {other!r} does not begin at the station where {one!r} ends; nobody can stay seated."
            self._fault(line, "GT316", what, "Correct the trip ids.")
            return
        if kind == "4" and self._going_on.setdefault(one, other) != other:
            what = f"trip {one!r} goes on as more than one train; for travellers it goes on as {other!r}."
            self._fault(line, "GT317", what, "Staff can say which part goes where.")
        self.stays += [(*pair, int(kind == "4")) for pair in self._runs.pairs(one, other)]

    def untimed(self, line: int) -> None:
        """Report a way to another station that nobody knows the length of."""
        what = "a way to another station without a time; it is not offered."
        self._fault(line, "GT315", what, "Use transfer_type 2 with min_transfer_time.")

    def _fault(self, line: int, code: str, what: str, cure: str) -> None:
        self._faults.append(self._tables.fault("transfers", line, code, what, cure))


def read_changes(tables: Tables, places: Places, runs: Runs, routes: dict[str, int], faults: list[Fault]) -> Changes:
    """What is said of a station as a whole are times and walks; all else are rules, the most special first."""
    reader = _Reader(tables, places, runs, routes, faults)
    reader.read()
    changes = Changes(stays=reader.stays)
    special = []
    for (_, place, who), said in sorted(reader.said.items(), key=_most_special_first):
        station, onto, *platforms = place
        if who != ANY or tuple(platforms) != ANYWHERE:
            special.append((place, who, said))
        elif station == onto:
            changes.times.setdefault(station, said.seconds)
        else:
            changes.walks.setdefault((station, onto), said.seconds)
    changes.walks = {way: seconds for way, seconds in changes.walks.items() if seconds < NEVER}
    rules: dict[tuple[Place, Who], int] = {}
    for place, who, said in special:
        if said.seconds == USUAL and place[0] != place[1] and place[:2] not in changes.walks:
            reader.untimed(said.line)
        else:
            rules.setdefault((place, who), said.seconds)
    rules = dict(_timed(changes, rules))
    _fold(changes, rules, Counter(platform.station for platform in places.platforms()))
    changes.rules = [Rule(*place, *who, seconds) for (place, who), seconds in rules.items()]
    return changes


def _most_special_first(item: tuple[tuple[int, Place, Who], _Said]) -> tuple[int, int, int, Place, Who]:
    """By who is named, then by how many platforms are; among equals, which should not be, the longer time."""
    (special, place, who), said = item
    trips = (who[0] >= 0) + (who[1] >= 0)
    routes = (who[0] < 0 <= who[2]) + (who[1] < 0 <= who[3])
    return RANKS[trips, routes], -special, -said.seconds, place, who


def _timed(changes: Changes, rules: dict[tuple[Place, Who], int]) -> Iterator[tuple[tuple[Place, Who], int]]:
    """The rules with their seconds. One that gives none is needed only where another would count instead."""
    ruled = {place[:2] for (place, _), seconds in rules.items() if seconds != USUAL}
    for (place, who), seconds in rules.items():
        station, onto = place[:2]
        if seconds != USUAL:
            yield (place, who), seconds
        elif station != onto:
            yield (place, who), changes.walks[station, onto]
        elif (usual := changes.times.get(station, USUAL_SECONDS)) == NEVER or place[:2] in ruled:
            yield (place, who), usual if usual < NEVER else USUAL_SECONDS


def _fold(changes: Changes, rules: dict[tuple[Place, Who], int], platforms: Mapping[int, int]) -> None:
    """Take away the rules that say of two platforms what holds at their station anyway.

    Where every pair of platforms has a rule, the most frequent time becomes that of the station.
    """
    pairs: dict[int, dict[Place, int]] = {}
    halves = set()
    for (place, who), seconds in rules.items():
        if who == ANY and place[0] == place[1]:
            if min(place[2:]) < 0:
                halves.add(place[0])
            else:
                pairs.setdefault(place[0], {})[place] = seconds
    for station in pairs.keys() - halves:
        times = pairs[station]
        if len(times) == platforms[station] ** 2:
            changes.times[station] = max(Counter(times.values()).items(), key=lambda item: (item[1], item[0]))[0]
        for place, seconds in times.items():
            if seconds == changes.times.get(station):
                del rules[place, ANY]


def _one(routes: dict[str, int], id: str) -> list[int]:
    return [routes[id]] if id in routes else []


def _seconds(kind: str, text: str) -> int | None:
    """Seconds that the change takes; NEVER if forbidden, USUAL where the feed says nothing, None if broken."""
    if kind == "2":
        good = text.isascii() and text.isdecimal() and len(text) < 7 and int(text) <= MOST_SECONDS
        return int(text) if good else None
    return {"": USUAL, "0": USUAL, "1": 0, "3": NEVER}.get(kind)
