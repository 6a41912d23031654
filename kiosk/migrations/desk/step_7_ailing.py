"""What a kiosk's test call says of its devices."""

import sqlalchemy as sa
from alembic import op

revision = "7"
down_revision = "6"


def upgrade() -> None:
    """One more column; older test calls said nothing."""
    op.add_column("test_call", sa.Column("ailing", sa.String(), nullable=False, server_default=""))
