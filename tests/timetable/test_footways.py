"""An operator's feed says how one walks in a station: read as it is meant, and named where it is broken."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.timetable.compiled import NEVER
from kiosk.timetable.footways import NO_FOOTWAYS, Footways, Kind, Level, Lift, Mode, Node, Way, from_bytes, to_bytes
from kiosk.timetable.gtfs_footways import read_footways
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Station, Wheelchair
from kiosk.timetable.walking import Walking
from tests.timetable.feeds import write_feed
from tests.timetable.stations_on_foot import STOPS, WAYS, footways, reading


def seconds(found: Footways, platform: str, closed: set[str] = frozenset()) -> tuple[int, int]:
    """To the platform and back to the street."""
    walking = Walking(found)
    ways = walking.station_ways(0, frozenset(found.lift_of[lift] for lift in closed))
    return ways.enter[walking.platforms[platform]], ways.leave[walking.platforms[platform]]


def test_a_feed_without_pathways_has_no_ways(tmp_path: Path) -> None:
    """Most feeds: nothing is wrong, nothing is known."""
    found = read_footways(Tables(write_feed(tmp_path, {"t1": ["A 10:00", "B 11:00"]})))
    assert (found.footways, found.faults) == (NO_FOOTWAYS, ())


def test_the_lift_is_taken_and_the_stairs_are_not(tmp_path: Path) -> None:
    """8 m from the door at 0.8 m/s, then the lift, which takes 45 seconds."""
    assert seconds(footways(tmp_path), "m1") == (10 + 45, 45 + 10)


@pytest.mark.parametrize(("mode", "free"), [(1, True), (2, False), (3, False), (4, False), (5, True), (6, True)])
def test_each_kind_of_way(tmp_path: Path, mode: int, free: bool) -> None:
    """Stairs, moving walks and escalators are steps; walkways, lifts and gates are not."""
    ways = ["walk,door,hall,1,1,,,8", f"it,hall,m1,{mode},1,,20,", "other,hall,m2,1,1,,20,"]
    found = footways(tmp_path, STOPS, ways)
    assert (seconds(found, "m1")[0] < NEVER) == free
    assert Walking(found).seconds("m2", "m1") == 40, "those who take stairs go everywhere"


def test_an_exit_gate_lets_nobody_in(tmp_path: Path) -> None:
    """Direction counts: a gate out is no way in, whatever its row says."""
    ways = ["gate,hall,door,7,1,,5,", "up,hall,m1,1,1,,10,", "up2,hall,m2,1,1,,10,"]
    found = reading(tmp_path, STOPS, ways)
    assert seconds(found.footways, "m1") == (NEVER, 15)
    assert [str(fault) for fault in found.faults] == [
        f"{tmp_path.name}/pathways.txt:2: FW203 an exit gate leads both ways; it counts as a way out only. Write 0."
    ]


def test_a_way_in_that_is_no_way_out(tmp_path: Path) -> None:
    """One would be stuck on the platform: entering alone is not enough."""
    ways = ["walk,door,hall,1,1,,,8", "down,hall,m1,1,0,,10,", "both,hall,m2,1,1,,10,"]
    assert seconds(footways(tmp_path, STOPS, ways), "m1") == (20, NEVER)


def test_the_wheelchairs_own_time_and_length_win(tmp_path: Path) -> None:
    """A ramp is longer than the stairs beside it; 0 is "not measured"."""
    ways = ["w,door,hall,1,1,,5,4,40,", "x,hall,m1,1,1,,,4,,16", "y,hall,m2,1,1,,,4,,0"]
    found = footways(tmp_path, STOPS, ways)
    assert seconds(found, "m1")[0] == 40 + 20
    assert seconds(found, "m2")[0] == 40 + 5
    assert Walking(found).seconds("m1", "m2") == 4 + 4


def test_stairs_without_a_time_take_their_steps(tmp_path: Path) -> None:
    """30 stairs at 0.7 seconds; a way without any measure counts as 20 m."""
    ways = ["a,door,hall,1,1,,,", "b,hall,m1,2,1,,,,,,30", "c,hall,m2,1,1,,10,"]
    found = footways(tmp_path, STOPS, ways)
    assert Walking(found).seconds("m1", "m2") == 21 + 10
    assert seconds(found, "m2")[0] == 25 + 10
    assert {way.stairs for way in found.ways if way.mode == Mode.STAIRS} == {30, -30}


def test_who_can_walk_takes_the_stairs_when_the_lift_is_broken(tmp_path: Path) -> None:
    """A change for everybody: as long as it really is today."""
    ways = ["w,door,hall,1,1,,,8", "lift,hall,m1,5,1,,10,", "stairs,hall,m1,2,1,,60,", "r,hall,m2,1,1,,10,"]
    found = footways(tmp_path, STOPS, ways)
    assert Walking(found).seconds("m1", "m2") == 10 + 10
    assert Walking(found).seconds("m1", "m2", frozenset({found.lift_of["lift"]})) == 60 + 10


def test_an_entrance_marked_as_no_way_in(tmp_path: Path) -> None:
    """The feed's word for an entrance counts more than the line that is drawn from it."""
    stops = [row.replace("2,,,street", "2,,2,street") for row in STOPS]
    assert seconds(footways(tmp_path, stops), "m1") == (NEVER, NEVER)


