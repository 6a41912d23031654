"""The words of ZVT: what a till says to a terminal, what it hears, and our own sentence for each of them.

Source: ZVT protocol PA00P015 13.09, sections 2 and 3; status and result codes as Portalum.Zvt lists them.
"""

from kiosk.devices.payment.zvt_fields import NO_RECEIPT, bcd
from kiosk.devices.ports import Payment

REGISTER, PAY, REPEAT, HOLD, HOLDS, BOOK, RELEASE, REVERSE, DAY_END, ABORT, STATE = (
    b"\x06\x00", b"\x06\x01", b"\x06\x20", b"\x06\x22", b"\x06\x23", b"\x06\x24", b"\x06\x25", b"\x06\x30",
    b"\x06\x50", b"\x06\xb0", b"\x05\x01",
)  # fmt: skip
STEP, STATUS, END, ENDED, LINE, TEXT = b"\x04\xff", b"\x04\x0f", b"\x06\x0f", b"\x06\x1e", b"\x06\xd1", b"\x06\xd3"
GOOD, WAIT, NOT_ISSUED = b"\x80\x00\x00", b"\x84\x9c\x00", b"\x84\x66\x00"
CONFIG = 0xBE  # we print all (02, 04), want each step (08), alone start payments (10) and the rest (20), texts (80)
PRINTER_READY = b"\x19\x04"
ACTIVE, BUSY_NOW = 0x9C, 0xA0  # 84 9C: not yet; 84 A0: at work
UNKNOWN_WORD = 0x83
NO_SUCH_HOLD, ALREADY_REVERSED, NO_SUCH_PAYMENT = 0xB8, 0xB4, 0xB5
DAY_END_DUE = (0xB1, 0xB2, 0xF0)


def message(command: bytes, data: bytes = b"") -> bytes:
    """A whole message: class and instruction, length (FF and two octets, low first, from 255 on), data."""
    length = len(data)
    head = bytes([length]) if length < 0xFF else bytes([0xFF, length & 0xFF, length >> 8])
    return command + head + data


def register(password: int, currency: int) -> bytes:
    """Register this till; the terminal is silent on paper and tells each step from then on."""
    return message(REGISTER, bcd(password, 3) + bytes([CONFIG]) + bcd(currency, 2))


def pay(minor: int, currency: int, polls: int = 0) -> bytes:
    """Ask for a payment; with `polls` it waits so many times for our word that the goods are out (vending)."""
    vending = PRINTER_READY + b"\x02" + bytes([polls]) if polls else b""
    return message(PAY, _sum(minor, currency) + vending)


def hold(minor: int, currency: int) -> bytes:
    """Ask to reserve."""
    return message(HOLD, _sum(minor, currency))


def book(receipt: int, minor: int, currency: int) -> bytes:
    """Take what the hold of this receipt reserved."""
    return message(BOOK, b"\x87" + bcd(receipt, 2) + _sum(minor, currency))


def release(receipt: int) -> bytes:
    """Let go of the hold of this receipt."""
    return message(RELEASE, b"\x87" + bcd(receipt, 2))


def reverse(password: int, receipt: int) -> bytes:
    """Take back the payment of this receipt."""
    return message(REVERSE, bcd(password, 3) + b"\x87" + bcd(receipt, 2))


def repeat(password: int) -> bytes:
    """Ask for the newest transaction once more."""
    return message(REPEAT, bcd(password, 3))


def open_holds() -> bytes:
    """Ask which holds are open."""
    return message(HOLDS, b"\x87" + NO_RECEIPT + b"\x06\x00")


def state(password: int) -> bytes:
    """Ask how the terminal is."""
    return message(STATE, bcd(password, 3))


def day_end(password: int) -> bytes:
    """Close the terminal's day."""
    return message(DAY_END, bcd(password, 3))


def _sum(minor: int, currency: int) -> bytes:
    return b"\x04" + bcd(minor, 6) + b"\x49" + bcd(currency, 2)


_TOLD = {
    0x00: "confirm-amount", 0x01: "enter-pin", 0x02: "enter-pin", 0x03: "card-not-taken", 0x07: "card-not-taken",
    0x08: "card-not-taken", 0x09: "card-not-taken", 0x0A: "hold-card", 0x0B: "remove-card", 0x0C: "card-again",
    0x10: "card-not-taken", 0x13: "card-not-taken", 0x15: "wrong-pin", 0x18: "card-not-taken", 0x19: "card-again",
    0x1C: "card-good", 0x2C: "choose-on-reader", 0x68: "card-read", 0x69: "choose-on-reader",
    0xE0: "choose-on-reader", 0xE1: "choose-on-reader",
}  # fmt: skip
_REMOVE = range(0x41, 0x68)  # the same states as 01 to 27, with the card to be taken out


def told(step: int) -> str:
    """Our sentence for an intermediate status; "wait" for all that concerns the terminal and not the traveller."""
    return "remove-card" if step in _REMOVE else _TOLD.get(step, "wait")


_ENDS = {
    0x05: (Payment.DECLINED, "card-declined"),
    0x64: (Payment.DECLINED, "card-unreadable"),
    0x65: (Payment.DECLINED, "card-unreadable"),
    0x66: (Payment.CANCELLED, "payment-cancelled"),
    0x6C: (Payment.CANCELLED, "payment-cancelled"),
    0x6F: (Payment.DECLINED, "card-not-accepted"),
    0x72: (Payment.DECLINED, "card-unreadable"),
    0x78: (Payment.DECLINED, "card-expired"),
    0x9B: (Payment.DECLINED, "bank-silent"),
    0xA3: (Payment.DECLINED, "bank-silent"),
    0xA0: (Payment.CANCELLED, "terminal-busy"),
    0xCB: (Payment.DECLINED, "card-not-accepted"),
    0xCC: (Payment.CANCELLED, "terminal-stopped"),
}


def ended(code: int | None) -> tuple[Payment, str]:
    """How a payment ended that the terminal itself says it did not make, and our sentence for it."""
    if code in DAY_END_DUE:
        return Payment.CANCELLED, "terminal-full"
    return _ENDS.get(code or 0, (Payment.DECLINED, "card-declined"))
