"""The prices of a real city, Boston: every commuter-rail rule, and subway, bus and silver line with their transfers."""

import csv
import io
import itertools
import random
import zipfile
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.fares.gtfs_feed import prices_of, read_fares, summary
from kiosk.fares.gtfs_packed import from_bytes, to_bytes
from kiosk.fares.gtfs_products import Issuable
from kiosk.fares.gtfs_v2 import FaresV2
from kiosk.money import Money
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Call, Itinerary, Leg, Station
from tests.fares.literal_v2 import Literal, Row

pytestmark = pytest.mark.data
NOON = datetime(2024, 10, 9, 12, tzinfo=ZoneInfo("America/New_York"))  # a Wednesday
TABLES = (
    "agency", "stops", "routes", "areas", "stop_areas", "calendar", "timeframes", "fare_media", "fare_products",
    "fare_leg_rules", "fare_transfer_rules",
)  # fmt: skip


@pytest.fixture(scope="module")
def feed() -> Path:
    path = Path(__file__).parents[3] / "shared/data/gtfs/us-mbta-2024-fares-v2-pathways-no-trips.zip"
    if not path.exists():
        pytest.skip("the real feeds of ../shared/data are not on this machine")
    return path


@pytest.fixture(scope="module")
def fares(feed: Path) -> FaresV2:
    read = read_fares(Tables(feed))
    assert isinstance(read.fares, FaresV2)
    assert [fault.code for fault in read.faults] == ["GF302"], "only that the free days have no date"
    stored = from_bytes(to_bytes(read.fares))
    assert stored == read.fares
    return read.fares


@pytest.fixture(scope="module")
def raw(feed: Path) -> dict[str, list[Row]]:
    with zipfile.ZipFile(feed) as archive:
        texts = {name: archive.read(f"{name}.txt").decode("utf-8-sig") for name in TABLES}
    tables = {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}
    for table in ("fare_products", "stops"):  # columns that the oracle looks for, and this feed does without
        tables[table] = [{"rider_category_id": "", "stop_timezone": ""} | row for row in tables[table]]
    return tables


def leg(route: str, start: str, end: str, minute: int, minutes: int) -> Leg:
    leaves = NOON + timedelta(minutes=minute)
    calls = (
        Call(Station(start, "", 0, 0), leaves, stop=start),
        Call(Station(end, "", 0, 0), leaves + timedelta(minutes=minutes), stop=end),
    )
    return Leg("", "", "t", *calls, route=route)


def subway(minute: int) -> Leg:
    return leg("Red", "70061", "70077", minute, 20)


def bus(minute: int) -> Leg:
    return leg("1", "1", "10", minute, 15)


def test_the_operator_reads_what_the_feed_holds(fares: FaresV2) -> None:
    """Counts in plain words, and which media this kiosk can hand out."""
    text = summary(fares, date(2024, 10, 9))
    assert "36 fare products with 96 prices, 677 leg rules, of which 492 can hold on 2024-10-09" in text
    assert "37 transfer rules, 0 rider categories" in text
    assert text.endswith("Of 4 media this kiosk can hand out 3: Cash, Credit/debit card, CharlieTicket.")


@pytest.mark.slow
def test_every_commuter_rail_rule_gives_its_own_price_to_every_pair_of_its_stops(
    fares: FaresV2, raw: dict[str, list[Row]]
) -> None:
    """168 of 336 rules hold on a Wednesday; all pairs of stops have their rule's price, all other pairs none."""
    prices = prices_of(fares)
    rules = [row for row in raw["fare_leg_rules"] if row["network_id"] == "commuter_rail"]
    dated = {row["timeframe_group_id"] for row in raw["timeframes"]} | {""}
    active = [row for row in rules if row["from_timeframe_group_id"] in dated]
    assert (len(rules), len(active)) == (336, 168)
    here = {row["fare_media_id"] for row in raw["fare_media"] if row["fare_media_type"] in "01"}
    amount = {
        row["fare_product_id"]: int(Decimal(row["amount"]) * 100)
        for row in raw["fare_products"]
        if row["fare_media_id"] in here
    }
    by_areas = {(row["from_area_id"], row["to_area_id"]): amount[row["fare_product_id"]] for row in active}
    assert len(by_areas) == 168
    areas = defaultdict(set)
    for row in raw["stop_areas"]:
        areas[row["stop_id"]].add(row["area_id"])
    used = {area for pair in by_areas for area in pair}
    stops = sorted(stop for stop, found in areas.items() if found & used)
    routes = [row["route_id"] for row in raw["routes"] if row["network_id"] == "commuter_rail"]
    met = set()
    unknown = 0
    for number, (start, end) in enumerate(itertools.product(stops, stops)):
        pairs = [pair for pair in itertools.product(areas[start], areas[end]) if pair in by_areas]
        wanted = min((by_areas[pair] for pair in pairs), default=None)
        price = prices.price(Itinerary((leg(routes[number % len(routes)], start, end, 0, 40),)))
        assert price == (None if wanted is None else Money(wanted, "USD")), (start, end)
        met.update(pairs)
        unknown += wanted is None and start != end
    assert met == set(by_areas), "every rule that holds was met"
    assert (len(stops) * (len(stops) - 1), unknown) == (119_370, 182), "as the design note counted them"


