"""Speaking over an OpenAI-compatible service (``POST /audio/speech``)."""

import asyncio
import copy
import logging
import math
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hub.audio.sound_stream import RAW_RATE, SoundStream
from hub.config import TextToSpeechSettings
from hub.engines.base import Pcm
from hub.engines.speech_service import SpeechService
from hub.engines.worker import Worker
from hub.errors import SpeechRefusedError, SpeechSlowError, SpeechUnusableError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

log = logging.getLogger(__name__)

FORMS: Final = ("pcm", "wav", "mp3")
"""Forms of sound to ask for, in this order: raw sound begins earliest, and not every service has it."""

STALL_S: Final = 3.0
"""Longest silence in the middle of a sentence, seconds: a device has long played all it holds by then."""

LONGEST_S: Final = 120.0
"""Longest sound of one sentence, seconds: more is a service that does not end."""

MOST_BYTES: Final = 24_000_000
"""Longest response: as much sound at 48 kHz with two channels of 16 bit."""


@dataclass(slots=True)
class _Learned:
    """What is known of the service by now, for all its voices."""

    form: int = 0  # the one of FORMS that it has
    unknown: set[str] = field(default_factory=set)  # names of voices that it has not


class OpenAiVoice:
    """Text to speech by a service. Whatever it sends, what comes out has one sample rate."""

    sample_rate = RAW_RATE
    begins_late = True

    def __init__(self, settings: TextToSpeechSettings, service: SpeechService) -> None:
        self.name = settings.service_voice
        self.language = settings.languages[0] if settings.languages else "en"
        self._model = settings.model
        self._speed = settings.speed
        self._first_sound_s = settings.first_sound_s
        self._service = service
        self._usual = self.name
        self._learned = _Learned()

    def called(self, voice: str) -> "OpenAiVoice":
        """The service's voice of that name; the usual one speaks if it turns out that there is none."""
        other = copy.copy(self)
        other.name = self._usual if voice in self._learned.unknown else voice
        return other

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        """Speak ``text``, in whatever language it is; see ``TextToSpeech``."""
        if not text.strip():
            return
        sentence = _Sentence(partial(self._read, text), self.sample_rate, self._service.worker)
        try:
            sound = await sentence.next_sound(self._first_sound_s)
            if sound is None:
                raise SpeechUnusableError("The speech service sent no sound.")
            while sound is not None:
                yield sound
                sound = await sentence.next_sound(STALL_S)
        finally:
            await sentence.drop()

    async def _read(self, text: str, sentence: "_Sentence") -> None:
        """Ask, in the next form if one is refused, and read the response into ``sentence``."""
        for number in range(self._learned.form, len(FORMS)):
            try:
                async with self._service.request(partial(self._send, text, FORMS[number])) as response:
                    self._learned.form = number
                    sentence.begin(FORMS[number], response.headers.get("content-type", "").lower())
                    async for raw in response.iter_bytes():
                        sentence.take(raw)
            except SpeechRefusedError:
                if number < len(FORMS) - 1:
                    continue
                if self.name == self._usual:
                    raise
            else:
                return
        log.warning("the speech service has no voice called %s; the usual one speaks", self.name)
        self._learned.unknown.add(self.name)
        self.name = self._usual
        await self._read(text, sentence)

    def _send(self, text: str, form: str, client: "AsyncOpenAI") -> AbstractAsyncContextManager[Any]:
        speed = {} if self._speed == 1.0 else {"speed": self._speed}  # not every service knows it
        create: Any = client.audio.speech.with_streaming_response.create
        sent: AbstractAsyncContextManager[Any] = create(
            model=self._model, voice=self.name, input=text, response_format=form, **speed
        )
        return sent


class _Sentence:
    """The sound of one sentence on its way.

    It is read as fast as it comes, however slowly it is played, so that a slow moment of the network is not
    heard and the connection is free for the next one. What waits is bounded by MOST_BYTES.
    """

    def __init__(
        self, read: Callable[["_Sentence"], Coroutine[Any, Any, None]], rate: int, worker: Worker
    ) -> None:
        self._rate = rate
        self._worker = worker
        self._stream = SoundStream(rate, asked_for="", content_type="")
        self._over = False
        self._raw: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._taken = self._given = 0
        self._reading = asyncio.create_task(self._run(read), name="speech-service")

    def begin(self, form: str, content_type: str) -> None:
        """A response begins."""
        self._stream = SoundStream(self._rate, asked_for=form, content_type=content_type)

    def take(self, raw: bytes) -> None:
        """More of it has come. Never waits: a reader is interrupted only where it reads."""
        self._taken += len(raw)
        if self._taken > MOST_BYTES:
            raise SpeechUnusableError("The speech service's sound does not end.")
        self._raw.put_nowait(raw)

    async def next_sound(self, patience_s: float) -> Pcm | None:
        """The next sound, never empty; None at the end.

        Raises:
            SpeechServiceError: Nothing came for ``patience_s``, or what came is of no use.
        """
        try:
            async with asyncio.timeout(patience_s):
                while not self._over and (raw := await self._raw.get()) is not None:
                    if len(sound := self._counted(await self._worker.run(self._stream.push, raw))):
                        return sound
        except TimeoutError as error:
            raise SpeechSlowError(f"No sound came for {patience_s:g} s.") from error
        if self._over:
            return None
        self._over = True
        await self._reading
        rest = self._counted(await self._worker.run(self._stream.flush))
        return rest if len(rest) else None

    async def drop(self) -> None:
        """Hang up, if it is still being read."""
        self._reading.cancel()
        await asyncio.wait([self._reading])
        if not self._reading.cancelled():
            self._reading.exception()  # it was told, or nobody is left to be told

    def _counted(self, sound: Pcm) -> Pcm:
        self._given += len(sound)
        if self._given > LONGEST_S * self._rate:
            raise SpeechUnusableError("The speech service's sound does not end.")
        return sound

    async def _run(self, read: Callable[["_Sentence"], Coroutine[Any, Any, None]]) -> None:
        try:
            await read(self)
        finally:
            self._raw.put_nowait(None)
