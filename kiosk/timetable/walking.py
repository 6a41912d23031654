"""How long one walks in a station, with steps and without, when some of its lifts are out of order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush

from kiosk.timetable.compiled import NEVER
from kiosk.timetable.footways import STEP_FREE, Footways, Kind
from kiosk.timetable.model import Wheelchair

ALL_WORK: frozenset[int] = frozenset()  # no lift is out of order
Edges = list[list[tuple[int, int, int]]]  # per node: the other end, seconds, lift or -1


@dataclass(frozen=True)
class StationWays:
    """Without steps, by the nodes of platforms; seconds, NEVER where there is no way. Street means any good entrance.

    A platform is not in `between` together with itself.
    """

    enter: Mapping[int, int]
    leave: Mapping[int, int]
    between: Mapping[tuple[int, int], int]


@dataclass(frozen=True)
class Walk:
    """One way on foot: `nodes` from its beginning to its end. `broken`: the lifts on it that are out of order."""

    seconds: int
    nodes: tuple[int, ...]
    lifts: tuple[int, ...]
    broken: tuple[int, ...]


class Walking:
    """Answers from the footways alone. A closed lift makes a way as long as NEVER, so that the least broken wins."""

    def __init__(self, footways: Footways) -> None:
        self.footways = footways
        self.platforms = {
            node.id: number for number, node in enumerate(footways.nodes) if node.kind == Kind.PLATFORM
        }  # fmt: skip
        self._parts: dict[int, list[int]] = {}  # of a platform: itself, and its boarding areas
        for number, node in enumerate(footways.nodes):
            if node.kind in (Kind.PLATFORM, Kind.AREA):
                self._parts.setdefault(node.platform if node.platform >= 0 else number, []).append(number)
        self._edges: dict[tuple[bool, bool, bool], Edges] = {}
        self._known: dict[tuple[int, frozenset[int]], StationWays] = {}
        self._lifts_in: dict[int, frozenset[int]] = {}
        for way in footways.ways:
            if way.lift >= 0:
                station = footways.nodes[way.start].station
                self._lifts_in[station] = self._lifts_in.get(station, ALL_WORK) | {way.lift}
        joined = {end for way in footways.ways for end in (way.start, way.end)}
        self._joined = {node for node, parts in self._parts.items() if joined.intersection(parts)}

    def describes(self, platform: int) -> bool:
        """Whether the feed has ways to this platform's node; without them nothing can be said."""
        return platform in self._joined

    def lifts_in(self, station: int) -> frozenset[int]:
        """The lifts of a station."""
        return self._lifts_in.get(station, ALL_WORK)

    def entrances(self, station: int) -> list[int]:
        """Where one may come in without steps: an entrance marked wheelchair_boarding=2 is no way in."""
        doors = self.footways.inside(station, Kind.ENTRANCE)
        return [door for door in doors if self.footways.nodes[door].wheelchair != Wheelchair.NO]

    def station_ways(self, station: int, closed: frozenset[int] = ALL_WORK) -> StationWays:
        """The ways of one station while the lifts `closed` are out of order; kept until asked with others.

        Only ways inside the station count: how one gets to the door of another station is not known.
        """
        key = station, closed & self.lifts_in(station)
        if key not in self._known:
            self._known[key] = self._ways(*key)
        return self._known[key]

    def _ways(self, station: int, closed: frozenset[int]) -> StationWays:
        doors = self.entrances(station)
        forward, backward = self._graph(True, False, False), self._graph(True, True, False)
        platforms = [node for node in self.footways.inside(station, Kind.PLATFORM) if node in self._joined]
        into, out = _nearest(forward, doors, closed)[0], _nearest(backward, doors, closed)[0]
        between: dict[tuple[int, int], int] = {}
        for platform in platforms:
            reached = _nearest(forward, self._parts[platform], closed)[0]
            between |= {(platform, other): self._cost(reached, other) for other in platforms if other != platform}
        enter = {platform: self._cost(into, platform) for platform in platforms}
        return StationWays(enter, {platform: self._cost(out, platform) for platform in platforms}, between)

    def _cost(self, reached: Mapping[int, int], platform: int) -> int:
        return min(NEVER, *(reached.get(part, NEVER) for part in self._parts[platform]))

    def seconds(self, start: str, end: str, closed: frozenset[int] = ALL_WORK) -> int:
        """On foot, stairs allowed, from one platform (its stop_id) to another; NEVER where no way is known.

        This is the exact time of a change at an ordinary pace, before anybody's own pace is applied.
        """
        if start == end or start not in self.platforms or end not in self.platforms:
            return 0 if start == end else NEVER
        reached = _nearest(self._graph(False, False, True), self._parts[self.platforms[start]], closed)[0]
        return self._cost(reached, self.platforms[end])

    def way_in(self, platform: int, closed: frozenset[int] = ALL_WORK, elsewhere: bool = False) -> Walk | None:
        """The best way without steps from the street; None when there is none even with all lifts at work.

        It passes through as few lifts that are out of order as can be. `elsewhere`: through another station's doors.
        """
        return self._walk(self._doors(platform, elsewhere), self._parts[platform], closed, elsewhere)

    def way_out(self, platform: int, closed: frozenset[int] = ALL_WORK, elsewhere: bool = False) -> Walk | None:
        """The best way without steps to the street; else as `way_in`."""
        return self._walk(self._parts[platform], self._doors(platform, elsewhere), closed, elsewhere)

    def way_between(self, platform: int, other: int, closed: frozenset[int] = ALL_WORK) -> Walk | None:
        """The best way without steps from one platform to another; else as `way_in`."""
        return self._walk(self._parts[platform], self._parts[other], closed, False)

    def only_ways(self) -> dict[int, tuple[int, ...]]:
        """Each lift without which some platform cannot be reached or left without steps, and those platforms."""
        found: dict[int, tuple[int, ...]] = {}
        for station, lifts in self._lifts_in.items():
            usual = self.station_ways(station)
            for lift in sorted(lifts):
                without = self.station_ways(station, frozenset({lift}))
                lost = tuple(node for node in usual.enter if _is_free(usual, node) and not _is_free(without, node))
                if lost:
                    found[lift] = (*found.get(lift, ()), *lost)
        return found

    def _doors(self, platform: int, elsewhere: bool) -> list[int]:
        here = self.footways.nodes[platform].station
        stations = range(len(self.footways.stations)) if elsewhere else [here]
        return [door for station in stations if not elsewhere or station != here for door in self.entrances(station)]

    def _walk(self, start: Iterable[int], end: Iterable[int], closed: frozenset[int], across: bool) -> Walk | None:
        cost, came = _nearest(self._graph(True, False, across), start, closed)
        reached = min((node for node in end if node in cost), key=cost.__getitem__, default=None)
        if reached is None:
            return None
        nodes = [reached]
        lifts = []
        while (step := came[nodes[-1]]) is not None:
            nodes.append(step[0])
            lifts += [step[1]] if step[1] >= 0 else []
        used = tuple(dict.fromkeys(reversed(lifts)))
        broken = tuple(lift for lift in used if lift in closed)
        return Walk(cost[reached] % NEVER, tuple(reversed(nodes)), used, broken)

    def _graph(self, step_free: bool, reverse: bool, across: bool) -> Edges:
        """The ways as lists per node, of those without steps or of all, backwards, also into other stations."""
        key = step_free, reverse, across
        if key not in self._edges:
            nodes = self.footways.nodes
            edges: Edges = [[] for _ in nodes]
            for way in self.footways.ways:
                here, there = (way.end, way.start) if reverse else (way.start, way.end)
                inside = nodes[here].station == nodes[there].station
                if (across or inside) and (not step_free or way.mode in STEP_FREE):
                    edges[here].append((there, way.wheeled if step_free else way.seconds, way.lift))
            self._edges[key] = edges
        return self._edges[key]


def _is_free(ways: StationWays, platform: int) -> bool:
    return ways.enter[platform] < NEVER and ways.leave[platform] < NEVER


def _nearest(
    edges: Edges, sources: Iterable[int], closed: frozenset[int]
) -> tuple[dict[int, int], dict[int, tuple[int, int] | None]]:
    """Seconds from the nearest of `sources` to every node, and the node and lift that one comes from (Dijkstra)."""
    cost: dict[int, int] = {}
    came: dict[int, tuple[int, int] | None] = {}
    queue: list[tuple[int, int, tuple[int, int] | None]] = [(0, node, None) for node in sources]
    while queue:
        seconds, node, step = heappop(queue)
        if node in cost:
            continue
        cost[node], came[node] = seconds, step
        for other, more, lift in edges[node]:
            if other not in cost:
                heappush(queue, (seconds + more + NEVER * (lift in closed), other, (node, lift)))
    return cost, came
