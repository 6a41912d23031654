"""A ZVT card terminal to break, as a program of its own on loopback; its ledger of bookings is the bank's truth.

python -m kiosk.devices.simulated.zvt_terminal --port 20007 --control 20008 --ledger bookings.jsonl
"""

import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from kiosk.devices.payment import zvt_words as words
from kiosk.devices.payment.zvt_fields import NO_RECEIPT, bcd, fields, number
from kiosk.devices.simulated.bookings import DAY, Booking, Bookings
from kiosk.devices.simulated.control import WireFaults
from kiosk.devices.simulated.program import die, opened, options_for
from kiosk.devices.simulated.zvt_wire import KNOWN, Cut, Died, Wire

NUMBER = bcd(29001234, 4)  # of the terminal
MASKED, WHOLE = bytes.fromhex("eeeeeeeeeeee1230"), bytes.fromhex("4111111111111111")  # the latter: a test number
LOG_OFF = b"\x06\x02"
WITH_PASSWORD = (words.REVERSE, words.REPEAT, words.DAY_END, words.STATE)
STOPPED, TEXTS = 0x6C, 0x80
TOO_MUCH = 0xB7


@dataclass(frozen=True)
class Pace:
    """Seconds. The defaults are a calm traveller and a quick bank."""

    card: float = 4.0  # until a card is held to it
    bank: float = 1.0
    poll: float = 2.0  # between two questions whether the goods are out
    answer: float = 5.0  # that the till has for each answer