@pytest.mark.parametrize(
    ("station", "own", "meant"),
    [("1", "", 1), ("1", "0", 1), ("2", "", 2), ("1", "2", 2), ("2", "1", 1), ("", "", 0), ("0", "0", 0)],
)
def test_what_is_not_said_of_a_part_is_said_of_the_whole(tmp_path: Path, station: str, own: str, meant: int) -> None:
    """wheelchair_boarding 0 or empty is taken from the station; 0 at both is not known."""
    stops = [f"mitte,Mitte,,1,,{station},", f"m1,Mitte,mitte,0,1,{own},platforms", *STOPS[2:5]]
    found = footways(tmp_path, stops)
    assert found.nodes[found.node_of["m1"]].wheelchair == Wheelchair(meant)


def test_a_platform_in_parts(tmp_path: Path) -> None:
    """Boarding areas: where a feed has them, the ways lead to them, and the train stands at all of them."""
    areas = ["m1a,Mitte,m1,4,1a,,platforms", "m1b,Mitte,m1,4,1b,,platforms"]
    ways = ["w,door,hall,1,1,,,8", "a,hall,m1a,5,1,,45,", "b,hall,m1b,2,1,,,", "c,hall,m2,1,1,,10,"]
    found = footways(tmp_path, [*STOPS, *areas], ways)
    walking = Walking(found)
    one, two = walking.platforms["m1"], walking.platforms["m2"]
    assert seconds(found, "m1") == (55, 55)
    assert walking.station_ways(0).between == {(one, two): 55, (two, one): 55}
    assert walking.way_in(one).nodes[-1] == found.node_of["m1a"]
    assert found.nodes[found.node_of["m1b"]].platform == one


def test_lifts_have_their_names_and_all_their_ids(tmp_path: Path) -> None:
    """A helper reads what stands on the lift; without facilities.txt, the levels or places that it joins."""
    ways = ["w,door,hall,1,1,,,8", "up,hall,m1,5,0,,45,", "down,m1,hall,5,0,,45,", "l,hall,m2,5,1,L7,30,"]
    found = footways(tmp_path, STOPS, ways, facilities="facility_id,facility_short_name\nL7,Hall to track 2")
    assert found.lifts == (Lift("up", 0, "Street – Platforms", ("down",)), Lift("L7", 0, "Hall to track 2"))
    assert seconds(found, "m1", {"down"}) == (NEVER, NEVER), "there and back are one lift"
    assert seconds(found, "m2", {"down"}) == (40, 40)


def test_two_lifts_side_by_side_are_two(tmp_path: Path) -> None:
    """One of them breaks: the other still goes."""
    ways = [*WAYS, "spare1,hall,m1,5,0,,45,", "spare2,m1,hall,5,0,,45,"]
    found = footways(tmp_path, STOPS, ways)
    assert len(found.lifts) == 3
    assert seconds(found, "m1", {"liftA"}) == (55, 55)
    assert Walking(found).only_ways() == {found.lift_of["liftB"]: (found.node_of["m2"],)}


