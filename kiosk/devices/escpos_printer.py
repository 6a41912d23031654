"""A receipt printer that speaks ESC/POS: a ticket counts only when the printer itself has said that it is out."""

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kiosk.devices import escpos_words as words
from kiosk.devices.escpos_line import Address, Line, LineBroken
from kiosk.devices.ports import DeviceTrouble

# What it is called when it happens after the first byte of a ticket: perhaps half of it is out, and it is void.
MIDWAY = {
    "no-paper": "paper-ran-out",
    "cover-open": "cover-opened",
    "cutter-jam": "paper-jam",
    "printer-offline": "printer-stopped",
    "printer-error": "printer-broke",
    "printer-unplugged": "printer-lost",
    "printer-mute": "printer-silent",
}
HUSH = 0.05
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Patience:
    """Seconds to wait for the printer."""

    connect: float = 3.0
    status: float = 2.0  # for an answer that comes at once
    stall: float = 8.0  # for bytes to be taken
    confirm: float = 8.0  # from the last byte to the answer that follows the paper
    wipe: float = 2.0


class EscposPrinter:
    """A Printer. One connection at a time, opened for each task, because such a printer knows no second one.

    A job that the printer did not confirm is wiped, because else it comes out when somebody changes the roll. Until a
    wipe is certain, this printer is not ready: `check` and `print` wipe first.
    """

    def __init__(self, address: Address, patience: Patience | None = None) -> None:
        self._address = address
        self._patience = patience or Patience(confirm=address.confirm_seconds)
        self._near_end = False
        self._held = False  # a job may lie in its memory
        self._uncut = False  # half a ticket may hang in it: cut that off before the next

    @property
    def width_dots(self) -> int:
        """Dots in a line."""
        return self._address.width_dots

    @property
    def near_end(self) -> bool:
        """Whether the roll will soon be empty, as the last `check` or `print` saw it."""
        return self._near_end

    def check(self) -> None:
        """Raise DeviceTrouble unless the printer is ready and its memory empty. Usually 60 ms, at most some 9 s."""
        with self._connected() as talk:
            self._ready(talk)

    def print(self, picture: bytes, number: str) -> None:
        """Print this PNG, cut it off, and hear from the printer that it is done.

        Raises DeviceTrouble: with a key of `check` when surely no byte of it was sent, else with one of MIDWAY.
        """
        strips = words.strips(picture, self.width_dots)  # a wrong picture is refused before anything is sent
        begun = False
        try:
            with self._connected() as talk:
                self._ready(talk)
                begun = True
                wrong = self._put(talk, strips)
        except DeviceTrouble as trouble:
            if not begun:
                raise
            wrong = self._after_a_break(number) or trouble.say
        if wrong:
            raise DeviceTrouble(MIDWAY[wrong], f"{number}, {'not wiped' if self._held else 'wiped'}")

    def wipe(self) -> None:
        """Forget whatever the printer still holds. Raises DeviceTrouble when that is not certain.

        A printer that does not know the command, but has done all that it was told, holds nothing either.
        """
        self._held = self._uncut = True
        with self._connected() as talk:
            self._empty(talk)

    def knows_wipe(self) -> bool:
        """Whether it wipes on command; for the installer. Raises DeviceTrouble when it does not answer at all."""
        with self._connected() as talk:
            self._status(talk)
            return talk.wipe(self._patience.wipe) is not None

    @contextmanager
    def _connected(self) -> Iterator["_Talk"]:
        try:
            line = self._address.open(self._patience.connect)
        except LineBroken as broken:
            raise DeviceTrouble("printer-unplugged", str(broken)) from broken
        try:
            yield _Talk(line, self._patience)
        except LineBroken as broken:
            raise DeviceTrouble("printer-unplugged", str(broken)) from broken
        finally:
            line.close()

    def _ready(self, talk: "_Talk") -> None:
        if self._held:
            self._empty(talk)
        if wrong := words.trouble(self._status(talk)):
            raise DeviceTrouble(wrong)
        # Says that it is ready; but does it work? Only then is a later answer surely the one to our ticket.
        if talk.queued(words.ASB_OFF, self._patience.status) is None:
            self._held = talk.wipe(self._patience.wipe) is None
            wrong = words.trouble(self._status(talk))
            raise DeviceTrouble(wrong or "printer-stuck", "it said that it is ready, and did nothing")
        talk.hush(HUSH)

    def _status(self, talk: "_Talk") -> dict[int, int]:
        status = {}
        for which, question in words.STATUS.items():
            answer = talk.status(question)
            if answer is None:
                raise DeviceTrouble("printer-mute", f"no answer to status {which}")
            status[which] = answer
        which, bits = words.NEAR_END
        self._near_end = bool(status[which] & bits)
        return status

    def _empty(self, talk: "_Talk") -> None:
        wiped = talk.wipe(self._patience.wipe)
        if wiped is None:
            if talk.queued(words.ASB_OFF, self._patience.status) is None:
                raise DeviceTrouble("printer-stuck", "it may still hold a job")
            talk.hush(self._patience.status)  # answers to earlier questions, which nobody waited for
        self._held = False

    def _put(self, talk: "_Talk", strips: Iterable[bytes]) -> str:
        """Send the ticket and wait for its end: "" when it is out, else the key of what kept it. Raises LineBroken."""
        cut = words.CUTS[self._address.cut]
        before = words.INIT + (cut if self._uncut else b"")
        self._held = self._uncut = True
        for part in (before, *strips):
            talk.send(part)
        answer = talk.queued(cut, self._patience.confirm)
        if answer is None:  # wiped at once; an answer that came just before says that the ticket is out after all
            late = talk.wipe(self._patience.wipe)
            answer = late[0] if late else None
            self._held = late is None
        else:
            self._held = False
        wrong = self._wrong(talk, answer)
        self._uncut = bool(wrong)
        return wrong

    def _wrong(self, talk: "_Talk", answer: int | None) -> str:
        """Key of what kept the ticket from coming out whole; "" if nothing did."""
        if answer is not None and answer & words.NO_PAPER_LEFT:
            return "no-paper"  # the last line may be missing
        try:
            wrong = words.trouble(self._status(talk))
        except DeviceTrouble as silent:
            wrong = silent.say if answer is None else ""
        except LineBroken:
            if answer is None:
                raise
            wrong = ""
        if answer is None:
            return wrong or "printer-mute"
        return wrong if wrong in ("cutter-jam", "printer-error") else ""  # printed, and stuck in the slot

    def _after_a_break(self, number: str) -> str:
        """The line broke within a ticket. The printer may go on alone: wipe it over a new line, and ask what it was."""
        try:
            with self._connected() as talk:
                self._empty(talk)
                return words.trouble(self._status(talk))
        except DeviceTrouble as trouble:
            _log.warning("sale %s: the printer is silent: %s", number, trouble)
        return ""


