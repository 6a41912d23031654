"""What tickets are priced by: a table for each way, by kilometres, units or zones; or amounts for the whole ticket."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kiosk.fares.zones import Zones
from kiosk.money import Money
from kiosk.timetable.model import Itinerary, Station


class FareTable(Protocol):
    """Prices for one way; those of a GTFS feed, or one of the tables below."""

    def price(self, way: Itinerary, rider: str) -> Money | None:
        """What `rider` (id of a rider category) pays for these trains alone; zero is free.

        None: it is not known. Then nothing is guessed, and a person is offered.
        """


class Distances(Protocol):
    """How far two stations are apart in the units of a tariff."""

    def between(self, origin: Station, destination: Station) -> float | None:
        """Units; None when it is not known. Raises Trouble("no-fare-station") for a station that the tariff lacks."""


@dataclass(frozen=True)
class Band:
    """Up to `up_to` units: `minor` units of money, and `each_unit` (10,000ths) for each unit since the band before.

    Bands of fixed prices have `each_unit` 0; in a curve the price grows inside the band.
    """

    up_to: float
    minor: int
    each_unit: int = 0
    more: int = 0  # 10,000ths of a minor unit beside `minor`


@dataclass(frozen=True)
class ByDistance:
    """What the adult pays by distance. The price on the wall is rounded to `round_to`; shares are taken of that."""

    distances: Distances
    bands: tuple[Band, ...]  # by length
    currency: str
    round_to: int = 1
    at_least: float = 0  # a shorter way counts as so many units
    at_most: float | None = None  # a longer one as so many; None: there is no price beyond the last band

    def price(self, way: Itinerary, rider: str) -> Money | None:
        """The price by the distance between the first and the last station, whichever trains one takes."""
        units = self.distances.between(way.legs[0].start.station, way.legs[-1].end.station)
        return None if units is None else self.of(units)

    def of(self, units: float) -> Money | None:
        """The price of so many units; None when it is farther than the tariff goes."""
        units = max(units, self.at_least)
        units = units if self.at_most is None else min(units, self.at_most)
        start = 0.0
        for band in self.bands:
            if units <= band.up_to:
                exact = band.minor * 10_000 + band.more + round((units - start) * band.each_unit)
                step = 10_000 * self.round_to
                return Money((2 * exact + step) // (2 * step) * self.round_to, self.currency)
            start = band.up_to
        return None


@dataclass(frozen=True)
class ByZones:
    """What the adult pays by zones: for a pair of zones, or for how many zones one travels through."""

    zones: Zones
    pairs: Mapping[tuple[str, str], int]  # minor units, there and back alike; empty: `by_number` counts
    by_number: Mapping[int, int]  # number of zones to minor units
    currency: str

    def price(self, way: Itinerary, rider: str) -> Money | None:
        """The cheapest that the zones of the first and the last station allow: a border station is in both zones."""
        starts = self.zones.of(way.legs[0].start.station)
        ends = self.zones.of(way.legs[-1].end.station)
        costs = [self._cost(start, end) for start in starts for end in ends]
        known = [cost for cost in costs if cost is not None]
        return Money(min(known), self.currency) if known else None

    def _cost(self, start: str, end: str) -> int | None:
        if self.pairs:
            return self.pairs.get((start, end), self.pairs.get((end, start)))
        through = self.zones.number(start, end)
        return None if through is None else self.by_number.get(through)


@dataclass(frozen=True)
class OfFeed:
    """Prices that a feed wrote. `names`: what the feed calls a rider category, where that is not the tariff's id."""

    table: FareTable
    names: Mapping[str, str]

    def price(self, way: Itinerary, rider: str) -> Money | None:
        """The feed's own price; None where it has none for this rider and these trains."""
        return self.table.price(way, self.names.get(rider, rider))


@dataclass(frozen=True)
class Amounts:
    """Prices of a whole ticket, wherever it goes: one amount, one for each rider category, or by number of people."""

    fixed: int | None = None
    by_rider: Mapping[str, int] | None = None
    by_people: Mapping[int, int] | None = None

    def of(self, rider: str) -> int | None:
        """Minor units that shares are taken of; None when it is not known for this rider category."""
        return self.by_rider.get(rider) if self.by_rider is not None else self.fixed
