"""Whatever happened to a feed on its way: the operator reads what and where, and nothing is lost unseen."""

import csv
import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.errors import FaultyFile
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.gtfs import Reading, Wish, read_feed
from kiosk.timetable.shipped import DEMO
from tests.timetable.feeds import write_feed

# A feed with something in every table that is read.
TRAINS = {
    "t1": ["A1 10:00", "B 11:00", "C 12:00"],
    "t2": ["C 12:05", "D 13:00"],
    "t3": ["A2 08:00", "B 09:00"],
    "t4": ["B 09:10", "D 25:30"],
}
TABLES = {
    "stops": "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station,platform_code,wheelchair_boarding\n"
    "A,Aken,50,7,1,,,1\nA1,Aken,50,7,0,A,1,\nA2,Aken,50,7,0,A,2,2\nB,Bergen,51,7,,,,\nC,Ciney,52,7,,,,\nD,Delft,53,7,,,,",
    "trips": "route_id,service_id,trip_id,trip_headsign,block_id,wheelchair_accessible\n"
    "r1,daily,t1,,b,1\nr1,daily,t2,,b,1\nr2,daily,t3,Bergen,,\nr2,extra,t4,,,",
    "calendar_dates": "service_id,date,exception_type\nextra,20261117,1\nextra,20261118,1\ndaily,20261119,2",
    "transfers": "from_stop_id,to_stop_id,transfer_type,min_transfer_time,"
    "from_trip_id,to_trip_id,from_route_id,to_route_id\n"
    "A1,A2,2,60,,,,\nB,B,2,300,,,,\nB,B,2,120,t3,t4,,\nC,D,2,600,,,,\n,,4,,t3,t4,,\nB,B,3,,,,r1,r2",
    "frequencies": "trip_id,start_time,end_time,headway_secs,exact_times\nt3,08:00:00,09:00:00,1800,1",
    "translations": "table_name,field_name,language,translation,record_id,field_value\nstops,stop_name,fr,Aix,A,",
    "feed_info": "feed_publisher_name,feed_start_date,feed_end_date\nRail Press,20261116,20261122",
}
FREE = {  # columns in which any text is right, and those that only join what stands beside them
    "trip_headsign", "stop_name", "platform_code", "language", "translation", "block_id", "agency_name", "agency_id",
    "route_short_name", "feed_publisher_name", "feed_start_date", "feed_end_date", "agency_url", "exact_times",
    "wheelchair_boarding", "wheelchair_accessible", "location_type", "field_value",
}  # fmt: skip
JUNK = ("☃", "-7", "99999999999999999999", "nan", "1e9", "0x10", "9" * 5000)


def sizes(timetable: Timetable) -> dict[str, int]:
    """What could get lost."""
    return {
        "stations": len(timetable.stations),
        "trains": len(timetable.trips),
        "stops": len(timetable.arrival),
        "days": sum(timetable.services[service].bit_count() for service in timetable.service_of),
        "rules": len(timetable.rules) + len(timetable.walks) + sum(1 for time in timetable.change if time >= 0),
        "stays": len(timetable.stays),
        "names": sum(len(station.names) for station in timetable.stations),
        "placed": sum(1 for station in timetable.stations if station.lat and station.lon),
    }


