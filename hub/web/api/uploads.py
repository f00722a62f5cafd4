"""What devices sent: looking at it, deleting it, and addresses to send it to or fetch it from."""

from collections.abc import Sequence
from typing import Annotated
from urllib.parse import urljoin

from aiohttp import web
from pydantic import AfterValidator, Field

from hub.device_id import normal_device_id
from hub.errors import UnknownDeviceError
from hub.storage.file_records import FileKind, FileRecord
from hub.storage.tokens import Scope
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, File, Nothing, Told, Topic
from hub.web.api.kept import MAX_ID, Id, Moment
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault, RequestError
from hub.web.pictures import MEDIA_TYPE

DeviceId = Annotated[str, Field(min_length=1, max_length=MAX_ID), AfterValidator(normal_device_id)]


class Upload(Told):
    """A screenshot. Times are seconds since 1970."""

    file_id: str
    device_id: str = Field(description="Which sent it.")
    size: int = Field(description="Bytes.")
    media_type: str
    created_at: float
    keep_until: float | None = Field(description="Null: until it is deleted.")


class UploadList(Told):
    """All of them, newest first."""

    uploads: tuple[Upload, ...]


class SoughtUploads(Asked):
    """Some of what devices sent: what fits all of these."""

    device: Id = Field("", description="By this device.")
    before: Moment | None = Field(None, description="That came earlier, seconds since 1970.")


class DeletedUploads(SoughtUploads):
    """What to delete: at least one condition, or all."""

    all: bool = Field(False, description="Everything; without any condition beside it.")


class GoneUploads(Told):
    """How many were deleted, from the disk, too."""

    uploads: int


class ForDevice(Asked):
    """Which device an address is for."""

    device_id: DeviceId


class Address(Told):
    """An address that needs no token beside it, for it is one."""

    url: str
    expires_at: float = Field(description="Seconds since 1970.")


class UploadEndpoints:
    """Look at what devices sent, and delete it."""

    def __init__(self, parts: ApiParts) -> None:
        self._shelf = parts.shelf
        self._files = parts.files
        self._uploads = parts.uploads
        self._hub = parts.hub

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        uploads, about, gone = f"{ROOT}/uploads", Topic.UPLOADS, (Fault.NOT_KEPT,)
        one, unknown = f"{uploads}/{{file_id}}", (UnknownDeviceError.code,)
        picture = File(MEDIA_TYPE, "The picture, made anew by the hub from what was sent.")
        admin, control = Scope.ADMIN, Scope.CONTROL
        return (
            Endpoint("GET", uploads, about, "Screenshots that devices sent, newest first", self.list_uploads),
            Endpoint("DELETE", uploads, about, "Delete screenshots for good", self.delete_uploads, admin),
            Endpoint(
                "POST",
                f"{uploads}/address",
                about,
                "An address to which a device sends one screenshot",
                self.expect_upload,
                control,
                faults=unknown,
            ),
            Endpoint("GET", one, about, "One screenshot", self.get_upload, faults=gone),
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
        return web.FileResponse(path, headers={"Content-Type": record.media_type})

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
        if (not query.device and query.before is None) is not query.all:
            raise RequestError(Fault.INVALID, "Name what to delete by a condition, or else say all=true.")
        chosen = [record.file_id for record in await self._sought(query)]
        return GoneUploads(uploads=await (await self._shelf()).remove(chosen))

    async def expect_upload(self, call: Call[Nothing, ForDevice]) -> Address:
        """Answer with an address to which the device may send one picture, once and soon.

        Raises:
            UnknownDeviceError: There is no such device, or it is not let in.
        """
        return self._address(*self._uploads.link(call.body.device_id))

    async def offer_upload(self, call: Call[Nothing, ForDevice]) -> Address:
        """Answer with an address under which the device, and no other, may fetch the picture for a while.

        Raises:
            RequestError: There is no such picture (``NOT_KEPT``).
            UnknownDeviceError: There is no such device, or it is not let in.
        """
        return self._address(*self._files.link(await self._one(call), call.body.device_id))

    async def _one(self, call: Call[Nothing, Nothing] | Call[Nothing, ForDevice]) -> FileRecord:
        record = (await self._shelf()).get(call.path["file_id"])
        if record is None or record.kind is not FileKind.SCREENSHOT:
            raise RequestError(Fault.NOT_KEPT, "No upload has that id.")
        return record

    async def _sought(self, query: SoughtUploads) -> Sequence[FileRecord]:
        device_id = normal_device_id(query.device) or query.device
        return [
            record
            for record in (await self._shelf()).all()
            if record.kind is FileKind.SCREENSHOT
            and device_id in ("", record.device_id)
            and (query.before is None or record.created_at < query.before)
        ]

    def _address(self, path: str, expires_at: int) -> Address:
        return Address(url=urljoin(self._hub.snapshot().ota_url, path), expires_at=expires_at)
