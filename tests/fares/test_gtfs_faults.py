"""Broken fare tables: each bad row is named with file, line and cure, and no feed ends in a bare exception."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.fares.gtfs_feed import prices_of, read_fares, summary
from kiosk.fares.gtfs_packed import from_bytes, to_bytes
from kiosk.timetable.gtfs_tables import Tables
from tests.fares.gtfs_feeds import BASE, FRIDAY, paid, reading, way, write

V1 = {
    "fare_attributes": "fare_id,price,currency_type,payment_method,transfers,transfer_duration,agency_id\n"
    "f,2.40,EUR,1,0,,1\ng,3,EUR,1,,60,",
    "fare_rules": "fare_id,route_id,origin_id,destination_id,contains_id\nf,bus,1,2,\ng,,,,1\ng,,,,3",
    "rider_categories": "rider_category_id,rider_category_description\nchild,Child",
    "fare_rider_categories": "fare_id,rider_category_id,price\nf,child,1.20",
    "stop_times": "trip_id,stop_sequence,stop_id\nt,1,A1\nt,2,C",
}
V2 = {
    "areas": "area_id\ncity\nsea",
    "stop_areas": "area_id,stop_id\ncity,A\nsea,C",
    "networks": "network_id\nbus\nrail",
    "route_networks": "network_id,route_id\nbus,bus\nrail,rail",
    "routes": "route_id\nbus\nrail\nboat",
    "timeframes": "timeframe_group_id,start_time,end_time,service_id\npeak,06:00:00,09:00:00,workdays",
    "rider_categories": "rider_category_id,rider_category_name,is_default_fare_category,min_age,max_age\n"
    "adult,A,1,18,64\nchild,C,0,6,17",
    "fare_media": "fare_media_id,fare_media_name,fare_media_type\npaper,Ticket,1\napp,App,4",
    "fare_products": "fare_product_id,fare_product_name,rider_category_id,fare_media_id,amount,currency\n"
    "one,One,,paper,1.00,EUR\none,One,child,paper,0.50,EUR\ntwo,Two,,app,2.00,EUR",
    "fare_leg_rules": "leg_group_id,network_id,from_area_id,to_area_id,from_timeframe_group_id,to_timeframe_group_id,"
    "fare_product_id,rule_priority,transfer_only\ng,bus,,,,,one,0,0\nh,rail,city,sea,peak,,two,1,",
    "fare_leg_join_rules": "from_network_id,to_network_id,from_stop_id,to_stop_id\nbus,bus,B,B",
    "fare_transfer_rules": "from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,"
    "fare_transfer_type,fare_product_id,filter_fare_product_id,fare_media_behavior,fare_product_behavior\ng,g,-1,3600,1,0,,one,0,1",
}
BROKEN = [  # table, a broken row, code, what the operator reads
    (V1, "fare_attributes", "f,2.40,EUR,1,,,", "GF203", "fare 'f' has no id, or is there twice"),
    (V1, "fare_attributes", ',2.40,EUR,1,,,', "GF203", "fare ''"),
    (V1, "fare_attributes", 'x,"2,40",EUR,1,,,', "GF201", "price is '2,40'"),
    (V1, "fare_attributes", "x,2.405,EUR,1,,,", "GF201", "no price in EUR"),
    (V1, "fare_attributes", "x,1e9,EUR,1,,,", "GF201", "price is '1e9'"),
    (V1, "fare_attributes", "x,-1,EUR,1,,,", "GF201", "less than nothing"),
    (V1, "fare_attributes", "x,2.40,EURO,1,,,", "GF201", "nobody knows the currency 'EURO'"),
    (V1, "fare_attributes", "x,2.40,USD,1,,,", "GF205", "the price is in USD, most others are in EUR"),
    (V1, "fare_attributes", "x,2.40,EUR,2,,,", "GF204", "payment_method is '2'"),
    (V1, "fare_attributes", "x,2.40,EUR,1,many,,", "GF204", "transfers is 'many'"),
    (V1, "fare_attributes", "x,2.40,EUR,1,,-5,", "GF204", "transfer_duration is '-5'"),
    (V1, "fare_attributes", "x,2.40,EUR,1,,,2", "GF202", "names the agency '2'"),
    (V1, "fare_rules", "x,,,,", "GF202", "names the fare 'x'"),
    (V1, "fare_rules", ",bus,,,", "GF203", "without fare_id"),
    (V1, "fare_rules", "f,buss,,,", "GF202", "Did you mean bus?"),
    (V1, "fare_rules", "f,,1,5,", "GF202", "names the zone '5'"),
    (V1, "fare_rider_categories", "f,chidl,1.00", "GF202", "Did you mean child?"),
    (V1, "fare_rider_categories", "f,child,free", "GF201", "price is 'free'"),
    (V2, "stop_areas", "city,X", "GF202", "names the stop 'X'"),
    (V2, "stop_areas", "town,B", "GF202", "names the area 'town'"),
    (V2, "stop_areas", ",B", "GF203", "names no area"),
    (V2, "route_networks", "train,boat", "GF202", "names the network 'train'"),
    (V2, "route_networks", "bus,rail", "GF203", "in two networks"),
    (V2, "timeframes", "peak,06:00:00,,workdays", "GF204", "goes from '06:00:00' to ''"),
    (V2, "timeframes", "peak,16:00:00,25:00:00,workdays", "GF204", "goes from '16:00:00' to '25:00:00'"),
    (V2, "timeframes", "peak,,,workday", "GF202", "Did you mean workdays?"),
    (V2, "timeframes", "peak,,,", "GF202", "names no service"),
    (V2, "rider_categories", "child,C,0,,", "GF203", "rider category 'child'"),
    (V2, "rider_categories", "senior,S,1,,", "GF203", "second default category"),
    (V2, "rider_categories", "senior,S,0,old,", "GF204", "min_age is 'old'"),
    (V2, "fare_media", "coin,Coin,7", "GF204", "fare_media_type is '7'"),
    (V2, "fare_media", "coin,Coin,", "GF204", "has no fare_media_type"),
    (V2, "fare_products", "x,X,,paper,,EUR", "GF201", "amount is ''"),
    (V2, "fare_products", "x,X,,papre,1,EUR", "GF202", "Did you mean paper?"),
    (V2, "fare_products", "x,X,adlut,,1,EUR", "GF202", "Did you mean adult?"),
    (V2, "fare_leg_rules", "g,,,,,,tow,0,", "GF202", "Did you mean two?"),
    (V2, "fare_leg_rules", "g,,,,,,,0,", "GF202", "names no fare product"),
    (V2, "fare_leg_rules", "g,buss,,,,,one,0,", "GF202", "names the network 'buss'"),
    (V2, "fare_leg_rules", "g,,ctiy,,,,one,0,", "GF202", "Did you mean city?"),
    (V2, "fare_leg_rules", "g,,,,never,,one,0,", "GF302", "the timeframe group 'never' has no rows"),
    (V2, "fare_leg_rules", "g,,,,,,one,first,", "GF204", "rule_priority is 'first'"),
    (V2, "fare_leg_rules", "g,,,,,,one,0,yes", "GF204", "transfer_only is 'yes'"),
    (V2, "fare_leg_join_rules", "bus,,,", "GF204", "lacks a network"),
    (V2, "fare_leg_join_rules", "bus,bus,B,", "GF204", "lacks a network"),
    (V2, "fare_leg_join_rules", "bus,bus,B,X", "GF202", "names the stop 'X'"),
    (V2, "fare_transfer_rules", "g,x,,,,0,,,,", "GF202", "names the leg group 'x'"),
    (V2, "fare_transfer_rules", "g,h,,,,3,,,,", "GF204", "fare_transfer_type is '3'"),
    (V2, "fare_transfer_rules", "g,h,,,,,,,,", "GF204", "fare_transfer_type is empty"),
    (V2, "fare_transfer_rules", "g,h,,60,,0,,,,", "GF204", "duration_limit has no duration_limit_type"),
    (V2, "fare_transfer_rules", "g,h,,60,4,0,,,,", "GF204", "duration_limit_type is '4'"),
    (V2, "fare_transfer_rules", "g,h,1,,,0,,,,", "GF204", "transfer_count is '1' between two groups"),
    (V2, "fare_transfer_rules", "h,h,,,,0,,,,", "GF204", "transfer_count is empty"),
    (V2, "fare_transfer_rules", "g,h,,,,0,x,,,", "GF202", "names the fare product 'x'"),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "table", "row", "code", "said"), BROKEN)
def test_a_broken_row_is_named_by_its_line(
    tmp_path: Path, tables: dict[str, str], table: str, row: str, code: str, said: str
) -> None:
    """The operator sees which line of which file to mend, and everything else still has its price."""
    assert not reading(tmp_path / "good", tables).faults
    read = reading(tmp_path / "bad", tables | {table: f"{tables[table]}\n{row}"})
    line = len(tables[table].split("\n")) + 1
    found = [fault for fault in read.faults if fault.code == code and said in str(fault)]
    assert [(fault.file, fault.line) for fault in found] == [(f"bad/{table}.txt", line)], read.faults
    assert found[0].cure
    assert read.fares


def test_a_column_that_nobody_reads_is_told(tmp_path: Path) -> None:
    """A draft's contains_area_id changes prices; a name does not; an empty column says nothing."""
    more = "fare_product_id,network_id,rule_priority,contains_area_id,rule_name,distance_type\none,bus,0,sea,Bus,"
    read = reading(tmp_path, V2 | {"fare_leg_rules": more, "fare_transfer_rules": "", "fare_capping": "x\n1"})
    assert [(fault.code, fault.line) for fault in read.faults] == [("GF305", 0), ("GF301", 2)]
    assert "contains_area_id" in read.faults[1].what


