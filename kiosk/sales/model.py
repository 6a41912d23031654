"""Sale, SaleState, Sold, StaffNote: what was sold, how far it got, and what staff must know of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from kiosk.devices.ports import Tell
from kiosk.fares.model import Offer
from kiosk.paper.model import Document


class SaleState(StrEnum):
    """Each is written down for good before what it says is done."""

    OPEN = "open"  # intended; no money was asked for
    ASKING = "asking"  # the terminal is asked: from now on only its own answer tells where the money is
    RESERVED = "reserved"  # a person elsewhere may take the money, until the slip ends; nothing was taken here
    PAID = "paid"  # a person elsewhere has the money: the ticket waits to be collected
    HELD = "held"  # money reserved, or in a person's hand
    ISSUED = "issued"  # the barcode is signed and kept
    PRINTING = "printing"  # the printer is about to be asked: from now on a piece of paper may exist
    PRINTED = "printed"  # the printer has said that the paper is out
    TAKING = "taking"  # the money is about to be taken
    UNDO = "undo"  # there will be no ticket: the money is to be let go
    UNDOING = "undoing"  # the terminal is about to be told
    REFUNDING = "refunding"  # the terminal is about to give back what was taken
    UNKNOWN = "unknown"  # what the terminal says cannot be: a person must look
    DONE = "done"  # paid and printed
    UNDONE = "undone"  # nothing was taken, or all of it was given back
    DECLINED = "declined"  # the bank said no
    REFUSED = "refused"  # no card was asked for
    UNPAID = "unpaid"  # the paper is out and the money is not here: a person decides
    REFUNDED = "refunded"  # paid, and given back


ENDS = (SaleState.DONE, SaleState.UNDONE, SaleState.DECLINED, SaleState.REFUSED, SaleState.UNPAID, SaleState.REFUNDED)
WAITS_FOR_A_PERSON = (SaleState.UNKNOWN, SaleState.REFUNDING)  # nothing goes on by itself, and others can be sold to
AT_THE_COUNTER = (SaleState.RESERVED, SaleState.PAID)  # she is on her way there, or back
UNDER_WAY = tuple(state for state in SaleState if state not in (*ENDS, *WAITS_FOR_A_PERSON, *AT_THE_COUNTER))
_LET_GO = {SaleState.UNDO, SaleState.UNKNOWN}
MAY_FOLLOW = {
    SaleState.OPEN: {SaleState.ASKING, SaleState.REFUSED, SaleState.UNDONE},
    SaleState.ASKING: {SaleState.HELD, SaleState.RESERVED, SaleState.DECLINED, SaleState.UNDONE, *_LET_GO},
    SaleState.RESERVED: {SaleState.PAID, SaleState.UNDONE},
    SaleState.PAID: {SaleState.HELD, SaleState.REFUNDING},
    SaleState.HELD: {SaleState.ISSUED, SaleState.PAID, *_LET_GO},
    SaleState.ISSUED: {SaleState.PRINTING, SaleState.PAID, SaleState.TAKING, *_LET_GO},  # TAKING: for a phone
    SaleState.PRINTING: {SaleState.PRINTED, *_LET_GO},
    SaleState.PRINTED: {SaleState.TAKING},
    SaleState.TAKING: {SaleState.DONE, SaleState.UNPAID, SaleState.UNDONE},  # UNDONE: no phone has seen it
    SaleState.UNDO: {SaleState.UNDOING, SaleState.UNDONE, SaleState.UNKNOWN},
    SaleState.UNDOING: {SaleState.UNDONE, SaleState.UNKNOWN},
    SaleState.UNKNOWN: {SaleState.DONE, SaleState.UNDONE, SaleState.UNPAID, SaleState.REFUNDING},
    SaleState.DONE: {SaleState.REFUNDING},
    SaleState.REFUNDING: {SaleState.REFUNDED},
}
BY_A_PERSON = {SaleState.DONE, SaleState.UNDONE}  # any sale that has not ended, and any that is unpaid


class Means(StrEnum):
    """How a sale is paid."""

    CARD = "card"
    COUNTER = "counter"  # a person at a counter, who then sends her back for the ticket
    PERSON = "person"  # a person beside the kiosk


class Medium(StrEnum):
    """What she keeps her ticket on."""

    PAPER = "paper"
    PHONE = "phone"  # the kiosk's screen shows the barcode, and she takes a picture of it


class Paper(StrEnum):
    """Where the ticket's paper is, as far as anybody knows."""

    NONE = "none"  # no byte was sent to the printer
    ASKED = "asked"  # perhaps none, half or all of it is out, or it lies in the printer's memory
    WIPED = "wiped"  # the same, but nothing more will come out
    OUT = "out"  # the printer has confirmed it, or the screen has shown it


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
    reference: str = ""  # receipt number or transaction, as the terminal counts it
    receipt: tuple[str, ...] = ()  # lines of the terminal for the paper; never a whole card number
    paper: Paper = Paper.NONE
    means: Means = Means.CARD
    medium: Medium = Medium.PAPER

    def now(self, state: SaleState) -> "Sale":
        """The same sale, further on."""
        return replace(self, state=state)


