"""One day cut out of a timetable: every train that a traveller of that day can meet, hop by hop, in real seconds."""

from array import array
from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from kiosk.timetable.compiled import ALIGHT, BOARD, NEVER, Timetable

BEFORE, AFTER = 2 * 3600, 62 * 3600  # seconds around the day's zero: a clock change, and 36 h from its last minute
HOUR = 3600


class Day:
    """Trains are numbered 0..n-1; a train is one ServiceJourney on one OperatingDay. Read only.

    Per train: `journey` (its number in the timetable) and `shift` (seconds to add to its times). Per hop from one
    stop to the next, in order of departure, arrival, train: `departure`, `arrival` (seconds since `zero`), `start`,
    `end` (stations), `train`, `stop` (index of its stop time in the timetable's arrays).
    `goes_on`: the train that the same seats become. `boardings`: per station its hops that may be boarded, in order.
    """

    def __init__(self, timetable: Timetable, day: date, change_seconds: int) -> None:
        self.timetable = timetable
        self.zero = timetable.zero(day)
        self.journey, self.shift = array("i"), array("i")
        trains = self._trains(timetable, day)
        self._cut(timetable)
        self.goes_on = _goes_on(timetable, trains)
        self.change = [seconds if seconds >= 0 else change_seconds for seconds in timetable.change]
        self.walks: dict[int, list[tuple[int, int]]] = {}
        for one, other, seconds in timetable.walks:
            self.walks.setdefault(one, []).append((other, seconds))
        self.ruled = {rule[0] for rule in timetable.rules}
        self._rules: dict[tuple[int, int], list[tuple[int, int, int]]] = {}
        self._learn_rules(timetable)
        self.boardings: dict[int, array[int]] = {}
        for hop, (station, stop) in enumerate(zip(self.start, self.stop, strict=True)):
            if timetable.may[stop] & BOARD:
                self.boardings.setdefault(station, array("i")).append(hop)

    def _trains(self, timetable: Timetable, day: date) -> dict[tuple[int, date], int]:
        """Number the trains of all OperatingDays that touch this day; those of yesterday may still be on their way."""
        trains: dict[tuple[int, date], int] = {}
        back = timetable.longest // 86400 + 1
        for operating_day in (day + timedelta(days=n) for n in range(-back, 4)):
            shift = timetable.zero(operating_day) - self.zero
            for journey in timetable.running(operating_day):
                starts = timetable.departure[timetable.first[journey]] + shift
                ends = timetable.arrival[timetable.first[journey + 1] - 1] + shift
                if ends >= -BEFORE and starts < AFTER:
                    trains[journey, operating_day] = len(self.journey)
                    self.journey.append(journey)
                    self.shift.append(shift)
        return trains

    def _cut(self, timetable: Timetable) -> None:
        departure, arrival = timetable.departure, timetable.arrival
        hops = []
        for train, (journey, shift) in enumerate(zip(self.journey, self.shift, strict=True)):
            for stop in range(timetable.first[journey], timetable.first[journey + 1] - 1):
                leaves = departure[stop] + shift
                if -BEFORE <= leaves < AFTER:
                    hops.append((leaves, arrival[stop + 1] + shift, train, stop))
        hops.sort()  # the stop comes last: two hops of no minutes keep their order
        columns = list(zip(*hops, strict=True)) or [(), (), (), ()]
        self.departure, self.arrival, self.train, self.stop = (array("i", column) for column in columns)
        at = timetable.station_at
        self.start = array("i", [at[stop] for stop in self.stop])
        self.end = array("i", [at[stop + 1] for stop in self.stop])

    def _learn_rules(self, timetable: Timetable) -> None:
        routes = timetable.route_of
        for station, _, _, _, from_trip, to_trip, from_route, to_route, seconds in timetable.rules:
            what = (0, to_trip) if to_trip >= 0 else (1, to_route) if to_route >= 0 else (2, 0)
            journeys = [from_trip] if from_trip >= 0 else self._callers(station)
            for journey in journeys:
                if from_route < 0 or from_trip >= 0 or routes[journey] == from_route:
                    self._rules.setdefault((station, journey), []).append((*what, seconds))

    def _callers(self, station: int) -> set[int]:
        return {self.journey[train] for train, end in zip(self.train, self.end, strict=True) if end == station}

    def has_rules(self, station: int, train: int) -> bool:
        """Whether the feed says something special for those who leave this train here."""
        return (station, self.journey[train]) in self._rules

    def change_seconds(self, station: int, train: int, onto: int) -> int:
        """How long the change from one train to another takes here; NEVER if the feed forbids it."""
        journey = self.journey[onto]
        route = self.timetable.route_of[journey]
        for kind, what, seconds in self._rules.get((station, self.journey[train]), ()):
            if kind == 2 or (kind == 0 and what == journey) or (kind == 1 and what == route):
                return seconds
        return min(self.change[station], NEVER)

    def stops_after(self, train: int, stop: int) -> Iterator[tuple[int, int, bool]]:
        """Stop time, seconds of arrival and "may alight" for each stop after `stop`, until the train ends."""
        timetable = self.timetable
        for later in range(stop + 1, timetable.first[self.journey[train] + 1]):
            yield later, timetable.arrival[later] + self.shift[train], bool(timetable.may[later] & ALIGHT)

    def trains_of(self, kinds: Collection[str]) -> frozenset[int]:
        """The trains whose line begins with one of these words ("ICE")."""
        timetable = self.timetable
        lines = {number for number, text in enumerate(timetable.texts) if text.split(" ", 1)[0] in kinds}
        return frozenset(
            train for train, journey in enumerate(self.journey) if kinds and timetable.line_of[journey] in lines
        )

    def first_stop(self, train: int) -> int:
        """Where this train begins, as an index of the timetable's stop times."""
        return self.timetable.first[self.journey[train]]

    def at(self, seconds: int) -> datetime:
        """The moment, in the feed's zone."""
        return datetime.fromtimestamp(self.zero + seconds, self.timetable.tz)


