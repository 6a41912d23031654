"""By kilometres, by units, by zones, at this hour: each way of pricing, by what a traveller would pay."""

from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import Trouble
from kiosk.fares.hours import DAYS, Timeframe, Window
from kiosk.fares.price import Pricing
from kiosk.fares.pricing import ByDistance, ByZones
from kiosk.fares.rating import Rating
from kiosk.fares.tariff import FastTrains
from kiosk.fares.tariff_file import read_tariff
from kiosk.money import Money
from kiosk.timetable.model import Call, Itinerary, Leg, Station
from tests.clock import ZONE
from tests.fares.feed import SINGLE, TARIFF
from tests.timetable.feeds import FRIDAY, at


def station(id: str, name: str = "") -> Station:
    return Station(id, name or id, 52.0, 5.0)


def way(start: Station, end: Station, leaves: datetime | None = None, arrives: datetime | None = None) -> Itinerary:
    out, there = leaves or at(10), arrives or at(11)
    return Itinerary((Leg("IC 1", end.name, "t", Call(start, out), Call(end, there)),))


@cache
def units() -> ByDistance:
    price = read_tariff("dutch").prices["units"]
    assert isinstance(price, ByDistance)
    return price


@pytest.mark.parametrize(
    ("start", "end", "minor"),
    [
        (station("x", "Utrecht Centraal"), station("y", "Amsterdam Centraal"), 980),  # 39 units: 0.60 + 39 x 0.235
        (station("asd"), station("ut"), 980),  # by the codes of the matrix
        (station("8400621"), station("8400058"), 980),  # by the numbers of the railways
        (station("x", "UTRECHT CENTRAAL"), station("y", "Duivendrecht"), None),
    ],
)
def test_a_station_is_found_by_code_number_or_name(start: Station, end: Station, minor: int | None) -> None:
    """Feeds call stations differently; the matrix has one code for each, and an operator's own names beside it."""
    found = units().price(way(start, end), "adult")
    assert found is not None
    if minor:
        assert found == Money(minor)
    assert found == units().price(way(end, start), "adult")


def test_a_station_that_the_matrix_lacks_is_not_guessed() -> None:
    """Köln is not in the Dutch units: no fare, and the operator reads which file to put it in."""
    with pytest.raises(Trouble) as trouble:
        units().price(way(station("asd"), station("8000207", "Köln Hbf")), "adult")
    assert trouble.value.say == "no-fare-station"
    assert "Köln Hbf (8000207) is not in" in trouble.value.detail
    assert "stations.csv" in trouble.value.detail


@given(st.integers(1, 400), st.integers(0, 100))
def test_farther_is_never_cheaper_and_every_price_is_on_the_grid(near: int, more: int) -> None:
    """Short ways cost as much as eight units, long ones as two hundred; all in whole ten cents."""
    price = units()
    one, other = price.of(near), price.of(near + more)
    assert one is not None
    assert other is not None
    assert Money(250) <= one <= other <= Money(3000)
    assert one.minor % 10 == 0


ZONES = """tariff: z
name: Z
currency: EUR
valid: {from: 2026-01-01, until: 2026-12-31}
riders: {adult: , child: }
prices:
  zones: {by: zones, stations: zones.csv, neighbours: neighbours.csv, amounts: {1: 2.50, 2: 3.80, 3: 4.90}}
  pairs: {by: zones, stations: zones.csv, pairs: pairs.csv}
products:
  single: {good_for: one-way, price: zones, riders: [adult]}
  own: {good_for: one-way, price: pairs, riders: [child]}
"""


@pytest.fixture
def zones(tmp_path: Path) -> tuple[ByZones, ByZones]:
    (tmp_path / "tariff.yaml").write_text(ZONES, "utf-8")
    (tmp_path / "zones.csv").write_text("station;zone\nA;1\nB;2\nBorder;1\nBorder;2\nC;3\nD;4\nIsland;9\n", "utf-8")
    (tmp_path / "neighbours.csv").write_text("zone,neighbour\n1,2\n2,3\n3,4\n", "utf-8")
    (tmp_path / "pairs.csv").write_text("from,to,price\n1,1,2.00\n1,2,3.10\n2,2,1.90\n", "utf-8")
    prices = read_tariff(tmp_path).prices
    by_number, by_pair = prices["zones"], prices["pairs"]
    assert isinstance(by_number, ByZones)
    assert isinstance(by_pair, ByZones)
    return by_number, by_pair


@pytest.mark.parametrize(
    ("start", "end", "by_number", "by_pair"),
    [
        ("A", "A", 250, 200),
        ("A", "B", 380, 310),
        ("B", "A", 380, 310),
        ("A", "Border", 250, 200),  # a station on the border is in both zones: the cheaper one counts
        ("Border", "B", 250, 190),
        ("A", "C", 490, None),
        ("A", "D", None, None),  # four zones have no price
        ("A", "Island", None, None),  # no way through zones that touch
    ],
)
def test_zones(
    zones: tuple[ByZones, ByZones], start: str, end: str, by_number: int | None, by_pair: int | None
) -> None:
    """Nobody needs to know the zones: the kiosk counts them, there and back alike."""
    trip = way(station(start), station(end))
    for table, minor in zip(zones, (by_number, by_pair), strict=True):
        found = table.price(trip, "adult")
        assert (found and found.minor) == minor


