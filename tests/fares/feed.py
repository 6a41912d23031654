"""One small line for prices: A to B in 100 km steps, by a slow and a fast train."""

from datetime import date
from pathlib import Path

from kiosk.fares.offers import Offers
from kiosk.fares.tariff import Band, Card, Group, RiderCategory, Tariff
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
TARIFF = Tariff(
    id="test",
    name="Test tariff",
    demo=False,
    currency="EUR",
    valid_from=date(2026, 1, 1),
    valid_until=date(2027, 12, 31),
    bands=(Band(60, 1000), Band(120, 2000)),
    riders=(
        RiderCategory("adult", 100),
        RiderCategory("senior", 75),
        RiderCategory("child", 50),
        RiderCategory("companion", 0, True),
    ),
    round_to=10,
    fast_lines=frozenset({"ICE"}),
    fast_percent=20,
    return_percent=90,
    group=Group(3, 5, 200, 40),
    cards=(Card("card-25", 25), Card("card-50", 50)),
)


def party(**counts: int) -> Party:
    return Party(tuple(counts.items()))


def offers(folder: Path, tariff: Tariff = TARIFF, trains: Trains = TRAINS) -> Offers:
    trips = "route_id,service_id,trip_id\n" + "\n".join(
        f"{'r2' if trip in FAST else 'r1'},daily,{trip}" for trip in trains
    )
    timetable = read(folder, trains, {"trips": trips, "stops": STOPS}).timetable
    clock = FakeClock(at(9))
    return Offers(tariff, Planner(timetable, clock), clock)
