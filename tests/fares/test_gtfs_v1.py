"""Fares v1: by zones, routes and transfers, to the cent; what the feed does not say has no price."""

import csv
import io
import itertools
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.fares.gtfs_feed import prices_of, read_fares, summary
from kiosk.fares.gtfs_packed import from_bytes, to_bytes
from kiosk.money import Money
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Call, Itinerary, Leg, Station
from tests.fares.gtfs_feeds import BASE, BUS, FRIDAY, ON, TRAIN, at, call, codes, paid, prices, reading, way
from tests.fares.literal_v2 import Row

FARE = "fare_id,price,currency_type,payment_method,transfers,transfer_duration"
RULE = "fare_id,route_id,origin_id,destination_id,contains_id"


def test_a_zone_pair_has_its_own_price_in_each_direction(tmp_path: Path) -> None:
    """From A to B is what the operator wrote; back, where he wrote nothing, is not guessed."""
    fares = prices(tmp_path, {"fare_attributes": f"{FARE}\nf,2.40,EUR,1,0,", "fare_rules": f"{RULE}\nf,,1,2,"})
    assert paid(fares, BUS) == 240
    assert paid(fares, "bus B 9:00 A1 9:20") is None
    assert paid(fares, "bus A1 9:00 C 9:20") is None


def test_a_fare_without_any_rule_is_for_all_trains(tmp_path: Path) -> None:
    """A small town has one price and no fare_rules.txt."""
    fares = prices(tmp_path, {"fare_attributes": f"{FARE}\nf,2.40,EUR,1,0,"})
    assert paid(fares, BUS) == 240
    assert paid(fares, BUS, ON) == 480


def test_a_fare_forgotten_in_the_rules_is_not_sold(tmp_path: Path) -> None:
    """Beside fares with rules, one without is a mistake: sold everywhere it would undercut all others."""
    tables = {"fare_attributes": f"{FARE}\nf,2.40,EUR,1,0,\nlost,0.10,EUR,1,,", "fare_rules": f"{RULE}\nf,bus,,,"}
    read = reading(tmp_path, tables)
    assert codes(read.faults) == {"GF303"}
    assert read.fares
    assert paid(prices_of(read.fares), BUS) == 240
    assert paid(prices_of(read.fares), TRAIN) is None


def test_rules_that_are_broken_do_not_open_a_fare_to_everybody(tmp_path: Path) -> None:
    """The only rule of a fare names a zone that is not there: the fare is for nobody, not for all."""
    tables = {"fare_attributes": f"{FARE}\nf,2.40,EUR,1,0,", "fare_rules": f"{RULE}\nf,,11,2,"}
    read = reading(tmp_path, tables)
    assert codes(read.faults) == {"GF202", "GF303"}
    assert "Did you mean 1?" in str(read.faults[0])
    assert read.fares
    assert paid(prices_of(read.fares), BUS) is None


def test_the_cheapest_complete_set_of_fares_is_taken(tmp_path: Path) -> None:
    """One through fare, or two fares: whichever costs less, and only if every leg is covered."""
    tables = {
        "fare_attributes": f"{FARE}\nthrough,5.00,EUR,1,1,\nshort,2.00,EUR,1,0,\nlong,2.80,EUR,1,0,",
        "fare_rules": f"{RULE}\nthrough,,1,3,\nshort,,1,2,\nlong,,2,3,",
    }
    assert paid(prices(tmp_path / "1", tables), BUS, ON) == 480
    dearer = tables | {"fare_attributes": tables["fare_attributes"].replace("2.80", "3.10")}
    assert paid(prices(tmp_path / "2", dearer), BUS, ON) == 500
    partly = tables | {"fare_rules": f"{RULE}\nthrough,,1,4,\nshort,,1,2,\nlong,,4,3,"}
    assert paid(prices(tmp_path / "3", partly), BUS, ON) is None


@pytest.mark.parametrize(("transfers", "total"), [("0", 600), ("1", 400), ("2", 200), ("", 200)])
def test_a_fare_allows_so_many_transfers(tmp_path: Path, transfers: str, total: int) -> None:
    """Three legs on a fare of 2.00: three tickets without transfers, one where two are allowed."""
    fares = prices(tmp_path, {"fare_attributes": f"{FARE}\nf,2.00,EUR,1,{transfers},"})
    assert paid(fares, BUS, ON, "bus C 10:00 D 10:20") == total


def test_transfers_expire(tmp_path: Path) -> None:
    """An hour from the first departure to the last arrival; one minute more, and it is two tickets."""
    fares = prices(tmp_path, {"fare_attributes": f"{FARE}\nf,2.00,EUR,1,,3600"})
    assert paid(fares, BUS, "bus B 9:30 C 10:00") == 200
    assert paid(fares, BUS, "bus B 9:30 C 10:01") == 400
    assert paid(fares, "bus A1 9:00 B 11:00") == 200, "who does not change cannot be late for it"


