"""A sale knows how it is paid: by card, as all were until now, or to a person."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add a column."""
    with op.batch_alter_table("sale") as table:
        table.add_column(sa.Column("means", sa.String(), nullable=False, server_default="card"))