def _goes_on(timetable: Timetable, trains: dict[tuple[int, date], int]) -> dict[int, int]:
    """Train to the train that it becomes while everybody stays seated.

    The same block on the same OperatingDay goes on where and not before the last one ended; transfer types 4 and 5
    win over blocks (GTFS reference, transfers.txt).
    """
    found: dict[int, int] = {}
    groups: dict[tuple[int, date], list[tuple[int, int, int]]] = {}
    for (journey, day), train in trains.items():
        if block := timetable.block_of[journey]:
            groups.setdefault((block, day), []).append((timetable.departure[timetable.first[journey]], journey, train))
    for members in groups.values():
        members.sort()
        for place, (_, journey, train) in enumerate(members):
            onward = (other for other in members[place + 1 :] if _joins(timetable, journey, other[1], 0))
            if (then := next(onward, None)) is not None:
                found[train] = then[2]
    for one, other, seated in timetable.stays:
        for journey, day in [key for key in trains if key[0] == one]:
            _follow(timetable, trains, found, (journey, day, other), bool(seated))
    return found


def _joins(timetable: Timetable, one: int, other: int, later: int) -> bool:
    """Whether `other` (starting `later` seconds after its own time) begins where and not before `one` ends."""
    end, start = timetable.first[one + 1] - 1, timetable.first[other]
    same = timetable.station_at[end] == timetable.station_at[start]
    return same and timetable.departure[start] + later >= timetable.arrival[end]


def _follow(
    timetable: Timetable,
    trains: dict[tuple[int, date], int],
    found: dict[int, int],
    pair: tuple[int, date, int],
    seated: bool,
) -> None:
    one, day, other = pair
    for days in (0, 1):
        on = day + timedelta(days=days)
        if (other, on) in trains and _joins(timetable, one, other, timetable.zero(on) - timetable.zero(day)):
            if seated:
                found[trains[one, day]] = trains[other, on]
            elif found.get(trains[one, day]) == trains[other, on]:
                del found[trains[one, day]]
            return
