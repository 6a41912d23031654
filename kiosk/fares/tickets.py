"""Every ticket that this party could buy for this journey, with its exact price: the columns of the search."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product

from kiosk.fares.cover import Column
from kiosk.fares.model import SHARED, OfferLine
from kiosk.fares.party import Riders
from kiosk.fares.pricing import Amounts
from kiosk.fares.rating import Journey, Rating, Way
from kiosk.fares.tariff import Card, Movement, Product, Slot
from kiosk.money import Money

OUT, BACK = 0, 1
WAYS = ("out", "back")
WHOLE = 100 * 100 * 100  # the product's percent of a rider's percent of what the card leaves
Counts = tuple[int, ...]  # how many riders of each kind, in the order of the party
Prices = Mapping[str, int]  # minor units that shares are taken of, by rider category


@dataclass(frozen=True)
class Use:
    """One way to use a ticket: for which ways it is ridden, and what its prices are."""

    ways: tuple[int, ...]  # of OUT, BACK
    prices: Prices | None  # None: by number of people


class Tickets:
    """What one party with one card could buy, for any journey."""

    def __init__(self, rating: Rating, riders: Sequence[Riders], card: Card | None) -> None:
        self._rating = rating
        self._tariff = rating.tariff
        self._riders = riders
        self._card = card
        self._seats = {item.id: tuple(self._seatings(item)) for item in self._tariff.products}
        self._made: dict[tuple[str, tuple[int, ...], tuple[tuple[str, int], ...], bool], tuple[Column, ...]] = {}

    def rides(self, journey: Journey) -> Counts:
        """How many rides of each cell there are: every kind of riders out, then every kind back."""
        counts = tuple(riders.count for riders in self._riders)
        return counts + (counts if journey.back else (0,) * len(counts))

    def of(self, journey: Journey) -> list[Column]:
        """Every ticket, in every way to use it, whose price is known."""
        return [
            column
            for item in self._tariff.products
            for use in self._uses(item, journey)
            for column in self._sold(item, use, self._counting(item, use, journey))
        ]

    def _seatings(self, item: Product) -> Iterator[tuple[Counts, ...]]:
        """Who may travel on one ticket: for each slot how many of each kind; never more than there are."""
        for chosen in product(*(tuple(self._places(slot)) for slot in item.slots)):
            people = [sum(kind) for kind in zip(*chosen, strict=True)]
            if any(people) and all(map(int.__le__, people, (riders.count for riders in self._riders))):
                yield chosen

    def _places(self, slot: Slot) -> Iterator[Counts]:
        fits = [riders.count if riders.category in slot.percent else 0 for riders in self._riders]
        for counts in product(*(range(min(count, slot.most) + 1) for count in fits)):
            if slot.least <= sum(counts) <= slot.most:
                yield counts

    def _uses(self, item: Product, journey: Journey) -> Iterator[Use]:
        """Out, back, or both on one ticket; a ticket for both ways may be used for one of them alone."""
        good = [number for number, way in enumerate((journey.out, journey.back)) if way and self._good(item, way)]
        amounts = self._tariff.prices[item.price]
        whole = self._amounts(amounts) if isinstance(amounts, Amounts) else None
        both = item.movement is not Movement.ONE_WAY
        near = journey.back is not None and (item.days is None or journey.days_apart < item.days)
        if isinstance(amounts, Amounts):
            yield from (Use((way,), whole) for way in good)
            if both and near and len(good) == 2:
                yield Use((OUT, BACK), whole)
        elif not both:
            yield from (Use((way,), self._of_ways(item, journey, (way,))) for way in good)
        elif near:  # its price is known only with both ways
            prices = self._of_ways(item, journey, (OUT, BACK))
            yield from (Use((way,), prices) for way in good)
            if len(good) == 2:
                yield Use((OUT, BACK), prices)

    def _good(self, item: Product, way: Way) -> bool:
        return (not item.when or item.when in way.frames) and (item.fast_trains or not way.fast)

    def _amounts(self, amounts: Amounts) -> Prices | None:
        if amounts.by_people is not None:
            return None
        known = {rider.id: amounts.of(rider.id) for rider in self._tariff.riders}
        return {id: price for id, price in known.items() if price is not None}

    def _of_ways(self, item: Product, journey: Journey, ways: tuple[int, ...]) -> Prices:
        """What these ways cost together, by rider category; without those whose price is not known."""
        table = self._rating.table_numbers[item.price]
        found = {}
        for id, number in self._rating.rider_numbers.items():
            prices = [way.prices[table][number] for way in (journey.out, journey.back) if way]
            wanted = [prices[way] for way in ways]
            known = [price for price in wanted if price is not None]
            if len(known) == len(wanted):
                found[id] = sum(known)
        return found

    def _sold(self, item: Product, use: Use, card: Card | None) -> tuple[Column, ...]:
        """Many journeys have the same prices for one of their ways: each ticket is made once."""
        key = item.id, use.ways, tuple(use.prices.items()) if use.prices else (), card is not None
        if key not in self._made:
            self._made[key] = tuple(self._made_of(item, use, card))
        return self._made[key]

    def _made_of(self, item: Product, use: Use, card: Card | None) -> Iterator[Column]:
        for seats in self._seats[item.id]:
            if item.shared:
                line = self._shared(item, use, seats, card)
                if line is not None:
                    yield self._column(use, [sum(kind) for kind in zip(*seats, strict=True)], (line,))
            else:
                yield from self._own(item, use, seats[0].index(1), card)

    def _counting(self, item: Product, use: Use, journey: Journey) -> Card | None:
        """The card, if it counts on this product at these hours."""
        card = self._card
        if card is None or card.id not in item.cards:
            return None
        ways = [way for way in (journey.out, journey.back) if way]
        return card if not card.when or all(card.when in ways[number].frames for number in use.ways) else None

    def _own(self, item: Product, use: Use, kind: int, card: Card | None) -> Iterator[Column]:
        """One rider's own ticket; with a card that takes friends along, their tickets too."""
        holds = card is not None and self._riders[kind].holds_card
        off = card.percent_off if card and holds else 0
        line = self._ticket(item, use, kind, off, card.id if card and holds else "")
        if line is None:
            return
        alone = [int(number == kind) for number in range(len(self._riders))]
        yield self._column(use, alone, (line,))
        if card is None or not holds:
            return
        for count in range(1, card.friends + 1):
            for friends in combinations_with_replacement(range(len(self._riders)), count):
                together = [one + friends.count(number) for number, one in enumerate(alone)]
                if all(map(int.__le__, together, (riders.count for riders in self._riders))):
                    lines = [self._ticket(item, use, one, card.friends_percent_off, card.id) for one in friends]
                    known = [found for found in lines if found is not None]
                    if len(known) == count:
                        yield self._column(use, together, (line, *known))

    def _ticket(self, item: Product, use: Use, kind: int, off: int, card: str) -> OfferLine | None:
        """A ticket for one; None when this rider cannot have it, or its price is not known."""
        category = self._riders[kind].category
        percent = item.slots[0].percent.get(category)
        if percent is None or use.prices is None or category not in use.prices:
            return None
        minor = self._tariff.rounded(use.prices[category] * percent * item.percent * (100 - off), WHOLE)
        return self._line(item, category, minor, ((category, 1),), use, card if off and minor else "")

    def _shared(self, item: Product, use: Use, seats: tuple[Counts, ...], card: Card | None) -> OfferLine | None:
        """One ticket for several people; the card must be shown only where it makes the ticket cheaper."""
        plain, minor = (self._together(item, use, seats, counting) for counting in (None, card))
        if plain is None or minor is None:
            return None
        people: dict[str, int] = {}
        for riders, *places in zip(self._riders, *seats, strict=True):
            if sum(places):
                people[riders.category] = people.get(riders.category, 0) + sum(places)
        return self._line(item, SHARED, minor, tuple(people.items()), use, card.id if card and minor < plain else "")

    def _together(self, item: Product, use: Use, seats: tuple[Counts, ...], card: Card | None) -> int | None:
        """Minor units for all of them; None when it is not known."""
        if use.prices is None:
            amounts = self._tariff.prices[item.price]
            assert isinstance(amounts, Amounts)
            assert amounts.by_people is not None
            found = amounts.by_people.get(sum(map(sum, seats)))
            return None if found is None else self._tariff.rounded(found * item.percent, 100)
        exact = 0
        for slot, counts in zip(item.slots, seats, strict=True):
            part = self._slot(slot, counts, use.prices, card)
            if part is None:
                return None
            exact += part
        return self._tariff.rounded(exact * item.percent, WHOLE)

    def _slot(self, slot: Slot, counts: Counts, prices: Prices, card: Card | None) -> int | None:
        """What the places of a slot come to, times 100 * 100; None when it is not known."""
        if slot.together is not None:
            base = prices.get(next(iter(slot.percent)))
            more = (sum(counts) - slot.least) * slot.each_more
            return None if base is None else base * (slot.together + more) * 100
        exact = 0
        for riders, count in zip(self._riders, counts, strict=True):
            if count:
                base = prices.get(riders.category)
                if base is None:
                    return None
                off = card.percent_off if card and riders.holds_card else 0
                exact += count * base * slot.percent[riders.category] * (100 - off)
        return exact

    def _line(
        self, item: Product, category: str, minor: int, people: tuple[tuple[str, int], ...], use: Use, card: str
    ) -> OfferLine:
        way = WAYS[use.ways[0]] if item.movement is Movement.ONE_WAY else ""
        return OfferLine(
            item.id, category, 1, Money(minor, self._tariff.currency), item.kind, people, way, card, item.when
        )

    def _column(self, use: Use, counts: Sequence[int], lines: tuple[OfferLine, ...]) -> Column:
        cells = [counts if way in use.ways else [0] * len(counts) for way in (OUT, BACK)]
        cover = tuple(rides for cell in cells for rides in cell)
        return Column(sum(line.each.minor for line in lines), cover, lines, sum(map(_worry, lines)))


def _worry(line: OfferLine) -> int:
    """Of equal totals: rather one ticket than two, own ones rather than shared; a family ticket rather than a group."""
    if line.category != SHARED:
        return 1
    return 3 * sum(count for _, count in line.riders) - (line.kind == "family")