def test_lifts_there_and_back_and_there_again(tmp_path: Path) -> None:
    """A lift that goes both ways in one row is whole; another row the other way round is another lift."""
    ways = ["w,door,hall,1,1,,,8", "x,hall,m1,5,1,,45,", "y,m1,hall,5,1,,45,", "l,hall,m2,1,1,,30,"]
    found = footways(tmp_path, STOPS, ways)
    assert [lift.id for lift in found.lifts] == ["x", "y"]
    assert seconds(found, "m1", {"x"}) == (55, 55)


def test_the_least_broken_way_is_told_with_its_own_time(tmp_path: Path) -> None:
    """What staff need to hear: which lift would have to work, and how far it would be."""
    found = footways(tmp_path)
    lift = found.lift_of["liftA"]
    walk = Walking(found).way_in(found.node_of["m1"], frozenset({lift}))
    assert (walk.seconds, walk.lifts, walk.broken) == (55, (lift,), (lift,))


def test_a_way_that_leaves_the_station_is_not_promised(tmp_path: Path) -> None:
    """Out through the next station and in again: its lifts and doors are another operator's."""
    stops = [*STOPS, "ohall,Ost hall,ost,3,,,"]
    ways = ["w,door,hall,1,1,,,8", "l,hall,m2,1,1,,30,", "a,hall,ohall,1,1,,20,", "b,ohall,m1,1,1,,20,"]
    found = reading(tmp_path, stops, ways)
    assert [fault.code for fault in found.faults] == ["FW301", "FW302"]
    assert seconds(found.footways, "m1") == (NEVER, NEVER)


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("x,door,nowhere,1,1,,,8", "FW201 way x: 'nowhere' is not in stops.txt; the way is left out."),
        ("x,mitte,hall,1,1,,,8", "FW201 way x: 'mitte' is a whole station; the way is left out."),
        (",door,hall,lift,1,,,8", "FW202 way without pathway_id: pathway_mode 'lift' has no meaning"),
        ("x,door,hall,1,yes,,,8", "FW204 is_bidirectional is 'yes'; it counts as one way. Write 0 or 1."),
        ("x,door,hall,1,1,,,eight", "FW205 length is 'eight'; it counts as not given. Write a number, 0 or more."),
        ("x,door,hall,1,1,,-4,", "FW205 traversal_time is '-4'; it counts as not given."),
        ("x,door,hall,1,1,,,nan", "FW205 length is 'nan'; it counts as not given."),
    ],
)
def test_a_broken_row_is_named_with_its_line(tmp_path: Path, way: str, told: str) -> None:
    """The operator is told file, line and cure; the other ways still count."""
    found = reading(tmp_path, STOPS, [*WAYS, way])
    assert str(found.faults[0]).startswith(f"{tmp_path.name}/pathways.txt:7: {told}")
    assert seconds(found.footways, "m1") == (55, 55)


def test_the_same_mistake_a_thousand_times_is_told_ten_times(tmp_path: Path) -> None:
    """An export with a wrong column must not drown the report."""
    found = reading(tmp_path, STOPS, [*WAYS, *(f"x{n},door,gone,1,1,,,8" for n in range(1000))])
    assert len(found.faults) == 11
    assert str(found.faults[-1]) == f"{tmp_path.name}/pathways.txt: FW201 and 990 more like it."


def test_what_should_be_known_before_travellers_rely_on_it(tmp_path: Path) -> None:
    """A platform that was forgotten, a ramp too steep, a gate too narrow, a way into the next station."""
    stops = [*STOPS, "m3,Mitte,mitte,0,3,1,platforms", "ohall,Ost hall,ost,3,,,"]
    ways = [
        *WAYS,
        "ramp,hall,m1,1,1,,,40,,,,0.12,",
        "gate,hall,m2,6,0,,,4,,,,,0.6",
        "tunnel,hall,ohall,1,1,,,300",
        "w,ohall,o1,1,1,,,8",
    ]
    found = reading(tmp_path, stops, ways)
    assert [str(fault).split("/", 1)[1] for fault in found.faults] == [
        "stops.txt:9: FW301 no way leads to 'm3', though Mitte has ways. Nothing is promised there; add its ways.",
        "pathways.txt: FW302 ways into another station: 2. Travellers are told of them; nothing is promised by them.",
        "pathways.txt: FW303 walkways that rise more than 1 in 12: 2. Few go up there in a wheelchair without help.",
        "pathways.txt: FW304 ways narrower than 0.8 m: 1. Not every wheelchair gets through.",
    ]


