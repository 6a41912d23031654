"""Exact amounts of money: whole minor units (cents) of one currency, never a float."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

# Digits after the point, where there are not two (ISO 4217, list one). CLDR differs: it says how people write amounts.
DIGITS = (
    dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND"), 0)
    | dict.fromkeys(("VUV", "XAF", "XOF", "XPF"), 0)
    | dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3)
    | dict.fromkeys(("CLF", "UYW"), 4)
)


def digits_of(currency: str) -> int:
    """How many digits its minor unit stands for: 2 for EUR, 0 for JPY, 3 for KWD."""
    return DIGITS.get(currency, 2)


@dataclass(frozen=True, order=True)
class Money:
    """An amount in minor units, such as 1990 "EUR" for 19.90 euro. Amounts of two currencies do not add."""

    minor: int
    currency: str = "EUR"

    @property
    def amount(self) -> Decimal:
        """In whole units, exactly: 19.90 for 1990 minor units of EUR, 1990 of JPY."""
        return Decimal(self.minor).scaleb(-digits_of(self.currency))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.minor - self._same(other).minor, self.currency)

    def __mul__(self, times: int) -> "Money":
        return Money(self.minor * times, self.currency)

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
