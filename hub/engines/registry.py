"""The hub's engines, loaded behind the open servers."""

import asyncio
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from hub.bus import Bus
from hub.config import LanguageModelSettings, Settings, SpeechServiceSettings
from hub.engines.base import LanguageModel, SpeechToText, TextToSpeech
from hub.engines.budget import Budget
from hub.engines.openai_stt import OpenAiHearing
from hub.engines.piper import Piper
from hub.engines.served import ServedHearing, ServedVoices
from hub.engines.slot import Slot, guarded
from hub.engines.speech_service import SpeechService
from hub.engines.thinking import Thinking
from hub.engines.trust import Trust
from hub.engines.turnstile import Turnstile
from hub.engines.voices import LocalVoices
from hub.engines.whisper import Whisper
from hub.engines.worker import Worker
from hub.errors import EngineError, ModelMissingError
from hub.events import EngineChanged, EngineKind, EngineState, Purpose

if TYPE_CHECKING:
    from hub.engines.openai_tts import OpenAiVoice

MAX_THREADS = 4
"""More do not make one short utterance faster."""

FindVoices = Callable[[], Mapping[str, str]]
"""The installed voices' names, one for each language (ISO 639-1); blocking."""

FindModel = Callable[[str], Path]
"""Where a model's files are: a folder for Whisper, the ``.onnx`` file for Piper; blocking.
Raises ``ModelMissingError``."""


