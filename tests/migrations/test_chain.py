"""A kiosk that is updated keeps its journals: what an earlier release wrote is brought up to date, or left alone."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from assistance.caller.store import metadata as outbox
from assistance.desk.desk import open_desk
from assistance.desk.feed.store import metadata as desk
from kiosk.database import MetaData, open_database
from kiosk.devices.ports import Holding
from kiosk.errors import Trouble
from kiosk.migrations import chain as steps
from kiosk.migrations.chain import CHAIN, FOLDER, head, sql_text
from kiosk.sales.model import Paper, SaleState
from kiosk.sales.store import open_sales
from kiosk.sales.tables.store import METADATA as SALES
from kiosk.sales.written import written
from kiosk.timetable.store import METADATA as TIMETABLE
from kiosk.visits.store import _metadata as visits
from tests.clock import FakeClock
from tests.sales.journeys import simple_offer
from tests.sales.shop import Shop

assert open_desk  # it brings the tables of all stores of the desk
CHAINS: dict[str, MetaData] = {one.info[CHAIN]: one for one in (SALES, visits, TIMETABLE, outbox, desk)}
EARLIER = Path(__file__).parent
RELEASES = ("0_1_0",)


def of_release(release: str, chain: str, file: Path) -> Path:
    """An empty database as that release made it."""
    with sqlite3.connect(file) as database:
        database.executescript((EARLIER / f"release_{release}" / f"{chain}.sql").read_text())
    database.close()
    return file


def layout(file: Path) -> dict[str, Any]:
    """Tables, columns and indexes, whatever the order in which they came."""
    with sqlite3.connect(file) as database:
        names = [row[0] for row in database.execute("select name from sqlite_master where type = 'table' order by 1")]
        found: dict[str, Any] = {}
        for name in names:
            columns = database.execute(
                f"select name, lower(type), \"notnull\", pk from pragma_table_info('{name}')"
            ).fetchall()
            indexes = database.execute(f"select name, \"unique\", partial from pragma_index_list('{name}')").fetchall()
            keys = database.execute(f'select "table", "from", "to" from pragma_foreign_key_list(\'{name}\')')
            found[name] = (sorted(columns), sorted(indexes), sorted(keys))
    database.close()
    return found


@pytest.mark.parametrize("chain", CHAINS)
@pytest.mark.parametrize("release", RELEASES)
def test_an_older_database_becomes_what_a_new_one_is(tmp_path: Path, chain: str, release: str) -> None:
    """The installer updates a kiosk of any age: afterwards it is like one that was set up today."""
    old = of_release(release, chain, tmp_path / "old.db")
    for file in (old, tmp_path / "new.db"):
        open_database(f"sqlite:///{file}", CHAINS[chain]).dispose()

    assert layout(old) == layout(tmp_path / "new.db")
    engine = create_engine(f"sqlite:///{old}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": f"{chain}_step"})
        assert compare_metadata(context, CHAINS[chain]) == [], "the steps lead to what the program expects"
    engine.dispose()


@pytest.mark.parametrize("chain", CHAINS)
def test_the_chain_is_one_line_and_its_end_is_known(chain: str) -> None:
    """The newest step is told by the names of the files, without alembic: a start must not wait for that."""
    script = ScriptDirectory(str(FOLDER), version_locations=[str(FOLDER / chain)])
    assert script.get_heads() == [head(chain)]


def test_sales_of_the_first_release_are_kept_and_those_left_open_are_settled(tmp_path: Path) -> None:
    """The night of the update a hold was open, and a ticket out: nothing of it is lost, and a terminal is asked."""
    file = of_release("0_1_0", "sales", tmp_path / "sales.sqlite")
    left = {"DONE2222": ["open", "held", "printed", "done"], "HELD2222": ["open", "held"],
            "PRINTNG2": ["open", "held", "printing"], "PRINTED2": ["open", "held", "printed"],
            "VOIDVOID": ["open", "held", "printing", "void"], "OPEN2222": ["open"]}  # fmt: skip
    with sqlite3.connect(file) as database:
        for number, way in left.items():
            _sold_by_the_first_release(database, number, way)
    database.close()
    shop = Shop(tmp_path)

    sales = {sale.number: sale for sale in shop.store.sales()}
    assert all(sale.offer == simple_offer() for sale in sales.values())
    assert sales["DONE2222"].state is SaleState.DONE
    assert {sales[n].state for n in ("HELD2222", "PRINTNG2", "PRINTED2", "OPEN2222")} == {SaleState.UNKNOWN}
    assert (sales["PRINTED2"].paper, sales["PRINTNG2"].paper) == (Paper.OUT, Paper.WIPED)
    assert [ticket.number for ticket in shop.store.void_tickets()] == ["VOIDVOID"]
    for number in ("HELD2222", "PRINTNG2", "PRINTED2"):
        shop.ledger.write(number, Holding.HELD, simple_offer().total)
    assert shop.till.settle() == ()
    ends = {number: shop.store.find(number).state for number in left}  # type: ignore[union-attr]
    assert ends["PRINTED2"] is SaleState.DONE
    assert {ends[n] for n in ("HELD2222", "PRINTNG2", "OPEN2222", "VOIDVOID")} == {SaleState.UNDONE}
    assert shop.sell().outcome == "done"
    shop.close()


def _sold_by_the_first_release(database: sqlite3.Connection, number: str, way: list[str]) -> None:
    """`way`: its states; "printing" was a line of history then, and "void" the end of a jam."""
    state = {"printing": "held", "void": "undone"}.get(way[-1], way[-1])
    offer = simple_offer()
    row = (number, state, written(offer), "nl", "2026-10-01T09:00:00+02:00", "", offer.total.minor, "EUR")
    database.execute("insert into sale values (?, ?, ?, ?, ?, ?, ?, ?)", row)
    for step in way:
        said = {"printing": ("held", "printing"), "void": ("undone", "ticket void: paper-jam")}.get(step, (step, ""))
        database.execute(
            "insert into sale_event (number, at, state, detail) values (?, ?, ?, ?)",
            (number, "2026-10-01T09:00:00+02:00", *said),
        )


def test_a_step_that_breaks_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full in the middle of an update: the old program can still be put back, and reads its journal."""
    file = of_release("0_1_0", "sales", tmp_path / "sales.db")
    before = layout(file)
    broken = tmp_path / "chains"
    shutil.copytree(FOLDER, broken)
    step = broken / "sales" / "step_2_memos_barcodes_notes.py"
    step.write_text(step.read_text() + "\n_sort_2 = _sort\ndef _sort():\n    _sort_2()\n    op.execute('broken')\n")
    monkeypatch.setattr(steps, "FOLDER", broken)

    with pytest.raises(Trouble) as trouble:
        open_sales(file, FakeClock())

    assert trouble.value.say == "storage-failed"
    assert layout(file) == before