def test_a_delay_does_not_make_the_ticket_dearer(tmp_path: Path) -> None:
    """Fares go by the timetable: the train is twenty minutes late, the transfer is still in time."""
    fares = prices(tmp_path, {"fare_attributes": f"{FARE}\nf,2.00,EUR,1,,3600"})
    first, last = way(BUS, "bus B 9:30 C 10:00").legs
    late = Call(last.end.station, at("10:20"), stop="C", planned=at("10:00"))
    assert fares.price(Itinerary((first, Leg("", "", "t", last.start, late, route="bus")))) == Money(200)


def test_a_fare_of_one_line_is_for_that_line_only(tmp_path: Path) -> None:
    """Two lines share a fare when the operator wrote both."""
    tables = {
        "fare_attributes": f"{FARE}\nboth,3.00,EUR,1,,\nbus,2.00,EUR,1,,",
        "fare_rules": f"{RULE}\nboth,bus,,,\nboth,rail,,,\nbus,bus,,,",
    }
    fares = prices(tmp_path, tables)
    assert paid(fares, BUS) == 200
    assert paid(fares, TRAIN) == 300
    assert paid(fares, TRAIN, ON) == 300
    assert paid(fares, "boat A1 9:00 B 9:20") is None


def test_a_fare_of_one_agency_is_for_its_trains_only(tmp_path: Path) -> None:
    """The ticket of the bus company is not valid on the railway of the same feed."""
    tables = {
        "agency": "agency_id,agency_name,agency_url,agency_timezone\n1,Rail,x,Europe/Berlin\n2,Bus,x,Europe/Berlin",
        "routes": "route_id,route_short_name,agency_id\nbus,Bus 1,2\nrail,RE 1,1",
        "fare_attributes": f"{FARE},agency_id\nf,2.00,EUR,1,,,2",
    }
    fares = prices(tmp_path, tables)
    assert paid(fares, BUS) == 200
    assert paid(fares, TRAIN) is None


def test_zones_on_the_way_decide(tmp_path: Path) -> None:
    """A ring: the same ends, but the train through zone 3 needs the dearer ticket. All zones must match, no more."""
    times = "trip_id,stop_sequence,stop_id\n" + "\n".join(
        f"{trip},{number},{stop}"
        for trip, stops in {
            "bus A1 B": ("A1", "D", "B"),
            "rail A1 B": ("A1", "C", "B", "D"),
        }.items()
        for number, stop in enumerate(stops)
    )
    tables = {
        "stop_times": times,
        "fare_attributes": f"{FARE}\nshort,2.00,EUR,1,,\nring,3.00,EUR,1,,",
        "fare_rules": f"{RULE}\nshort,,,,1\nshort,,,,2\nshort,,,,4\nring,,,,1\nring,,,,2\nring,,,,3",
    }
    fares = prices(tmp_path, tables)
    assert paid(fares, BUS) == 200
    assert paid(fares, TRAIN) == 300
    assert paid(fares, "bus A1 9:00 C 9:20") is None, "that train does not stop at C, so its way is not known"
    assert from_bytes(to_bytes(fares.fares)) == fares.fares


def test_fares_paid_on_board_are_no_tickets(tmp_path: Path) -> None:
    """Where the feed tells fares apart, the kiosk sells what is paid before boarding, even if it is dearer."""
    tables = {"fare_attributes": f"{FARE}\nticket,2.50,EUR,1,,\ndriver,2.00,EUR,0,,"}
    assert paid(prices(tmp_path / "1", tables), BUS) == 250
    only = {"fare_attributes": f"{FARE}\ndriver,2.00,EUR,0,,"}
    assert paid(prices(tmp_path / "2", only), BUS) == 200, "all are paid on board: nobody thought of kiosks"
    assert "1 fare paid on board cannot be bought here" in summary(prices(tmp_path / "1", tables).fares, FRIDAY)


def test_rider_categories_have_their_own_price_or_the_ordinary_one(tmp_path: Path) -> None:
    """Children pay half; students pay as everybody; who is not in the feed has no price; an old price is over."""
    tables = {
        "fare_attributes": f"{FARE}\nf,2.40,EUR,1,,",
        "rider_categories": "rider_category_id,rider_category_description\nchild,Child\nstudent,Student\nsenior,Senior",
        "fare_rider_categories": "fare_id,rider_category_id,price,commencement_date,expiration_date\n"
        "f,child,1.20,,\nf,senior,2.00,,20261119\nf,senior,2.10,20261120,",
    }
    fares = prices(tmp_path, tables)
    assert [paid(fares, BUS, rider=rider) for rider in ("", "child", "student", "nobody")] == [240, 120, 240, None]
    assert paid(fares, BUS, rider="senior") == 210
    assert paid(fares, BUS, rider="senior", day=date(2026, 11, 19)) == 200
    assert [rider.name for rider in fares.riders()] == ["Child", "Student", "Senior"]


