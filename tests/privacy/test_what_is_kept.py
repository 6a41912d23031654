"""An operator must be able to say what is kept of people: docs/privacy.md names every table and column there is."""

import re
from pathlib import Path

import pytest
from sqlalchemy import MetaData

import assistance.desk.desk  # noqa: F401  (with it come all tables of the desk)
from assistance.caller.store import metadata as outbox
from assistance.desk.feed.store import metadata as desk
from kiosk.sales.tables.store import METADATA as SALES
from kiosk.timetable.store import METADATA as TIMETABLE
from kiosk.visits.store import _metadata as visits

PAGE = Path(__file__).parents[2] / "docs" / "privacy.md"
ROW = re.compile(r"^\| `(\w+)` \| ([\w, ]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def promised() -> dict[str, set[str]]:
    """Table -> columns, as the page names them; each with a reason and an end."""
    rows = ROW.findall(PAGE.read_text("utf-8"))
    assert all(why.strip() and until.strip() for _, _, why, until in rows)
    return {table: set(columns.split(", ")) for table, columns, _, _ in rows}


def kept(*databases: MetaData) -> dict[str, set[str]]:
    return {table.name: {column.name for column in table.c} for one in databases for table in one.sorted_tables}


def test_the_page_names_every_table_and_column():
    """Nobody adds a column about people without saying here why, and until when."""
    assert promised() == kept(desk, outbox, SALES, TIMETABLE, visits)


@pytest.mark.parametrize("word", ["name", "mail", "phone", "birth", "address", "text", "words", "speech", "audio"])
def test_no_column_holds_a_traveller(word: str):
    """Names are of helpers, of feeds; nothing else sounds like a person."""
    allowed = {"helper_name", "name"}  # of a helper, of a feed
    found = {column for columns in kept(desk, outbox, SALES, visits).values() for column in columns if word in column}
    assert found <= allowed
