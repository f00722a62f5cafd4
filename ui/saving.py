"""A file that is made piece by piece: whole under its name at the end, or not there at all."""

import contextlib
import os
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path
from typing import BinaryIO

from hub.engines.worker import Worker
from hub.storage.files import OWNER_ONLY, told_clearly


async def save(pieces: AsyncGenerator[bytes, None], target: Path, written: Callable[[int], object]) -> int:
    """Write ``pieces`` into ``target``; how many bytes it has.

    Args:
        pieces: Closed at the end.
        target: What was there is there until the new one is whole.
        written: Is told how many bytes are on the disk, after each piece.

    Raises:
        DataFolderError: It cannot be written; nothing is left of it.
    """
    worker, part, size = Worker("saving"), _Part(target), 0
    try:
        with told_clearly(target):
            await worker.run(part.open)
            async with aclosing(pieces):
                async for piece in pieces:
                    await worker.run(part.write, piece)
                    size += len(piece)
                    written(size)
            await worker.run(part.finish)
    finally:
        await worker.run(part.drop)  # behind whatever the thread does still
        await worker.close()
    return size


async def save_at_once(content: bytes, target: Path) -> None:
    """Write ``content`` into ``target`` as ``save`` does, which says what is raised."""

    async def one_piece() -> AsyncGenerator[bytes, None]:
        yield content

    await save(one_piece(), target, lambda _: None)


class _Part:
    """The file in the making, under another name. All methods block, and raise ``OSError``."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._path = target.with_name(f".{target.name}-{secrets.token_hex(4)}.part")
        self._begun = False
        self._file: BinaryIO | None = None

    def open(self) -> None:
        """Begin."""
        self._path.touch(OWNER_ONLY, exist_ok=False)
        self._begun = True
        self._file = self._path.open("wb")

    def write(self, piece: bytes) -> None:
        """Go on."""
        if self._file is not None:
            self._file.write(piece)

    def finish(self) -> None:
        """Give it its name."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._path.replace(self._target)

    def drop(self) -> None:
        """Leave nothing behind but a whole file."""
        if not self._begun:
            return
        if self._file is not None:
            with contextlib.suppress(OSError):  # what it still held back finds no room either
                self._file.close()
        self._path.unlink(missing_ok=True)
