"""Random feeds: the kiosk's price is the one that the words of the GTFS reference give, whatever an operator writes."""

import csv
import io
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from kiosk.fares.gtfs_feed import Reading, prices_of, read_fares
from kiosk.fares.gtfs_packed import from_bytes, to_bytes
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Itinerary, Leg
from tests.fares.gtfs_feeds import BASE, at, call, write
from tests.fares.literal_v2 import Literal, Row

STOPS = ("A1", "A2", "B", "C", "D")
AREAS, GROUPS, PRODUCTS = ("x", "y", "z"), ("g", "h", "k"), ("p", "q", "r")
RIDERS = ("", "adult", "child", "nobody")
FRAMES = (
    "timeframe_group_id,start_time,end_time,service_id\n"
    "peak,06:00:00,09:00:00,workdays\npeak,16:00:00,19:00:00,workdays\nnight,,,daily"
)
MEDIA = "fare_media_id,fare_media_type\npaper,1\ncash,0\napp,4"


def table(columns: str, *cells: st.SearchStrategy[str], least: int = 0, most: int = 6) -> st.SearchStrategy[str]:
    """A table of random rows as text."""
    rows = st.lists(st.tuples(*cells), min_size=least, max_size=most, unique=True)
    return rows.map(lambda found: "\n".join([columns, *(",".join(row) for row in found)]))


