"""Small networks as nobody would draw them, with every rule at once, and what one finds in them by trying."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from hypothesis import strategies as st

from kiosk.timetable.access import Access
from kiosk.timetable.compiled import ALIGHT, BOARD, NEVER, Rule, Timetable
from kiosk.timetable.model import Needs, Platform, Source, Station, Wheelchair
from kiosk.timetable.news import Extra, News, Run
from tests.clock import ZONE

DAY = date(2026, 11, 20)
MIDNIGHT = datetime(2026, 11, 20, tzinfo=ZONE)
STATIONS, PLATFORMS = 3, 5  # so few that trains meet; stations 0 and 1 have two platforms
STATION_OF = (0, 1, 2, 0, 1)
MOST_TRAINS = 8
TIMES = st.sampled_from([0, 60, 120, 300, 900])
Found = dict[tuple[int, int, int], float]  # departure, arrival, changes: the longest shortest time to spare


@dataclass(frozen=True)
class Stop:
    """One stop of a train. Seconds of the day."""

    platform: int
    arrival: int
    departure: int
    may: int


@dataclass(frozen=True)
class Train:
    """A train; `number` is that of its trip, -1 for an extra one."""

    number: int
    route: int
    wheelchair: int
    stops: tuple[Stop, ...]


@dataclass
class Network:
    """Everything that can be said of one day. `stays`: from trip, to trip, 1 or 0."""

    trains: list[Train]
    change: list[int]
    blocks: list[int]
    walks: dict[tuple[int, int], int] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    stays: list[tuple[int, int, int]] = field(default_factory=list)
    platforms: list[int] = field(default_factory=lambda: [0] * PLATFORMS)  # wheelchair
    access: Access = field(default_factory=Access)
    late: dict[int, int] = field(default_factory=dict)  # seconds, by train
    cancelled: set[int] = field(default_factory=set)
    extra: Train | None = None

    def timetable(self) -> Timetable:
        """As an importer would write it."""
        stops = [stop for train in self.trains for stop in train.stops]
        first = [0]
        for train in self.trains:
            first.append(first[-1] + len(train.stops))
        none = [0] * len(self.trains)
        return Timetable(
            source=Source("test", "", False, DAY.isoformat(), DAY.isoformat(), ""),
            zone="Europe/Berlin",
            replay_from=0,
            weeks=0,
            stations=tuple(Station(str(n), f"Town {n}", 50.0, 7.0) for n in range(STATIONS)),
            platforms=tuple(Platform(f"p{n}", STATION_OF[n], "", able) for n, able in enumerate(self.platforms)),
            texts=("IC 1",),
            trips=tuple(f"t{n}" for n in range(len(self.trains))),
            routes=("r0", "r1"),
            services=(1,),
            walks=tuple((one, other, seconds) for (one, other), seconds in self.walks.items()),
            rules=tuple(self.rules),
            stays=tuple(self.stays),
            change=array("i", self.change),
            first=array("i", first),
            line_of=array("i", none),
            towards=array("i", none),
            route_of=array("i", [train.route for train in self.trains]),
            service_of=array("i", none),
            block_of=array("i", self.blocks),
            wheelchair_of=array("i", [train.wheelchair for train in self.trains]),
            platform_at=array("i", [stop.platform for stop in stops]),
            arrival=array("i", [stop.arrival for stop in stops]),
            departure=array("i", [stop.departure for stop in stops]),
            may=array("i", [stop.may for stop in stops]),
        )

    def news(self) -> News:
        """What is late, cancelled and new."""
        runs = {(n, DAY): Run(cancelled=True) for n in self.cancelled}
        for n, seconds in self.late.items():
            if n not in self.cancelled:
                runs[n, DAY] = _run(_delayed(self.trains[n], seconds))
        extras = (Extra("extra", self.extra.route, "IC 9", "", DAY, _run(self.extra)),) if self.extra else ()
        return News(MIDNIGHT, runs, extras)

    def running(self) -> list[Train]:
        """The trains as they really run."""
        known = [_delayed(t, self.late.get(n, 0)) for n, t in enumerate(self.trains) if n not in self.cancelled]
        return known + ([self.extra] if self.extra else [])

    def goes_on(self, train: Train) -> Train | None:
        """The train that the same seats become."""
        if train.number < 0:
            return None
        end = self.trains[train.number].stops[-1]
        then = None
        if block := self.blocks[train.number]:
            members = sorted(
                (one.stops[0].departure, one.number) for one in self.trains if self.blocks[one.number] == block
            )
            later = [n for at, n in members if (at, n) > (self.trains[train.number].stops[0].departure, train.number)]
            then = next((n for n in later if _meets(end, self.trains[n].stops[0])), None)
        for one, other, seated in self.stays:
            if one == train.number and other not in self.cancelled and _meets(end, self.trains[other].stops[0]):
                then = other if seated else None if then == other else then
        onward = next((one for one in self.running() if one.number == then), None) if then is not None else None
        return onward if onward and _meets(train.stops[-1], onward.stops[0]) else None


def _run(train: Train) -> Run:
    columns = zip(*((s.arrival, s.departure, s.may, s.platform) for s in train.stops), strict=True)
    return Run(*columns)


def _delayed(train: Train, seconds: int) -> Train:
    stops = [replace(s, arrival=s.arrival + seconds, departure=s.departure + seconds) for s in train.stops]
    return replace(train, stops=tuple(stops))


def _meets(end: Stop, start: Stop) -> bool:
    return STATION_OF[end.platform] == STATION_OF[start.platform] and start.departure >= end.arrival


def by_trying(network: Network, needs: Needs, origin: int, target: int) -> Found:
    """Every ride, then every further ride, as long as it gets later: no thought, no memory."""
    found: Found = {}
    tried = _Trying(network, needs, target)
    for train in network.running():
        for place, stop in enumerate(train.stops[:-1]):
            walk = tried.foot(origin, stop.platform, start=True)
            if walk < NEVER and tried.may_board(train, stop):
                for arrival, changes, spare in tried.ride(train, place, 1):
                    key = (stop.departure - walk, arrival, changes)
                    found[key] = max(spare, found.get(key, -1))
    return {
        one: spare for one, spare in found.items()
        if not any(o != one and o[0] >= one[0] and o[1] <= one[1] and o[2] <= one[2] for o in found)
    }  # fmt: skip


class _Trying:
    def __init__(self, network: Network, needs: Needs, target: int) -> None:
        self.network, self.needs, self.target = network, needs, target

    def pace(self, seconds: int) -> int:
        if seconds == 0 or seconds >= NEVER:
            return seconds
        return -(-seconds * self.needs.percent // 100) + self.needs.extra_seconds

    def steps(self, platform: int) -> bool:
        return self.needs.step_free and self.network.platforms[platform] == Wheelchair.NO

    def may_board(self, train: Train, stop: Stop) -> bool:
        barred = self.needs.step_free and train.wheelchair == Wheelchair.NO
        return bool(stop.may & BOARD) and not self.steps(stop.platform) and not barred

    def foot(self, station: int, platform: int, start: bool) -> int:
        """From the station that was asked for to a platform, or the other way round."""
        ways = self.network.access.enter if start else self.network.access.leave
        if self.needs.step_free and ways.get(platform, 0) >= NEVER:
            return NEVER
        other = STATION_OF[platform]
        if other == station:
            return 0
        pair = (station, other) if start else (other, station)
        told = [
            r.seconds for r in self.network.rules
            if (r.station, r.onto) == pair and max(r[4:8]) < 0 and r.seconds < NEVER
            and (r.to_platform if start else r.from_platform) in (-1, platform)
        ]  # fmt: skip
        return self.pace(max(told) if told else self.network.walks.get(pair, NEVER))

    def change(self, left: Train, off: Stop, onto: Train, on: Stop) -> int:
        one, other = STATION_OF[off.platform], STATION_OF[on.platform]
        seconds = self.network.change[one] if one == other else self.network.walks.get((one, other), NEVER)
        if seconds < 0:
            seconds = 120
        for r in self.network.rules:
            if (
                (r.station, r.onto) == (one, other)
                and r.from_platform in (-1, off.platform) and r.to_platform in (-1, on.platform)
                and r.from_trip in (-1, left.number) and r.to_trip in (-1, onto.number)
                and r.from_route in (-1, left.route) and r.to_route in (-1, onto.route)
            ):  # fmt: skip
                seconds = r.seconds
                break
        seconds = self.pace(seconds)
        if self.needs.step_free and seconds < NEVER:
            access = self.network.access
            if one != other:
                blocked = access.leave.get(off.platform, 0) >= NEVER or access.enter.get(on.platform, 0) >= NEVER
                return NEVER if blocked else seconds
            lift = access.between.get((off.platform, on.platform), 0) if off.platform != on.platform else 0
            return max(seconds, lift) if seconds or lift >= NEVER else 0
        return seconds

    def ride(self, train: Train, place: int, trains: int) -> Iterator[tuple[int, int, float]]:
        """Arrival, changes, shortest time to spare of all that can follow."""
        part: Train | None = train
        ahead = train.stops[place + 1 :]
        while part is not None:
            if self.needs.step_free and part.wheelchair == Wheelchair.NO:
                return
            for off in ahead:
                if not off.may & ALIGHT or self.steps(off.platform):
                    continue
                walk = self.foot(self.target, off.platform, start=False)
                if walk < NEVER:
                    yield off.arrival + walk, trains - 1, float("inf")
                if trains < MOST_TRAINS:
                    yield from self.go_on(part, off, trains)
            part = self.network.goes_on(part)
            ahead = part.stops[1:] if part else ()

    def go_on(self, left: Train, off: Stop, trains: int) -> Iterator[tuple[int, int, float]]:
        for onto in self.network.running():
            for place, on in enumerate(onto.stops[:-1]):
                needed = self.change(left, off, onto, on)
                same = (onto.number, onto.stops) == (left.number, left.stops)
                spare = on.departure - off.arrival - needed
                if spare >= 0 and needed < NEVER and not same and self.may_board(onto, on):
                    for arrival, changes, other in self.ride(onto, place, trains + 1):
                        yield arrival, changes, min(spare, other)


@st.composite
def networks(draw: st.DrawFn, seated: bool = True) -> Network:
    """Up to seven trains between three stations within an hour. `seated`: some become others."""
    count = draw(st.integers(2, 7))
    trains = [draw(_trains(number)) for number in range(count)]
    someone = st.one_of(st.just(-1), st.integers(-1, count - 1))
    line = st.one_of(st.just(-1), st.integers(-1, 1))
    same = st.sampled_from([(0, 0), (1, 1), (2, 2), (0, 1), (2, 0)])
    rule = st.builds(
        lambda pair, *rest: Rule(*pair, -1, -1, *rest),
        same, someone, someone, line, line, st.one_of(TIMES, st.just(NEVER)),
    )  # fmt: skip
    made = Network(
        trains,
        draw(st.lists(st.one_of(TIMES, st.sampled_from([-1, NEVER])), min_size=STATIONS, max_size=STATIONS)),
        draw(st.lists(st.integers(0, 2), min_size=count, max_size=count)) if seated else [0] * count,
        draw(st.dictionaries(_pairs(STATIONS), TIMES, max_size=3)),
        [_placed(draw, one) for one in draw(st.lists(rule, max_size=8))],
    )
    if seated and count > 1:
        made.stays = draw(st.lists(st.tuples(_number(count), _number(count), st.integers(0, 1)), max_size=3))
        made.stays = [(one, other, stay) for one, other, stay in made.stays if one != other]
    made.platforms = draw(st.lists(st.integers(0, 2), min_size=PLATFORMS, max_size=PLATFORMS))
    ways = st.dictionaries(_number(PLATFORMS), st.sampled_from([30, NEVER]), max_size=2)
    between = st.dictionaries(st.sampled_from([(0, 3), (3, 0), (1, 4), (4, 1)]), st.sampled_from([400, NEVER]))
    made.access = Access(draw(ways), draw(ways), draw(between))
    made.late = draw(st.dictionaries(_number(count), st.sampled_from([60, 600]), max_size=2))
    made.cancelled = draw(st.sets(_number(count), max_size=1))
    extra = draw(st.one_of(st.none(), _trains(-1)))
    made.extra = extra and replace(extra, wheelchair=Wheelchair.UNKNOWN)  # live news says nothing of wheelchairs
    return made


@st.composite
def _trains(draw: st.DrawFn, number: int) -> Train:
    minutes = sorted(draw(st.lists(st.integers(90, 140), min_size=2, max_size=5, unique=True)))
    stops = []
    for place, minute in enumerate(minutes):
        stays = draw(st.integers(0, 1)) if place + 1 < len(minutes) and minutes[place + 1] > minute + 1 else 0
        may = draw(st.sampled_from([BOARD | ALIGHT] * 8 + [BOARD, ALIGHT]))
        stops.append(Stop(draw(_number(PLATFORMS)), minute * 60, (minute + stays) * 60, may))
    return Train(number, draw(st.integers(0, 1)), draw(st.integers(0, 2)), tuple(stops))


def _placed(draw: st.DrawFn, rule: Rule) -> Rule:
    """The same rule, perhaps for a platform of its stations only."""

    def some(station: int) -> int:
        return draw(st.sampled_from([-1, *(p for p, at in enumerate(STATION_OF) if at == station)]))

    return rule._replace(from_platform=some(rule.station), to_platform=some(rule.onto))


def _number(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def _pairs(count: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(_number(count), _number(count)).filter(lambda pair: pair[0] != pair[1])
