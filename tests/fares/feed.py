"""One small line for prices: A to B in 100 km steps, by a slow and a fast train."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.fares.distance import Unlaid
from kiosk.fares.offers import Offers
from kiosk.fares.pricing import Band, ByDistance
from kiosk.fares.rating import Journey, Way
from kiosk.fares.tariff import Card, FastTrains, Movement, Product, RiderCategory, Slot, Tariff
from kiosk.flows.model import Party
from kiosk.timetable.planner import Planner
from tests.clock import FakeClock
from tests.timetable.feeds import Trains, at, read

TRAINS = {
    "slow1": ["A 10:00", "M 10:30", "B 12:00"],
    "fast1": ["A 10:20", "B 11:20"],
    "slow2": ["A 11:00", "M 11:30", "B 13:00"],
    "back1": ["B 15:00", "A 17:00"],
    "back2": ["B 16:00", "A 18:00"],
    "back3": ["B 17:10", "A 18:10"],
}
FAST = ("fast1", "back3")
STOPS = "stop_id,stop_name,stop_lat,stop_lon\nA,Town A,50,7\nM,Town M,50.45,7\nB,Town B,50.9,7\nX,Nowhere,,"
SHARES = {"adult": 100, "senior": 75, "child": 50, "companion": 0}
OWN = (Slot(SHARES),)
GROUP = Slot({"adult": 100, "senior": 100, "child": 100}, 3, 5, 200, 40)
CARDS = ("card-25", "card-50", "friends")
SINGLE = Product("single", "single", Movement.ONE_WAY, "distance", OWN, cards=CARDS)
RETURN = Product("return", "return", Movement.OUT_AND_BACK, "distance", OWN, 90, cards=CARDS)
GROUPS = (
    Product("group", "group", Movement.ONE_WAY, "distance", (GROUP,)),
    Product("group-return", "group", Movement.OUT_AND_BACK, "distance", (GROUP,), 90),
)
TARIFF = Tariff(
    id="test",
    name="Test tariff",
    demo=False,
    currency="EUR",
    valid_from=date(2026, 1, 1),
    valid_until=date(2027, 12, 31),
    riders=(
        RiderCategory("adult"),
        RiderCategory("senior"),
        RiderCategory("child"),
        RiderCategory("companion", True, "adult"),
    ),
    prices={"distance": ByDistance(Unlaid(), (Band(60, 1000), Band(120, 2000)), "EUR", 10)},
    products=(SINGLE, RETURN, *GROUPS),
    cards=(
        Card("card-25", 25, ("adult", "senior", "child")),
        Card("card-50", 50, ("adult", "senior", "child")),
        Card("friends", 40, ("adult", "senior"), friends=3, friends_percent_off=40),
    ),
    fast=FastTrains(frozenset({"ICE"}), 20),
    round_to=10,
)


def with_bands(*bands: Band) -> Tariff:
    return replace(TARIFF, prices={"distance": ByDistance(Unlaid(), bands, "EUR", 10)})


def journey(adult: Sequence[int], days_apart: int = 0, fast: bool = False) -> Journey:
    """Out, and back if there are two prices: what an adult pays, in a tariff with one table and four riders."""
    ways = [Way(((minor,) * 4,), frozenset(), fast) for minor in adult]
    return Journey(ways[0], ways[1] if len(ways) > 1 else None, days_apart)


def party(**counts: int) -> Party:
    return Party(tuple(counts.items()))


def offers(folder: Path, tariff: Tariff = TARIFF, trains: Trains = TRAINS) -> Offers:
    trips = "route_id,service_id,trip_id\n" + "\n".join(
        f"{'r2' if trip in FAST else 'r1'},daily,{trip}" for trip in trains
    )
    timetable = read(folder, trains, {"trips": trips, "stops": STOPS}).timetable
    clock = FakeClock(at(9))
    return Offers(tariff, Planner(timetable, clock), clock)
