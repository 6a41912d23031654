"""Each station has a feed of its own, and it is known when each kiosk was last heard."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

EVENT = (
    ("what", sa.String()), ("helper_name", sa.String()), ("minutes", sa.Integer()), ("seen_by", sa.Integer()),
    ("at", sa.Float()),
)  # fmt: skip


def upgrade() -> None:
    """All stations go on in the log that there was: a kiosk's number stays good. Numbers left out mean nothing."""
    op.rename_table("feed", "old_feed")
    op.rename_table("help_event", "old_event")
    op.create_table(
        "feed",
        sa.Column("station", sa.String(), primary_key=True, nullable=False),
        sa.Column("log", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("copied", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "help_event",
        sa.Column("station", sa.String(), primary_key=True, nullable=False),
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False, nullable=False),
        sa.Column("request", sa.String(), sa.ForeignKey("help_request.id"), nullable=False),
        *(sa.Column(name, kind, nullable=False) for name, kind in EVENT),
    )
    op.execute(
        "insert into feed (station, log, seq) select s.station, f.log, f.seq"
        " from (select distinct station from help_request) s cross join old_feed f"
    )
    names = ", ".join(name for name, _ in EVENT)
    op.execute(
        f"insert into help_event (station, seq, request, {names}) select r.station, e.seq, e.request, "
        + ", ".join(f"e.{name}" for name, _ in EVENT)
        + " from old_event e join help_request r on r.id = e.request"
    )
    op.drop_table("old_event")
    op.drop_table("old_feed")
    op.create_index("ix_help_event_request", "help_event", ["request"])
    op.drop_index("one_live_per_kiosk", "help_request")
    op.create_index(
        "one_live_per_kiosk", "help_request", ["station", "kiosk"], unique=True,
        sqlite_where=sa.text("closed_at is null"), postgresql_where=sa.text("closed_at is null"),
    )  # fmt: skip
    op.create_table(
        "kiosk",
        sa.Column("station", sa.String(), primary_key=True, nullable=False),
        sa.Column("id", sa.String(), primary_key=True, nullable=False),
        sa.Column("place", sa.String(), nullable=False, server_default=""),
        sa.Column("last_heard_at", sa.Float(), nullable=False),
        sa.Column("silent_since", sa.Float(), nullable=True),
    )
    op.create_table(
        "copy",
        sa.Column("station", sa.String(), primary_key=True, nullable=False),
        sa.Column("log", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
    )
