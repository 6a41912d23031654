"""A tariff: what an operator charges, as rules that give the exact price of one ticket."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kiosk.money import Money


@dataclass(frozen=True)
class Band:
    """Up to this many kilometres one adult pays `price` for one way."""

    up_to_km: float
    price: int  # minor units


@dataclass(frozen=True)
class RiderCategory:
    """A rider category, and its share of the adult's price."""

    id: str
    percent: int
    needs_another: bool = False  # the share counts only beside another traveller, one for one


@dataclass(frozen=True)
class Card:
    """A discount card: `people` travellers get `off_percent` on a single or return ticket."""

    id: str
    off_percent: int
    people: int = 1


@dataclass(frozen=True)
class Group:
    """One ticket for `least` to `most` people. Shares of the adult's price: the least group together, each one more."""

    least: int
    most: int
    first_percent: int
    each_more_percent: int


@dataclass(frozen=True)
class Tariff:
    """All rules of one operator. Every price and share is rounded to `round_to` minor units, half upwards."""

    id: str
    name: str
    demo: bool
    currency: str
    valid_from: date
    valid_until: date
    bands: tuple[Band, ...]  # by length
    riders: tuple[RiderCategory, ...]
    round_to: int = 1
    fast_lines: frozenset[str] = frozenset()
    fast_percent: int = 0
    return_percent: int | None = None  # of two singles; None: there are no return tickets
    group: Group | None = None
    cards: tuple[Card, ...] = ()
    valid_until_hour: int = 3
    file: str = field(default="", compare=False)

    def rider(self, id: str) -> RiderCategory | None:
        """The rider category of this id; None if the tariff does not know it."""
        return next((rider for rider in self.riders if rider.id == id), None)

    def card(self, id: str) -> Card | None:
        """The discount card of this id; None if the tariff does not know it."""
        return next((card for card in self.cards if card.id == id), None)

    def is_fast(self, lines: Iterable[str]) -> bool:
        """Whether one of these lines ("ICE 41", "IC 2 / ICE 5") costs more."""
        return any(part.split()[0] in self.fast_lines for line in lines for part in line.split(" / ") if part.split())

    def adult_single(self, kilometres: float, fast: bool) -> Money | None:
        """What one adult pays for one way; None when it is farther than the last band."""
        for band in self.bands:
            if kilometres <= band.up_to_km:
                return self.share(Money(band.price, self.currency), 100 + (self.fast_percent if fast else 0))
        return None

    def share(self, price: Money, percent: int) -> Money:
        """This share of a price, rounded as the tariff says."""
        step = 100 * self.round_to
        return Money((price.minor * percent + step // 2) // step * self.round_to, price.currency)