def test_a_journal_of_a_later_release_is_not_touched(tmp_path: Path) -> None:
    """Somebody put an older program back: it says so, instead of misreading what it does not know."""
    file = tmp_path / "sales.db"
    open_sales(file, FakeClock()).close()
    with sqlite3.connect(file) as database:
        database.execute("update sales_step set version_num = '99'")
    database.close()

    with pytest.raises(Trouble, match="step 99"):
        open_sales(file, FakeClock())


@pytest.fixture
def server() -> Iterator[list[str]]:
    """A PostgreSQL server of this machine, for a moment: how psql is called to reach it."""
    tools = {name: shutil.which(name) for name in ("initdb", "pg_ctl", "psql")}
    for folder in Path("/usr/lib/postgresql").glob("*/bin"):
        tools = {name: found or shutil.which(name, path=str(folder)) for name, found in tools.items()}
    if not all(tools.values()):
        pytest.skip("PostgreSQL is not on this machine")
    with tempfile.TemporaryDirectory(prefix="loket-pg-") as name:
        yield from _running({key: str(tool) for key, tool in tools.items()}, Path(name))


def _running(tools: dict[str, str], folder: Path) -> Iterator[list[str]]:
    """A folder that the user of the server may enter: pytest's own is closed to others."""
    ran = _as_nobody([tools["initdb"], "-D", folder / "data", "-U", "loket", "-A", "trust"], folder)
    if ran.returncode:
        pytest.skip(f"PostgreSQL cannot be started here: {ran.stderr[-200:]}")
    options = f"-c listen_addresses='' -k {folder}"
    _as_nobody([tools["pg_ctl"], "-D", folder / "data", "-w", "-o", options, "-l", folder / "log", "start"], folder)
    yield [tools["psql"], "-h", str(folder), "-U", "loket", "-v", "ON_ERROR_STOP=1", "-qAt", "postgres"]
    _as_nobody([tools["pg_ctl"], "-D", folder / "data", "-m", "immediate", "stop"], folder)


def _as_nobody(line: list[Any], folder: Path) -> "subprocess.CompletedProcess[str]":
    """PostgreSQL refuses to run as root."""
    user = "nobody" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    return subprocess.run([str(word) for word in line], capture_output=True, text=True, user=user, check=False)


@pytest.mark.parametrize("chain", CHAINS)
def test_the_chain_is_sql_for_postgresql(chain: str) -> None:
    """A database administrator can read what an update will do, before it does it."""
    said = sql_text(chain, "postgresql")
    assert "CREATE TABLE" in said
    assert f"UPDATE {chain}_step SET version_num='{head(chain)}'" in said or head(chain) == "1"


@pytest.mark.slow
def test_all_chains_run_on_a_real_postgresql(server: list[str]) -> None:
    """An operator with several machines keeps their journals on one server: all chains in one database."""
    for chain in CHAINS:
        ran = subprocess.run(server, input=sql_text(chain, "postgresql"), capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
    asked = "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'"
    found = set(subprocess.run([*server, "-c", asked], capture_output=True, text=True, check=True).stdout.split())
    tables = [table for one in CHAINS.values() for table in one.sorted_tables]
    assert found >= {f"{table.name}.{column.name}" for table in tables for column in table.columns}
    rows = ", ".join(
        f"('{n}', '{state}', '', '', '', '', 1, 'EUR', 'k-1')" for n, state in (("A", "held"), ("B", "open"))
    )
    one_open = f"insert into sale values {rows}"
    refused = subprocess.run([*server, "-c", one_open], capture_output=True, text=True, check=False)
    assert "one_sale_under_way" in refused.stderr