class ZvtTerminalProgram:
    """One till at a time, one command at a time, as a real terminal."""

    def __init__(self, bookings: Bookings, faults: WireFaults, pace: Pace, die: Callable[[], None]) -> None:
        self._bookings = bookings
        self._faults = faults
        self._pace = pace
        self._die = die
        self._prints = False
        for row in bookings.pending().values():  # the power went in the middle of a sale: never captured
            self._end("undo", row)

    def serve(self, listener: socket.socket) -> None:
        """Serve one till after the other until the listener is closed."""
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, suppress(Cut):
                if self._faults.strikes("unplugged") is None:
                    self._serve(Wire(connection, self._faults, self._pace.answer))

    def _serve(self, wire: Wire) -> None:
        while True:
            heard = wire.hear()
            if heard is None:
                continue
            word, data = heard
            if word[0] in (0x80, 0x84):
                continue  # an answer to what was said twice
            if word in (words.PAY, words.HOLD) and self._struck(wire):
                continue
            if word == words.HOLDS and self._faults.has("no-holds"):
                if self._faults.strikes("no-holds") == "silent":
                    continue
                wire.send(bytes([0x84, words.UNKNOWN_WORD, 0]))
                continue
            if word == words.STATE and self._faults.has("no-state"):
                wire.send(bytes([0x84, words.UNKNOWN_WORD, 0]))
                continue
            wire.send(words.GOOD, later=self._faults.has("together"))
            wire.stopped = False
            self._obey(wire, word, fields(data[3:] if word in WITH_PASSWORD else data), data)

    def _struck(self, wire: Wire) -> bool:
        """Whether a payment is not even begun."""
        if self._faults.strikes("silent") is not None:
            wire.swallow()
        if self._faults.strikes("busy") is not None:
            wire.send(bytes([0x84, words.BUSY_NOW, 0]))
            return True
        if (code := self._faults.strikes("refuse")) is not None:
            wire.send(bytes([0x84, int(code, 16), 0]))
            return True
        return False

    def _obey(self, wire: Wire, word: bytes, found: dict[int, bytes], data: bytes) -> None:
        minor = number(found[4]) or 0 if 4 in found else 0
        receipt = number(found.get(0x87, NO_RECEIPT)) or 0
        if word == words.REGISTER:
            self._prints = bool(data[3] & TEXTS)
            wire.ask(words.END, b"\x19\x00\x29" + NUMBER + b"\x49\x09\x78")
        elif word == words.STATE:
            wire.ask(words.END, bytes([self._state()]))
        elif word == words.HOLD:
            self._hold(wire, minor)
        elif word == words.PAY:
            self._pay(wire, minor, polls=found[2][0] if 2 in found else 0)
        elif word == words.HOLDS:
            wire.ask(words.ENDED, self._listed())
        elif word in (words.BOOK, words.RELEASE):
            self._end_hold(wire, "book" if word == words.BOOK else "release", receipt, minor)
        elif word == words.REVERSE:
            self._reverse(wire, receipt)
        elif word == words.REPEAT:
            self._repeat(wire)
        elif word == words.DAY_END:
            self._day_end(wire)
        elif word not in (words.ABORT, LOG_OFF):
            wire.ask(words.ENDED, bytes([words.UNKNOWN_WORD]))

    def _hold(self, wire: Wire, minor: int) -> None:
        if self._agreed(wire):
            row = self._begin("hold", minor)
            self._after_bank()
            self._tell(wire, row)

    def _pay(self, wire: Wire, minor: int, polls: int) -> None:
        if not self._agreed(wire):
            return
        row = self._begin("auth" if polls else "pay", minor)
        try:
            self._after_bank()
            if polls:
                self._vend(wire, row, min(polls, int(self._faults.strikes("polls-used-up") or polls)))
            else:
                self._tell(wire, row)
        except Cut:
            if row.receipt in self._bookings.pending():
                self._end("undo", row)
            raise

    def _vend(self, wire: Wire, row: Booking, polls: int) -> None:
        """Ask whether the goods are out until the till says yes or no, or is gone, or has been asked too often."""
        if wire.gone:
            raise Cut
        for _ in range(polls):
            answer, _ = self._say(wire, row)
            if answer == words.GOOD[:2]:
                self._end("capture", row)
                return self._done(wire)
            if answer != words.WAIT[:2]:
                break
            wire.pause(self._pace.poll)
            wire.stopped = False
        self._end("undo", row)
        return self._abort(wire, STOPPED)

    def _agreed(self, wire: Wire) -> bool:
        """The traveller holds a card to it and the bank agrees; else it has told the till why not."""
        try:
            wire.ask(words.STEP, b"\x0a\x01")
            if self._faults.strikes("cut-before-auth") is not None:
                raise Cut
            stopped = wire.pause(self._pace.card) or self._faults.strikes("cancel") is not None
            if not stopped:
                wire.ask(words.STEP, b"\x68")
                wire.ask(words.STEP, b"\x04")
                self._bank(wire)
        except Cut:
            alone = self._faults.strikes("alone")
            if alone is None:
                raise
            wire.gone = True
            time.sleep(float(alone))
            return True
        code = self._faults.strikes("decline")
        if stopped or code is not None:
            self._abort(wire, STOPPED if stopped else int(code or "05", 16))
            return False
        return True

    def _bank(self, wire: Wire) -> None:
        """The bank takes its time, and the terminal says so; the stop key works no more."""
        left = float(self._faults.strikes("slow") or self._pace.bank)
        while left > 0:
            wire.pause(min(left, 3.0))
            wire.stopped = False
            left -= 3.0
            if left > 0:
                wire.ask(words.STEP, b"\x0e")

    def _after_bank(self) -> None:
        """The bank has agreed, the till does not know it yet."""
        if self._faults.strikes("die-after-auth") is not None:
            self._die()
        if self._faults.strikes("cut-after-auth") is not None:
            raise Cut

    def _end_hold(self, wire: Wire, op: str, receipt: int, minor: int) -> None:
        hold = self._bookings.open_holds().get(receipt)
        if hold is None or minor > hold.minor:
            return self._abort(wire, TOO_MUCH if hold else words.NO_SUCH_HOLD)
        row = self._end(op, hold, minor=minor or hold.minor)
        self._after_bank()
        return self._tell(wire, row)

    def _reverse(self, wire: Wire, receipt: int) -> None:
        rows = [row for row in self._bookings.rows if row.receipt == receipt and row.op in ("pay", "capture", "book")]
        if not rows:
            return self._abort(wire, words.NO_SUCH_PAYMENT)
        of = rows[-1].of or rows[-1].receipt
        if of not in self._bookings.taken():
            return self._abort(wire, words.ALREADY_REVERSED)
        row = self._end("reverse", rows[-1])
        self._after_bank()
        return self._tell(wire, row)

    def _repeat(self, wire: Wire) -> None:
        rows = [row for row in self._bookings.rows if row.op != DAY]
        if not rows:
            return self._abort(wire, STOPPED)
        last = rows[-1]
        self._say(wire, last, STOPPED if last.op == "undo" else 0)
        return self._done(wire)

    def _day_end(self, wire: Wire) -> None:
        if self._bookings.open_holds():
            return self._abort(wire, words.NO_SUCH_HOLD)
        signs = {"book": 1, "capture": 1, "pay": 1, "reverse": -1}
        total = sum(signs.get(row.op, 0) * row.minor for row in self._bookings.of_today())
        total += 100 if self._faults.has("other-sum") else 0
        wire.ask(words.STATUS, b"\x27\x00\x04" + bcd(abs(total), 6))
        self._bookings.end_day()
        return self._done(wire)

    def _listed(self) -> bytes:
        """The open holds as the answer to 06 23: the first in a field, all in a container."""
        holds = sorted(self._bookings.open_holds())
        first = b"\x87" + (bcd(holds[0], 2) if holds else NO_RECEIPT)
        listed = b"".join(b"\x08\x02" + bcd(receipt, 2) for receipt in holds)
        more = b"\x06" + bytes([len(listed) + 2, 0x23, len(listed)]) + listed if len(holds) > 1 else b""
        return bytes([words.NO_SUCH_HOLD]) + first + more

    def _state(self) -> int:
        if self._faults.has("full"):
            return words.DAY_END_DUE[0]
        return words.ACTIVE if self._faults.strikes("busy") is not None else 0

    def _tell(self, wire: Wire, row: Booking) -> None:
        self._say(wire, row)
        self._done(wire)

    def _say(self, wire: Wire, row: Booking, code: int = 0) -> tuple[bytes, bytes]:
        minor = row.minor + (self._faults.strikes("wrong-amount") is not None)
        pan = WHOLE if self._faults.has("whole-pan") else MASKED
        told = b"\x27" + bytes([code]) + b"\x04" + bcd(minor, 6) + b"\x0b" + bcd(row.trace, 3)
        told += b"\x0c" + bytes.fromhex(row.time) + b"\x0d" + bytes.fromhex(row.date)
        told += b"\x22\xf0\xf8" + pan + b"\x29" + NUMBER
        if row.original is not None and not self._faults.has("no-original"):
            told += b"\x37" + bcd(row.original, 3)
        told += b"\x49\x09\x78\x87" + bcd(row.receipt, 2) + b"\x8b\xf0\xf5VISA\0"
        wire.told = told
        if self._faults.has("twice"):
            wire.ask(words.STATUS, told)
        answer = wire.ask(words.STATUS, told)
        if self._prints:
            self._print(wire, row, pan)
        return answer

    def _print(self, wire: Wire, row: Booking, pan: bytes) -> None:
        card = pan.hex().replace("e", "#")
        lines = (b"Kartenzahlung", f"VISA {card}".encode(), f"Beleg {row.receipt:04d}".encode())
        text = b"".join(b"\x07" + bytes([len(line)]) + line for line in lines)
        block = b"\x25" + bytes([len(text)]) + text
        wire.ask(words.TEXT, b"\x06" + bytes([len(block)]) + block)

    def _done(self, wire: Wire) -> None:
        if self._faults.strikes("cut-before-end") is not None:
            raise Cut
        wire.ask(words.END)
        if self._faults.strikes("twice") is not None:
            wire.send(words.GOOD + words.message(words.STATUS, wire.told) + words.message(words.END))

    def _abort(self, wire: Wire, code: int) -> None:
        wire.ask(words.ENDED, bytes([code]))

    def _begin(self, op: str, minor: int) -> Booking:
        book = self._bookings
        return book.write(Booking(op, book.next_receipt(), book.next_trace(), minor, "EUR", *_now()))

    def _end(self, op: str, begun: Booking, minor: int | None = None) -> Booking:
        """What ends `begun`; only what takes money back names it. A capture is no transaction of its own."""
        book = self._bookings
        if op == "capture":
            return book.write(replace(begun, op=op, minor=minor or begun.minor, of=begun.receipt))
        receipt = book.next_receipt() if self._faults.has("own-receipts") else begun.receipt
        original = begun.trace if op in ("release", "reverse", "undo") else None
        sum_minor = begun.minor if minor is None else minor
        return book.write(
            Booking(op, receipt, book.next_trace(), sum_minor, "EUR", *_now(), original, begun.of or begun.receipt)
        )


def _now() -> tuple[str, str]:
    at = time.localtime()
    return time.strftime("%H%M%S", at), time.strftime("%m%d", at)


def main(arguments: list[str] | None = None) -> None:
    """Serve until killed; the first line says the ports."""
    parser = options_for("zvt_terminal", "A ZVT card terminal to break.", 20007)
    for name in ("card", "bank", "poll", "answer"):
        parser.add_argument(f"--{name}", type=float, default=getattr(Pace, name), help="seconds")
    options = parser.parse_args(arguments)
    parts = opened(options, KNOWN)
    listener = socket.create_server(("127.0.0.1", options.port))
    parts.say_listening(listener.getsockname()[1])
    pace = Pace(options.card, options.bank, options.poll, options.answer)
    with suppress(Died, KeyboardInterrupt):
        ZvtTerminalProgram(parts.bookings, parts.faults, pace, die).serve(listener)


if __name__ == "__main__":
    main()
