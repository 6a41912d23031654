"""`./loket sales paid | code`: the person at the counter, or beside the kiosk, who takes the money."""

import argparse
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from kiosk.clock import SystemClock
from kiosk.devices.cabinet import open_counter
from kiosk.devices.payment.counter import AwayCounter, Reservation, plain, spoken, staff_code
from kiosk.devices.payment.opening import counter_secret, open_payment
from kiosk.errors import Trouble
from kiosk.money import Money, digits_of
from kiosk.operator.journal import found, in_turn, mistake, opened, say, troubled
from kiosk.sales.collecting import SLIP_MARK, paid
from kiosk.sales.model import AT_THE_COUNTER, Means, Sale, SaleState
from kiosk.sales.store import SaleStore
from kiosk.settings import Settings, read_settings

HOW = "the six digits of the slip, its barcode as a reader types it, or the number of the sale"


def add_commands(verbs: Any) -> None:
    """What can be said after `./loket sales` by whoever takes money."""
    paying = verbs.add_parser("paid", help="I have the money of this slip: she may collect her ticket at the kiosk")
    paying.add_argument("code", help=HOW)
    paying.add_argument("--by", required=True, metavar="NAME", help="who has the money")
    paying.set_defaults(run=in_turn(_paid))
    code = verbs.add_parser("code", help="the six digits that tell the kiosk: this is paid. Needs counter.key only")
    code.add_argument("code", help="the slip's barcode as a reader types it, or the number of the sale")
    code.add_argument("--price", default="", metavar='"24.90 EUR"', help="where the kiosk's journal is not at hand")
    code.set_defaults(run=_code)


def _paid(options: argparse.Namespace) -> int:
    settings, store, clock, texts = opened(options)
    counter = _counter(settings, clock)
    sale = _meant(store, counter, options.code)
    late = counter.reservation(sale.number, sale.offer.total, sale.memo).until < clock.now()
    try:
        sale = paid(store, counter, sale, options.by)
    except Trouble as trouble:
        return troubled(trouble, texts)
    if late:
        say("Its slip had ended: the price is the one of then.")
    made = counter.reservation(sale.number, sale.offer.total, sale.memo)
    say(f"{texts.price(sale.offer.total)} of sale {sale.number} is with {options.by}.")
    say(f'At the kiosk she chooses "{texts.say("counter-choice")}", and types {spoken(made.code)}.')
    return 0


def _code(options: argparse.Namespace) -> int:
    settings = read_settings(home=options.home)
    clock = SystemClock(settings.kiosk.timezone)
    secret = counter_secret(settings.home)
    if options.code.startswith(SLIP_MARK):
        made = _scanned(options.code)
        if not made.good(secret, clock.now()):
            raise mistake(made.number, "is no good slip: changed, or too old.", "Take no money. She can choose again.")
        number, amount = made.number, made.amount
    elif options.price:
        number, amount = "".join(options.code.split()).upper(), _price(options.price)
    else:
        _, store, _, _ = opened(options)
        sale = found(store, options.code)
        if sale.means is Means.CARD or sale.state not in (SaleState.ASKING, *AT_THE_COUNTER):
            raise mistake(sale.number, f"waits for no person: it is {sale.state}.", "See ./loket sales show.")
        number, amount = sale.number, sale.offer.total
    say(f"Take {amount.amount} {amount.currency} for sale {number}. Then type or write: ")
    say(f"    {spoken(staff_code(secret, number, amount))}")
    return 0


def _counter(settings: Settings, clock: SystemClock) -> AwayCounter:
    away = settings.devices.terminal
    counter = open_payment(away, settings.home, clock) if away.startswith("counter") else open_counter(settings, clock)
    if not isinstance(counter, AwayCounter):
        raise mistake("devices", "this kiosk sends nobody to a counter.", 'Write fallback = "counter" in loket.toml.')
    return counter


def _meant(store: SaleStore, counter: AwayCounter, code: str) -> Sale:
    """The sale of a slip. Raises FaultyFile."""
    if code.startswith(SLIP_MARK):
        return found(store, _scanned(code).number)
    digits = plain(code)
    if len(digits) != 6 or len("".join(code.split())) != 6:
        return found(store, code)
    fits = [
        sale
        for sale in store.sales(*AT_THE_COUNTER)
        if counter.reservation(sale.number, sale.offer.total, sale.memo).code == digits
    ]
    if len(fits) != 1:
        raise mistake(spoken(digits), "is the code of no open slip of this kiosk.", "See ./loket sales open.")
    return fits[0]


def _scanned(text: str) -> Reservation:
    """What a reader typed; some of them type a blank, or a backslash and an n, for the end of a line."""
    parts = text.replace("\\n", "\n").split("\n") if "\n" in text.replace("\\n", "\n") else text.split()
    if len(parts) == 7:  # the price was cut in two as well
        parts[3:5] = [" ".join(parts[3:5])]
    try:
        _, _, number, total, until, code = parts
        minor, currency = total.split()
        return Reservation(number, Money(int(minor), currency), datetime.fromisoformat(until), code)
    except ValueError as error:
        raise mistake("the slip", "cannot be read.", "Scan it once more, or type its six digits.") from error


def _price(text: str) -> Money:
    amount, _, currency = text.partition(" ")
    currency = currency or "EUR"
    try:
        minor = Decimal(amount.replace(",", ".")).scaleb(digits_of(currency))
    except InvalidOperation as error:
        raise mistake("--price", f"{text!r} is no price.", 'Write it as on the screen: "24.90 EUR".') from error
    if minor != minor.to_integral_value():
        raise mistake("--price", f"{text!r} is no price.", 'Write it as on the screen: "24.90 EUR".')
    return Money(int(minor), currency)
