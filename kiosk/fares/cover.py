"""The cheapest set of tickets for a party: who travels on a ticket of their own, and who together on group tickets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.fares.tariff import Card, Tariff
from kiosk.money import Money


@dataclass(frozen=True)
class Rider:
    """One traveller of the party: what they pay as, and the card that they may use."""

    category: str
    percent: int
    card: Card | None = None


@dataclass(frozen=True)
class Ticket:
    """One ticket that is sold. A ticket of the product "single" is for one way; the others are for the whole trip."""

    product: str  # single, return, group
    category: str  # rider category, or "group"
    price: Money
    uses_card: bool = False


@dataclass(frozen=True)
class Savings:
    """Which savings count: to compare, one is left out."""

    returns: bool = True
    groups: bool = True
    cards: bool = True
    own_prices: bool = True  # of seniors, children, companions

    def riders(self, riders: "Sequence[Rider]") -> "Sequence[Rider]":
        """The same people; all of them adults when their own prices do not count."""
        return riders if self.own_prices else [Rider("adult", 100, rider.card) for rider in riders]


Tickets = tuple[Ticket, ...]
ALL = Savings()
NONE = Savings(returns=False, groups=False, cards=False)


def riders_of(tariff: Tariff, party: Iterable[tuple[str, int]], card: Card | None) -> tuple[Rider, ...]:
    """Everybody, who pays most first. Raises KeyError for a rider category that the tariff does not know.

    Companions beyond one for each other traveller pay as adults. The card is theirs who pay most.
    """
    rules = {rider.id: rider for rider in tariff.riders}
    counts = [(rules[id], count) for id, count in party if count > 0]
    beside = sum(count for rule, count in counts if not rule.needs_another)
    riders: list[Rider] = []
    for rule, count in counts:
        free = min(count, beside) if rule.needs_another else count
        beside -= free if rule.needs_another else 0
        riders += [Rider(rule.id, rule.percent)] * free + [Rider("adult", rules["adult"].percent)] * (count - free)
    riders.sort(key=lambda rider: -rider.percent)
    holders = card.people if card else 0
    return tuple(
        Rider(rider.category, rider.percent, card if place < holders and rider.percent else None)
        for place, rider in enumerate(riders)
    )


def cheapest(tariff: Tariff, riders: Sequence[Rider], adult: Sequence[Money], savings: Savings = ALL) -> Tickets:
    """The tickets of the lowest total. `adult`: what an adult pays for one way out, and back if they come back.

    Exact. A group ticket's price depends on nothing but the number of people on it, so in some best answer those on
    group tickets are the ones whose own tickets cost most; it is enough to try every number of them. Of equal totals
    the one with fewer people on group tickets is taken: they are free to go home alone.
    """
    people = savings.riders(riders)
    owns = sorted((_own(tariff, rider, adult, savings) for rider in people if rider.percent), key=_cost, reverse=True)
    free = [_own(tariff, rider, adult, savings) for rider in people if not rider.percent]
    paying = len(owns)
    groups = _groups(tariff, paying, adult, savings)
    best: tuple[int, Tickets] | None = None
    for together in range(paying + 1):
        group = groups.get(together)
        if group is not None:
            tickets = (*group, *(ticket for own in (*owns[together:], *free) for ticket in own))
            if best is None or _cost(tickets) < best[0]:
                best = _cost(tickets), tickets
    assert best is not None, "nobody on a group ticket is always possible"
    return best[1]


def _own(tariff: Tariff, rider: Rider, adult: Sequence[Money], savings: Savings) -> Tickets:
    """One traveller's own tickets for the whole trip: the cheaper of a return ticket and a single for each way."""
    card = rider.card if savings.cards else None
    keep = 100 - (card.off_percent if card else 0)
    full = [tariff.share(price, rider.percent) for price in adult]
    singles = tuple(Ticket("single", rider.category, tariff.share(price, keep), card is not None) for price in full)
    if len(full) < 2 or tariff.return_percent is None or not savings.returns:
        return singles
    both = tariff.share(tariff.share(full[0] + full[1], tariff.return_percent), keep)
    back = (Ticket("return", rider.category, both, card is not None),)
    return back if _cost(back) <= _cost(singles) else singles


def _groups(tariff: Tariff, people: int, adult: Sequence[Money], savings: Savings) -> dict[int, Tickets]:
    """For every number of people up to `people` that fits on group tickets: the cheapest such tickets."""
    best: dict[int, Tickets] = {0: ()}
    rule = tariff.group
    if rule is None or not savings.groups:
        return best
    returns = len(adult) > 1 and savings.returns and tariff.return_percent
    for together in range(rule.least, people + 1):
        for size in range(rule.least, min(rule.most, together) + 1):
            rest = best.get(together - size)
            if rest is not None:
                percent = rule.first_percent + (size - rule.least) * rule.each_more_percent
                price = Money(sum(tariff.share(single, percent).minor for single in adult), tariff.currency)
                ticket = Ticket("group", "group", tariff.share(price, returns) if returns else price)
                found = (*rest, ticket)
                if together not in best or _cost(found) < _cost(best[together]):
                    best[together] = found
    return best


def _cost(tickets: Tickets) -> int:
    return sum(ticket.price.minor for ticket in tickets)
