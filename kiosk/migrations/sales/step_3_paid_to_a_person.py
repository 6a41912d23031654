"""A sale knows how it is paid and what its ticket is on: by card and on paper, as all were until now, or else."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add two columns."""
    with op.batch_alter_table("sale") as table:
        table.add_column(sa.Column("means", sa.String(), nullable=False, server_default="card"))
        table.add_column(sa.Column("medium", sa.String(), nullable=False, server_default="paper"))
