"""A sale keeps what its terminal must be asked with, its barcode, and what staff must know; one is under way at a time.

Sales that release 0.1.0 left open become "unknown": recovery asks the terminal about each, as about any other. Whether
their paper is out stands in their history.
"""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"

UNDER_WAY = ["open", "asking", "held", "issued", "printing", "printed", "taking", "undo", "undoing"]
sale = sa.table("sale", sa.column("number", sa.String), sa.column("state", sa.String), sa.column("paper", sa.String))
event = sa.table(
    "sale_event",
    sa.column("number", sa.String),
    sa.column("state", sa.String),
    sa.column("detail", sa.String),
    sa.column("at", sa.String),
)
void = sa.table("void_ticket", sa.column("number", sa.String), sa.column("at", sa.String), sa.column("why", sa.String))


def upgrade() -> None:
    """Add columns and tables, and sort what was left open."""
    with op.batch_alter_table("sale") as table:
        for name in ("kiosk", "memo", "reference", "receipt"):
            table.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("paper", sa.String(), nullable=False, server_default="none"))
    _sort()
    under_way = sa.column("state", sa.String).in_(UNDER_WAY)
    op.create_index(
        "one_sale_under_way", "sale", ["kiosk"], unique=True, sqlite_where=under_way, postgresql_where=under_way
    )
    op.create_table(
        "sale_barcode",
        sa.Column("number", sa.String(), sa.ForeignKey("sale.number"), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("octets", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", "place"),
    )
    op.create_table(
        "void_ticket",
        sa.Column("number", sa.String(), sa.ForeignKey("sale.number"), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    _list_void_tickets()
    op.create_table(
        "staff_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), sa.ForeignKey("sale.number"), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("say", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("received_at", sa.String()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("one_note_of_a_kind", "staff_note", ["number", "say"], unique=True)
    op.create_table(
        "day_end",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("last_event", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _sort() -> None:
    printed, printing = (
        sa.select(event.c.number).where(seen)
        for seen in (event.c.state.in_(["printed", "done"]), event.c.detail == "printing")
    )
    op.execute(sale.update().where(sale.c.number.in_(printing)).values(paper="wiped"))
    op.execute(sale.update().where(sale.c.number.in_(printed)).values(paper="out"))
    op.execute(sale.update().where(sale.c.state.in_(["open", "held", "printed"])).values(state="unknown"))


def _list_void_tickets() -> None:
    """Release 0.1.0 wrote it into the history only."""
    noted = sa.select(event.c.number, sa.func.min(event.c.at), sa.func.min(event.c.detail))
    noted = noted.where(event.c.detail.like("ticket void: %")).group_by(event.c.number)
    op.execute(void.insert().from_select(["number", "at", "why"], noted))
