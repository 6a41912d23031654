"""What a kiosk forgets by itself: nobody who did not travel leaves a trace of where she wanted to go."""

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.sales.model import SaleState
from kiosk.visits.forgetting import UNDONE_KEPT, VISITS_KEPT, forget
from kiosk.visits.store import Journal, open_journal
from tests.sales.shop import OFFER, Shop

DAY = 24 * 3600.0


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(tmp_path)
    yield shop
    shop.close()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return open_journal(tmp_path / "visits.db")


def test_a_wish_that_came_to_nothing_is_forgotten(shop: Shop, journal: Journal) -> None:
    """Her card was declined and she went home: tomorrow nothing says where she wanted to go, only what it had cost."""
    shop.faults.set("terminal", "decline-once")
    declined = shop.sell().sale
    done = shop.sell().sale
    assert (declined.state, done.state) == (SaleState.DECLINED, SaleState.DONE)
    shop.clock.move(UNDONE_KEPT.total_seconds() - 600)
    forget(journal, shop.store, shop.clock.now())
    assert shop.store.find(declined.number) == declined, "on the same day she may still ask"
    shop.clock.move(1200)
    forget(journal, shop.store, shop.clock.now())
    kept = shop.store.find(declined.number)
    assert kept is not None
    assert (kept.state, kept.offer.total, kept.offer.out.legs, kept.offer.lines) == (
        SaleState.DECLINED, OFFER.total, (), ())  # fmt: skip
    assert shop.store.find(done.number) == done, "what was sold is kept whole: it is on paper"
    assert [event.state for event in shop.store.events(declined.number)] == [
        SaleState.OPEN,
        SaleState.ASKING,
        SaleState.DECLINED,
    ]
    assert shop.store.forget_undone(shop.clock.now()) == 0, "it is done once"


def test_money_that_is_in_doubt_forgets_nothing(shop: Shop, journal: Journal) -> None:
    """While a person must still look at a sale, all of it is there."""
    shop.faults.set("terminal", "unplugged-after-hold")
    sale = shop.sell().sale
    assert sale.state is SaleState.UNDO
    shop.clock.move(30 * DAY)
    forget(journal, shop.store, shop.clock.now())
    assert shop.store.find(sale.number) == sale


def test_steps_are_forgotten_after_a_season(shop: Shop, journal: Journal, tmp_path: Path) -> None:
    """Three months of steps show where people get stuck; more would be a record of people."""
    now = shop.clock.now()
    journal.note("an-old-visit", now - VISITS_KEPT - timedelta(hours=1), "review", "back")
    journal.note("a-newer-visit", now - VISITS_KEPT + timedelta(hours=1), "review", "back")
    forget(journal, shop.store, now)
    with sqlite3.connect(tmp_path / "visits.db") as connection:
        assert connection.execute("select visit from visit_step").fetchall() == [("a-newer-visit",)]
    connection.close()
