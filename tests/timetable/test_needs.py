"""Who is slow, carries much or cannot take stairs gets another answer, not a warning."""

from pathlib import Path

from kiosk.timetable.access import Access
from kiosk.timetable.compiled import NEVER
from kiosk.timetable.model import ORDINARY, SLOW, Needs, StepFree
from kiosk.timetable.planner import Planner
from tests.clock import FakeClock
from tests.timetable.feeds import at, planner, read
from tests.timetable.test_changes import TRANSFERS

STEP_FREE = Needs(step_free=True)
STOPS = (
    "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type,platform_code,wheelchair_boarding\n"
    "SA,Town A,50,7,,1,,\nA1,Town A,50,7,SA,0,1,{a1}\nA2,Town A,50,7,SA,0,2,\n"
    "SB,Town B,51,7,,1,,\nB1,Town B,51,7,SB,0,1,\nB2,Town B,51,7,SB,0,2,\nC,Town C,52,7,,0,,"
)
TRAINS = {
    "t1": ["A1 10:00", "B1 11:00"],
    "t2": ["A2 10:10", "B1 11:10"],
    "t3": ["B2 11:20", "C 12:00"],
    "t4": ["B1 11:40", "C 12:40"],
}


def _planner(tmp_path: Path, access: Access | None = None, a1: str = "", trips: str = "") -> Planner:
    tables = {"stops": STOPS.format(a1=a1)} | ({"trips": trips} if trips else {})
    asked = planner(read(tmp_path, TRAINS, tables).timetable, at(9))
    asked.open_ways(access or Access())
    return asked


def _number(asked: Planner, platform: str) -> int:
    return [one.id for one in asked.timetable.platforms].index(platform)


def _trips(asked: Planner, needs: Needs) -> list[list[str]]:
    return [[leg.trip for leg in way.legs] for way in asked.itineraries("SA", "C", at(9), needs=needs, until=at(23))]


def test_a_slow_walker_gets_the_next_train(tmp_path: Path) -> None:
    """Three minutes are enough for most. At half the pace and with a bag they are not."""
    trains = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:03", "C 12:00"], "t3": ["B 11:20", "C 12:30"]}
    asked = planner(read(tmp_path, trains).timetable, at(9))
    assert [leg.trip for leg in asked.itineraries("A", "C", at(9))[0].legs] == ["t1", "t2"]
    slow = asked.itineraries("A", "C", at(9), needs=SLOW)[0]
    assert [leg.trip for leg in slow.legs] == ["t1", "t3"]
    assert slow.legs[1].spare_seconds == 20 * 60 - (180 + 120)


def test_trains_that_wait_wait_for_slow_walkers_too(tmp_path: Path) -> None:
    """Type 1 says that the second train waits for the first: then nobody needs to run."""
    trains = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:00", "C 12:00"]}
    timetable = read(tmp_path, trains, {"transfers": TRANSFERS + "B,B,1,,t1,t2,,"}).timetable
    assert planner(timetable, at(9)).itineraries("A", "C", at(9), needs=SLOW)[0].changes == 1


def test_a_walk_before_and_after_the_trains_is_part_of_the_journey(tmp_path: Path) -> None:
    """The feed knows a way of eight minutes to the next station: one sets out earlier, and is there later."""
    trains = {"t1": ["B 10:00", "C 11:00"]}
    transfers = {"transfers": TRANSFERS + "A,B,2,480,,,,\nC,D,2,300,,,,"}
    trains |= {"x": ["A 05:00", "D 06:00"], "y": ["B 20:00", "C 21:00", "D 22:00"]}
    asked = planner(read(tmp_path, trains, transfers).timetable, at(9))
    way = asked.itineraries("A", "D", at(9))[0]
    assert (way.departure, way.arrival, way.changes) == (at(9, 52), at(11, 5), 0)
    assert (way.legs[0].walk_seconds, way.walk_after_seconds, way.origin, way.destination) == (480, 300, "A", "D")
    assert asked.itineraries("A", "D", at(9, 53))[0].legs[0].trip == "y"
    slow = asked.itineraries("A", "D", at(9), needs=SLOW)[0]
    assert (slow.departure, slow.arrival) == (at(9, 46), at(11, 9, slow.arrival.date()).replace(second=30))


def test_a_lift_out_of_order_sends_one_to_another_train(tmp_path: Path) -> None:
    """There is no way to platform 1 without steps today; the train from platform 2 can be reached."""
    asked = _planner(tmp_path)
    closed, open_way = _number(asked, "A1"), _number(asked, "A2")
    assert _trips(asked, STEP_FREE) == [["t2", "t3"]]
    asked.open_ways(Access(enter={open_way: NEVER}))
    assert _trips(asked, STEP_FREE) == [["t1", "t3"]]
    asked.open_ways(Access(enter={open_way: NEVER, closed: NEVER}))
    assert _trips(asked, STEP_FREE) == []
    assert _trips(asked, ORDINARY) == [["t2", "t3"]]


def test_the_longer_way_by_the_lift_is_the_time_of_the_change(tmp_path: Path) -> None:
    """Fifteen minutes round by the lift: one train is missed. Without any way only the same platform is left."""
    asked = _planner(tmp_path)
    way = (_number(asked, "B1"), _number(asked, "B2"))
    asked.open_ways(Access(between={way: 900}))
    assert _trips(asked, STEP_FREE) == [["t1", "t3"], ["t2", "t4"]]
    asked.open_ways(Access(between={way: NEVER}))
    assert _trips(asked, STEP_FREE) == [["t2", "t4"]]


def test_a_train_or_platform_marked_as_not_for_wheelchairs_is_not_used(tmp_path: Path) -> None:
    """What the feed says "no" to is not offered; what it is silent about is offered, and said not to be known."""
    trips = (
        "route_id,service_id,trip_id,wheelchair_accessible\nr1,daily,t1,1\nr1,daily,t2,2\nr1,daily,t3,1\nr1,daily,t4,1"
    )
    asked = _planner(tmp_path, trips=trips)
    assert _trips(asked, STEP_FREE) == [["t1", "t3"]]
    assert _trips(_planner(tmp_path / "platform", a1="2"), STEP_FREE) == [["t2", "t3"]]
    (way,) = asked.itineraries("SA", "C", at(9), needs=STEP_FREE, until=at(23))
    assert way.step_free is StepFree.UNKNOWN
    numbers = {name: _number(asked, name) for name in ("A1", "B1", "B2", "C")}
    known = Access({numbers["A1"]: 60}, {numbers["C"]: 60}, {(numbers["B1"], numbers["B2"]): 60})
    asked.open_ways(known)
    (way,) = asked.itineraries("SA", "C", at(9), needs=STEP_FREE, until=at(23))
    assert way.step_free is StepFree.YES
    assert asked.itineraries("SA", "C", at(9))[0].step_free is StepFree.NO


def test_who_needs_the_lift_gets_the_time_to_reach_the_platform(tmp_path: Path) -> None:
    """Four minutes to buy, and five by the lift: the train in eight minutes cannot be reached."""
    timetable = read(tmp_path, {"t1": ["A 09:08", "B 10:00"], "t2": ["A 09:20", "B 10:20"]}).timetable
    asked = Planner(timetable, FakeClock(at(9)))
    asked.open_ways(Access(enter={0: 300}))
    assert asked.itineraries("A", "B", at(9))[0].departure == at(9, 8)
    assert asked.itineraries("A", "B", at(9), needs=STEP_FREE)[0].departure == at(9, 20)
