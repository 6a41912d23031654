"""SQL of badges and PINs: whose badge this is, how her PIN is proved, and how often it was guessed wrong where."""

from datetime import datetime, timedelta

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from assistance.desk.staff.store import helper
from kiosk.database import Engine, insert_new, transaction

badge = Table(
    "badge",
    metadata,
    Column("helper", sql.ForeignKey(helper.c.id), primary_key=True),
    Column("number", sql.String, nullable=False, unique=True),
    Column("pin_hash", sql.String),  # argon2id; null: she has no PIN yet
)
# By badge and device, so that nobody can lock a helper out from elsewhere.
pin_try = Table(
    "pin_try",
    metadata,
    Column("number", sql.String, primary_key=True),
    Column("device", sql.String, primary_key=True),
    Column("wrong", sql.Integer, nullable=False),
    Column("at", sql.Float, nullable=False),
)


class BadgeRows:
    """Rows only; `assistance.desk.badges.pins` knows what a PIN is."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def give(self, id: str, number: str) -> bool:
        """This badge is hers from now on, and her older one nobody's. False: it is another helper's."""
        other = sql.select(badge.c.helper).where(badge.c.number == number, badge.c.helper != id)
        with transaction(self._engine) as connection:
            if connection.execute(other).first() is not None:
                return False
            if not connection.execute(sql.update(badge).where(badge.c.helper == id).values(number=number)).rowcount:
                connection.execute(sql.insert(badge).values(helper=id, number=number))
        return True

    def number_of(self, id: str) -> str:
        """The badge of a helper; "": she has none."""
        with transaction(self._engine) as connection:
            return str(connection.execute(sql.select(badge.c.number).where(badge.c.helper == id)).scalar() or "")

    def set_pin(self, id: str, pin_hash: str) -> bool:
        """False: she has no badge."""
        setting = sql.update(badge).where(badge.c.helper == id).values(pin_hash=pin_hash)
        with transaction(self._engine) as connection:
            number = connection.execute(sql.select(badge.c.number).where(badge.c.helper == id)).scalar()
            connection.execute(sql.delete(pin_try).where(pin_try.c.number == number))
            return bool(connection.execute(setting).rowcount)

    def owner(self, number: str) -> tuple[str, str] | None:
        """Whose badge it is, and the hash of her PIN; None: nobody's, or she has no PIN."""
        query = sql.select(badge.c.helper, badge.c.pin_hash).where(badge.c.number == number)
        with transaction(self._engine) as connection:
            row = connection.execute(query).first()
        return (row.helper, row.pin_hash) if row is not None and row.pin_hash else None

    def take_away(self, id: str) -> None:
        """She has no badge and no PIN any more."""
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(badge).where(badge.c.helper == id))

    def begin_try(self, number: str, device: str, at: datetime, most: int, pause: timedelta) -> float:
        """Count a try before it is looked at: who guesses many at once wins nothing. Seconds of pause; 0.0: go on."""
        now, length = at.timestamp(), pause.total_seconds()
        mine = (pin_try.c.number == number) & (pin_try.c.device == device)
        counted = sql.update(pin_try).where(mine, pin_try.c.wrong < most)
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(pin_try).where(pin_try.c.at <= now - length))
            insert_new(connection, pin_try, {"number": number, "device": device, "wrong": 0, "at": now})
            if connection.execute(counted.values(wrong=pin_try.c.wrong + 1, at=now)).rowcount:
                return 0.0
            last = connection.execute(sql.select(pin_try.c.at).where(mine)).scalar_one()
        return float(last + length - now)

    def right(self, number: str, device: str) -> None:
        """The try was right: what was wrong before is forgotten."""
        mine = (pin_try.c.number == number) & (pin_try.c.device == device)
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(pin_try).where(mine))
