"""A simulated card terminal as a program of its own: its options, its ledger, its faults, and the door to them."""

import argparse
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.devices.simulated.bookings import Bookings
from kiosk.devices.simulated.control import Door, WireFaults


@dataclass(frozen=True)
class Opened:
    """What every terminal has, whatever it speaks."""

    faults: WireFaults
    bookings: Bookings
    door: Door

    def say_listening(self, port: int) -> None:
        """The first line, by which whoever has started it knows where to call."""
        sys.stdout.write(f"listening {port} control {self.door.port}\n")
        sys.stdout.flush()


def options_for(prog: str, description: str, port: int) -> argparse.ArgumentParser:
    """The options of every terminal; `port`: where it listens when nothing is said."""
    parser = argparse.ArgumentParser(prog=prog, description=description)
    parser.add_argument("--port", type=int, default=port, help="where the till calls; 0: any that is free")
    parser.add_argument("--control", type=int, default=0, help="where it is broken and its ledger is read")
    parser.add_argument("--ledger", type=Path, default=Path("bookings.jsonl"))
    parser.add_argument("--fault", action="append", default=[], help="NAME or NAME=VALUE, from the start")
    return parser


def opened(options: argparse.Namespace, known: Mapping[str, str]) -> Opened:
    """Its parts, as these options want them. Ends the program for a fault that is not `known`."""
    faults = WireFaults(known)
    for fault in options.fault:
        name, _, value = fault.partition("=")
        try:
            faults.set(name, value)
        except ValueError as wrong:
            raise SystemExit(f"--fault {fault}: {wrong}Known are: {', '.join(sorted(known))}.") from wrong
    bookings = Bookings(options.ledger)
    return Opened(faults, bookings, Door(options.control, faults, bookings.summary))


def die() -> None:
    """As when its power is cut: nothing is said and nothing is put in order."""
    os._exit(9)
