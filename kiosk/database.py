"""One engine and one way to change data: `with transaction(engine) as connection`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.exc import OperationalError

from kiosk.errors import Trouble
from kiosk.migrations.chain import CHAIN, TooNew, bring_up

__all__ = ["Connection", "Engine", "MetaData", "chained", "checkpoint", "open_database", "transaction"]


def chained(chain: str) -> MetaData:
    """Tables whose changes from release to release are steps in kiosk/migrations/<chain>."""
    return MetaData(info={CHAIN: chain})


def open_database(url: str, metadata: MetaData) -> Engine:
    """Open the database (`sqlite:///file` or another URL), with all tables of `metadata` as this release knows them.

    What an earlier release wrote is brought up to date first. Raises Trouble("storage-failed") when it cannot be
    opened, or is of a later release.
    """
    engine = create_engine(url, hide_parameters=True)  # what is sold is nobody's business in a log
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _durable)
    try:
        if engine.dialect.name == "sqlite" and engine.url.database:
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # else each change of a table is a commit of its own
            if chain := metadata.info.get(CHAIN):
                bring_up(connection, metadata, chain)
            else:
                metadata.create_all(connection)
    except (OperationalError, OSError, TooNew) as error:
        engine.dispose()
        raise Trouble("storage-failed", str(error)) from error
    return engine


def _durable(raw: Any, _: Any) -> None:
    """FULL: a committed row survives a power cut, which NORMAL does not promise."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """All or nothing. No device, no network and no person is waited for inside."""
    try:
        with engine.begin() as connection:
            yield connection
    except OperationalError as error:
        raise Trouble("storage-failed", str(error)) from error


def checkpoint(engine: Engine) -> None:
    """What was deleted leaves the disk: SQLite's write-ahead log is folded into the file, which overwrites with zeros.

    Does nothing on a server: PostgreSQL's own vacuum does it. While somebody else reads, the next checkpoint does it.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
