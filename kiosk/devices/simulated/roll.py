"""A roll of paper in a folder: what is printed stays printed, and each piece that is cut off becomes a picture."""

import os
import struct
import zlib
from pathlib import Path

PIECE = ".png"
UNCUT = ".rows"  # what hangs in the printer: raw rows, 1 is black
DOTS_PER_METRE = 7992  # 203 dots an inch
CUTTER = 96  # rows from the print head up to the cutter, 12 mm: so much of the next piece is blank


class Roll:
    """Paper of one width. As real paper it outlives the printer's program: each row is on the disk before the next.

    `0001.png`, `0002.png` ... are cut pieces in their order; the highest `.rows` is what hangs in the printer.
    """

    def __init__(self, folder: Path, width_dots: int) -> None:
        self._folder = folder
        self._row = width_dots // 8
        folder.mkdir(parents=True, exist_ok=True)
        cut = [int(file.stem) for file in folder.glob(f"*{PIECE}")]
        self._piece = max(cut, default=0) + 1
        for file in folder.glob(f"*{UNCUT}"):
            if int(file.stem) < self._piece:  # died between the cut and the tidying up
                file.unlink()
        self._uncut = self._open()

    @property
    def row_bytes(self) -> int:
        """Bytes in one row of dots."""
        return self._row

    @property
    def rows(self) -> int:
        """Rows that were printed or fed since the last cut."""
        return os.fstat(self._uncut).st_size // self._row

    @property
    def pieces(self) -> int:
        """Pieces that were cut off."""
        return self._piece - 1

    def add(self, rows: bytes) -> None:
        """Print whole rows."""
        os.write(self._uncut, rows)
        os.fsync(self._uncut)

    def feed(self, rows: int) -> None:
        """Move the paper on without ink."""
        self.add(bytes(self._row * rows))

    def cut(self) -> None:
        """Cut at the cutter, 12 mm above the print head: what is printed below it belongs to the next piece."""
        file = self._folder / f"{self._piece:04d}{UNCUT}"
        whole = file.read_bytes()
        above, below = whole[: -CUTTER * self._row], whole[-CUTTER * self._row :]
        if any(above):  # a blank slip is no piece of paper that anybody looks at
            self._keep(self._folder / f"{self._piece:04d}{PIECE}", _png(above, self._row))
            self._piece += 1
        os.close(self._uncut)
        self._keep(self._folder / f"{self._piece:04d}{UNCUT}", below)
        if any(above):
            file.unlink()
        self._uncut = self._open()

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._uncut)

    def _open(self) -> int:
        file = self._folder / f"{self._piece:04d}{UNCUT}"
        if not file.exists():
            self._keep(file, bytes(CUTTER * self._row))
        return os.open(file, os.O_RDWR | os.O_APPEND)

    def _keep(self, file: Path, content: bytes) -> None:
        """Whole or not at all, and for good."""
        unfinished = file.with_suffix(".new")
        with unfinished.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
        folder = os.open(self._folder, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _png(rows: bytes, row: int) -> bytes:
    """A picture of 1 bit without any library: this program has to start within a blink."""
    white_on = bytes(byte ^ 0xFF for byte in rows)  # in PNG 1 is white
    lines = b"".join(b"\0" + white_on[at : at + row] for at in range(0, len(rows), row))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", row * 8, len(rows) // row, 1, 0, 0, 0, 0)),
        (b"pHYs", struct.pack(">IIB", DOTS_PER_METRE, DOTS_PER_METRE, 1)),
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
