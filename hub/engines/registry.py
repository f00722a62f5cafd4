"""The hub's engines, loaded behind the open servers."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr

from hub.bus import Bus
from hub.config import Settings
from hub.engines.base import LanguageModel, SpeechToText, TextToSpeech
from hub.engines.grok import Grok
from hub.engines.piper import Piper
from hub.engines.slot import Slot
from hub.engines.turnstile import Turnstile
from hub.engines.whisper import Whisper
from hub.engines.worker import Worker
from hub.errors import EngineError, EngineFailedError, KeyMissingError
from hub.events import EngineChanged, EngineKind, EngineState

log = logging.getLogger(__name__)

T = TypeVar("T")

MAX_THREADS = 4
"""More do not make one short utterance faster."""

FindVoices = Callable[[], Mapping[str, str]]
"""The installed voices' names, one for each language (ISO 639-1); blocking."""

FindModel = Callable[[str], Path]
"""Where a model's files are: a folder for Whisper, the ``.onnx`` file for Piper; blocking.
Raises ``ModelMissingError``."""


class EngineRegistry:
    """Owns the engines and their workers."""

    def __init__(self, settings: Settings, bus: Bus, find_model: FindModel, find_voices: FindVoices) -> None:
        self._settings = settings
        self._find_model = find_model
        self._find_voices = find_voices
        self._stt_worker = Worker("stt")
        self._tts_worker = Worker("tts")
        self._tts_turnstile = Turnstile()
        self._llm_worker = Worker("llm")
        self._stt: Slot[SpeechToText] = Slot(EngineKind.STT, settings.stt.model, bus)
        self._tts: Slot[TextToSpeech] = Slot(EngineKind.TTS, settings.tts.voice, bus)
        self._voices: dict[str, Slot[TextToSpeech]] = {}
        self._llm: Slot[LanguageModel] = Slot(
            EngineKind.LLM, settings.llm.model, bus, patience_s=settings.llm.first_token_s
        )
        self._clients: list[Grok] = []
        self._key: SecretStr | None = None

    async def stt(self) -> SpeechToText:
        """What hears, once it is loaded; raises ``EngineError``."""
        return await self._stt.get()

    async def tts(self, language: str) -> TextToSpeech:
        """What speaks ``language``, else the usual voice, else any; raises ``EngineError`` if there is none."""
        usual = self._tts
        with contextlib.suppress(EngineError):
            await usual.get()  # only then it is known which language it speaks
        preferred = [self._voices[language]] if language in self._voices else []
        for slot in (*preferred, usual, *self._voices.values()):
            with contextlib.suppress(EngineError):  # it was told when it was loaded
                return await slot.get()
        return await usual.get()

    async def llm(self) -> LanguageModel:
        """What thinks; raises ``EngineError``."""
        return await self._llm.get()

    def statuses(self) -> tuple[EngineChanged, ...]:
        """The newest state of each engine."""
        return self._stt.status, self._llm.status, self._tts.status

    async def load_speech(self) -> None:
        """Load what hears and what speaks, side by side; voices for more languages come last."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._stt.fill(_guarded(self._load_stt)))
            both.create_task(self._load_voices())

    async def use_key(self, key: SecretStr | None) -> None:
        """Think with ``key``; without one the language model is off."""
        self._key = key
        if key is None:
            self._llm.fail(KeyMissingError("No key for the language model is set."), EngineState.OFF)
        else:
            await self._llm.fill(_guarded(lambda: self._load_llm(key)))
        await self._close_clients(keep=self._llm.engine)

    async def reconnect(self) -> None:
        """Think over new connections; an answer that is under way ends with its own error.

        Those that a sleep killed look alive, and a question on one of them waits in vain.
        """
        if self._key is not None:
            await self.use_key(self._key)

    async def close(self) -> bool:
        """Close connections and end the threads; whether all of them ended in time."""
        await self._close_clients(keep=None)
        workers = (self._stt_worker, self._tts_worker, self._llm_worker)
        return all(await asyncio.gather(*(worker.close() for worker in workers)))

    async def _load_stt(self) -> SpeechToText:
        settings = self._settings.stt

        def load() -> Whisper:
            return Whisper.load(
                settings.model,
                self._find_model(settings.model),
                threads=settings.threads or _threads(),
                languages=settings.languages,
                worker=self._stt_worker,
            )

        return await self._stt_worker.run(load)

    async def _load_voices(self) -> None:
        """The usual voice, then one for each other language that is spoken here and has one."""
        usual = self._settings.tts.voice
        spoken = self._settings.stt.languages
        chosen = {**await self._installed_voices(), **self._settings.tts.voices}
        self._voices = {
            language: Slot(EngineKind.TTS, name)
            for language, name in chosen.items()
            if name != usual and (not spoken or language in spoken)
        }
        await self._tts.fill(_guarded(lambda: self._load_voice(usual)))
        if self._tts.engine is not None:
            self._voices.pop(self._tts.engine.language, None)
        for slot in self._voices.values():
            await slot.fill(_guarded(partial(self._load_voice, slot.status.name)))

    async def _installed_voices(self) -> Mapping[str, str]:
        try:
            return await self._tts_worker.run(self._find_voices)
        except OSError as error:
            log.warning("the installed voices could not be looked up: %s", error)
            return {}

    async def _load_voice(self, name: str) -> TextToSpeech:
        def load() -> Piper:
            model = self._find_model(name)
            speed = self._settings.tts.speed
            return Piper.load(
                name,
                model,
                speed=speed,
                threads=_threads(),
                worker=self._tts_worker,
                turnstile=self._tts_turnstile,
            )

        return await self._tts_worker.run(load)

    async def _load_llm(self, key: SecretStr) -> LanguageModel:
        settings = self._settings.llm

        def connect() -> Grok:
            return Grok.connect(
                base_url=settings.base_url,
                api_key=key.get_secret_value(),
                model=settings.model,
                first_token_s=settings.first_token_s,
                max_tokens=settings.max_tokens,
            )

        client = await self._llm_worker.run(connect)
        self._clients.append(client)
        return client

    async def _close_clients(self, keep: LanguageModel | None) -> None:
        for client in [client for client in self._clients if client is not keep]:
            self._clients.remove(client)
            await client.close()


def _threads() -> int:
    return min(MAX_THREADS, os.cpu_count() or 1)


def _guarded(load: Callable[[], Awaitable[T]]) -> Callable[[], Awaitable[T]]:
    """Turn a library's own failure, for example a missing shared library, into an ``EngineError``."""

    async def guarded() -> T:
        try:
            return await load()
        except EngineError:
            raise
        except Exception as error:
            raise EngineFailedError(f"An engine could not be loaded: {error}") from error

    return guarded
