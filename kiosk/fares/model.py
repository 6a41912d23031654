"""Offer, OfferLine, Comparison: what can be bought, and why it costs what it costs."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.flows.model import Party
from kiosk.money import Money
from kiosk.timetable.model import Itinerary


@dataclass(frozen=True)
class OfferLine:
    """Part of an offer: `count` times the same product for a rider category; all lines add up to the total."""

    product: str  # id in the tariff: "single", "return", "group"
    category: str  # rider category, or "group"
    count: int
    each: Money

    @property
    def sum(self) -> Money:
        """Count times price."""
        return self.each * self.count


@dataclass(frozen=True)
class Comparison:
    """Something that was compared and is dearer, with what it would cost: code of a sentence in the tariff's words."""

    code: str  # "all-singles", "two-singles-instead-of-return", "without-card", "no-group", "adult-price"
    cost: Money


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
    badges: tuple[str, ...]  # of "cheapest", "fastest", "fewest-changes"
    valid_from: datetime
    valid_until: datetime
    tariff: str  # id of the tariff
    demo: bool
