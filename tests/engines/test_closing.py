"""A service's connections are closed at any moment of a request: nothing stays open, and nothing hangs."""

import asyncio
import gc

import pytest

from hub.engines.base import ChatMessage, Role
from hub.engines.grok import Grok
from hub.errors import ServiceDownError, SpeechDownError
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.services import hearing_by
from tests.fakes.sounds import tone
from tests.fakes.speech_service import Heard, SpeechStub

pytestmark = pytest.mark.loads_engines

at_any_moment = pytest.mark.parametrize("steps", range(0, 24, 3))


@at_any_moment
async def test_closing_a_speech_service(steps: int) -> None:
    reply = Heard(after=asyncio.Event())
    async with SpeechStub(heard=reply) as stub, hearing_by(stub) as hearing:
        asking = asyncio.create_task(hearing.transcribe(tone(1.0, 16_000)))
        for _ in range(steps):
            await asyncio.sleep(0)
        await hearing._service.close()
        async with asyncio.timeout(5):
            with pytest.raises(SpeechDownError):
                await asking
    gc.collect()


@at_any_moment
async def test_closing_a_language_model(steps: int) -> None:
    async with ChatService(default=Reply(first_after=asyncio.Event())) as service:
        grok = await asyncio.to_thread(
            Grok.connect, base_url=service.base_url, api_key="k", model="m", first_token_s=30.0, max_tokens=9
        )
        asking = asyncio.ensure_future(anext(grok.reply([ChatMessage(Role.USER, "Hello?")])))
        for _ in range(steps):
            await asyncio.sleep(0)
        await grok.close()
        async with asyncio.timeout(5):
            with pytest.raises(ServiceDownError):
                await asking
    gc.collect()
