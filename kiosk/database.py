"""One engine and one way to change data: `with transaction(engine) as connection`."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DatabaseError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolEmpty
from sqlalchemy.sql.dml import Insert

from kiosk.errors import Trouble
from kiosk.migrations.chain import CHAIN, TooNew, bring_up

__all__ = [
    "Connection", "Engine", "MetaData", "chained", "checkpoint", "insert_all_new", "insert_new", "is_postgresql",
    "open_database",
    "plain_url", "together", "transaction",
]  # fmt: skip

POSTGRESQL = "postgresql+psycopg"
# A server that freezes, or whose cable is pulled, must not keep a row from all the others for longer than this.
SESSION = (
    "-c idle_in_transaction_session_timeout=5000 -c lock_timeout=5000 -c statement_timeout=10000"
    " -c synchronous_commit=on"
)
PATIENCE = {
    "connect_timeout": 3, "keepalives_idle": 3, "keepalives_interval": 1, "keepalives_count": 3,
    "tcp_user_timeout": 5000,
}  # fmt: skip
ADVISORY = 0x4C6F6B6574  # whose turn it is to bring the tables up to date
# The disk is full, the server is gone or ends what takes too long, or no connection became free in time.
FAILED = (OperationalError, InternalError, InterfaceError, PoolEmpty)
_group: ContextVar[tuple[Engine, Connection] | None] = ContextVar("group", default=None)


def chained(chain: str) -> MetaData:
    """Tables whose changes from release to release are steps in kiosk/migrations/<chain>."""
    return MetaData(info={CHAIN: chain})


def open_database(url: str, metadata: MetaData) -> Engine:
    """Open the database (`sqlite:///file`, `postgresql://…`) with all tables of `metadata` as this release has them.

    What an earlier release wrote is brought up to date first. Raises Trouble("storage-failed") when it cannot be
    opened, or is of a later release.
    """
    engine = _engine(make_url(url))
    try:
        if engine.dialect.name == "sqlite" and engine.url.database:
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        with engine.begin() as connection:
            if is_postgresql(engine):  # several servers may start at once
                connection.execute(text("select pg_advisory_xact_lock(:whose)"), {"whose": ADVISORY})
            else:
                connection.exec_driver_sql("BEGIN IMMEDIATE")  # else each change of a table is a commit of its own
            if chain := metadata.info.get(CHAIN):
                bring_up(connection, metadata, chain)
            else:
                metadata.create_all(connection)
    except (DatabaseError, InterfaceError, PoolEmpty, OSError, TooNew) as error:
        engine.dispose()
        if not isinstance(error, (OSError, TooNew)) and not _broken(error):
            raise
        raise Trouble("storage-failed", str(error)) from error
    return engine


def _engine(url: URL) -> Engine:
    """One that hides parameters: what is sold is nobody's business in a log."""
    if url.drivername == "sqlite":
        engine = create_engine(url, hide_parameters=True)
        event.listen(engine, "connect", _durable)
        return engine
    return create_engine(
        url.set(drivername=POSTGRESQL), hide_parameters=True, isolation_level="READ COMMITTED", pool_size=8,
        max_overflow=8, pool_timeout=5, pool_recycle=1800, connect_args={"options": SESSION, **PATIENCE},
    )  # fmt: skip


def is_postgresql(engine: Engine) -> bool:
    """Whether several servers may write into it at once."""
    return engine.dialect.name == "postgresql"


def plain_url(engine: Engine) -> str:
    """Its address with the password, as PostgreSQL's own programs and psycopg read it."""
    return engine.url.set(drivername="postgresql").render_as_string(hide_password=False)


def _durable(raw: Any, _: Any) -> None:
    """FULL: a committed row survives a power cut, which NORMAL does not promise."""
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000", "secure_delete=ON"):
        raw.execute(f"PRAGMA {pragma}")


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """All or nothing. No device, no network and no person is waited for inside. Within `together`: a part of that."""
    group = _group.get()
    try:
        if group is not None and group[0] is engine:
            with group[1].begin_nested():
                yield group[1]
        else:
            with engine.begin() as connection:
                yield connection
    except (DatabaseError, InterfaceError, PoolEmpty) as error:
        if not _broken(error):
            raise
        raise Trouble("storage-failed", str(error)) from error


@contextmanager
def together(engine: Engine) -> Iterator[Connection]:
    """Until this ends, the transactions of this thread are committed as one: one wait for the disk for all of them.

    Each can still fail alone. Raises Trouble when the whole is not committed: then none is.
    """
    if _group.get() is not None:
        raise RuntimeError("these transactions are committed together already")
    try:
        with engine.begin() as connection:
            if not is_postgresql(engine):
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            token = _group.set((engine, connection))
            try:
                yield connection
            finally:
                _group.reset(token)
    except (DatabaseError, InterfaceError, PoolEmpty) as error:
        if not _broken(error):
            raise
        raise Trouble("storage-failed", str(error)) from error


def checkpoint(engine: Engine) -> None:
    """What was deleted leaves the disk: SQLite's write-ahead log is folded into the file, which overwrites with zeros.

    Does nothing on a server: PostgreSQL's own vacuum does it. While somebody else reads, the next checkpoint does it.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def insert_new(connection: Connection, table: Table, row: Mapping[str, Any]) -> bool:
    """Insert `row`; False: nothing was, for a row with such a key is there. No error that ends the transaction."""
    kind: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    inserting: Insert = kind(table).values(row).on_conflict_do_nothing()
    return connection.execute(inserting.returning(*table.primary_key)).first() is not None


def insert_all_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same for many rows in few statements; the keys of those that were new."""
    if not rows:
        return []
    kind: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    inserting: Insert = kind(table).on_conflict_do_nothing()
    return [dict(row) for row in connection.execute(inserting.returning(*table.primary_key), list(rows)).mappings()]


def _broken(error: Exception) -> bool:
    """Whether the database itself cannot be used: full, gone, or its file torn. A wrong statement is a bug instead."""
    return isinstance(error, FAILED) or type(error) is DatabaseError
