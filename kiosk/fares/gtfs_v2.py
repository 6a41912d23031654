"""Prices by GTFS-Fares v2: legs that count as one are joined, each gets its rules, then the tickets are reckoned."""

from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.fares.gtfs_areas import Areas, Routes
from kiosk.fares.gtfs_bill import Bill
from kiosk.fares.gtfs_legs import JoinRule, LegRule, LegRules
from kiosk.fares.gtfs_products import Issuable, Products, Rider
from kiosk.fares.gtfs_stretches import Stretch, stretches_of
from kiosk.fares.gtfs_tickets import Tickets
from kiosk.fares.gtfs_timeframes import Timeframes
from kiosk.fares.gtfs_transfers import TransferRules
from kiosk.money import Money
from kiosk.timetable.model import Call, Itinerary


class FaresV2(NamedTuple):
    """All that a feed says of prices by Fares v2."""

    zone: str  # time zone of the feed
    products: Products
    areas: Areas
    routes: Routes
    frames: Timeframes
    legs: LegRules
    joins: tuple[JoinRule, ...]
    transfers: TransferRules


class PricesV2:
    """Prices for one kiosk. Everything is exact or None: a leg without rule, medium or product has no price."""

    def __init__(self, fares: FaresV2, issuable: Issuable) -> None:
        self.fares = fares
        self.issuable = issuable
        self.currency = fares.products.currency
        self.products = fares.products.names  # id and name
        self.media = fares.products.media
        self._tickets: dict[str, Tickets] = {}
        self._rules: dict[tuple[str, int, int], tuple[LegRule, ...]] = {}
        self._spans: dict[tuple[str, date], tuple[tuple[int, int], ...]] = {}
        self._zones: dict[str, ZoneInfo] = {}

    def riders(self) -> tuple[Rider, ...]:
        """The rider categories of the feed."""
        return self.fares.products.riders

    def price(self, way: Itinerary, rider: str = "") -> Money | None:
        """What one rider pays for this itinerary; None when that is not known. Rider "" is the ordinary one."""
        bill = self.bill(way, rider)
        return bill.total if bill else None

    def bill(self, way: Itinerary, rider: str = "") -> Bill | None:
        """The cheapest tickets for this itinerary, with their names; None when no price is known."""
        stretches = stretches_of(way, self.fares.joins, self.fares.areas, self.fares.routes)
        if not stretches:
            return None
        return self._tickets_of(rider).cheapest(stretches, map(self._holding, stretches))

    def _tickets_of(self, rider: str) -> Tickets:
        if rider not in self._tickets:
            fares = self.fares
            sold = fares.products.sold(rider, self.issuable)
            self._tickets[rider] = Tickets(fares.products, sold, fares.transfers, fares.legs.groups)
        return self._tickets[rider]

    def _holding(self, stretch: Stretch) -> tuple[LegRule, ...]:
        """The rules that hold here and now; with rule_priority, only the highest of them."""
        held: list[LegRule] = []
        for rule in self._fitting(stretch):
            leaves = not rule.leaves or self._holds(rule.leaves, stretch.start, stretch.leaves)
            arrives = not rule.arrives or self._holds(rule.arrives, stretch.end, stretch.arrives)
            if leaves and arrives:
                held.append(rule)
            elif leaves is not False and arrives is not False:
                held.append(rule._replace(product=""))  # perhaps it holds: then there is no price
        if self.fares.legs.by_priority and held:
            highest = max(rule.priority for rule in held)
            held = [rule for rule in held if rule.priority == highest]
        return tuple(held)

    def _fitting(self, stretch: Stretch) -> tuple[LegRule, ...]:
        """The rules between these areas on this network; none where an area is not known."""
        start, end = self.fares.areas.at(stretch.start), self.fares.areas.at(stretch.end)
        if start is None or end is None:
            return ()
        key = stretch.network, start, end
        rules = self._rules.get(key)
        if rules is None:
            sets = self.fares.areas.sets
            rules = self._rules[key] = self.fares.legs.fitting(stretch.network, sets[start], sets[end])
        return rules

    def _holds(self, group: str, call: Call, at: datetime) -> bool | None:
        """Whether this timeframe group holds by the wall clock of the stop; None when a broken row leaves it open."""
        local = at.astimezone(self._zone_at(call))
        key = group, local.date()
        spans = self._spans.get(key)
        if spans is None:
            spans = self._spans[key] = self.fares.frames.on(group, local.date())
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        if any(start <= seconds < end for start, end in spans):
            return True
        return None if group in self.fares.frames.doubtful else False

    def _zone_at(self, call: Call) -> ZoneInfo:
        name = self.fares.areas.clocks.get(call.stop or call.station.id, self.fares.zone)
        if name not in self._zones:
            self._zones[name] = ZoneInfo(name)
        return self._zones[name]
