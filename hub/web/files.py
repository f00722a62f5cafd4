"""Files that devices fetch: by an address that is good for one device, one file and a while."""

import logging
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from aiohttp import hdrs, web

from hub.bus import Bus
from hub.devices.admission import is_let_in
from hub.devices.links import Link, Links
from hub.devices.registry import Registry
from hub.errors import DataFolderError
from hub.events import FileFetched, FileFetching
from hub.storage.file_records import FileKind, FileRecord
from hub.storage.shelf import Shelf
from hub.web.sending import Downloads, SentFile

log = logging.getLogger(__name__)

PATH: Final = "/xiaozhi/files/{token}"

DAY_S: Final = 86_400

LASTING_S: Final[Mapping[FileKind, int]] = {
    FileKind.ASSETS: 30 * DAY_S,  # fetched when the device boots next, which may be weeks later
    FileKind.FIRMWARE: DAY_S // 24,  # told at a check, and fetched at once; an hour is for slow networks
    FileKind.SCREENSHOT: 300,  # shown by another device, while a conversation goes on
    FileKind.PHOTO: 300,
    FileKind.PICTURE: 300,
}
"""For how long an address is good, seconds."""

RETRY_S: Final = 5
"""When to come again who finds no room, seconds."""

Lets = Callable[[str, str], bool]
"""Whether the device with that id may still fetch the file with that id."""

HEADERS: Final = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private"}
"""On every file: it is what the hub says it is, and no proxy's to keep."""


class Files:
    """Answers who brings a good address, and says nothing to anybody else."""

    def __init__(
        self,
        shelf: Callable[[], Awaitable[Shelf]],
        registry: Registry,
        links: Links,
        bus: Bus,
        now: Callable[[], float] = time.time,
        *,
        lets: Mapping[FileKind, Lets] | None = None,
    ) -> None:
        """Put it together.

        Args:
            shelf: Gives the files.
            registry: Gives the devices.
            links: Makes and reads addresses.
            bus: Is told what is fetched.
            now: The wall clock.
            lets: Of which kinds an address may be good no longer, and how that is known.
        """
        self._shelf = shelf
        self._registry = registry
        self._links = links
        self._bus = bus
        self._now = now
        self._lets = {} if lets is None else lets
        self._downloads = Downloads()

    def mount(self, app: web.Application) -> None:
        """Add the path of files to ``app``."""
        app.router.add_get(PATH, self.send)

    def link(self, record: FileRecord, device_id: str) -> tuple[str, int]:
        """The path under which ``device_id`` may fetch a file, and until when, wall-clock seconds.

        Raises:
            UnknownDeviceError: No device of that id is let in.
        """
        device = self._registry.let_in(device_id)
        expires_at = int(self._now()) + LASTING_S[record.kind]
        link = Link(device_id, device.client_id, device.let_in_as, record.file_id, expires_at)
        return PATH.format(token=self._links.make(link)), expires_at

    async def send(self, request: web.Request) -> web.StreamResponse:
        """Send the file, or the part that is asked for. What is wrong with an address is not told."""
        link = self._links.read(request.match_info["token"])
        record = await self._linked(link) if link else None
        if link is None or record is None:
            raise web.HTTPNotFound
        if not self._downloads.has_room(link.device_id):
            raise web.HTTPServiceUnavailable(headers={"Retry-After": str(RETRY_S)})
        log.info("device %s fetches a file (%s, %d bytes)", link.device_id, record.kind, record.size)
        path = (await self._shelf()).path(record)
        headers = {**HEADERS, "Content-Type": record.media_type}

        def sent(*, whole: bool) -> None:
            self._bus.publish(FileFetched(device_id=link.device_id, file_id=link.file_id, whole=whole))

        place = self._fetching(link, tells=request.method == hdrs.METH_GET)
        return SentFile(path, record.size, headers, place, sent)

    @contextmanager
    def _fetching(self, link: Link, *, tells: bool) -> Iterator[None]:
        with self._downloads.one_by(link.device_id):
            if tells:
                self._bus.publish(FileFetching(device_id=link.device_id, file_id=link.file_id))
            yield

    async def _linked(self, link: Link) -> FileRecord | None:
        device = self._registry.record(link.device_id)
        if device is None or not is_let_in(device, link.client_id) or device.let_in_as != link.let_in_as:
            return None
        try:
            record = (await self._shelf()).get(link.file_id)
        except DataFolderError as error:
            log.warning("files cannot be sent for now: %s", error)
            return None
        lets = self._lets.get(record.kind) if record else None
        return record if lets is None or lets(link.device_id, link.file_id) else None
