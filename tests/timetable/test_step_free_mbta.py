"""A whole city of lifts: Boston's 96 stations with ways on foot, each broken lift, checked against the raw rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.timetable.compiled import NEVER
from kiosk.timetable.footways import Footways, Kind, from_bytes, to_bytes
from kiosk.timetable.gtfs_footways import FootwaysReading
from kiosk.timetable.model import Wheelchair
from kiosk.timetable.walking import Walking
from tests.timetable.boston import FEED, footways_of, raw_of
from tests.timetable.raw_ways import INFINITE, RawWays

pytestmark = pytest.mark.data


@pytest.fixture
def footways(shared: Path) -> Footways:
    return footways_of(shared / FEED)


@pytest.fixture
def raw(shared: Path) -> RawWays:
    return raw_of(shared / FEED, True)


def all_doors_open(footways: Footways) -> Footways:
    """As if no entrance were marked as no way in."""
    nodes = (replace(n, wheelchair=Wheelchair.UNKNOWN) if n.kind == Kind.ENTRANCE else n for n in footways.nodes)
    return replace(footways, nodes=tuple(nodes))


def free(walking: Walking, closed: frozenset[int] = frozenset()) -> set[str]:
    found = set()
    for station in range(len(walking.footways.stations)):
        ways = walking.station_ways(station, closed)
        found |= {p for p in ways.enter if ways.enter[p] < NEVER and ways.leave[p] < NEVER}
    return {walking.footways.nodes[platform].id for platform in found}


def changes(walking: Walking) -> Iterator[tuple[str, str, int]]:
    nodes = walking.footways.nodes
    for station in range(len(walking.footways.stations)):
        for (one, other), seconds in walking.station_ways(station).between.items():
            yield nodes[one].id, nodes[other].id, seconds


@pytest.mark.parametrize(
    ("strict", "figures"), [(False, (96, 350, 337, 70, 1796, 1828)), (True, (96, 350, 330, 69, 1792, 1820))]
)
def test_as_many_platforms_lifts_and_changes_as_the_raw_rows_say(
    shared: Path, footways: Footways, strict: bool, figures: tuple[int, ...]
) -> None:
    """Which platforms are free, which lifts are the only way, which changes can be made: counted twice, apart."""
    walking, raw = Walking(footways if strict else all_doors_open(footways)), raw_of(shared / FEED, strict)
    usual = raw.free()
    only = {lift for lift in raw.lifts if raw.free({lift}) != usual}
    pairs = [(a, b) for a in usual for b in usual if a != b and raw.station(a) == raw.station(b)]
    made = {(a, b) for a, b in pairs if b in raw.reached([a])}

    assert free(walking) == usual
    assert {footways.lifts[lift].id for lift in walking.only_ways()} == only
    ours = [(a, b, seconds) for a, b, seconds in changes(walking) if a in usual and b in usual]
    assert {(a, b) for a, b, seconds in ours if seconds < NEVER} == made
    assert len(footways.lifts) == len(raw.lifts) == 189
    counted = (len(footways.stations), len(raw.platforms), len(usual), len(only), len(made), len(ours))
    assert counted == figures


@pytest.mark.slow
def test_every_broken_lift_changes_what_the_raw_rows_say_and_nothing_else(footways: Footways, raw: RawWays) -> None:
    """All 189, one after the other: in and out apart, for a lift may be the only way in while stairs lead nowhere."""
    walking = Walking(footways)
    for number, lift in enumerate(footways.lifts):
        into, out = raw.reached(raw.doors, {lift.id}), raw.reached(raw.doors, {lift.id}, backwards=True)
        for station in range(len(footways.stations)):
            ways = walking.station_ways(station, frozenset({number}))
            for platform, seconds in ways.enter.items():
                assert (seconds < NEVER) == (footways.nodes[platform].id in into)
                assert (ways.leave[platform] < NEVER) == (footways.nodes[platform].id in out)
            if station != lift.station:
                assert ways is walking.station_ways(station), "nothing was walked again where no lift is broken"


def test_every_way_takes_as_long_as_the_raw_rows_say(footways: Footways, raw: RawWays) -> None:
    """A change that is promised a minute too short is a train that is missed."""
    walking = Walking(footways)
    into, out = raw.seconds(raw.doors), raw.seconds(raw.doors, backwards=True)
    for station in range(len(footways.stations)):
        ways = walking.station_ways(station)
        for platform, seconds in ways.enter.items():
            id = footways.nodes[platform].id
            assert (seconds, ways.leave[platform]) == tuple(min(raw_s, NEVER) if raw_s < INFINITE else NEVER
                                                            for raw_s in (into[id], out[id]))  # fmt: skip
    some = raw.platforms[::25]
    for one in some:
        reached = raw.seconds([one])
        for start, end, seconds in changes(walking):
            if start == one:
                assert seconds == (reached[end] if reached[end] < INFINITE else NEVER)


def test_the_operator_reads_which_lifts_to_watch(footways: Footways) -> None:
    """After an import, in one line: what was read, and how much hangs on single lifts."""
    assert FootwaysReading(footways, ()).told == (
        "96 stations, 350 platforms, 189 lifts; 69 lifts are the only way without steps to some platform."
    )


def test_the_footways_are_small_and_come_back_as_they_were(footways: Footways) -> None:
    """They lie beside the timetable on a small disk, and are there before the first question."""
    block = to_bytes(footways)
    assert len(block) < 100_000
    assert from_bytes(block) == footways


def test_everybody_walks_at_least_as_fast_with_stairs_as_without(footways: Footways) -> None:
    """The exact time of a change for all: never longer than that of the way around the stairs."""
    walking = Walking(footways)
    for one, other, wheeled in changes(walking):
        on_foot = walking.seconds(one, other)
        assert on_foot <= wheeled
        assert 0 < on_foot <= 15 * 60 or on_foot == NEVER
