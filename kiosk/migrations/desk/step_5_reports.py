"""What stays of a call when its situation is forgotten, counts of visits, faces, and test calls."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"


def upgrade() -> None:
    """A test call is a row like any other, but a kiosk may place one while a real call lives."""
    op.add_column("help_request", sa.Column("test", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("one_live_per_kiosk", "help_request")
    real = sa.text("closed_at is null and not test")
    op.create_index(
        "one_live_per_kiosk",
        "help_request",
        ["station", "kiosk"],
        unique=True,
        sqlite_where=real,
        postgresql_where=real,
    )
    op.create_table(
        "test_call",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=True),
        sa.Column("failed_because", sa.String(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("newest_test", "test_call", ["station", "kiosk", "at"])
    _facts()
    _tallies()


def _facts() -> None:
    op.create_table(
        "call_fact",
        sa.Column("n", sa.Integer(), nullable=False, autoincrement=True),
        sa.Column("request", sa.String(), nullable=True),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("flow", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("stuck_s", sa.Integer(), nullable=False),
        sa.Column("seen_s", sa.Integer(), nullable=True),
        sa.Column("promised_s", sa.Integer(), nullable=True),
        sa.Column("arrived_s", sa.Integer(), nullable=True),
        sa.Column("closed_s", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False, server_default=""),
        sa.Column("proof", sa.String(), nullable=False, server_default=""),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("suggested", sa.String(), nullable=False),
        sa.Column("unanswered", sa.Boolean(), nullable=False),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.Column("face", sa.String(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("n"),
        sa.UniqueConstraint("request"),
    )
    op.create_index("facts_of_a_day", "call_fact", ["station", "day"])
    op.create_table(
        "need_tally",
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=False),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("station", "month", "kind", "need"),
    )


def _tallies() -> None:
    op.create_table(
        "step_tally",
        sa.Column("kiosk", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("flow", sa.String(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("station", "kiosk", "day", "step"),
    )
    op.create_index("tallies_of_a_day", "step_tally", ["station", "day"])
    op.create_table(
        "thanks",
        sa.Column("request", sa.String(), nullable=False),
        sa.Column("face", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.CheckConstraint("face in ('good','so-so','bad')", name="known_face"),
        sa.PrimaryKeyConstraint("request"),
    )
