"""A row of the journal becomes a Sale again, and what may change of a Sale becomes a row."""

from datetime import datetime
from typing import Any

from kiosk.errors import Trouble
from kiosk.sales.model import Means, Medium, Paper, Sale, SaleEvent, SaleState
from kiosk.sales.written import read_offer


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
    """One line of a sale's history."""
    return SaleEvent(row.number, datetime.fromisoformat(row.at), SaleState(row.state), row.detail)


def sale_of(row: Any) -> Sale:
    """Raises Trouble("storage-failed") for a row that somebody has changed: it is not guessed at."""
    try:
        return _as_written(row)
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble("storage-failed", f"sale {row.number} cannot be read: {error}") from error


def _as_written(row: Any) -> Sale:
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
