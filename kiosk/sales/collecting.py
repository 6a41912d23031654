"""What becomes of a sale that a person at a counter is paid for: the slip, the money, the way back, the end."""

import hmac
from dataclasses import replace
from datetime import datetime

from kiosk.devices.cabinet import Cabinet
from kiosk.devices.payment.counter import LATE, AwayCounter, Reservation, plain
from kiosk.devices.ports import DeviceTrouble
from kiosk.errors import Trouble
from kiosk.sales.model import AT_THE_COUNTER, Means, Sale, SaleState
from kiosk.sales.store import SaleStore

SLIP_MARK = "LOKET-PAY-1"  # what a counter's reader sees of a slip begins so


def reservation_of(cabinet: Cabinet, sale: Sale) -> Reservation | None:
    """What stands on her slip; None for a sale that is paid otherwise, or before it is reserved."""
    counter = cabinet.counter
    if sale.means is not Means.COUNTER or not sale.memo or not isinstance(counter, AwayCounter):
        return None
    return counter.reservation(sale.number, sale.offer.total, sale.memo)


def slip_text(made: Reservation, kiosk: str) -> str:
    """The slip for a reader: everything that its code protects."""
    total = f"{made.amount.minor} {made.amount.currency}"
    return "\n".join((SLIP_MARK, kiosk, made.number, total, made.until.isoformat(), made.code))


def paid(store: SaleStore, counter: AwayCounter, sale: Sale, by: str) -> Sale:
    """The counter has the money: PAID. Raises Trouble("not-reserved") where nobody is to pay anything."""
    if sale.state is not SaleState.RESERVED:
        raise Trouble("not-reserved", f"sale {sale.number} is {sale.state}")
    return store.move(replace(sale, memo=counter.paid(sale.memo, by)), SaleState.PAID, f"{by} has the money")


def known_by(store: SaleStore, counter: AwayCounter, code: str) -> Sale:
    """The sale that this code from a counter is about; RESERVED becomes PAID by a receipt code, which is proof.

    Raises Trouble("codes-paused") after too many wrong codes, and Trouble("wrong-code") for one that fits none, or two.
    """
    counter.ready()
    typed = plain(code)
    found: list[tuple[Sale, bool]] = []
    for sale in store.sales(*AT_THE_COUNTER):
        made = counter.reservation(sale.number, sale.offer.total, sale.memo)
        proof = counter.receipt_code(sale.number, sale.offer.total)
        if hmac.compare_digest(typed, proof):
            found.append((sale, True))
        elif hmac.compare_digest(typed, made.code):
            found.append((sale, False))
    if len(found) != 1:
        counter.guesses.wrong()
        raise Trouble("wrong-code", f"{len(found)} sales")
    counter.guesses.right()
    ((sale, proven),) = found
    return paid(store, counter, sale, "the receipt code") if proven and sale.state is SaleState.RESERVED else sale


def lapse(store: SaleStore, cabinet: Cabinet, now: datetime) -> tuple[Sale, ...]:
    """End the slips that nobody paid: a day after their last minute, since a receipt may come back late."""
    ended = []
    for sale in store.sales(SaleState.RESERVED):
        try:
            made = reservation_of(cabinet, sale)
        except DeviceTrouble:
            made = None
        if made and now > made.until + LATE:
            ended.append(store.move(sale, SaleState.UNDONE, "its slip has ended, nobody has paid"))
    return tuple(ended)
