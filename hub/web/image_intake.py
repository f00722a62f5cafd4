"""Firmware images as they are sent: read as they come, one at a time, and never beyond a flash."""

import asyncio
from typing import Final

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from hub.errors import FirmwareBusyError, FirmwareCutError, FirmwareSlowError
from hub.firmware.sizes import LARGEST, check_size
from hub.web.intake import drop_rest

RECEIVE_S: Final = 120.0
"""Longest an image may take to come, seconds: 16 MB at 2 Mbit/s take 64."""


class ImageIntake:
    """Takes images in, one at a time: each is held in memory whole."""

    def __init__(self) -> None:
        self._busy = False

    async def receive(self, request: web.Request) -> bytes:
        """All of the body of ``request``.

        Raises:
            FirmwareError: Another one comes in already, or it was not taken.
        """
        if self._busy:
            await drop_rest(request)
            raise FirmwareBusyError("Another image comes in already.")
        self._busy = True
        try:
            async with asyncio.timeout(RECEIVE_S):
                return await _body(request)
        except TimeoutError as error:
            raise FirmwareSlowError(f"The image did not come within {RECEIVE_S:g} s.") from error
        except (web.RequestPayloadError, HttpProcessingError, EOFError) as error:
            raise FirmwareCutError("The request ends too early.") from error
        finally:
            self._busy = False


async def _body(request: web.Request) -> bytes:
    content = bytearray()
    while piece := await request.content.readany():
        content += piece
        if len(content) > LARGEST:
            await drop_rest(request)
            check_size(len(content))
    return bytes(content)
