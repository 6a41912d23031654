"""What an itinerary costs by a feed's fares, and the tickets that make up the sum."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.money import Money


class Line(NamedTuple):
    """One fare product that is bought, from the `first` to the `last` leg (numbers from 0) that needs it."""

    product: str
    name: str
    price: Money
    first: int
    last: int


class Bill(NamedTuple):
    """Total = sum of the lines."""

    total: Money
    lines: tuple[Line, ...]


def cheapest_of(ways: Iterable[tuple[int, tuple[Line, ...]]], currency: str) -> Bill | None:
    """The cheapest way to pay, of equals the one with fewest lines; None if there is none that makes sense."""
    good = [(minor, len(lines), lines) for minor, lines in ways if minor >= 0]
    if not good:
        return None
    minor, _, lines = min(good, key=lambda way: way[:2])
    return Bill(Money(minor, currency), lines)
