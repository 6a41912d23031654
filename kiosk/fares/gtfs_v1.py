"""Prices by GTFS-Fares v1: the cheapest fares by zones, routes and transfers that together cover an itinerary."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kiosk.fares.gtfs_areas import UNSURE, Areas, Routes
from kiosk.fares.gtfs_bill import Bill, Line, cheapest_of
from kiosk.fares.gtfs_products import Medium, Rider
from kiosk.fares.gtfs_stretches import planned
from kiosk.money import Money
from kiosk.timetable.model import Call, Itinerary, Leg

ANY = ""
UNLIMITED = -1


class Fare(NamedTuple):
    """One row of fare_attributes.txt."""

    id: str
    minor: int
    on_board: bool  # paid in the train, not before
    transfers: int  # UNLIMITED, or up to so many
    seconds: int  # from the first departure to the last arrival; 0: no limit
    agency: str  # "" all


class RiderPrice(NamedTuple):
    """What a rider category pays for a fare; `minor` None: the row is broken, so that is not known."""

    minor: int | None
    first_day: str  # ISO; "" always
    last_day: str


class FareRule(NamedTuple):
    """Rows of fare_rules.txt with one fare, route, origin and destination; ANY where a field is empty."""

    fare: int  # index into `fares`
    route: str
    origin: str  # zone
    destination: str
    contains: tuple[str, ...]  # exactly the zones that one passes, sorted; () any


class FaresV1(NamedTuple):
    """All that a feed says of prices by Fares v1."""

    currency: str
    categories: tuple[Rider, ...]
    fares: tuple[Fare, ...]
    prices: Mapping[tuple[int, str], tuple[RiderPrice, ...]]  # fare and rider category
    rules: tuple[FareRule, ...]
    zones: Areas
    routes: Routes
    passed: Mapping[str, tuple[str, ...]]  # trip to its stops in order; only where a rule has contains


class PricesV1:
    """Prices from these fares, exact or None. A rider category without a price of its own pays the ordinary one."""

    def __init__(self, fares: FaresV1) -> None:
        self.fares = fares
        self.currency = fares.currency
        self.products: Mapping[str, str] = {fare.id: fare.id for fare in fares.fares}  # id and name; v1 has no names
        self.media: tuple[Medium, ...] = ()
        self._known = {"", *(rider.id for rider in fares.categories)}
        self._rules: dict[tuple[str, str], list[FareRule]] = {}
        for rule in fares.rules:
            self._rules.setdefault((rule.origin, rule.destination), []).append(rule)
        # Where some fares are paid beforehand, the others cannot be had at a kiosk; where none is, nothing was meant.
        self._sold = [not fare.on_board for fare in fares.fares]
        if not any(self._sold):
            self._sold = [True] * len(fares.fares)

    def riders(self) -> tuple[Rider, ...]:
        """The rider categories of the feed; the ordinary rider has none."""
        return self.fares.categories

    def price(self, way: Itinerary, rider: str = "") -> Money | None:
        """What one rider pays for this itinerary; None when that is not known. Rider "" is the ordinary one."""
        bill = self.bill(way, rider)
        return bill.total if bill else None

    def bill(self, way: Itinerary, rider: str = "") -> Bill | None:
        """The cheapest fares that cover all legs, each for legs in a row; None when there are none."""
        if rider not in self._known or not way.legs:
            return None
        best: list[tuple[int, tuple[Line, ...]] | None] = [(0, ())]
        for end in range(1, len(way.legs) + 1):
            found: tuple[int, tuple[Line, ...]] | None = None
            for start in range(end):
                before = best[start]
                fare = self._cheapest(way.legs[start:end], rider) if before else None
                if before and fare and (found is None or before[0] + fare[0] < found[0]):
                    line = Line(fare[1], fare[1], Money(fare[0], self.currency), start, end - 1)
                    found = before[0] + fare[0], (*before[1], line)
            best.append(found)
        last = best[-1]
        return cheapest_of([last], self.currency) if last else None

    def _cheapest(self, legs: Sequence[Leg], rider: str) -> tuple[int, str] | None:
        """Price and id of the cheapest fare for all these legs together."""
        seconds = (planned(legs[-1].end) - planned(legs[0].start)).total_seconds()
        day = planned(legs[0].start).date().isoformat()
        found: tuple[int, str] | None = None
        for number, routes in self._matching(legs).items():
            fare = self.fares.fares[number]
            if not self._sold[number] or not self._rides(fare, routes, legs):
                continue
            if len(legs) > 1 and (0 <= fare.transfers < len(legs) - 1 or 0 < fare.seconds < seconds):
                continue
            minor = self._price(number, rider, day)
            if minor is not None and (found is None or (minor, fare.id) < found):
                found = minor, fare.id
        return found

    def _matching(self, legs: Sequence[Leg]) -> dict[int, set[str]]:
        """Fares whose zones fit, with the routes that they are for."""
        zones = [self._zone(call) for call in (legs[0].start, legs[-1].end)]
        passed: tuple[str, ...] | None = None
        fits: dict[int, set[str]] = {}
        for origin in {ANY, zones[0]}:
            for destination in {ANY, zones[1]}:
                for rule in self._rules.get((origin, destination), ()):
                    if rule.contains:
                        passed = passed if passed is not None else self._passed(legs)
                        if rule.contains != passed:
                            continue
                    fits.setdefault(rule.fare, set()).add(rule.route)
        return fits

    def _rides(self, fare: Fare, routes: set[str], legs: Iterable[Leg]) -> bool:
        """Whether the fare holds on the line of each leg."""
        for leg in legs:
            if ANY not in routes and leg.route not in routes:
                return False
            if fare.agency and self.fares.routes.agencies.get(leg.route, "") != fare.agency:
                return False
        return True

    def _price(self, fare: int, rider: str, day: str) -> int | None:
        rows = self.fares.prices.get((fare, rider), ()) if rider else ()
        valid = [row.minor for row in rows if row.first_day <= day and (not row.last_day or day <= row.last_day)]
        if None in valid:
            return None
        return min((minor for minor in valid if minor is not None), default=self.fares.fares[fare].minor)

    def _zone(self, call: Call) -> str:
        """The zone of this stop; ANY, which only fits rules without one, where it is not known."""
        index = self.fares.zones.at(call)
        zones = self.fares.zones.sets[index] if index is not None else ()
        return zones[0] if zones else ANY

    def _passed(self, legs: Iterable[Leg]) -> tuple[str, ...]:
        """All zones in which the trains of these legs stop, sorted; () when that is not known."""
        found: set[str] = set()
        for leg in legs:
            stops = self.fares.passed.get(leg.trip, ())
            ends = [leg.start.stop, leg.end.stop]
            if [stops.count(stop) for stop in ends] != [1, 1] or stops.index(ends[0]) > stops.index(ends[1]):
                return ()
            for stop in stops[stops.index(ends[0]) : stops.index(ends[1]) + 1]:
                index = self.fares.zones.of.get(stop, UNSURE)
                zones = self.fares.zones.sets[index] if index != UNSURE else ()
                if not zones:
                    return ()
                found.update(zones)
        return tuple(sorted(found))
