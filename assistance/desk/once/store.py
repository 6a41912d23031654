"""SQL of everything that is good once and not for long: links, codes, and the questions that a sign-in must answer."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

import sqlalchemy as sql
from sqlalchemy import Column, Table

from assistance.desk.feed.store import metadata
from kiosk.database import Connection, Engine, transaction


class Kind(StrEnum):
    """What such a secret is good for, and for nothing else."""

    KIOSK = "kiosk"  # a kiosk fetches its token
    DEVICE = "device"  # a tablet becomes a shared one
    PASSKEY_LINK = "passkey-link"  # somebody makes a passkey
    PASSKEY_MADE = "passkey-made"  # the question that a new passkey answers
    PASSKEY_USED = "passkey-used"  # the question that a sign-in answers
    ACCOUNT = "account"  # an operator is away at the place where her account is


LASTS = {
    Kind.KIOSK: timedelta(minutes=10),
    Kind.DEVICE: timedelta(minutes=10),
    Kind.PASSKEY_LINK: timedelta(days=1),
    Kind.PASSKEY_MADE: timedelta(minutes=5),
    Kind.PASSKEY_USED: timedelta(minutes=5),
    Kind.ACCOUNT: timedelta(minutes=10),
}
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that look alike

once = Table(
    "once",
    metadata,
    Column("secret_hash", sql.String, primary_key=True),
    Column("kind", sql.String, nullable=False),
    Column("body", sql.Text, nullable=False),
    Column("until", sql.Float, nullable=False),
)


class Once:
    """Secrets are known by their SHA-256 only; of two who use one at the same time one wins."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def make(self, kind: Kind, body: Mapping[str, str], at: datetime, secret: str = "") -> str:
        """A fresh secret for `kind`, or `secret` itself; `body` comes back to whoever uses it in time."""
        secret = secret or secrets.token_urlsafe(32)
        until = (at + LASTS[kind]).timestamp()
        row = {"secret_hash": _hash(kind, secret), "kind": kind.value, "body": json.dumps(dict(body)), "until": until}
        with transaction(self._engine) as connection:
            connection.execute(sql.delete(once).where(once.c.until <= at.timestamp()))
            connection.execute(sql.insert(once).values(row))
        return secret

    def code(self, kind: Kind, body: Mapping[str, str], at: datetime) -> str:
        """A fresh secret that a person can type, such as "K7QM-2XPA"."""
        letters = "".join(secrets.choice(LETTERS) for _ in range(8))
        return self.make(kind, body, at, f"{letters[:4]}-{letters[4:]}")

    def look(self, kind: Kind, secret: str, at: datetime) -> dict[str, str] | None:
        """What it is for, while it is good; it stays good."""
        with transaction(self._engine) as connection:
            return _body(connection, kind, secret, at)

    def take(self, kind: Kind, secret: str, at: datetime) -> dict[str, str] | None:
        """Use it up. None: it is not known, too old, or was used."""
        with transaction(self._engine) as connection:
            body = _body(connection, kind, secret, at)
            used = sql.delete(once).where(once.c.secret_hash == _hash(kind, secret))
            return body if connection.execute(used).rowcount else None


def typed(code: str) -> str:
    """A code as it was made, however somebody typed it."""
    letters = "".join(letter for letter in code.upper() if letter in LETTERS)
    return f"{letters[:4]}-{letters[4:]}"


def _body(connection: Connection, kind: Kind, secret: str, at: datetime) -> dict[str, str] | None:
    mine = (once.c.secret_hash == _hash(kind, secret)) & (once.c.until > at.timestamp())
    body = connection.execute(sql.select(once.c.body).where(mine)).scalar()
    return {str(k): str(v) for k, v in json.loads(body).items()} if body is not None else None


def _hash(kind: Kind, secret: str) -> str:
    return hashlib.sha256(f"{kind} {secret}".encode()).hexdigest()
