"""Reads GTFS-Fares v1: fare_attributes.txt, fare_rules.txt, and prices for rider categories (GTFS+)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime

from kiosk.fares.gtfs_areas import Routes, StopRow, zones
from kiosk.fares.gtfs_products import main_currency, priced, read_riders, same_currency
from kiosk.fares.gtfs_rows import Row, Rows
from kiosk.fares.gtfs_v1 import UNLIMITED, Fare, FareRule, FaresV1, RiderPrice

RULE = ("route_id", "origin_id", "destination_id")
DATES = ("commencement_date", "expiration_date")


def read_v1(rows: Rows, stops: Mapping[str, StopRow], routes: Routes) -> FaresV1 | None:
    """The fares of the feed; None when none can be used. Raises FaultyFile when a table lacks a column."""
    agencies = {id for _, (id,) in rows.tables.rows("agency", "agency_id")} - {""}
    fares, currency = _read_fares(rows, agencies)
    if not fares:
        return None
    numbers = {fare.id: number for number, fare in enumerate(fares)}
    places = zones(stops)
    rules = _read_rules(rows, numbers, routes, {zone for found in places.sets for zone in found})
    categories = read_riders(rows)
    prices = _read_prices(rows, numbers, {rider.id for rider in categories}, currency)
    passed = _read_passed(rows, stops) if any(rule.contains for rule in rules) else {}
    return FaresV1(currency, categories, tuple(fares), prices, rules, places, routes, passed)


def _read_fares(rows: Rows, agencies: Collection[str]) -> tuple[list[Fare], str]:
    found: dict[str, tuple[Row, Fare, str]] = {}
    more = ("payment_method", "transfers", "transfer_duration", "agency_id")
    for row in rows.of("fare_attributes", ("fare_id", "price", "currency_type"), more):
        id, currency = row["fare_id"], row["currency_type"]
        if not id or id in found:
            row.wrong("GF203", f"fare {id!r} has no id, or is there twice; the first one counts.", "Rename one.")
            continue
        minor = priced(row, "price", currency)
        if minor is not None and minor < 0:
            row.wrong("GF201", f"fare {id!r} is less than nothing; it is left out.", "Correct the price.")
            minor = None
        method = row.whole("payment_method", 1, 0, 1)
        transfers = row.whole("transfers", UNLIMITED)
        seconds = row.whole("transfer_duration", 0)
        good = row.knows("agency_id", agencies, "agency")
        if minor is None or method is None or transfers is None or seconds is None or not good:
            continue
        found[id] = row, Fare(id, minor, method == 0, transfers, seconds, row["agency_id"]), currency
    main = main_currency([currency for _, _, currency in found.values()])
    return [fare for row, fare, currency in found.values() if same_currency(row, currency, main)], main


def _read_rules(rows: Rows, fares: Mapping[str, int], routes: Routes, known: Collection[str]) -> tuple[FareRule, ...]:
    """The rules. Without any row, each fare is for all trains; else a fare without a good row is for none."""
    contains: defaultdict[tuple[int, str, str, str], set[str]] = defaultdict(set)
    broken: set[tuple[int, str, str, str]] = set()
    any_row = False
    for row in rows.of("fare_rules", ("fare_id",), (*RULE, "contains_id")):
        any_row = True
        if not row["fare_id"]:
            row.wrong("GF203", "a rule without fare_id is left out.", "Name its fare.")
            continue
        good = [row.knows("fare_id", fares, "fare"), row.knows("route_id", routes.networks, "route")]
        good += [row.knows(column, known, "zone") for column in ("origin_id", "destination_id", "contains_id")]
        if not good[0]:
            continue
        key = fares[row["fare_id"]], row["route_id"], row["origin_id"], row["destination_id"]
        if all(good):
            contains[key].update({row["contains_id"]} - {""})
        else:
            broken.add(key)
    if not any_row:
        return tuple(FareRule(number, "", "", "", ()) for number in fares.values())
    rules = [FareRule(*key, tuple(sorted(found))) for key, found in contains.items() if key not in broken]
    used = {rule.fare for rule in rules}
    idle = [id for id, number in fares.items() if number not in used]
    if idle:
        what = f"{len(idle)} fares have no rule that can be used, such as {idle[0]!r}; they are never sold."
        rows.fault("fare_rules", 0, "GF303", what, "Say where they hold.")
    return tuple(rules)


def _read_prices(
    rows: Rows, fares: Mapping[str, int], riders: Collection[str], currency: str
) -> dict[tuple[int, str], tuple[RiderPrice, ...]]:
    """fare_rider_categories.txt, an extension that BART and others use."""
    prices: defaultdict[tuple[int, str], list[RiderPrice]] = defaultdict(list)
    for row in rows.of("fare_rider_categories", ("fare_id", "rider_category_id", "price"), DATES):
        ours = [row.knows("fare_id", fares, "fare"), row.knows("rider_category_id", riders, "rider category")]
        if not (row["fare_id"] and row["rider_category_id"]):
            row.wrong("GF203", "a price without fare or rider category is left out.", "Name both.")
        elif all(ours):
            minor = priced(row, "price", currency)
            days = [_day(row, column) for column in DATES]
            if minor is not None and minor < 0:
                row.wrong("GF201", "a price is less than nothing; the rider has none.", "Correct the price.")
            sure = minor is not None and minor >= 0 and None not in days
            price = RiderPrice(minor if sure else None, days[0] or "", days[1] or "")
            prices[fares[row["fare_id"]], row["rider_category_id"]].append(price)
    return {key: tuple(found) for key, found in prices.items()}


def _day(row: Row, column: str) -> str | None:
    """The day in ISO form, "" for none; None, and told, when it is no day."""
    text = row[column]
    try:
        return datetime.strptime(text, "%Y%m%d").date().isoformat() if text else ""  # noqa: DTZ007  a day has no zone
    except ValueError:
        row.wrong("GF204", f"{column} is {text!r}, which is no day.", "Days look like 20261121.")
        return None


def _read_passed(rows: Rows, stops: Mapping[str, StopRow]) -> dict[str, tuple[str, ...]]:
    """The stops of each trip in order, for fares that depend on the zones on the way. Equal ways are kept once."""
    calls: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for _, (trip, order, stop) in rows.tables.rows("stop_times", "trip_id", "stop_sequence", "stop_id"):
        calls[trip].append((int(order) if order.isascii() and order.isdigit() and len(order) < 10 else -1, stop))
    ways: dict[tuple[str, ...], tuple[str, ...]] = {}
    good = {
        trip: tuple(stop for _, stop in sorted(found))
        for trip, found in calls.items()
        if all(order >= 0 and stop in stops for order, stop in found)
    }
    return {trip: ways.setdefault(way, way) for trip, way in good.items()}