def read_or_refuse(feed: Path) -> Reading | None:
    """The reading; None if it was refused, with faults that say where. Anything else is a failure of this test."""
    try:
        return read_feed(feed, Wish(overruled=True))
    except FaultyFile as error:
        assert error.faults
        assert all(fault.code and fault.file and fault.what for fault in error.faults)
        return None


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_nothing_gets_lost_without_a_finding(tmp_path: Path, data: st.DataObject) -> None:
    """One cell of one table is junk: if a train, a day, a rule or a name is missing then, a finding names a line."""
    folder = write_feed(tmp_path / "feed", TRAINS, TABLES)
    whole = sizes(read_feed(folder).timetable)
    file = data.draw(st.sampled_from(sorted(folder.iterdir())))
    rows = list(csv.reader(file.read_text("utf-8").splitlines()))
    line = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.sampled_from([n for n, name in enumerate(rows[0]) if name not in FREE] or [0]))
    rows[line][column] = data.draw(st.sampled_from(JUNK))
    file.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8")
    reading = read_or_refuse(folder)
    if reading is not None:
        found = sizes(reading.timetable)
        lost = {name: (count, found[name]) for name, count in whole.items() if found[name] < count}
        assert not lost or any(fault.line for fault in reading.faults), (file.name, rows[line], lost)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_to_a_feed_ends_in_a_bare_exception(tmp_path: Path, data: st.DataObject) -> None:
    """Bytes were changed, in a table or in the zip around it; the operator gets faults with a place."""
    folder = write_feed(tmp_path / "feed", TRAINS, TABLES)
    packed = data.draw(st.booleans())
    file = zipped(folder, tmp_path / "feed.zip") if packed else data.draw(st.sampled_from(sorted(folder.iterdir())))
    whole = file.read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 30)))
    junk = data.draw(st.one_of(st.binary(max_size=8), st.text('0123456789,:-\n"AB', max_size=12).map(str.encode)))
    file.write_bytes(whole[:start] + junk + whole[end:])
    read_or_refuse(file if packed else folder)


def zipped(folder: Path, file: Path) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in sorted(folder.iterdir()):
            archive.write(table, table.name)
    return file


def test_every_cut_of_a_zip_is_refused(tmp_path: Path) -> None:
    """A stick pulled out too early: whatever part of the file arrived, it is not taken for a feed."""
    file = zipped(write_feed(tmp_path / "feed", TRAINS, TABLES), tmp_path / "feed.zip")
    whole = file.read_bytes()
    for length in range(0, len(whole) - 22, 37):
        file.write_bytes(whole[:length])
        with pytest.raises(FaultyFile):
            read_feed(file)


def test_a_zip_of_zips_says_what_to_do(tmp_path: Path) -> None:
    """Some railways publish rail and bus in one zip of two feeds: the operator picks one."""
    folder = write_feed(tmp_path / "feed", TRAINS, TABLES)
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name in ("rail", "bus"):
            archive.write(zipped(folder, tmp_path / f"{name}.zip"), f"google/{name}.zip")
    with pytest.raises(FaultyFile, match=r"all\.zip: GT005 is no feed, but has feeds in it: bus\.zip, rail\.zip\."):
        read_feed(tmp_path / "all.zip")