class EngineRegistry:
    """Owns the engines and their workers.

    Where a service hears or speaks, the engine of this machine is loaded as well, at the start: it is to stand
    in at once, and the moment at which the network fails is the worst one to load it.
    """

    def __init__(
        self,
        settings: Settings,
        bus: Bus,
        find_model: FindModel,
        find_voices: FindVoices,
        budget: Budget | None = None,
    ) -> None:
        """Without a ``budget`` as much is spent as it costs."""
        self._settings = settings
        self._find_model = find_model
        self._find_voices = find_voices
        self._stt_worker = Worker("stt")
        self._tts_worker = Worker("tts")
        self._service_worker = Worker("speech-service")
        self._loading_worker = Worker("loading")  # so that others are heard while a chosen model is loaded
        self._choosing = asyncio.Lock()
        self._tts_turnstile = Turnstile()
        stt, tts = settings.stt, settings.tts
        self._served_stt: Slot[ServedHearing] | None = None
        self._served_tts: Slot[ServedVoices] | None = None
        if stt.provider == "openai":
            self._served_stt = Slot(EngineKind.STT, stt.service_model, bus)
        if tts.provider == "openai":
            self._served_tts = Slot(EngineKind.TTS, tts.service_voice, bus)
        self._stt: Slot[SpeechToText] = Slot(EngineKind.STT, stt.local_model, None if self._served_stt else bus)
        self._tts: Slot[TextToSpeech] = Slot(EngineKind.TTS, tts.local_voice, None if self._served_tts else bus)
        self._voices = LocalVoices(settings, self._tts, guarded(self._load_voice), self._find_installed)
        self._services: list[SpeechService] = []
        self._bus = bus
        self._budget = budget or Budget(bus)
        self._thinking = Thinking(settings.llm, bus, self._budget)

    async def stt(self) -> SpeechToText:
        """What hears, once it is loaded; raises ``EngineError``."""
        return await (self._served_stt or self._stt).get()

    async def tts(self, language: str, voice: str = "") -> TextToSpeech:
        """What speaks: the voice of that name, else one for ``language``, else the usual one, else any.

        Raises:
            EngineError: There is none.
        """
        if self._served_tts is not None:
            return await (await self._served_tts.get()).choose(language, voice)
        return await self._voices.choose(language, voice)

    async def use_hearing(self, model: str) -> None:
        """Hear with ``model`` on this machine from the next question on; raises ``EngineError``, and then not.

        What is being heard is heard to its end by the one before.
        """
        await self._stt.settled()
        async with self._choosing:
            if self._stt.name != model or self._stt.failed:
                now = asyncio.get_running_loop().time
                began = now()
                engine = await guarded(self._load_whisper)(model, self._loading_worker)
                self._stt.take(model, engine, took=now() - began)

    async def use_voice(self, voice: str, language: str = "", *, usual: bool = False) -> bool:
        """Speak with ``voice`` of this machine; see ``LocalVoices.use``."""
        async with self._choosing:
            return await self._voices.use(voice, language, usual=usual)

    async def local_hearing(self) -> SpeechToText:
        """What hears on this machine; raises ``EngineError``."""
        return await self._stt.get()

    async def local_voice(self, voice: str = "") -> TextToSpeech:
        """The voice of this machine that is called so, else what speaks; raises ``EngineError``."""
        return await (self._voices.named(voice) if voice else self._voices.choose(""))

    @property
    def hearing_model(self) -> str:
        """What hears on this machine; empty when nothing does."""
        return "" if self._stt.failed else self._stt.name

    @property
    def usual_voice(self) -> str:
        """The voice of this machine that speaks whatever no other is for; empty when there is none."""
        return "" if self._tts.failed else self._tts.name

    @property
    def usual_language(self) -> str:
        """That voice's own language (ISO 639-1); empty when there is none."""
        return self._voices.usual_language

    def voices_in_use(self) -> Mapping[str, str]:
        """Which voices of this machine speak, by language (ISO 639-1)."""
        return self._voices.in_use()

    def let_go(self, voice: str) -> None:
        """Hold a voice no longer that nobody chose."""
        self._voices.let_go(voice)

    async def llm(self) -> LanguageModel:
        """What thinks; raises ``EngineError``."""
        return await self._thinking.model()

    async def seeing(self) -> LanguageModel:
        """What looks at pictures; raises ``EngineError``."""
        return await self._thinking.seeing()

    async def thinking(self) -> EngineChanged:
        """How what thinks is, once that is known."""
        return await self._thinking.settled()

    @property
    def unanswered(self) -> str:
        """Why no service answered the newest question, by an error's code; empty when one did, or long ago."""
        return self._thinking.unanswered

    def statuses(self) -> tuple[EngineChanged, ...]:
        """The newest state of each engine."""
        stt, tts = self._served_stt or self._stt, self._served_tts or self._tts
        return stt.status, self._thinking.status, tts.status

    async def load_speech(self) -> None:
        """Load what hears and what speaks, side by side; voices for more languages come last.

        Services are ready only then: libraries that are being loaded hold the interpreter, and an answer that
        is spoken meanwhile has gaps.
        """
        async with asyncio.TaskGroup() as both:
            both.create_task(self._load_hearing())
            both.create_task(self._voices.load())
        if self._served_stt is not None:
            await self._served_stt.fill(guarded(partial(self._connect_hearing, self._served_stt)))
        if self._served_tts is not None:
            await self._served_tts.fill(guarded(partial(self._connect_speaking, self._served_tts)))

    async def use_key(self, key: SecretStr | None, second: SecretStr | None = None) -> None:
        """Think with ``key``; without one the language model is off, or the second service thinks.

        The answers under way end with their own error, unless those are the keys that are in use anyway.
        """
        await self._thinking.use_key(key, second)

    async def think_with(
        self, llm: LanguageModelSettings, key: SecretStr | None, second: SecretStr | None = None
    ) -> None:
        """Think with other services from now on; the answers under way end with their own error."""
        before, self._thinking = self._thinking, Thinking(llm, self._bus, self._budget)
        await before.close()
        await self._thinking.use_key(key, second)

    async def reconnect(self) -> None:
        """Think, hear and speak over new connections; what is under way ends with its own error.

        Those that a sleep killed look alive, and a question on one of them waits in vain.
        """
        for service in self._services:
            await service.connect()
        await self._thinking.reconnect()

    async def close(self) -> bool:
        """Close connections and end the threads; whether all of them ended in time."""
        for service in self._services:
            await service.close()
        parts = (self._stt_worker, self._tts_worker, self._service_worker, self._loading_worker)
        return all(await asyncio.gather(self._thinking.close(), *(part.close() for part in parts)))

    async def _load_hearing(self) -> None:
        if self._stt.name:
            await self._stt.fill(partial(guarded(self._load_whisper), self._stt.name, self._stt_worker))
        else:
            self._stt.fail(ModelMissingError("No model of this machine is to be used."), EngineState.OFF)

    async def _connect_hearing(self, place: Slot[ServedHearing]) -> ServedHearing:
        settings = self._settings.stt
        hearing = OpenAiHearing(settings, await self._connect(settings, Purpose.SOUND))
        trust = _trust(place, lambda: "" if self._stt.failed else self._stt.name, settings.retry_s)
        return ServedHearing(hearing, self._stt.get, trust)

    async def _connect_speaking(self, place: Slot[ServedVoices]) -> ServedVoices:
        settings = self._settings.tts
        service = await self._connect(settings, Purpose.SPEECH)

        def make() -> "OpenAiVoice":
            from hub.engines.openai_tts import OpenAiVoice  # it brings PyAV, of 14 MB, for MP3

            return OpenAiVoice(settings, service)

        voice = await self._service_worker.run(make)
        trust = _trust(place, lambda: self._voices.ready_name, settings.retry_s)
        local = self._voices.choose
        return ServedVoices(voice, settings.languages, local, trust, self._service_worker, called=voice.called)

    async def _connect(self, settings: SpeechServiceSettings, purpose: Purpose) -> SpeechService:
        service = SpeechService(settings, self._service_worker, purpose)
        await service.connect()
        self._services.append(service)
        return service

    async def _load_whisper(self, model: str, loader: Worker) -> SpeechToText:
        settings = self._settings.stt

        def load() -> Whisper:
            return Whisper.load(
                model,
                self._find_model(model),
                threads=settings.threads or _threads(),
                languages=settings.languages,
                worker=self._stt_worker,
            )

        return await loader.run(load)

    async def _find_installed(self) -> Mapping[str, str]:
        return await self._tts_worker.run(self._find_voices)

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


def _threads() -> int:
    return min(MAX_THREADS, os.cpu_count() or 1)


def _trust(place: Slot[Any], stand_in: Callable[[], str], rest_s: float) -> Trust:
    """Trust in the service at ``place``, which tells there what becomes of it, and the name of its stand-in."""

    def failing(error: EngineError) -> None:
        place.failing(error, stand_in())

    return Trust(failing, place.working, rest_s=rest_s)
