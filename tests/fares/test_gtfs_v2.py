"""Fares v2: leg rules, times, media, riders, joins and transfers, as the GTFS reference says them."""

from datetime import date
from pathlib import Path

import pytest

from kiosk.fares.gtfs_feed import prices_of, summary
from kiosk.fares.gtfs_packed import from_bytes, to_bytes
from kiosk.fares.gtfs_products import APP, CARD, Issuable
from kiosk.money import Money
from tests.fares.gtfs_feeds import BUS, LEG, ON, SOLD, TRAIN, codes, feed, paid, prices, reading, way

AREAS = {"areas": "area_id\ncity\nsea", "stop_areas": "stop_id,area_id\nA,city\nB,city\nC,sea"}


def test_an_empty_field_means_all_that_no_other_rule_names(tmp_path: Path) -> None:
    """The bus has its own price, everything else costs four: also the boat, which is in no network."""
    fares = prices(tmp_path, feed("g,bus,,,one", "g,,,,four"))
    assert [paid(fares, leg) for leg in (BUS, TRAIN, "boat A1 9:00 B 9:20")] == [100, 400, 400]


def test_an_area_that_is_named_anywhere_is_not_meant_by_an_empty_field(tmp_path: Path) -> None:
    """City to city one, anything from outside four; from the city to outside nothing was said, so a person is asked."""
    fares = prices(tmp_path, feed("g,,city,city,one", "g,,,,four", **AREAS))
    assert paid(fares, BUS) == 100
    assert paid(fares, "bus C 9:00 D 9:20") == 400
    assert paid(fares, "bus A1 9:00 C 9:20") is None


def test_with_rule_priority_an_empty_field_means_anything_and_the_highest_wins(tmp_path: Path) -> None:
    """Four everywhere, one within the city, although both rules fit there; an empty priority is zero."""
    fares = prices(tmp_path, feed("g,,,,four,", "g,,city,city,one,1", columns=f"{LEG},rule_priority", **AREAS))
    assert paid(fares, BUS) == 100
    assert paid(fares, "bus A1 9:00 C 9:20") == 400


def test_a_platform_can_lie_in_another_area_than_its_station(tmp_path: Path) -> None:
    """A2 has its own area, which overrides that of the station."""
    areas = AREAS | {"stop_areas": "stop_id,area_id\nA,city\nA2,sea\nB,city"}
    fares = prices(tmp_path, feed("g,,city,city,one", "g,,sea,city,two", **areas))
    assert paid(fares, BUS) == 100
    assert paid(fares, "bus A2 9:00 B 9:20") == 200


def test_networks_may_stand_in_their_own_tables(tmp_path: Path) -> None:
    """networks.txt and route_networks.txt instead of a column of routes.txt."""
    tables = {
        "routes": "route_id,route_short_name\nbus,Bus 1\nrail,RE 1",
        "networks": "network_id,network_name\nslow,Slow",
        "route_networks": "network_id,route_id\nslow,bus",
    }
    fares = prices(tmp_path, feed("g,slow,,,one", "g,,,,four", **tables))
    assert [paid(fares, leg) for leg in (BUS, TRAIN)] == [100, 400]


TIMED = f"{LEG},from_timeframe_group_id,rule_priority"
PEAK = "timeframe_group_id,start_time,end_time,service_id\npeak,06:00:00,09:00:00,workdays"


def test_the_peak_ends_at_nine_by_the_clock(tmp_path: Path) -> None:
    """8:59 is dear, 9:00 is not, Saturday is not; one past midnight it is Saturday, whatever day the train is of."""
    frames = {"timeframes": f"{PEAK}\npeak,00:00:00,02:00:00,workdays"}
    fares = prices(tmp_path, feed("g,,,,four,peak,1", "g,,,,one,,0", columns=TIMED, **frames))
    assert paid(fares, "bus A1 8:59 B 9:20") == 400
    assert paid(fares, BUS) == 100
    assert paid(fares, "bus A1 8:59 B 9:20", day=date(2026, 11, 21)) == 100
    assert paid(fares, "bus A1 25:00 B 25:20") == 100
    assert paid(fares, "bus A1 25:00 B 25:20", day=date(2026, 11, 19)) == 400


