"""The bytes that one says to an ESC/POS printer, and what its answers mean.

Sources: Epson's public ESC/POS command reference (DLE EOT, DLE DC4, GS r, GS v 0, GS V, GS a). A picture is carried out
as `GS v 0` because each maker knows it; the printer's own letters are never used: not one of them has every script.
"""

from collections.abc import Iterator
from io import BytesIO

INIT = b"\x1b@"
ASB_OFF = b"\x1da\x00"  # else status comes unasked, and its bytes look like answers
ASK_QUEUED = b"\x1dr\x01"  # answered only after all before it is done: that is how a ticket is confirmed
WIPE = bytes.fromhex("10140801031401060208")  # DLE DC4 8: forget the memory, at once, even with the paper out
CUTS = {"half": b"\x1dVB\x00", "full": b"\x1dVA\x00"}  # both feed the last line up to the cutter first
STATUS = {which: bytes([0x10, 0x04, which]) for which in (1, 2, 3, 4)}
AT_ONCE = (b"\x10\x04", b"\x10\x05", b"\x10\x14")  # carried out even inside a picture: must not stand in one
STRIP_ROWS = 128  # 9 kB on an 80 mm roll: small memories take it, and it prints as it comes
PNG = b"\x89PNG\r\n\x1a\n"
# What the four answers mean: which of them, which bit, key of the trouble; the one that explains most stands first.
TROUBLES = (
    (3, 0x20, "printer-error"),  # a person with tools
    (3, 0x08, "cutter-jam"),
    (2, 0x04, "cover-open"),
    (2, 0x20, "no-paper"),
    (4, 0x60, "no-paper"),
    (2, 0x40, "printer-error"),
    (3, 0x44, "printer-error"),  # the mechanism, or a hot print head, which gets well alone
    (1, 0x08, "printer-offline"),
)
NEAR_END = (4, 0x0C)
NO_PAPER_LEFT = 0x0C  # in the queued answer


def strips(picture: bytes, width_dots: int) -> Iterator[bytes]:
    """A PNG of 1 bit as `GS v 0` commands, from top to bottom.

    Raises ValueError for any other picture: a printer would cut it off or garble it, so that is a bug.
    """
    from PIL import Image

    if not picture.startswith(PNG):
        raise ValueError("The printer takes PNG pictures only.")
    image = Image.open(BytesIO(picture))
    if image.mode != "1" or image.width != width_dots:
        raise ValueError(f"The printer takes {width_dots} dots of 1 bit in a line, not {image.width} of {image.mode}.")
    for shift in range(8):
        moved = Image.new("1", image.size, 1)
        moved.paste(image, (shift, 0))
        made = list(_strips(moved.tobytes(), (width_dots + 7) // 8))
        if not any(command in strip for strip in made for command in AT_ONCE):
            return iter(made)
    raise ValueError("No position of this picture is free of bytes that a printer would take for commands.")


def _strips(white: bytes, row: int) -> Iterator[bytes]:
    ink = bytes(byte ^ 0xFF for byte in white)  # in PNG 1 is white, on paper 1 is black
    for at in range(0, len(ink), row * STRIP_ROWS):
        part = ink[at : at + row * STRIP_ROWS]
        yield b"\x1dv0\x00" + row.to_bytes(2, "little") + (len(part) // row).to_bytes(2, "little") + part


def trouble(status: dict[int, int]) -> str:
    """Key of what keeps it from printing, from the answers to STATUS; "" if nothing does."""
    return next((key for which, bits, key in TROUBLES if status.get(which, 0) & bits), "")


class Ear:
    """Sorts what a printer says, in whatever pieces it comes: status, queued answers, "wiped"; the rest is dropped.

    The kinds are told apart by fixed bits: status 0xx1xx10, queued 0xx0xxxx, unasked status (ASB) 0xx1xx00 and three
    bytes that look like queued answers, blocks from 37h up to a zero, and XON and XOFF.
    """

    def __init__(self) -> None:
        self.status: list[int] = []
        self.queued: list[int] = []
        self.wiped = False
        self._skip = 0
        self._block = bytearray()

    def hear(self, data: bytes) -> None:
        """Take in what came."""
        for byte in data:
            if self._skip:
                self._skip -= 1
            elif self._block:
                self._block.append(byte)
                if byte == 0:
                    self.wiped = self.wiped or self._block == b"\x37\x25\x00"
                    self._block.clear()
            elif byte == 0x37:
                self._block.append(byte)
            elif byte & 0x93 == 0x10:
                self._skip = 3
            elif byte & 0x93 == 0x12:
                self.status.append(byte)
            elif byte & 0x90 == 0:
                self.queued.append(byte)
