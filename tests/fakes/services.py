"""The hub's engines over a stub of a service."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from hub.config import SpeechToTextSettings, TextToSpeechSettings
from hub.engines.openai_stt import OpenAiHearing
from hub.engines.openai_tts import OpenAiVoice
from hub.engines.speech_service import SpeechService
from hub.engines.worker import Worker
from hub.events import Purpose
from tests.fakes.speech_service import SpeechStub


@asynccontextmanager
async def hearing_by(stub: SpeechStub, **settings: Any) -> AsyncIterator[OpenAiHearing]:
    """What hears by ``stub``."""
    chosen = SpeechToTextSettings(provider="openai", **{"base_url": stub.base_url, **settings})
    async with connected(chosen) as service:
        yield OpenAiHearing(chosen, service)


@asynccontextmanager
async def voice_by(stub: SpeechStub, **settings: Any) -> AsyncIterator[OpenAiVoice]:
    """What speaks by ``stub``."""
    chosen = TextToSpeechSettings(provider="openai", **{"base_url": stub.base_url, **settings})
    async with connected(chosen) as service:
        yield OpenAiVoice(chosen, service)


@asynccontextmanager
async def connected(settings: SpeechToTextSettings | TextToSpeechSettings) -> AsyncIterator[SpeechService]:
    """A connection, closed at the end."""
    worker = Worker("speech-service")
    purpose = Purpose.SOUND if isinstance(settings, SpeechToTextSettings) else Purpose.SPEECH
    service = SpeechService(settings, worker, purpose)
    await service.connect()
    try:
        yield service
    finally:
        await service.close()
        await worker.close()
        await asyncio.sleep(0)
