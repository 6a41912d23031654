"""A simulated receipt printer as a program of its own, its control door and its paper, for stories."""

import io
import json
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from kiosk.devices.escpos_line import read_address
from kiosk.devices.escpos_printer import EscposPrinter, Patience
from kiosk.devices.simulated.roll import CUTTER

QUICK = Patience(connect=2.0, status=0.25, stall=0.5, confirm=0.4, wipe=0.25)
PROGRAM = "kiosk.devices.simulated.escpos_printer"


class Bench:
    """The program and what one can do beside it: break it, mend it, look at its paper."""

    def __init__(self, paper: Path, width: int = 576) -> None:
        self.paper = paper
        self.width = width
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", PROGRAM, "--port", "0", "--control", "0", "--paper", str(self.paper)]
        self.program = subprocess.Popen([*command, "--width", str(self.width)], stdout=subprocess.PIPE, text=True)
        assert self.program.stdout is not None
        _, port, _, control = self.program.stdout.readline().split()
        self.port, self._control = int(port), int(control)

    def stop(self) -> None:
        self.program.kill()
        self.program.wait(10)
        assert self.program.stdout is not None
        self.program.stdout.close()

    def printer(self, patience: Patience = QUICK, options: str = "") -> EscposPrinter:
        """A kiosk's printer on it, as after a start: it remembers nothing."""
        return EscposPrinter(read_address(f"escpos://127.0.0.1:{self.port}?width={self.width}{options}"), patience)

    def order(self, line: str) -> dict[str, object]:
        with socket.create_connection(("127.0.0.1", self._control), 5) as door, door.makefile("rw") as lines:
            lines.write(f"{line}\n")
            lines.flush()
            answer: dict[str, object] = json.loads(lines.readline())
        return answer

    def state(self) -> dict[str, object]:
        return self.order("state")

    def settled(self) -> dict[str, object]:
        """Its state when it has done all that it can do."""
        before = self.state()
        while True:
            time.sleep(0.05)
            now = self.state()
            if now == before:
                return now
            before = now

    def pieces(self) -> list[Image.Image]:
        """The cut pieces, without the blank start of each that lay between print head and cutter."""
        pieces = [Image.open(file) for file in sorted(self.paper.glob("*.png"))]
        for piece in pieces:
            assert not any(byte != 0xFF for byte in piece.crop((0, 0, piece.width, CUTTER)).tobytes())
        return [piece.crop((0, CUTTER, piece.width, piece.height)) for piece in pieces]


def until(true: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for another process."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def picture(seed: int = 1, width: int = 576, height: int = 700) -> Image.Image:
    """Blocks of 8 x 8 dots at random: wherever a strip is lost or doubled, one sees it."""
    dots = random.Random(seed)
    small = Image.frombytes("1", (width // 8, height // 4), dots.randbytes((width // 8 + 7) // 8 * (height // 4)))
    return small.resize((width, height), Image.Resampling.NEAREST)


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
