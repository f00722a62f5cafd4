"""What the store needs of this room, imported in one go."""

import aiosqlite  # noqa: F401 - or SQLAlchemy would import it when it first connects, on the event loop

from hub.storage.sql.conversations import StoredConversations
from hub.storage.sql.database import Database
from hub.storage.sql.documents import SqlDocuments
from hub.storage.sql.ledger import StoredLedger

__all__ = ["Database", "SqlDocuments", "StoredConversations", "StoredLedger"]