def test_a_table_without_its_columns_gives_no_prices(tmp_path: Path) -> None:
    """Somebody exported the wrong sheet: said once, not for every row."""
    read = reading(tmp_path, V2 | {"fare_products": "product,price\none,1.00\ntwo,2.00"})
    assert read.fares is None
    assert [fault.code for fault in read.faults] == ["GF101"]
    assert "fare_product_id" in read.faults[0].what


def test_times_without_a_time_zone_give_no_prices(tmp_path: Path) -> None:
    """Whether it is nine o'clock cannot be known."""
    read = reading(tmp_path, V2 | {"agency": "agency_id,agency_timezone\n1,Europe/Berln"})
    assert read.fares is None
    assert "GF102" in [fault.code for fault in read.faults]


def test_a_feed_without_fares_has_none(tmp_path: Path) -> None:
    """Most railways publish no prices: nothing to complain of."""
    read = reading(tmp_path, {})
    assert read.fares is None
    assert not read.faults


RUBBISH = st.sampled_from(
    ["", "0", "-1", "2", "99999999999999999999", "1e99", "NaN", "٣", "24:00:00", "24:00:01", "peak", "g", "one", "bus",
     "A", "A1", "city", '"', "x" * 300, "\x00", "Europe", "../..", "EUR", "JPY", "20260230", ",,,,,,,,"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([V1, V2, V1 | V2]), st.data())
def test_mutilated_tables_never_end_in_a_bare_exception(
    tmp_path_factory: pytest.TempPathFactory, good: dict[str, str], data: st.DataObject
) -> None:
    """Cells, columns and rows lost, doubled or filled with rubbish: faults, and prices or none, but never a crash."""
    tables = BASE | good
    for _ in range(data.draw(st.integers(1, 6))):
        name = data.draw(st.sampled_from(sorted(tables)))
        rows = [row.split(",") for row in tables[name].split("\n")]
        row = data.draw(st.integers(0, len(rows) - 1))
        column = data.draw(st.integers(0, len(rows[row]) - 1))
        match data.draw(st.sampled_from(["cell", "cell", "cell", "row", "twice", "cut"])):
            case "cell":
                rows[row][column] = data.draw(RUBBISH)
            case "row" if len(rows) > 1:
                del rows[row]
            case "twice":
                rows.append(rows[row])
            case _:
                rows[row] = rows[row][:column]
        tables[name] = "\n".join(",".join(cells) for cells in rows)
    read = read_fares(Tables(write(tmp_path_factory.mktemp("feed"), tables)))
    assert all(fault.what and fault.code.startswith(("GF", "GT")) for fault in read.faults)
    if read.fares:
        assert from_bytes(to_bytes(read.fares)) == read.fares
        assert summary(read.fares, FRIDAY)
        prices = prices_of(read.fares)
        for legs in (["bus A1 8:00 B 8:20", "bus B 8:30 C 9:00"], ["rail A1 9:00 C 9:20"], ["boat D 8:00 A2 8:10"]):
            for rider in ("", "adult", "child", "g"):
                total = paid(prices, *legs, rider=rider)
                assert total is None or total >= 0
        assert prices.price(way(), "") is None


def test_bytes_that_are_no_text_are_a_fault(tmp_path: Path) -> None:
    """A spreadsheet's own encoding: the operator reads which file to save anew."""
    folder = write(tmp_path, V2)
    (folder / "fare_products.txt").write_bytes(b"fare_product_id,amount,currency\n\xff\xfe,1,EUR\n")
    read = read_fares(Tables(folder))
    assert read.fares is None
    assert [fault.code for fault in read.faults] == ["GT003"]


def test_a_zip_that_was_damaged_on_the_way_is_a_fault(tmp_path: Path) -> None:
    """A stick pulled out too early: fetch the feed again, instead of a page of program text."""
    feed = tmp_path / "feed.zip"
    rows = "\n".join(f"{number * 7919 % 10007},1.00,EUR" for number in range(5000))
    with zipfile.ZipFile(feed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("fare_products.txt", f"fare_product_id,amount,currency\n{rows}\n")
        archive.writestr("fare_leg_rules.txt", "fare_product_id\n1\n")
    damaged = bytearray(feed.read_bytes())
    damaged[60:400] = b"\xff" * 340
    feed.write_bytes(damaged)
    read = read_fares(Tables(feed))
    assert read.fares is None
    assert [fault.code for fault in read.faults] == ["GT004"]
