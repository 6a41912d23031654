"""Takes prices, days, hours and tables out of an operator's files; each mistake with its line, code and cure."""

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal, InvalidOperation
from pathlib import Path

from kiosk.fares.currency import minor_units
from kiosk.flows.tree import Branch, Faults, Section, meant

MOST_MINOR = 10_000_000


class TariffFaults(Faults):
    """Faults of a tariff: what a tree finds wrong is TF here, not LF. Its prices are amounts of `currency`."""

    currency = "EUR"

    def add(self, line: int, code: str, what: str, cure: str = "") -> None:
        """One more thing that is wrong."""
        super().add(line, code.replace("LF", "TF"), what, cure)


class Part(Section):
    """A part of tariff.yaml."""

    faults: TariffFaults

    def part(self, name: str, *, needed: bool = False) -> "Part | None":
        """The part below this name; None if it is not said."""
        branch = self.branch(name, needed=needed)
        return Part(branch, self.faults) if self.has(name) else None

    def parts(self, name: str, *, needed: bool = False) -> list[tuple[str, "Part"]]:
        """Named parts below this name, such as every product."""
        found = []
        branch = self.branch(name, needed=needed)
        for id, value in branch.items():
            if isinstance(value, Branch):
                value.line = branch.lines[id]
                found.append((id, Part(value, self.faults)))
            elif value is None:
                found.append((id, Part(Branch(branch.lines[id]), self.faults)))
            else:
                self.faults.add(branch.lines[id], "TF005", f"{id} is {value}.", "Write  name: {field: value}.")
        return found

    def money(self, name: str, default: int = 0, *, needed: bool = False) -> int:
        """A price as on the wall ("19.90") in minor units, exactly: it never becomes a binary fraction."""
        value = self.any(name)
        if value is None and not needed:
            return default
        minor = minor_of(value, self.faults.currency)
        if minor is None:
            said = "is missing" if value is None else f"is {value}"
            self.wrong(name, f"{name} {said}, but it must be a price such as 19.90.")
        return minor or 0

    def number_of(self, name: str, default: float) -> float:
        """A number that may have a fraction, such as kilometres."""
        value = self.any(name)
        try:
            return default if value is None else float(Decimal(str(value)))
        except InvalidOperation:
            self.wrong(name, f"{name} is {value}, but it must be a number such as 12.5.")
            return default

    def day(self, name: str) -> date:
        """A day such as 2026-11-21."""
        found = day_of(self.any(name))
        if found is None:
            self._no(name, "a day such as 2026-11-21")
        return found or date.min

    def time(self, name: str) -> time:
        """An hour such as 06:30; midnight if it is not said."""
        value = self.any(name)
        if value is None:
            return time()
        if value == "24:00":
            return time()
        try:
            return time.fromisoformat(str(value).zfill(5))
        except ValueError:
            self._no(name, 'an hour such as "06:30"')
            return time()

    def _no(self, name: str, wanted: str) -> None:
        said = f"is {self._branch[name]}" if self.has(name) else "is missing"
        self.wrong(name, f"{name} {said}, but it must be {wanted}.")


def minor_of(value: object, currency: str) -> int | None:
    """A price that an operator wrote, in minor units; None if it is none, less than nothing or beyond all reason."""
    minor = None if isinstance(value, bool) else minor_units(str(value), currency)
    return minor if minor is not None and 0 <= minor <= MOST_MINOR else None


def day_of(value: object) -> date | None:
    """A day as it is written; None if it is none."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


@dataclass
class Table:
    """A CSV table beside tariff.yaml: its header, and its rows with their lines."""

    file: Path
    faults: TariffFaults
    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, list[str]]] = field(default_factory=list)

    def columns(self, *wanted: str) -> list[int] | None:
        """Where these columns stand; None, and a fault, if one is missing."""
        missing = [name for name in wanted if name not in self.header]
        for name in missing:
            self.faults.add(1, "TF011", f"there is no column {name!r}.", meant(name, self.header))
        return None if missing else [self.header.index(name) for name in wanted]

    def values(self, columns: Sequence[int]) -> Iterable[tuple[int, list[str]]]:
        """Line and values of these columns, of every row that has them."""
        for line, row in self.rows:
            if len(row) <= max(columns):
                self.faults.add(line, "TF012", f"this row has {len(row)} values.", f"It needs {max(columns) + 1}.")
            else:
                yield line, [row[column].strip() for column in columns]


def read_table(file: Path) -> Table:
    """A CSV file (UTF-8, comma or semicolon; also .csv.gz). Its faults are in the table."""
    table = Table(file, TariffFaults(file))
    try:
        content = file.read_bytes()
        text = (gzip.decompress(content) if file.suffix == ".gz" else content).decode("utf-8-sig")
    except FileNotFoundError:
        near = meant(file.name, sorted(path.name for path in file.parent.glob("*.csv*")))
        table.faults.add(0, "TF010", "is not there.", near)
        return table
    except (OSError, EOFError, UnicodeDecodeError) as error:
        table.faults.add(0, "TF010", f"cannot be read: {error}.", "It must be text in UTF-8, with commas.")
        return table
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    if lines:
        table.header = [name.strip() for name in lines[0][1]]
        table.rows = lines[1:]
    if not table.rows:
        table.faults.add(0, "TF010", "has no rows.", "Write a header and a row for each thing.")
    return table
