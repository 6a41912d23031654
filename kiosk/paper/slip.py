"""The fault slip: paper that tells what happened to a sale, so that nobody has to explain it to a clerk."""

from collections.abc import Iterator
from datetime import datetime

from kiosk.language import Texts
from kiosk.paper.model import Barcode, Block, Document, Fact, Facts, Notice, Rule, Text, Title
from kiosk.paper.symbol import QUIET, qr

UNBROKEN = "\N{NO-BREAK SPACE}"


def slip(
    texts: Texts,
    number: str,
    at: datetime,
    kiosk: str,
    phone: str,
    say: str,
    code: bytes = b"",
    nothing_paid: bool = False,
) -> Document:
    """`say` is the key of what happened (a Trouble's), `code` what a helper's reader reads: signed by the caller.

    `nothing_paid`: that is certain; else the slip warns. To be printed, or to be shown on the screen.
    """
    spaced = f"{number[:4]}{UNBROKEN}{number[4:]}"
    return Document(
        title=f"{texts.say('slip-title')} {spaced}",
        language=texts.language,
        right_to_left=texts.right_to_left,
        blocks=tuple(_blocks(texts, spaced, at, kiosk, phone.replace(" ", UNBROKEN), say, code, nothing_paid)),
    )


def _blocks(
    texts: Texts, number: str, at: datetime, kiosk: str, phone: str, say: str, code: bytes, nothing_paid: bool
) -> Iterator[Block]:
    yield Title(texts.say("slip-title"))
    yield Notice(texts.say("slip-not-a-ticket"))
    yield Facts(
        (
            Fact(texts.say("slip-number"), number),
            Fact(texts.say("slip-what"), texts.say(say)),
            Fact(texts.say("slip-when"), f"{texts.full_day(at.date())}, {texts.time(at)}"),
            Fact(texts.say("slip-machine"), kiosk),
        )
    )
    if not nothing_paid:
        yield Notice(texts.say("slip-pay-nothing"))
    yield Text(texts.say("slip-help", phone=phone, number=number))
    if code:
        yield Rule()
        yield Barcode(qr(code), texts.say("slip-barcode"), texts.say("slip-barcode-picture"), QUIET)