def test_the_clock_is_that_of_the_stop(tmp_path: Path) -> None:
    """A stop abroad has its own time: 9:20 in Berlin is 8:20 in London, still the peak."""
    stops = "stop_id,stop_timezone,location_type\nA1,Europe/London,0\nB,,0"
    fares = prices(tmp_path, feed("g,,,,four,peak,1", "g,,,,one,,0", columns=TIMED, timeframes=PEAK, stops=stops))
    assert paid(fares, "bus A1 9:20 B 9:50") == 400
    assert paid(fares, "bus B 9:20 A1 9:50") == 100


def test_a_timeframe_without_rows_never_holds(tmp_path: Path) -> None:
    """MBTA keeps rules for free days that have no date yet: read otherwise, all trains would be free."""
    columns = f"{LEG},from_timeframe_group_id"
    read = reading(tmp_path, feed("g,,,,one,someday", "g,,,,four,", columns=columns))
    assert [fault.code for fault in read.faults] == ["GF302"]
    assert read.fares
    assert paid(prices_of(read.fares), BUS) == 400
    assert "2 leg rules, of which 1 can hold" in summary(read.fares, date(2026, 11, 20))


def test_a_broken_peak_does_not_become_the_cheap_hour(tmp_path: Path) -> None:
    """When the peak cannot be read, nobody knows whether 8:30 is dear: no price. At noon likewise."""
    frames = {"timeframes": "timeframe_group_id,start_time,end_time,service_id\npeak,6 o'clock,09:00:00,workdays"}
    read = reading(tmp_path, feed("g,,,,four,peak,1", "g,,,,one,,0", columns=TIMED, **frames))
    assert codes(read.faults) == {"GF204"}
    assert read.fares
    assert paid(prices_of(read.fares), "bus A1 8:30 B 8:50") is None


def test_a_rule_with_an_unknown_product_lets_no_other_rule_in(tmp_path: Path) -> None:
    """The rule of the city is broken; the rule for all other areas must not take its place."""
    for columns, more in ((LEG, ""), (f"{LEG},rule_priority", ",1")):
        rules = (f"g,,city,city,oen{more}", "g,,,,four" + more.replace("1", "0"))
        read = reading(tmp_path, feed(*rules, columns=columns, **AREAS))
        assert [fault.cure for fault in read.faults] == ["Did you mean one?"]
        assert read.fares
        assert paid(prices_of(read.fares), BUS) is None
        assert paid(prices_of(read.fares), "bus C 9:00 D 9:20") == 400


MEDIA = {
    "fare_media": "fare_media_id,fare_media_name,fare_media_type\npaper,Ticket,1\ncard,Card,2\napp,App,4",
    "fare_products": "fare_product_id,fare_media_id,amount,currency\n"
    "one,paper,1.20,EUR\none,card,1.00,EUR\ntwo,app,2.00,EUR",
}


def test_only_what_this_kiosk_can_hand_out_is_sold(tmp_path: Path) -> None:
    """The card's price is for holders of the card; what exists in the app only has no price here."""
    tables = feed("g,bus,,,one", "g,rail,,,two", **MEDIA)
    usual = prices(tmp_path / "1", tables)
    assert [paid(usual, leg) for leg in (BUS, TRAIN)] == [120, None]
    cards = prices(tmp_path / "2", tables, Issuable(kinds=frozenset({CARD, APP})))
    assert [paid(cards, leg) for leg in (BUS, TRAIN)] == [100, 200]
    named = prices(tmp_path / "3", tables, Issuable(media=frozenset({"card"})))
    assert [paid(named, leg) for leg in (BUS, TRAIN)] == [100, None]


