"""What was sent: looking at it, deleting it, giving pictures, and addresses to send to or fetch from."""

from collections.abc import Sequence
from typing import Final, Literal

from aiohttp import web
from pydantic import Field

from hub.device_id import normal_device_id
from hub.errors import (
    NoPictureError,
    PictureBusyError,
    PictureSlowError,
    PictureTooLargeError,
    UnknownDeviceError,
)
from hub.storage.file_records import UPLOADS, FileKind, FileRecord
from hub.storage.tokens import Scope
from hub.web.api.devices import DeviceId
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, File, Nothing, RawBody, Told, Topic
from hub.web.api.kept import Id, Moment
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault, RequestError
from hub.web.pictures import MEDIA_TYPE, Frame
from hub.web.sending import SentFile

PICTURES: Final = ("image/jpeg", "image/png")
"""What a person may give, told by its content."""

MAX_SIDE: Final = 1_024
"""Of a picture for a display, pixels; the largest of the boards have 1,024 × 600."""

PICTURE_FAULTS: Final = (
    NoPictureError.code,
    PictureTooLargeError.code,
    PictureSlowError.code,
    PictureBusyError.code,
)

UploadKind = Literal["screenshot", "photo", "picture"]
"""Values of ``UPLOADS``: as plain texts they are named in a problem as they are sent."""


class Upload(Told):
    """A screenshot or photo of a device's, or a picture for devices to show. Times are seconds since 1970."""

    file_id: str
    kind: UploadKind
    device_id: str = Field(description="Which sent it; empty: a person did.")
    size: int = Field(description="Bytes.")
    media_type: str
    created_at: float
    keep_until: float | None = Field(description="Null: until it is deleted.")


class UploadList(Told):
    """All of them, newest first."""

    uploads: tuple[Upload, ...]


class SoughtUploads(Asked):
    """Some of what was sent: what fits all of these."""

    device: Id = Field("", description="By this device.")
    kind: UploadKind | None = Field(None, description="Of this kind.")
    before: Moment | None = Field(None, description="That came earlier, seconds since 1970.")


class DeletedUploads(SoughtUploads):
    """What to delete: at least one condition, or all."""

    all: bool = Field(False, description="Everything; without any condition beside it.")


class GoneUploads(Told):
    """How many were deleted, from the disk, too."""

    uploads: int


class Display(Asked):
    """What a picture has to fit into; it is made smaller for it, never larger."""

    width: int = Field(320, ge=16, le=MAX_SIDE, description="Pixels.")
    height: int = Field(320, ge=16, le=MAX_SIDE, description="Pixels.")


class ForDevice(Asked):
    """Which device an address is for."""

    device_id: DeviceId


class Address(Told):
    """An address that needs no token beside it, for it is one."""

    url: str
    expires_at: float = Field(description="Seconds since 1970.")


