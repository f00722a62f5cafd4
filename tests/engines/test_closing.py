"""A service's connections are closed at any moment of a request: nothing stays open, and nothing hangs."""

import asyncio
import gc

import pytest

from hub.errors import SpeechDownError
from tests.fakes.services import hearing_by
from tests.fakes.sounds import tone
from tests.fakes.speech_service import Heard, SpeechStub

pytestmark = pytest.mark.loads_engines


@pytest.mark.parametrize("steps", range(0, 24, 3))
async def test_closing_at_any_moment(steps: int) -> None:
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
