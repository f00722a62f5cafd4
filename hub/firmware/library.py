"""The images the household keeps: each once, with what it is for and where it comes from."""

from pathlib import Path
from typing import Final

from hub.errors import FirmwareFlashedError, FirmwareFullError, FirmwareInUseError, UnknownFirmwareError
from hub.firmware.filed import Filed, shown_name
from hub.firmware.image import FirmwareImage
from hub.firmware.inspecting import inspect
from hub.firmware.records import Channel, KeptImage
from hub.storage.file_records import FileKind

MAX_IMAGES: Final = 200
"""Images at most; 16 MB each take 3 GB."""


class Library(Filed[KeptImage]):
    """Images by their SHA-256.

    The errors of ``Filed`` are ``UnknownFirmwareError``, ``FirmwareFullError`` and, of what devices are given
    now, ``FirmwareInUseError``; of what is written on a board now, ``FirmwareFlashedError``.
    """

    kind = FileKind.FIRMWARE
    most = MAX_IMAGES

    async def path(self, image_id: str) -> Path:
        """The file with its content; raises ``UnknownFirmwareError``."""
        _, path = await self.file(image_id)
        return path

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

        def kept(file_id: str) -> KeptImage:
            return KeptImage(
                image_id=image.sha256,
                file_id=file_id,
                name=shown_name(name),
                channel=channel,
                board=board or image.board,
                notes=notes,
                added_at=self._now(),
                image=image,
            )

        return await self._keep(image.sha256, unpacked, kept)

    async def change(
        self,
        image_id: str,
        *,
        channel: Channel | None = None,
        board: str | None = None,
        notes: str | None = None,
    ) -> KeptImage:
        """Change what is known of it; None leaves what there is. Raises ``UnknownFirmwareError``."""
        return await self._change(image_id, channel=channel, board=board, notes=notes)

    def _id_of(self, record: KeptImage) -> str:
        return record.image_id

    def _unknown(self) -> UnknownFirmwareError:
        return UnknownFirmwareError("There is no image with that id. List them to see which there are.")

    def _full(self) -> FirmwareFullError:
        return FirmwareFullError(f"There are {self.most} images already. Delete one first.")

    def _used(self) -> FirmwareInUseError:
        return FirmwareInUseError("Devices are given this image now. Halt that first.")

    def _read_now(self) -> FirmwareFlashedError:
        return FirmwareFlashedError("A board is being flashed with it. Wait for that, or cancel it.")
