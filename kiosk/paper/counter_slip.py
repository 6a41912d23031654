"""The slip for the counter: what to pay, where, until when, and the code; it is no ticket."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.language import Texts
from kiosk.paper.model import Barcode, Block, Document, Fact, Facts, Notice, Rule, Text, Title
from kiosk.paper.symbol import QUIET, qr

UNBROKEN = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class ToPay:
    """All that stands on it. `code`: in pairs, as it is read aloud; `barcode`: the same for a counter's reader."""

    number: str
    trip: str
    price: str
    code: str
    until: datetime
    counter: str
    hours: str
    machine: str
    choice: str  # the words of the screen that she chooses when she comes back
    barcode: str


def counter_slip(slip: ToPay, texts: Texts) -> Document:
    """To be printed when somebody wants to pay a person at a counter."""
    return Document(
        title=f"{texts.say('counter-slip-title')} {slip.code}",
        language=texts.language,
        right_to_left=texts.right_to_left,
        blocks=tuple(_blocks(slip, texts)),
    )


def _blocks(slip: ToPay, texts: Texts) -> Iterator[Block]:
    number = f"{slip.number[:4]}{UNBROKEN}{slip.number[4:]}"
    yield Title(texts.say("counter-slip-title"), slip.code.replace(" ", UNBROKEN))
    yield Notice(texts.say("counter-slip-not-a-ticket"))
    until = f"{texts.time(slip.until)}, {texts.full_day(slip.until.date())}"
    yield Facts(
        (
            Fact(texts.say("counter-slip-where"), f"{slip.counter}, {slip.hours}"),
            Fact(texts.say("counter-slip-price"), slip.price),
            Fact(texts.say("counter-slip-trip"), slip.trip),
            Fact(texts.say("counter-slip-until"), until),
        )
    )
    yield Rule()
    yield Text(texts.say("counter-slip-then", choice=slip.choice))
    yield Barcode(qr(slip.barcode), texts.say("counter-slip-barcode"), texts.say("counter-slip-picture"), QUIET)
    yield Text(texts.say("counter-slip-number", number=number, machine=slip.machine), small=True)
