"""Whose sale was it that was cut short? Asked by a screen that takes the place of one that died."""

from collections.abc import Callable
from datetime import datetime

from kiosk.sales.model import UNDER_WAY, Sale
from kiosk.sales.store import SaleStore


def settled_sale(store: SaleStore, settle: Callable[[], object]) -> Callable[[str, datetime], Sale | None]:
    """Settle what was cut short; then say which sale is a visit's, as the journal has it now.

    Asked with the number that the visit knew, "" for none, and when it began. Its sale is the one that was under way;
    else the youngest since it began; else the one that it knew. Raises Trouble("storage-failed").
    """
    under_way = store.sales(*UNDER_WAY)
    settle()

    def sale_of(number: str, began: datetime) -> Sale | None:
        youngest = [sale for sale in store.sales(last=1) if sale.at >= began]
        known = [*(sale.number for sale in (*under_way[-1:], *youngest)), number]
        return store.find(known[0]) if known[0] else None

    return sale_of
