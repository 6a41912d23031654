"""A ticket printer to break: its paper is a folder, each ticket a picture in it."""

import struct
from pathlib import Path

from kiosk.devices.ports import DeviceTrouble
from kiosk.devices.simulated.faults import Faults

WIDTH_DOTS = 576  # 72 mm at 8 dots a millimetre, on an 80 mm roll
TORN = ".torn.png"
PNG = b"\x89PNG\r\n\x1a\n"


class SimulatedPrinter:
    """A Printer. A second print of the same number becomes `<number>-2.png`, so that no paper is overlooked."""

    def __init__(self, paper: Path, faults: Faults) -> None:
        self._paper = paper
        self._faults = faults

    @property
    def width_dots(self) -> int:
        """Dots in a line."""
        return WIDTH_DOTS

    @property
    def near_end(self) -> bool:
        """Whether the roll will soon be empty."""
        return self._faults.now("printer") == "near-end"

    def check(self) -> None:
        """Raise DeviceTrouble while something is visibly wrong; a jam is not seen before one prints."""
        wrong = self._faults.strikes("printer", "no-paper", "cover-open", "unplugged")
        if wrong:
            raise DeviceTrouble("printer-unplugged" if wrong == "unplugged" else wrong, "the simulated printer")

    def print(self, picture: bytes, number: str) -> None:
        """Put the picture on paper; raise DeviceTrouble unless it surely came out whole."""
        _wide_enough(picture)
        self.check()
        if self._faults.strikes("printer", "jam"):
            raise DeviceTrouble("paper-jam", number)
        if self._faults.strikes("printer", "half-printed"):
            self._put(picture[: len(picture) // 2], number, TORN)
            raise DeviceTrouble("paper-jam", f"{number} is half out")
        self._put(picture, number, ".png")
        if self._faults.strikes("printer", "mute"):
            raise DeviceTrouble("printer-silent", number)

    def wipe(self) -> None:
        """Nothing is ever held here: what is not out at once never comes."""
        if self._faults.strikes("printer", "unplugged"):
            raise DeviceTrouble("printer-unplugged", "the simulated printer")

    def tickets(self, number: str = "") -> tuple[Path, ...]:
        """The whole tickets that came out (of this sale), oldest name first."""
        return tuple(sorted(file for file in self._paper.glob(f"{number}*.png") if not file.name.endswith(TORN)))

    def _put(self, picture: bytes, number: str, ending: str) -> None:
        self._paper.mkdir(parents=True, exist_ok=True)
        file = self._paper / f"{number}{ending}"
        copies = 1
        while file.exists():
            copies += 1
            file = self._paper / f"{number}-{copies}{ending}"
        unfinished = file.with_suffix(".new")
        unfinished.write_bytes(picture)
        unfinished.replace(file)


def _wide_enough(picture: bytes) -> None:
    """A real printer would cut off or garble any other picture: that is a bug, not a trouble."""
    if not picture.startswith(PNG):
        raise ValueError("The printer takes PNG pictures only.")
    width, _, bits, colours = struct.unpack(">IIBB", picture[16:26])
    if (width, bits, colours) != (WIDTH_DOTS, 1, 0):
        raise ValueError(f"The printer takes {WIDTH_DOTS} dots of 1 bit in a line, not {width} of {bits}.")
