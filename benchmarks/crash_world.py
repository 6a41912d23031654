"""A small world in which a kiosk may die at any named moment: a real process, a terminal and a printer of their own.

The kiosk is a forked process that is killed by SIGKILL. Terminal and printer are the simulators that ship with Loket,
each a program with its own ledger or roll; what they say afterwards counts, not what the kiosk believes.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.crash_law import KILLED, RECOVERY_SECONDS, Case, Verdict, judge
from benchmarks.crash_points import Watch, watched
from kiosk.barcode.keys import Keys
from kiosk.barcode.symbol import read
from kiosk.devices.cabinet import Cabinet
from kiosk.devices.escpos_line import Address
from kiosk.devices.escpos_printer import EscposPrinter
from kiosk.devices.escpos_printer import Patience as PrinterPatience
from kiosk.devices.payment.counter import AwayCounter
from kiosk.devices.payment.nexo import NexoPatience, NexoTerminal
from kiosk.devices.payment.nexo_line import Door
from kiosk.devices.payment.zvt import HOLD, PAYMENT, ZvtTerminal
from kiosk.devices.payment.zvt_line import Patience
from kiosk.devices.payment.zvt_till import Place
from kiosk.devices.payment.zvt_vending import VendingTerminal
from kiosk.devices.ports import PaymentTerminal
from kiosk.fares.model import Offer
from kiosk.language import WORDS, read_words
from kiosk.paper.raster import raster
from kiosk.sales.issue import Issuer, ticket
from kiosk.sales.model import AT_THE_COUNTER, Means, Medium, Sale, SaleState
from kiosk.sales.sealing import Sealer, stamp
from kiosk.sales.store import SaleStore, open_sales
from kiosk.sales.till import Till

TEXTS = read_words(["en"], WORDS)
HURRIED = Patience(connect=1, answer=0.5, end=3, tell=0.2, settle=2)
HURRIED_NEXO = NexoPatience(connect=1, answer=1.5, pay=3, tell=0.2, again=0.1)
QUICK_PRINTER = PrinterPatience(connect=1, status=0.3, stall=0.6, confirm=0.5, wipe=0.25)
PACE = ("--card", "0", "--bank", "0.01", "--poll", "0.05", "--answer", "1")
ISSUER = Issuer("k-1", "+49 221 0000 000")
WIDTH = 576
ALONE = "alone="  # and the seconds for which the terminal goes on with the traveller when the kiosk is gone
SLOW = "slow="  # the same for a terminal that goes on alone anyway
DEAF = {"unplugged", "cable-out", "deaf", "no-wipe"}  # so broken, a printer cannot be told anything
TRY_EVERY = 0.1  # a kiosk tries every second: here time is short
SECRET = b"what kiosk and counter share"
WAYS = ("card", "counter")
COUNTER_BOOK = "counter.txt"  # what the person at the counter has in her till


class SaleDay:
    """The day of the offer that is sold; its seconds are real."""

    def __init__(self, at: datetime) -> None:
        self._at, self._began = at, time.monotonic()

    def now(self) -> datetime:
        """The day of the offer, going on."""
        return self._at + timedelta(seconds=self.seconds())

    def seconds(self) -> float:
        """Since it began."""
        return time.monotonic() - self._began


class Program:
    """A simulated machine; started again it finds its ledger or its roll as it left them."""

    def __init__(self, module: str, *arguments: str) -> None:
        self._module, self._arguments = module, arguments
        self.port = self.control = 0
        self.start()

    def start(self) -> None:
        """On the same ports as before."""
        line = [sys.executable, "-m", self._module, "--port", str(self.port), "--control", str(self.control)]
        self.process = subprocess.Popen([*line, *self._arguments], stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        said = [word for word in self.process.stdout.readline().split() if word.isdigit()]
        self.port, self.control = int(said[0]), int(said[1])

    def stop(self) -> None:
        """Pull the plug."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def revive(self) -> None:
        """Plug it in again, if it died."""
        if self.process.poll() is not None:
            self.stop()
            self.start()

    def ask(self, line: str) -> dict[str, Any]:
        """Say one line at its control door. Raises ValueError for one that it does not know."""
        with socket.create_connection(("127.0.0.1", self.control), 5) as door, door.makefile("rw") as lines:
            lines.write(line + "\n")
            lines.flush()
            answer: dict[str, Any] = json.loads(lines.readline())
        if "wrong" in answer:
            raise ValueError(f"{line}: {answer['wrong']}")
        return answer


