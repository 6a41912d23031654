"""What this party can buy: a few trains worth choosing between, each with its cheapest tickets and the reason."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

from kiosk.clock import Clock
from kiosk.errors import Trouble
from kiosk.fares.choosing import Chosen, Found, cheaper_than, choose
from kiosk.fares.distance import Network, Unlaid
from kiosk.fares.model import Cheaper, Offer
from kiosk.fares.price import Pricing
from kiosk.fares.pricing import Amounts, ByDistance, ByZones
from kiosk.fares.rating import Journey, Rating
from kiosk.fares.tariff import Tariff
from kiosk.flows.model import Party
from kiosk.money import Money
from kiosk.timetable.calm import TO_SPARE, tightest
from kiosk.timetable.compiled import Timetable
from kiosk.timetable.model import ORDINARY, Itinerary, Needs, later
from kiosk.timetable.planner import Planner

LOOKED_AT = 8  # itineraries in each direction, at the hour that was asked for and at each at which prices change
WHOLE_DAY = 500  # more than there are, where every train may have its own price
NO_CARD = "none"


class Offers:
    """Quotes from one tariff and one timetable."""

    def __init__(self, tariff: Tariff, planner: Planner, clock: Clock) -> None:
        self.tariff = laid_over(tariff, planner.timetable)
        self._planner = planner
        self._clock = clock

    def offers_for(
        self,
        origin: str,
        destination: str,
        out: datetime,
        back: datetime | None,
        party: Party,
        card: str,
        show: int = 3,
        needs: Needs = ORDINARY,
    ) -> tuple[Offer, ...]:
        """At most `show` offers; the first is the cheapest at this hour, the others follow by departure.

        Among them are the fastest and the calmest; where a place is left, what is cheaper later that day. `out` and
        `back`: nothing leaves before. `card` is the id of a discount card, or "none". Raises Trouble("no-train") when
        no train goes; Trouble("no-fare"), ("no-fare-station") or ("no-fare-day") when there is no price: then a person
        can sell, and the detail tells the operator what to do.
        """
        self._check(party, card, out, back)
        rating = Rating(self.tariff)
        pricing = Pricing(rating, party.counts, self.tariff.card(card))
        made = list(self._found((origin, destination), out, back, rating, pricing, show, needs))
        sold = [found for found in made if all(self._valid(way.departure) for way in (found.out, found.back) if way)]
        if made and not sold:
            raise self._not_valid((made[0].back or made[0].out).departure)
        made = self._on_the_day([found for found in sold if found.minor], back)
        if sold and not made:
            raise Trouble("no-fare", f"{party.counts} travel free: there is nothing to pay for, so a person helps them")
        if not made:
            what = f"{party.counts} from {origin} to {destination} on {out:%Y-%m-%d}"
            raise Trouble("no-fare", f"no price for {what}. Try  ./loket fares explain  with the same words.")
        chosen = choose(made, show, self.tariff.offered, partial(self._planner.calmest, needs=needs))
        return tuple(self._offer(one, chosen[0].found, made, pricing, party) for one in chosen)

    def _on_the_day(self, made: list[Found], back: datetime | None) -> list[Found]:
        """Who is home on the day that was asked for is not offered a night away beside it."""
        asked = [found for found in made if back and found.back and self._same_day(found.back.departure, back)]
        return asked or made

    def _same_day(self, one: datetime, other: datetime) -> bool:
        return self.tariff.day_of(one) == self.tariff.day_of(other)

    def weighed(self, offer: Offer, card: str) -> tuple[Journey, Pricing]:
        """What an offer was made from: its trains as the tariff sees them, and the prices of this party with `card`."""
        rating = Rating(self.tariff)
        return rating.journey(offer.out, offer.back), Pricing(rating, offer.party.counts, self.tariff.card(card))

    def _check(self, party: Party, card: str, out: datetime, back: datetime | None) -> None:
        tariff = self.tariff
        unknown = [kind for kind, count in party.counts if count and tariff.rider(kind) is None]
        if unknown:
            raise Trouble("no-fare", f"no rider {unknown[0]!r}. Add it to riders in {tariff.folder}/tariff.yaml.")
        if not party.size:
            raise Trouble("no-fare", "nobody travels")
        if card != NO_CARD and tariff.card(card) is None:
            raise Trouble("no-fare", f"no discount card {card!r}. Add it to cards in {tariff.folder}/tariff.yaml.")
        for at in (out, back):
            if at and not self._valid(at):
                raise self._not_valid(at)

    def _valid(self, at: datetime) -> bool:
        return self.tariff.valid_from <= self.tariff.day_of(at) <= self.tariff.valid_until

    def _not_valid(self, at: datetime) -> Trouble:
        tariff = self.tariff
        until = f"It is valid from {tariff.valid_from} to {tariff.valid_until}: put the new one in force."
        return Trouble("no-fare-day", f"tariff {tariff.id} is not valid on {tariff.day_of(at)}. {until}")

    def _found(
        self,
        way: tuple[str, str],
        out: datetime,
        back: datetime | None,
        rating: Rating,
        pricing: Pricing,
        show: int,
        needs: Needs,
    ) -> Iterator[Found]:
        """Each way out with each way home that has a price. Raises Trouble("no-train") when there are no trains."""
        ways = self._worth_choosing(way, out, show, needs)
        homes: dict[datetime, list[tuple[Itinerary, bool]]] = {}
        trains = False
        for there, told in ways:
            around = self._turned(there.arrival, needs)
            if back is None or (told and around > back):
                options: list[tuple[Itinerary | None, bool]] = [(None, False)] if back is None else []
            else:  # nobody goes back before arriving
                ready = max(back, around)
                if ready not in homes:
                    homes[ready] = self._worth_choosing((way[1], way[0]), ready, 1, needs)
                options = list(homes[ready])
            for home, home_told in options:
                trains = True
                journey = rating.journey(there, home)
                minor = pricing.total(journey)
                if minor is not None:
                    yield Found(there, home, minor, journey, told or home_told)
        if not trains:
            ends = way if not ways else (way[1], way[0])
            raise Trouble("no-train", f"{ends[0]} to {ends[1]} after {out if not ways else back:%Y-%m-%d %H:%M}")

    def _turned(self, arrival: datetime, needs: Needs) -> datetime:
        """When one who arrives then is ready to go home again; whoever walks slowly needs longer for it."""
        usual = self.tariff.offered.turnaround
        return later(arrival, int(usual.total_seconds()) * needs.percent // 100 + needs.extra_seconds)

    def _worth_choosing(
        self, way: tuple[str, str], after: datetime, show: int, needs: Needs
    ) -> list[tuple[Itinerary, bool]]:
        """The next trains, and those later that day whose price may be another; each with whether it is such a one.

        Also slower ones that cost less; none so slow that nobody would take it.
        """
        now = self._trains(way, after, LOOKED_AT, needs)
        if not now:
            return []
        if all(tightest(train) < TO_SPARE for train in now):  # whoever cannot hurry is shown a train too
            now += self._planner.unhurried(*way, after, show, needs=needs)
        first = min(found.departure for found in now)
        now = [found for found in now if self._same_day(found.departure, first) or self._soon(found, first)]
        slowest = min(found.duration for found in now) + self.tariff.offered.slower
        now = sorted((found for found in dict.fromkeys(now) if found.duration <= slowest), key=_times)
        soon = [found for found in now if self._soon(found, now[0].departure)]
        window = soon if len(soon) >= show else now[:show]
        known = set(window)
        rest = [found for found in self._later(way, after, needs) if found.duration <= slowest and found not in known]
        return [(found, False) for found in window] + [(found, True) for found in dict.fromkeys(rest)]

    def _soon(self, train: Itinerary, first: datetime) -> bool:
        return train.departure <= first + self.tariff.offered.within

    def _later(self, way: tuple[str, str], after: datetime, needs: Needs) -> Iterator[Itinerary]:
        """Trains of the rest of the day, in every stretch of it within which the hour does not change a price."""
        tariff = self.tariff
        named = {item.when for item in tariff.products if item.when} | {card.when for card in tariff.cards if card.when}
        frames = [tariff.timeframes[id] for id in sorted(named)]
        night = time(tariff.day_ends)
        end = datetime.combine(tariff.day_of(after) + timedelta(days=1), night, after.tzinfo)
        feeds = any(not isinstance(price, Amounts | ByDistance | ByZones) for price in tariff.prices.values())
        if feeds or any(frame.at_arrival for frame in frames):
            found: Iterable[Itinerary] = self._trains(way, after, WHOLE_DAY, needs)
        else:
            edges = sorted({edge for frame in frames for edge in frame.begins(after, end)})
            found = (train for edge in edges for train in self._trains(way, edge, LOOKED_AT, needs))
        yield from (train for train in found if train.departure < end)

    def _trains(self, way: tuple[str, str], after: datetime, count: int, needs: Needs) -> list[Itinerary]:
        """The best itineraries, and the best without fast trains where these cost more; earliest first."""
        fast = self.tariff.fast
        found = list(self._planner.itineraries(*way, after, count, needs=needs))
        if fast.lines and any(fast.among(leg.line for leg in train.legs) for train in found):
            found += self._planner.itineraries(*way, after, count, fast.lines, needs)
        return sorted(dict.fromkeys(found), key=_times)

    def _offer(self, one: Chosen, cheapest: Found, made: Sequence[Found], pricing: Pricing, party: Party) -> Offer:
        tariff, found = self.tariff, one.found
        price = pricing.explained(found.journey)
        assert price is not None  # it was found by its price
        first, last = found.out.departure, (found.back or found.out).arrival
        midnight = datetime.combine(first.date(), time(), first.tzinfo)
        end = datetime.combine(last.date() + timedelta(days=1), time(tariff.day_ends), last.tzinfo)
        offer = Offer(
            id=_id(found, price.total),
            out=found.out,
            back=found.back,
            party=party,
            card=price.card,
            lines=price.lines,
            total=price.total,
            compared=price.compared,
            badges=one.badges,
            valid_from=midnight,
            valid_until=end,
            tariff=tariff.id,
            demo=tariff.demo or self._planner.source.demo,
            cheaper=self._cheaper(found, made),
            saves=Money(cheapest.minor - found.minor, tariff.currency) if found.later else None,
            looked_at=price.looked_at,
            tariff_sha256=tariff.sha256,
            timetable_sha256=self._planner.source.sha256,
            expires=self._clock.now() + tariff.offered.good_for,
        )
        return replace(offer, seal=offer.fingerprint)

    def _cheaper(self, found: Found, made: Sequence[Found]) -> Cheaper | None:
        other = cheaper_than(found, made, self.tariff.offered)
        if other is None:
            return None
        back = other.back.departure if other.back and other.back != found.back else None
        return Cheaper(other.out.departure, back, Money(found.minor - other.minor, self.tariff.currency))


def laid_over(tariff: Tariff, timetable: Timetable) -> Tariff:
    """The tariff with the kilometres of this timetable's network."""
    network = Network(timetable)
    prices = {
        name: replace(price, distances=network)
        if isinstance(price, ByDistance) and isinstance(price.distances, Unlaid)
        else price
        for name, price in tariff.prices.items()
    }
    return replace(tariff, prices=prices)


def _times(train: Itinerary) -> tuple[datetime, datetime]:
    return train.departure, train.arrival


def _id(found: Found, paid: Money) -> str:
    """The same trains at the same price have the same id, so a tap on an older screen still means what it showed."""
    ways = [way for way in (found.out, found.back) if way]
    said = [f"{leg.trip}@{leg.start.planned or leg.start.at:%Y%m%dT%H%M}" for way in ways for leg in way.legs]
    return hashlib.sha256(" ".join((*said, str(paid.minor))).encode()).hexdigest()[:12]
