"""Screenshots that devices send, each to an address that is good once (the device protocol, section 4)."""

import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from hub.config import FileSettings
from hub.devices.admission import is_let_in
from hub.devices.registry import Registry
from hub.errors import (
    DataFolderError,
    HubError,
    PictureError,
)
from hub.phrases import phrase
from hub.storage.file_records import FileKind
from hub.storage.shelf import Shelf
from hub.web.api.problems import problem_of
from hub.web.intake import Intake
from hub.web.pictures import MEDIA_TYPE

log = logging.getLogger(__name__)

PATH: Final = "/xiaozhi/upload/{token}"

TOKEN_BYTES: Final = 32
"""Random bytes in an address: nobody guesses 256 bits."""

EXPECTED_S: Final = 60
"""How long a screenshot is expected, seconds: a device takes it at once, and its main task draws it."""

MAX_EXPECTED: Final = 100
"""Screenshots that are expected at once; the one that was asked for first is given up for one more."""


def _ignore(_file_id: str) -> None:
    """For who looks into the list of uploads."""


def _anybody(_device_id: str) -> bool:
    """For who never forgets a device."""
    return True


@dataclass(frozen=True, slots=True)
class Expected:
    """A screenshot that was asked for."""

    device_id: str
    client_id: str
    until: float  # wall-clock seconds
    arrived: Callable[[str], None]  # is told the id under which it is kept


class Uploads:
    """Takes in what was asked for, and nothing else.

    What is expected is in memory only: a hub that was restarted waits for nothing.
    """

    def __init__(
        self,
        shelf: Callable[[], Awaitable[Shelf]],
        registry: Registry,
        intake: Intake,
        settings: FileSettings,
        now: Callable[[], float] = time.time,
        *,
        knows: Callable[[str], bool] = _anybody,
    ) -> None:
        """Expect nothing yet.

        Args:
            shelf: Takes the files.
            registry: Has the devices.
            intake: Takes pictures in.
            settings: How long they are kept.
            now: The wall clock.
            knows: Whether what a device sends may be kept, once it has come.
        """
        self._shelf = shelf
        self._registry = registry
        self._intake = intake
        self._keep_s = settings.keep_s
        self._now = now
        self._knows = knows
        self._expected: dict[str, Expected] = {}

    def mount(self, app: web.Application) -> None:
        """Add the path of uploads to ``app``."""
        app.router.add_post(PATH, self.take)

    def link(self, device_id: str, arrived: Callable[[str], None] = _ignore) -> tuple[str, int]:
        """The path to which ``device_id`` may send one screenshot, and until when, wall-clock seconds.

        ``arrived`` is told the id of the upload.

        Raises:
            UnknownDeviceError: No device of that id is let in.
        """
        device = self._registry.let_in(device_id)
        while len(self._expected) >= MAX_EXPECTED:
            del self._expected[next(iter(self._expected))]
        token = secrets.token_urlsafe(TOKEN_BYTES)
        until = int(self._now()) + EXPECTED_S
        self._expected[token] = Expected(device_id, device.client_id, until, arrived)
        return PATH.format(token=token), until

    async def take(self, request: web.Request) -> web.Response:
        """Keep what is sent. The address is worth nothing from then on, whatever was sent."""
        expected = self._expected.pop(request.match_info["token"], None)
        if expected is None or not self._is_good(expected):
            raise web.HTTPNotFound
        try:
            sent = await self._intake.receive(request, expected.device_id)
            shelf = await self._shelf()
            record = await shelf.put(
                sent.picture,
                kind=FileKind.SCREENSHOT,
                media_type=MEDIA_TYPE,
                device_id=expected.device_id,
                keep_s=self._keep_s,
            )
            if not self._knows(expected.device_id):  # it was forgotten meanwhile
                await shelf.remove([record.file_id])
                raise web.HTTPNotFound
        except (PictureError, DataFolderError) as error:
            log.info("device %s sent a screenshot that was not kept: %s", expected.device_id, error.code)
            told = _told(error, self._registry.language(expected.device_id))
            return web.json_response({"success": False, "message": told}, status=problem_of(error).status)
        log.info("device %s sent a screenshot (%d bytes)", expected.device_id, record.size)
        expected.arrived(record.file_id)
        return web.json_response({"success": True})

    def _is_good(self, expected: Expected) -> bool:
        let_in = is_let_in(self._registry.record(expected.device_id), expected.client_id)
        return let_in and self._now() < expected.until


def _told(error: HubError, language: str) -> str:
    """What went wrong; of a disk, in English, for it is the hub's and not the device's."""
    return phrase(error.code, language) if isinstance(error, PictureError) else str(error)
