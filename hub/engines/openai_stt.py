"""Hearing over an OpenAI-compatible service (``POST /audio/transcriptions``)."""

import asyncio
import io
import wave
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import BaseModel, ValidationError

from hub.config import SpeechToTextSettings
from hub.engines.base import HEARING_RATE, Pcm, Transcript
from hub.engines.language import settle_language
from hub.engines.speech_service import SpeechService, read_all
from hub.errors import SpeechRefusedError, SpeechSlowError, SpeechUnusableError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

SHORTEST: Final = HEARING_RATE // 10
"""Samples of the shortest sound that services take (OpenAI's API refuses less than 0.1 s)."""

MOST_BYTES: Final = 1_000_000
"""Longest answer: the words of a minute with all that may be told of them are a tenth of it."""

Form = Literal["verbose_json", "json"]
"""How the answer is asked for: the first tells the language, too, and not every model has it."""


class _Answer(BaseModel):
    text: str
    language: str | None = None


class OpenAiHearing:
    """Speech to text by a service."""

    def __init__(self, settings: SpeechToTextSettings, service: SpeechService) -> None:
        self.name = settings.service_model
        self._patience_s = settings.patience_s
        self._languages = settings.languages
        self._service = service
        self._form: Form = "verbose_json"

    async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
        """Transcribe ``pcm``; see ``SpeechToText``."""
        among = (language,) if language else self._languages
        if len(pcm) < SHORTEST:
            return Transcript("", settle_language("", "", among))
        run = self._service.worker.run
        try:
            async with asyncio.timeout(self._patience_s):
                answer = await run(_parse, await self._ask(await run(_wav, pcm), among))
        except TimeoutError as error:
            raise SpeechSlowError(f"The words did not come within {self._patience_s:g} s.") from error
        text = answer.text.strip()
        return Transcript(text, settle_language(answer.language or "", text, among))

    async def _ask(self, wav: bytes, among: Sequence[str]) -> bytes:
        try:
            return await self._ask_in(self._form, wav, among)
        except SpeechRefusedError:
            if self._form == "json":
                raise
        answer = await self._ask_in("json", wav, among)
        self._form = "json"
        return answer

    async def _ask_in(self, form: Form, wav: bytes, among: Sequence[str]) -> bytes:
        async with self._service.request(partial(self._send, form, wav, among)) as response:
            return await read_all(response, MOST_BYTES)

    def _send(
        self, form: Form, wav: bytes, among: Sequence[str], client: "AsyncOpenAI"
    ) -> AbstractAsyncContextManager[Any]:
        hint = {"language": among[0]} if len(among) == 1 else {}
        create: Any = client.audio.transcriptions.with_streaming_response.create
        file = ("question.wav", wav, "audio/wav")
        sent: AbstractAsyncContextManager[Any] = create(
            model=self.name, file=file, response_format=form, **hint
        )
        return sent


def _wav(pcm: Pcm) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(HEARING_RATE)
        out.writeframes(pcm.astype("<i2", copy=False).tobytes())
    return file.getvalue()


def _parse(raw: bytes) -> _Answer:
    try:
        return _Answer.model_validate_json(raw)
    except ValidationError as error:
        raise SpeechUnusableError("The speech service sent no words: its answer has another form.") from error
