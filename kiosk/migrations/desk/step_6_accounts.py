"""Badges, passkeys, shared devices, tokens of kiosks, what is good once, and the audit trail."""

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"


def upgrade() -> None:
    """Whoever is signed in stays so: her shift is of no shared device."""
    op.add_column("helper", sa.Column("ended_at", sa.Float(), nullable=True))
    op.add_column("shift", sa.Column("device", sa.String(), nullable=True))
    op.create_table(
        "shared_device",
        sa.Column("id", sa.String(), primary_key=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("key_hash", sa.String(), nullable=False, unique=True),
    )
    op.create_table(
        "badge",
        sa.Column("helper", sa.String(), sa.ForeignKey("helper.id"), primary_key=True, nullable=False),
        sa.Column("number", sa.String(), nullable=False, unique=True),
        sa.Column("pin_hash", sa.String(), nullable=True),
    )
    op.create_table(
        "pin_try",
        sa.Column("number", sa.String(), primary_key=True, nullable=False),
        sa.Column("device", sa.String(), primary_key=True, nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
    )
    op.create_table(
        "passkey",
        sa.Column("id", sa.String(), primary_key=True, nullable=False),
        sa.Column("helper", sa.String(), sa.ForeignKey("helper.id"), nullable=False),
        sa.Column("public_key", sa.String(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Float(), nullable=False),
    )
    op.create_index("ix_passkey_helper", "passkey", ["helper"])
    op.create_table(
        "once",
        sa.Column("secret_hash", sa.String(), primary_key=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
    )
    op.create_table(
        "kiosk_token",
        sa.Column("token_hash", sa.String(), primary_key=True, nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("made_at", sa.Float(), nullable=False),
    )
    op.create_index("tokens_of_a_kiosk", "kiosk_token", ["station", "kiosk"])
    op.create_table(
        "audit",
        sa.Column("n", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("who", "what", "whom", "station")),
    )
    op.create_index("audit_at", "audit", ["at"])
