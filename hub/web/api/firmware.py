"""Look at firmware images, and keep them for devices."""

from typing import Final

from aiohttp import web

from hub.errors import (
    FirmwareBusyError,
    FirmwareCutError,
    FirmwareDamagedError,
    FirmwareFlashedError,
    FirmwareFullError,
    FirmwareInUseError,
    FirmwareLockedError,
    FirmwareSlowError,
    FirmwareTooLargeError,
    FirmwareZipError,
    LockedZipError,
    NoReleaseError,
    NotFirmwareError,
    SeveralImagesError,
    UnknownFirmwareError,
)
from hub.firmware.filed import MEDIA_TYPE
from hub.firmware.records import KeptImage
from hub.firmware.rollout.choosing import is_on, let_in
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Call, Endpoint, File, Nothing, RawBody, Topic
from hub.web.api.firmware_forms import (
    GivenImage,
    Image,
    ImageChanges,
    ImageFacts,
    ImageList,
    NewImage,
    facts_of,
    told_of,
)
from hub.web.api.parts import ApiParts
from hub.web.image_intake import ImageIntake
from hub.web.sending import SentFile

PATH: Final = f"{ROOT}/firmware"
ONE: Final = f"{PATH}/{{image_id}}"

UNREADABLE: Final = (
    NotFirmwareError.code,
    FirmwareCutError.code,
    FirmwareDamagedError.code,
    FirmwareLockedError.code,
    FirmwareZipError.code,
    LockedZipError.code,
    NoReleaseError.code,
    SeveralImagesError.code,
    FirmwareTooLargeError.code,
    FirmwareBusyError.code,
    FirmwareSlowError.code,
)
"""What may be wrong with a file that is sent."""

UNKNOWN: Final = UnknownFirmwareError.code

SENT: Final = RawBody(
    (MEDIA_TYPE, "application/zip"),
    "An image (.bin), or a release (.zip) with one in it; at most 32 MB.",
)


class FirmwareEndpoints:
    """What is answered is on the disk, too."""

    def __init__(self, parts: ApiParts) -> None:
        self._library = parts.firmware
        self._devices = parts.devices
        self._intake = ImageIntake()

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        about, admin = Topic.FIRMWARE, Scope.ADMIN
        content = File(MEDIA_TYPE, "The image as it is kept, unpacked.")
        return (
            Endpoint("GET", PATH, about, "All images, newest first", self.list_images),
            Endpoint(
                "POST",
                PATH,
                about,
                "Keep an image",
                self.add_image,
                admin,
                status=201,
                faults=(*UNREADABLE, FirmwareFullError.code),
                raw=SENT,
            ),
            Endpoint(
                "POST",
                f"{PATH}/inspect",
                about,
                "Say what an image is, without keeping it",
                self.inspect_image,
                admin,
                faults=UNREADABLE,
                raw=SENT,
            ),
            Endpoint("GET", ONE, about, "One image", self.get_image, faults=(UNKNOWN,)),
            Endpoint(
                "GET",
                f"{ONE}/content",
                about,
                "The image itself, with what a board had stored in it if it was read from one",
                self.get_image_content,
                admin,
                faults=(UNKNOWN,),
                file=content,
            ),
            Endpoint(
                "PATCH", ONE, about, "Change what is known of it", self.change_image, admin, faults=(UNKNOWN,)
            ),
            Endpoint(
                "DELETE",
                ONE,
                about,
                "Delete it for good",
                self.delete_image,
                admin,
                faults=(UNKNOWN, FirmwareInUseError.code, FirmwareFlashedError.code),
            ),
        )

    async def list_images(self, call: Call[Nothing, Nothing]) -> ImageList:
        """Answer with every image; raises ``DataFolderError``."""
        return ImageList(images=tuple(map(self._told, await self._library.all())))

    async def add_image(self, call: Call[NewImage, Nothing]) -> Image:
        """Keep what is sent; an image that is kept already is told as it is. Raises ``FirmwareError``."""
        content = await self._intake.receive(call.request)
        query = call.query
        kept = await self._library.add(
            content, query.name, channel=query.channel, board=query.board, notes=query.notes
        )
        return self._told(kept)

    async def inspect_image(self, call: Call[GivenImage, Nothing]) -> ImageFacts:
        """Answer with what it is that is sent; raises ``FirmwareError``."""
        content = await self._intake.receive(call.request)
        return facts_of(await self._library.inspect(content, call.query.name))

    async def get_image(self, call: Call[Nothing, Nothing]) -> Image:
        """Answer with what is known of the image; raises ``UnknownFirmwareError``."""
        return self._told(await self._library.get(call.path["image_id"]))

    async def get_image_content(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer with the image itself; raises ``UnknownFirmwareError``."""
        kept = await self._library.get(call.path["image_id"])
        return SentFile(await self._library.path(kept.image_id), kept.image.size, {"Content-Type": MEDIA_TYPE})

    async def change_image(self, call: Call[Nothing, ImageChanges]) -> Image:
        """Change what is known of it, and answer with that; raises ``UnknownFirmwareError``."""
        told = call.body
        changed = await self._library.change(
            call.path["image_id"], channel=told.channel, board=told.board, notes=told.notes
        )
        return self._told(changed)

    async def delete_image(self, call: Call[Nothing, Nothing]) -> None:
        """Delete it from the disk; raises ``UnknownFirmwareError`` and ``FirmwareInUseError``."""
        await self._library.remove(call.path["image_id"])

    def _told(self, kept: KeptImage) -> Image:
        its_own = (one.device_id for one in let_in(self._devices.records()) if is_on(one, kept))
        return told_of(kept, tuple(its_own))