def test_of_two_feeds_in_one_zip_the_one_at_the_top_is_read(tmp_path: Path) -> None:
    """Last year's tables were left in a folder beside the new ones, and all are written in capital letters."""
    folder = write_feed(tmp_path / "feed", TRAINS, TABLES)
    with zipfile.ZipFile(tmp_path / "feed.zip", "w") as archive:
        for table in sorted(folder.iterdir()):
            archive.writestr(f"old\\2025\\{table.name}", "no such table")
            archive.write(table, f"NEW/{table.name.upper()}")
    reading = read_feed(tmp_path / "feed.zip")
    assert [fault.code for fault in reading.faults] == ["GT243"]
    assert sizes(reading.timetable) == sizes(read_feed(folder).timetable)


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    """The flag says that it is locked; the operator reads that it cannot be read."""
    file = zipped(write_feed(tmp_path / "feed", TRAINS, TABLES), tmp_path / "feed.zip")
    raw = bytearray(file.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    file.write_bytes(raw)
    with pytest.raises(FaultyFile, match=r"GT004 cannot be read: .*encrypted"):
        read_feed(file)


def test_text_that_is_not_utf_8_is_named_by_its_line(tmp_path: Path) -> None:
    """A name typed on an old machine: which line it is saves the operator an hour."""
    folder = write_feed(tmp_path / "feed", TRAINS, TABLES)
    stops = folder / "stops.txt"
    stops.write_bytes(stops.read_bytes().replace(b"Ciney", "Liège".encode("cp1252")))
    with pytest.raises(FaultyFile, match=r"feed/stops.txt:6: GT003 is not UTF-8 text"):
        read_feed(folder)


def test_a_row_with_a_comma_too_many_and_a_column_named_twice_are_told(tmp_path: Path) -> None:
    """Both are signs that everything beside them may have moved by one."""
    stops = "stop_id,stop_name,stop_lat,stop_lon,stop_name\nA,Aken, West,50,7\nB,Bergen,51,7,x,y"
    reading = read_feed(write_feed(tmp_path, {"t1": ["A 10:00", "B 11:00"]}, {"stops": stops}))
    assert {(fault.code, fault.line) for fault in reading.faults} >= {("GT241", 1), ("GT242", 3)}


Damage = Callable[[random.Random, bytes], bytes]


def _cut(chance: random.Random, text: bytes) -> bytes:
    return text[: chance.randrange(len(text))]


def _random_bytes(chance: random.Random, text: bytes) -> bytes:
    raw = bytearray(text)
    for _ in range(20):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def _in_head(chance: random.Random, text: bytes, change: Callable[[list[str]], list[str]]) -> bytes:
    head, _, rest = text.partition(b"\n")
    return ",".join(change(head.decode("utf-8-sig").strip("\r").split(","))).encode() + b"\n" + rest


def _swapped_columns(chance: random.Random, text: bytes) -> bytes:
    return _in_head(chance, text, lambda names: chance.sample(names, len(names)))


def _missing_column(chance: random.Random, text: bytes) -> bytes:
    return _in_head(chance, text, lambda names: ["?" if name == names[0] else name for name in names])


def _doubled_header(chance: random.Random, text: bytes) -> bytes:
    return _in_head(chance, text, lambda names: [chance.choice(names), *names[1:]])


def _in_cells(chance: random.Random, text: bytes, cell: str) -> bytes:
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    for _ in range(min(60, len(rows) - 1)):
        row = rows[chance.randrange(1, len(rows))]
        if row:
            row[chance.randrange(len(row))] = cell
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return written.getvalue().encode()


def _huge_numbers(chance: random.Random, text: bytes) -> bytes:
    return _in_cells(chance, text, "9" * chance.choice([9, 18, 5000]))


def _negative_times(chance: random.Random, text: bytes) -> bytes:
    return _in_cells(chance, text, "-10:00:00")


def _empty_cells(chance: random.Random, text: bytes) -> bytes:
    return _in_cells(chance, text, "")


def _utf_16(chance: random.Random, text: bytes) -> bytes:
    return text.decode("utf-8-sig").encode("utf-16")


def _cp1252(chance: random.Random, text: bytes) -> bytes:
    return text.decode("utf-8-sig").encode("cp1252", "replace")


DAMAGES: tuple[Damage, ...] = (
    _cut, _random_bytes, _swapped_columns, _missing_column, _doubled_header, _huge_numbers, _negative_times,
    _empty_cells, _utf_16, _cp1252,
)  # fmt: skip
READ = ("agency", "stops", "routes", "trips", "stop_times", "calendar", "calendar_dates", "transfers", "feed_info")


def _mutilate(feed: Path, folder: Path, damage: Damage, seed: int) -> None:
    """Damage one table after the other of a real feed."""
    folder.mkdir()
    with zipfile.ZipFile(feed) as archive:
        tables = {name: archive.read(f"{name}.txt") for name in READ if f"{name}.txt" in archive.namelist()}
    for number, (name, text) in enumerate(tables.items()):
        chance = random.Random(seed * 100 + number)
        for other, good in tables.items():
            (folder / f"{other}.txt").write_bytes(damage(chance, good) if other == name and text else good)
        read_or_refuse(folder)


@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
def test_the_demo_feed_mutilated_is_read_or_refused(tmp_path: Path, damage: Damage) -> None:
    """Each table of a real feed is damaged in ten ways: ten times eight feeds, and no traceback."""
    _mutilate(DEMO / "de-fv-2025.zip", tmp_path / "feed", damage, seed=1)


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__.strip("_"))
@pytest.mark.parametrize("name", ["gtfs/us-bart-2023-rider-categories.zip", "gtfs-rt/ct.zip"])
def test_other_feeds_mutilated_are_read_or_refused(shared: Path, tmp_path: Path, name: str, damage: Damage) -> None:
    """The same with the feeds of two American railways, which have rules for lines and a feed_info."""
    _mutilate(shared / name, tmp_path / "feed", damage, seed=2)
