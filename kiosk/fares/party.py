"""Who really travels: the party by rider category, with who goes free beside another, and who holds the card."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.fares.tariff import Card, Tariff


@dataclass(frozen=True)
class Riders:
    """Some travellers whom no ticket tells apart: `count` of one rider category, with a discount card or without."""

    category: str
    count: int
    holds_card: bool = False


def riders_of(tariff: Tariff, party: Iterable[tuple[str, int]], card: Card | None) -> tuple[Riders, ...]:
    """Everybody, in the tariff's order of categories. Raises KeyError for a category that it does not have.

    Of a category that goes beside others there is one for each other traveller; any more travel as its `otherwise`.
    The card belongs to the first who may hold it.
    """
    rules = {rider.id: rider for rider in tariff.riders}
    counts = dict.fromkeys(rules, 0)
    asked = [(rules[id], count) for id, count in party if count > 0]
    beside = sum(count for rule, count in asked if not rule.needs_another)
    for rule, count in asked:
        along = min(count, beside) if rule.needs_another else count
        beside -= along if rule.needs_another else 0
        counts[rule.id] += along
        if count > along:
            counts[rule.otherwise] += count - along
    holders = card.holders if card else 0
    found = []
    for id in sorted(counts, key=lambda id: card.riders.index(id) if card and id in card.riders else len(rules)):
        holding = min(counts[id], holders) if card and id in card.riders else 0
        holders -= holding
        found += [Riders(id, holding, True), Riders(id, counts[id] - holding)]
    order = list(rules)
    return tuple(sorted((one for one in found if one.count), key=lambda one: order.index(one.category)))
