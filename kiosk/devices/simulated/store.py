"""The ledger of the simulated bank: every movement of money, kept apart from our own journal."""

from pathlib import Path

from sqlalchemy import Column, Integer, MetaData, String, Table, func, insert, select

from kiosk.database import open_database, transaction
from kiosk.devices.ports import Holding, Taking
from kiosk.money import Money

_metadata = MetaData()
_movement = Table(
    "movement",
    _metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False, index=True),
    Column("kind", String, nullable=False),  # a Holding: held, taken or let-go
    Column("amount_minor", Integer, nullable=False),
    Column("currency", String, nullable=False),
)


class Ledger:
    """Only ever grows. What was held twice counts twice, so that a till which asks twice is found out."""

    def __init__(self, file: Path) -> None:
        self._engine = open_database(f"sqlite:///{file}", _metadata)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def write(self, number: str, kind: Holding, amount: Money) -> int:
        """Write down a movement for good; its running number is what a bank prints as the reference."""
        row = {"number": number, "kind": kind.value, "amount_minor": amount.minor, "currency": amount.currency}
        with transaction(self._engine) as connection:
            reference: int = connection.execute(insert(_movement).values(row).returning(_movement.c.id)).scalar_one()
        return reference

    def count(self, number: str, kind: Holding) -> int:
        """How often this happened for the sale `number`."""
        asked = select(func.count()).where(_movement.c.number == number, _movement.c.kind == kind.value)
        with transaction(self._engine) as connection:
            return connection.execute(asked).scalar_one()

    def held(self, number: str) -> Money | None:
        """The amount that is held now and neither taken nor let go; None if nothing is."""
        ended = self.count(number, Holding.TAKEN) + self.count(number, Holding.LET_GO)
        asked = select(_movement.c.amount_minor, _movement.c.currency).where(
            _movement.c.number == number, _movement.c.kind == Holding.HELD.value
        )
        with transaction(self._engine) as connection:
            rows = connection.execute(asked.order_by(_movement.c.id)).all()
        return Money(*rows[ended]) if ended < len(rows) else None

    def holding(self, number: str) -> Holding:
        """Where the money of this sale is."""
        if self.held(number):
            return Holding.HELD
        last = select(_movement.c.kind).where(_movement.c.number == number).order_by(_movement.c.id.desc()).limit(1)
        with transaction(self._engine) as connection:
            kind = connection.execute(last).scalar()
        return Holding(kind) if kind else Holding.NEVER

    def numbers(self) -> tuple[str, ...]:
        """Every sale that ever moved money, in the order of its first movement."""
        asked = select(_movement.c.number).group_by(_movement.c.number).order_by(func.min(_movement.c.id))
        with transaction(self._engine) as connection:
            return tuple(connection.execute(asked).scalars())

    def takings(self) -> tuple[Taking, ...]:
        """What was taken and what was given back, oldest first. A hold that was let go moved no money."""
        taken: set[str] = set()
        found = []
        with transaction(self._engine) as connection:
            for row in connection.execute(select(_movement).order_by(_movement.c.id)):
                kind = Holding(row.kind)
                if kind is Holding.TAKEN or (kind is Holding.LET_GO and row.number in taken):
                    taken.add(row.number)
                    found.append(Taking(row.number, Money(row.amount_minor, row.currency), kind))
        return tuple(found)
