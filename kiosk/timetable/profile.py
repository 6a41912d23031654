"""All the best ways of a day to one station, from every other: one pass of the search, kept and asked again."""

from dataclasses import dataclass

import numpy as np

from kiosk.timetable import search_plain as plain
from kiosk.timetable.columns import Ints, Mask
from kiosk.timetable.compiled import NEVER
from kiosk.timetable.onward import Onward

SPACE = 4096  # nodes and edges that a trace has room for at first


@dataclass(frozen=True)
class Promises:
    """Best journeys, in order of departure, arrival and trains: leave then, be there then, with so many trains.

    Seconds of the day. `groups`: int32 [n, 2], those of `starts` (slots) at which the first train may be boarded.
    """

    departure: Ints
    arrival: Ints
    trains: Ints
    groups: Ints
    starts: Ints

    def __len__(self) -> int:
        """How many."""
        return len(self.departure)

    def where(self, kept: Mask | slice) -> "Promises":
        """Some of them."""
        return Promises(self.departure[kept], self.arrival[kept], self.trains[kept], self.groups[kept], self.starts)


class Profile:
    """What each train of the day is good for, to one who is going to `target`."""

    def __init__(self, onward: Onward, target: int, avoided: Mask) -> None:
        """`avoided`: trains that are not taken."""
        self.onward, self.target = onward, target
        self.reach = onward.to_station(target)
        self.used = onward.trains_used(avoided)
        self.own = np.empty((len(onward.net.slots), plain.MOST_TRAINS), np.int32)
        onward.engine.scan(onward.net, onward.links, self.reach, self.used, onward.on_board, onward.best, self.own)

    def promises(self, origin: int, ready: int) -> Promises:
        """Every best journey from a station: no other leaves later, is there earlier and takes fewer trains.

        `ready`: when one can be on the way from the street to the first platform; nothing leaves too early for that.
        """
        slots, walk = self._from(origin, ready)
        leaves = self.onward.net.slots[slots, plain.LEAVES] - walk
        order = np.lexsort((walk, -leaves))
        slots, leaves = slots[order], leaves[order]
        if not len(slots):
            return Promises(leaves, leaves, leaves, np.zeros((0, 2), np.int32), slots)
        begins = np.flatnonzero(np.diff(leaves, prepend=leaves[0] + 1)).astype(np.int32)
        arrivals = np.minimum.reduceat(self.own[slots], begins, axis=0)
        later = np.full_like(arrivals, NEVER)
        later[1:] = np.minimum.accumulate(arrivals, axis=0)[:-1]
        fewer = np.full_like(arrivals, NEVER)
        fewer[:, 1:] = arrivals[:, :-1]
        row, column = np.nonzero((arrivals < later) & (arrivals < fewer))
        ends = np.append(begins[1:], len(slots)).astype(np.int32)
        found = Promises(
            leaves[begins[row]], arrivals[row, column], (column + 1).astype(np.int32),
            np.stack([begins[row], ends[row]], axis=1), slots.astype(np.int32),
        )  # fmt: skip
        by_time = np.lexsort((found.trains, found.arrival, found.departure))
        return found.where(by_time)  # type: ignore[arg-type]

    def _from(self, origin: int, ready: int) -> tuple[Ints, Ints]:
        """The slots at which a journey from here may begin, and the seconds on foot to each of their stations."""
        onward, day = self.onward, self.onward.day
        walks = onward.from_station(origin)
        near = {day.station(int(platform)) for platform in np.flatnonzero(walks < NEVER)}
        ranges = [np.arange(day.slots[station], day.slots[station + 1] - 1) for station in sorted(near)]
        slots = np.concatenate(ranges) if ranges else np.zeros(0, np.int64)
        slots = slots[self.own[slots, -1] < NEVER]
        platform = onward.net.slots[slots, plain.SLOT_PLATFORM]
        walk = walks[platform]
        leaves = onward.net.slots[slots, plain.LEAVES]
        caught = (walk < NEVER) & (leaves - walk - onward.entering[platform] >= ready)
        return slots[caught], walk[caught]

    def trains_of(self, promises: Promises) -> Ints:
        """Which trains keep them: [n, k, 3], slot boarded, hop at whose end one leaves, seconds to spare before it."""
        onward = self.onward
        wishes = np.column_stack([promises.groups, promises.trains, promises.arrival]).astype(np.int32)
        legs = np.empty((len(promises), plain.MOST_TRAINS, 3), np.int32)
        space = SPACE
        while len(promises):
            nodes, edges = np.empty((2, space, 5), np.int32)
            wanted = onward.engine.trace(
                onward.net, onward.links, self.reach, self.used, self.own,
                wishes, promises.starts, onward.seen, nodes, edges, legs,
            )  # fmt: skip
            if wanted <= space:
                break
            space = 2 * wanted
        return legs

    def earliest(self, station: int, ready: int) -> int:
        """When one is there who sets out from this station at `ready` or later; NEVER if there is no way."""
        slots, walk = self._from(station, -NEVER)
        caught = self.onward.net.slots[slots, plain.LEAVES] - walk >= ready
        return int(self.own[slots[caught], -1].min(initial=NEVER))
