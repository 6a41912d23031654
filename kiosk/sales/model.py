"""Sale, SaleState, Sold: what was sold, and how far it got."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.fares.model import Offer


class SaleState(StrEnum):
    """Each is written down before the next device is asked."""

    OPEN = "open"  # intended; the terminal is about to be asked
    HELD = "held"  # money reserved
    PRINTED = "printed"  # the paper is out; the money is about to be taken
    DONE = "done"  # paid and printed
    UNDONE = "undone"  # nothing was taken
    UNKNOWN = "unknown"  # money may have moved: a person must look


@dataclass(frozen=True)
class Sale:
    """One offer, one payment, one piece of paper. `number` is what the traveller and the helper say aloud."""

    number: str  # 8 characters of A-Z 2-9 without I and O
    offer: Offer
    language: str
    state: SaleState
    at: datetime
    card: str = ""  # as masked by the terminal
    memo: str = ""  # what the terminal's adapter must know to ask again; nobody else reads it

    def now(self, state: SaleState, card: str = "") -> "Sale":
        """The same sale, further on."""
        return replace(self, state=state, card=card or self.card)


@dataclass(frozen=True)
class Sold:
    """How a sale ended, in the words of the flow: "paid" then "done", or what else. `say` is a key of a sentence."""

    outcome: str  # paid, declined, cancelled, unknown, no-paper, jammed, terminal-off
    sale: Sale
    say: str = ""
