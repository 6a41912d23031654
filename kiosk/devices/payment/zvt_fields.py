"""The fields of ZVT messages: packed decimals, tagged fields, nested tags, and how much of a card may be known.

Source: ZVT protocol PA00P015 13.09; Portalum.Zvt and ecrterm read the same recorded messages (see the tests).
"""

import re
from dataclasses import dataclass

FIXED = {
    0x01: 1, 0x02: 1, 0x03: 1, 0x04: 6, 0x05: 1, 0x0B: 3, 0x0C: 3, 0x0D: 2, 0x0E: 2, 0x17: 2, 0x19: 1, 0x27: 1, 0x29: 4,
    0x2A: 15, 0x37: 3, 0x3A: 2, 0x3B: 8, 0x3D: 3, 0x49: 2, 0x87: 2, 0x88: 3, 0x8A: 1, 0x8C: 1, 0xA0: 1, 0xAA: 3,
    0xBA: 5, 0xD0: 1, 0xD2: 1, 0xD3: 1,
}  # fmt: skip
COUNTED = dict.fromkeys((34, 35, 45, 139, 167, 209, *range(225, 233), *range(241, 249)), 2) | dict.fromkeys(
    (36, 46, 60, 96, 154, 175), 3
)  # length in so many octets F0..F9, a decimal digit each
NESTED = 0x06  # a container of tag, length, value (BER)
OPEN_HOLDS, RECEIPT_OF_HOLD, TEXT_LINES, TEXT_LINE = 0x23, 0x08, 0x25, 0x07  # inside a container
NO_RECEIPT = b"\xff\xff"
CARD_RUN = re.compile(r"(?:\d[ -]?){13,19}")


def bcd(value: int, octets: int) -> bytes:
    """A whole number as packed decimals, such as 00 00 00 00 19 90. Raises ValueError when it does not fit."""
    digits = f"{value:0{octets * 2}d}"
    if value < 0 or len(digits) > octets * 2:
        raise ValueError(f"{value} does not fit into {octets} octets")
    return bytes.fromhex(digits)


def number(octets: bytes) -> int | None:
    """Packed decimals as a number; None when they are none (a receipt FF FF)."""
    digits = octets.hex()
    return int(digits) if digits.isdecimal() else None


def fields(data: bytes) -> dict[int, bytes]:
    """The tagged fields of `data`. An unknown tag ends it: its length is unknown too, and nothing is guessed."""
    found: dict[int, bytes] = {}
    at = 0
    while at < len(data):
        tag = data[at]
        at += 1
        if tag in FIXED:
            length = FIXED[tag]
        elif tag in COUNTED:
            length, at = _counted(data, at, COUNTED[tag])
        elif tag == NESTED:
            length, at = _length(data, at)
        else:
            break
        found[tag] = data[at : at + length]
        at += length
    return found


def nested(data: bytes) -> list[tuple[int, bytes]]:
    """Tags and values of a container, in order. A length beyond its end, which terminals do send, ends there."""
    found = []
    at = 0
    while at < len(data):
        tag = data[at]
        at += 1
        if tag & 0x1F == 0x1F and at < len(data):  # a tag of two octets
            tag, at = tag << 8 | data[at], at + 1
        length, at = _length(data, at)
        found.append((tag, data[at : at + length]))
        at += length
    return found


@dataclass(frozen=True)
class Status:
    """What a terminal says of one transaction: the message 04 0F, or what follows the code of a 06 1E.

    `original`: the trace of what this transaction took back; None: it took nothing back.
    """

    result: int | None = None  # 0 is good
    receipt: int | None = None
    trace: int | None = None
    original: int | None = None
    amount: int | None = None  # minor units
    time: str = ""  # hhmmss of its own clock
    date: str = ""  # mmdd
    card: str = ""
    holds: frozenset[int] = frozenset()

    def is_of(self, other: "Status") -> bool:
        """Whether both speak of one transaction, whatever amount they name.

        A trace alone proves nothing: a recorded real terminal sends 000000.
        """
        mine = (self.receipt, self.trace, self.time, self.date)
        return mine == (other.receipt, other.trace, other.time, other.date)

    def same_as(self, other: "Status") -> bool:
        """Whether both say exactly the same of one transaction."""
        return self.is_of(other) and self.amount == other.amount


def status(data: bytes) -> Status:
    """Read the fields of a status message. The card is masked here: more than four digits never leave this file."""
    found = fields(data)

    def numbered(tag: int) -> int | None:
        return number(found[tag]) if found.get(tag) else None

    return Status(
        result=found[0x27][0] if found.get(0x27) else None,
        receipt=numbered(0x87),
        trace=numbered(0x0B),
        original=numbered(0x37),
        amount=numbered(0x04),
        time=found.get(0x0C, b"").hex(),
        date=found.get(0x0D, b"").hex(),
        card=_card(found.get(0x22, b""), found.get(0x8B, b"")),
        holds=_holds(found),
    )


def text_lines(data: bytes) -> tuple[str, ...]:
    """The lines of a printed text block (06 D3), whole card numbers masked."""
    container = fields(data).get(NESTED, data)
    return tuple(
        masked(_text(line))
        for tag, inner in nested(container)
        if tag == TEXT_LINES
        for kind, line in nested(inner)
        if kind == TEXT_LINE
    )


def text_line(data: bytes) -> tuple[str, ...]:
    """The line of a printed line (06 D1): an attribute, then text; () for the mark of the last line."""
    return (masked(_text(data[1:])),) if data and data[0] & 0x80 == 0 else ()


def masked(text: str) -> str:
    """The text with every run of 13 to 19 digits shortened to its last four: it may be a whole card number."""
    return CARD_RUN.sub(lambda run: "**** " + re.sub(r"\D", "", run[0])[-4:], text)


def _text(octets: bytes) -> str:
    return octets.decode("cp437", "replace").rstrip()


def _card(pan: bytes, name: bytes) -> str:
    """Such as "VISA **** 1230": the terminal masked it, and if it did not, this does."""
    digits = pan.hex().rstrip("f")
    kind = masked(_text(name.rstrip(b"\0")))
    last = digits[-4:]
    shown = f"**** {last}" if last.isdecimal() and len(last) == 4 else ""
    return " ".join(part for part in (kind, shown) if part)


def _holds(found: dict[int, bytes]) -> frozenset[int]:
    """Receipts of open holds: one in a field of its own, all or more of them in the container."""
    receipts = [found.get(0x87, NO_RECEIPT)]
    for tag, value in nested(found.get(NESTED, b"")):
        if tag == OPEN_HOLDS:
            receipts += [receipt for kind, receipt in nested(value) if kind == RECEIPT_OF_HOLD]
    return frozenset(known for receipt in receipts if (known := number(receipt)) is not None)


def _counted(data: bytes, at: int, octets: int) -> tuple[int, int]:
    length = 0
    for octet in data[at : at + octets]:
        length = length * 10 + (octet & 0x0F)
    return length, at + octets


def _length(data: bytes, at: int) -> tuple[int, int]:
    """A BER length: below 0x80 itself, else how many octets follow."""
    first = data[at] if at < len(data) else 0
    if first < 0x80:
        return first, at + 1
    octets = first & 0x7F
    return int.from_bytes(data[at + 1 : at + 1 + octets], "big"), at + 1 + octets
