"""The tables of a GTFS feed, zip or folder, read row by row and forgivingly; every row knows its file and line."""

import csv
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from kiosk.errors import Fault, FaultyFile

# What a damaged zip raises; RuntimeError: it has a password.
UNREADABLE = (csv.Error, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError)


class Tables:
    """One feed, open for reading. A folder inside the zip, a byte order mark, CRLF and blanks are all right."""

    def __init__(self, path: Path) -> None:
        """Raises FaultyFile when there is nothing at `path` that could be a feed."""
        self.name = path.name
        self.path = path
        self._zip: zipfile.ZipFile | None = None
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
        except (zipfile.BadZipFile, OSError) as error:
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

    def digest(self) -> str:
        """The sha256 of the zip; of a folder, of its tables in the order of their names."""
        total = hashlib.sha256()
        files = [Path(file) for _, file in sorted(self._files.items())] if self._zip is None else [self.path]
        for file in files:
            total.update(file.read_bytes())
        return total.hexdigest()

    def rows(self, table: str, *columns: str) -> Iterator[tuple[int, list[str]]]:
        """Line number and these columns of every row, without blanks at the ends; a missing column or cell is "".

        Nothing if the table is not there. Raises FaultyFile when it is not UTF-8 text or has an impossible row.
        """
        lines = self._lines(table)
        head = [cell.strip() for cell in next(lines, (0, []))[1]]
        places = [head.index(column) if column in head else -1 for column in columns]
        for line, row in lines:
            if any(row):
                row.extend([""] * (len(head) - len(row)))
                yield line, [row[place].strip() if place >= 0 else "" for place in places]

    def columns(self, table: str) -> list[str]:
        """The names of its columns; none if the table is not there. Raises FaultyFile as `rows` does."""
        return [cell.strip() for cell in next(self._lines(table), (0, []))[1]]

    def _lines(self, table: str) -> Iterator[tuple[int, list[str]]]:
        if not self.has(table):
            return
        try:
            with self._stream(table) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as text:
                reader = csv.reader(text)
                for row in reader:
                    yield reader.line_num, row
        except UnicodeDecodeError as error:
            fault = self.fault(table, 0, "GT003", f"is not UTF-8 text: {error.reason}.", "Save it as UTF-8.")
            raise FaultyFile([fault]) from error
        except UNREADABLE as error:
            fault = self.fault(table, 0, "GT004", f"cannot be read: {error}.", "Fetch or export the feed again.")
            raise FaultyFile([fault]) from error

    def _stream(self, table: str) -> IO[bytes]:
        name = self._files[f"{table}.txt"]
        return self._zip.open(name) if self._zip else Path(name).open("rb")
