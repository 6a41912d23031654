"""All the best ways of a day to one station, from every other: one pass of the search, kept and asked again."""

from dataclasses import dataclass, field

import numpy as np

from kiosk.timetable import search_plain as plain
from kiosk.timetable.columns import Column, Ints, Mask
from kiosk.timetable.compiled import NEVER
from kiosk.timetable.model import Itinerary
from kiosk.timetable.onward import Onward

SPACE = 4096  # nodes and edges that a trace has room for at first


@dataclass(frozen=True)
class Promises:
    """Best journeys, in order of departure, arrival and trains: leave then, be there then, with so many trains.

    Seconds of the day. `groups`: int32 [n, 2], those of `starts` (hops) at which the first train may be boarded.
    `made`: the itineraries of those for which one was made, by departure, arrival and trains; shared by all parts.
    """

    departure: Ints
    arrival: Ints
    trains: Ints
    groups: Ints
    starts: Ints
    made: dict[tuple[int, int, int], Itinerary] = field(default_factory=dict)

    def __len__(self) -> int:
        """How many."""
        return len(self.departure)

    def where(self, kept: Column | slice) -> "Promises":
        """Some of them."""
        return Promises(
            self.departure[kept], self.arrival[kept], self.trains[kept], self.groups[kept], self.starts, self.made
        )


class Space:
    """Work space of the search, which grows to the largest day and is used again and again."""

    def __init__(self) -> None:
        self._rows = np.empty((0, plain.MOST_TRAINS), np.int32)
        self._seen = np.zeros(0, np.int32)
        self._free: list[Ints] = []
        self._most = 0
        self.value = np.empty(plain.MOST_TRAINS, np.int32)  # these two as in `search_plain`
        self.many = np.empty(2, np.int32)
        self.ways = np.empty((2, SPACE, 5), np.int32)  # nodes and edges

    def own(self, hops: int) -> Ints:
        """Room for what a profile keeps, or more; that of a forgotten one if there is one: new pages cost as much time
        as the search.
        """
        for place, rows in enumerate(self._free):
            if len(rows) > hops:
                return self._free.pop(place)
        self._free.clear()
        self._most = max(self._most, hops + 1)
        return np.empty((self._most, plain.MOST_TRAINS), np.int32)

    def take_back(self, rows: Ints) -> None:
        """The room of a profile that nobody asks any more."""
        self._free.append(rows)

    def rows(self, trains: int, hops: int) -> tuple[Ints, Ints]:
        """`on_board` and `best` of `search_plain.scan`."""
        if len(self._rows) < trains + hops + 1:
            self._rows = np.empty((trains + hops + 1, plain.MOST_TRAINS), np.int32)
        return self._rows[:trains], self._rows[trains : trains + hops + 1]

    def seen(self, hops: int) -> Ints:
        """That of `search_plain.trace`."""
        if len(self._seen) < hops:
            self._seen = np.zeros(hops, np.int32)
        return self._seen[:hops]


class Profile:
    """What each train of the day is good for, to one who is going to `target`."""

    def __init__(self, onward: Onward, target: int, avoided: Mask, space: Space) -> None:
        """`avoided`: trains that are not taken."""
        self.onward, self.target, self._space = onward, target, space
        self._asked: tuple[int, int] | None = None
        self.reach = onward.to_station(target)
        self.used = onward.trains_used(avoided)
        self.own = space.own(len(onward.net.hops))
        rows = space.rows(len(onward.net.trains), len(onward.net.hops))
        onward.engine.scan(onward.net, onward.links, self.reach, self.used, *rows, self.own, space.value)

    def promises(self, origin: int, ready: int) -> Promises:
        """Every best journey from a station: no other leaves later, is there earlier and takes fewer trains.

        `ready`: when one can be on the way from the street to the first platform; nothing leaves too early for that.
        The last answer is kept: for one offer the same is asked many times.
        """
        if self._asked != (origin, ready):
            self._asked, self._found = (origin, ready), self._promises(origin, ready)
        return self._found

    def _promises(self, origin: int, ready: int) -> Promises:
        hops, walk = self._from(origin, ready)
        leaves = self.onward.net.hops[hops, plain.LEAVES] - walk
        order = np.lexsort((walk, -leaves))
        hops, leaves = hops[order], leaves[order]
        if not len(hops):
            return Promises(leaves, leaves, leaves, np.zeros((0, 2), np.int32), hops)
        begins = np.flatnonzero(np.diff(leaves, prepend=leaves[0] + 1)).astype(np.int32)
        arrivals = np.minimum.reduceat(self.own[hops], begins, axis=0)
        later = np.full_like(arrivals, NEVER)
        later[1:] = np.minimum.accumulate(arrivals, axis=0)[:-1]
        fewer = np.full_like(arrivals, NEVER)
        fewer[:, 1:] = arrivals[:, :-1]
        row, column = np.nonzero((arrivals < later) & (arrivals < fewer))
        ends = np.append(begins[1:], len(hops)).astype(np.int32)
        found = Promises(
            leaves[begins[row]], arrivals[row, column], (column + 1).astype(np.int32),
            np.stack([begins[row], ends[row]], axis=1), hops,
        )  # fmt: skip
        return found.where(np.lexsort((found.trains, found.arrival, found.departure)))

    def _from(self, origin: int, ready: int) -> tuple[Ints, Ints]:
        """The hops with which a journey from here may begin, and the seconds on foot to where each is boarded."""
        onward, day = self.onward, self.onward.day
        walks = onward.from_station(origin)
        near = np.unique(day.station_of_platform[walks[: len(day.station_of_platform)] < NEVER])
        hops = np.concatenate([day.hop_at[day.slots[one] : day.slots[one + 1] - 1] for one in near] or [day.hop_at[:0]])
        hops = hops[self.own[hops, -1] < NEVER]
        platform = onward.net.hops[hops, plain.TO_BOARD]
        walk = walks[platform]
        leaves = onward.net.hops[hops, plain.LEAVES]
        caught = (walk < NEVER) & (leaves - walk - onward.entering[platform] >= ready)
        return hops[caught], walk[caught]

    def trains_of(self, promises: Promises) -> Ints:
        """Which trains keep them: [n, k, 3], hop boarded, hop at whose end one leaves, seconds to spare before it."""
        onward = self.onward
        wishes = np.column_stack([promises.groups, promises.trains, promises.arrival]).astype(np.int32)
        legs = np.empty((len(promises), plain.MOST_TRAINS, 3), np.int32)
        while len(promises):
            nodes, edges = self._space.ways
            wanted = onward.engine.trace(
                onward.net, onward.links, self.reach, self.used, self.own,
                wishes, promises.starts, self._space.seen(len(onward.net.hops)), nodes, edges, legs, self._space.many,
            )  # fmt: skip
            if wanted <= len(nodes):
                break
            self._space.ways = np.empty((2, 2 * wanted, 5), np.int32)
        return legs

    def earliest(self, station: int, ready: int) -> int:
        """When one is there who sets out from this station at `ready` or later; NEVER if there is no way."""
        hops, walk = self._from(station, -NEVER)
        caught = self.onward.net.hops[hops, plain.LEAVES] - walk >= ready
        return int(self.own[hops[caught], -1].min(initial=NEVER))
