"""What release 0.1.0 wrote: requests for help, helpers and their shifts."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first release."""
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("log", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "help_request",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("helper", sa.String(), nullable=True),
        sa.Column("helper_name", sa.String(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("seen_by", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("called_at", sa.Float(), nullable=False),
        sa.Column("changed_at", sa.Float(), nullable=False),
        sa.Column("promised_at", sa.Float(), nullable=True),
        sa.Column("closed_at", sa.Float(), nullable=True),
        sa.Column("due_at", sa.Float(), nullable=True),
        sa.CheckConstraint(
            "(state in ('acknowledged','arrived','called','unanswered')) = (closed_at is null)", name="done_is_closed"
        ),
        sa.CheckConstraint("state <> 'acknowledged' or promised_at is not null", name="promise_has_a_time"),
        sa.CheckConstraint("state <> 'resolved' or reason is not null", name="resolved_has_a_reason"),
        sa.CheckConstraint(
            "state in ('abandoned','acknowledged','arrived','called','cancelled','resolved','unanswered')",
            name="known_state",
        ),
        sa.CheckConstraint("state not in ('acknowledged','arrived') or helper is not null", name="promise_has_a_name"),
        sa.CheckConstraint("state not in ('called','unanswered') or helper is null", name="nobody_yet"),
        sa.CheckConstraint("(closed_at is null) = (due_at is not null)", name="open_has_a_next_step"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "due",
        "help_request",
        ["due_at"],
        sqlite_where=sa.text("closed_at is null"),
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_index(
        "one_live_per_kiosk",
        "help_request",
        ["kiosk"],
        unique=True,
        sqlite_where=sa.text("closed_at is null"),
        postgresql_where=sa.text("closed_at is null"),
    )
    op.create_table(
        "helper",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "enrolment",
        sa.Column("helper", sa.String(), nullable=False),
        sa.Column("key_hash", sa.String(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["helper"], ["helper.id"]),
        sa.PrimaryKeyConstraint("helper"),
        sa.UniqueConstraint("key_hash"),
    )
    op.create_table(
        "help_event",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("helper_name", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("seen_by", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["help_request.id"]),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "request_situation",
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["help_request.id"]),
        sa.PrimaryKeyConstraint("request"),
    )
    op.create_table(
        "shift",
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("helper", sa.String(), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["helper"], ["helper.id"]),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    op.create_table(
        "sight",
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("helper", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["help_request.id"]),
        sa.PrimaryKeyConstraint("request", "helper"),
    )
