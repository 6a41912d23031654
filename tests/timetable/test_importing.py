"""An operator brings a feed as it is; the importer forgives what it can and names what it cannot."""

import zipfile
from pathlib import Path

import pytest

from kiosk.errors import FaultyFile
from kiosk.timetable.gtfs import Wish, read_feed
from kiosk.timetable.shipped import DEMO, read_demo
from tests.timetable.feeds import FRIDAY, at, read, told, write_feed

GOOD = {"t1": ["A 10:00", "B 11:00"], "t2": ["A 12:00", "B 13:00"]}


def test_a_feed_as_spreadsheets_save_it_is_read(tmp_path: Path) -> None:
    """Zipped on another system: byte order mark, CRLF, blanks and a folder inside are no reason to fail."""
    folder = write_feed(tmp_path / "feed", GOOD)
    with zipfile.ZipFile(tmp_path / "feed.zip", "w") as archive:
        for file in folder.iterdir():
            text = file.read_text().replace(",", " , ").replace("\n", "\r\n")
            archive.writestr(f"export 2026/{file.name}", b"\xef\xbb\xbf" + text.encode() + b"\r\n")
    reading = read_feed(tmp_path / "feed.zip")
    assert not reading.faults
    assert told(reading.timetable, "A", "B", at(9)) == ["10:00-11:00 t1", "12:00-13:00 t2"]


def test_unsorted_stop_times_without_calendar_are_read(tmp_path: Path) -> None:
    """Many feeds have only single dates, and rows in any order: the train still goes from A to B."""
    times = "trip_id,stop_sequence,stop_id,arrival_time,departure_time\nt1,7,B,11:00:00,\nt1,3,A,,9:59:30"
    tables = {"calendar": "", "calendar_dates": "service_id,date,exception_type\ndaily,20261120,1", "stop_times": times}
    reading = read(tmp_path, {"t1": ["A 10:00", "B 11:00"]}, tables)
    assert told(reading.timetable, "A", "B", at(9)) == ["09:59-11:00 t1"]


def test_a_holiday_takes_the_train_away(tmp_path: Path) -> None:
    """Nobody is sold a train that does not run on that day."""
    tables = {"calendar_dates": "service_id,date,exception_type\ndaily,20261120,2"}
    reading = read(tmp_path, GOOD, tables)
    assert told(reading.timetable, "A", "B", at(9)) == []
    assert told(reading.timetable, "A", "B", at(23)) == ["10:00-11:00 t1"]


BROKEN = [
    ("GT221", "bad,0,A,10:00:00,10:00:00"),
    ("GT222", "bad,0,A,10:00:00,10:00:00\nbad,1,B,09:00:00,09:00:00"),
    ("GT223", "bad,1,A,10:00:00,10:00:00\nbad,1,B,11:00:00,11:00:00"),
    ("GT224", "bad,0,A,10:00:00,10:00:00\nbad,1,Nowhere,11:00:00,11:00:00"),
    ("GT225", "bad,0,A,ten,ten\nbad,1,B,11:00:00,11:00:00"),
    ("GT226", "bad,0,A,,\nbad,1,B,11:00:00,11:00:00"),
    ("GT228", "ghost,0,A,10:00:00,10:00:00\nghost,1,B,11:00:00,11:00:00"),
]


@pytest.mark.parametrize(("code", "rows"), BROKEN)
def test_a_broken_train_is_left_out_and_named_by_its_line(tmp_path: Path, code: str, rows: str) -> None:
    """The operator sees which line of which file to mend; everybody else's trains still run."""
    trains = {f"t{n}": ["A 10:00", "B 11:00"] for n in range(100)}
    folder = write_feed(tmp_path / "feed", trains)
    with (folder / "trips.txt").open("a") as trips:
        trips.write("r1,daily,bad\n")
    lines = len((folder / "stop_times.txt").read_text().splitlines())
    with (folder / "stop_times.txt").open("a") as times:
        times.write(rows + "\n")
    reading = read_feed(folder)
    fault = next(fault for fault in reading.faults if fault.code == code)
    assert fault.file == "feed/stop_times.txt"
    assert lines < fault.line <= lines + 2
    assert fault.cure
    assert len(reading.timetable.trips) == 100


def test_a_feed_with_too_many_broken_trains_is_refused(tmp_path: Path) -> None:
    """When three of a hundred trains are broken, the others are not to be trusted either."""
    trains = {f"t{n}": ["A 10:00", "B 11:00"] for n in range(97)} | {f"x{n}": ["A 10:00"] for n in range(3)}
    with pytest.raises(FaultyFile, match=r"GT105 3 of 100 trips are broken"):
        read(tmp_path, trains)


