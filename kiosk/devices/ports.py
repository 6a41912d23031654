"""Printer and PaymentTerminal: what the till needs of a machine, whoever built it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.errors import Trouble
from kiosk.money import Money

Tell = Callable[[str], None]  # takes the key of a sentence: "hold-card", "wait", "remove-card", "printing"


class DeviceTrouble(Trouble):
    """A machine does not do its work; `say` is a key such as "no-paper", "printer-unplugged", "terminal-unplugged"."""


class Payment(StrEnum):
    """How asking for money ended."""

    HELD = "held"  # the money is reserved; nothing is taken yet
    DECLINED = "declined"  # no money was held
    CANCELLED = "cancelled"  # the traveller pressed stop; no money was held
    UNKNOWN = "unknown"  # nobody answered: money may have moved, a person decides


class Holding(StrEnum):
    """What the terminal says when it is asked about a sale number."""

    NEVER = "never"
    HELD = "held"
    TAKEN = "taken"
    LET_GO = "let-go"
    BUSY = "busy"  # ask again, conclude nothing


@dataclass(frozen=True)
class Held:
    """The end of an authorisation. `card` is what the terminal masked, such as "**** 4242"; "" without a card."""

    payment: Payment
    reference: str = ""
    card: str = ""
    say: str = ""  # key of a sentence when the terminal knows more: "no-card", "card-declined"


class PaymentTerminal(Protocol):
    """Alone sees the card. Blocks while the traveller acts, and tells at least every 5 s what to do."""

    def ready(self) -> None:
        """Raise DeviceTrouble when no payment can be asked for; then no money was asked for."""

    def authorise(self, amount: Money, number: str, tell: Tell) -> Held:
        """Reserve `amount` for the sale `number`."""

    def complete(self, number: str) -> None:
        """Take what is held. May be called again. Raises DeviceTrouble: then ask."""

    def release(self, number: str) -> None:
        """Let go of what is held. May be called again. Raises DeviceTrouble: then ask."""

    def ask(self, number: str) -> Holding:
        """The truth about this sale."""

    def cancel(self) -> None:
        """Stop waiting for a card; called from another thread than `authorise`."""


class Printer(Protocol):
    """Puts pictures on paper, and says whether it really did."""

    def check(self) -> None:
        """Raise DeviceTrouble when nothing can be printed now.

        "no-paper", "cover-open", "printer-unplugged" or "printer-error".
        """

    def print(self, picture: bytes, number: str) -> None:
        """Print this PNG (1 bit, `width_dots` wide) and cut; returns when the end of printing is confirmed.

        Raises DeviceTrouble when it is not certain that the whole ticket came out; a held job is then wiped.
        """

    def wipe(self) -> None:
        """Forget held jobs, after a sale that stood in printing. Raises DeviceTrouble when that is not certain."""

    @property
    def near_end(self) -> bool:
        """Whether the roll will soon be empty: tickets are still sold, and staff are told."""

    @property
    def width_dots(self) -> int:
        """Dots in a line: 576 on an 80 mm roll."""
