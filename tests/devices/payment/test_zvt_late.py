"""Stories of words that come too late: a terminal that is one answer behind is never believed about money.

The terminal here is a script: each message of the till is met with exactly these bytes, and nothing is left to luck.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest

from kiosk.devices.payment import zvt_words as words
from kiosk.devices.payment.zvt_evidence import Memo
from kiosk.devices.payment.zvt_fields import Status, bcd
from kiosk.devices.ports import DeviceTrouble, Holding, Payment
from tests.devices.payment.hall import FARE, Till, forget_all, zvt

END = words.message(words.END, b"\x00")
BEFORE = Status(0, 6, 6, None, 1000, "115900", "1126")
OURS = Status(0, 7, 7, None, FARE.minor, "120000", "1126")
BOOKED = Status(0, 7, 8, None, FARE.minor, "120001", "1126")


def told(said: Status) -> bytes:
    """A status message of this transaction."""
    fields = b"\x27\x00\x04" + bcd(said.amount or 0, 6) + b"\x0b" + bcd(said.trace or 0, 3)
    fields += b"\x0c" + bytes.fromhex(said.time) + b"\x0d" + bytes.fromhex(said.date)
    return words.message(words.STATUS, fields + b"\x87" + bcd(said.receipt or 0, 2))


def listed(receipt: int | None) -> bytes:
    """The answer to 06 23."""
    shown = words.NO_RECEIPT if receipt is None else bcd(receipt, 2)
    return words.GOOD + words.message(words.ENDED, bytes([words.NO_SUCH_HOLD]) + b"\x87" + shown)


Answer = Callable[[bytes], bytes]


@contextmanager
def scripted(answer: Answer) -> Iterator[int]:
    """A terminal that meets each command with `answer(command)`, on any number of lines, one after the other."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                line, _ = listener.accept()
                with line, suppress(OSError):
                    while head := line.recv(3):
                        line.recv(head[2]) if head[2] else b""
                        if head[0] not in (0x80, 0x84):
                            line.sendall(answer(head[:2]))

    server = threading.Thread(target=serve, daemon=True)
    server.start()
    try:
        yield listener.getsockname()[1]
    finally:
        forget_all()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        server.join(5)


def memo(ours: Status | None = OURS) -> list[str]:
    return [Memo("hold", FARE.minor, BEFORE, frozenset(), ours).text()]


class Terminal:
    """Where the money really is, and what is sent before the true answer of the next command."""

    def __init__(self, late: bytes = b"", at: bytes = b"", instead: bytes | None = None) -> None:
        self.late, self.at, self.instead = late, at, instead
        self.newest, self.open = OURS, True
        self.books = True

    def __call__(self, command: bytes) -> bytes:
        late = self.late if command == self.at else b""
        if command == self.at and self.instead is not None:
            late, self.at = self.instead, b""
            return late
        if command == words.REPEAT:
            return late + words.GOOD + told(self.newest) + END
        if command == words.HOLDS:
            return late + listed(7 if self.open else None)
        if command == words.BOOK:
            if self.books:
                self.newest, self.open = BOOKED, False
                return late + words.GOOD + told(BOOKED) + END
            return late
        return late + words.GOOD + END


def test_old_words_about_the_hold_are_no_booking() -> None:
    """The hold is told once more when the booking is asked for, and the booking is not made: nothing is taken."""
    terminal = Terminal(late=words.GOOD + told(OURS) + END, at=words.BOOK)
    terminal.books = False
    with scripted(terminal) as port:
        till = Till(zvt(port), memos=memo())
        with pytest.raises(DeviceTrouble):
            till.complete()
        assert till.ask() is Holding.HELD


def test_old_words_before_a_good_booking_are_looked_behind() -> None:
    """The same, and the booking is made: the till asks again and finds it."""
    with scripted(Terminal(late=words.GOOD + told(OURS) + END, at=words.BOOK)) as port:
        till = Till(zvt(port), memos=memo())
        till.complete()
        assert till.ask() is Holding.TAKEN


def test_an_end_that_tells_of_nothing_takes_nothing() -> None:
    """An end without a transaction is no proof; the terminal's memory is."""
    terminal = Terminal(late=words.GOOD + END, at=words.BOOK)
    terminal.books = False
    with scripted(terminal) as port, pytest.raises(DeviceTrouble):
        Till(zvt(port), memos=memo()).complete()


def test_one_answer_behind_is_noticed() -> None:
    """The answer to the question before would mean "no payment at all": it is asked again on a new line."""
    terminal = Terminal(at=words.REPEAT, instead=words.GOOD + END)
    with scripted(terminal) as port:
        till = Till(zvt(port, lists_holds=False), memos=memo(ours=None))
        assert till.ask() is Holding.HELD


def test_what_was_said_after_the_end_answers_no_question() -> None:
    """The last words came twice; the next question is "are you idle?", and the old words would have said yes."""
    terminal = Terminal()
    state = b"\x00"

    def answer(command: bytes) -> bytes:
        if command == words.STATE:
            return words.GOOD + words.message(words.END, state)
        return terminal(command) + (words.GOOD + END if command == words.HOLDS else b"")

    with scripted(answer) as port:
        till = Till(zvt(port), memos=memo())
        assert till.ask() is Holding.HELD
        threading.Event().wait(0.05)
        state = bytes([words.ACTIVE])
        assert till.ask() is Holding.BUSY


@pytest.mark.parametrize("mode", ["hold", "vending"])
def test_the_sale_before_is_no_yes_to_this_one(mode: str) -> None:
    """Old words about the last traveller's payment, of the same price, while this one's is not made."""
    before = Status(0, 6, 6, None, FARE.minor, "115900", "1126")
    terminal = Terminal()
    terminal.newest, terminal.open = before, False

    def answer(command: bytes) -> bytes:
        if command in (words.HOLD, words.PAY):
            return words.GOOD + told(before) + END
        return terminal(command)

    with scripted(answer) as port:
        till = Till(zvt(port, mode))
        assert till.authorise().payment is Payment.UNKNOWN
        assert till.ask() is Holding.NEVER


def test_a_no_behind_an_old_yes_is_a_no() -> None:
    """An older acknowledgement, then "busy": nobody waits three minutes for a payment that was never begun."""
    terminal = Terminal(at=words.HOLD, instead=words.GOOD + bytes([0x84, words.BUSY_NOW, 0]))
    terminal.newest, terminal.open = BEFORE, False
    with scripted(terminal) as port:
        held = Till(zvt(port)).authorise()
        assert (held.payment, held.say) == (Payment.CANCELLED, "terminal-busy")


def test_silence_after_the_acknowledgement_ends_too() -> None:
    """A terminal that takes the order and then says nothing: the end is waited for as long as the protocol says."""
    terminal = Terminal(at=words.HOLD, instead=words.GOOD)
    terminal.newest, terminal.open = BEFORE, False
    with scripted(terminal) as port:
        till = Till(zvt(port))
        assert till.authorise().payment is Payment.UNKNOWN
        assert set(till.told) == {"hold-card", "wait-card"}