def test_levels_that_make_no_sense(tmp_path: Path) -> None:
    """A level is only a name on the way: nobody stays at home for it."""
    found = reading(tmp_path, levels="level_id,level_index,level_name\nstreet,ground,Street\nplatforms,1,Platforms")
    assert [fault.code for fault in found.faults] == ["FW206"]
    assert found.footways.levels == (Level("street", 0.0, "Street"), Level("platforms", 1.0, "Platforms"))


cells = st.sampled_from(
    ["", "0", "1", "2", "4", "5", "9", "-3", "x", "1e400", "9e99", "hall", "m1", "m1a", "mitte", "door", "ost"]
)
rows = st.lists(st.lists(cells, min_size=1, max_size=14).map(",".join), max_size=12)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ways=rows, stops=rows, levels=rows)
def test_whatever_the_rows_say_the_rest_is_read(
    tmp_path: Path, ways: list[str], stops: list[str], levels: list[str]
) -> None:
    """An export gone mad: the operator gets lines and cures, never a crash, and what is good still counts."""
    found = reading(tmp_path, [*STOPS, *stops], [*WAYS, *ways], levels="\n".join(["level_id,level_index", *levels]))
    walking = Walking(found.footways)
    for station in range(len(found.footways.stations)):
        walking.station_ways(station)
    assert walking.only_ways() is not None
    assert seconds(found.footways, "m1")[0] <= 55
    assert from_bytes(to_bytes(found.footways)) == found.footways


def test_one_lift_in_two_stations(tmp_path: Path) -> None:
    """A lift between two lines' halls: when it is broken, both stations feel it."""
    stops = [*STOPS, "odoor,Ost - Street,ost,2,,,"]
    ways = ["w,door,hall,1,1,,,8", "a,hall,m1,5,1,L,45,", "b,hall,m2,1,1,,30,", "c,odoor,o1,5,1,L,20,"]
    found = footways(tmp_path, stops, ways)
    walking = Walking(found)
    assert walking.only_ways() == {0: (found.node_of["m1"], found.node_of["o1"])}


numbers = st.integers(0, 5)
ways_of_any_kind = st.builds(
    Way, numbers, numbers, st.sampled_from(list(Mode)), st.integers(1, 99), st.integers(1, 99), st.integers(-1, 1)
)


@given(st.lists(ways_of_any_kind, max_size=30), st.sets(st.integers(0, 1)))
def test_laws_of_walking(ways: list[Way], closed: set[int]) -> None:
    """Any station: a broken lift never makes a way shorter, and no way is forgotten on a disk."""
    nodes = [Node("d", Kind.ENTRANCE, 0, ""), *(Node(str(n), Kind.PLATFORM, 0, str(n)) for n in range(3))]
    nodes += [Node("h", Kind.NODE, 0, ""), Node("a", Kind.AREA, 0, "", platform=1)]
    found = Footways(
        (Station("s", "S", 0.0, 0.0),), (), tuple(nodes), (Lift("x", 0, "X"), Lift("y", 0, "Y", ("z",))), tuple(ways)
    )
    walking = Walking(found)
    usual, now = walking.station_ways(0), walking.station_ways(0, frozenset(closed))
    assert all(now.enter[platform] >= usual.enter[platform] for platform in usual.enter)
    assert all(now.between[pair] >= usual.between[pair] for pair in usual.between)
    for platform, seconds_in in now.enter.items():
        walk = walking.way_in(platform, frozenset(closed))
        assert (walk is not None and not walk.broken) == (seconds_in < NEVER)
        assert walk is None or walk.broken or walk.seconds == seconds_in
    assert from_bytes(to_bytes(found)) == found


def test_another_versions_footways_are_read_again() -> None:
    """After an update the feed is asked, not a block that means something else."""
    import json
    import zlib

    old = json.loads(zlib.decompress(to_bytes(NO_FOOTWAYS))) | {"format": 0}
    assert from_bytes(zlib.compress(json.dumps(old).encode())) is None
