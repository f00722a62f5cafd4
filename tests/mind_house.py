"""A mind with scripted services, and what it told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from hub.bus import Bus
from hub.config import LanguageModelSettings, Settings
from hub.engines.base import ChatMessage, Role
from hub.engines.worker import Worker
from hub.events import Event
from hub.mind import Mind
from hub.records import Records
from hub.secrets import Secrets
from hub.tuning import Tuning
from tests.fakes.chat_service import ChatService, Reply

HELLO = Reply("Hello there, how are you?")


@pytest.fixture
async def service() -> AsyncIterator[ChatService]:
    async with ChatService(default=HELLO) as running:
        yield running


class House:
    """A mind, and what it told."""

    def __init__(self, folder: Path, **llm: Any) -> None:
        self.settings = Settings(data_dir=folder, llm=LanguageModelSettings(**{"first_token_s": 2.0, **llm}))
        self.bus = Bus()
        self.told: list[Event] = []
        self.bus.subscribe(Event, self.told.append)
        self.worker = Worker("secrets")
        self.records = Records(self.bus, self.settings)
        self.mind = Mind(
            self.settings,
            self.bus,
            self.records,
            Secrets(folder),
            worker=self.worker,
            tuning=Tuning(self.settings, self.worker),
            local_time=datetime.now,
        )

    async def use(self, **llm: Any) -> None:
        changed = self.settings.llm.model_copy(update=llm)
        self.settings = self.settings.model_copy(update={"llm": changed})
        await self.mind.use_services(self.settings)

    async def end(self) -> None:
        await asyncio.gather(self.mind.close(), self.worker.close(), self.records.close())

    def of(self, kind: type[Event]) -> list[Any]:
        return [event for event in self.told if isinstance(event, kind)]

    async def answer(self) -> str:
        model = await self.mind.engines.llm()
        items = [item async for item in model.reply([ChatMessage(Role.USER, "Hello?")])]
        return "".join(getattr(item, "text", "") for item in items)


@pytest.fixture
async def house(tmp_path: Path, service: ChatService) -> AsyncIterator[House]:
    house = House(tmp_path, base_url=service.base_url, model="grok-4")
    await house.mind.set_key("sk-own")
    yield house
    await house.end()
