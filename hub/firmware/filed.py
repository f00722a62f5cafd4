"""Files that the household keeps for devices, each once, and what is known of each."""

import asyncio
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Final, Generic, TypeVar

from hub.engines.worker import Worker
from hub.errors import FirmwareError
from hub.firmware.assets.records import KeptAssets
from hub.firmware.records import MAX_NAME, KeptImage
from hub.storage.file_records import FileKind, FileRecord
from hub.storage.shelf import Shelf
from hub.storage.stored import Stored

MEDIA_TYPE: Final = "application/octet-stream"
"""Of such a file, for who fetches it."""

R = TypeVar("R", KeptImage, KeptAssets)


def _never(_record_id: str) -> bool:
    """For a hub that gives nothing to devices."""
    return False


class Filed(ABC, Generic[R]):
    """Has the records in memory. What changes is on the disk when the method returns.

    All coroutines raise ``DataFolderError`` when that cannot be read or written.
    """

    kind: ClassVar[FileKind]
    most: ClassVar[int]  # of such files there may be

    def __init__(
        self,
        stored: Callable[[], Awaitable[Stored[R]]],
        shelf: Callable[[], Awaitable[Shelf]],
        worker: Worker,
        now: Callable[[], float] = time.time,
        *,
        in_use: Callable[[str], bool] = _never,
    ) -> None:
        """Put it together.

        Args:
            stored: Keeps the records.
            shelf: Keeps the files.
            worker: Reads files.
            now: The wall clock.
            in_use: Whether devices are still to get the file with that id.
        """
        self._worker = worker
        self._now = now
        self._stored: Callable[[], Awaitable[Stored[R]]] = stored
        self._shelf = shelf
        self._in_use = in_use
        self._records: dict[str, R] = {}
        self._held: Counter[str] = Counter()  # by id, how many read the file now
        self._loaded = False
        self._changing = asyncio.Lock()

    async def all(self) -> Sequence[R]:
        """Every one, newest first."""
        async with self._changing:
            await self._load()
            newest = sorted(self._records.items(), key=lambda one: (one[1].added_at, one[0]), reverse=True)
            return [record for _, record in newest]

    async def get(self, record_id: str) -> R:
        """One of them; raises the error for one that there is not."""
        async with self._changing:
            return await self._one(record_id)

    async def file(self, record_id: str) -> tuple[FileRecord, Path]:
        """What the shelf knows of it, and where its content is; raises the error for one that there is not."""
        async with self._changing:
            shelf, kept = await self._shelf(), await self._one(record_id)
            record = shelf.get(kept.file_id)
            if record is None:
                raise self._unknown()
            return record, shelf.path(record)

    @contextmanager
    def held(self, record_id: str) -> Iterator[None]:
        """Have it not removed meanwhile: its file is read by others than devices."""
        self._held[record_id] += 1
        try:
            yield
        finally:
            self._held[record_id] -= 1

    async def remove(self, record_id: str) -> None:
        """Keep it no longer, on the disk neither; raises the errors for one that there is not, or is in use."""
        async with self._changing:
            kept = await self._one(record_id)
            if self._in_use(record_id):
                raise self._used()
            if self._held[record_id]:
                raise self._read_now()
            await (await self._stored()).remove([record_id])
            del self._records[record_id]
            await (await self._shelf()).remove([kept.file_id])

    async def _keep(self, record_id: str, content: bytes, make: Callable[[str], R]) -> R:
        """Keep a file; what is kept already stays as it is. ``make`` is given the shelf's id for it."""
        async with self._changing:
            await self._load()
            if record_id in self._records:
                return self._records[record_id]
            if len(self._records) >= self.most:
                raise self._full()
            shelf = await self._shelf()
            file = await shelf.put(content, kind=self.kind, media_type=MEDIA_TYPE)
            return await self._put(record_id, make(file.file_id))

    async def _change(self, record_id: str, **changes: Any) -> R:
        """Change what is known of one; None leaves what there is."""
        async with self._changing:
            kept = await self._one(record_id)
            told = {name: value for name, value in changes.items() if value is not None}
            return await self._put(record_id, replace(kept, **told))

    async def _put(self, record_id: str, record: R) -> R:
        await (await self._stored()).put([record])
        self._records[record_id] = record
        return record

    async def _one(self, record_id: str) -> R:
        await self._load()
        try:
            return self._records[record_id]
        except KeyError:
            raise self._unknown() from None

    async def _load(self) -> None:
        if self._loaded:
            return
        self._records = {self._id_of(one): one for one in await (await self._stored()).all()}
        shelf = await self._shelf()
        named = {one.file_id for one in self._records.values()}
        files = (one.file_id for one in shelf.all() if one.kind is self.kind)
        await shelf.remove([file_id for file_id in files if file_id not in named])  # a kill came in between
        self._loaded = True

    @abstractmethod
    def _id_of(self, record: R) -> str:
        """What it is called."""

    @abstractmethod
    def _unknown(self) -> FirmwareError:
        """There is none with that id."""

    @abstractmethod
    def _full(self) -> FirmwareError:
        """There are as many as there may be."""

    @abstractmethod
    def _used(self) -> FirmwareError:
        """Devices are still to get it."""

    @abstractmethod
    def _read_now(self) -> FirmwareError:
        """It is held."""


def shown_name(name: str) -> str:
    """A file's name as it is kept: what cannot be seen is left out, and of a long one the end is kept."""
    return "".join(letter for letter in name if letter.isprintable())[-MAX_NAME:]
