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
    """The cheapest way to pay, of equals the one with fewest lines.

    None if there is no way, or when the cheapest is less than nothing: a feed that pays its travellers is mistaken.
    """
    found = min(ways, key=lambda way: (way[0], len(way[1])), default=None)
    return Bill(Money(found[0], currency), found[1]) if found and found[0] >= 0 else None
