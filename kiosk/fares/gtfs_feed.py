"""The fares of a GTFS feed, by Fares v2 where it has them, else by v1; with what was wrong with them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.errors import Fault, FaultyFile
from kiosk.fares.gtfs_areas import is_zone, read_areas, read_routes, read_stops
from kiosk.fares.gtfs_legs import read_join_rules, read_leg_rules
from kiosk.fares.gtfs_products import Issuable, read_products
from kiosk.fares.gtfs_rows import Rows
from kiosk.fares.gtfs_timeframes import read_timeframes
from kiosk.fares.gtfs_transfers import read_transfer_rules
from kiosk.fares.gtfs_v1 import FaresV1, PricesV1
from kiosk.fares.gtfs_v1_reading import read_v1
from kiosk.fares.gtfs_v2 import FaresV2, PricesV2
from kiosk.timetable.gtfs_calendar import Calendar, read_calendar
from kiosk.timetable.gtfs_tables import Tables

Fares = FaresV1 | FaresV2
Prices = PricesV1 | PricesV2
UNREAD = {  # tables of drafts that GTFS has not adopted, and what they would say
    "fare_capping": "the most that one pays in a day",
    "fare_containers": "what a product is carried on",
}


@dataclass(frozen=True)
class Reading:
    """What came out of a feed: its fares, None if it has none that can be used; and what was wrong with them."""

    fares: Fares | None
    faults: tuple[Fault, ...]


def read_fares(tables: Tables) -> Reading:
    """The fares of this feed. Never raises for what stands in the tables: a broken one is a fault, and no price."""
    faults: list[Fault] = []
    rows = Rows(tables, faults)
    for table, meaning in UNREAD.items():
        if tables.has(table):
            rows.fault(table, 0, "GF305", f"nobody reads this table ({meaning}).", "Put it into the tariff.")
    fares: Fares | None = None
    if tables.has("fare_leg_rules") and tables.has("fare_products"):
        fares = _tried(_read_v2, rows)
        if tables.has("fare_attributes") and fares:
            what = "is not read: the feed has Fares v2 too, and v2 wins."
            rows.fault("fare_attributes", 0, "GF304", what, "Nothing to do.")
    if not fares and tables.has("fare_attributes"):
        fares = _tried(_read_v1, rows)
    return Reading(fares, tuple(dict.fromkeys(faults)))


def prices_of(fares: Fares, issuable: Issuable | None = None) -> Prices:
    """What these fares cost at a kiosk that can hand out these media; if not said, paper and what needs none."""
    return PricesV1(fares) if isinstance(fares, FaresV1) else PricesV2(fares, issuable or Issuable())


def feed_prices(file: Path) -> Prices:
    """The prices that the fares of this feed set, a zip or a folder. Raises FaultyFile when it has none to be used."""
    tables = Tables(file)
    try:
        reading = read_fares(tables)
    finally:
        tables.close()
    if reading.fares is None:
        cure = "A feed with fares has fare_attributes.txt, or fare_leg_rules.txt and fare_products.txt."
        raise FaultyFile(reading.faults or (Fault(str(file), 0, "GF104", "has no fares.", cure),))
    return prices_of(reading.fares)


def _tried(read: Callable[[Rows], Fares | None], rows: Rows) -> Fares | None:
    try:
        return read(rows)
    except FaultyFile as faulty:
        rows.faults.extend(faulty.faults)
        return None


def _read_v1(rows: Rows) -> FaresV1 | None:
    return read_v1(rows, read_stops(rows), read_routes(rows))


def _read_v2(rows: Rows) -> FaresV2 | None:
    stops, routes, products = read_stops(rows), read_routes(rows), read_products(rows)
    areas = read_areas(rows, stops)
    timed = rows.tables.has("timeframes")
    frames = read_timeframes(rows, read_calendar(rows.tables, rows.faults) if timed else Calendar())
    legs = read_leg_rules(rows, products, areas, routes, frames)
    joins = read_join_rules(rows, routes, stops)
    transfers = read_transfer_rules(rows, products, legs.groups)
    zone = next((zone for _, (zone,) in rows.tables.rows("agency", "agency_timezone") if zone), "")
    if not is_zone(zone):
        if timed:
            what = f"the time zone {zone!r} is not known, and fares depend on the time."
            rows.fault("agency", 0, "GF102", what, "Write a name such as Europe/Berlin.")
            return None
        zone = "UTC"
    if not products.prices or not legs.rules:
        what = "has no row that can be used, so nothing has a price."
        rows.fault("fare_leg_rules" if products.prices else "fare_products", 0, "GF103", what, "See the faults above.")
        return None
    return FaresV2(zone, products, areas, routes, frames, legs, joins, transfers)


def summary(fares: Fares, day: date, issuable: Issuable | None = None) -> str:
    """What is there, in plain words for an operator. `day`: on which rules are counted that can hold."""
    if isinstance(fares, FaresV1):
        waited = sum(fare.on_board for fare in fares.fares)
        counts = [
            _count(len(fares.fares), "fare"),
            _count(len(fares.rules), "rule"),
            _count(len({name for found in fares.zones.sets for name in found}), "zone"),
            _categories(len(fares.categories)),
        ]
        text = f"GTFS-Fares v1, {fares.currency}: {', '.join(counts)}."
        if 0 < waited < len(fares.fares):
            text += f" {_count(waited, 'fare')} paid on board cannot be bought here."
        return text
    issuable = issuable or Issuable()
    products, media = fares.products, fares.products.media
    here = [medium.name for medium in media if issuable.can(medium)]
    active = sum(
        all(fares.frames.on(group, day) for group in (rule.leaves, rule.arrives) if group) for rule in fares.legs.rules
    )
    counts = [
        f"{_count(len(products.names), 'fare product')} with {_count(len(products.prices), 'price')}",
        f"{_count(len(fares.legs.rules), 'leg rule')}, of which {active} can hold on {day}",
        _count(len(fares.joins), "join rule"),
        _count(len(fares.transfers.rules), "transfer rule"),
        _categories(len(products.riders)),
    ]
    text = f"GTFS-Fares v2, {products.currency}: {', '.join(counts)}."
    if media:
        text += f" Of {len(media)} media this kiosk can hand out {len(here)}{': ' if here else ''}{', '.join(here)}."
    return text


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _categories(number: int) -> str:
    return f"{number} rider categor{'y' if number == 1 else 'ies'}"