def test_a_broken_price_of_a_category_is_not_replaced_by_the_full_one(tmp_path: Path) -> None:
    """A child's price that cannot be read: a person is asked, nobody is overcharged."""
    tables = {
        "fare_attributes": f"{FARE}\nf,2.40,EUR,1,,",
        "rider_categories": "rider_category_id,rider_category_description\nchild,Child",
        "fare_rider_categories": 'fare_id,rider_category_id,price\nf,child,"1,20"',
    }
    read = reading(tmp_path, tables)
    assert [fault.code for fault in read.faults] == ["GF201"]
    assert read.fares
    assert [paid(prices_of(read.fares), BUS, rider=rider) for rider in ("", "child")] == [240, None]


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [("2.4", "EUR", 240), ("210", "JPY", 210), ("210.00", "JPY", 210), ("1.255", "KWD", 1255), ("0", "EUR", 0)],
)
def test_amounts_are_minor_units_of_their_currency(tmp_path: Path, amount: str, currency: str, minor: int) -> None:
    """A yen has no cents and a dinar has a thousand fils: no price is a hundred times too high."""
    fares = prices(tmp_path, {"fare_attributes": f"{FARE}\nf,{amount},{currency},1,,"})
    assert fares.price(way(BUS)) == Money(minor, currency)


def test_a_platform_counts_before_its_station(tmp_path: Path) -> None:
    """Caltrain writes the right zone at the platforms and a wrong one at all stations."""
    rows = "A,,1,9\nA1,A,0,1\nA2,A,0,1\nB,,1,2\nB1,B,0,2\nB2,B,0,3\nC,,1,4\nC1,C,0,"
    stops = f"stop_id,parent_station,location_type,zone_id\n{rows}"
    tables = {"stops": stops, "fare_attributes": f"{FARE}\nf,2.00,EUR,1,0,", "fare_rules": f"{RULE}\nf,,1,2,\nf,,1,4,"}
    fares = prices(tmp_path, tables)
    a, b, c = (Station(id, id, 50, 7) for id in "ABC")

    def price(start: Call, end: Call) -> Money | None:
        return fares.price(Itinerary((Leg("", "", "t", start, end, route="bus"),)))

    start, end = Call(a, at("9:00"), stop="A1"), at("9:20")
    assert price(start, Call(b, end, stop="B1")) == Money(200)
    assert price(start, Call(b, end, stop="B2")) is None
    assert price(Call(a, at("9:00")), Call(b, end, stop="B1")) == Money(200), "all platforms of A are in zone 1"
    assert price(start, Call(b, end)) is None, "the platforms of B differ, so which fare is it?"
    assert price(start, Call(c, end, stop="C1")) == Money(200), "a platform without zone has that of its station"


