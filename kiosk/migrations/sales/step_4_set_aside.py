"""Sales that cannot be read are set aside as they were found, and others can be sold to."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Add their table."""
    op.create_table(
        "set_aside",
        sa.Column("number", sa.String(), sa.ForeignKey("sale.number"), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("at", "person", "why", "wrong", "terminal", "as_found")
        ),
        sa.PrimaryKeyConstraint("number"),
    )