REFUSED = [
    ({"stops": ""}, r"stops.txt: GT101 is missing"),
    ({"calendar": ""}, r"GT101 is missing, and so is calendar_dates.txt"),
    ({"agency": "agency_name,agency_timezone\nX,Europe/Berlim"}, r"agency.txt:2: GT102 .*'Europe/Berlim' is not known"),
    ({"agency": "agency_name,agency_timezone\nX,Europe"}, r"agency.txt:2: GT102 .*'Europe' is not known"),
    ({"calendar": "service_id,start_date,end_date,monday\ndaily,20261116,20261116,0"}, "GT103"),
    ({"trips": "route_id,service_id,trip_id"}, "GT104"),
]


@pytest.mark.parametrize(("tables", "words"), REFUSED)
def test_a_feed_that_is_no_timetable_is_refused_in_plain_words(tmp_path: Path, tables: dict, words: str) -> None:
    """What is missing is said by name, instead of a kiosk that opens without trains."""
    with pytest.raises(FaultyFile, match=words):
        read(tmp_path, GOOD, tables)


def test_an_old_feed_is_refused_unless_it_is_replayed(tmp_path: Path) -> None:
    """A feed of last year would leave an empty board; for a demo its whole weeks can be played again."""
    folder = write_feed(tmp_path, GOOD)
    later = FRIDAY.replace(year=2027)
    with pytest.raises(FaultyFile, match=r"GT107 has no train from 2027-11-20 to 2027-11-26. It is for 2026-11-16"):
        read_feed(folder, Wish(today=later))
    timetable = read_feed(folder, Wish(today=later, replay=True)).timetable
    assert timetable.weeks == 1
    assert told(timetable, "A", "B", at(9, day=later)) == ["10:00-11:00 t1", "12:00-13:00 t2"]


def test_a_feed_that_ends_soon_is_taken_with_a_warning(tmp_path: Path) -> None:
    """The operator learns it two weeks before the screens go empty, not on the day."""
    reading = read(tmp_path, GOOD, wish=Wish(today=FRIDAY))
    assert [fault.code for fault in reading.faults] == ["GT307"]
    assert str(reading.faults[0]).endswith("ends in 2 days, on 2026-11-22. Import the next feed before that day.")


def test_nobody_is_told_to_do_something_before_a_day_that_is_gone(tmp_path: Path) -> None:
    """A feed that ended last year is taken for a reason in writing; the cure is one that can still be done."""
    reading = read(tmp_path, GOOD, wish=Wish(today=FRIDAY.replace(year=2027), overruled=True))
    said = next(str(fault) for fault in reading.faults if fault.code == "GT307")
    assert said.endswith("ended on 2026-11-22. Import the newest feed.")


def test_the_demo_feed_is_read_as_described() -> None:
    """The feed that ships: 18 trains with one stop are left out and named; every other one runs, but not at night."""
    reading = read_demo()
    assert reading.dropped == 18
    broken = [fault for fault in reading.faults if fault.code == "GT221"]
    assert len(broken) == 18
    assert all(fault.line > 1 for fault in broken)
    assert [fault.code for fault in reading.faults if fault not in broken] == ["GT324"]
    assert len(reading.timetable.trips) == 4845
    assert reading.timetable.source.demo
    assert "CC BY 4.0" in reading.timetable.source.attribution
    assert "CC BY 4.0" in (DEMO / "ATTRIBUTION").read_text()


@pytest.mark.data
@pytest.mark.parametrize(
    ("name", "trains"),
    [("gtfs/at-oebb-2020.zip", 7326), ("gtfs/us-bart-2023-rider-categories.zip", 4225), ("gtfs-rt/ct.zip", 176)],
)
def test_other_railways_feeds_are_read(shared: Path, name: str, trains: int) -> None:
    """Austria, San Francisco and Caltrain write GTFS in their own ways; all of it is understood."""
    reading = read_feed(shared / name, Wish(replay=True))
    assert len(reading.timetable.trips) == trains
    assert reading.dropped == 0


@pytest.mark.data
def test_a_feed_without_trains_is_no_timetable(shared: Path) -> None:
    """Boston's file has fares and lifts but no trips: taking it would empty the board."""
    with pytest.raises(FaultyFile, match=r"trips.txt: GT101 is missing: the trains are in it"):
        read_feed(shared / "gtfs/us-mbta-2024-fares-v2-pathways-no-trips.zip")
