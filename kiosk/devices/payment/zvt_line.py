"""One TCP connection to a ZVT terminal: whole messages, answers in time, and the stop key that works meanwhile."""

import os
import select
import socket
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from kiosk.clock import Clock
from kiosk.devices.payment import zvt_words as words
from kiosk.devices.payment.zvt_fields import Status, status, text_line, text_lines
from kiosk.devices.ports import DeviceTrouble


@dataclass(frozen=True)
class Patience:
    """Seconds. ZVT asks for 5 until a message is answered, and 180 for the end, anew after each step."""

    connect: float = 5.0
    answer: float = 5.0
    end: float = 180.0
    tell: float = 4.0  # the traveller hears something at least so often
    settle: float = 15.0  # until a vending terminal has fetched our word (it asks every 2 to 4 s)


@dataclass(frozen=True)
class Outcome:
    """How a command ended. `refused`: it was not begun; `code`: why it was not finished (0: no reason given)."""

    finished: bool = False
    refused: int | None = None
    code: int | None = None
    status: Status | None = None  # the last one
    receipt: tuple[str, ...] = ()
    data: bytes = b""  # of the last message


class Stop:
    """The stop key: pressed by any thread, seen by the one that waits for the terminal."""

    def __init__(self) -> None:
        self._counter = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        weakref.finalize(self, os.close, self._counter)

    def press(self) -> None:
        """Stop what is going on, or what begins next."""
        os.eventfd_write(self._counter, 1)

    def pressed(self) -> bool:
        """Whether it was pressed since it was cleared."""
        return bool(select.select([self._counter], [], [], 0)[0])

    def clear(self) -> None:
        """Forget it."""
        with suppress(BlockingIOError):
            os.eventfd_read(self._counter)

    def fileno(self) -> int:
        """To be waited for."""
        return self._counter


Hear = Callable[[int], None]
Judge = Callable[[Status], bytes]


def _nothing(_: int) -> None:
    return None


def _good(_: Status) -> bytes:
    return words.GOOD


class Line:
    """An open connection. Any trouble leaves it unusable: close it, and open another before asking again."""

    def __init__(self, host: str, port: int, patience: Patience, clock: Clock) -> None:
        """Raises DeviceTrouble("terminal-unplugged")."""
        self._patience = patience
        self._clock = clock
        self._come = b""
        self._aborted = False
        try:
            self._socket = socket.create_connection((host, port), patience.connect)
        except OSError as error:
            raise DeviceTrouble("terminal-unplugged", f"{host}:{port}: {error}") from error
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.settimeout(patience.answer)

    def close(self) -> None:
        """Hang up: a terminal talks with one till at a time."""
        self._socket.close()

    def say(
        self,
        message: bytes,
        *,
        hear: Hear = _nothing,
        judge: Judge = _good,
        idle: Callable[[], None] = lambda: None,
        stop: Stop | None = None,
    ) -> Outcome:
        """Give one command and stay until it has ended.

        `hear` gets each intermediate status, `judge` answers each status of a transaction, `idle` is called when
        nothing was said for `Patience.tell` seconds, `stop` aborts until money is spoken of.
        Raises DeviceTrouble("terminal-unplugged"): then nobody knows how it ended.
        """
        self._drain()
        self._aborted = False
        self._send(message)
        refused = self._acknowledged(idle)
        if refused is not None:
            return Outcome(refused=refused)
        said: Status | None = None
        printed: list[str] = []
        while True:
            word, data = self._next(self._patience.end, idle, stop)
            if word[0] == 0x84 and not self._aborted:
                return Outcome(refused=word[1])  # the acknowledgement before it was an older one
            if word[0] in (0x80, 0x84):
                continue  # the answer to our stop; what it led to comes as a message of its own
            answer = words.GOOD
            if word == words.STATUS:
                said = status(data)
                if said.result in (0, None):
                    stop = None  # too late: money is moving, and only the terminal's own end counts
                    answer = judge(said)
            self._send(answer)
            if word == words.STEP and data:
                hear(data[0])
            elif word == words.LINE:
                printed += text_line(data)
            elif word == words.TEXT:
                printed += text_lines(data)
            elif word == words.END:
                return Outcome(True, status=said, receipt=tuple(printed), data=data)
            elif word == words.ENDED:
                return Outcome(code=data[0] if data else 0, status=said, receipt=tuple(printed), data=data)

    def _acknowledged(self, idle: Callable[[], None]) -> int | None:
        """Wait for the first answer; a refusal's code, else None. What an earlier command left is thrown away."""
        until = self._clock.seconds() + self._patience.answer
        while True:
            word, _ = self._next(max(0.0, until - self._clock.seconds()), idle, None)
            if word[0] == 0x80 or word == bytes([0x84, words.ACTIVE]):
                return None
            if word[0] == 0x84:
                return word[1]

    def _next(self, seconds: float, idle: Callable[[], None], stop: Stop | None) -> tuple[bytes, bytes]:
        """The next whole message within `seconds`: class and instruction, data."""
        until = self._clock.seconds() + seconds
        while (found := self._whole()) is None:
            left = until - self._clock.seconds()
            if left <= 0:
                raise DeviceTrouble("terminal-unplugged", f"no answer within {seconds:g} s")
            ready = self._wait(min(left, self._patience.tell), stop)
            if not ready:
                idle()
            if stop in ready:
                assert stop is not None
                stop.clear()
                stop, self._aborted = None, True
                self._send(words.message(words.ABORT))
            if self._socket in ready:
                self._receive()
        return found

    def _wait(self, seconds: float, stop: Stop | None) -> list[socket.socket | Stop]:
        watched: list[socket.socket | Stop] = [self._socket] if stop is None else [self._socket, stop]
        try:
            return list(select.select(watched, [], [], seconds)[0])
        except (OSError, ValueError) as error:
            raise DeviceTrouble("terminal-unplugged", str(error)) from error

    def _whole(self) -> tuple[bytes, bytes] | None:
        """The first whole message of what has come; None while a part is missing."""
        come = self._come
        if len(come) < 3:
            return None
        start, length = 3, come[2]
        if length == 0xFF:
            if len(come) < 5:
                return None
            start, length = 5, come[3] | come[4] << 8
        if len(come) < start + length:
            return None
        self._come = come[start + length :]
        return come[:2], come[start : start + length]

    def _receive(self) -> None:
        try:
            come = self._socket.recv(4096)
        except OSError as error:
            raise DeviceTrouble("terminal-unplugged", str(error)) from error
        if not come:
            raise DeviceTrouble("terminal-unplugged", "it hung up")
        self._come += come

    def _send(self, octets: bytes) -> None:
        try:
            self._socket.sendall(octets)
        except OSError as error:
            raise DeviceTrouble("terminal-unplugged", str(error)) from error

    def _drain(self) -> None:
        """Throw away what came after the end of the last command: a terminal that answers twice is heard once."""
        while self._socket in self._wait(0, None):
            self._receive()
        self._come = b""