class World:
    """One terminal and one printer; each scenario is a new kiosk in a folder of its own."""

    def __init__(self, folder: Path, offer: Offer, sabotage: Callable[[], None] = lambda: None) -> None:
        self._folder = folder
        self._offer = offer
        self._sabotage = sabotage
        self._count = 0
        self.clock = SaleDay(offer.out.departure - timedelta(minutes=15))
        Keys(folder / "keys").signing(0, self.clock.now().date())
        self.terminal = Program(
            "kiosk.devices.simulated.zvt_terminal", "--ledger", str(folder / "bookings.jsonl"), *PACE
        )
        self._zvt = self.terminal
        self._nexo: Program | None = None
        self.printer = Program("kiosk.devices.simulated.escpos_printer", "--paper", str(folder / "paper"))

        self._warm_up()

    def _stand(self, mode: str) -> None:
        """Put the terminal of this mode beside the kiosk: the ones of nexo and of ZVT are two machines."""
        if mode == "nexo" and self._nexo is None:
            ledger = str(self._folder / "nexo.jsonl")
            self._nexo = Program("kiosk.devices.simulated.nexo_terminal", "--ledger", ledger, *PACE[:4])
        self.terminal = self._nexo if self._nexo and mode == "nexo" else self._zvt

    def _warm_up(self) -> None:
        """What each kiosk would import and draw for the first time, once for all: they are forks of this process."""
        import_module("escpos.printer")
        sale = Sale("WARMWARM", self._offer, "en", SaleState.HELD, self.clock.now())
        barcodes = Sealer(Keys(self._folder / "keys"), self.clock).seal(sale, TEXTS.texts("en"), WIDTH)
        raster(ticket(sale, TEXTS.texts("en"), ISSUER, stamp(barcodes, WIDTH)), WIDTH)

    def close(self) -> None:
        """Switch both machines off."""
        for program in filter(None, (self._zvt, self._nexo, self.printer)):
            program.stop()

    def play(self, case: Case) -> Verdict:
        """One sale in a fresh kiosk, with all that goes wrong in it, and its recovery."""
        self._stand(case.mode)
        self._count += 1
        home = self._folder / f"kiosk-{self._count}"
        home.mkdir()
        before = self._booked(), self._pieces()
        verdict = Verdict(case)
        if case.printer_fault not in ("", KILLED):
            self.printer.ask(f"fault {case.printer_fault}")
        if not case.falls:
            self._strike(case)
        verdict.points, verdict.died = self._run(home, "sell", case, case.dies)
        for program in (self.terminal, self.printer):
            program.revive()
        if case.fixed:
            self._mend()
        if case.dies_again:
            _, verdict.died_again = self._run(home, "recover", case, case.dies_again)
        began = time.monotonic()
        verdict.recovery_points, _ = self._run(home, "recover", case, "")
        verdict.recovery_seconds = time.monotonic() - began
        held = self._held()
        if case.terminal_fault.startswith((ALONE, SLOW)):
            time.sleep(float(case.terminal_fault.partition("=")[2]))  # now its traveller has gone too
        self._mend()
        self._judge(home, verdict, *before)
        verdict.wrong += ["a held ticket was not wiped"] if held else []
        shutil.rmtree(home)
        return verdict

    def _strike(self, case: Case) -> None:
        if case.terminal_fault not in ("", KILLED):
            self.terminal.ask(f"fault {case.terminal_fault}")
        for program, fault in ((self.terminal, case.terminal_fault), (self.printer, case.printer_fault)):
            if fault == KILLED:
                os.kill(program.process.pid, signal.SIGKILL)

    def _mend(self) -> None:
        """All works again: what a printer still held comes out now."""
        self.terminal.ask("mend")
        self.printer.ask("mend")
        until = time.monotonic() + 2
        while self.printer.ask("state")["held"] and time.monotonic() < until:
            time.sleep(0.01)

    def _run(self, home: Path, what: str, case: Case, dies: str) -> tuple[list[str], bool]:
        """A kiosk process; the points it passed, and whether it was killed."""
        passed = home / f"{what}.points"
        child = os.fork()
        if child == 0:
            os._exit(self._kiosk(home, what, case, dies, passed))
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
        if not killed and os.waitstatus_to_exitcode(status):
            raise RuntimeError(f"{case}: the kiosk itself broke; see above")
        points = passed.read_text().splitlines() if passed.exists() else []
        return points, killed

    def _kiosk(self, home: Path, what: str, case: Case, dies: str, passed: Path) -> int:
        try:
            self._sabotage()
            falls = case.falls if what == "sell" else ""
            watch = Watch(passed, dies, falls, lambda: self._strike(case))
            self._till(home, case, watch, what)
        except BaseException:  # noqa: BLE001  a fork must never go on as its parent
            sys.excepthook(*sys.exc_info())
            return 1
        return 0

    def _till(self, home: Path, case: Case, watch: Watch, what: str) -> None:
        terminal, counter = self._terminal(case.mode), AwayCounter(SECRET, self.clock)
        printer = EscposPrinter(Address("escpos", "127.0.0.1", self.printer.port), QUICK_PRINTER)
        store, cabinet = watched(
            watch, open_sales(home / "sales.db", self.clock, "k-1"), Cabinet(printer, terminal, counter, WAYS)
        )
        sealer = Sealer(Keys(self._folder / "keys"), self.clock)
        till = Till(store, cabinet, TEXTS, self.clock, ISSUER, sealer)
        if what == "sell":
            if case.mode == "counter":
                self._by_the_counter(home, till, store, counter)
                return
            medium = Medium.PHONE if case.mode == "phone" else Medium.PAPER
            sold = till.charge(self._offer, "en", lambda _: None, medium=medium)
            if sold.outcome == "paid":
                sold = till.deliver(sold.sale, lambda _: None)
            if case.mode == "phone" and sold.outcome == "done":
                till.shown(sold.sale)
            return
        until = time.monotonic() + RECOVERY_SECONDS
        while any(sale.state is not SaleState.UNKNOWN for sale in till.settle()) and time.monotonic() < until:
            time.sleep(TRY_EVERY)
        self._comes_back(home, till, store, counter)

    def _by_the_counter(self, home: Path, till: Till, store: SaleStore, counter: AwayCounter) -> None:
        """She takes her slip to the counter, whose own book says what it took; then she comes back."""
        sold = till.charge(self._offer, "en", lambda _: None, means=Means.COUNTER)
        if sold.outcome != "reserved":
            return
        with (home / COUNTER_BOOK).open("a") as book:
            book.write(f"{sold.sale.number}\n")
        self._comes_back(home, till, store, counter)

    def _comes_back(self, home: Path, till: Till, store: SaleStore, counter: AwayCounter) -> None:
        """With the counter's receipt, if there is one and the journal has her ticket still to give."""
        for number in _by_hand(home):
            sale = store.find(number)
            if sale is not None and sale.state in AT_THE_COUNTER:
                back = till.collect(counter.receipt_code(number, sale.offer.total), "en")
                if back.outcome == "paid":
                    till.deliver(back.sale, lambda _: None)

    def _terminal(self, mode: str) -> PaymentTerminal:
        host, port = "127.0.0.1", self.terminal.port
        if mode == "nexo":
            return NexoTerminal(Door(host, port), "k-1", "SIM-1", self.clock, None, HURRIED_NEXO)
        if mode == "vending":
            return VendingTerminal(Place(host, port), HURRIED, self.clock)
        return ZvtTerminal(Place(host, port), PAYMENT if mode == "payment" else HOLD, HURRIED, self.clock)

    def _held(self) -> bool:
        """Whether the printer still holds a ticket, although it could have been told to forget it."""
        state = self.printer.ask("state")
        return bool(state["held"]) and not DEAF.intersection(state["faults"])

    def _booked(self) -> set[str]:
        return set(self.terminal.ask("ledger")["taken"])

    def _pieces(self) -> set[Path]:
        return set((self._folder / "paper").glob("*.png"))

    def _judge(self, home: Path, verdict: Verdict, booked: set[str], pieces: set[Path]) -> None:
        """By the terminal's ledger, the counter's book and the paper."""
        ledger = self.terminal.ask("ledger")
        charged = len(set(ledger["taken"]) - booked) + len(_by_hand(home))
        found = [octets for file in self._pieces() - pieces for octets in read(Image.open(file))]
        store = open_sales(home / "sales.db", self.clock)
        judge(verdict, store, found, charged=charged, held=bool(ledger["holds"] or ledger["pending"]))
        store.close()


def _by_hand(home: Path) -> list[str]:
    """The sales of which the counter's own book says that they were paid."""
    book = home / COUNTER_BOOK
    return book.read_text().split() if book.exists() else []