class UploadEndpoints:
    """Look at what was sent, delete it, and have devices show it."""

    def __init__(self, parts: ApiParts) -> None:
        self._shelf = parts.shelf
        self._intake = parts.intake
        self._keep_s = parts.hub.settings.files.keep_s
        self._files = parts.files
        self._uploads = parts.uploads
        self._reached = parts.reached

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        uploads, about, gone = f"{ROOT}/uploads", Topic.UPLOADS, (Fault.NOT_KEPT,)
        one, unknown = f"{uploads}/{{file_id}}", (UnknownDeviceError.code,)
        picture = File(MEDIA_TYPE, "The picture, made anew by the hub from what was sent.")
        admin, control = Scope.ADMIN, Scope.CONTROL
        return (
            Endpoint("GET", uploads, about, "What was sent, newest first", self.list_uploads),
            Endpoint("DELETE", uploads, about, "Delete uploads for good", self.delete_uploads, admin),
            Endpoint(
                "POST",
                uploads,
                about,
                "Give a picture for devices to show",
                self.give_picture,
                control,
                status=201,
                faults=PICTURE_FAULTS,
                raw=RawBody(PICTURES, "At most 5 MB, 6 million pixels, and 4,096 on a side."),
            ),
            Endpoint(
                "POST",
                f"{uploads}/address",
                about,
                "An address to which a device sends one screenshot",
                self.expect_upload,
                control,
                faults=unknown,
            ),
            Endpoint("GET", one, about, "One of them", self.get_upload, faults=gone),
            Endpoint("DELETE", one, about, "Delete it for good", self.delete_upload, admin, faults=gone),
            Endpoint(
                "GET",
                f"{one}/content",
                about,
                "Its picture",
                self.get_upload_content,
                faults=gone,
                file=picture,
            ),
            Endpoint(
                "POST",
                f"{one}/address",
                about,
                "An address from which a device fetches it, to show it",
                self.offer_upload,
                control,
                faults=(*gone, *unknown),
            ),
        )

    async def list_uploads(self, call: Call[SoughtUploads, Nothing]) -> UploadList:
        """Answer with the pictures of devices that meet the query's conditions."""
        return UploadList(uploads=tuple(map(Upload.model_validate, await self._sought(call.query))))

    async def get_upload(self, call: Call[Nothing, Nothing]) -> Upload:
        """Answer with what is known of the picture of that id; raises ``RequestError`` (``NOT_KEPT``)."""
        return Upload.model_validate(await self._one(call))

    async def get_upload_content(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer with the picture itself, a JPEG; raises ``RequestError`` (``NOT_KEPT``)."""
        record = await self._one(call)
        path = (await self._shelf()).path(record)
        return SentFile(path, record.size, {"Content-Type": record.media_type})

    async def delete_upload(self, call: Call[Nothing, Nothing]) -> None:
        """Delete the picture of that id from the disk.

        Raises:
            RequestError: There is none (``NOT_KEPT``).
            DataFolderError: It cannot be deleted.
        """
        await (await self._shelf()).remove([(await self._one(call)).file_id])

    async def delete_uploads(self, call: Call[DeletedUploads, Nothing]) -> GoneUploads:
        """Delete the pictures that meet all conditions of the query; how many there were.

        Raises:
            RequestError: Neither a condition nor ``all`` is given, or both are.
            DataFolderError: They cannot be deleted.
        """
        query = call.query
        if (not query.device and query.kind is None and query.before is None) is not query.all:
            raise RequestError(Fault.INVALID, "Name what to delete by a condition, or else say all=true.")
        chosen = [record.file_id for record in await self._sought(query)]
        return GoneUploads(uploads=await (await self._shelf()).remove(chosen))

    async def give_picture(self, call: Call[Display, Nothing]) -> Upload:
        """Take one."""
        picture = await self._intake.receive_bare(call.request, Frame(call.query.width, call.query.height))
        record = await (await self._shelf()).put(
            picture, kind=FileKind.PICTURE, media_type=MEDIA_TYPE, keep_s=self._keep_s
        )
        return Upload.model_validate(record)

    async def expect_upload(self, call: Call[Nothing, ForDevice]) -> Address:
        """Answer with an address to which the device may send one picture, once and soon.

        Raises:
            UnknownDeviceError: There is no such device, or it is not let in.
        """
        device_id = call.body.device_id
        return self._address(device_id, *self._uploads.link(device_id))

    async def offer_upload(self, call: Call[Nothing, ForDevice]) -> Address:
        """Answer with an address under which the device, and no other, may fetch the picture for a while.

        Raises:
            RequestError: There is no such picture (``NOT_KEPT``).
            UnknownDeviceError: There is no such device, or it is not let in.
        """
        device_id = call.body.device_id
        return self._address(device_id, *self._files.link(await self._one(call), device_id))

    async def _one(self, call: Call[Nothing, Nothing] | Call[Nothing, ForDevice]) -> FileRecord:
        record = (await self._shelf()).get(call.path["file_id"])
        if record is None or record.kind not in UPLOADS:
            raise RequestError(Fault.NOT_KEPT, "No upload has that id.")
        return record

    async def _sought(self, query: SoughtUploads) -> Sequence[FileRecord]:
        device_id = normal_device_id(query.device) or query.device
        return [
            record
            for record in (await self._shelf()).all()
            if record.kind in UPLOADS
            and query.kind in (None, record.kind)
            and device_id in ("", record.device_id)
            and (query.before is None or record.created_at < query.before)
        ]

    def _address(self, device_id: str, path: str, expires_at: int) -> Address:
        """The whole address, as the device reaches the hub."""
        return Address(url=self._reached.url(device_id, path), expires_at=expires_at)
