"""A database is brought up to date: step by step from the release that wrote it, all or nothing."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, inspect, text

FOLDER = Path(__file__).parent
CHAIN = "chain"  # in MetaData.info: which folder here has the steps of these tables
STEP = re.compile(r"step_(\d+)_\w+\.py")
FIRST = "1"  # what release 0.1.0 wrote, which kept no number


class TooNew(Exception):  # noqa: N818
    """A later release has written this database: this one would misread it."""


def bring_up(connection: Connection, metadata: MetaData, chain: str) -> None:
    """Give the database all tables of `metadata`; inside the transaction that is open on `connection`.

    A new one is made whole. An older one goes through the steps that it has not seen: a power cut in the middle leaves
    it as it was. Raises TooNew.
    """
    here, newest = _number(connection, chain), head(chain)
    if here == newest:
        return
    if here and int(here) > int(newest):
        raise TooNew(f"its tables are of step {here}, this program knows {newest}")
    tables = set(inspect(connection).get_table_names())
    if not here and not tables & set(metadata.tables):
        metadata.create_all(connection)
        connection.execute(text(f"create table {_table(chain)} (version_num varchar(32) not null primary key)"))
        connection.execute(text(f"insert into {_table(chain)} values (:head)"), {"head": newest})
        return
    _climb(chain, connection=connection, stamp="" if here else FIRST)


def head(chain: str) -> str:
    """The number of the newest step."""
    found = (STEP.fullmatch(file.name) for file in (FOLDER / chain).iterdir())
    return str(max(int(step[1]) for step in found if step))


def sql_text(chain: str, dialect: str) -> str:
    """All steps as SQL, for a database administrator who wants to read or run them himself."""
    out = StringIO()
    _climb(chain, dialect=dialect, out=out)
    return out.getvalue()


def _climb(chain: str, stamp: str = "", **given: Any) -> None:
    """Alembic takes its time to be imported, and most starts do not need it."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"version_table": _table(chain), **given})
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("version_locations", str(FOLDER / chain))
    config.set_main_option("path_separator", "os")
    if stamp:
        command.stamp(config, stamp)
    command.upgrade(config, "head", sql="out" in given)


def _number(connection: Connection, chain: str) -> str:
    if not inspect(connection).has_table(_table(chain)):
        return ""
    return str(connection.execute(text(f"select version_num from {_table(chain)}")).scalar() or "")


def _table(chain: str) -> str:
    return f"{chain}_step"
