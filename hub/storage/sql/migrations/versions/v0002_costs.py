"""What it cost, what left the house and which tools were called."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables, and the place for what was sent in a turn."""
    op.add_column("turns", sa.Column("sent", sa.JSON, nullable=False, server_default="[]"))
    op.create_table(
        "usage",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("device_id", sa.String(64), primary_key=True),
        sa.Column("model", sa.String(255), primary_key=True),
        sa.Column("requests", sa.BigInteger, nullable=False),
        sa.Column("prompt", sa.BigInteger, nullable=False),
        sa.Column("cached", sa.BigInteger, nullable=False),
        sa.Column("answer", sa.BigInteger, nullable=False),
        sa.Column("cost", sa.Float, nullable=False),
        sa.Column("estimated", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "sent",
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("device_id", sa.String(64), primary_key=True),
        sa.Column("host", sa.String(255), primary_key=True),
        sa.Column("purpose", sa.String(64), primary_key=True),
        sa.Column("requests", sa.BigInteger, nullable=False),
        sa.Column("bytes", sa.BigInteger, nullable=False),
        sa.Column("outside", sa.Boolean, nullable=False),
    )
    op.create_table(
        "tool_calls",
        sa.Column("call_id", sa.String(64), primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("device_id", sa.String(64), nullable=False),
        sa.Column("session_id", sa.String(64), nullable=False),
        sa.Column("turn_id", sa.String(64), nullable=False),
        sa.Column("tool", sa.Text, nullable=False),
        sa.Column("caller", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(64), nullable=False),
        sa.Column("took", sa.Float, nullable=False),
        sa.Column("arguments", sa.Text, nullable=False),
    )
    op.create_index("tool_calls_at", "tool_calls", ["at"])
    op.create_index("tool_calls_of_turn", "tool_calls", ["turn_id"])
    op.create_index("tool_calls_of_device", "tool_calls", ["device_id", "at"])
