"""The fares of a feed as one compressed block of bytes, to be kept in SQL and opened again."""

import json
import zlib
from typing import Any

from kiosk.fares.gtfs_areas import Areas, Routes
from kiosk.fares.gtfs_feed import Fares
from kiosk.fares.gtfs_legs import JoinRule, LegRule, LegRules, Listed
from kiosk.fares.gtfs_products import Medium, Price, Products, Rider
from kiosk.fares.gtfs_timeframes import Frame, Timeframes
from kiosk.fares.gtfs_transfers import TransferRule, TransferRules
from kiosk.fares.gtfs_v1 import Fare, FareRule, FaresV1, RiderPrice
from kiosk.fares.gtfs_v2 import FaresV2

FORMAT = 1  # of the bytes; fares written in another one are read again from their feed


def to_bytes(fares: Fares) -> bytes:
    """JSON, compressed. A row is written as the list of its fields."""
    body = _v1(fares) if isinstance(fares, FaresV1) else _v2(fares)
    words = json.dumps([FORMAT, *body], ensure_ascii=False, separators=(",", ":"), default=sorted)
    return zlib.compress(words.encode(), 9)


def from_bytes(block: bytes) -> Fares | None:
    """The fares again; None when they were written by another version of this program."""
    form, kind, *body = json.loads(zlib.decompress(block))
    if form != FORMAT:
        return None
    return _to_v1(*body) if kind == 1 else _to_v2(*body)


def _v1(fares: FaresV1) -> list[Any]:
    prices = [[*key, rows] for key, rows in fares.prices.items()]
    ways = list(dict.fromkeys(fares.passed.values()))
    numbers = {way: number for number, way in enumerate(ways)}
    passed = {trip: numbers[way] for trip, way in fares.passed.items()}
    body = [fares.currency, fares.categories, fares.fares, prices, fares.rules, fares.zones, fares.routes]
    return [1, *body, ways, passed]


def _to_v1(
    currency: str, riders: Any, fares: Any, prices: Any, rules: Any, zones: Any, routes: Any, ways: Any, passed: Any
) -> FaresV1:
    stops = [tuple(way) for way in ways]
    return FaresV1(
        currency,
        tuple(Rider(*row) for row in riders),
        tuple(Fare(*row) for row in fares),
        {(fare, rider): tuple(RiderPrice(*row) for row in rows) for fare, rider, rows in prices},
        tuple(FareRule(row[0], row[1], row[2], row[3], tuple(row[4])) for row in rules),
        _areas(*zones),
        _routes(*routes),
        {trip: stops[number] for trip, number in passed.items()},
    )


def _v2(fares: FaresV2) -> list[Any]:
    frames = [*fares.frames[:3], [hex(bits) for bits in fares.frames.services]]
    return [2, fares.zone, fares.products, fares.areas, fares.routes, frames, fares.legs, fares.joins, fares.transfers]


def _to_v2(
    zone: str, products: Any, areas: Any, routes: Any, frames: Any, legs: Any, joins: Any, transfers: Any
) -> FaresV2:
    currency, riders, media, names, prices = products
    groups, doubtful, first_day, services = frames
    rules, by_priority, listed, leg_groups = legs
    return FaresV2(
        zone,
        Products(
            currency,
            tuple(Rider(*row) for row in riders),
            tuple(Medium(*row) for row in media),
            names,
            tuple(Price(*row) for row in prices),
        ),
        _areas(*areas),
        _routes(*routes),
        Timeframes(
            {group: tuple(Frame(*row) for row in rows) for group, rows in groups.items()},
            frozenset(doubtful),
            first_day,
            tuple(int(bits, 16) for bits in services),
        ),
        LegRules(
            tuple(LegRule(*row) for row in rules),
            by_priority,
            Listed(*(frozenset(names) for names in listed)),
            frozenset(leg_groups),
        ),
        tuple(JoinRule(*row) for row in joins),
        TransferRules(
            tuple(TransferRule(*row) for row in transfers[0]), frozenset(transfers[1]), frozenset(transfers[2])
        ),
    )


def _areas(sets: Any, of: Any, clocks: Any, stations: Any, names: Any) -> Areas:
    return Areas(tuple(tuple(found) for found in sets), of, clocks, stations, frozenset(names))


def _routes(networks: Any, agencies: Any, names: Any) -> Routes:
    return Routes(networks, agencies, frozenset(names))
