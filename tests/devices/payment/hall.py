"""A hall with one card terminal on loopback: the real adapter, the real program, and the bank's ledger in between."""

import re
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.devices.payment.zvt import ZvtTerminal
from kiosk.devices.payment.zvt_line import Patience
from kiosk.devices.payment.zvt_till import Place
from kiosk.devices.payment.zvt_vending import VendingTerminal
from kiosk.devices.ports import DeviceTrouble, Held, Holding, PaymentTerminal
from kiosk.devices.simulated.bookings import Bookings
from kiosk.devices.simulated.control import WireFaults
from kiosk.devices.simulated.zvt_terminal import Pace, ZvtTerminalProgram
from kiosk.devices.simulated.zvt_wire import KNOWN, Died
from kiosk.money import Money

FARE = Money(2490)
QUICK = Pace(card=0.0, bank=0.0, poll=0.01, answer=1.0)
HURRIED = Patience(connect=1, answer=0.25, end=2, tell=0.05, settle=2)  # nobody sleeps for seconds in a test


class TerminalOnTheWall:
    """The simulated terminal; it can die and be plugged in again on the same ledger and the same port."""

    def __init__(self, folder: Path, pace: Pace = QUICK) -> None:
        self.file = folder / "bookings.jsonl"
        self.faults = WireFaults(KNOWN)
        self.pace = pace
        self.port = 0
        self.plug_in()

    def plug_in(self) -> None:
        self.plugged_in = True
        self.bank = Bookings(self.file)
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        program = ZvtTerminalProgram(self.bank, self.faults, self.pace, self._die)
        self._thread = threading.Thread(target=self._run, args=(program, self._listener), daemon=True)
        self._thread.start()

    def unplug(self) -> None:
        """Nobody answers any more, until it is plugged in again."""
        hang_up_all()  # it serves until its till is gone
        self._hang_up()
        self._thread.join(5)
        assert not self._thread.is_alive()
        if self.plugged_in:
            self.bank.close()
        self.plugged_in = False

    def revive(self) -> None:
        """Plug it in again if it has died."""
        self._thread.join(0.1)
        if not self._thread.is_alive():
            self.unplug()
            self.plug_in()

    def set_pace(self, pace: Pace) -> None:
        """From now on it, or its traveller, is slower or quicker."""
        self.unplug()
        self.pace = pace
        self.plug_in()

    def _hang_up(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _die(self) -> None:
        self._hang_up()
        raise Died

    @staticmethod
    def _run(program: ZvtTerminalProgram, listener: socket.socket) -> None:
        with suppress(Died):
            program.serve(listener)


def bank(wall: TerminalOnTheWall) -> tuple[int, int, int]:
    """Open holds, waiting payments, and minor units taken: the bank's truth."""
    return len(wall.bank.open_holds()), len(wall.bank.pending()), sum(wall.bank.taken().values())


@dataclass
class Till:
    """What the till remembers of one sale: its memo is in the journal, so it survives."""

    terminal: PaymentTerminal
    number: str = "K7Q2M9XP"
    memos: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def memo(self) -> str:
        return self.memos[-1] if self.memos else ""

    def authorise(self, amount: Money = FARE, tell: Callable[[str], None] | None = None) -> Held:
        return self.terminal.authorise(amount, self.number, tell or self.told.append, self.memos.append)

    def complete(self) -> None:
        self.terminal.complete(self.number, self.memo)

    def release(self) -> None:
        self.terminal.release(self.number, self.memo)

    def ask(self) -> Holding:
        return self.terminal.ask(self.number, self.memo)

    def asked(self, times: int = 40) -> Holding:
        """What recovery does: ask until the terminal answers."""
        for _ in range(times):
            try:
                if (holding := self.ask()) is not Holding.BUSY:
                    return holding
            except DeviceTrouble as trouble:
                last = trouble
        raise AssertionError(f"no answer: {last}")


_opened: list[ZvtTerminal] = []


def zvt(port: int, mode: str = "hold", patience: Patience = HURRIED, *, lists_holds: bool = True) -> ZvtTerminal:
    place = Place("127.0.0.1", port, lists_holds=lists_holds)
    if mode == "vending":
        terminal: ZvtTerminal = VendingTerminal(place, patience, SystemClock())
    else:
        terminal = ZvtTerminal(place, mode, patience, SystemClock())
    _opened.append(terminal)
    return terminal


def hang_up_all() -> None:
    """Every till of this story hangs up."""
    for terminal in _opened:
        terminal.close()


def forget_all() -> None:
    """The end of a story."""
    hang_up_all()
    _opened.clear()


LONG = re.compile(r"\d{13,19}")


def luhn(digits: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0


def cards_in(text: str) -> list[str]:
    return [
        run[start : start + length]
        for run in LONG.findall(text)
        for length in range(13, 20)
        for start in range(len(run) - length + 1)
        if luhn(run[start : start + length])
    ]
