"""Photos that devices ask about (the device protocol, section 4): to a model that sees, and back."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from aiohttp import web

from hub.bus import Bus
from hub.config import Settings
from hub.devices.admission import RefusedError
from hub.devices.enrolment import Enrolment
from hub.devices.identity import read_introduction
from hub.devices.refusals import ANSWERS
from hub.dialogue.seeing import describe, shortened
from hub.engines.account import Account, Accounts, on_account
from hub.engines.base import LanguageModel
from hub.errors import DataFolderError, EngineError, PictureBusyError, PictureError, PictureSlowError
from hub.events import PhotoSent, Refusal
from hub.phrases import phrase
from hub.storage.file_records import FileKind
from hub.storage.shelf import Shelf
from hub.web.intake import Intake, Sent, drop_rest
from hub.web.leaving import PeerLeftError, while_there
from hub.web.pictures import MEDIA_TYPE, Frame

log = logging.getLogger(__name__)

PATH: Final = "/xiaozhi/vision/explain"

SEEN: Final = Frame(1_280, 1_280)
"""What a photo is made to fit into before it leaves the house: models look at no more, and count by size."""

MAX_ANSWER_BYTES: Final = 6_000
"""Of the whole answer: the HTTP client of devices locks up at 8,192."""


class Vision:
    """Answers devices that are let in, each one question at a time.

    To those every answer is a 200: with any other status a device throws away what it is told, and a person
    would hear nothing of what went wrong.
    """

    def __init__(
        self,
        see: Callable[[], Awaitable[LanguageModel]],
        shelf: Callable[[], Awaitable[Shelf]],
        enrolment: Enrolment,
        intake: Intake,
        settings: Settings,
        *,
        language_of: Callable[[str], str],
        bus: Bus,
        accounts: Accounts,
    ) -> None:
        """Prepare.

        Args:
            see: Gives what looks at pictures.
            shelf: Takes the photos, if they are to be kept.
            enrolment: Knows who is let in.
            intake: Takes pictures in.
            settings: For how long one may take, and what is kept.
            language_of: A device's language tag, or nothing.
            bus: Is told what was sent for a photo that is no running turn's.
            accounts: Of turns that go on.
        """
        self._see = see
        self._shelf = shelf
        self._enrolment = enrolment
        self._intake = intake
        self._patience_s = settings.llm.vision_s
        self._files = settings.files
        self._language_of = language_of
        self._bus = bus
        self._accounts = accounts
        self._asking: set[str] = set()

    def mount(self, app: web.Application) -> None:
        """Add the path to ``app``."""
        app.router.add_post(PATH, self.explain)

    async def explain(self, request: web.Request) -> web.Response:
        """Tell a device what is in its photo. Who is not let in is refused before the photo is looked at."""
        until = asyncio.get_running_loop().time() + self._patience_s
        identity, credential = read_introduction(lambda name: request.headers.get(name, ""), request.path_qs)
        try:
            self._enrolment.require_full(identity, credential, request.remote or "")
        except RefusedError as error:
            await drop_rest(request)
            return _refusal(error)
        turn = self._accounts.running(identity.device_id)
        language = (turn.language if turn else "") or self._language_of(identity.device_id)
        try:
            answering = self._answer(request, turn, identity.device_id, language=language, until=until)
            answer = await while_there(request, answering)
        except PeerLeftError:
            log.info("device %s left before its photo was explained", identity.device_id)
            return web.Response()
        except RefusedError as error:
            return _refusal(error)
        except (PictureError, EngineError) as error:
            log.info("device %s was not told about its photo: %s", identity.device_id, error.code)
            return _failure(phrase(error.code, language))
        return _success(answer)

    async def _answer(
        self, request: web.Request, turn: Account | None, device_id: str, *, language: str, until: float
    ) -> str:
        """What the device is told; ``turn`` is the one that went on as the photo began to come."""
        if device_id in self._asking:
            await drop_rest(request)
            raise PictureBusyError("The device has asked about another photo, and waits for the answer.")
        self._asking.add(device_id)
        try:
            began = time.monotonic()
            sent = await self._receive(request, device_id, until)
            if not self._enrolment.knows(device_id):  # it was forgotten meanwhile
                raise RefusedError(Refusal.NOT_APPROVED)
            if self._files.keep_photos:
                await self._keep(sent.picture, device_id)
            with self._charged(device_id, turn):
                model = await self._see()
                answer = await describe(model, sent.picture, sent.question, language=language, until=until)
            log.info("device %s was told about its photo in %.1f s", device_id, time.monotonic() - began)
            return answer
        finally:
            self._asking.remove(device_id)

    @contextmanager
    def _charged(self, device_id: str, turn: Account | None) -> Iterator[None]:
        """Around looking at a photo: what is sent is the turn's; if that is over, it is told by itself."""
        account = Account(device_id, turn.turn_id if turn else "")
        try:
            with on_account(account):
                yield
        finally:
            running = self._accounts.running(device_id)
            if turn is not None and running is turn:
                turn.add(account.sent)
            elif account.sent:
                self._bus.publish(PhotoSent(device_id=device_id, turn_id=account.turn_id, sent=account.sent))

    async def _receive(self, request: web.Request, device_id: str, until: float) -> Sent:
        try:
            async with asyncio.timeout_at(until):
                return await self._intake.receive(request, device_id, SEEN)
        except TimeoutError as error:
            raise PictureSlowError("The photo left no time to look at it.") from error

    async def _keep(self, picture: bytes, device_id: str) -> None:
        """Keep the photo; one that cannot be kept is explained all the same."""
        try:
            shelf = await self._shelf()
            record = await shelf.put(
                picture,
                kind=FileKind.PHOTO,
                media_type=MEDIA_TYPE,
                device_id=device_id,
                keep_s=self._files.keep_s,
            )
            if not self._enrolment.knows(device_id):
                await shelf.remove([record.file_id])
        except DataFolderError as error:
            log.warning("a photo cannot be kept: %s", error)


def _success(answer: str) -> web.Response:
    def told(text: str) -> dict[str, Any]:
        return {"success": True, "action": "RESPONSE", "response": text}

    return _json(told(shortened(answer, lambda text: len(_encoded(told(text))) <= MAX_ANSWER_BYTES)))


def _refusal(error: RefusedError) -> web.Response:
    status, message = ANSWERS[error.refusal]
    return _failure(message.strip(), status)


def _failure(message: str, status: int = 200) -> web.Response:
    return _json({"success": False, "message": message}, status)


def _json(told: dict[str, Any], status: int = 200) -> web.Response:
    return web.Response(body=_encoded(told), status=status, content_type="application/json", charset="utf-8")


def _encoded(told: dict[str, Any]) -> bytes:
    """In UTF-8 itself, in which other scripts than Latin take half the room of escapes."""
    return json.dumps(told, ensure_ascii=False).encode()
