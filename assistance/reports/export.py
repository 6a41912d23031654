"""All numbers of a report as CSV: one line for each cell, as it may be told."""

import csv
from collections.abc import Iterable
from io import StringIO

from assistance.reports.tables import Table

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would carry these out
MARK = "\ufeff"  # says to spreadsheets that this is UTF-8


def as_csv(tables: Iterable[Table]) -> str:
    """Columns: table, row, column, told, number. `number` is empty where only "few" may be told."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["table", "row", "column", "told", "number"])
    for table in tables:
        for row in table.rows:
            for head, cell in zip(table.head[1:], row[1:], strict=True):
                number = "" if cell.value is None else f"{cell.value:g}"
                writer.writerow([_harmless(word) for word in (table.title, row[0].text, head, cell.text, number)])
    return MARK + out.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