def literal(tables: dict[str, str], itinerary: Itinerary) -> int | None:
    """Every way to split the legs, every fare for every part, rule rows as they stand."""
    rows = {name: list(csv.DictReader(io.StringIO(text))) for name, text in tables.items()}
    zone = {row["stop_id"]: row["zone_id"] for row in rows["stops"]}

    def fits(fare: Row, legs: tuple[Leg, ...]) -> bool:
        if fare["transfers"] and len(legs) - 1 > int(fare["transfers"]):
            return False
        if len(legs) > 1 and fare["transfer_duration"]:
            limit = timedelta(seconds=int(fare["transfer_duration"]))
            if legs[-1].end.at - legs[0].start.at > limit:
                return False
        good = [
            row
            for row in rows["fare_rules"]
            if row["fare_id"] == fare["fare_id"]
            and row["origin_id"] in ("", zone[legs[0].start.stop])
            and row["destination_id"] in ("", zone[legs[-1].end.stop])
        ]
        return all(any(row["route_id"] in ("", leg.route) for row in good) for leg in legs)

    def parts(legs: tuple[Leg, ...]) -> Iterator[list[tuple[Leg, ...]]]:
        for cuts in itertools.product((False, True), repeat=len(legs) - 1):
            ends = [0, *(n + 1 for n, cut in enumerate(cuts) if cut), len(legs)]
            yield [legs[a:b] for a, b in itertools.pairwise(ends)]

    totals = []
    for split in parts(itinerary.legs):
        each = [[Decimal(f["price"]) for f in rows["fare_attributes"] if fits(f, part)] for part in split]
        if all(each):
            totals.append(sum(min(found) for found in each))
    return int(min(totals) * 100) if totals else None


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_fares_equal_an_independent_reading(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """All mixtures of zones, routes, transfers and times, against every way to split the journey."""
    some = st.sampled_from
    attributes, rules = [FARE], [RULE.removesuffix(",contains_id")]
    for fare in "pqrs":
        price = data.draw(some(("1.00", "1.50", "2.40", "0")))
        attributes.append(
            f"{fare},{price},EUR,1,{data.draw(some(('', '0', '1', '2')))},{data.draw(some(('', '3600')))}"
        )
        for _ in range(data.draw(st.integers(1, 3))):
            zones = [data.draw(some(("", "1", "2", "3"))) for _ in range(2)]
            rules.append(f"{fare},{data.draw(some(('', 'bus', 'rail')))},{','.join(zones)}")
    tables = BASE | {"fare_attributes": "\n".join(attributes), "fare_rules": "\n".join(rules)}
    fares = prices(tmp_path_factory.mktemp("feed"), tables)
    for _ in range(5):
        now, legs = at("9:00"), []
        for number in range(data.draw(st.integers(1, 4))):
            start, end = (data.draw(some(("A1", "A2", "B", "C", "D"))) for _ in range(2))
            arrives = now + timedelta(minutes=data.draw(st.integers(5, 30)))
            legs.append(
                Leg("", "", f"t{number}", call(start, now), call(end, arrives), route=data.draw(some(("bus", "rail"))))
            )
            now = arrives + timedelta(minutes=5)
        price = fares.price(Itinerary(tuple(legs)))
        assert (price.minor if price else None) == literal(tables, Itinerary(tuple(legs)))


def raw(feed: Path, table: str) -> list[Row]:
    with zipfile.ZipFile(feed) as archive, archive.open(f"{table}.txt") as file:
        return list(csv.DictReader(io.TextIOWrapper(file, "utf-8-sig")))


def ride(route: str, start: Row, end: Row) -> Itinerary:
    """One leg between two rows of stops.txt."""
    calls = [
        Call(Station(row["parent_station"] or row["stop_id"], "", 0, 0), when, stop=row["stop_id"])
        for row, when in ((start, at("9:00")), (end, at("9:40")))
    ]
    return Itinerary((Leg("", "", "t", calls[0], calls[1], route=route),))


@pytest.mark.data
def test_all_prices_of_bart_are_those_of_the_feed(shared: Path) -> None:
    """2,500 pairs of stations, four kinds of riders: each of the 10,000 prices equals the raw rows."""
    feed = shared / "gtfs" / "us-bart-2023-rider-categories.zip"
    read = read_fares(Tables(feed))
    assert read.fares
    assert not read.faults
    fares = prices_of(from_bytes(to_bytes(read.fares)) or read.fares)
    ordinary = {row["fare_id"]: row["price"] for row in raw(feed, "fare_attributes")}
    reduced = {(row["fare_id"], row["rider_category_id"]): row["price"] for row in raw(feed, "fare_rider_categories")}
    rules = {(row["origin_id"], row["destination_id"]): row["fare_id"] for row in raw(feed, "fare_rules")}
    platforms = [row for row in raw(feed, "stops") if row["zone_id"]]
    riders = ["", *(row["rider_category_id"] for row in raw(feed, "rider_categories"))]
    seen: dict[tuple[str, str, str], Money] = {}
    for start, end, rider in itertools.product(platforms, platforms, riders):
        fare = rules[start["zone_id"], end["zone_id"]]
        price = fares.price(ride("1", start, end), rider)
        assert price == Money(int(Decimal(reduced.get((fare, rider), ordinary[fare])) * 100), "USD")
        seen[start["zone_id"], end["zone_id"], rider] = price
    assert len(seen) == 10_000
    assert len(reduced) == 7_500
    assert all(seen[end, start, rider] == price for (start, end, rider), price in seen.items())
    assert all(price <= seen[start, end, ""] for (start, end, _), price in seen.items())


@pytest.mark.data
def test_all_prices_of_caltrain_are_those_of_the_feed(shared: Path) -> None:
    """Six zones at the platforms, wrong ones at the stations; one ticket for two trains within four hours."""
    feed = shared / "gtfs-rt" / "ct.zip"
    read = read_fares(Tables(feed))
    assert read.fares
    fares = prices_of(read.fares)
    price = {row["fare_id"]: Money(int(Decimal(row["price"]) * 100), "USD") for row in raw(feed, "fare_attributes")}
    rules = {(row["origin_id"], row["destination_id"]): price[row["fare_id"]] for row in raw(feed, "fare_rules")}
    platforms = [row for row in raw(feed, "stops") if row["parent_station"]]
    for start, end in itertools.product(platforms, platforms):
        assert fares.price(ride("L2", start, end)) == rules.get((start["zone_id"], end["zone_id"]))
    assert len(rules) == 36
    assert len({row["zone_id"] for row in platforms}) == 6
