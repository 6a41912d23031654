"""A receipt printer on the network, as a program of its own: prints into a folder, and can be broken on purpose.

  python -m kiosk.devices.simulated.escpos_printer --port 9100 --control 9101 --paper FOLDER

Port 0 takes a free one; the first line says which: "listening PORT control PORT". The control door takes lines and
answers each with JSON: `fault NAME`, `fault NAME at row 300`, `fault NAME at cut`, `fault NAME at answer`, `mend`,
`mend NAME`, `reset` (switched off and on), `state`. What can be broken: see escpos_machine.KNOWN.
"""

import argparse
import json
import socket
import struct
import sys
import threading
from contextlib import suppress
from pathlib import Path

from kiosk.devices.simulated.escpos_machine import KNOWN, LINE, Machine
from kiosk.devices.simulated.roll import Roll

LOOPBACK = "127.0.0.1"
CUT_OFF = struct.pack("ii", 1, 0)  # SO_LINGER: closed without a goodbye, as when a plug is pulled


class NetworkPrinter:
    """The machine behind its door: one connection at a time, the next waits until the last has gone."""

    def __init__(self, paper: Path, width_dots: int, port: int = 0) -> None:
        self.machine = Machine(Roll(paper, width_dots), self._struck)
        self._door = _door(port)
        self._guest: socket.socket | None = None
        self.port: int = self._door.getsockname()[1]
        self._open = threading.Condition()
        threading.Thread(target=self._welcome, daemon=True).start()

    def obey(self, line: str) -> dict[str, object]:
        """One order of the control door; the answer is what it is like then. An unknown order changes nothing."""
        words = line.split()
        match words:
            case ["fault", name]:
                self.machine.fault(name)
            case ["fault", name, "at", "row", row] if row.isdigit():
                self.machine.fault(name, "row", int(row))
            case ["fault", name, "at", moment]:
                self.machine.fault(name, moment)
            case ["mend", *names] if len(names) < 2:
                self.machine.mend(*names)
                self._reopen()
            case ["reset"]:
                self.machine.reset()
                self._cut_off()
            case ["state"]:
                pass
            case _:
                raise ValueError(f"no such order: {line.strip()}")
        return self.machine.state()

    def _struck(self, fault: str) -> None:
        if fault == "deaf":
            return
        with self._open:
            self._door.shutdown(socket.SHUT_RDWR)  # wakes who waits at it
            self._door.close()  # nobody can connect
        self._cut_off()

    def _cut_off(self) -> None:
        guest = self._guest
        if guest is not None:
            with suppress(OSError):  # it has gone already
                guest.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, CUT_OFF)
                guest.shutdown(socket.SHUT_RDWR)

    def _reopen(self) -> None:
        with self._open:
            if self._door.fileno() < 0:
                self._door = _door(self.port)
            self._open.notify_all()

    def _welcome(self) -> None:
        while True:
            with self._open:
                while self._door.fileno() < 0 or self.machine.has("deaf"):
                    self._open.wait()
                door = self._door
            try:
                guest, _ = door.accept()
            except OSError:
                continue  # closed meanwhile
            with guest:
                self._guest = guest
                self._serve(guest)
                self._guest = None

    def _serve(self, guest: socket.socket) -> None:
        def answer(words: bytes) -> None:
            with suppress(OSError):  # it did not wait for the answer
                guest.sendall(words)

        self.machine.connected(answer)
        kept = b""
        while True:
            try:
                data = guest.recv(4096)
            except OSError:
                return
            with self._open:
                while self.machine.has("deaf"):  # the line stays open, and nothing moves on it
                    self._open.wait()
            if not data or any(map(self.machine.has, LINE)):
                return
            kept = self.machine.take(kept + data, answer)


def _door(port: int) -> socket.socket:
    return socket.create_server((LOOPBACK, port), backlog=1)


def main(arguments: list[str] | None = None) -> None:
    """Print until killed."""
    parser = argparse.ArgumentParser(description="A receipt printer to break.", epilog=f"Faults: {sorted(KNOWN)}")
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--control", type=int, default=9101)
    parser.add_argument("--paper", type=Path, default=Path("paper"))
    parser.add_argument("--width", type=int, default=576, help="dots in a line: 576 (80 mm), 384 (58 mm)")
    parser.add_argument("--fault", action="append", default=[], help="broken from the start")
    given = parser.parse_args(arguments)
    printer = NetworkPrinter(given.paper, given.width, given.port)
    for fault in given.fault:
        printer.obey(f"fault {fault}")
    with _door(given.control) as door:
        sys.stdout.write(f"listening {printer.port} control {door.getsockname()[1]}\n")
        sys.stdout.flush()
        while True:
            guest, _ = door.accept()
            threading.Thread(target=_orders, args=(printer, guest), daemon=True).start()


def _orders(printer: NetworkPrinter, guest: socket.socket) -> None:
    with guest, guest.makefile("rw", encoding="utf-8") as lines:
        for line in lines:
            try:
                said = printer.obey(line)
            except ValueError as wrong:
                said = {"wrong": str(wrong)}
            lines.write(json.dumps(said) + "\n")
            lines.flush()


if __name__ == "__main__":
    main()
