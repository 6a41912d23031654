"""The power goes a thousand times, on a disk that forgets what was not synced: no commit is ever lost."""

import random
import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from sqlalchemy import event

from kiosk.sales.model import Paper, Sale, SaleState
from kiosk.sales.store import SaleStore, open_sales
from tests.clock import FakeClock
from tests.power_cuts.forgetful_disk import Cuts, Word, overheard
from tests.sales.journeys import simple_offer

pytestmark = pytest.mark.slow

CUTS = 1000
SALES = 45  # some four hundred commits: the log is carried into the database more than once
WAY = (
    SaleState.ASKING, SaleState.HELD, SaleState.ISSUED, SaleState.PRINTING, SaleState.PRINTED, SaleState.TAKING,
    SaleState.DONE,
)  # fmt: skip
History = list[tuple[str, str]]


@dataclass(frozen=True)
class Day:
    """What SQLite said to the disk, and what the store had promised to keep: (number, state) in order."""

    said: list[Word]
    promised: History


def a_day(home: Path, pragma: str = "") -> Day:
    """Sales one after the other, as the till writes them down; the kiosk is restarted in between."""
    promised: History = []
    with overheard() as said:
        store = _opened(home, pragma)
        for n in range(SALES):
            if n == SALES // 2:
                store.close()
                store = _opened(home, pragma)
            sale = Sale(f"SALE{n:04}", simple_offer(), "nl", SaleState.OPEN, FakeClock().now())
            store.begin(sale)
            _promise(said, promised, sale)
            sale = store.remember(sale, '{"receipt": 7}')
            for state in WAY:
                barcodes = [bytes(213)] if state is SaleState.ISSUED else []
                sale = store.move(replace(sale, paper=Paper.OUT), state, barcodes=barcodes)
                _promise(said, promised, sale)
        store.close()
    return Day(said, promised)


def _promise(said: list[Word], promised: History, sale: Sale) -> None:
    promised.append((sale.number, sale.state.value))
    said.append(Word("commit"))


def _opened(home: Path, pragma: str) -> SaleStore:
    store = open_sales(home / "sales.db", FakeClock())
    if pragma:
        event.listen(store._engine, "connect", lambda raw, _: raw.execute(f"PRAGMA {pragma}"))
        store._engine.dispose()
    return store


def lost_commits(day: Day, folder: Path, seed: int = 7) -> int:
    """How many of a thousand power cuts lost something that the store had promised, or left a broken file."""
    chance = random.Random(seed)
    at = sorted(chance.randrange(len(day.said)) for _ in range(CUTS))
    cuts, lost, promised, place = Cuts(chance), 0, 0, 0
    for cut in at:
        while place < cut:
            cuts.go_on(day.said[place])
            promised += day.said[place].what == "commit"
            place += 1
        for file in folder.iterdir():
            file.unlink()
        cuts.power_goes(folder)
        lost += not _kept(folder / "sales.db", day.promised, promised)
    return lost


def _kept(file: Path, all_promised: History, promised: int) -> bool:
    """Everything promised is there, and nothing but what came next."""
    if not promised and not file.exists():
        return True
    with sqlite3.connect(file) as database:
        try:
            whole = database.execute("pragma quick_check").fetchone()[0] == "ok"
            found = database.execute("select number, state from sale_event order by id").fetchall()
            states = dict(database.execute("select number, state from sale").fetchall())
        except sqlite3.DatabaseError:
            whole, found, states = promised == 0, [], {}
    database.close()
    return (
        whole
        and len(found) in (promised, promised + 1)
        and found == all_promised[: len(found)]
        and (states == dict(found))
    )


def test_a_thousand_power_cuts_lose_no_commit(tmp_path: Path) -> None:
    """What the till has written down before it asked a machine is there when the light comes back."""
    (tmp_path / "disk").mkdir()
    day = a_day(tmp_path)

    syncs = sum(word.what == "sync" for word in day.said)
    assert syncs >= len(day.promised), "each promise was asked of the disk"
    assert {word.file for word in day.said if word.file} >= {"sales.db", "sales.db-wal"}
    assert lost_commits(day, tmp_path / "disk") == 0


def test_a_store_that_does_not_sync_is_found_out(tmp_path: Path) -> None:
    """With SQLite's usual setting for such a log, the same thousand cuts lose sales: this test would see it."""
    (tmp_path / "disk").mkdir()
    assert lost_commits(a_day(tmp_path, "synchronous=NORMAL"), tmp_path / "disk") > CUTS // 10
