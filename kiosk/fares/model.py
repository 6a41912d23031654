"""Offer, OfferLine, Comparison, Cheaper: what can be bought, and why it costs what it costs."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.flows.model import Party
from kiosk.money import Money
from kiosk.timetable.model import Itinerary

SHARED = "group"  # the category of a ticket on which several people travel


@dataclass(frozen=True)
class OfferLine:
    """Part of an offer: `count` times the same ticket; all lines add up to the total."""

    product: str  # id in the tariff: "single", "return", "group"
    category: str  # rider category, or SHARED
    count: int
    each: Money
    kind: str = ""  # single, return, day, days, group, family; "" in journals of the first version
    riders: tuple[tuple[str, int], ...] = ()  # who travels on one of them, by rider category
    way: str = ""  # "out", "back"; "" for a ticket that is good for both
    card: str = ""  # discount card that must be shown with it
    when: str = ""  # timeframe of the tariff in which alone it is good

    @property
    def sum(self) -> Money:
        """Count times price."""
        return self.each * self.count


@dataclass(frozen=True)
class Comparison:
    """Something that was compared and is dearer, with what it would cost: code of a sentence in the tariff's words.

    "next-best": the cheapest that does without one of the products, with its tickets. "without-card", "all-singles",
    "adult-price" (journals of the first version also know "two-singles-instead-of-return" and "no-group").
    """

    code: str
    cost: Money
    lines: tuple[OfferLine, ...] = ()


@dataclass(frozen=True)
class Cheaper:
    """The same party pays less in other trains of that day: when they leave, and how much less it is."""

    out: datetime
    back: datetime | None  # None: one way, or the same train back
    saves: Money


@dataclass(frozen=True)
class Offer:
    """One thing to buy for the whole party: the trains, the tickets, one total, why, and what was compared."""

    id: str
    out: Itinerary
    back: Itinerary | None
    party: Party
    card: str  # discount card, "none" if there is none
    lines: tuple[OfferLine, ...]
    total: Money
    compared: tuple[Comparison, ...]
    badges: tuple[str, ...]  # of "cheapest", "fastest", "calmest", "cheapest-today"
    valid_from: datetime
    valid_until: datetime
    tariff: str  # id of the tariff
    demo: bool
    cheaper: Cheaper | None = None  # the cheapest trains of that day, where these are not
    saves: Money | None = None  # "cheapest-today": so much less than the cheapest at the hour that was asked for
    looked_at: int = 0  # sales that were weighed against each other
    tariff_sha256: str = ""
    timetable_sha256: str = ""
    expires: datetime | None = None  # nothing is paid for an offer that is older
    seal: str = ""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all that is sold. An offer whose seal is another one was changed after it was shown."""
        said = [self.id, self.tariff, self.tariff_sha256, self.timetable_sha256, self.card, str(self.total)]
        said += [
            f"{leg.trip} {(leg.start.planned or leg.start.at).astimezone(UTC)}"
            for way in (self.out, self.back)
            if way
            for leg in way.legs
        ]
        said += [f"{kind} {count}" for kind, count in self.party.counts]
        said += [f"{line.product} {line.category} {line.count} {line.each} {line.riders}" for line in self.lines]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()
