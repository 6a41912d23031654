"""SQL of passkeys: the public half of each, whose it is, and how often it was used."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from assistance.desk.staff.store import helper
from kiosk.database import Engine, insert_new, transaction

passkey = Table(
    "passkey",
    metadata,
    Column("id", sql.String, primary_key=True),  # base64url, as the browser names it
    Column("helper", sql.ForeignKey(helper.c.id), nullable=False, index=True),
    Column("public_key", sql.String, nullable=False),  # hexadecimal
    Column("uses", sql.Integer, nullable=False),
    Column("made_at", sql.Float, nullable=False),
)


@dataclass(frozen=True)
class Passkey:
    """The public half."""

    id: str
    helper: str
    public_key: bytes
    uses: int


class PasskeyRows:
    """Rows only; `assistance.desk.passkeys.ceremony` knows what is proved with them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, key: Passkey, at: datetime) -> bool:
        """False: it is known already."""
        row = {"id": key.id, "helper": key.helper, "public_key": key.public_key.hex(), "uses": key.uses}
        with transaction(self._engine) as connection:
            return insert_new(connection, passkey, {**row, "made_at": at.timestamp()})

    def find(self, id: str) -> Passkey | None:
        """None: it is not known here."""
        with transaction(self._engine) as connection:
            row = connection.execute(sql.select(passkey).where(passkey.c.id == id)).first()
        return Passkey(row.id, row.helper, bytes.fromhex(row.public_key), row.uses) if row is not None else None

    def of(self, helper: str) -> list[str]:
        """The ids of hers."""
        with transaction(self._engine) as connection:
            return list(connection.execute(sql.select(passkey.c.id).where(passkey.c.helper == helper)).scalars())

    def used(self, id: str, uses: int) -> None:
        """It says how often it was used; some always say 0."""
        with transaction(self._engine) as connection:
            connection.execute(sql.update(passkey).where(passkey.c.id == id).values(uses=uses))

    def take_away(self, helper: str) -> int:
        """She has none any more; how many she had."""
        with transaction(self._engine) as connection:
            return connection.execute(sql.delete(passkey).where(passkey.c.helper == helper)).rowcount
