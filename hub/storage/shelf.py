"""Files that devices fetch or sent: each a record, and a blob that is kept as long as a record names it."""

import asyncio
import secrets
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from hub.engines.worker import Worker
from hub.storage.blobs import Blobs
from hub.storage.file_records import FileKind, FileRecord, StoredFiles

ID_BYTES: Final = 16
"""Random bytes of a file's id: an address names it, and it must not be guessed from another's."""

MAX_OF_KIND: Final = 500
"""Files of one kind: pictures of 100 KB then take 50 MB. The oldest makes room for one more."""


class Shelf:
    """Has the records in memory. What was put lasts when the method returns.

    A file whose time is over is not there any more, whether its space is free by then or not.
    All coroutines raise ``DataFolderError``.
    """

    def __init__(self, stored: StoredFiles, blobs: Blobs, worker: Worker, now: Callable[[], float]) -> None:
        """``blobs`` are this shelf's alone; ``now`` is the wall clock."""
        self._stored = stored
        self._blobs = blobs
        self._worker = worker
        self._now = now
        self._records: dict[str, FileRecord] = {}
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        """Know what is kept."""
        self._records = {record.file_id: record for record in await self._stored.all()}

    def all(self) -> tuple[FileRecord, ...]:
        """Every file, newest first."""
        there = (record for record in self._records.values() if self._is_there(record))
        return tuple(sorted(there, key=lambda record: (record.created_at, record.file_id), reverse=True))

    def get(self, file_id: str) -> FileRecord | None:
        """One of them."""
        record = self._records.get(file_id)
        return record if record is not None and self._is_there(record) else None

    def path(self, record: FileRecord) -> Path:
        """Where its content is."""
        return self._blobs.path(record.digest)

    async def put(
        self,
        content: bytes,
        *,
        kind: FileKind,
        media_type: str,
        device_id: str = "",
        keep_s: float | None = None,
    ) -> FileRecord:
        """Keep a file, for ``keep_s`` seconds or until it is deleted; what is known of it."""
        async with self._changing:
            of_kind = [record.file_id for record in self.all() if record.kind is kind]
            await self._remove(of_kind[MAX_OF_KIND - 1 :])
            now = self._now()
            record = FileRecord(
                file_id=secrets.token_hex(ID_BYTES),
                digest=await self._worker.run(self._blobs.put, content),
                kind=kind,
                size=len(content),
                media_type=media_type,
                created_at=now,
                device_id=device_id,
                keep_until=None if keep_s is None else now + keep_s,
            )
            await self._stored.put([record])
            self._records[record.file_id] = record
            return record

    async def remove(self, file_ids: Collection[str]) -> int:
        """Keep these no longer, on the disk neither; how many there were."""
        async with self._changing:
            return await self._remove(file_ids)

    async def tidy(self) -> int:
        """Remove what is kept for too long, and content that no record names; how many files it was."""
        async with self._changing:
            over = [key for key, record in self._records.items() if not self._is_there(record)]
            await self._remove(over)
            named = {record.digest for record in self._records.values()}
            return len(over) + await self._worker.run(self._blobs.sweep, named)

    async def problems(self) -> list[str]:
        """What is wrong with what is kept, in English."""
        kept = frozenset(await self._worker.run(lambda: tuple(self._blobs.digests())))
        damaged = await self._worker.run(self._blobs.damaged)
        missing = sorted({record.digest for record in self._records.values()} - kept)
        return [
            *(f"The file {digest} is missing." for digest in missing),
            *(f"{self._blobs.path(digest)} is not what it was." for digest in damaged),
        ]

    async def _remove(self, file_ids: Collection[str]) -> int:
        known = [self._records[key] for key in file_ids if key in self._records]
        if known:
            await self._stored.remove([record.file_id for record in known])
        for record in known:
            del self._records[record.file_id]
        still_named = {record.digest for record in self._records.values()}
        for digest in {record.digest for record in known} - still_named:
            await self._worker.run(self._blobs.drop, digest)
        return len(known)

    def _is_there(self, record: FileRecord) -> bool:
        return record.keep_until is None or self._now() < record.keep_until
