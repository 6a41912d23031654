"""Exact amounts of money: whole minor units (cents) of one currency, never a float."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Money:
    """An amount in minor units, such as 1990 "EUR" for 19.90 euro. Amounts of two currencies do not add."""

    minor: int
    currency: str = "EUR"

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other).minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

    def percent(self, percent: int) -> "Money":
        """This share of the amount, half a minor unit rounded up."""
        return Money((self.minor * percent + 50) // 100, self.currency)

    def _same(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise ValueError(f"{other.currency} cannot be added to {self.currency}")
        return other


def total(amounts: Iterable[Money], currency: str = "EUR") -> Money:
    """The sum; zero of `currency` for none."""
    sums = list(amounts)
    start = Money(0, sums[0].currency if sums else currency)
    for amount in sums:
        start += amount
    return start
