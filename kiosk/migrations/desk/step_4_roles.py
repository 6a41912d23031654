"""A helper has a role and named stations. Who was known before is a helper, and sees nothing until one is named."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Add the role and the list of stations."""
    op.add_column("helper", sa.Column("role", sa.String(), nullable=False, server_default="helper"))
    op.create_table(
        "helper_station",
        sa.Column("helper", sa.String(), sa.ForeignKey("helper.id"), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("helper", "station"),
    )