QUIET = Timeframe(
    "quiet",
    (Window(DAYS["workdays"], time(9), time(16)), Window(DAYS["weekend"] | DAYS["holidays"])),
    holidays=frozenset({date(2026, 12, 25)}),
)


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        (at(8, 59), False),
        (at(9), True),
        (at(15, 59), True),
        (at(16), False),  # the end is not in it
        (datetime(2026, 11, 21, 3, tzinfo=ZONE), True),  # a Saturday
        (datetime(2026, 12, 25, 8, tzinfo=ZONE), True),  # a Friday that is a holiday
        (datetime(2026, 12, 24, 8, tzinfo=ZONE), False),
    ],
)
def test_hours_and_holidays(moment: datetime, holds: bool) -> None:
    """A holiday is no working day, an end is not in, and Saturday is Saturday all day."""
    assert QUIET.at(moment) is holds
    assert QUIET.holds(way(station("A"), station("B"), moment, moment.replace(minute=0))) is holds


def test_what_counts_is_departure_or_arrival_as_the_tariff_says() -> None:
    """The train leaves before nine and arrives after it: each tariff decides by its own moment, and says which."""
    trip = way(station("A"), station("B"), at(8, 50), at(9, 30))
    assert not QUIET.holds(trip)
    assert replace(QUIET, at_arrival=True).holds(trip)


@given(st.integers(0, 24 * 60 - 1))
def test_prices_change_only_where_a_timeframe_begins_or_ends(minute: int) -> None:
    """Only these moments of the rest of the day are looked at: between two of them nothing changes."""
    after, until = at(0), at(0, 0, FRIDAY.replace(day=22))
    edges = [after, *sorted(QUIET.begins(after, until)), until]
    moment = at(minute // 60, minute % 60)
    edge = max(edge for edge in edges if edge <= moment)
    assert QUIET.at(edge) == QUIET.at(moment)


def test_trains_that_cost_the_same_are_the_same_to_the_tariff() -> None:
    """Ten trains at one price are one question to the search: that is why an answer takes milliseconds."""
    tariff = replace(TARIFF, prices={"distance": units()}, timeframes={"quiet": QUIET})
    rating = Rating(tariff)
    ten, eleven, four = (rating.way(way(station("asd"), station("ut"), at(h), at(h + 1))) for h in (10, 11, 16))
    assert ten == eleven
    assert ten != four


class Feed:
    """A feed that knows what a senior pays to B, that children go free, and nothing else."""

    def price(self, way: Itinerary, rider: str) -> Money | None:
        if way.legs[-1].end.station.name != "B":
            return None
        return {"": Money(500), "Senior": Money(300), "child": Money(0)}.get(rider)


FEED = """tariff: f
name: F
currency: EUR
valid: {from: 2026-01-01, until: 2026-12-31}
riders: {adult: , senior: , child: , dog: }
prices: {feed: {by: gtfs, feed: feed.zip, riders: {adult: ordinary, senior: Senior}}}
products: {single: {good_for: one-way, price: feed, riders: [adult, senior, child, dog]}}
"""


def test_a_feeds_prices_are_taken_as_they_are(tmp_path: Path) -> None:
    """Free is a price, and not known is none: nobody rides as a dog for nothing because a feed forgot dogs."""
    (tmp_path / "tariff.yaml").write_text(FEED, "utf-8")
    (tmp_path / "feed.zip").write_bytes(b"a feed")
    tariff = read_tariff(tmp_path, feeds=lambda file: Feed() if file.name == "feed.zip" else None)  # type: ignore
    rating = Rating(tariff)
    known = rating.journey(way(station("A"), station("B")), None)
    totals = [Pricing(rating, [(rider.id, 1)], None).total(known) for rider in tariff.riders]
    assert totals == [500, 300, 0, None]
    unknown = rating.journey(way(station("A"), station("C")), None)
    assert Pricing(rating, [("adult", 1)], None).total(unknown) is None
    assert Pricing(rating, [("adult", 1), ("dog", 1)], None).total(known) is None


def test_a_price_can_be_worked_out_by_hand_from_the_one_on_the_wall() -> None:
    """The example of the guide: 9.765 is 9.80 on the wall, 11.00 in a fast train, and half of that for a child."""
    tariff = replace(
        read_tariff("dutch"), products=(SINGLE,), cards=TARIFF.cards, fast=FastTrains(frozenset({"ICE"}), 12)
    )
    rating = Rating(replace(tariff, prices={"distance": units()}))
    slow = way(station("asd"), station("ut"))
    fast = replace(slow, legs=(replace(slow.legs[0], line="ICE 1"),))
    paid = [
        Pricing(rating, [(rider, 1)], None).total(rating.journey(trains, None))
        for trains in (slow, fast)
        for rider in ("adult", "child")
    ]
    assert paid == [980, 490, 1100, 550]