class _Talk:
    """Questions and answers on one connection."""

    def __init__(self, line: Line, patience: Patience) -> None:
        self._line = line
        self._patience = patience
        self._ear = words.Ear()

    def send(self, data: bytes) -> None:
        self._line.send(data, self._patience.stall)

    def status(self, question: bytes) -> int | None:
        """The answer to one question for its status; None: none came in time."""
        self._ear.status.clear()
        self._line.send(question, self._patience.status)
        return self._ear.status[0] if self._heard(lambda: bool(self._ear.status), self._patience.status) else None

    def queued(self, before: bytes, seconds: float) -> int | None:
        """Say this, and hear when it and all before it is done; None: no answer in time."""
        self._ear.queued.clear()
        self._line.send(before + words.ASK_QUEUED, self._patience.stall)
        return self._ear.queued[0] if self._heard(lambda: bool(self._ear.queued), seconds) else None

    def wipe(self, seconds: float) -> list[int] | None:
        """Have it forget all; the queued answers that came before that; None: it did not say that it has."""
        self._ear.wiped = False
        self._line.send(words.WIPE, self._patience.status)
        return self._ear.queued[:] if self._heard(lambda: self._ear.wiped, seconds) else None

    def hush(self, seconds: float) -> None:
        """Let it finish: until it has said nothing for so long."""
        while said := self._line.receive(seconds):
            self._ear.hear(said)

    def _heard(self, enough: Callable[[], bool], seconds: float) -> bool:
        end = time.monotonic() + seconds
        while not enough():
            left = end - time.monotonic()
            if left <= 0:
                return False
            self._ear.hear(self._line.receive(left))
        return True
