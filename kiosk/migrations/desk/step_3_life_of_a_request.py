"""Who was asked to take a call, who is there to be asked, how it ended, and what was chosen in the last months."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """A call that is open during the update is asked anew at its next due time."""
    for column in (
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("proof", sa.String(), nullable=True),
        sa.Column("hand_to", sa.String(), nullable=True),
        sa.Column("usual_from", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("usual_to", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("asked_at", sa.Float(), nullable=False, server_default="0"),
        sa.Column("arrived_at", sa.Float(), nullable=True),
    ):
        op.add_column("help_request", column)
    op.execute("update help_request set asked_at = changed_at")
    op.execute("update help_request set arrived_at = changed_at where state = 'arrived'")
    op.create_index("calls_of_a_station", "help_request", ["station", "called_at"])
    op.create_index("open_of_a_station", "help_request", ["closed_at", "station"])
    op.create_table(
        "offer",
        sa.Column("request", sa.String(), sa.ForeignKey("help_request.id"), nullable=False),
        sa.Column("helper", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("offered_at", sa.Float(), nullable=False),
        sa.Column("seen_at", sa.Float(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered_at", sa.Float(), nullable=True),
        sa.CheckConstraint("answer in ('yes','no','broken','passed')", name="known_answer"),
        sa.CheckConstraint("(answer is null) = (answered_at is null)", name="answered_at_a_time"),
        sa.PrimaryKeyConstraint("request", "helper"),
    )
    op.create_table(
        "device",
        sa.Column("helper", sa.String(), sa.ForeignKey("helper.id"), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("last_heard_at", sa.Float(), nullable=False),
        sa.Column("visible", sa.Boolean(), nullable=False),
        sa.Column("sound_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("helper", "device"),
    )
    op.create_table(
        "standing",
        sa.Column("helper", sa.String(), sa.ForeignKey("helper.id"), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("helper"),
    )
    op.create_table(
        "reason_tally",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("day", "station", "step", "trouble", "reason")),
        sa.Column("calls", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "station", "step", "trouble", "reason"),
    )
