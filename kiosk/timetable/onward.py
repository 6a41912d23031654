"""What one can go on with after each train of a day: for one traveller's needs, with the lifts as they are now."""

from typing import Any

import numpy as np

from kiosk.timetable import search_plain as plain
from kiosk.timetable.access import Access
from kiosk.timetable.columns import Ints, Mask
from kiosk.timetable.compiled import ALIGHT, BOARD, NEVER, Rule
from kiosk.timetable.day import Day
from kiosk.timetable.engine import Engine
from kiosk.timetable.model import Needs, Wheelchair

UP, DOWN = plain.UP, plain.DOWN  # from the street, to the street


class Onward:
    """The arrays of `search_plain` that hold for every target of this day. Read only, but for its work space."""

    def __init__(self, day: Day, change_seconds: int, needs: Needs, access: Access, engine: Engine) -> None:
        """`change_seconds`: where a station says nothing of its own."""
        self.day, self.needs, self.access, self.engine = day, needs, access, engine
        self._platforms = self._ways_of_platforms()
        self.entering = np.zeros(len(self._platforms), np.int32)  # seconds from the street, where a lift is needed
        if needs.step_free:
            for platform, seconds in access.enter.items():
                self.entering[platform] = min(seconds, NEVER)
        self.usable = np.ones(len(day.journey), np.bool_)
        if needs.step_free:
            self.usable = day.wheelchair != Wheelchair.NO
        self._ways(change_seconds)
        self.net = plain.Net(
            hops=self._hops(),
            slots=day.hop_at,
            slot_at=day.slots,
            trains=np.stack([day.journey, day.route], axis=1),
            way_at=self._way_at,
            ways=self._on_foot,
            rules=self._rules,
            platforms=self._platforms,
            step_free=self._step_free(),
            by_train=day.by_train,
            train_at=day.train_at,
            row_of=day.row_of,
            goes_on=day.goes_on,
        )
        self.links = self._link()

    def _hops(self) -> Ints:
        """The same for every pace."""
        rows = self.day.rows
        if self.needs.step_free not in rows:
            rows[self.needs.step_free] = self._rows()
        return rows[self.needs.step_free]

    def _rows(self) -> Ints:
        day, hops = self.day, self.day.hops
        board = (hops.may_board & BOARD) > 0
        alight = (hops.may_alight & ALIGHT) > 0
        if self.needs.step_free:
            steps = np.array([p.wheelchair == Wheelchair.NO for p in day.timetable.platforms], np.bool_)
            board, alight = board & ~steps[hops.start_platform], alight & ~steps[hops.end_platform]
        last = np.zeros(len(hops), np.bool_)
        last[day.by_train[day.train_at[1:][np.diff(day.train_at) > 0] - 1]] = True
        then = np.where(last, day.goes_on[hops.train], plain.OPEN)
        following = day.hop_at[day.slot_of + 1]
        made = (
            hops.arrival,
            hops.train,
            np.where(alight, hops.end_platform, plain.OPEN),
            np.where(following >= 0, following, len(hops)),
            then,
            np.where(board, hops.start_platform, plain.OPEN),
            hops.departure,
            day.end,
        )
        return np.stack(made, axis=1, dtype=np.int32, casting="unsafe")

    def pace(self, seconds: int) -> int:
        """How long this takes one with these needs; trains that wait for each other (0 s) wait for everybody."""
        if seconds in (0, NEVER):
            return seconds
        return -(-seconds * self.needs.percent // 100) + self.needs.extra_seconds

    def _ways_of_platforms(self) -> Ints:
        """Of each platform: whether there is a way from the street without steps, and one back; 1 where not known."""
        ways = np.ones((max(1, len(self.day.timetable.platforms)), 2), np.int32)
        if self.needs.step_free:
            for column, seconds_of in ((UP, self.access.enter), (DOWN, self.access.leave)):
                for platform, seconds in seconds_of.items():
                    ways[platform, column] = seconds < NEVER
        return ways

    def _ways(self, change_seconds: int) -> None:
        """From each station to itself and to those that are reached on foot, with the rules for single changes."""
        timetable = self.day.timetable
        special: dict[tuple[int, int], list[Rule]] = {}
        for rule in timetable.rules:
            special.setdefault((rule.station, rule.onto), []).append(rule)
        on_foot = {(one, other): seconds for one, other, seconds in timetable.walks if one != other}
        onto: dict[int, list[int]] = {}
        for one, other in dict.fromkeys([*on_foot, *special]):
            if one != other:
                onto.setdefault(one, []).append(other)
        pairs = [(timetable.platforms[one].station, one, other) for one, other in self.access.between]
        looked_at = {station for station, _, _ in pairs} if self.needs.step_free else set()
        ways: list[tuple[int, ...]] = []
        rules: list[tuple[int, ...]] = []
        starts = [0]
        for station, own in enumerate(timetable.change):
            for other in (station, *onto.get(station, ())):
                if other == station:
                    seconds = own if own >= 0 else change_seconds
                    ways_differ = station in looked_at
                else:
                    seconds = on_foot.get((station, other), NEVER)
                    ways_differ = self.needs.step_free
                here = special.get((station, other), [])
                begin = len(rules)
                rules += [(*rule[2:8], self.pace(rule.seconds)) for rule in here]
                ways.append((other, self.pace(seconds), begin, len(rules), int(ways_differ)))
            starts.append(len(ways))
        self._way_at = np.array(starts, np.int32)
        self._on_foot = np.array(ways, np.int32).reshape(-1, 5)
        self._rules = np.array(rules, np.int32).reshape(-1, 7)
        self._special, self._walks = special, on_foot

    def _step_free(self) -> Any:
        pairs = self.access.between.items() if self.needs.step_free else ()
        known = sorted((one * len(self._platforms) + other, seconds) for (one, other), seconds in pairs)
        return np.array(known, np.int64).reshape(-1, 2)

    def _link(self) -> plain.Links:
        at = np.zeros(len(self.net.hops) + 1, np.int32)
        room = len(self.net.hops) + 1000
        while True:
            links = plain.Links(at, np.empty((room, 3), np.int32))
            wanted = self.engine.link(self.net, links)
            if wanted <= room:
                return links
            room = wanted

    def from_station(self, station: int) -> Ints:
        """Seconds on foot from a station to where each platform's trains leave; NEVER where one cannot begin."""
        return self._foot(station, UP)

    def to_station(self, station: int) -> Ints:
        """Seconds on foot from each platform to a station; NEVER where one cannot end the journey."""
        return self._foot(station, DOWN)

    def _foot(self, station: int, column: int) -> Ints:
        """Within the station no time is counted. Of several times for platforms of two stations the longest counts."""
        at = self.day.station_of_platform
        found = np.full(len(self._platforms), NEVER, np.int32)
        found[: len(at)][at == station] = 0
        for pair in (*self._walks, *self._special):
            one, other = pair if column == UP else pair[::-1]
            if one == station != other:
                for platform in np.flatnonzero(at == other):
                    found[platform] = self._walk(station, int(platform), column)
        found[self._platforms[:, column] == 0] = NEVER
        return found

    def _walk(self, station: int, platform: int, column: int) -> int:
        other = self.day.timetable.platforms[platform].station
        pair = (station, other) if column == UP else (other, station)
        own = 3 if column == UP else 2  # of a Rule: the platform at the other station
        told = [
            rule.seconds
            for rule in self._special.get(pair, ())
            if rule[own] in (-1, platform) and max(rule[4:8]) < 0 and rule.seconds < NEVER
        ]
        return self.pace(max(told) if told else self._walks.get(pair, NEVER))

    def trains_used(self, avoided: Mask) -> Mask:
        """Which trains may be taken."""
        return self.usable & ~avoided
