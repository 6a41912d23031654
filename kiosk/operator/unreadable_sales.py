"""Sales that cannot be read, for a person: what is wrong with them, and how they are set aside."""

import argparse
import json
import sys
from collections.abc import Iterator

from kiosk.devices.ports import DeviceTrouble, Holding, PaymentTerminal
from kiosk.errors import Fault, FaultyFile
from kiosk.sales.model import SetAside, Unreadable
from kiosk.sales.set_aside.store import SetAsides
from kiosk.sales.store import SaleStore

SILENT = "nothing"  # it does not answer, or cannot be asked with what stands in the journal
NOT_ASKED = "was not asked"  # others were sold to since: a reader that tells of its newest sale only would mislead
BADLY_ASKED = (ValueError, KeyError, TypeError, AttributeError)  # a memo may be what was changed


def tell_unreadable(store: SaleStore, number: str = "", *, whole: bool = False) -> bool:
    """Say which sales (or this one) cannot be read, and which were set aside; whether one stands there unread.

    With a `number`, also True for one that was set aside: no more can be said of it. `whole`: with all that was found.
    """
    number, aside = _plain(number), SetAsides(store)
    unread = aside.unreadable(number=number)
    for sale in unread:
        _say(f"{sale.number}  CANNOT BE READ: {sale.wrong}")
        _say("    Look for it in the card reader's own journal. Then, so that others can be sold to:")
        _say(f'    ./loket sales close {sale.number} --by NAME --why "WHY" sets it aside as it is.')
    kept = [one for one in aside.all() if number in ("", one.number)]
    for one in kept:
        for line in _told(one, whole=whole and bool(number)):
            _say(line)
    return bool(unread or (number and kept))


def put_aside(store: SaleStore, terminal: PaymentTerminal, options: argparse.Namespace) -> bool:
    """Set this sale aside if it cannot be read; False for any other. Raises FaultyFile: say where the money is.

    The card reader is asked first. What it still holds a person lets go, or takes: nobody would ask for it again.
    """
    number, aside = _plain(options.number), SetAsides(store)
    if done := [one for one in aside.all() if one.number == number]:
        raise _mistake(
            number, f"was set aside on {done[0].at:%Y-%m-%d} by {done[0].by}.", "Nothing more can be done here."
        )
    found = aside.unreadable(number=number)
    if not found:
        return False
    (sale,) = found
    blocks = sale in aside.unreadable(number=number, blocking=True)
    said = _asked(terminal, sale) if blocks else NOT_ASKED
    if said == Holding.HELD:
        if not options.money:
            cure = "Write --money taken (her ticket is good), or --money returned."
            raise _mistake(number, "cannot be read, and the card reader still holds its money.", cure)
        said = _ended(terminal, sale, options.money)
    kept = aside.set_aside(sale, options.by, options.why, said)
    for line in _told(kept, whole=True):
        _say(line)
    _say("It is in no sum, neither as sold nor as given back. The kiosk can sell again.")
    return True


def _asked(terminal: PaymentTerminal, sale: Unreadable) -> str:
    try:
        return terminal.ask(sale.number, sale.memo).value
    except (DeviceTrouble, *BADLY_ASKED):
        return SILENT


def _ended(terminal: PaymentTerminal, sale: Unreadable, money: str) -> str:
    try:
        (terminal.complete if money == "taken" else terminal.release)(sale.number, sale.memo)
    except DeviceTrouble as trouble:
        cure = "Say it again when the card reader is ready."
        raise _mistake(sale.number, f"was not set aside: the card reader did not do it ({trouble}).", cure) from trouble
    return _asked(terminal, sale)


def _told(one: SetAside, *, whole: bool) -> Iterator[str]:
    yield f"{one.number}  SET ASIDE on {one.at:%Y-%m-%d %H:%M} by {one.by}: {one.why}"
    yield f"    {one.wrong}"
    yield f"    The card reader then: {one.terminal}."
    if whole:
        yield f"    As it was found: {json.dumps(json.loads(one.as_found), ensure_ascii=False)}"


def _plain(number: str) -> str:
    return "".join(number.split()).upper()


def _mistake(number: str, what: str, cure: str) -> FaultyFile:
    return FaultyFile([Fault(number, 0, "SL002", what, cure)])


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
