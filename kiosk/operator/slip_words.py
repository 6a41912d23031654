"""A fault slip in plain words: what a machine of ours admits about a sale, for whoever is handed the paper."""

from kiosk.barcode.envelope import FindKey
from kiosk.language import WORDS, read_words
from kiosk.money import Money
from kiosk.sales.fault_slip import MARK, NotASlip, read_slip

LANGUAGE = "en"  # like all that commands say


def is_slip(octets: bytes) -> bool:
    """Whether these bytes say of themselves that they are one."""
    return octets.startswith(MARK.encode())


def slip_told(octets: bytes, find: FindKey) -> tuple[bool, list[str]]:
    """Whether a machine that is known here has signed it, and lines that say so and what it admits."""
    try:
        slip = read_slip(octets, find)
    except NotASlip as wrong:
        return False, [f"NOT GENUINE: {wrong}."]
    texts = read_words((LANGUAGE,), WORDS).texts(LANGUAGE)
    minor, currency = slip.total.split()
    key = f"{slip.say}.staff"
    return True, [
        "GENUINE: a slip of a machine of ours. It is not a ticket.",
        f"  Sale         {slip.number}, about {texts.price(Money(int(minor), currency))}",
        f"  Machine      {slip.kiosk}, {slip.at:%Y-%m-%d %H:%M} UTC",
        f"  It says      {texts.say(key) if texts.has(key) else slip.say}",
        f"  Next         ./loket sales show {slip.number}",
    ]
