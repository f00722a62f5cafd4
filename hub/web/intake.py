"""Pictures as they are sent, in a chunked multipart form or bare: read as they come and never beyond limits."""

import asyncio
import contextlib
import warnings
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from aiohttp import BadContentDispositionHeader, BadContentDispositionParam, BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from hub.caps.caps import Cap, Caps
from hub.engines.worker import Worker
from hub.errors import (
    NoPictureError,
    PictureBusyError,
    PictureError,
    PictureSlowError,
    PictureTooLargeError,
)
from hub.web.pictures import Frame, remade

MAX_PICTURE_BYTES: Final = 5 * 2**20
"""Of a picture as it is sent; a photo of the largest camera has about 1 MB, a screenshot 30 KB."""

MAX_TEXT_BYTES: Final = 4_096
"""Of any other field, about a page; what is beyond is dropped."""

MAX_FIELDS: Final = 8
"""Of a form; devices send two."""

RECEIVE_S: Final = 15.0
"""Longest a form may take to come, seconds: 1 MB at 1 Mbit/s takes 8."""

DROP_S: Final = 1.0
"""How long the rest of a refused form is read and dropped, seconds."""

PIECE: Final = 64 * 1024
"""Bytes that are read in one go."""


Read = Callable[[web.Request], Awaitable[tuple[bytes, str]]]
"""Finds the file in a request, and a question."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a device sent; ``picture`` is a JPEG of ours."""

    picture: bytes
    question: str


class Intake:
    """Takes pictures in, a few at a time."""

    def __init__(self, caps: Caps | None = None) -> None:
        """``caps`` says how many: with the one that is decoded, four take about 100 MB."""
        self._caps = caps or Caps()
        for kind in (BadContentDispositionHeader, BadContentDispositionParam):
            warnings.simplefilter("ignore", kind)  # a stranger's text, never to be printed or remembered
        self._worker = Worker("pictures")
        self._busy: Counter[str] = Counter()  # pictures, by whose they are

    async def receive(self, request: web.Request, device_id: str, frame: Frame | None = None) -> Sent:
        """The picture in ``request`` of a device, made to fit ``frame``, and the question that came with it.

        Raises:
            PictureError: There is none, or it was not taken; nothing is left of it.
        """
        return await self._take(request, device_id, _fields, frame)

    async def receive_bare(self, request: web.Request, frame: Frame) -> bytes:
        """The picture that is all of the body of ``request``, a person's, made to fit ``frame``.

        Raises:
            PictureError: There is none, or it was not taken; nothing is left of it.
        """
        return (await self._take(request, "", _body, frame)).picture

    async def _take(self, request: web.Request, device_id: str, read: Read, frame: Frame | None) -> Sent:
        limits = self._caps.limits
        if self._busy.total() >= limits.uploads or self._busy[device_id] >= limits.uploads_per_device:
            self._caps.refused(Cap.UPLOADS, device_id)
            await drop_rest(request)
            raise PictureBusyError("Too many pictures come at once.")
        self._busy[device_id] += 1
        try:
            try:
                file, question = await _in_time(request, read)
            except PictureError:
                await drop_rest(request)
                raise
            return Sent(await self._worker.run(remade, file, frame), question)
        finally:
            self._busy[device_id] -= 1
            self._busy += Counter()  # who sends nothing is forgotten

    async def remake(self, picture: bytes, frame: Frame | None = None) -> bytes:
        """A picture that came another way, as a JPEG of ours that fits ``frame``; raises ``PictureError``."""
        return await self._worker.run(remade, picture, frame)

    def under_way(self, device_id: str | None = None) -> int:
        """Pictures that are being taken in, of one device or of all."""
        return self._busy.total() if device_id is None else self._busy[device_id]

    async def close(self) -> bool:
        """End the thread; whether it ended in time."""
        return await self._worker.close()


async def _in_time(request: web.Request, read: Read) -> tuple[bytes, str]:
    """What ``read`` finds: the file, and a question."""
    try:
        async with asyncio.timeout(RECEIVE_S):
            return await read(request)
    except TimeoutError as error:
        raise PictureSlowError(f"The picture did not come within {RECEIVE_S:g} s.") from error
    except (ValueError, AssertionError, EOFError, web.RequestPayloadError, HttpProcessingError) as error:
        raise NoPictureError("The request is broken, or ends too early.") from error


async def _body(request: web.Request) -> tuple[bytes, str]:
    """All of the body. What it says it is, is not asked: its content tells."""
    return await _content(request.content.readany, MAX_PICTURE_BYTES), ""


async def _fields(request: web.Request) -> tuple[bytes, str]:
    """The fields ``file`` and ``question``. Their names of files are nobody's business."""
    if request.content_type != "multipart/form-data":
        raise NoPictureError("The request is no multipart form.")
    form = await request.multipart()
    file: bytes | None = None
    question = ""
    for _ in range(MAX_FIELDS):
        field = await form.next()
        if field is None:
            break
        if not isinstance(field, BodyPartReader):
            raise NoPictureError("There is a form within the form.")
        if field.name == "file":
            file = await _content(partial(field.read_chunk, PIECE), MAX_PICTURE_BYTES)
        else:
            text = await _beginning(partial(field.read_chunk, PIECE), MAX_TEXT_BYTES)
            question = text.decode(errors="ignore") if field.name == "question" else question
    if file is None:
        raise NoPictureError("The form has no file.")
    return file, question


async def drop_rest(request: web.Request) -> None:
    """Read what is still on its way, as much as a picture at most, so that who sends it hears the answer."""
    left = MAX_PICTURE_BYTES
    with contextlib.suppress(TimeoutError, ConnectionError, web.RequestPayloadError, HttpProcessingError):
        async with asyncio.timeout(DROP_S):
            while left > 0 and (piece := await request.content.readany()):
                left -= len(piece)


async def _content(read: Callable[[], Awaitable[bytes]], most: int) -> bytes:
    """All that ``read`` gives, piece by piece."""
    content = bytearray()
    while piece := await read():
        content += piece
        if len(content) > most:
            raise PictureTooLargeError(f"There are more than {most} bytes.")
    return bytes(content)


async def _beginning(read: Callable[[], Awaitable[bytes]], most: int) -> bytes:
    """The first bytes of what ``read`` gives, ``most`` of them; the rest is dropped as it comes."""
    content = bytearray()
    left = MAX_PICTURE_BYTES
    while piece := await read():
        content += piece[: most - len(content)]
        left -= len(piece)
        if left < 0:
            raise PictureTooLargeError(f"There are more than {MAX_PICTURE_BYTES} bytes beside the picture.")
    return bytes(content)
