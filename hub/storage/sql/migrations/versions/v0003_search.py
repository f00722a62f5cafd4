"""What was said in a form that can be searched, and the face that was made."""

import sqlalchemy as sa
from alembic import op

from hub.storage.folding import said

revision = "0003"
down_revision = "0002"

BATCH = 500
"""Turns that are folded in one go."""


def upgrade() -> None:
    """Make the columns, and fold what is kept."""
    op.add_column("turns", sa.Column("emotion", sa.String(64), nullable=False, server_default=""))
    op.add_column("turns", sa.Column("folded", sa.Text, nullable=False, server_default=""))
    turns = sa.table("turns", *map(sa.column, ("turn_id", "question", "spoken", "folded")))
    connection, last = op.get_bind(), ""
    change = turns.update().where(turns.c.turn_id == sa.bindparam("key")).values(folded=sa.bindparam("words"))
    while rows := _batch(connection, turns, last):
        last = rows[-1].turn_id
        connection.execute(
            change, [{"key": row.turn_id, "words": said(row.question, row.spoken)} for row in rows]
        )


def _batch(connection: sa.Connection, turns: sa.TableClause, last: str) -> list[sa.Row[tuple[str, str, str]]]:
    query = sa.select(turns.c.turn_id, turns.c.question, turns.c.spoken)
    wanted = query.where(turns.c.turn_id > last).order_by(turns.c.turn_id).limit(BATCH)
    return list(connection.execute(wanted).all())
