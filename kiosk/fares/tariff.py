"""A tariff: what an operator sells, to whom, for which way and at which hours, and what it is priced by."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from kiosk.fares.hours import Timeframe
from kiosk.fares.pricing import Amounts, FareTable


class Movement(StrEnum):
    """Which ways a ticket is good for."""

    ONE_WAY = "one-way"
    OUT_AND_BACK = "out-and-back"
    ALL_DAY = "all-day"  # there, and back if that is the same day
    SEVERAL_DAYS = "several-days"


KIND_OF = {
    Movement.ONE_WAY: "single",
    Movement.OUT_AND_BACK: "return",
    Movement.ALL_DAY: "day",
    Movement.SEVERAL_DAYS: "days",
}
KINDS = (*KIND_OF.values(), "group", "family")  # the kiosk has words for each


@dataclass(frozen=True)
class RiderCategory:
    """A rider category. `needs_another`: one for each other traveller; any more of them travel as `otherwise`."""

    id: str
    needs_another: bool = False
    otherwise: str = ""


@dataclass(frozen=True)
class Card:
    """A discount card. `holders` of the `riders` have it; each of them may take `friends` along at a discount too.

    It counts only on products that name it, and only in its timeframe if it has one.
    """

    id: str
    percent_off: int
    riders: tuple[str, ...]  # who may hold it; the first of them in the party are taken to
    holders: int = 1
    friends: int = 0
    friends_percent_off: int = 0
    when: str = ""


@dataclass(frozen=True)
class Slot:
    """Places of a ticket: `least` to `most` riders. `percent`: each one's share of the price, by rider category.

    With `together` the places have one price: so many per cent for the least people, `each_more` for each further one.
    """

    percent: Mapping[str, int]
    least: int = 1
    most: int = 1
    together: int | None = None
    each_more: int = 0


@dataclass(frozen=True)
class Product:
    """Something that can be bought. Its price is `percent` of what its riders' shares come to, rounded once."""

    id: str
    kind: str  # one of KINDS
    movement: Movement
    price: str  # which of the tariff's prices
    slots: tuple[Slot, ...]
    percent: int = 100
    days: int | None = None  # from the way out to the way back, at most; None: any
    when: str = ""  # timeframe; "": always
    fast_trains: bool = True  # good on them
    cards: tuple[str, ...] = ()  # that count on it

    @property
    def shared(self) -> bool:
        """Whether several people travel on one such ticket."""
        return len(self.slots) > 1 or any(slot.most > 1 for slot in self.slots)

    @property
    def together(self) -> bool:
        """Whether some of its places have one price, whoever sits there: nothing can be taken off for a card."""
        return any(slot.together is not None for slot in self.slots)


@dataclass(frozen=True)
class FastTrains:
    """Trains that cost more, if even one of them is used on the way: a share of the price, or an amount."""

    lines: frozenset[str] = frozenset()  # how their Lines begin: "ICE"
    percent: int = 0
    minor: int = 0

    def among(self, lines: Iterable[str]) -> bool:
        """Whether one of these Lines ("ICE 41", "IC 2 / ICE 5") is one of them."""
        return any(part.split()[0] in self.lines for line in lines for part in line.split(" / ") if part.split())


@dataclass(frozen=True)
class Offered:
    """Which trains are worth offering: named here, so that an operator may see otherwise."""

    within: timedelta = timedelta(hours=3)  # after the first train; a cheaper one later is told, not put in its place
    slower: timedelta = timedelta(minutes=90)  # than the fastest: nobody sits in trains so long to save a little
    a_change_is_worth: timedelta = timedelta(minutes=45)  # arriving so much later is better than one more change
    later_saves: int = 200  # minor units for the whole party: less is not worth being told of
    good_for: timedelta = timedelta(minutes=30)  # how long a price that was shown is kept
    turnaround: timedelta = timedelta(minutes=15)  # between arriving and the first train home that is offered


@dataclass(frozen=True)
class Tariff:
    """All rules of one operator.

    The price of a way, its supplement too, is rounded to `round_to` minor units, half of it upwards; shares and
    discounts of it are exact, and each ticket is rounded once.
    """

    id: str
    name: str
    demo: bool
    currency: str
    valid_from: date
    valid_until: date
    riders: tuple[RiderCategory, ...]
    prices: Mapping[str, FareTable | Amounts]
    products: tuple[Product, ...]
    cards: tuple[Card, ...] = ()
    timeframes: Mapping[str, Timeframe] = field(default_factory=dict)
    fast: FastTrains = field(default_factory=FastTrains)
    offered: Offered = field(default_factory=Offered)
    round_to: int = 1
    day_ends: int = 3  # hour of the night until which a day of the tariff lasts
    company_saves: bool = False  # meant: a party may pay less when somebody joins it
    attribution: str = ""
    sha256: str = ""  # of its files
    folder: str = field(default="", compare=False)

    def rider(self, id: str) -> RiderCategory | None:
        """The rider category of this id; None if the tariff does not know it."""
        return next((rider for rider in self.riders if rider.id == id), None)

    def card(self, id: str) -> Card | None:
        """The discount card of this id; None if the tariff does not know it."""
        return next((card for card in self.cards if card.id == id), None)

    def product(self, id: str) -> Product | None:
        """The product of this id; None if the tariff does not know it."""
        return next((product for product in self.products if product.id == id), None)

    def day_of(self, at: datetime) -> date:
        """The day of the tariff to which a moment belongs: the small hours still belong to the day before."""
        return (at - timedelta(hours=self.day_ends)).date()

    def rounded(self, numerator: int, denominator: int) -> int:
        """Minor units, rounded once as the tariff says, half upwards."""
        step = denominator * self.round_to
        return (2 * numerator + step) // (2 * step) * self.round_to


def sha256_of(files: Iterable[bytes]) -> str:
    """One fingerprint for all files of a tariff."""
    digest = hashlib.sha256()
    for content in files:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()
