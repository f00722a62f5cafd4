"""All that lasts, behind one door: which repository is in which file, and when the files are opened."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hub.engines.worker import Worker
from hub.storage.alerts import ALERTS, Alert, stored_alerts
from hub.storage.base import ConversationRepository, DeviceRepository
from hub.storage.blobs import Blobs
from hub.storage.claim import Claim
from hub.storage.devices import DEVICES, StoredDevices
from hub.storage.documents import DocumentKind, Documents
from hub.storage.file_records import FILES, StoredFiles
from hub.storage.files import copies_of, drop_parts, told_clearly
from hub.storage.firmware import ASSET_OFFERS, ASSETS, FIRMWARE, ROLLOUTS
from hub.storage.ledger import LedgerRepository
from hub.storage.lists import LISTS, NamedList, stored_lists
from hub.storage.personas import PERSONAS, Persona, stored_personas
from hub.storage.shelf import Shelf
from hub.storage.sql.revision import revision_of
from hub.storage.stored import Stored
from hub.storage.tiny import TinyDocuments
from hub.storage.tokens import TOKENS, StoredTokens
from hub.storage.tool_kinds import TOOL_KINDS, ToolKind, stored_tool_kinds

if TYPE_CHECKING:
    from hub.storage.sql.database import Database

DATABASE_NAME: Final = "hub.db"
"""The database in the data folder, unless ``store.url`` names another."""

KINDS: Final = (
    DEVICES,
    TOKENS,
    FILES,
    ALERTS,
    LISTS,
    TOOL_KINDS,
    PERSONAS,
    FIRMWARE,
    ROLLOUTS,
    ASSETS,
    ASSET_OFFERS,
)
"""The small collections that are kept."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are kept."""

    folder: Path
    database: Path
    blobs: Path  # recorded sound
    shelf: Path  # what devices fetch or sent
    readable: bool  # small documents are in files of their own, not in the database

    def documents(self, kind: DocumentKind) -> Path:
        """The file with the documents of ``kind``."""
        return self.folder / f"{kind.name}.json" if self.readable else self.database

    @property
    def files(self) -> frozenset[Path]:
        """The files that are the store's, or were before ``store.url`` was set; recorded sound apart."""
        names = (DATABASE_NAME, *(f"{kind.name}.json" for kind in KINDS))
        return frozenset({*(self.folder / name for name in names), self.database})