def some(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


@st.composite
def transfers(draw: st.DrawFn) -> str:
    columns = ("from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,fare_transfer_type,"
               "fare_product_id,filter_fare_product_id,fare_media_behavior,fare_product_behavior")  # fmt: skip
    plain = draw(st.booleans())
    rows = []
    for _ in range(draw(st.integers(0, 6))):
        start, end = draw(some("", *GROUPS)), draw(some("", *GROUPS))
        count = draw(some("-1", "1", "2")) if start == end else ""
        limit, clock = draw(some(",", "1800,0", "1800,1", "1800,2", "3600,3", "3600,1")).split(",")
        more = (
            ("", "", "")
            if plain
            else (draw(some("", "", *PRODUCTS)), draw(some("", "0", "1")), draw(some("", "0", "1")))
        )
        rows.append((start, end, count, limit, clock, draw(some("0", "1", "2")), draw(some("", "t", *PRODUCTS)), *more))
    return "\n".join([columns, *(",".join(row) for row in dict.fromkeys(rows))])


@st.composite
def feeds(draw: st.DrawFn) -> dict[str, str]:
    priority = draw(st.booleans())
    areas = some("", "", "", "", "", *(AREAS if draw(st.booleans()) else ()))
    leaves, arrives = some("", "", "", "", "peak", "night", "never"), some("", "", "", "", "", "peak")
    cells = [some("", *GROUPS, *GROUPS), some("", "", "bus", "rail"), areas, areas, leaves, arrives]
    cells += [some(*PRODUCTS), some("", "", "", "", "1")]
    columns = (
        "leg_group_id,network_id,from_area_id,to_area_id,from_timeframe_group_id,to_timeframe_group_id,"
        "fare_product_id,transfer_only"
    )
    if priority:
        columns, cells = columns + ",rule_priority", [*cells, some("", "0", "1", "2")]
    riders = some("", "", "adult", "child")
    media = some("", "paper", "cash", "app")
    amount = some("0", "1.00", "2.40", "3.5", "0.05")
    keys = draw(st.lists(st.tuples(some(*PRODUCTS, "t"), riders, media), max_size=7, unique=True))
    usual = [(product, "", draw(some("", "paper"))) for product in (*PRODUCTS, "t")]
    sold = [
        (*key, draw(some("-0.50", "0.30")) if key[0] == "t" else draw(amount), "EUR")
        for key in {**dict.fromkeys(usual), **dict.fromkeys(keys)}
    ]
    joins = table(
        "from_network_id,to_network_id,from_stop_id,to_stop_id",
        some("bus,bus", "rail,rail"),
        some(",", "A,A", "B,C", "A1,A2"),
        most=2,
    )
    return BASE | {
        "areas": "area_id\nx\ny\nz",
        "stop_areas": draw(table("stop_id,area_id", some("A", *STOPS), some(*AREAS))),
        "rider_categories": "rider_category_id,is_default_fare_category\nadult,1\nchild,0",
        "fare_media": MEDIA,
        "timeframes": FRAMES,
        "fare_products": "\n".join(
            ["fare_product_id,rider_category_id,fare_media_id,amount,currency", *(",".join(row) for row in sold)]
        ),
        "fare_leg_rules": draw(table(columns, *cells, least=2, most=9)),
        "fare_leg_join_rules": draw(joins),
        "fare_transfer_rules": draw(transfers()),
    }


@st.composite
def changes(draw: st.DrawFn) -> dict[str, str]:
    """Feeds in which every leg has a price, so that all depends on the transfers."""
    legs = ["g,bus,p", "h,rail,q", f"{draw(some('k', 'g', ''))},,r"]
    legs += draw(st.lists(st.tuples(some("", *GROUPS), some("bus", "rail"), some(*PRODUCTS)).map(",".join), max_size=2))
    columns = "from_leg_group_id,to_leg_group_id,transfer_count,duration_limit,duration_limit_type,fare_transfer_type"
    rules = []
    for _ in range(draw(st.integers(2, 8))):
        start, end = draw(some("", "g", "g", "h", "h", "k")), draw(some("", "g", "g", "h", "h", "k"))
        count = draw(some("-1", "1", "2", "3")) if start == end else ""
        limit = draw(some("", "", "1800", "2400", "3600", "5400"))
        clock = draw(some("0", "1", "2", "3")) if limit else ""
        rules.append((start, end, count, limit, clock, draw(some("0", "0", "1", "2")), draw(some("", "t", "p"))))
    return BASE | {
        "fare_media": MEDIA,
        "fare_products": "fare_product_id,rider_category_id,fare_media_id,amount,currency\n"
        f"p,,{draw(some('', 'paper'))},1.00,EUR\nq,,,2.40,EUR\nq,,cash,2.10,EUR\nr,,paper,4.00,EUR\n"
        f"t,,,{draw(some('0.30', '-0.20'))},EUR",
        "rider_categories": "rider_category_id,is_default_fare_category",
        "fare_leg_rules": "\n".join(
            [
                "leg_group_id,network_id,fare_product_id,from_area_id,to_area_id,from_timeframe_group_id,to_timeframe_group_id",
                *(f"{leg},,,," for leg in dict.fromkeys(legs)),
            ]
        ),
        "fare_transfer_rules": "\n".join(
            [f"{columns},fare_product_id", *(",".join(row) for row in dict.fromkeys(rules))]
        ),
    }


@st.composite
def ways(draw: st.DrawFn) -> Itinerary:
    clock = draw(st.sampled_from(("8:20", "12:00", "15:50", "23:40")))
    now, legs = at(clock), []
    here = draw(some(*STOPS))
    for number in range(draw(st.integers(1, 5))):
        there, route = draw(some(*STOPS)), draw(some("bus", "bus", "rail", "boat"))
        end = now + timedelta(minutes=5 * draw(st.integers(1, 7)))
        legs.append(Leg(route, "", f"t{number}", call(here, now), call(there, end), route=route))
        now = end + timedelta(minutes=5 * draw(st.integers(1, 5)))
        here = {"A1": "A2"}.get(there, there) if draw(st.booleans()) else draw(some(*STOPS))
    return Itinerary(tuple(legs))


def dicts(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def read(tables: dict[str, str]) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        return read_fares(Tables(write(Path(folder), tables)))


def same_as_the_words(tables: dict[str, str], itineraries: list[Itinerary]) -> None:
    reading = read(tables)
    literal = Literal({name: dicts(text) for name, text in tables.items()})
    if reading.fares is None:
        return
    fares = from_bytes(to_bytes(reading.fares))
    assert fares == reading.fares
    prices = prices_of(fares)
    known = 0
    for way in itineraries:
        for rider in RIDERS:
            price, bill = prices.price(way, rider), prices.bill(way, rider)
            wanted = literal.price(way, rider)
            assert (price.minor if price else None) == wanted, (rider, way)
            assert bill is None or sum(line.price.minor for line in bill.lines) == wanted
            known += wanted is not None
    event(f"{known * 10 // max(1, len(itineraries) * len(RIDERS))} of 10 have a price")


QUICK = tuple(phase for phase in Phase if phase is not Phase.shrink)  # found by the short one, it is made small there


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(feeds() | changes(), st.lists(ways(), min_size=3, max_size=6))
def test_prices_are_those_of_the_reference(tables: dict[str, str], itineraries: list[Itinerary]) -> None:
    """Nobody pays more, or less, than the operator wrote; where he wrote nothing, a person is asked."""
    same_as_the_words(tables, itineraries)


@pytest.mark.slow
@settings(max_examples=1200, deadline=None, suppress_health_check=list(HealthCheck), phases=QUICK)
@given(feeds() | changes(), st.lists(ways(), min_size=6, max_size=10))
def test_prices_are_those_of_the_reference_at_length(tables: dict[str, str], itineraries: list[Itinerary]) -> None:
    """The same, long enough to meet the rare mixtures of priorities, joins, counts and times."""
    same_as_the_words(tables, itineraries)