def test_subway_and_bus_are_one_ticket_for_two_hours(fares: FaresV2) -> None:
    """2.40 within two hours, 4.80 after; the bus for 1.70 in cash; the app's ticket is not for a kiosk."""
    ticket = prices_of(fares, Issuable(media=frozenset({"charlieticket"})))
    assert ticket.price(Itinerary((subway(0), bus(30)))) == Money(240, "USD")
    assert ticket.price(Itinerary((subway(0), bus(120)))) == Money(240, "USD")
    assert ticket.price(Itinerary((subway(0), bus(121)))) == Money(480, "USD")
    cash = prices_of(fares, Issuable(media=frozenset({"cash"})))
    assert cash.price(Itinerary((bus(0),))) == Money(170, "USD")
    assert cash.price(Itinerary((subway(0),))) is None, "the gates of the subway take no cash"
    assert prices_of(fares, Issuable(media=frozenset({"mticket"}))).price(Itinerary((subway(0),))) is None
    assert prices_of(fares).price(Itinerary((subway(0), bus(121)))) == Money(410, "USD"), "ticket, then cash, is less"


def test_nothing_is_free_that_is_so_after_a_change_only(fares: FaresV2) -> None:
    """The column transfer_only: read as any other rule, the subway would cost nothing."""
    assert prices_of(fares).price(Itinerary((subway(0),))) == Money(240, "USD")


@pytest.mark.slow
def test_random_journeys_equal_the_words_of_the_reference(fares: FaresV2, raw: dict[str, list[Row]]) -> None:
    """Up to three legs of subway, silver line, bus and railway, within and after two hours: the oracle agrees."""
    chance = random.Random(20241009)
    prices, literal = prices_of(fares), Literal(raw)
    by_area = defaultdict(list)
    for row in raw["stop_areas"]:
        by_area[row["area_id"]].append(row["stop_id"])
    lonely = [row["stop_id"] for row in raw["stops"] if row["location_type"] == "0"]
    trains = [stop for area, stops in by_area.items() if "commuter_rail" in area for stop in stops]
    some = [
        stop
        for area, stops in by_area.items()
        if area[:7] in ("area_bl", "area_gl", "area_re", "area_sl")
        for stop in stops
    ]
    some += chance.sample(sorted(set(lonely) - {row["stop_id"] for row in raw["stop_areas"]}), 100)
    networks = defaultdict(list)
    for row in raw["routes"]:
        networks[row["network_id"]].append(row["route_id"])
    usual = [
        "rapid_transit",
        "local_bus",
        "sl_rapid_transit",
        "rail_replacement_bus",
        "m_rapid_transit",
        "commuter_rail",
    ]
    known = 0
    for _ in range(400):
        minute, legs = 0, []
        for _ in range(chance.randint(1, 3)):
            network = chance.choice(usual if chance.random() < 0.9 else list(networks))
            stops = chance.sample(trains if network == "commuter_rail" else some, 2)
            made = leg(chance.choice(networks[network]), *stops, minute, chance.randint(5, 60))
            legs.append(made)
            minute += chance.randint(20, 90)
        way = Itinerary(tuple(legs))
        price = prices.price(way)
        assert (price.minor if price else None) == literal.price(way, ""), way
        known += price is not None
    assert known > 100
