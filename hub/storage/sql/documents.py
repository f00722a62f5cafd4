"""Small documents in the same SQLite file, for who wants one file for all."""

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import Delete, bindparam, delete, insert, select

from hub.storage.documents import Document, DocumentKind
from hub.storage.sql.database import Database
from hub.storage.sql.tables import documents as table

_MINE: Final = "mine"
"""Name of the parameter for an id: the column's own is taken."""


class SqlDocuments:
    """``Documents`` as rows of one table."""

    def __init__(self, database: Database, kind: DocumentKind) -> None:
        self._database = database
        self._kind = kind

    async def load(self) -> Mapping[str, Document]:
        """Every document by its id."""
        mine = table.c.collection == self._kind.name
        async with self._database.reading() as connection:
            rows = (await connection.execute(select(table).where(mine))).all()
        oldest = min((row.version for row in rows), default=self._kind.version)
        newest = max((row.version for row in rows), default=self._kind.version)
        self._kind.require_known(newest, self._database.file)
        loaded = {row.id: self._kind.up_to_date(row.body, row.version) for row in rows}
        if oldest < self._kind.version:
            await self._database.keep_copy(f"{self._kind.name}-{oldest}")
            await self.put(loaded)
        return loaded

    async def put(self, documents: Mapping[str, Document]) -> None:
        """Keep these."""
        rows = [
            {"collection": self._kind.name, "id": key, "version": self._kind.version, "body": document}
            for key, document in documents.items()
        ]
        if rows:
            async with self._database.writing() as connection:
                await connection.execute(self._delete(), [{_MINE: row["id"]} for row in rows])
                await connection.execute(insert(table), rows)

    async def remove(self, ids: Collection[str]) -> None:
        """Keep these no longer."""
        if ids:
            async with self._database.writing() as connection:
                await connection.execute(self._delete(), [{_MINE: key} for key in ids])
            await self._database.empty_journal()

    def _delete(self) -> Delete:
        return delete(table).where(table.c.collection == self._kind.name, table.c.id == bindparam(_MINE))
