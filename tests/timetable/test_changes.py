"""A promise to catch the next train is exact, or it is not made."""

from pathlib import Path

from tests.timetable.feeds import at, planner, read, told

TIGHT = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:03", "C 12:00"], "t3": ["B 11:20", "C 12:30"]}
TRANSFERS = (
    "from_stop_id,to_stop_id,transfer_type,min_transfer_time,from_trip_id,to_trip_id,from_route_id,to_route_id\n"
)


def change(tmp_path: Path, *rows: str) -> list[str]:
    tables = {"transfers": TRANSFERS + "\n".join(rows)} if rows else {}
    return told(read(tmp_path, TIGHT, tables).timetable, "A", "C", at(9))


def test_two_minutes_are_the_least_where_the_feed_says_nothing(tmp_path: Path) -> None:
    """A three minute change is offered, as the railway itself does."""
    assert change(tmp_path) == ["10:00-12:00 t1, t2"]


def test_the_stations_own_change_time_counts(tmp_path: Path) -> None:
    """Where ten minutes are needed, nobody is sent running for a train that leaves after three."""
    assert change(tmp_path, "B,B,2,600,,,,") == ["10:00-12:30 t1, t3"]


def test_a_forbidden_change_is_not_offered(tmp_path: Path) -> None:
    """Type 3 says that these two trains cannot be changed between, whatever the clock says."""
    assert change(tmp_path, "B,B,3,,t1,t2,,") == ["10:00-12:30 t1, t3"]
    assert change(tmp_path / "all", "B,B,3,,,,,") == []


def test_a_rule_for_two_trains_wins_over_that_of_the_station(tmp_path: Path) -> None:
    """The most special rule counts: these two trains wait for each other, all others need ten minutes."""
    rows = ("B,B,2,600,,,,", "B,B,2,120,t1,t2,,")
    assert change(tmp_path, *rows) == ["10:00-12:00 t1, t2"]
    assert change(tmp_path / "route", "B,B,2,60,t1,t2,,", "B,B,2,1200,,,r1,r1") == ["10:00-12:00 t1, t2"]
    assert change(tmp_path / "alone", "B,B,2,1200,,,r1,r1") == ["10:00-12:30 t1, t3"]


def test_a_walk_to_the_other_station_is_offered_with_its_time(tmp_path: Path) -> None:
    """From B one walks eight minutes to D; the train there at 11:05 is too early, that at 11:10 is not."""
    trains = {"t1": ["A 10:00", "B 11:00"], "t2": ["D 11:05", "C 12:00"], "t3": ["D 11:10", "C 12:10"]}
    reading = read(tmp_path, trains, {"transfers": TRANSFERS + "B,D,2,480,,,,"})
    assert told(reading.timetable, "A", "C", at(9)) == ["10:00-12:10 t1, t3"]


def test_staying_in_the_seat_is_no_change(tmp_path: Path) -> None:
    """The train goes on under another number after one minute: one leg, and nobody is told to get off."""
    trains = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:01", "C 12:00"]}
    trips = "route_id,service_id,trip_id,block_id\nr1,daily,t1,7\nr2,daily,t2,7"
    timetable = read(tmp_path / "block", trains, {"trips": trips}).timetable
    way, *_ = planner(timetable, at(9)).itineraries("A", "C", at(9))
    assert (way.changes, way.legs[0].line, way.legs[0].end.station.id) == (0, "IC 1 / ICE 2", "C")
    seated = read(tmp_path / "type4", trains, {"transfers": TRANSFERS + "B,B,4,,t1,t2,,"}).timetable
    assert told(seated, "A", "C", at(9)) == ["10:00-12:00 t1"]
    out = read(tmp_path / "type5", trains, {"trips": trips, "transfers": TRANSFERS + "B,B,5,,t1,t2,,"}).timetable
    assert told(out, "A", "C", at(9)) == []


def test_one_cannot_board_or_leave_where_the_train_only_sets_down_or_picks_up(tmp_path: Path) -> None:
    """A night train that only lets people off at B does not take anybody there."""
    trains = {"t1": ["A 10:00", "*B 11:00", "+C 12:00", "D 13:00"]}
    timetable = read(tmp_path, trains).timetable
    assert told(timetable, "B", "D", at(9)) == []
    assert told(timetable, "A", "C", at(9)) == []
    assert told(timetable, "A", "D", at(9)) == ["10:00-13:00 t1"]


def test_a_train_that_runs_every_half_hour_is_offered_every_half_hour(tmp_path: Path) -> None:
    """Frequencies say "every 30 minutes until noon": these are real departures with real times."""
    tables = {"frequencies": "trip_id,start_time,end_time,headway_secs\nt1,10:00:00,11:30:00,1800"}
    timetable = read(tmp_path, {"t1": ["A 06:00", "B 06:20"]}, tables).timetable
    assert [way[:11] for way in told(timetable, "A", "B", at(9))] == ["10:00-10:20", "10:30-10:50", "11:00-11:20"]


def test_the_calmer_of_two_equal_changes_is_chosen(tmp_path: Path) -> None:
    """Both ways arrive at the same minute; an old person wants the change with time to spare."""
    trains = {"t1": ["A 10:00", "B 10:50", "C 11:20"], "t2": ["B 11:25", "C 11:40", "D 12:30"]}
    timetable = read(tmp_path, trains).timetable
    way, *_ = planner(timetable, at(9)).itineraries("A", "D", at(9))
    assert [leg.end.station.id for leg in way.legs] == ["B", "D"]


def test_of_two_trains_that_arrive_together_the_later_one_is_taken(tmp_path: Path) -> None:
    """Five minutes would do, but with twenty she can walk, and is there at the same time."""
    trains = {"t1": ["A 10:00", "B 10:50"], "t2": ["B 10:55", "D 12:00"], "t3": ["B 11:10", "D 12:00"]}
    assert told(read(tmp_path, trains).timetable, "A", "D", at(9)) == ["10:00-12:00 t1, t3"]


def test_the_later_train_with_fewer_changes_is_found_behind_a_rule(tmp_path: Path) -> None:
    """Who is there sooner with two changes may still prefer one: also where a rule makes us look at each train."""
    trains = {
        "t1": ["A 10:00", "B 11:00"], "u1": ["B 11:05", "C 11:20"], "u2": ["C 11:25", "D 11:40"],
        "direct": ["B 11:50", "D 12:30"], "x": ["B 12:00", "D 12:10"],
    }  # fmt: skip
    timetable = read(tmp_path, trains, {"transfers": TRANSFERS + "B,B,3,,t1,x,,"}).timetable
    assert told(timetable, "A", "D", at(9)) == ["10:00-11:40 t1, u1, u2", "10:00-12:30 t1, direct"]
