"""Where can I go, and when: right over midnight and clock changes, and equal to a planner that tries everything."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.timetable.planner import Planner
from tests.clock import ZONE, FakeClock
from tests.timetable.feeds import FRIDAY, at, planner, read, told


def test_nothing_is_offered_that_leaves_before_the_ticket_is_bought(tmp_path: Path) -> None:
    """Buying takes some minutes: a train in two minutes is as good as gone, and so is that of 9:00 at half past."""
    timetable = read(tmp_path, {"t1": ["A 09:32", "B 10:00"], "t2": ["A 09:34", "B 10:10"]}).timetable
    asked = Planner(timetable, FakeClock(at(9, 30)))
    assert asked.itineraries("A", "B", at(9))[0].departure == at(9, 34)
    assert asked.itineraries("A", "B", at(9, 35))[0].departure == at(9, 32, FRIDAY + timedelta(1))


def test_a_train_of_yesterday_is_still_on_its_way_after_midnight(tmp_path: Path) -> None:
    """The night train left on Thursday at 23:00; on Friday at 1:00 one can still board it, at 25:10 of its own day."""
    timetable = read(tmp_path, {"t1": ["A 23:00", "B 25:10", "C 30:00"]}).timetable
    (tonight, tomorrow) = planner(timetable, at(1)).itineraries("B", "C", at(1))
    assert (tonight.departure, tonight.arrival) == (at(1, 10), at(6))
    assert tomorrow.departure == at(1, 10, FRIDAY + timedelta(1))


def test_changing_after_midnight_joins_two_operating_days(tmp_path: Path) -> None:
    """Thursday's last train and Friday's first one make a journey; the screen gets real times of the wall clock."""
    timetable = read(tmp_path, {"t1": ["A 23:00", "B 24:30"], "t2": ["B 05:00", "C 06:00"]}).timetable
    way, *_ = planner(timetable, at(22)).itineraries("A", "C", at(22))
    assert (way.departure, way.arrival) == (at(23), at(6, 0, FRIDAY + timedelta(1)))


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 28), 8), (date(2026, 10, 24), 10)])
def test_the_night_of_the_clock_change_has_its_real_length(tmp_path: Path, day: date, hours: int) -> None:
    """A train from 22:00 to 31:00 runs nine real hours less or more one, as its day is counted from noon."""
    calendar = (
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
        "daily,1,1,1,1,1,1,1,20260101,20261231"
    )
    timetable = read(tmp_path, {"t1": ["A 22:00", "B 31:00"]}, {"calendar": calendar}).timetable
    way = planner(timetable, at(20, day=day)).itineraries("A", "B", at(20, day=day))[0]
    assert way.departure == at(22, day=day)
    assert way.arrival.timestamp() - way.departure.timestamp() == 9 * 3600
    assert way.arrival.hour == {8: 8, 10: 6}[hours]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_trains_leave_by_the_clock_on_the_wall_after_it_was_changed(tmp_path: Path, day: date) -> None:
    """On the Sunday of the clock change the train of ten o'clock leaves at ten, not at nine or eleven."""
    calendar = "service_id,date,exception_type\n" + f"daily,{day:%Y%m%d},1"
    tables = {"calendar": "", "calendar_dates": calendar}
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 11:00"]}, tables).timetable
    (way,) = planner(timetable, at(5, day=day)).itineraries("A", "B", at(5, day=day))
    assert (way.departure, way.arrival) == (at(10, day=day), at(11, day=day))


def test_nobody_is_sent_on_a_journey_of_two_days(tmp_path: Path) -> None:
    """No train within 36 hours is "no train", not one on Sunday."""
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 11:00"]}).timetable
    assert told(timetable, "B", "A", at(9)) == []
    assert told(timetable, "A", "nowhere", at(9)) == []
    assert told(timetable, "A", "B", datetime(2026, 11, 23, 9, tzinfo=ZONE)) == []


def test_the_board_shows_what_leaves_from_here(tmp_path: Path) -> None:
    """The departures board has line, goal, time and platform; trains that end here are not on it."""
    stops = (
        "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type,platform_code\n"
        "S,Town S,50,7,,1,\nA,Town S,50,7,S,0,7\nB,Town B,51,7,,0,"
    )
    timetable = read(tmp_path, {"t1": ["A 10:00", "B 11:00"], "t2": ["B 09:00", "A 09:50"]}, {"stops": stops}).timetable
    (train,) = planner(timetable, at(9)).departures("S", at(9), 1)
    assert (train.line, train.towards, train.at, train.platform) == ("IC 1", "Town B", at(10), "7")
    assert planner(timetable, at(9)).itineraries("S", "B", at(9))[0].legs[0].start.platform == "7"


def test_dearer_trains_can_be_left_out(tmp_path: Path) -> None:
    """Who wants the cheap slow train is shown it, although a fast one leaves later and is there before."""
    trips = "route_id,service_id,trip_id\nr1,daily,slow\nr2,daily,fast"
    trains = {"slow": ["A 10:00", "B 12:00"], "fast": ["A 10:20", "B 11:00"]}
    asked = planner(read(tmp_path, trains, {"trips": trips}).timetable, at(9))
    assert asked.itineraries("A", "B", at(9))[0].legs[0].trip == "fast"
    assert asked.itineraries("A", "B", at(9), avoiding={"ICE"})[0].legs[0].trip == "slow"
