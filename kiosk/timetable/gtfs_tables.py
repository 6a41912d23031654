"""The tables of a GTFS feed, zip or folder, read row by row and forgivingly; every row knows its file and line."""

import csv
import hashlib
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from kiosk.errors import Fault, FaultyFile

# Whatever a damaged, encrypted or half-copied zip makes zipfile and csv raise; all of it is the file's fault.
DAMAGE = (
    csv.Error, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, RuntimeError,
    ValueError, OverflowError, IndexError,
)  # fmt: skip


class Tables:
    """One feed, open for reading. A folder inside the zip, a byte order mark, CRLF and blanks are all right.

    `doubts`: what was odd in the shape of the tables that were read; they were read all the same.
    """

    def __init__(self, path: Path) -> None:
        """Raises FaultyFile when there is nothing at `path` that could be a feed."""
        self.name = path.name
        self.path = path
        self._zip: zipfile.ZipFile | None = None
        self._doubts: dict[tuple[str, int], Fault] = {}
        if path.is_dir():
            texts = sorted(path.rglob("*.txt"), key=lambda found: (len(found.parts), str(found)))
            self._files = {file.name: str(file) for file in reversed(texts)}
        elif path.exists():
            self._files = self._open_zip(path)
        else:
            raise FaultyFile([Fault(str(path), 0, "GT001", "is not there.", "Check the name of the file.")])

    def _open_zip(self, path: Path) -> dict[str, str]:
        try:
            self._zip = zipfile.ZipFile(path)
        except DAMAGE as error:
            cure = "Copy it again: GTFS is a zip file or a folder."
            raise FaultyFile([Fault(str(path), 0, "GT002", f"cannot be opened: {error}.", cure)]) from error
        names = sorted(self._zip.namelist(), key=lambda name: (name.count("/"), name))
        return {name.rsplit("/", 1)[-1]: name for name in reversed(names) if "__MACOSX" not in name}

    def close(self) -> None:
        """Let go of the zip."""
        if self._zip:
            self._zip.close()

    def has(self, table: str) -> bool:
        """Whether the feed has this table ("stops")."""
        return f"{table}.txt" in self._files

    def place(self, table: str) -> str:
        """Its name as an operator finds it: feed.zip/stops.txt."""
        return f"{self.name}/{table}.txt"

    def fault(self, table: str, line: int, code: str, what: str, cure: str = "") -> Fault:
        """A fault of this feed. Line 0: the table as a whole."""
        return Fault(self.place(table), line, code, what, cure)

    @property
    def doubts(self) -> tuple[Fault, ...]:
        """Columns named twice and rows longer than their header, each once."""
        return tuple(self._doubts.values())

    def digest(self) -> str:
        """The sha256 of the zip; of a folder, of its tables in the order of their names."""
        total = hashlib.sha256()
        files = [Path(file) for _, file in sorted(self._files.items())] if self._zip is None else [self.path]
        for file in files:
            total.update(file.read_bytes())
        return total.hexdigest()

    def columns(self, table: str) -> tuple[str, ...]:
        """The names in the first row of this table; () if it is not there."""
        if not self.has(table):
            return ()
        with self._reading(table) as reader:
            return tuple(self._head(table, next(reader, [])))

    def rows(self, table: str, *columns: str) -> Iterator[tuple[int, list[str]]]:
        """Line number and these columns of every row, without blanks at the ends; a missing column or cell is "".

        Nothing if the table is not there. Raises FaultyFile when it is not UTF-8 text or has an impossible row.
        """
        if not self.has(table):
            return
        with self._reading(table) as reader:
            head = self._head(table, next(reader, []))
            width = len(head)
            places = [head.index(column) if column in head else -1 for column in columns]
            for row in reader:
                if any(row):
                    if len(row) > width and any(row[width:]):
                        self._doubt_width(table, reader.line_num, len(row), width)
                    row.extend([""] * (width - len(row)))
                    yield reader.line_num, [row[place].strip() if place >= 0 else "" for place in places]

    @contextmanager
    def _reading(self, table: str) -> Iterator[Any]:
        """The table as a csv.reader."""
        try:
            with self._stream(table) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
                yield csv.reader(text)
        except UnicodeDecodeError as error:
            what = f"is not UTF-8 text: {error.reason}."
            fault = self.fault(table, self._line_of_bad_text(table), "GT003", what, "Save it as UTF-8.")
            raise FaultyFile([fault]) from error
        except DAMAGE as error:
            fault = self.fault(table, 0, "GT004", f"cannot be read: {error}.", "Fetch or export the feed again.")
            raise FaultyFile([fault]) from error

    def _head(self, table: str, cells: list[str]) -> list[str]:
        head = [cell.strip() for cell in cells]
        for name in dict.fromkeys(head):
            if name and head.count(name) > 1:
                what = f"the column {name} is there twice; the first one counts."
                self._doubts[table, 1] = self.fault(table, 1, "GT241", what, "Take one of them away.")
        return head

    def _doubt_width(self, table: str, line: int, cells: int, width: int) -> None:
        what = f"this row has {cells} cells, the first row has {width} names; what is too much is not read."
        self._doubts[table, line] = self.fault(table, line, "GT242", what, "A comma within a text needs quotes.")

    def _line_of_bad_text(self, table: str) -> int:
        """The first line that is not UTF-8; 0 if it cannot be found."""
        number = 0
        try:
            with self._stream(table) as raw:
                for number, line in enumerate(raw, 1):  # noqa: B007  it is what is wanted
                    line.decode()
        except UnicodeDecodeError:
            return number
        except DAMAGE:
            pass
        return 0

    def _stream(self, table: str) -> IO[bytes]:
        name = self._files[f"{table}.txt"]
        return self._zip.open(name) if self._zip else Path(name).open("rb")
