"""One engine and one way to change data: `with transaction(engine) as connection`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, create_engine, event
from sqlalchemy.exc import OperationalError

from kiosk.errors import Trouble

__all__ = ["Connection", "Engine", "MetaData", "open_database", "transaction"]  # others name them without SQLAlchemy


def open_database(url: str, metadata: MetaData) -> Engine:
    """Open the database (`sqlite:///file` or another URL) and create what is missing of `metadata`.

    Raises Trouble("storage-failed") when it cannot be opened.
    """
    engine = create_engine(url, hide_parameters=True)  # what is sold is nobody's business in a log
    if engine.dialect.name == "sqlite":
        if engine.url.database:
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _durable)
    try:
        metadata.create_all(engine)
    except OperationalError as error:
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
