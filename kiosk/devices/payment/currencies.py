"""Currencies as card terminals write them: ISO 4217 numbers and decimal places; never a float."""

from decimal import Decimal

from kiosk.money import Money

NUMBERS = {"CHF": 756, "CZK": 203, "DKK": 208, "EUR": 978, "GBP": 826, "HUF": 348, "NOK": 578, "PLN": 985, "SEK": 752}
PLACES = {"HUF": 2, "ISK": 0, "JPY": 0, "KRW": 0}  # ISO 4217; all others of ours: 2


def currency_of(code: int) -> str:
    """The three letters of an ISO 4217 number; the number itself for one that is none of ours."""
    return next((name for name, known in NUMBERS.items() if known == code), str(code))


def decimal(amount: Money) -> Decimal:
    """Money as a decimal number: 1990 minor units of EUR are 19.90."""
    return Decimal(amount.minor).scaleb(-PLACES.get(amount.currency, 2))


def money(number: Decimal | int, currency: str) -> Money:
    """A decimal number as Money. Raises ValueError for a fraction of a minor unit."""
    minor = Decimal(number).scaleb(PLACES.get(currency, 2))
    if minor != int(minor):
        raise ValueError(f"{number} {currency} has a fraction of a minor unit")
    return Money(int(minor), currency)
