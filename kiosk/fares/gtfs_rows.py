"""Rows of a feed's fare tables, each with its line; what is wrong in one is told with a guess at what was meant."""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kiosk.errors import Fault, FaultyFile
from kiosk.timetable.gtfs_tables import Tables

WHOLE = re.compile(r"-?[0-9]{1,9}")
QUIET = ("_name", "_desc", "_description", "_url")  # columns that end so never change a price


@dataclass(frozen=True)
class Row:
    """One row. A mistake is told by `wrong`; the caller leaves the row out."""

    table: str
    line: int
    cells: Mapping[str, str]
    rows: "Rows"

    def __getitem__(self, column: str) -> str:
        """What stands in this column, "" for nothing."""
        return self.cells[column]

    def wrong(self, code: str, what: str, cure: str = "") -> None:
        """Tell the operator."""
        self.rows.fault(self.table, self.line, code, what, cure)

    def whole(self, column: str, empty: int | None, least: int = 0, most: int = 10**9) -> int | None:
        """A whole number of this column; `empty` where nothing stands there; None, and told, where it is none."""
        text = self[column]
        if not text:
            return empty
        number = int(text) if WHOLE.fullmatch(text) else None
        if number is None or not least <= number <= most:
            wanted = f"from {least} to {most}" if most < 10**9 else f"of at least {least}"
            self.wrong("GF204", f"{column} is {text!r}, but it must be a whole number {wanted}.", "Correct the row.")
            return None
        return number

    def knows(self, column: str, known: Collection[str], noun: str) -> bool:
        """Whether what stands in this column, if anything, is known; told if not."""
        text = self[column]
        if not text or text in known:
            return True
        near = difflib.get_close_matches(text, known, 1)
        cure = f"Did you mean {near[0]}?" if near else f"Add it, or correct {column}."
        self.wrong("GF202", f"{column} names the {noun} {text!r}, which is not there.", cure)
        return False


class Rows:
    """The fare tables of one feed, and what is wrong with them."""

    def __init__(self, tables: Tables, faults: list[Fault]) -> None:
        self.tables = tables
        self.faults = faults

    def fault(self, table: str, line: int, code: str, what: str, cure: str = "") -> None:
        """Tell the operator of one row; line 0: of the table as a whole."""
        self.faults.append(self.tables.fault(table, line, code, what, cure))

    def of(
        self, table: str, needed: Sequence[str], more: Sequence[str] = (), silent: Sequence[str] = ()
    ) -> Iterator[Row]:
        """All rows of this table with these columns. `silent`: columns that are known and never change a price.

        Other columns that say something are told. Raises FaultyFile when a needed column is missing.
        """
        head = self.tables.columns(table)
        missing = [column for column in needed if column not in head]
        if head and missing:
            what = f"has no column {' and no column '.join(missing)}: it cannot be read."
            raise FaultyFile([self.tables.fault(table, 1, "GF101", what, "Export the feed again.")])
        columns = (*needed, *more)
        others = [name for name in dict.fromkeys(head) if name and name not in (*columns, *silent)]
        strange = [name for name in others if not name.endswith(QUIET)]
        told: dict[str, int] = {}
        for line, cells in self.tables.rows(table, *columns, *strange):
            for name, cell in zip(strange, cells[len(columns) :], strict=True):
                if cell:
                    told.setdefault(name, line)
            yield Row(table, line, dict(zip(columns, cells, strict=False)), self)
        for name, line in told.items():
            what = f"nobody reads the column {name}; prices that depend on it may be wrong."
            near = difflib.get_close_matches(name, columns, 1)
            cure = f"Did you mean {near[0]}?" if near else "Ask who made the feed what it means."
            self.fault(table, line, "GF301", what, cure)
