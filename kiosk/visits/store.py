"""SQL: the journal of visits. Which steps were reached and when; never what was answered."""

import logging
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, DateTime, Integer, String, Table, delete, distinct, func, select

from kiosk.database import Engine, chained, checkpoint, open_database, transaction
from kiosk.errors import Trouble

log = logging.getLogger(__name__)
_metadata = chained("visits")

visit_step = Table(
    "visit_step",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("visit", String, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("step", String, nullable=False),
    Column("code", String, nullable=False),  # reached, back, changed, help, card-declined ...
)


class Journal:
    """Where travellers get stuck, without knowing who they were."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._silent = False  # one line in the log is enough

    def note(self, visit: str, at: datetime, step: str, code: str) -> None:
        """Write down that at this step of this visit this happened.

        These are statistics: when they cannot be written, the traveller goes on and the operator reads it in the log.
        """
        try:
            with transaction(self._engine) as connection:
                connection.execute(visit_step.insert().values(visit=visit, at=at, step=step, code=code))
        except Trouble as trouble:
            log.log(logging.DEBUG if self._silent else logging.WARNING, "the journal of visits: %s", trouble)
            self._silent = True

    def counts(self, begin: datetime, end: datetime) -> tuple[int, dict[str, int]]:
        """How many visits there were from `begin` until before `end`, and how many of them reached each step."""
        c = visit_step.c
        visits = func.count(distinct(c.visit))
        then = (c.at >= begin) & (c.at < end)
        with transaction(self._engine) as connection:
            every = connection.execute(select(visits).where(then)).scalar_one()
            reached = connection.execute(select(c.step, visits).where(then, c.code == "reached").group_by(c.step))
            return int(every), {step: int(n) for step, n in sorted(reached.all())}

    def forget_before(self, at: datetime) -> None:
        """Forget visits older than the operator wants to keep, on the disk too."""
        with transaction(self._engine) as connection:
            gone = connection.execute(delete(visit_step).where(visit_step.c.at < at)).rowcount
        if gone:
            checkpoint(self._engine)


def open_journal(file: Path) -> Journal:
    """The journal of visits in this SQLite file; made if it is not there. Raises Trouble("storage-failed")."""
    return Journal(open_database(f"sqlite:///{file}", _metadata))
