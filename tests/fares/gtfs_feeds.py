"""Small fare tables and journeys, written by hand, so that a test can say exactly what a traveller pays."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from kiosk.errors import Fault
from kiosk.fares.gtfs_feed import Prices, Reading, prices_of, read_fares
from kiosk.fares.gtfs_products import Issuable
from kiosk.timetable.gtfs_tables import Tables
from kiosk.timetable.model import Call, Itinerary, Leg, Station

BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = date(2026, 11, 20)
BASE = {  # three stations, A with two platforms; a bus in network "bus", a train in "rail", a boat in none
    "agency": "agency_id,agency_name,agency_url,agency_timezone\n1,Test Rail,x,Europe/Berlin",
    "stops": "stop_id,stop_name,parent_station,location_type,zone_id\n"
    "A,Town A,,1,\nA1,Town A,A,0,1\nA2,Town A,A,0,1\nB,Town B,,0,2\nC,Town C,,0,3\nD,Town D,,0,4",
    "routes": "route_id,route_short_name,network_id,agency_id\nbus,Bus 1,bus,1\nrail,RE 1,rail,1\nboat,Boat,,1",
    "calendar": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "daily,1,1,1,1,1,1,1,20261101,20261130\nworkdays,1,1,1,1,1,0,0,20261101,20261130",
}

LEG = "leg_group_id,network_id,from_area_id,to_area_id,fare_product_id"
SOLD = "fare_product_id,amount,currency"
PRODUCTS = f"{SOLD}\none,1.00,EUR\ntwo,2.00,EUR\nfour,4.00,EUR\nmore,0.50,EUR\nless,-0.50,EUR"
BUS, TRAIN, ON = "bus A1 9:00 B 9:20", "rail A1 9:00 B 9:20", "bus B 9:30 C 9:50"


def feed(*rules: str, columns: str = LEG, **tables: str) -> dict[str, str]:
    """Fares v2 with these leg rules."""
    return {"fare_products": PRODUCTS, "fare_leg_rules": "\n".join([columns, *rules])} | tables


def write(folder: Path, tables: Mapping[str, str]) -> Path:
    """A feed with these fare tables; "" leaves out one of the base."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in (BASE | dict(tables)).items():
        if text:
            (folder / f"{name}.txt").write_text(text + "\n", "utf-8")
    return folder


def reading(folder: Path, tables: Mapping[str, str]) -> Reading:
    return read_fares(Tables(write(folder, tables)))


def prices(folder: Path, tables: Mapping[str, str], issuable: Issuable | None = None) -> Prices:
    """The prices of a feed without any fault."""
    read = reading(folder, tables)
    assert read.fares, read.faults
    assert not read.faults
    return prices_of(read.fares, issuable)


def codes(faults: tuple[Fault, ...]) -> set[str]:
    return {fault.code for fault in faults}


def at(clock: str, day: date = FRIDAY, zone: ZoneInfo = BERLIN) -> datetime:
    """A time of this day; 25:10 is ten past one of the next."""
    hours, minutes = clock.split(":")
    return datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(hours=int(hours), minutes=int(minutes))


def call(stop: str, when: datetime) -> Call:
    station = stop[:1] if stop in ("A1", "A2") else stop
    return Call(Station(station, station, 50, 7), when, stop=stop)


def way(*legs: str, day: date = FRIDAY) -> Itinerary:
    """Legs such as "bus A1 9:00 B 9:20", one after the other."""
    made = []
    for leg in legs:
        route, start, leaves, end, arrives = leg.split()
        calls = call(start, at(leaves, day)), call(end, at(arrives, day))
        made.append(Leg(route, "", f"{route} {start} {end}", *calls, route=route, day=day.isoformat()))
    return Itinerary(tuple(made))


def paid(prices: Prices, *legs: str, rider: str = "", day: date = FRIDAY) -> int | None:
    """Minor units, of which the tickets are checked to be the sum; None when the kiosk does not know."""
    bill = prices.bill(way(*legs, day=day), rider)
    assert prices.price(way(*legs, day=day), rider) == (bill.total if bill else None)
    if bill is None:
        return None
    assert sum(line.price.minor for line in bill.lines) == bill.total.minor
    return bill.total.minor
