"""Prices by GTFS-Fares v2: legs that count as one are joined, each gets its rules, then transfers are reckoned."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from kiosk.fares.gtfs_areas import Areas, Routes
from kiosk.fares.gtfs_bill import Bill, Line, cheapest_of
from kiosk.fares.gtfs_legs import JoinRule, LegRule, LegRules
from kiosk.fares.gtfs_products import Issuable, Products, Rider, Sold
from kiosk.fares.gtfs_timeframes import Timeframes
from kiosk.fares.gtfs_transfers import BOTH, NO_LIMIT, TRANSFER_ONLY, TransferRule, TransferRules
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


class Stretch(NamedTuple):
    """An effective fare leg: one leg, or several that count as one. Times as planned."""

    network: str
    start: Call
    end: Call
    leaves: datetime
    arrives: datetime
    first: int  # number of its first leg
    last: int


class Option(NamedTuple):
    """One product, on one medium, that a stretch can be ridden on."""

    group: str
    product: str
    medium: str  # "" not known
    minor: int
    transfer_only: bool


class State(NamedTuple):
    """How one got here: the product of the last stretch, and the transfers behind it."""

    option: Option
    rule: tuple[str, str] | None  # ends of the rule of the last transfer; None: a ticket begins here
    times: int  # how often in a row
    run: int  # stretch from which on it was the same rule
    chain: int  # stretch with which the ticket began


Offered = tuple[TransferRule, int | None]  # a rule, and what its own product costs: None has no price
Reached = dict[State, tuple[int, tuple[Line, ...]]]


class PricesV2:
    """Prices for one kiosk. Everything is exact or None: a leg without rule, medium or product has no price."""

    def __init__(self, fares: FaresV2, issuable: Issuable) -> None:
        self.fares = fares
        self.issuable = issuable
        self.currency = fares.products.currency
        self._zones: dict[str, ZoneInfo] = {}
        self._sold: dict[str, Sold] = {}
        self._rules: dict[tuple[str, int, int], tuple[LegRule, ...]] = {}
        self._spans: dict[tuple[str, date], tuple[tuple[int, int], ...]] = {}
        self._options: dict[tuple[tuple[LegRule, ...], str], tuple[Option, ...]] = {}
        self._offered: dict[tuple[Option, Option, str], tuple[Offered, ...]] = {}

    def riders(self) -> tuple[Rider, ...]:
        """The rider categories of the feed."""
        return self.fares.products.riders

    def price(self, way: Itinerary, rider: str = "") -> Money | None:
        """What one rider pays for this itinerary; None when that is not known. Rider "" is the ordinary one."""
        bill = self.bill(way, rider)
        return bill.total if bill else None

    def bill(self, way: Itinerary, rider: str = "") -> Bill | None:
        """The cheapest tickets for this itinerary, with their names; None when no price is known."""
        sold = self._sold.get(rider)
        if sold is None:
            sold = self._sold[rider] = self.fares.products.sold(rider, self.issuable)
        stretches = self._stretches(way)
        if not sold or not stretches:
            return None
        reached: Reached = {}
        for index, stretch in enumerate(stretches):
            options = self._options_of(stretch, rider, sold)
            reached = self._reach(index, stretches, options, reached, rider, sold)
            if not reached:
                return None
        return cheapest_of(reached.values(), self.currency)

    def _stretches(self, way: Itinerary) -> list[Stretch]:
        """The legs, joined where a rule joins them; none when a network is not known, or a join has no price."""
        stretches: list[Stretch] = []
        for number, leg in enumerate(way.legs):
            network = self.fares.routes.networks.get(leg.route)
            if network is None:
                return []
            one = Stretch(network, leg.start, leg.end, _planned(leg.start), _planned(leg.end), number, number)
            joins = self._joins.get((stretches[-1].network, network), ()) if stretches else ()
            if any(rule.joins(stretches[-1].end, leg.start, self.fares.areas) for rule in joins):
                before = stretches.pop()
                if before.network != network:
                    return []
                one = before._replace(end=leg.end, arrives=one.arrives, last=number)
            stretches.append(one)
        return stretches

    @cached_property
    def _joins(self) -> dict[tuple[str, str], list[JoinRule]]:
        joins: dict[tuple[str, str], list[JoinRule]] = {}
        for rule in self.fares.joins:
            joins.setdefault((rule.network, rule.onto), []).append(rule)
        return joins

    def _options_of(self, stretch: Stretch, rider: str, sold: Sold) -> tuple[Option, ...]:
        start, end = self.fares.areas.at(stretch.start), self.fares.areas.at(stretch.end)
        if start is None or end is None:
            return ()
        key = stretch.network, start, end
        rules = self._rules.get(key)
        if rules is None:
            sets = self.fares.areas.sets
            rules = self._rules[key] = self.fares.legs.fitting(stretch.network, sets[start], sets[end])
        holding = tuple(self._holding(rules, stretch))
        found = self._options.get((holding, rider))
        if found is None:
            found = self._options[holding, rider] = tuple(self._made(holding, sold))
        return found

    def _holding(self, rules: Iterable[LegRule], stretch: Stretch) -> list[LegRule]:
        """Those that hold at this time; with rule_priority, only the highest of them."""
        held: list[LegRule] = []
        for rule in rules:
            states = {
                self._holds(group, call, at)
                for group, call, at in (
                    (rule.leaves, stretch.start, stretch.leaves),
                    (rule.arrives, stretch.end, stretch.arrives),
                )
                if group
            }
            if False not in states:
                held.append(rule._replace(product="") if None in states else rule)
        if self.fares.legs.by_priority and held:
            highest = max(rule.priority for rule in held)
            return [rule for rule in held if rule.priority == highest]
        return held

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

    def _made(self, rules: Iterable[LegRule], sold: Sold) -> Iterable[Option]:
        """What the rules allow and the kiosk can sell; equal ones once."""
        return dict.fromkeys(
            Option(rule.group, rule.product, medium, minor, rule.transfer_only)
            for rule in rules
            for medium, minor in sold.get(rule.product, ())
        )

    def _reach(
        self, index: int, stretches: list[Stretch], options: Iterable[Option], before: Reached, rider: str, sold: Sold
    ) -> Reached:
        """All ways to have paid up to this stretch, the cheapest of equal ones."""
        reached: Reached = {}

        def reach(state: State, total: int, lines: tuple[Line, ...]) -> None:
            known = reached.get(state)
            if known is None or (total, len(lines)) < (known[0], len(known[1])):
                reached[state] = total, lines

        for option in options:
            line = self._line(option.product, option.minor, stretches[index])
            fresh = State(option, None, 0, index, index)
            if index == 0 and not option.transfer_only:
                reach(fresh, option.minor, (line,))
            for state, (total, lines) in before.items():
                fits = self._fits(index, stretches, state, self._offers(state.option, option, rider, sold))
                if not fits and not option.transfer_only:
                    reach(fresh, total + option.minor, (*lines, line))
                for (rule, extra), count, run in fits:
                    if extra is None:
                        continue
                    kept, paid, over = total, lines, stretches[index]
                    if rule.kind == TRANSFER_ONLY and state.rule is None:
                        kept, paid = total - state.option.minor, lines[:-1]
                        over = over._replace(first=stretches[index - 1].first)
                    if rule.product:
                        paid = (*paid, self._line(rule.product, extra, over))
                    if rule.kind == BOTH:
                        kept, paid = kept + option.minor, (*paid, line)
                    reach(State(option, (rule.start, rule.end), count, run, state.chain), kept + extra, paid)
        return reached

    def _fits(
        self, index: int, stretches: list[Stretch], state: State, offered: Iterable[Offered]
    ) -> list[tuple[Offered, int, int]]:
        """The rules whose count and time allow this transfer, with the count and where it began."""
        fits: list[tuple[Offered, int, int]] = []
        for rule, extra in offered:
            same = state.rule == (rule.start, rule.end)
            count, run = (state.times + 1, state.run) if same else (1, index - 1)
            if rule.most != NO_LIMIT and rule.most < count:
                continue
            first, last = stretches[run if rule.start == rule.end else state.chain], stretches[index]
            if rule.seconds and rule.elapsed(_times(first), _times(last)) > rule.seconds:
                continue
            fits.append(((rule, extra), count, run))
        limits = [rule.most for (rule, _), _, _ in fits if rule.most != NO_LIMIT]
        least = min(limits, default=NO_LIMIT)
        return [fit for fit in fits if fit[0][0].most == least]

    def _offers(self, one: Option, other: Option, rider: str, sold: Sold) -> tuple[Offered, ...]:
        """The transfer rules between two products, with the price of the rule's own product."""
        key = one, other, rider
        offered = self._offered.get(key)
        if offered is None:
            rules = self.fares.transfers.between(one.group, other.group, self.fares.legs.groups)
            offered = self._offered[key] = tuple(
                (rule, self._extra(rule, one, sold)) for rule in rules if rule.blocked or _meant(rule, one, other)
            )
        return offered

    def _extra(self, rule: TransferRule, one: Option, sold: Sold) -> int | None:
        if rule.blocked:
            return None
        if not rule.product:
            return 0
        media = sold.get(rule.product, ())
        return min((minor for medium, minor in media if rule.any_medium or _same(medium, one.medium)), default=None)

    def _line(self, product: str, minor: int, stretch: Stretch) -> Line:
        name = self.fares.products.names.get(product, product)
        return Line(product, name, Money(minor, self.currency), stretch.first, stretch.last)


def _planned(call: Call) -> datetime:
    """Fares go by the timetable, not by the delay of the day."""
    return call.planned or call.at


def _times(stretch: Stretch) -> tuple[float, float]:
    return stretch.leaves.timestamp(), stretch.arrives.timestamp()


def _same(one: str, other: str) -> bool:
    """Whether two media can be the same: one that is not known can be any."""
    return not one or not other or one == other


def _meant(rule: TransferRule, one: Option, other: Option) -> bool:
    """Whether the rule is for these products and media."""
    return (
        rule.only_from in ("", one.product)
        and (not rule.same_product or one.product == other.product)
        and (rule.any_medium or _same(one.medium, other.medium))
    )
