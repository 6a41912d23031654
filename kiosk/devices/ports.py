"""Printer and PaymentTerminal: what the till needs of a machine, whoever built it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, runtime_checkable

from kiosk.errors import Trouble
from kiosk.money import Money

Tell = Callable[[str], None]  # takes the key of a sentence: "hold-card", "wait", "remove-card"; at least every 5 s
Note = Callable[[str], None]  # writes a memo down for good; raises Trouble("storage-failed"): then nothing may be sent


class DeviceTrouble(Trouble):
    """A machine does not do its work; `say` is a key such as "no-paper", "printer-unplugged", "terminal-unplugged"."""


class Payment(StrEnum):
    """How asking for money ended."""

    HELD = "held"  # the money is reserved; nothing is taken yet
    DECLINED = "declined"  # no money was held
    CANCELLED = "cancelled"  # the traveller pressed stop; no money was held
    RESERVED = "reserved"  # a person takes the money elsewhere; `reference` is the code on the slip
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
    """The end of an authorisation. `card` is what the terminal masked, such as "**** 4242"; "" without a card.

    `receipt`: the lines that the card schemes want printed under the ticket; never a whole card number.
    """

    payment: Payment
    reference: str = ""
    card: str = ""
    say: str = ""  # key of a sentence when the terminal knows more: "no-card", "card-declined"
    receipt: tuple[str, ...] = ()


@dataclass(frozen=True)
class Taking:
    """One movement of money as the terminal counts it; `reference` is its receipt number or transaction."""

    reference: str
    amount: Money
    kind: Holding


@dataclass(frozen=True)
class Totals:
    """All that a terminal has counted since its last day end.

    `signed`: False where its sum says how much, and not in which direction: a day on which more was given back than
    taken then proves nothing.
    """

    takings: tuple[Taking, ...]
    signed: bool = True


@runtime_checkable
class EndsDay(Protocol):
    """A terminal with a day end of its own, which the kiosk can bring about."""

    def end_day(self) -> Totals:
        """Close its day; what it counted in it. Raises DeviceTrouble: then it is still open, as far as is known."""


class PaymentTerminal(Protocol):
    """Alone sees the card. Blocks while the traveller acts, and tells at least every 5 s what to do.

    A memo is a short JSON text that the adapter itself reads again, after a restart too: what it must know to ask.
    """

    @property
    def vending(self) -> bool:
        """Whether the terminal itself undoes a payment that nobody confirms; else hold, then take."""

    def ready(self) -> None:
        """Raise DeviceTrouble when no payment can be asked for; then no money was asked for."""

    def authorise(self, amount: Money, number: str, tell: Tell, note: Note) -> Held:
        """Reserve `amount` for the sale `number`.

        `note` is called before anything is sent, and again when more is known.
        """

    def complete(self, number: str, memo: str) -> None:
        """Take what is held. May be called again: it asks first. Raises DeviceTrouble: then ask."""

    def release(self, number: str, memo: str) -> None:
        """Let go of what is held. May be called again: it asks first. Raises DeviceTrouble: then ask."""

    def ask(self, number: str, memo: str) -> Holding:
        """The truth in the terminal about this sale. BUSY or DeviceTrouble: ask again, conclude nothing."""

    def refund(self, number: str, memo: str, amount: Money) -> None:
        """Give back what was taken; asked again, it gives back nothing more. Raises DeviceTrouble."""

    def cancel(self) -> None:
        """Stop waiting for a card; called from another thread than `authorise`."""

    def totals(self) -> Totals | None:
        """What the terminal has counted, for the day end; None: it cannot say."""


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
