"""Speaking over an OpenAI-compatible service (``POST /audio/speech``)."""

import asyncio
import math
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hub.audio.sound_stream import RAW_RATE, SoundStream
from hub.config import TextToSpeechSettings
from hub.engines.base import Pcm, closing
from hub.engines.speech_service import SpeechService
from hub.errors import SpeechRefusedError, SpeechSlowError, SpeechUnusableError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

FORMS: Final = ("pcm", "wav", "mp3")
"""Forms of sound to ask for, in this order: raw sound begins earliest, and not every service has it."""

STALL_S: Final = 3.0
"""Longest silence in the middle of a sentence, seconds: a device has long played all it holds by then."""

LONGEST_S: Final = 120.0
"""Longest sound of one sentence, seconds: more is a service that does not end."""


class OpenAiVoice:
    """Text to speech by a service. Whatever it sends, what comes out has one sample rate."""

    sample_rate = RAW_RATE

    def __init__(self, settings: TextToSpeechSettings, service: SpeechService) -> None:
        self.name = settings.service_voice
        self.language = settings.languages[0] if settings.languages else "en"
        self._model = settings.model
        self._speed = settings.speed
        self._first_sound_s = settings.first_sound_s
        self._service = service
        self._form = 0  # the one of FORMS that the service has

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        """Speak ``text``, in whatever language it is; see ``TextToSpeech``."""
        if not text.strip():
            return
        room = int(LONGEST_S * self.sample_rate)
        try:
            async with AsyncExitStack() as stack:
                async with asyncio.timeout(self._first_sound_s):
                    sounds = await self._open(text, stack)
                    sound = await anext(sounds, None)
                if sound is None:
                    raise SpeechUnusableError("The speech service sent no sound.")
                while sound is not None:
                    room -= len(sound)
                    if room < 0:
                        raise SpeechUnusableError("The speech service's sound does not end.")
                    yield sound
                    async with asyncio.timeout(STALL_S):
                        sound = await anext(sounds, None)
        except TimeoutError as error:
            raise SpeechSlowError(f"No sound came within {self._first_sound_s:g} s.") from error

    async def _open(self, text: str, stack: AsyncExitStack) -> AsyncIterator[Pcm]:
        """Ask, in the next form if one is refused."""
        for number in range(self._form, len(FORMS)):
            send = partial(self._send, text, FORMS[number])
            try:
                response = await stack.enter_async_context(self._service.request(send))
            except SpeechRefusedError:
                if number == len(FORMS) - 1:
                    raise
                continue
            self._form = number
            content_type = response.headers.get("content-type", "").lower()
            stream = SoundStream(self.sample_rate, asked_for=FORMS[number], content_type=content_type)
            sounds = self._sounds(response, stream)
            await stack.enter_async_context(closing(sounds))
            return sounds
        raise AssertionError("there is a form to ask for")

    def _send(self, text: str, form: str, client: "AsyncOpenAI") -> AbstractAsyncContextManager[Any]:
        speed = {} if self._speed == 1.0 else {"speed": self._speed}  # not every service knows it
        create: Any = client.audio.speech.with_streaming_response.create
        sent: AbstractAsyncContextManager[Any] = create(
            model=self._model, voice=self.name, input=text, response_format=form, **speed
        )
        return sent

    async def _sounds(self, response: Any, stream: SoundStream) -> AsyncIterator[Pcm]:
        """The sound of a response, as it comes; never an empty piece."""
        async with closing(response.iter_bytes()) as pieces:
            async for raw in pieces:
                if len(sound := await self._service.worker.run(stream.push, raw)):
                    yield sound
        if len(sound := await self._service.worker.run(stream.flush)):
            yield sound
