"""What a party pays on given trains: the cheapest tickets, and honestly what everything else would have cost."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.fares.cover import ALL, NONE, Rider, Savings, Tickets, cheapest, riders_of
from kiosk.fares.model import Comparison, OfferLine
from kiosk.fares.tariff import Card, Tariff
from kiosk.money import Money, total

# Each leaves one saving out; of two with the same price the first says more.
COMPARED = (
    ("without-card", Savings(cards=False)),
    ("two-singles-instead-of-return", Savings(returns=False)),
    ("no-group", Savings(groups=False)),
    ("all-singles", NONE),
    ("adult-price", Savings(own_prices=False)),
)


@dataclass(frozen=True)
class Price:
    """The tickets of the cheapest answer, their total, and all that was compared and is dearer."""

    lines: tuple[OfferLine, ...]
    total: Money
    compared: tuple[Comparison, ...]
    card: str  # "none" when no ticket of the answer uses the card


def price_of(
    tariff: Tariff, party: Sequence[tuple[str, int]], card: Card | None, adult: Sequence[Money]
) -> Price | None:
    """The cheapest tickets for everybody. `adult`: what one adult pays out, and back if they come back.

    None when nobody pays. Raises KeyError for a rider category that the tariff does not know.
    """
    riders = riders_of(tariff, party, card)
    if not any(rider.percent for rider in riders):
        return None
    tickets = cheapest(tariff, riders, adult, ALL)
    lines = _lines(tickets)
    paid = total((line.sum for line in lines), tariff.currency)
    used = card.id if card and any(ticket.uses_card for ticket in tickets) else "none"
    return Price(lines, paid, _compared(tariff, riders, adult, paid), used)


def _lines(tickets: Tickets) -> tuple[OfferLine, ...]:
    """Equal tickets together, the dearest first; those that cost nothing are named too."""
    counts = Counter((ticket.product, ticket.category, ticket.price) for ticket in tickets)
    order = sorted(counts, key=lambda line: (-line[2].minor, line[0], line[1]))
    return tuple(
        OfferLine(product, category, counts[product, category, price], price) for product, category, price in order
    )


def _compared(tariff: Tariff, riders: Sequence[Rider], adult: Sequence[Money], paid: Money) -> tuple[Comparison, ...]:
    told: dict[Money, Comparison] = {}
    for code, savings in COMPARED:
        cost = total((ticket.price for ticket in cheapest(tariff, riders, adult, savings)), tariff.currency)
        if cost > paid:
            told.setdefault(cost, Comparison(code, cost))
    return tuple(told.values())
