"""The law of the crash bench: what must be true of money and paper afterwards, whatever died meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiosk.sales.model import AT_THE_COUNTER, ENDS, Medium, Paper, SaleState
from kiosk.sales.recovery import PHONE_WAITS
from kiosk.sales.store import SaleStore

KILLED = "killed"
RECOVERY_SECONDS = 5.0
DEBT = "taken-without-ticket"  # the note by which staff know of it


@dataclass(frozen=True)
class Case:
    """What happens in one scenario. Moments are names of crash points; "" for never."""

    mode: str  # hold, vending or payment (ZVT), nexo, counter or phone
    dies: str = ""  # the kiosk
    dies_again: str = ""  # the kiosk, while it recovers
    terminal_fault: str = ""  # KILLED: its program is, and is plugged in again before the kiosk recovers
    printer_fault: str = ""
    falls: str = ""  # when the terminal's fault comes, or a program is killed; "" from the start
    fixed: bool = False  # whether the faults are gone when it recovers


@dataclass
class Verdict:
    """What the machines say afterwards."""

    case: Case
    state: str = ""
    charged: int = 0
    tickets: int = 0
    notes: tuple[str, ...] = ()
    recovery_seconds: float = 0.0
    points: list[str] = field(default_factory=list)  # of the sale
    recovery_points: list[str] = field(default_factory=list)
    died: bool = False
    died_again: bool = False
    wrong: list[str] = field(default_factory=list)


def judge(verdict: Verdict, store: SaleStore, found: Sequence[bytes], *, charged: int, held: bool) -> None:
    """What the machines say, beside the journal as a person reads it later.

    `found`: the barcodes on the paper that came out; `charged`: how often money was taken; `held`: whether some is
    held still.
    """
    sales = store.sales()
    barcodes = {octets: sale for sale in sales for octets in store.barcodes(sale.number)}
    tickets = [barcodes[octets] for octets in found if octets in barcodes]
    void = {ticket.number for ticket in store.void_tickets()}
    signed = bool(barcodes)
    sale = sales[-1] if sales else None
    verdict.charged, verdict.tickets = charged, len(tickets)
    verdict.notes = tuple(note.say for note in store.notes())
    verdict.state = sale.state.value if sale else "none"
    good = [one for one in tickets if one.number not in void]
    recorded_debt = DEBT in verdict.notes
    # A printer that is still broken: she has paid, the journal owes her the ticket, and staff are told.
    waits = sale is not None and sale.state is SaleState.PAID and "paid-waits" in verdict.notes
    # For a phone: the screen has shown it, or staff know that it has not and print it.
    on_phone = sale is not None and sale.medium is Medium.PHONE and sale.state is SaleState.DONE
    if on_phone and sale is not None:
        seen = sale.paper is Paper.OUT
        good = [sale] if signed and (seen or PHONE_WAITS in verdict.notes) and sale.number not in void else []
    rules = {
        "double charge": verdict.charged > 1,
        "charge without a ticket or a recorded debt": verdict.charged and not good and not recorded_debt and not waits,
        "a debt that need not be": recorded_debt and verdict.case.mode != "counter",
        "money left held": held,
        "left open": sale is not None and sale.state not in (*ENDS, *AT_THE_COUNTER, SaleState.UNKNOWN),
        "printed twice": verdict.tickets > 1,
        "a free ticket, and staff not told": bool(tickets) and not verdict.charged and not verdict.notes,
        "done without a charge, or a charge not done": sale is not None
        and (sale.state is SaleState.DONE) != bool(verdict.charged)
        and not recorded_debt
        and not waits,
        "a paid ticket is void": sale is not None and sale.state is SaleState.DONE and sale.number in void,
        "an unpaid ticket is valid, and not as unpaid": bool(good)
        and not verdict.charged
        and sale is not None
        and sale.state is not SaleState.UNPAID,
        "recovery took too long": verdict.recovery_seconds > RECOVERY_SECONDS,
    }
    verdict.wrong = [name for name, broken in rules.items() if broken]
