"""Sales that cannot be read: found one by one, and set aside as they stand, so that others can be sold to."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from kiosk.database import Connection, transaction
from kiosk.errors import Trouble
from kiosk.sales.model import AT_THE_COUNTER, ENDS, Paper, SetAside, Unreadable
from kiosk.sales.rows import event_of, sale_of
from kiosk.sales.store import SaleStore
from kiosk.sales.tables.store import ASIDE, NOTE, SALE, SALE_EVENT, SET_ASIDE

CANNOT_BE_READ = "sale-unreadable"  # the sentence for staff


class SetAsides:
    """SQL for what cannot be read. Its rows are copied as they are before anything of them is touched."""

    def __init__(self, store: SaleStore) -> None:
        self._engine = store.engine
        self._clock = store.clock

    def unreadable(self, *, number: str = "", blocking: bool = False) -> tuple[Unreadable, ...]:
        """What cannot be read and is not set aside; of one `number` only, or only what stops the till."""
        asked = select(SALE).where(SALE.c.state != SET_ASIDE).order_by(SALE.c.number)
        if number:
            asked = asked.where(SALE.c.number == number)
        if blocking:
            ended = SALE.c.state.in_((*ENDS, *AT_THE_COUNTER))
            asked = asked.where(~ended | (SALE.c.paper == Paper.ASKED.value))
        with transaction(self._engine) as connection:
            return tuple(_unreadable(connection, connection.execute(asked).all()))

    def tell(self, sale: Unreadable) -> None:
        """A note to staff, once for each sale."""
        row = {"number": sale.number, "say": CANNOT_BE_READ, "detail": sale.wrong, "at": self._clock.now().isoformat()}
        same = select(NOTE.c.id).where(NOTE.c.number == sale.number, NOTE.c.say == CANNOT_BE_READ)
        with transaction(self._engine) as connection:
            if connection.execute(same).first() is None:
                connection.execute(insert(NOTE).values(row))

    def set_aside(self, sale: Unreadable, by: str, why: str, terminal: str) -> SetAside:
        """Take this sale out of the count. Its number stays taken, and its ticket, if there is one, is not void."""
        with transaction(self._engine) as connection:
            kept = SetAside(sale.number, self._clock.now(), by, why, sale.wrong, terminal, _found(connection, sale))
            row = {"number": kept.number, "at": kept.at.isoformat(), "person": by, "why": why}
            row |= {"wrong": kept.wrong, "terminal": terminal, "as_found": kept.as_found}
            connection.execute(insert(ASIDE).values(row))
            here = SALE.c.number == sale.number
            connection.execute(update(SALE).where(here).values(state=SET_ASIDE))
            connection.execute(update(NOTE).where(NOTE.c.number == sale.number).values(received_at=kept.at.isoformat()))
        return kept

    def all(self) -> tuple[SetAside, ...]:
        """Everything that was set aside, oldest first."""
        with transaction(self._engine) as connection:
            rows = connection.execute(select(ASIDE).order_by(ASIDE.c.at)).all()
        return tuple(
            SetAside(
                row.number,
                datetime.fromisoformat(row.at),
                row.person,
                row.why,
                row.wrong,
                row.terminal,
                row.as_found,
            )
            for row in rows
        )


def _unreadable(connection: Connection, rows: Any) -> Iterator[Unreadable]:
    for row in rows:
        try:
            sale_of(row)
            for line in _history(connection, row.number):
                event_of(line)
        except Trouble as trouble:
            yield Unreadable(row.number, trouble.detail, str(row.memo), str(row.reference))


def _history(connection: Connection, number: str) -> Any:
    return connection.execute(select(SALE_EVENT).where(SALE_EVENT.c.number == number).order_by(SALE_EVENT.c.id)).all()


def _found(connection: Connection, sale: Unreadable) -> str:
    """The row and its history, value by value, as the database has them."""
    row = connection.execute(select(SALE).where(SALE.c.number == sale.number)).one()
    lines = [_values(line) for line in _history(connection, sale.number)]
    return json.dumps({"sale": _values(row), "history": lines}, ensure_ascii=False, default=repr)


def _values(row: Row[Any]) -> dict[str, Any]:
    return dict(row._mapping)
