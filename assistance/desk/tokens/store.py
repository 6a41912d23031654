"""SQL of kiosk tokens: which machine a token speaks for; two are good while the newer takes over."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from kiosk.database import Engine, transaction

kiosk_token = Table(
    "kiosk_token",
    metadata,
    Column("token_hash", sql.String, primary_key=True),
    Column("station", sql.String, nullable=False),
    Column("kiosk", sql.String, nullable=False),
    Column("made_at", sql.Float, nullable=False),
    sql.Index("tokens_of_a_kiosk", "station", "kiosk"),
)


@dataclass(frozen=True)
class EnrolledKiosk:
    """The machine that a token speaks for: it, and no other."""

    station: str
    kiosk: str
    made_at: datetime


class KioskTokens:
    """256 random bits each, known by their SHA-256 only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(self, station: str, kiosk: str, at: datetime, beside: str = "") -> str:
        """A fresh token. `beside`, else the newest of the older ones, stays good until this one is used.

        All others end: also one that was made, and never reached its kiosk.
        """
        token, c = secrets.token_urlsafe(32), kiosk_token.c
        mine = (c.station == station) & (c.kiosk == kiosk)
        row = {"token_hash": _hash(token), "station": station, "kiosk": kiosk, "made_at": at.timestamp()}
        with transaction(self._engine) as connection:
            older = connection.execute(sql.select(c.token_hash).where(mine).order_by(c.made_at.desc())).scalars().all()
            stays = _hash(beside) if beside else next(iter(older), "")
            connection.execute(sql.delete(kiosk_token).where(mine, c.token_hash != stays))
            connection.execute(sql.insert(kiosk_token).values(row))
        return token

    def whose(self, token: str) -> EnrolledKiosk | None:
        """Whom it speaks for; None: nobody, or it was revoked. With its first use the older ones end."""
        c = kiosk_token.c
        with transaction(self._engine) as connection:
            row = connection.execute(sql.select(kiosk_token).where(c.token_hash == _hash(token))).first()
            if row is None:
                return None
            older = (c.station == row.station) & (c.kiosk == row.kiosk) & (c.made_at < row.made_at)
            if connection.execute(sql.select(c.token_hash).where(older).limit(1)).first() is not None:
                connection.execute(sql.delete(kiosk_token).where(older))
        return EnrolledKiosk(row.station, row.kiosk, datetime.fromtimestamp(row.made_at, UTC))

    def enrolled(self, station: str, kiosk: str) -> bool:
        """Whether this machine has a token of its own."""
        return bool(self.keys(station, kiosk))

    def keys(self, station: str, kiosk: str) -> tuple[str, ...]:
        """What is kept of its tokens: their SHA-256, in hexadecimal."""
        c = kiosk_token.c
        query = sql.select(c.token_hash).where(c.station == station, c.kiosk == kiosk)
        with transaction(self._engine) as connection:
            return tuple(connection.execute(query).scalars())

    def all(self) -> list[EnrolledKiosk]:
        """Each machine once, with its newest token's age."""
        c = kiosk_token.c
        newest = sql.select(c.station, c.kiosk, sql.func.max(c.made_at).label("made_at"))
        with transaction(self._engine) as connection:
            rows = connection.execute(newest.group_by(c.station, c.kiosk).order_by(c.station, c.kiosk)).all()
        return [EnrolledKiosk(row.station, row.kiosk, datetime.fromtimestamp(row.made_at, UTC)) for row in rows]

    def revoke(self, station: str, kiosk: str) -> bool:
        """None of its tokens is good any more. False: it had none."""
        c = kiosk_token.c
        with transaction(self._engine) as connection:
            ending = sql.delete(kiosk_token).where(c.station == station, c.kiosk == kiosk)
            return bool(connection.execute(ending).rowcount)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
