"""The trail as a file for a spreadsheet."""

import csv
import io
from collections.abc import Iterable

from assistance.desk.audit.store import Line

HEAD = ("at", "who", "what", "whom", "station")


def as_csv(lines: Iterable[Line]) -> str:
    """One row for each line, under a head; times are UTC."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for line in lines:
        cells = (line.at.isoformat(timespec="seconds"), line.who, line.what, line.whom, line.station)
        writer.writerow([_plain(cell) for cell in cells])
    return text.getvalue()


def _plain(cell: str) -> str:
    """A name must not be taken for a formula by a spreadsheet."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell
