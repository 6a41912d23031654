"""What this party can buy: a few trains worth choosing between, each with its cheapest tickets and the reason."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.fares.distance import Network
from kiosk.fares.model import Offer
from kiosk.fares.price import Price, price_of
from kiosk.fares.tariff import Tariff
from kiosk.flows.model import Party
from kiosk.money import Money
from kiosk.timetable.model import Itinerary
from kiosk.timetable.planner import Planner

LOOKED_AT = 8  # itineraries in each direction
A_CHANGE = timedelta(minutes=45)  # arriving so much later is better than changing trains once more
SLOWER = timedelta(minutes=90)  # who saves a little must not sit in trains for so much longer than need be
WORTH_WAITING = timedelta(hours=3)  # a cheaper train later than this after the first one is not what was asked for
NO_CARD = "none"


class Offers:
    """Quotes from one tariff and one timetable."""

    def __init__(self, tariff: Tariff, planner: Planner, clock: Clock) -> None:
        self.tariff = tariff
        self._planner = planner
        self._clock = clock
        self._network = Network(planner.timetable)

    def offers_for(
        self,
        origin: str,
        destination: str,
        out: datetime,
        back: datetime | None,
        party: Party,
        card: str,
        show: int = 3,
    ) -> tuple[Offer, ...]:
        """At most `show` offers; the first is the cheapest, the others follow by departure.

        Among them are the fastest and the one with the fewest changes. `out` and `back`: nothing leaves before.
        `card` is the id of a discount card, or "none". Raises Trouble("no-train") when no train goes,
        Trouble("no-fare") when the tariff has no price: then a person can sell.
        """
        self._check(party, card, out)
        ways = self._worth_choosing((origin, destination), out, show)
        if not ways:
            raise Trouble("no-train", f"{origin} to {destination} after {out:%Y-%m-%d %H:%M}")
        kilometres = self._network.kilometres(origin, destination)
        if kilometres is None:
            raise Trouble("no-fare", f"{origin} to {destination}: no distance")
        price = self._pricing(kilometres, party, card)
        made = [
            self._offer(way, home, price(tuple(self._fast(one) for one in (way, home) if one)), party)
            for way, home in self._there_and_back(ways, (destination, origin), back)
        ]
        if not made:
            raise Trouble("no-train", f"{destination} to {origin} after {back:%Y-%m-%d %H:%M}")
        return _badged(_chosen(made, show))

    def _check(self, party: Party, card: str, out: datetime) -> None:
        tariff = self.tariff
        unknown = [kind for kind, count in party.counts if count and tariff.rider(kind) is None]
        if unknown or not party.size:
            raise Trouble("no-fare", f"rider category {unknown[0]!r}" if unknown else "nobody travels")
        if card != NO_CARD and tariff.card(card) is None:
            raise Trouble("no-fare", f"discount card {card!r}")
        if not tariff.valid_from <= out.date() <= tariff.valid_until:
            raise Trouble("no-fare", f"tariff {tariff.id} is not valid on {out.date()}")

    def _worth_choosing(self, way: tuple[str, str], after: datetime, show: int) -> tuple[Itinerary, ...]:
        """The next trains, also slower ones that cost less; none so late, or so slow, that nobody would take them."""
        ways = self._planner.itineraries(*way, after, LOOKED_AT)
        if any(self._fast(found) for found in ways) and self.tariff.fast_percent:
            ways += self._planner.itineraries(*way, after, LOOKED_AT, self.tariff.fast_lines)
        ways = tuple(sorted(dict.fromkeys(ways), key=lambda found: (found.departure, found.arrival)))
        if not ways:
            return ()
        slowest = min(found.duration for found in ways) + SLOWER
        ways = tuple(found for found in ways if found.duration <= slowest)
        soon = tuple(found for found in ways if found.departure <= ways[0].departure + WORTH_WAITING)
        return soon if len(soon) >= show else ways[:show]

    def _pricing(self, kilometres: float, party: Party, card: str) -> Callable[[tuple[bool, ...]], Price]:
        """The price by "is it a fast train", out and back; each is worked out once."""

        @cache
        def price(fast: tuple[bool, ...]) -> Price:
            adult = [self.tariff.adult_single(kilometres, one) for one in fast]
            singles = [single for single in adult if single is not None]
            found = None
            if len(singles) == len(adult):
                found = price_of(self.tariff, party.counts, self.tariff.card(card), singles)
            if found is None:
                raise Trouble("no-fare", f"{kilometres:.0f} km for {party.counts}")
            return found

        return price

    def _there_and_back(
        self, ways: Iterable[Itinerary], home: tuple[str, str], back: datetime | None
    ) -> Iterator[tuple[Itinerary, Itinerary | None]]:
        """Each way out with each way home that somebody who took it can take: nobody goes back before arriving."""
        homes: dict[datetime, tuple[Itinerary, ...]] = {}
        for way in ways:
            if back is None:
                yield way, None
                continue
            ready = max(back, way.arrival)
            if ready not in homes:
                homes[ready] = self._worth_choosing(home, ready, 1)
            for found in homes[ready]:
                yield way, found

    def _fast(self, way: Itinerary) -> bool:
        return self.tariff.is_fast(leg.line for leg in way.legs)

    def _offer(self, out: Itinerary, back: Itinerary | None, price: Price, party: Party) -> Offer:
        tariff = self.tariff
        first, last = out.departure, (back or out).arrival
        midnight = datetime.combine(first.date(), time(), first.tzinfo)
        end = datetime.combine(last.date() + timedelta(days=1), time(tariff.valid_until_hour), last.tzinfo)
        return Offer(
            id=_id(out, back, price.total),
            out=out,
            back=back,
            party=party,
            card=price.card,
            lines=price.lines,
            total=price.total,
            compared=price.compared,
            badges=(),
            valid_from=midnight,
            valid_until=end,
            tariff=tariff.id,
            demo=tariff.demo or self._planner.source.demo,
        )


def _id(out: Itinerary, back: Itinerary | None, paid: Money) -> str:
    """The same trains at the same price have the same id, so a tap on an older screen still means what it showed."""
    ways = [f"{leg.trip}@{leg.start.at:%Y%m%dT%H%M}" for way in (out, back) if way for leg in way.legs]
    return hashlib.sha256(" ".join((*ways, str(paid.minor))).encode()).hexdigest()[:12]


def _hours(offer: Offer) -> timedelta:
    """Time spent travelling, both ways."""
    return offer.out.duration + (offer.back.duration if offer.back else timedelta())


def _changes(offer: Offer) -> int:
    return offer.out.changes + (offer.back.changes if offer.back else 0)


def _soonest(offer: Offer) -> tuple[datetime, datetime, datetime]:
    """Being there soon without changing trains; then being home soon; then leaving late."""
    home = offer.back or offer.out
    return offer.out.arrival + A_CHANGE * offer.out.changes, home.arrival + A_CHANGE * home.changes, offer.out.departure


def _chosen(made: list[Offer], show: int) -> list[Offer]:
    """Cheapest (the soonest of them), fastest, fewest changes; then the soonest. One offer for each way out."""
    best = [
        min(made, key=lambda offer: (offer.total, _soonest(offer))),
        min(made, key=lambda offer: (_hours(offer), offer.total, offer.out.departure, _changes(offer))),
        min(made, key=lambda offer: (_changes(offer), _hours(offer), offer.total, offer.out.departure)),
    ]
    chosen: dict[Itinerary, Offer] = {}
    for offer in (*best, *sorted(made, key=_soonest)):
        if len(chosen) < show:
            chosen.setdefault(offer.out, offer)
    first, *others = chosen.values()
    return [first, *sorted(others, key=lambda offer: offer.out.departure)]


def _badged(offers: list[Offer]) -> tuple[Offer, ...]:
    """Say what an offer is best at, where the shown ones differ; the earlier one of equals gets the word."""
    badges: dict[str, list[str]] = {offer.id: [] for offer in offers}
    for badge, measures in (
        ("cheapest", [offer.total.minor for offer in offers]),
        ("fastest", [_hours(offer).total_seconds() for offer in offers]),
        ("fewest-changes", [_changes(offer) for offer in offers]),
    ):
        if min(measures) < max(measures):
            badges[_best(offers, measures).id].append(badge)
    return tuple(replace(offer, badges=tuple(badges[offer.id])) for offer in offers)


def _best(offers: list[Offer], measures: Iterable[float]) -> Offer:
    return min(zip(offers, measures, strict=True), key=lambda pair: pair[1])[0]