@dataclass(frozen=True)
class Sold:
    """How a sale ended, in the words of the flow: "paid" then "done", or what else. `say` is a key of a sentence."""

    outcome: str  # paid, reserved, declined, cancelled, unknown, no-paper, jammed, terminal-off; see also `collect`
    sale: Sale
    say: str = ""


class Seller(Protocol):
    """The Till, or a PracticeTill in its place: what a visit needs of it."""

    @property
    def ways(self) -> tuple[Means, ...]:
        """How one can pay here, the usual way first."""

    @property
    def asking(self) -> str:
        """Number of the sale for which money is asked just now, for a helper who must know it; safe from any thread."""

    @property
    def media(self) -> tuple[Medium, ...]:
        """What a ticket can be had on here, the usual one first."""

    def charge(
        self,
        offer: Offer,
        language: str,
        tell: Tell,
        still: Callable[[], bool],
        means: Means | None = None,
        medium: Medium = Medium.PAPER,
    ) -> Sold:
        """Hold the money; `still`: whether to keep it, asked when it is held. `means` None: the usual way."""

    def symbols(self, sale: Sale) -> tuple[tuple[str, ...], ...]:
        """The barcodes of a ticket for a phone, as rows of "1" and "0"; () for any other."""

    def shown(self, sale: Sale) -> Sale:
        """A ticket for a phone is on the screen."""

    def collect(self, code: str, language: str) -> Sold:
        """What this code from the counter opens: "paid", "unpaid", "late", "no-paper". Raises Trouble."""

    def confirm(self, code: str) -> None:
        """A person beside the kiosk typed this code; from any thread."""

    def slip(self, sale: Sale) -> "Slip | None":
        """What a traveller takes to the counter; None for a sale that is paid otherwise."""

    def deliver(self, sale: Sale, tell: Tell) -> Sold:
        """Print the ticket and take the money."""

    def cancel(self) -> None:
        """Stop waiting for a card; from any thread."""

    def settle(self) -> tuple[Sale, ...]:
        """Finish or undo what was cut short; returns what is still open."""

    def document(self, sale: Sale) -> Document:
        """The paper of this sale."""

    def receipt(self, sale: Sale) -> str:
        """What her phone may keep of this sale, in the language of its ticket; "" where nothing was sold."""


@dataclass(frozen=True)
class Slip:
    """What she takes to the counter: the code as it is read aloud, in pairs, and its last minute."""

    code: str
    until: datetime


@dataclass(frozen=True)
class SaleEvent:
    """One line of a sale's history; it only grows."""

    number: str
    at: datetime
    state: SaleState
    detail: str


@dataclass(frozen=True)
class StaffNote:
    """What staff must know of a sale: kept with it until the desk has it. `say`: key of a sentence with `.staff`."""

    id: int
    number: str
    at: datetime
    say: str
    detail: str


@dataclass(frozen=True)
class VoidTicket:
    """A number that no inspector accepts, although its signature is good; `at`: since when."""

    number: str
    at: datetime
    why: str


@dataclass(frozen=True)
class ClosedDay:
    """A day end: who made it, and the number of the last line of history that it counted."""

    at: datetime
    by: str
    last_event: int


@dataclass(frozen=True)
class Unreadable:
    """A sale in the journal that no longer makes sense: somebody, or a failing disk, has changed it."""

    number: str
    wrong: str  # why it cannot be read
    memo: str  # as it stands there: what the terminal can be asked with
    reference: str


@dataclass(frozen=True)
class SetAside:
    """A sale that could not be read and that a person took out of the count: neither sold nor given back."""

    number: str
    at: datetime
    by: str
    why: str
    wrong: str
    terminal: str  # what the terminal said of it then
    as_found: str  # the row and its history as they stood there, in JSON
