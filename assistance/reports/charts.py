"""The geometry of a picture: bars or columns of one column of a table, ready to be drawn as SVG at any width."""

from dataclasses import dataclass
from math import floor, log10

from assistance.reports.tables import Table

BAR_STEP, BAR_TOP, BAR_HEIGHT = 48, 24, 16  # pixels: room for a line of text above each bar
COLUMNS_HEIGHT = 170  # pixels
LEAST = 2.0  # of 100: what is few is seen, and not how few
GAP = 0.2  # of a column's room


@dataclass(frozen=True)
class Mark:
    """One bar or column. `at`, `wide`: parts of 100 of the picture's width; `high`: pixels (columns only)."""

    label: str
    text: str
    at: float
    wide: float
    high: float
    hidden: bool


@dataclass(frozen=True)
class Chart:
    """`says` is the whole picture in words, for who hears it; `top` is what its upper edge stands for."""

    kind: str
    height: int
    marks: tuple[Mark, ...]
    says: str
    top: float


def chart_of(table: Table) -> Chart | None:
    """The picture of a table; None where there is none to draw."""
    cells = [(row[0].text, row[table.column]) for row in table.rows if len(row) > table.column]
    if not table.picture or not any(cell.value or cell.hidden for _, cell in cells):
        return None
    says = "; ".join(f"{label}: {cell.text}" for label, cell in cells)
    most = max((cell.value or 0.0 for _, cell in cells), default=0.0) or 1.0
    if table.picture == "bars":
        marks = [
            Mark(label, cell.text, 0, LEAST if cell.hidden else _part(cell.value, most), 0, cell.hidden)
            for label, cell in cells
        ]
        return Chart("bars", BAR_STEP * len(cells), tuple(marks), says, most)
    top, room = _round_up(most), 100 / len(cells)
    columns = []
    for n, (label, cell) in enumerate(cells):
        part = LEAST if cell.hidden else _part(cell.value, top)
        at, wide = round((n + GAP / 2) * room, 2), round((1 - GAP) * room, 2)
        high = round(COLUMNS_HEIGHT * part / 100, 1)
        columns.append(Mark(label.removesuffix(":00"), cell.text, at, wide, high, cell.hidden))
    return Chart("columns", COLUMNS_HEIGHT, tuple(columns), says, top)


def _part(value: float | None, most: float) -> float:
    return round(100 * (value or 0.0) / most, 1)


def _round_up(most: float) -> float:
    """1, 2 or 5 and noughts: a number that is easy to read beside a line."""
    power = 10.0 ** floor(log10(most))
    return next(power * nice for nice in (1, 2, 5, 10) if power * nice >= most)