def test_riders_pay_their_own_price(tmp_path: Path) -> None:
    """The default category is the ordinary rider; a row without category is for everybody; others are not guessed."""
    tables = feed(
        "g,bus,,,one",
        "g,rail,,,two",
        rider_categories="rider_category_id,rider_category_name,is_default_fare_category,min_age,max_age\n"
        "adult,Adult,1,,\nchild,Child,0,6,14\nsenior,Senior,,65,",
        fare_products="fare_product_id,rider_category_id,amount,currency\none,adult,2.00,EUR\none,child,1.00,EUR\n"
        "two,,3.00,EUR\ntwo,senior,2.50,EUR",
    )
    fares = prices(tmp_path, tables)
    riders = ("", "adult", "child", "senior", "nobody")
    assert [paid(fares, BUS, rider=rider) for rider in riders] == [200, 200, 100, None, None]
    assert [paid(fares, TRAIN, rider=rider) for rider in riders] == [300, 300, 300, 250, None]
    assert [tuple(rider)[2:] for rider in fares.riders()] == [(True, None, None), (False, 6, 14), (False, 65, None)]


JOIN = "from_network_id,to_network_id,from_stop_id,to_stop_id"


def test_joined_legs_count_as_one(tmp_path: Path) -> None:
    """Two trains of one network are priced from the first stop to the last: city to sea, not two short rides."""
    rules = ("g,bus,city,city,one", "g,bus,city,sea,four")
    apart = prices(tmp_path / "1", feed("g,bus,,,one"))
    assert paid(apart, BUS, ON) == 200
    joined = prices(tmp_path / "2", feed(*rules, fare_leg_join_rules=f"{JOIN}\nbus,bus,,", **AREAS))
    assert paid(joined, BUS, ON) == 400
    bill = joined.bill(way(BUS, ON))
    assert bill
    assert [(line.product, line.first, line.last) for line in bill.lines] == [("four", 0, 1)]


def test_legs_are_joined_where_the_rule_says(tmp_path: Path) -> None:
    """Between two stations only where both are named; at one station always, unless a place is named."""
    change = "bus A1 9:00 B 9:20", "bus C 9:30 D 9:50"
    rules = ("g,,city,,four", "g,,sea,,one")
    for number, (join, total) in enumerate({"bus,bus,,": 500, "bus,bus,B,C": 400, "bus,bus,C,B": 500}.items()):
        fares = prices(tmp_path / str(number), feed(*rules, fare_leg_join_rules=f"{JOIN}\n{join}", **AREAS))
        assert paid(fares, *change) == total, join


def test_a_join_of_two_networks_has_no_price(tmp_path: Path) -> None:
    """GTFS does not say which network's rules would count: a person is asked."""
    read = reading(tmp_path, feed("g,,,,one", fare_leg_join_rules=f"{JOIN}\nbus,rail,,"))
    assert codes(read.faults) == {"GF206"}
    assert read.fares
    fares = prices_of(read.fares)
    assert paid(fares, BUS) == 100
    assert paid(fares, BUS, "rail B 9:30 C 9:50") is None


def test_a_route_in_two_networks_has_no_price(tmp_path: Path) -> None:
    """Which of the two is meant? A person knows."""
    tables = {
        "routes": "route_id\nbus\nrail",
        "networks": "network_id\nslow\nfast",
        "route_networks": "network_id,route_id\nslow,bus\nfast,bus",
    }
    read = reading(tmp_path, feed("g,,,,one", **tables))
    assert codes(read.faults) == {"GF203"}
    assert read.fares
    assert [paid(prices_of(read.fares), leg) for leg in (BUS, TRAIN)] == [None, 100]


def test_v2_wins_over_v1_and_v1_helps_when_v2_is_unusable(tmp_path: Path) -> None:
    """GTFS: only one of the two counts, and it should be v2."""
    old = {"fare_attributes": "fare_id,price,currency_type\nf,9.00,EUR"}
    both = reading(tmp_path / "1", feed("g,,,,one") | old)
    assert codes(both.faults) == {"GF304"}
    assert both.fares
    assert prices_of(both.fares).price(way(BUS)) == Money(100)
    broken = reading(tmp_path / "2", feed("g,,,,one", fare_products=SOLD) | old)
    assert {"GF103", "GF202"} == codes(broken.faults)
    assert broken.fares
    assert prices_of(broken.fares).price(way(BUS)) == Money(900)


def test_stored_fares_of_another_version_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update the kiosk does not misread what an older one wrote."""
    block = to_bytes(prices(tmp_path, feed("g,,,,one")).fares)
    monkeypatch.setattr("kiosk.fares.gtfs_packed.FORMAT", 99)
    assert from_bytes(block) is None
