"""The geometry of a picture: bars or columns of one column of a table, ready to be drawn as SVG."""

from dataclasses import dataclass
from math import floor, log10

from assistance.reports.tables import Table

BAR_WIDTH, BAR_HEIGHT, BAR_STEP = 600.0, 26.0, 44.0
COLUMN_HEIGHT, COLUMN_WIDTH, COLUMN_STEP = 180.0, 22.0, 30.0
LEAST = 0.02  # of the picture: what is few is seen, and not how few


@dataclass(frozen=True)
class Mark:
    """One bar or column, in units of the picture; `label` stands at its beginning, `text` at its end."""

    x: float
    y: float
    width: float
    height: float
    label: str
    text: str
    hidden: bool


@dataclass(frozen=True)
class Chart:
    """`says` is the whole picture in words, for who hears it."""

    kind: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    says: str
    top: str = ""  # what the highest column stands for


def chart_of(table: Table) -> Chart | None:
    """The picture of a table; None where there is none to draw."""
    if not table.picture or not any(row[table.column].value or row[table.column].hidden for row in table.rows):
        return None
    cells = [(row[0].text, row[table.column]) for row in table.rows]
    most = max((cell.value or 0.0 for _, cell in cells), default=0.0) or 1.0
    shares = [LEAST if cell.hidden else (cell.value or 0.0) / most for _, cell in cells]
    says = "; ".join(f"{label}: {cell.text}" for label, cell in cells)
    if table.picture == "bars":
        marks = tuple(
            Mark(0, n * BAR_STEP + 17, round(BAR_WIDTH * share, 1), BAR_HEIGHT - 8, label, cell.text, cell.hidden)
            for n, ((label, cell), share) in enumerate(zip(cells, shares, strict=True))
        )
        return Chart("bars", BAR_WIDTH, BAR_STEP * len(cells), marks, says)
    top = _round_up(most)
    columns = []
    for n, ((label, cell), share) in enumerate(zip(cells, shares, strict=True)):
        height = round(COLUMN_HEIGHT * (LEAST if cell.hidden else share * most / top), 1)
        x = n * COLUMN_STEP + (COLUMN_STEP - COLUMN_WIDTH) / 2
        short = label.removesuffix(":00")
        columns.append(Mark(x, COLUMN_HEIGHT - height, COLUMN_WIDTH, height, short, cell.text, cell.hidden))
    return Chart("columns", COLUMN_STEP * len(cells), COLUMN_HEIGHT, tuple(columns), says, f"{top:g}")


def _round_up(most: float) -> float:
    """1, 2 or 5 and noughts: a number that is easy to read beside a line."""
    power = 10.0 ** floor(log10(most))
    return next(power * nice for nice in (1, 2, 5, 10) if power * nice >= most)
