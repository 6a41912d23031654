"""What is known live is planned with at once: late, cancelled, moved and new trains."""

from datetime import timedelta
from pathlib import Path

from kiosk.timetable.compiled import ALIGHT, BOARD, Timetable
from kiosk.timetable.news import Extra, News, Run
from kiosk.timetable.planner import Planner
from tests.timetable.feeds import FRIDAY, at, planner, read

TRAINS = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:05", "C 12:00"], "t3": ["B 11:30", "C 12:30"]}
STOPS = (
    "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type,platform_code\n"
    "S,Town S,50,7,,1,\nA,Town S,50,7,S,0,7\nA8,Town S,50,7,S,0,8\nB,Town B,51,7,,0,"
)
LATE = 10 * 60


def _late(timetable: Timetable, trip: str, seconds: int = LATE) -> Run:
    journey = timetable.trips.index(trip)
    stops = range(timetable.first[journey], timetable.first[journey + 1])
    return Run(
        tuple(timetable.arrival[stop] + seconds for stop in stops),
        tuple(timetable.departure[stop] + seconds for stop in stops),
    )


def _told(planner: Planner, **runs: Run) -> None:
    trips = planner.timetable.trips
    planner.tell(News(at(9), {(trips.index(trip), FRIDAY): run for trip, run in runs.items()}))


def _trips(asked: Planner, start: str = "A", end: str = "C") -> list[list[str]]:
    return [[leg.trip for leg in way.legs] for way in asked.itineraries(start, end, at(9), until=at(23))]


def test_a_change_that_no_longer_works_is_not_offered(tmp_path: Path) -> None:
    """The first train is ten minutes late: the five minutes to change are gone, and the next train is shown."""
    asked = planner(read(tmp_path, TRAINS).timetable, at(9))
    assert _trips(asked) == [["t1", "t2"]]
    _told(asked, t1=_late(asked.timetable, "t1"))
    (way,) = asked.itineraries("A", "C", at(9), until=at(23))
    assert [leg.trip for leg in way.legs] == ["t1", "t3"]
    assert (way.legs[0].start.at, way.legs[0].start.planned) == (at(10, 10), at(10))
    assert (way.legs[0].end.at, way.legs[0].end.planned) == (at(11, 10), at(11))
    assert way.legs[1].start.planned is None
    asked.tell(News())
    assert _trips(asked) == [["t1", "t2"]]


def test_a_cancelled_train_is_never_offered_and_stays_on_the_board(tmp_path: Path) -> None:
    """Nobody buys a train that does not run; who looks for it on the board reads that it is cancelled."""
    asked = planner(read(tmp_path, TRAINS).timetable, at(9))
    _told(asked, t2=Run(cancelled=True))
    assert _trips(asked) == [["t1", "t3"]]
    board = asked.departures("B", at(9))
    assert [(train.at, train.cancelled) for train in board[:2]] == [(at(11, 5), True), (at(11, 30), False)]
    assert not any(train.cancelled for train in asked.departures("B", at(9, day=FRIDAY + timedelta(1))))


def test_the_board_says_what_is_late(tmp_path: Path) -> None:
    """A late train keeps its place by the time at which it really leaves, with the planned time beside it."""
    asked = planner(read(tmp_path, TRAINS).timetable, at(9))
    _told(asked, t2=_late(asked.timetable, "t2", 1800))
    first, second = asked.departures("B", at(9))[:2]
    assert (first.at, first.planned) == (at(11, 30), None)
    assert (second.at, second.planned) == (at(11, 35), at(11, 5))


def test_a_stop_that_is_left_out_cannot_be_used(tmp_path: Path) -> None:
    """The train runs through without stopping: nobody gets on or off there, and the board says so."""
    asked = planner(read(tmp_path, {"t1": ["A 10:00", "B 11:00-11:02", "C 12:00"]}).timetable, at(9))
    _told(asked, t1=Run(may=(BOARD | ALIGHT, 0, BOARD | ALIGHT)))
    assert (_trips(asked, "A", "B"), _trips(asked, "B", "C"), _trips(asked)) == ([], [], [["t1"]])
    assert asked.departures("B", at(9))[0].cancelled


def test_another_platform_is_shown_with_the_planned_one(tmp_path: Path) -> None:
    """Today the train leaves from platform 8 and not from 7."""
    trains = {"t1": ["A 10:00", "B 11:00"], "t2": ["A8 12:00", "B 13:00"]}
    asked = planner(read(tmp_path, trains, {"stops": STOPS}).timetable, at(9))
    ids = [platform.id for platform in asked.timetable.platforms]
    _told(asked, t1=Run(platform=(ids.index("A8"), ids.index("B"))))
    start = asked.itineraries("S", "B", at(9))[0].legs[0].start
    assert (start.platform, start.planned_platform, start.stop) == ("8", "7", "A8")
    assert asked.departures("S", at(9))[0].platform == "8"


def test_an_extra_train_is_offered_like_any_other(tmp_path: Path) -> None:
    """A train that no timetable has can be found, named and changed into."""
    asked = planner(read(tmp_path, TRAINS).timetable, at(9))
    ids = [platform.id for platform in asked.timetable.platforms]
    times = (11 * 3600 + 120, 11 * 3600 + 1800)
    run = Run(times, times, (BOARD, ALIGHT), (ids.index("B"), ids.index("C")))
    asked.tell(News(at(9), extras=(Extra("extra", -1, "ICE 99", "Town C", FRIDAY, run),)))
    (way,) = asked.itineraries("A", "C", at(9), until=at(23))
    last = way.legs[-1]
    assert (last.trip, last.line, last.towards, last.day) == ("extra", "ICE 99", "Town C", FRIDAY.isoformat())
    assert (last.end.at, last.start.planned) == (at(11, 30), None)
    assert asked.itineraries("A", "C", at(9), avoiding={"ICE"})[0].legs[-1].trip == "t2"
    assert asked.departures("B", at(9))[0].line == "ICE 99"


def test_seats_are_kept_only_on_a_train_that_really_waits(tmp_path: Path) -> None:
    """One train goes on as another. Late or cancelled, it does not: the other one may have left, and nobody is sure."""
    trains = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:01", "C 12:00"]}
    trips = {"trips": "route_id,service_id,trip_id,block_id\nr1,daily,t1,7\nr2,daily,t2,7"}
    asked = planner(read(tmp_path, trains, trips).timetable, at(9))
    assert asked.itineraries("A", "C", at(9))[0].changes == 0
    for run in ({"t1": _late(asked.timetable, "t1")}, {"t2": Run(cancelled=True)}):
        _told(asked, **run)
        assert _trips(asked) == []
    _told(asked, t1=_late(asked.timetable, "t1"), t2=_late(asked.timetable, "t2"))
    assert _trips(asked) == [["t1"]]
