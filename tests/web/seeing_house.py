"""A hub that explains photos: a real server, and a real client of a chat service on loopback."""

import asyncio
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from hub.config import Settings
from hub.engines.account import Accounts
from hub.engines.base import LanguageModel
from hub.engines.grok import Grok
from hub.errors import KeyMissingError
from hub.storage.shelf import Shelf
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.intake import Intake
from hub.web.server import WebServer
from hub.web.vision import PATH, Vision
from tests.devices.household import Household
from tests.fakes.chat_service import ChatService, Reply
from tests.storage.conftest import a_store

BOUNDARY = "----ESP32_CAMERA_BOUNDARY"
FORM = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
OTHER = "aa:bb:cc:dd:ee:02"


def photo(content: bytes, question: str = "What is on the table?") -> bytes:
    """A form as the firmware writes it: the question first."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="question"\r\n\r\n{question}\r\n'
    file = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="camera.jpg"\r\n'
    end = f"\r\n--{BOUNDARY}--\r\n"
    return (head + file).encode() + b"Content-Type: image/jpeg\r\n\r\n" + content + end.encode()


@dataclass
class Answer:
    status: int
    kind: str
    raw: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.raw)


@dataclass
class House:
    household: Household
    shelf: Shelf
    service: ChatService
    client: aiohttp.ClientSession
    url: str
    headers: dict[str, str]

    async def ask(self, body: bytes, headers: dict[str, str] | None = None, query: str = "") -> Answer:
        """Send it in chunks, as devices do."""

        async def pieces() -> Any:
            for at in range(0, len(body), 4_096):
                yield body[at : at + 4_096]

        shown = self.headers if headers is None else headers
        async with self.client.post(self.url + PATH + query, data=pieces(), headers=FORM | shown) as response:
            return Answer(response.status, response.content_type, await response.read())


class Building:
    """Builds houses, and takes them down."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stack: list[Any] = []

    async def house(self, *, keyless: bool = False, language: str = "en-US", **settings: Any) -> House:
        service = await self._enter(ChatService(default=Reply("A red cup.")))
        chosen = Settings(data_dir=self.folder, llm=settings.pop("llm", {}), files=settings)
        grok = await asyncio.to_thread(
            Grok.connect,
            base_url=service.base_url,
            api_key="key-1",
            model="blind-1",
            first_token_s=1.0,
            max_tokens=600,
        )
        self._stack.append(grok.close)
        llm = chosen.llm

        async def see() -> LanguageModel:
            if keyless:
                raise KeyMissingError("none")
            return grok.seeing("seer-1", first_token_s=llm.vision_s, detail=llm.vision_detail)

        household = Household()
        headers = await household.let_in(language=language)
        store = a_store(self.folder)
        self._stack.append(store.close)
        self.intake = intake = Intake()
        self._stack.append(intake.close)
        self.accounts = Accounts()
        vision = Vision(
            see,
            store.shelf,
            household.enrolment,
            intake,
            chosen,
            language_of=household.registry.language,
            bus=household.bus,
            accounts=self.accounts,
        )
        checks = Checks(household.bus, household.enrolment, lambda: datetime.now(UTC), Directions("/"))
        server = WebServer(checks, mounts=(vision.mount,))
        port = await server.start("127.0.0.1", 0, ws_port=1)
        self._stack.append(server.stop)
        client = await self._enter(aiohttp.ClientSession())
        return House(household, await store.shelf(), service, client, f"http://127.0.0.1:{port}", headers)

    async def _enter(self, part: Any) -> Any:
        self._stack.append(lambda: part.__aexit__(None, None, None))
        return await part.__aenter__()

    async def take_down(self) -> None:
        while self._stack:
            await self._stack.pop()()
