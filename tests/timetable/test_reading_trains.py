"""Trains as feeds write them: on demand, every ten minutes, through the night; each is read, or named by its line."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.timetable.gtfs import Reading, Wish
from tests.timetable.feeds import at, planner, read, told

TWO = {"t1": ["A 10:00", "B 11:00"], "t2": ["B 11:00", "C 12:00"]}
TIMES = "trip_id,stop_sequence,stop_id,arrival_time,departure_time,pickup_type,drop_off_type,location_group_id\n"
EVERY_DAY = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\ndaily,1,1,1,1,1,1,1,"
)


def codes(reading: Reading) -> list[tuple[str, int]]:
    return [(fault.code, fault.line) for fault in reading.faults]


def test_a_stop_by_order_is_passed_and_the_train_still_runs(tmp_path: Path) -> None:
    """A bus that also fetches people from an area by order: its fixed stops are offered, the area is reported."""
    rows = "t1,1,A,10:00:00,10:00:00,,,\nt1,2,,,,2,2,village\nt1,3,B,11:00:00,11:00:00,,,"
    reading = read(tmp_path, {"t1": TWO["t1"]}, {"stop_times": TIMES + rows})
    assert codes(reading) == [("GT310", 3)]
    assert told(reading.timetable, "A", "B", at(9)) == ["10:00-11:00 t1"]


def test_a_service_by_order_only_is_no_broken_train(tmp_path: Path) -> None:
    """It is left out and named; but a feed with many of them is not a bad feed."""
    rows = "t1,1,A,10:00:00,10:00:00,,,\nt1,3,B,11:00:00,11:00:00,,,\nt2,1,,,,,,village\nt2,2,,,,,,town"
    reading = read(tmp_path, TWO, {"stop_times": TIMES + rows, "stops": "stop_id,stop_name\nA,Town A\nB,Town B"})
    assert (reading.dropped, reading.timetable.trips) == (0, ("t1",))
    assert [code for code, _ in codes(reading)] == ["GT310", "GT310", "GT301", "GT301"]


def test_a_stop_without_a_time_is_passed_and_counted(tmp_path: Path) -> None:
    """Between Aken and Bergen it stops somewhere, nobody knows when: nobody is promised to get off there."""
    rows = "t1,1,A,10:00:00,10:00:00,,,\nt1,2,C,,,,,\nt1,3,B,11:00:00,11:00:00,,,"
    stops = "stop_id,stop_name,stop_lat,stop_lon\nA,Town A,50,7\nB,Town B,51,7\nC,Town C,52,7"
    reading = read(tmp_path, {"t1": TWO["t1"]}, {"stop_times": TIMES + rows, "stops": stops})
    assert codes(reading) == [("GT304", 3)]
    assert [station.id for station in reading.timetable.stations] == ["A", "B"]


def test_boarding_by_telephone_is_not_offered_but_reported(tmp_path: Path) -> None:
    """A kiosk cannot ring the driver: type 2 is no for it; a number that means nothing is no as well, and named."""
    rows = "t1,1,A,10:00:00,10:00:00,,,\nt1,2,B,10:30:00,10:30:00,2,9,\nt1,3,C,11:00:00,11:00:00,,,"
    stops = "stop_id,stop_name,stop_lat,stop_lon\nA,Town A,50,7\nB,Town B,51,7\nC,Town C,52,7"
    reading = read(tmp_path, {"t1": TWO["t1"]}, {"stop_times": TIMES + rows, "stops": stops})
    assert codes(reading) == [("GT235", 3), ("GT313", 3)]
    assert told(reading.timetable, "A", "B", at(9)) == []
    assert told(reading.timetable, "B", "C", at(9)) == []


IMPOSSIBLE = [
    "999999999999:00:00",
    "241:00:00",
    "-01:00:00",
    "10:60:00",
    "10:00",
    "1_0:00:00",
    "१०:00:00",
    "10:00:00:00",
]


@pytest.mark.parametrize("time", IMPOSSIBLE)
def test_a_time_that_cannot_be_is_no_time(tmp_path: Path, time: str) -> None:
    """One train with a typing error does not take the others with it."""
    rows = [f"g{n},{m},{stop},1{m}:00:00,1{m}:00:00,,," for n in range(60) for m, stop in enumerate("AB")]
    rows += [f"bad,1,A,{time},,,,", "bad,2,B,23:00:00,,,,"]
    trips = "route_id,service_id,trip_id\n" + "\n".join(
        f"r1,daily,{id}" for id in [*(f"g{n}" for n in range(60)), "bad"]
    )
    reading = read(tmp_path, TWO, {"stop_times": TIMES + "\n".join(rows), "trips": trips})
    assert (reading.dropped, codes(reading)) == (1, [("GT225", 122)])
    assert len(reading.timetable.trips) == 60


def test_a_train_of_ten_days_is_read(tmp_path: Path) -> None:
    """The longest train of the world takes a week; its times go on counting."""
    reading = read(tmp_path, {"t1": ["A 10:00", "B 167:30"]})
    assert reading.timetable.longest == 167 * 3600 + 1800


BROKEN_FREQUENCIES = [
    ("t1,10:00:00,12:00:00,0,1", "GT229"),
    ("t1,10:00:00,12:00:00,-60,1", "GT229"),
    ("t1,10:00:00,12:00:00,1,1", "GT229"),
    ("t1,12:00:00,10:00:00,600,1", "GT229"),
    ("t1,ten,12:00:00,600,1", "GT229"),
    ("ghost,10:00:00,12:00:00,600,1", "GT234"),
    ("t1,10:00:00,10:20:00,600,0", "GT312"),
]


@pytest.mark.parametrize(("row", "code"), BROKEN_FREQUENCIES)
def test_a_row_of_frequencies_without_meaning_is_named(tmp_path: Path, row: str, code: str) -> None:
    """The train then runs once, as it stands; one that runs only about every ten minutes is said to."""
    head = "trip_id,start_time,end_time,headway_secs,exact_times\n"
    reading = read(tmp_path, TWO, {"frequencies": head + row})
    assert codes(reading) == [(code, 2)]
    assert len(reading.timetable.trips) == (3 if code == "GT312" else 2)


def test_windows_of_frequencies_that_overlap_give_each_train_once(tmp_path: Path) -> None:
    """Two rows of one trip touch at noon: the train of noon runs once."""
    rows = (
        "trip_id,start_time,end_time,headway_secs,exact_times\nt1,11:00:00,12:30:00,1800,1\nt1,12:00:00,13:00:00,1800,1"
    )
    trips = read(tmp_path, TWO, {"frequencies": rows}).timetable.trips
    assert trips == ("t1@11:00", "t1@11:30", "t1@12:00", "t1@12:30", "t2")


def test_a_repeated_train_goes_on_as_the_repeated_train_of_its_block(tmp_path: Path) -> None:
    """Every half hour one stays seated through B: each run belongs to the one that leaves as long after the first."""
    rows = (
        "trip_id,start_time,end_time,headway_secs,exact_times\nt1,10:00:00,11:00:00,1800,1\nt2,11:02:00,12:02:00,1800,1"
    )
    trips = "route_id,service_id,trip_id,block_id\nr1,daily,t1,7\nr2,daily,t2,7"
    timetable = read(tmp_path, TWO, {"frequencies": rows, "trips": trips}).timetable
    ways = planner(timetable, at(9)).itineraries("A", "C", at(9), 2)
    assert [(way.changes, way.departure, way.arrival) for way in ways] == [
        (0, at(10), at(12, 2)), (0, at(10, 30), at(12, 32)),
    ]  # fmt: skip


def test_a_train_that_never_runs_is_named(tmp_path: Path) -> None:
    """Its service is in no calendar: it will not be on any board, and the operator should know why."""
    trips = "route_id,service_id,trip_id\nr1,daily,t1\nr1,dayly,t2"
    assert codes(read(tmp_path, TWO, {"trips": trips})) == [("GT306", 3)]


ODD_DAYS = [
    ({"calendar": EVERY_DAY + "20261116,20261122\nx,1,1,1,1,1,1,1,20261122,20261116"}, ("GT211", 3)),
    ({"calendar": EVERY_DAY + "20261116,20261122\nx,1,1,1,1,1,1,1,00010101,20261116"}, ("GT211", 3)),
    ({"calendar": EVERY_DAY.replace("1,1,1,1,1,1,1,", "1,1,1,1,yes,1,1,") + "20261116,20261122"}, ("GT213", 2)),
    ({"calendar_dates": "service_id,date,exception_type\ndaily,20261140,1"}, ("GT212", 2)),
    ({"calendar_dates": "service_id,date,exception_type\ndaily,99991231,1"}, ("GT212", 2)),
    ({"calendar_dates": "service_id,date,exception_type\ndaily,20261120,3"}, ("GT212", 2)),
]


@pytest.mark.parametrize(("tables", "finding"), ODD_DAYS)
def test_a_day_that_cannot_be_is_named(tmp_path: Path, tables: dict, finding: tuple[str, int]) -> None:
    """A wrong year must not become a calendar of eight thousand years, nor a wrong day a lost one."""
    assert codes(read(tmp_path, TWO, tables)) == [finding]


def test_a_feed_that_stops_at_midnight_is_doubted(tmp_path: Path) -> None:
    """Trains are on their way at half past eleven, and none is after twelve: the night may be missing."""
    late = {"t1": ["A 22:00", "B 23:40"]}
    assert codes(read(tmp_path / "cut", late)) == [("GT324", 0)]
    assert codes(read(tmp_path / "whole", late | {"t2": ["A 23:30", "B 24:10"]})) == []


@pytest.mark.parametrize(
    ("day", "ok"), [(date(2026, 3, 29), False), (date(2026, 10, 25), False), (date(2026, 3, 30), True)]
)
def test_trains_in_the_night_of_a_clock_change_are_doubted(tmp_path: Path, day: date, ok: bool) -> None:
    """Half past two on that Sunday may be meant by the clock on the wall, which GTFS does not."""
    tables = {"calendar": "", "calendar_dates": f"service_id,date,exception_type\ndaily,{day:%Y%m%d},1"}
    reading = read(tmp_path, {"t1": ["A 02:30", "B 04:00"], "t2": ["A 03:00", "B 04:00"]}, tables)
    assert [fault.code for fault in reading.faults] == ([] if ok else ["GT323"])
    assert ok or reading.faults[0].what.startswith("1 trains of")


def test_a_feed_that_says_itself_how_long_it_holds_is_believed(tmp_path: Path) -> None:
    """The calendar goes on for years, the publisher answers for this week only: the warning counts from that."""
    info = "feed_publisher_name,feed_end_date,feed_version,feed_contact_email\nRail Press,20261121,67,gtfs@example.org"
    tables = {"feed_info": info, "calendar": EVERY_DAY + "20261101,20281101"}
    reading = read(tmp_path, TWO, tables, Wish(today=date(2026, 11, 16)))
    assert codes(reading) == [("GT322", 2), ("GT307", 0)]
    assert "ends in 5 days, on 2026-11-21" in str(reading.faults[-1])
    source = reading.timetable.source
    assert (source.name, source.version, source.contact) == ("Rail Press", "67", "gtfs@example.org")


def test_who_runs_a_line_is_known(tmp_path: Path) -> None:
    """Two railways in one feed: each line knows its own; an agency that nobody knows, or in another zone, is named."""
    tables = {
        "agency": "agency_id,agency_name,agency_timezone\n1,North,Europe/Berlin\n2,South,Europe/Vienna",
        "routes": "route_id,route_short_name,agency_id\nr1,IC 1,1\nr2,ICE 2,3",
    }
    reading = read(tmp_path, TWO, tables)
    assert reading.timetable.operators == ("North", "")
    assert codes(reading) == [("GT320", 3), ("GT321", 3)]
