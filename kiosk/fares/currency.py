"""Amounts of money as files write them ("2.40"), in whole minor units of their currency, exactly (ISO 4217)."""

import re

from babel.numbers import is_currency

from kiosk.money import digits_of

AMOUNT = re.compile(r"(-?)([0-9]{1,9})(?:\.([0-9]{1,9}))?")


def is_known(currency: str) -> bool:
    """Whether this is the code of a currency, such as EUR."""
    return currency not in ("XXX", "XTS") and is_currency(currency)


def minor_units(amount: str, currency: str) -> int | None:
    """The amount in minor units: 240 for "2.40" USD, 240 for "240" JPY; None if it is no exact amount."""
    found = AMOUNT.fullmatch(amount)
    if not found:
        return None
    sign, whole, part = found[1], found[2], (found[3] or "").rstrip("0")
    digits = digits_of(currency)
    if len(part) > digits:
        return None
    minor = int(whole + part.ljust(digits, "0"))
    return -minor if sign else minor
