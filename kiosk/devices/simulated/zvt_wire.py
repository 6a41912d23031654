"""The terminal's side of a ZVT line: messages out, their answers in, and the faults that sit in between."""

import select
import socket
import time

from kiosk.devices.payment.zvt_words import ABORT, GOOD, message
from kiosk.devices.simulated.control import WireFaults

KNOWN = {
    "decline=CODE": "says no, with this result code",
    "cancel": "the traveller presses stop on the terminal",
    "slow=SECONDS": "the bank takes so long",
    "silent": "does not even acknowledge a payment",
    "unplugged": "hangs up at once",
    "busy": "says that it is at work",
    "refuse=CODE": "refuses a payment with 84 CODE",
    "full": "its memory is full: a day end is due",
    "cut-before-auth": "hangs up before money is spoken of",
    "cut-after-auth": "hangs up when the bank has agreed",
    "cut-before-end": "hangs up before it says that all is done",
    "die-after-auth": "dies when the bank has agreed",
    "alone=SECONDS": "goes on with the traveller when the till is gone, for so long",
    "twice": "says each status twice, and the whole end once more when it is over",
    "split": "sends octet by octet",
    "together": "sends several messages in one segment",
    "wrong-amount": "speaks of one minor unit more",
    "no-holds=HOW": 'does not list open holds: says so ("refuse") or is silent ("silent")',
    "no-state": "does not know 05 01",
    "no-original": "does not name what a reversal took back",
    "own-receipts": "gives bookings and reversals a receipt of their own",
    "polls-used-up=N": "asks so many times whether the goods are out",
    "other-sum": "counts one unit more at its day end than was paid",
    "whole-pan": "sends the whole card number, which it must never do",
}


class Cut(Exception):  # noqa: N818  nobody's error: the till hung up, or a fault made us
    """The line is gone."""


class Died(BaseException):
    """The terminal's program ends here, as if its plug had been pulled."""


class Wire:
    """One till's connection."""

    def __init__(self, connection: socket.socket, faults: WireFaults, answer_seconds: float) -> None:
        self._socket = connection
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._faults = faults
        self._answer_seconds = answer_seconds
        self._come = b""
        self._waiting = b""
        self.told = b""  # the last status
        self.stopped = False  # the till wants to stop
        self.gone = False

    def hear(self, seconds: float | None = None) -> tuple[bytes, bytes] | None:
        """The next message; None when nothing whole came within `seconds`. Raises Cut."""
        until = None if seconds is None else time.monotonic() + seconds
        while (found := self._whole()) is None:
            left = None if until is None else until - time.monotonic()
            if left is not None and left <= 0:
                return None
            try:
                if not select.select([self._socket], [], [], left)[0]:
                    return None
                come = self._socket.recv(4096)
            except (OSError, ValueError) as error:
                raise Cut from error
            if not come:
                raise Cut
            self._come += come
        return found

    def send(self, octets: bytes, *, later: bool = False) -> None:
        """Send now, or together with what comes next."""
        self._waiting += octets
        if later or self.gone:
            return
        octets, self._waiting = self._waiting, b""
        try:
            if self._faults.has("split"):
                for octet in octets:
                    self._socket.sendall(bytes([octet]))
                    time.sleep(0.0001)
            else:
                self._socket.sendall(octets)
        except OSError as error:
            raise Cut from error

    def ask(self, word: bytes, data: bytes = b"") -> tuple[bytes, bytes]:
        """Say something and hear the till's answer, which must come in time. A stop that comes instead is kept."""
        if self.gone:
            return GOOD[:2], b""
        self.send(message(word, data))
        while True:
            found = self.hear(self._answer_seconds)
            if found is None:
                raise Cut
            if found[0] != ABORT:
                return found
            self.stopped = True
            self.send(GOOD)

    def pause(self, seconds: float) -> bool:
        """Let the traveller act for so long; whether the till stopped it meanwhile. Raises Cut."""
        until = time.monotonic() + seconds
        while not self.stopped and (left := until - time.monotonic()) > 0:
            if self.gone:
                time.sleep(left)
                break
            found = self.hear(left)
            if found and found[0] == ABORT:
                self.stopped = True
                self.send(GOOD)
        return self.stopped

    def swallow(self) -> None:
        """Read and say nothing until the till hangs up. Raises Cut."""
        while True:
            self.hear()

    def _whole(self) -> tuple[bytes, bytes] | None:
        come = self._come
        start = 5 if come[2:3] == b"\xff" else 3
        if len(come) < start:
            return None
        length = come[3] | come[4] << 8 if start == 5 else come[2]
        if len(come) < start + length:
            return None
        self._come = come[start + length :]
        return come[:2], come[start : start + length]
