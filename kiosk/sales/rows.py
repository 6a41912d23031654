"""A row of the journal becomes a Sale again, and what may change of a Sale becomes a row."""

from datetime import datetime
from typing import Any

from kiosk.errors import Trouble
from kiosk.sales.model import Means, Medium, Paper, Sale, SaleEvent, SaleState
from kiosk.sales.written import read_offer

UNREADABLE = (ValueError, KeyError, TypeError, AttributeError)


def facts_of(sale: Sale) -> dict[str, str]:
    """What may change while a sale goes on."""
    return {
        "card": sale.card,
        "memo": sale.memo,
        "reference": sale.reference,
        "receipt": "\n".join(sale.receipt),
        "paper": sale.paper.value,
    }


def event_of(row: Any) -> SaleEvent:
    """One line of a sale's history. Raises Trouble("storage-failed") for one that somebody has changed."""
    try:
        return SaleEvent(row.number, datetime.fromisoformat(row.at), SaleState(row.state), row.detail)
    except UNREADABLE as error:
        raise Trouble("storage-failed", f"the history of sale {row.number} cannot be read: {error}") from error


def sale_of(row: Any) -> Sale:
    """Raises Trouble("storage-failed") for a row that somebody has changed: it is not guessed at."""
    try:
        return _as_written(row)
    except UNREADABLE as error:
        raise Trouble("storage-failed", f"sale {row.number} cannot be read: {error}") from error


def _as_written(row: Any) -> Sale:
    for name in ("language", "card", "memo", "reference", "receipt"):  # SQLite keeps anything in a column of text
        if not isinstance(getattr(row, name), str):
            raise TypeError(f"{name} is no text")
    return Sale(
        number=row.number,
        offer=read_offer(row.offer),
        language=row.language,
        state=SaleState(row.state),
        at=datetime.fromisoformat(row.at),
        card=row.card,
        memo=row.memo,
        reference=row.reference,
        receipt=tuple(row.receipt.splitlines()),
        paper=Paper(row.paper),
        means=Means(row.means),
        medium=Medium(row.medium),
    )
