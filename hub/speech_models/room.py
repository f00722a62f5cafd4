"""Everything that is done about speech models: what there is, getting it, trying it, using it, measuring it."""

import asyncio
import logging
from dataclasses import replace
from typing import Final, NoReturn

import numpy as np

from hub.bus import Bus
from hub.config import Settings
from hub.engines.base import Pcm
from hub.engines.worker import Worker
from hub.errors import EngineError
from hub.events import DownloadState, ModelDownloadChanged, ModelsChanged
from hub.speech_models.deciding import VOICES, Decided, Keep, Names
from hub.speech_models.downloads import Downloads
from hub.speech_models.engines import Engines
from hub.speech_models.held import Held
from hub.speech_models.job import Job
from hub.speech_models.machine import cpu_name
from hub.speech_models.measuring import Measuring
from hub.speech_models.pace import Pace
from hub.speech_models.samples import sample
from hub.speech_models.shown import Shown, look, show
from models.catalog import Model, ModelKind
from models.errors import BundledModelError, ModelInUseError, OtherKindError, UnknownModelError
from models.store import Store

log = logging.getLogger(__name__)


REACHED_S: Final = 5.0
"""Longest wait for the model service, seconds: its own limit does not hold for the system's name look-up."""


class SpeechModels:
    """All of it.

    Attributes:
        downloads: Those under way, and in line.
        measuring: Finds out how fast this machine hears.
    """

    def __init__(self, bus: Bus, settings: Settings, store: Store, engines: Engines, keep: Keep) -> None:
        """``keep`` keeps what is chosen until the next start."""
        self._bus = bus
        self._settings = settings
        self._store = store
        self._engines = engines
        self._keep = keep
        self._worker = Worker("models")
        self._greeter = Worker("model service")  # a silent name server holds nobody else up
        self._held = Held()
        self._pace = Pace(settings.data_dir, store.catalog)
        self._names = Names(settings, engines)
        self._voiced = set(settings.tts.voices)  # languages whose voice is written down
        self.measuring = Measuring(bus, engines, self._pace, self._worker, self._held)
        self.downloads = Downloads(bus, store, self._came, self._worker)

    async def run(self) -> NoReturn:
        """Know what was left by the hub's last life, then download what is asked for."""
        await self._worker.run(lambda: self._pace.load(cpu_name()))
        try:
            await self.downloads.recall()
        except OSError as error:
            log.warning("what was left of downloads cannot be read: %s", error)
        await self.downloads.run()

    async def close(self) -> bool:
        """End what is under way; whether the threads ended in time. ``run`` was ended before."""
        await self.measuring.stop()
        return all(await asyncio.gather(self.downloads.close(), self._worker.close(), self._greeter.close()))

    @property
    def served(self) -> tuple[ModelKind, ...]:
        """What a service does, for which the models in use here only stand in."""
        providers = {ModelKind.STT: self._settings.stt.provider, ModelKind.TTS: self._settings.tts.provider}
        return tuple(kind for kind, provider in providers.items() if provider == "openai")

    async def shown(self) -> tuple[Shown, ...]:
        """Every model, in the catalogue's order."""
        seen = await self._worker.run(look, self._store)
        shown = show(self._store.catalog.models, seen, self._engines, self._pace, self.downloads.all())
        return tuple(replace(one, decided=self._decided(one.model)) for one in shown)

    @property
    def usual_decided(self) -> Decided | None:
        """What decides the usual voice, so that it cannot be chosen; None: nothing does."""
        return self._names.decided(self._names.usual)

    async def reachable(self) -> bool:
        """Whether the model service answers, known within ``REACHED_S``."""
        try:
            async with asyncio.timeout(REACHED_S):
                return await self._greeter.run(self._store.reachable)
        except TimeoutError:
            return False

    async def download(self, model_id: str) -> ModelDownloadChanged:
        """Get it, or go on with that; one that is here already is done.

        Raises:
            ModelStoreError: There is no such model, or it comes with the hub.
        """
        model = self._known(model_id)
        if await self._worker.run(self._store.find, model_id) is not None:
            return Job(model_id, model.size, model.size, DownloadState.DONE).told()
        if model.bundled:
            raise BundledModelError(f"{model_id} comes with the hub: run `make setup` to get it again.")
        return self.downloads.start(model)

    async def remove(self, model_id: str) -> None:
        """Delete a model's files.

        Raises:
            ModelInUseError: It hears or speaks, or is about to.
            ModelStoreError: It is not here, or cannot be deleted.
        """
        self._known(model_id)
        in_use = {self._engines.hearing_model, *self._engines.voices_in_use().values(), *self._held}
        if model_id in in_use:
            raise ModelInUseError(f"{model_id} is in use; choose another one first.")
        if not await self.downloads.cancel(model_id):
            self._engines.let_go(model_id)
            await self._worker.run(self._store.remove, model_id)
        self._bus.publish(ModelsChanged())

    async def speak(self, voice: str, text: str = "") -> tuple[Pcm, int]:
        """What ``text``, or a sentence in its language, sounds like with a voice that is here; its rate, Hz.

        Raises:
            EngineError: It cannot be loaded, or gave up.
            ModelStoreError: There is no such voice, or it is not here.
        """
        with self._held.hold(voice):
            await self._require(voice, ModelKind.TTS)
            engine = await self._engines.local_voice(voice)
        pieces = [piece async for piece in engine.synthesize(text or sample(engine.language))]
        return np.concatenate(pieces) if pieces else np.zeros(0, np.int16), engine.sample_rate

    async def use_hearing(self, model_id: str) -> None:
        """Hear with this model from the next question on, and after a restart.

        Raises:
            SettingFixedError: The environment or the command line decides what hears.
            EngineError: It cannot be loaded; the one before goes on hearing.
            ModelStoreError: There is no such model, or it is not here.
            DataFolderError: It hears, but that cannot be kept.
        """
        self._names.require_free(self._names.hearing)
        with self._held.hold(model_id):
            await self._require(model_id, ModelKind.STT)
            await self._engines.use_hearing(model_id)
        self._bus.publish(ModelsChanged())
        await self._keep(self._names.hearing, model_id)

    async def use_voice(self, voice: str, language: str = "", *, usual: bool = False) -> None:
        """Speak with this voice from the next answer on, and after a restart.

        Args:
            voice: Its id.
            language: What it is to speak (ISO 639-1); empty: its own language.
            usual: Let it speak whatever no other voice is for, too.

        Raises:
            SettingFixedError: The environment or the command line decides what speaks that.
            EngineError: It cannot be loaded; who spoke before goes on.
            ModelStoreError: There is no such voice, or it is not here.
            DataFolderError: It speaks, but that cannot be kept.
        """
        with self._held.hold(voice):
            model = await self._require(voice, ModelKind.TTS)
            language = language or next(iter(model.languages), "")
            self._names.require_free(self._names.usual if usual else self._names.speaking(language))
            before = self._engines.usual_voice, self._engines.usual_language
            is_usual = await self._engines.use_voice(voice, language, usual=usual)
        self._bus.publish(ModelsChanged())
        if is_usual:
            await self._keep(self._names.usual, voice)
            await self._keep_own_language(*before)
        else:
            await self._keep_voice(language, voice)

    async def release_voice(self, language: str) -> bool:
        """Let the usual voice speak ``language`` from the next answer on, and after a restart.

        False when no other voice speaks it.

        Raises:
            SettingFixedError: The environment or the command line decides what speaks that.
            EngineError: There is no usual voice.
            DataFolderError: It speaks, but that cannot be kept.
        """
        usual = self._engines.usual_voice
        if self._engines.voices_in_use().get(language, usual) == usual:
            return False
        self._names.require_free(self._names.speaking(language))
        with self._held.hold(usual):
            await self._engines.use_voice(usual, language)
        self._bus.publish(ModelsChanged())
        await self._keep_voice(language, usual)
        return True

    async def _keep_voice(self, language: str, voice: str) -> None:
        self._voiced.add(language)
        await self._keep(f"{VOICES}.{language}", voice)

    async def _keep_own_language(self, voice: str, language: str) -> None:
        """Who was the usual voice until now goes on with its own language, after a restart as well."""
        speaks = voice and self._engines.voices_in_use().get(language) == voice
        if speaks and language != self._engines.usual_language and language not in self._voiced:
            await self._keep_voice(language, voice)

    def _decided(self, model: Model) -> Decided | None:
        if model.kind is ModelKind.STT:
            return self._names.decided(self._names.hearing)
        return self._names.decided(self._names.speaking(next(iter(model.languages), "")))

    async def _came(self, model: Model) -> None:
        """Use a voice that was downloaded where nobody speaks its language: the next start would, too."""
        language = next(iter(model.languages), "")
        spoken = self._settings.stt.languages
        wanted = not spoken or language in spoken
        if model.kind is ModelKind.TTS and wanted and language not in self._engines.voices_in_use():
            try:
                with self._held.hold(model.id):
                    await self._engines.use_voice(model.id, language)
            except EngineError as error:
                log.warning("%s was downloaded, but cannot be used: %s", model.id, error)
        self._bus.publish(ModelsChanged())

    async def _require(self, model_id: str, kind: ModelKind) -> Model:
        if self._known(model_id).kind is not kind:
            raise OtherKindError(f"{model_id} is a model for something else.")
        return (await self._worker.run(self._store.require, model_id)).model

    def _known(self, model_id: str) -> Model:
        model = self._store.catalog.get(model_id)
        if model is None:
            raise UnknownModelError(f"There is no model {model_id!r}.")
        return model
