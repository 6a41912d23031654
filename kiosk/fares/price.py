"""What a party pays on given trains: the cheapest tickets, and honestly what everything else would have cost."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from kiosk.fares.cover import Column, cheapest
from kiosk.fares.model import SHARED, Comparison, OfferLine
from kiosk.fares.party import riders_of
from kiosk.fares.rating import Journey, Rating
from kiosk.fares.tariff import Card
from kiosk.fares.tickets import Tickets
from kiosk.money import Money, total

ORDINARY = "single"  # the kind of ticket that everybody knows


@dataclass(frozen=True)
class Price:
    """The tickets of the cheapest answer, their total, and all that was compared and is dearer, the nearest first."""

    lines: tuple[OfferLine, ...]
    total: Money
    compared: tuple[Comparison, ...]
    card: str  # "none" when no ticket of the answer uses the card
    looked_at: int


class Pricing:
    """Prices of one party with one card. Each journey is worked out once: equal ones cost the same."""

    def __init__(self, rating: Rating, party: Iterable[tuple[str, int]], card: Card | None) -> None:
        """Raises KeyError for a rider category that the tariff does not know."""
        self._rating = rating
        self._party = tuple(party)
        self._card = card
        self._offered = Tickets(rating, riders_of(rating.tariff, self._party, card), card)
        self._tickets: dict[Journey, list[Column]] = {}
        self._answers: dict[Journey, tuple[Column, ...] | None] = {}
        self._prices: dict[Journey, Price | None] = {}

    def total(self, journey: Journey) -> int | None:
        """Minor units for the whole party; None when there is no price for somebody on this journey."""
        answer = self._answer(journey)
        return None if answer is None else sum(column.minor for column in answer)

    def explained(self, journey: Journey) -> Price | None:
        """The tickets, and what they were compared with; None when there is no price."""
        if journey not in self._prices:
            self._prices[journey] = self._explained(journey)
        return self._prices[journey]

    def _explained(self, journey: Journey) -> Price | None:
        answer = self._answer(journey)
        if answer is None:
            return None
        lines = lines_of(answer)
        paid = total((line.sum for line in lines), self._rating.tariff.currency)
        used = next((line.card for line in lines if line.card), "none")
        return Price(lines, paid, self._compared(journey, answer, paid), used, len(self.tickets(journey)))

    def without_each(self, journey: Journey) -> list[tuple[str, tuple[OfferLine, ...], int]]:
        """For each product of the answer: its name, the cheapest tickets that do without it, and their total."""
        found = [(rival, self._without(journey, {rival})) for rival in _rivals(self._answer(journey) or ())]
        others = [(rival, lines_of(other), _minor(other)) for rival, other in found if other]
        return sorted(others, key=lambda other: other[2])

    def tickets(self, journey: Journey) -> list[Column]:
        """Everything that could be bought."""
        if journey not in self._tickets:
            self._tickets[journey] = self._offered.of(journey)
        return self._tickets[journey]

    def _answer(self, journey: Journey) -> tuple[Column, ...] | None:
        if journey not in self._answers:
            self._answers[journey] = self._best(journey, self.tickets(journey))
        return self._answers[journey]

    def _best(self, journey: Journey, columns: Iterable[Column]) -> tuple[Column, ...] | None:
        return cheapest(columns, self._offered.rides(journey))

    def _without(self, journey: Journey, rivals: Collection[str]) -> tuple[Column, ...] | None:
        kept = (column for column in self.tickets(journey) if not any(one in rivals for one in _rivals((column,))))
        return self._best(journey, kept)

    def _dearer(self, journey: Journey, rival: str, paid: int) -> tuple[Column, ...] | None:
        """The cheapest without this product that is dearer: what costs the same is no reason, and is left out too."""
        rivals = {rival}
        while (found := self._without(journey, rivals)) and _minor(found) == paid:
            rivals |= set(_rivals(found))
        return found

    def _compared(self, journey: Journey, answer: tuple[Column, ...], paid: Money) -> tuple[Comparison, ...]:
        """Only what is dearer, and of two that cost the same the one that says more."""
        told: dict[Money, Comparison] = {}
        others = [self._dearer(journey, rival, paid.minor) for rival in _rivals(answer)]
        nearest = min((other for other in others if other), key=_minor, default=None)
        asked: list[tuple[str, Callable[[], tuple[Column, ...] | None]]] = [
            ("without-card", lambda: self._plain._answer(journey) if _uses_card(answer) else None),
            ("next-best", lambda: nearest),
            ("all-singles", lambda: self._plain._singles(journey)),
            ("adult-price", lambda: self._as_adults(journey)),
        ]
        for code, tickets in asked:
            found = tickets()
            if found is not None:
                cost = Money(_minor(found), paid.currency)
                if cost > paid:
                    told.setdefault(cost, Comparison(code, cost, lines_of(found) if code == "next-best" else ()))
        return tuple(told.values())

    @cached_property
    def _plain(self) -> "Pricing":
        """The same party without the card."""
        return self if self._card is None else Pricing(self._rating, self._party, None)

    def _singles(self, journey: Journey) -> tuple[Column, ...] | None:
        return self._best(journey, filter(_ordinary, self.tickets(journey)))

    def _as_adults(self, journey: Journey) -> tuple[Column, ...] | None:
        """The same people, had nobody a price of their own."""
        size = sum(count for _, count in self._party)
        if self._rating.tariff.rider("adult") is None or self._party == (("adult", size),):
            return None
        return Pricing(self._rating, (("adult", size),), self._card)._answer(journey)


def lines_of(columns: Iterable[Column]) -> tuple[OfferLine, ...]:
    """Equal tickets together, out before back, the dearest first; those that cost nothing are named too."""
    counts = Counter(line for column in columns for line in column.lines)
    lines = [replace(line, count=count) for line, count in counts.items()]
    return tuple(sorted(lines, key=lambda line: (line.way == "back", -line.each.minor, line.product, line.category)))


def _ordinary(column: Column) -> bool:
    return all(line.kind == ORDINARY and line.category != SHARED for line in column.lines)


def _uses_card(columns: Iterable[Column]) -> bool:
    return any(line.card for column in columns for line in column.lines)


def _rivals(columns: Iterable[Column]) -> list[str]:
    """What an answer could do without: each product; all group tickets, and all family tickets, at once."""
    lines = (line for column in columns for line in column.lines)
    return sorted({line.kind if line.category == SHARED else line.product for line in lines})


def _minor(columns: Iterable[Column]) -> int:
    return sum(column.minor for column in columns)
