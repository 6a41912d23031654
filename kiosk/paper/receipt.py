"""The receipt for a phone: plain text in the traveller's language, small enough for one QR code, without a network."""

from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.language import Texts
from kiosk.paper.symbol import LARGEST_OCTETS

SHORTENED = "…"


@dataclass(frozen=True)
class Purchase:
    """What a receipt says; each word as it stands on the ticket."""

    number: str
    start: str
    end: str
    validity: str
    total: str
    paid: str  # "Paid by card **** 4242"; "" when it was not a card
    kiosk: str
    at: datetime
    phone: str
    references: tuple[str, ...] = ()  # of the card terminal, such as "Terminal 29001234"


def receipt_text(purchase: Purchase, texts: Texts) -> str:
    """At most LARGEST_OCTETS bytes in UTF-8; what helps least is left out first, and long names are cut last.

    Number, total and the telephone number are never left out or cut.
    """
    for left_out in range(4):
        text = _text(purchase, texts, left_out)
        if _fits(text):
            return text
    while not _fits(text := _text(purchase, texts, 3)):
        if not purchase.start and not purchase.end:
            raise ValueError(f"the receipt of {purchase.number} does not fit into one QR code")
        if len(purchase.start.encode()) > len(purchase.end.encode()):
            purchase = replace(purchase, start=_shorter(purchase.start))
        else:
            purchase = replace(purchase, end=_shorter(purchase.end))
    return text


def _shorter(name: str) -> str:
    left = name.removesuffix(SHORTENED)[:-1].rstrip()
    return f"{left}{SHORTENED}" if left else ""


def _text(purchase: Purchase, texts: Texts, left_out: int) -> str:
    """`left_out`: 1 the terminal's own numbers, 2 the validity too, 3 machine and card as well."""
    sold = texts.say(
        "receipt-machine",
        kiosk=purchase.kiosk,
        day=f"{purchase.at:%Y-%m-%d}",
        time=texts.time(purchase.at),
    )
    lines = (
        texts.say("receipt-title"),
        texts.say("receipt-number", number=purchase.number),
        texts.say("receipt-trip", start=purchase.start, end=purchase.end),
        texts.say("receipt-valid", validity=purchase.validity) if left_out < 2 else "",
        texts.say("receipt-total", total=purchase.total),
        purchase.paid if left_out < 3 else "",
        *(purchase.references if left_out < 1 else ()),
        sold if left_out < 3 else "",
        texts.say("receipt-help", phone=purchase.phone),
        texts.say("receipt-not-a-ticket"),
    )
    return "\n".join(line for line in lines if line)


def _fits(text: str) -> bool:
    return len(text.encode()) <= LARGEST_OCTETS
