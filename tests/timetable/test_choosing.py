"""Earlier, later, last, calm, and "what if I miss it": all from one look at the day."""

from datetime import timedelta
from pathlib import Path

from kiosk.timetable.engine import open_engine
from kiosk.timetable.model import Itinerary, Needs
from kiosk.timetable.planner import Planner
from tests.clock import FakeClock
from tests.timetable.feeds import FRIDAY, at, planner, read

HOURLY = {f"t{hour}": [f"A {hour}:00", f"B {hour}:50"] for hour in range(8, 22)}


def _times(ways: tuple[Itinerary, ...]) -> list[str]:
    return [f"{way.departure:%H:%M}" for way in ways]


def test_who_must_be_there_by_noon_gets_the_last_trains_that_are(tmp_path: Path) -> None:
    """Arrive-by counts backwards; also over midnight, and never a train that has left."""
    timetable = read(tmp_path, HOURLY).timetable
    asked = planner(timetable, at(9, 30))
    assert _times(asked.arriving("A", "B", at(12), 2)) == ["10:00", "11:00"]
    assert _times(asked.arriving("A", "B", at(11, 50), 9)) == ["10:00", "11:00"]
    assert _times(asked.arriving("A", "B", at(0, 10, FRIDAY + timedelta(1)), 1)) == ["21:00"]
    assert (
        asked.arriving("A", "B", at(10)) == asked.arriving("B", "A", at(12)) == asked.arriving("A", "x", at(12)) == ()
    )


def test_a_window_has_an_end(tmp_path: Path) -> None:
    """Who says "in the morning" is shown nothing that leaves after noon."""
    asked = planner(read(tmp_path, HOURLY).timetable, at(7))
    assert _times(asked.itineraries("A", "B", at(10), 99, until=at(12))) == ["10:00", "11:00", "12:00"]


def test_earlier_and_later_are_looked_up_in_the_same_pass(tmp_path: Path) -> None:
    """A second question about the same place and day costs nothing: the day is not searched again."""
    engine = open_engine()
    passes = []
    counting = type(engine)(engine.link, lambda *args: passes.append(engine.scan(*args)), engine.trace, engine.fast)
    timetable = read(tmp_path, HOURLY).timetable
    asked = Planner(timetable, FakeClock(at(7)), selling_seconds=0, engine=counting)
    assert _times(asked.itineraries("A", "B", at(8), 2)) == ["08:00", "09:00"]
    assert _times(asked.itineraries("A", "B", at(10), 2)) == ["10:00", "11:00"]
    assert len(passes) == 1
    asked.itineraries("A", "B", at(10), 2, needs=Needs(extra_seconds=60))
    assert len(passes) == 2


CALM = {
    "t1": ["A 10:00", "B 11:00"],
    "t2": ["B 11:03", "C 12:00"],
    "slow": ["B 11:20", "C 12:40"],
    "direct": ["A 10:05", "C 13:10"],
}


def test_the_calmest_way_has_few_changes_and_time_for_them(tmp_path: Path) -> None:
    """The direct train is 70 minutes later: too late. Of the others the one with time to change is calm."""
    asked = planner(read(tmp_path, CALM).timetable, at(9))
    ways = asked.itineraries("A", "C", at(9), until=at(23)) + asked.unhurried("A", "C", at(9), until=at(23))
    assert {tuple(leg.trip for leg in way.legs) for way in ways} == {("t1", "t2"), ("t1", "slow"), ("direct",)}
    calm = asked.calmest(ways)
    assert calm and [leg.trip for leg in calm.legs] == ["t1", "slow"]
    assert asked.calmest(()) is None


def test_no_change_at_all_is_calmer_than_any(tmp_path: Path) -> None:
    """Ten minutes more in one's seat are nothing against a change."""
    asked = planner(read(tmp_path, CALM | {"direct": ["A 10:05", "C 12:10"]}).timetable, at(9))
    calm = asked.calmest(asked.itineraries("A", "C", at(9), until=at(23)))
    assert calm and [leg.trip for leg in calm.legs] == ["direct"]


def test_of_two_calm_ways_the_one_with_a_train_behind_it_is_taken(tmp_path: Path) -> None:
    """Both have time to change; at B another train follows soon, at D one would wait until tomorrow."""
    trains = {
        "t1": ["A 10:00", "B 11:00"], "t2": ["B 11:20", "C 12:00"], "t3": ["B 11:40", "C 12:20"],
        "u1": ["A 10:01", "D 11:00"], "u2": ["D 11:20", "C 11:59"],
    }  # fmt: skip
    asked = planner(read(tmp_path, trains).timetable, at(9))
    ways = asked.itineraries("A", "C", at(9), until=at(23))
    assert [leg.trip for leg in ways[-1].legs] == ["u1", "u2"]
    backed = planner(read(tmp_path / "x", trains | {"u2": ["D 11:20", "C 12:01"]}).timetable, at(9))
    calm = backed.calmest(backed.itineraries("A", "C", at(9), until=at(23)))
    assert calm and [leg.trip for leg in calm.legs] == ["t1", "t2"]


def test_who_misses_a_train_is_told_the_next(tmp_path: Path) -> None:
    """The card can say "if you miss it: 40 minutes later"; or that it is the last one of the day."""
    asked = planner(read(tmp_path, CALM).timetable, at(9))
    way = asked.itineraries("A", "C", at(9))[0]
    assert [leg.trip for leg in way.legs] == ["t1", "t2"]
    then = asked.if_missed(way, 0)
    assert then and ([leg.trip for leg in then.legs], then.departure) == (["slow"], at(11, 20))
    last = asked.if_missed(then.__class__((way.legs[0], then.legs[0])), 0)
    assert last and last.departure == at(11, 3, FRIDAY + timedelta(1))
    sunday = at(9, day=FRIDAY + timedelta(2))
    on_sunday = planner(asked.timetable, sunday).itineraries("A", "C", sunday)[0]
    assert planner(asked.timetable, sunday).if_missed(on_sunday, 0, Needs(extra_seconds=7200)) is not None


def test_hours_of_the_night_of_the_clock_change_are_real(tmp_path: Path) -> None:
    """From half past two to half past two, an hour goes by; ways on foot count in real time too."""
    calendar = "service_id,date,exception_type\ndaily,20261025,1"
    tables = {"calendar": "", "calendar_dates": calendar}
    day = FRIDAY - timedelta(26)
    timetable = read(tmp_path, {"t1": ["A 01:00", "B 05:00"]}, tables).timetable
    (way,) = planner(timetable, at(0, day=day)).itineraries("A", "B", at(0, day=day))
    assert way.duration == timedelta(hours=4)
