"""Connections to the language model that a sleep has killed without telling either end."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr

from hub.bus import Bus
from hub.config import LanguageModelSettings, Settings
from hub.engines.base import ChatMessage, Role, TextDelta
from hub.engines.registry import EngineRegistry
from hub.errors import LanguageModelError, QuotaError, TooSlowError
from hub.events import EngineChanged, EngineState

pytestmark = pytest.mark.loads_engines

QUESTION = [ChatMessage(Role.USER, "Hello?")]
PATIENCE_S = 1.0


def _response(status: str, kind: str, body: str) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return (head + body).encode()


REFUSAL = _response("402 Payment Required", "application/json", "{}")
DELTA = {"choices": [{"index": 0, "delta": {"content": "Hi!"}, "finish_reason": "stop"}]}
ANSWER = _response("200 OK", "text/event-stream", f"data: {json.dumps(DELTA)}\n\n")


class ForgetfulService:
    """Refuses the first question, which leaves a connection open, and answers all others.

    What is sent on connections from before ``forget`` never arrives.
    """

    def __init__(self) -> None:
        self.connections = 0
        self.unheard = asyncio.Event()
        self._forgotten = 0
        self._responses = iter([REFUSAL])

    def forget(self) -> None:
        self._forgotten = self.connections

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        number = self.connections
        try:
            while await self._receive(reader):
                if number <= self._forgotten:
                    self.unheard.set()
                    continue
                writer.write(next(self._responses, ANSWER))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def _receive(self, reader: asyncio.StreamReader) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        return bool(await reader.readexactly(int(length.partition(b":")[2])))


@asynccontextmanager
async def listening(service: ForgetfulService) -> AsyncIterator[str]:
    server = await asyncio.start_server(service.converse, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    finally:
        server.close()
        await server.wait_closed()


def no_models(_name: str) -> Path:
    raise AssertionError("no speech model is asked for here")


@asynccontextmanager
async def thinking(base_url: str) -> AsyncIterator[EngineRegistry]:
    llm = LanguageModelSettings(base_url=base_url, first_token_s=PATIENCE_S)
    engines = EngineRegistry(Settings().model_copy(update={"llm": llm}), Bus(), no_models, dict)
    await engines.use_key(SecretStr("key"))
    try:
        yield engines
    finally:
        await engines.close()


async def ask(engines: EngineRegistry) -> str:
    model = await engines.llm()
    return "".join([item.text async for item in model.reply(QUESTION) if isinstance(item, TextDelta)])


@pytest.fixture
async def service() -> ForgetfulService:
    return ForgetfulService()


@pytest.fixture
async def engines(service: ForgetfulService) -> AsyncIterator[EngineRegistry]:
    """With a connection that is kept alive, and that the service has forgotten."""
    async with listening(service) as url, thinking(url) as running:
        with pytest.raises(QuotaError):
            await ask(running)
        service.forget()
        yield running


async def test_a_question_on_a_dead_connection_waits_in_vain(
    service: ForgetfulService, engines: EngineRegistry
) -> None:
    with pytest.raises(TooSlowError):
        await ask(engines)
    assert service.connections == 1


async def test_on_a_new_connection_it_is_answered(service: ForgetfulService, engines: EngineRegistry) -> None:
    await engines.reconnect()
    assert await ask(engines) == "Hi!"
    assert service.connections == 2
    assert not service.unheard.is_set()


async def test_an_answer_under_way_ends_and_the_next_question_is_answered(
    service: ForgetfulService, engines: EngineRegistry
) -> None:
    asking = asyncio.create_task(ask(engines))
    await service.unheard.wait()
    await engines.reconnect()
    assert await ask(engines) == "Hi!"
    with pytest.raises(LanguageModelError):
        await asking


async def test_without_a_key_there_is_nothing_to_connect_anew() -> None:
    told: list[EngineChanged] = []
    bus = Bus()
    bus.subscribe(EngineChanged, told.append)
    engines = EngineRegistry(Settings(), bus, no_models, dict)
    await engines.use_key(None)
    await engines.reconnect()
    await engines.close()
    assert [event.state for event in told] == [EngineState.OFF]
