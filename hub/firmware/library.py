"""The images the household keeps: each once, with what it is for and where it comes from."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from hub.engines.worker import Worker
from hub.errors import FirmwareFullError, FirmwareInUseError, UnknownFirmwareError
from hub.firmware.image import FirmwareImage
from hub.firmware.inspecting import inspect
from hub.firmware.records import MAX_NAME, Channel, KeptImage
from hub.storage.file_records import FileKind
from hub.storage.shelf import Shelf
from hub.storage.stored import Stored

MAX_IMAGES: Final = 200
"""Images at most; 16 MB each take 3 GB."""

MEDIA_TYPE: Final = "application/octet-stream"
"""Of an image, for who fetches it."""


def _never(_image_id: str) -> bool:
    """For a hub that gives no image to devices."""
    return False


class Library:
    """Has the records in memory. What changes is on the disk when the method returns.

    All coroutines raise ``DataFolderError`` when that cannot be read or written.
    """

    def __init__(
        self,
        stored: Callable[[], Awaitable[Stored[KeptImage]]],
        shelf: Callable[[], Awaitable[Shelf]],
        worker: Worker,
        now: Callable[[], float] = time.time,
        *,
        in_use: Callable[[str], bool] = _never,
    ) -> None:
        """Put it together.

        Args:
            stored: Keeps the records.
            shelf: Keeps the images.
            worker: Reads images.
            now: The wall clock.
            in_use: Whether the image with that id is given to devices now.
        """
        self._stored = stored
        self._shelf = shelf
        self._worker = worker
        self._now = now
        self._in_use = in_use
        self._images: dict[str, KeptImage] = {}
        self._loaded = False
        self._changing = asyncio.Lock()

    async def all(self) -> Sequence[KeptImage]:
        """Every image, newest first."""
        async with self._changing:
            await self._load()
            return sorted(self._images.values(), key=lambda one: (one.added_at, one.image_id), reverse=True)

    async def get(self, image_id: str) -> KeptImage:
        """One of them; raises ``UnknownFirmwareError``."""
        async with self._changing:
            return await self._one(image_id)

    async def path(self, image_id: str) -> Path:
        """The file with its content; raises ``UnknownFirmwareError``."""
        async with self._changing:
            shelf, image = await self._shelf(), await self._one(image_id)
            record = shelf.get(image.file_id)
            if record is None:
                raise _unknown()
            return shelf.path(record)

    async def inspect(self, content: bytes, name: str) -> FirmwareImage:
        """What is in a file called ``name``, without keeping it; raises ``FirmwareError``."""
        image, _ = await self._worker.run(inspect, content, name)
        return image

    async def add(
        self, content: bytes, name: str, *, channel: Channel = Channel.OWN, board: str = "", notes: str = ""
    ) -> KeptImage:
        """Keep the image in a file called ``name``; one that is kept already stays as it is.

        Args:
            content: All of the file.
            name: What it is called.
            channel: Where it comes from.
            board: What it is for; empty: what the name says, if it does.
            notes: What people want to remember of it.

        Raises:
            FirmwareError: It is no image that can be used, or there are as many as there may be.
        """
        image, unpacked = await self._worker.run(inspect, content, name)
        async with self._changing:
            await self._load()
            if image.sha256 in self._images:
                return self._images[image.sha256]
            if len(self._images) >= MAX_IMAGES:
                raise FirmwareFullError(f"There are {MAX_IMAGES} images already. Delete one first.")
            shelf = await self._shelf()
            file = await shelf.put(unpacked, kind=FileKind.FIRMWARE, media_type=MEDIA_TYPE)
            kept = KeptImage(
                image_id=image.sha256,
                file_id=file.file_id,
                name="".join(letter for letter in name if letter.isprintable())[-MAX_NAME:],
                channel=channel,
                board=board or image.board,
                notes=notes,
                added_at=self._now(),
                image=image,
            )
            await self._put(kept)
            return kept

    async def change(
        self,
        image_id: str,
        *,
        channel: Channel | None = None,
        board: str | None = None,
        notes: str | None = None,
    ) -> KeptImage:
        """Change what is known of it; None leaves what there is. Raises ``UnknownFirmwareError``."""
        async with self._changing:
            image = await self._one(image_id)
            changed = replace(
                image,
                channel=image.channel if channel is None else channel,
                board=image.board if board is None else board,
                notes=image.notes if notes is None else notes,
            )
            await self._put(changed)
            return changed

    async def remove(self, image_id: str) -> None:
        """Keep it no longer, on the disk neither.

        Raises:
            UnknownFirmwareError: There is none with that id.
            FirmwareInUseError: Devices are given it now.
        """
        async with self._changing:
            image = await self._one(image_id)
            if self._in_use(image_id):
                raise FirmwareInUseError("Devices are given this image now. Halt that first.")
            await (await self._stored()).remove([image_id])
            del self._images[image_id]
            await (await self._shelf()).remove([image.file_id])

    async def _put(self, image: KeptImage) -> None:
        await (await self._stored()).put([image])
        self._images[image.image_id] = image

    async def _one(self, image_id: str) -> KeptImage:
        await self._load()
        try:
            return self._images[image_id]
        except KeyError:
            raise _unknown() from None

    async def _load(self) -> None:
        if self._loaded:
            return
        self._images = {one.image_id: one for one in await (await self._stored()).all()}
        shelf = await self._shelf()
        named = {one.file_id for one in self._images.values()}
        files = (one.file_id for one in shelf.all() if one.kind is FileKind.FIRMWARE)
        await shelf.remove([file_id for file_id in files if file_id not in named])  # a kill came in between
        self._loaded = True


def _unknown() -> UnknownFirmwareError:
    return UnknownFirmwareError("There is no image with that id. List them to see which there are.")
