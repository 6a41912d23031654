"""What a kiosk forgets by itself: steps of visits after a season, wishes that came to nothing after a day."""

from datetime import datetime, timedelta

from kiosk.sales.store import SaleStore
from kiosk.visits.store import Journal

VISITS_KEPT = timedelta(days=90)  # a season: long enough to see where travellers get stuck
UNDONE_KEPT = timedelta(days=1)  # until the shift is over, for whoever asks what happened to the money


def forget(journal: Journal, sales: SaleStore, now: datetime) -> None:
    """Forget what is older than it need be; done again, it does nothing. Raises Trouble("storage-failed")."""
    journal.forget_before(now - VISITS_KEPT)
    sales.forget_undone(now - UNDONE_KEPT)
