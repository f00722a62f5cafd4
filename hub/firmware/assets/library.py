"""The assets the household keeps: each file once, with what it is for."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from hub.engines.worker import Worker
from hub.errors import AssetsFullError, AssetsInUseError, UnknownAssetsError
from hub.firmware.assets.container import read_assets
from hub.firmware.assets.records import KeptAssets
from hub.firmware.records import MAX_NAME
from hub.storage.file_records import FileKind, FileRecord
from hub.storage.shelf import Shelf
from hub.storage.stored import Stored

MAX_ASSETS: Final = 100
"""Files of assets at most; 8 MB each take 0.8 GB."""

MEDIA_TYPE: Final = "application/octet-stream"
"""Of them, for who fetches them."""


class AssetsLibrary:
    """Has the records in memory. What changes is on the disk when the method returns.

    All coroutines raise ``DataFolderError`` when that cannot be read or written.
    """

    def __init__(
        self,
        stored: Callable[[], Awaitable[Stored[KeptAssets]]],
        shelf: Callable[[], Awaitable[Shelf]],
        worker: Worker,
        now: Callable[[], float] = time.time,
        *,
        in_use: Callable[[str], bool],
    ) -> None:
        """Put it together.

        Args:
            stored: Keeps the records.
            shelf: Keeps the files.
            worker: Reads them.
            now: The wall clock.
            in_use: Whether the assets with that id are offered to a device that has not got them yet.
        """
        self._stored = stored
        self._shelf = shelf
        self._worker = worker
        self._now = now
        self._in_use = in_use
        self._kept: dict[str, KeptAssets] = {}
        self._loaded = False
        self._changing = asyncio.Lock()

    async def all(self) -> Sequence[KeptAssets]:
        """All of them, newest first."""
        async with self._changing:
            await self._load()
            return sorted(self._kept.values(), key=lambda one: (one.added_at, one.asset_id), reverse=True)

    async def get(self, asset_id: str) -> KeptAssets:
        """One of them; raises ``UnknownAssetsError``."""
        async with self._changing:
            return await self._one(asset_id)

    async def file(self, asset_id: str) -> tuple[FileRecord, Path]:
        """What the shelf knows of it, and where its content is; raises ``UnknownAssetsError``."""
        async with self._changing:
            shelf, kept = await self._shelf(), await self._one(asset_id)
            record = shelf.get(kept.file_id)
            if record is None:
                raise _unknown()
            return record, shelf.path(record)

    async def add(self, content: bytes, name: str, *, board: str = "", notes: str = "") -> KeptAssets:
        """Keep what is in a file called ``name``; what is kept already stays as it is.

        Args:
            content: All of the file.
            name: What it is called.
            board: What it is for; empty: nobody said.
            notes: What people want to remember of it.

        Raises:
            FirmwareError: It is none that a device could use, or there are as many as there may be.
        """
        assets = await self._worker.run(read_assets, content)
        async with self._changing:
            await self._load()
            if assets.sha256 in self._kept:
                return self._kept[assets.sha256]
            if len(self._kept) >= MAX_ASSETS:
                raise AssetsFullError(f"There are {MAX_ASSETS} files of assets already. Delete one first.")
            shelf = await self._shelf()
            file = await shelf.put(content[: assets.size], kind=FileKind.ASSETS, media_type=MEDIA_TYPE)
            kept = KeptAssets(
                asset_id=assets.sha256,
                file_id=file.file_id,
                name="".join(letter for letter in name if letter.isprintable())[-MAX_NAME:],
                board=board,
                notes=notes,
                added_at=self._now(),
                assets=assets,
            )
            await self._put(kept)
            return kept

    async def change(self, asset_id: str, *, board: str | None = None, notes: str | None = None) -> KeptAssets:
        """Change what is known of it; None leaves what there is. Raises ``UnknownAssetsError``."""
        async with self._changing:
            kept = await self._one(asset_id)
            changed = replace(
                kept,
                board=kept.board if board is None else board,
                notes=kept.notes if notes is None else notes,
            )
            await self._put(changed)
            return changed

    async def remove(self, asset_id: str) -> None:
        """Keep it no longer, on the disk neither.

        Raises:
            UnknownAssetsError: There is none with that id.
            AssetsInUseError: A device is offered it, and has not got it yet.
        """
        async with self._changing:
            kept = await self._one(asset_id)
            if self._in_use(asset_id):
                raise AssetsInUseError("A device is offered these assets now. Take that back first.")
            await (await self._stored()).remove([asset_id])
            del self._kept[asset_id]
            await (await self._shelf()).remove([kept.file_id])

    async def _put(self, kept: KeptAssets) -> None:
        await (await self._stored()).put([kept])
        self._kept[kept.asset_id] = kept

    async def _one(self, asset_id: str) -> KeptAssets:
        await self._load()
        try:
            return self._kept[asset_id]
        except KeyError:
            raise _unknown() from None

    async def _load(self) -> None:
        if self._loaded:
            return
        self._kept = {one.asset_id: one for one in await (await self._stored()).all()}
        shelf = await self._shelf()
        named = {one.file_id for one in self._kept.values()}
        files = (one.file_id for one in shelf.all() if one.kind is FileKind.ASSETS)
        await shelf.remove([file_id for file_id in files if file_id not in named])  # a kill came in between
        self._loaded = True


def _unknown() -> UnknownAssetsError:
    return UnknownAssetsError("There are no assets with that id. List them to see which there are.")
