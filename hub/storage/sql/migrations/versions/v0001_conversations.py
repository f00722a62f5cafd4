"""Sessions, turns and small documents."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "sessions",
        sa.Column("session_id", sa.String(64), primary_key=True),
        sa.Column("device_id", sa.String(64), nullable=False),
        sa.Column("client_id", sa.String(64), nullable=False),
        sa.Column("started_at", sa.Float, nullable=False),
        sa.Column("ended_at", sa.Float),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("sessions_started", "sessions", ["started_at"])
    op.create_table(
        "turns",
        sa.Column("turn_id", sa.String(64), primary_key=True),
        sa.Column("session_id", sa.String(64), sa.ForeignKey("sessions.session_id"), nullable=False),
        sa.Column("device_id", sa.String(64), nullable=False),
        sa.Column("started_at", sa.Float, nullable=False),
        sa.Column("finished_at", sa.Float),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("language", sa.String(64), nullable=False),
        sa.Column("spoken", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("answer_language", sa.String(64), nullable=False),
        sa.Column("outcome", sa.String(64)),
        sa.Column("error", sa.String(64), nullable=False),
        sa.Column("timings", sa.JSON, nullable=False),
        sa.Column("engines", sa.JSON, nullable=False),
        sa.Column("audio", sa.String(64), nullable=False),
    )
    op.create_index("turns_started", "turns", ["started_at"])
    op.create_index("turns_of_device", "turns", ["device_id", "started_at"])
    op.create_index("turns_of_session", "turns", ["session_id", "started_at"])
    op.create_table(
        "documents",
        sa.Column("collection", sa.String(64), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