class Store:
    """Opens each file when it is first asked for: a hub that starts needs its devices before its conversations.

    Its methods raise ``DataFolderError``, one of its kinds, when a file cannot be used.
    """

    def __init__(self, layout: Layout, now: Callable[[], float] = time.time) -> None:
        """``now`` is the wall clock."""
        self.layout = layout
        self.blobs = Blobs(layout.blobs)
        self.worker = Worker("store")
        self._now = now
        self._claim = Claim(layout.folder, layout.database)
        self._opening = asyncio.Lock()
        self._opening_shelf = asyncio.Lock()
        self._database: Database | None = None
        self._devices: DeviceRepository | None = None
        self._tokens: StoredTokens | None = None
        self._alerts: Stored[Alert] | None = None
        self._lists: Stored[NamedList] | None = None
        self._tool_kinds: Stored[ToolKind] | None = None
        self._personas: Stored[Persona] | None = None
        self._shelf: Shelf | None = None
        self._conversations: ConversationRepository | None = None
        self._ledger: LedgerRepository | None = None

    async def look(self) -> None:
        """See that nothing was written by a newer hub or is damaged, without opening it: some milliseconds."""
        await self.worker.run(revision_of, self.layout.database)

    async def claim(self) -> None:
        """Be the only one who writes, until ``close``; raises ``FolderInUseError`` when another does."""
        await self.worker.run(self._take)

    async def devices(self) -> DeviceRepository:
        """The devices."""
        if self._devices is None:
            self._devices = StoredDevices(await self._documents(DEVICES), self.layout.documents(DEVICES))
        return self._devices

    async def tokens(self) -> StoredTokens:
        """What programs use the hub with."""
        if self._tokens is None:
            self._tokens = StoredTokens(await self._documents(TOKENS), self.layout.documents(TOKENS))
        return self._tokens

    async def alerts(self) -> Stored[Alert]:
        """Timers, alarms and reminders."""
        if self._alerts is None:
            self._alerts = stored_alerts(await self._documents(ALERTS), self.layout.documents(ALERTS))
        return self._alerts

    async def lists(self) -> Stored[NamedList]:
        """The household's lists."""
        if self._lists is None:
            self._lists = stored_lists(await self._documents(LISTS), self.layout.documents(LISTS))
        return self._lists

    async def tool_kinds(self) -> Stored[ToolKind]:
        """What devices of each kind can do."""
        if self._tool_kinds is None:
            documents = await self._documents(TOOL_KINDS)
            self._tool_kinds = stored_tool_kinds(documents, self.layout.documents(TOOL_KINDS))
        return self._tool_kinds

    async def personas(self) -> Stored[Persona]:
        """How the hub answers, and on which device."""
        if self._personas is None:
            self._personas = stored_personas(await self._documents(PERSONAS), self.layout.documents(PERSONAS))
        return self._personas

    async def firmware(self) -> tuple[Documents, Path]:
        """The documents of firmware images, and the file they are in."""
        return await self._documents(FIRMWARE), self.layout.documents(FIRMWARE)

    async def rollouts(self) -> tuple[Documents, Path]:
        """The documents of rollouts, and the file they are in."""
        return await self._documents(ROLLOUTS), self.layout.documents(ROLLOUTS)

    async def assets(self) -> tuple[Documents, Path]:
        """The documents of files of assets, and the file they are in."""
        return await self._documents(ASSETS), self.layout.documents(ASSETS)

    async def asset_offers(self) -> tuple[Documents, Path]:
        """The documents of assets that devices are offered, and the file they are in."""
        return await self._documents(ASSET_OFFERS), self.layout.documents(ASSET_OFFERS)

    async def shelf(self) -> Shelf:
        """The files that devices fetch or sent."""
        async with self._opening_shelf:
            if self._shelf is None:
                stored = StoredFiles(await self._documents(FILES), self.layout.documents(FILES))
                shelf = Shelf(stored, Blobs(self.layout.shelf), self.worker, self._now)
                await shelf.load()
                self._shelf = shelf
        return self._shelf

    async def conversations(self) -> ConversationRepository:
        """Sessions and turns."""
        if self._conversations is None:
            database = await self._opened()
            from hub.storage.sql.parts import StoredConversations

            self._conversations = StoredConversations(database)
        return self._conversations

    async def ledger(self) -> LedgerRepository:
        """What it cost, what left the house and which tools were called."""
        if self._ledger is None:
            database = await self._opened()
            from hub.storage.sql.parts import StoredLedger

            self._ledger = StoredLedger(database)
        return self._ledger

    async def sweep(self) -> int:
        """Remove recorded sound that no turn refers to; how many files it was."""
        in_use = await (await self.conversations()).audio_in_use()
        return await self.worker.run(self.blobs.sweep, in_use)

    async def drop_copies(self, before: float | None = None) -> int:
        """Remove the copies of older files, all or those made before ``before``; how many there were."""
        return await self.worker.run(self._drop_copies, before)

    async def close(self) -> bool:
        """Close the files, and let others write; whether the thread ended in time."""
        if self._database is not None:
            await self._database.close()
        ended = await self.worker.close()
        self._claim.give_up()
        return ended

    async def _documents(self, kind: DocumentKind) -> Documents:
        if self.layout.readable:
            return TinyDocuments(self.layout.documents(kind), kind, self.worker)
        database = await self._opened()
        from hub.storage.sql.parts import SqlDocuments

        return SqlDocuments(database, kind)

    async def _opened(self) -> "Database":
        async with self._opening:
            if self._database is None:
                await self.worker.run(_load_sql)
                from hub.storage.sql.parts import Database

                database = Database(self.layout.database, self.worker)
                await database.open()
                self._database = database
        return self._database

    def _take(self) -> None:
        self._claim.take()
        with told_clearly(self.layout.folder):
            for file in self.layout.files:
                drop_parts(file)

    def _drop_copies(self, before: float | None) -> int:
        with told_clearly(self.layout.folder):
            chosen = [
                copy
                for file in self.layout.files
                for copy in copies_of(file)
                if before is None or copy.stat().st_mtime < before
            ]
            for copy in chosen:
                copy.unlink(missing_ok=True)
        return len(chosen)


def _load_sql() -> None:
    """Import what opens a database, for later imports to be at once. Blocking: it takes 0.3 s."""
    import hub.storage.sql.parts  # noqa: F401
