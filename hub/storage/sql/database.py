"""A SQLite file: how it is opened, read and written, and what its failures mean."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from hub.engines.worker import Worker
from hub.errors import DataFolderError
from hub.storage.files import OWNER_ONLY, copy_of, disk_full, told_clearly, unusable
from hub.storage.sql.copying import keep_copy
from hub.storage.sql.revision import LATEST, damaged, revision_of

log = logging.getLogger(__name__)

CONNECTIONS: Final = 3
"""One writes, the others read meanwhile. Each has a thread."""

BUSY_MS: Final = 5_000
"""Longest wait for another program that holds the file, milliseconds."""

PRAGMAS: Final = (
    f"busy_timeout = {BUSY_MS}",
    "journal_mode = WAL",  # readers and the writer do not wait for each other; a kill leaves a whole file
    "synchronous = FULL",  # what was committed outlives a power cut, too
    "secure_delete = ON",  # what is deleted is overwritten
    "foreign_keys = ON",
)

PRIMARY_CODE: Final = 0xFF
"""The part of SQLite's extended error codes that says what went wrong; the rest says where."""

BEGIN: Final = "begin"
"""Execution option of a connection: how its transactions begin; empty when it is to have none."""


class Database:
    """One file and its connections. Whoever reads or writes gets ``DataFolderError`` when it cannot be done."""

    def __init__(self, file: Path, worker: Worker) -> None:
        self.file = file
        self._worker = worker
        self._engine: AsyncEngine | None = None
        self._writer = asyncio.Lock()

    async def open(self) -> None:
        """Make the file or bring it up to date, keeping a copy of it, and see that it can be read.

        Raises:
            NewerFileError, DamagedFileError, DataFolderError: It cannot be used, and is as it was.
        """
        await self._worker.run(self._prepare)
        url = URL.create("sqlite+aiosqlite", database=str(self.file))
        engine = create_async_engine(
            url, pool_size=CONNECTIONS, max_overflow=0, hide_parameters=True
        )  # which are what was said: errors are logged
        listen(engine.sync_engine)
        self._engine = engine

    async def close(self) -> None:
        """Close all connections; the last one puts the journal into the file."""
        engine, self._engine = self._engine, None
        if engine is not None:
            await engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that sees the file as it is now, whatever is written meanwhile."""
        async with self._connected("BEGIN") as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A connection whose changes last when the block ends, all of them or, on an error, none."""
        async with self._writer, self._connected("BEGIN IMMEDIATE") as connection, connection.begin():
            yield connection

    async def keep_copy(self, version: str) -> None:
        """Keep a copy of the whole file beside it, as of ``version``."""
        await self._worker.run(self._copy, version)

    async def compact(self) -> None:
        """Give free space back, if there is any, and leave nothing in the journal.

        What was deleted is overwritten in its place already (``secure_delete``); the whole file is written anew
        only to make it smaller.
        """
        async with self._writer, self._connected("") as connection:
            if (await connection.exec_driver_sql("PRAGMA freelist_count")).scalar_one():
                await connection.exec_driver_sql("VACUUM")
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def empty_journal(self) -> None:
        """Leave nothing in the journal of what was overwritten in the file."""
        async with self._writer, self._connected("") as connection:
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @asynccontextmanager
    async def _connected(self, begin: str) -> AsyncIterator[AsyncConnection]:
        if self._engine is None:
            raise DataFolderError(f"{self.file} is not open.")
        with self._failures_told():
            async with self._engine.connect() as connection:
                await connection.execution_options(**{BEGIN: begin})
                yield connection

    def _prepare(self) -> None:
        found = revision_of(self.file)
        if found == LATEST:
            return
        from hub.storage.sql.migrating import bring_up_to_date

        with told_clearly(self.file):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch(OWNER_ONLY)
        with self._failures_told():
            bring_up_to_date(self.file, found)
        if found:
            log.info("%s was brought up to date; a copy is beside it", self.file)

    def _copy(self, version: str) -> None:
        with self._failures_told():
            keep_copy(self.file, copy_of(self.file, version))

    @contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            with told_clearly(self.file):
                yield
        except DBAPIError as error:
            raise clear_failure(error.orig, self.file) from error
        except sqlite3.Error as error:
            raise clear_failure(error, self.file) from error


def listen(engine: Engine) -> None:
    """Have the connections of ``engine`` set up, and its transactions begin where they are said to.

    Python's own driver begins them late, and not at all before a change of the schema.
    """

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begun(connection: Connection) -> None:
        begin = connection.get_execution_options().get(BEGIN, "BEGIN IMMEDIATE")
        if begin:
            connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)


def clear_failure(error: BaseException | None, file: Path) -> DataFolderError:
    """What the failure of SQLite's driver means for a person."""
    while error is not None and not isinstance(error, sqlite3.Error):
        error = error.__cause__
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & PRIMARY_CODE
    if code == sqlite3.SQLITE_FULL:
        return disk_full(file)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(file, str(error))
    return unusable(file, str(error))
