"""The voices of this machine: the usual one, and one for each other language that is spoken here."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from hub.config import Settings
from hub.engines.base import TextToSpeech
from hub.engines.slot import Slot
from hub.errors import EngineError, ModelMissingError
from hub.events import EngineKind, EngineState

log = logging.getLogger(__name__)

MAX_ASKED_FOR: Final = 3
"""Voices that are kept because somebody asked for them by name, the last ones: each takes some 100 MB."""

LoadVoice = Callable[[str], Awaitable[TextToSpeech]]
"""Loads the voice of that name; raises ``EngineError``."""

LookUp = Callable[[], Awaitable[Mapping[str, str]]]
"""The installed voices' names, one for each language (ISO 639-1)."""


class LocalVoices:
    """Loads and chooses voices."""

    def __init__(self, settings: Settings, usual: Slot[TextToSpeech], load: LoadVoice, look_up: LookUp) -> None:
        """``usual`` is the place of the usual voice."""
        self._settings = settings
        self._usual = usual
        self._load = load
        self._look_up = look_up
        self._others: dict[str, Slot[TextToSpeech]] = {}
        self._asked_for: dict[str, Slot[TextToSpeech]] = {}
        self._loading = asyncio.Lock()

    @property
    def ready_name(self) -> str:
        """The name of what speaks when the language does not matter; empty when nothing does."""
        return next((slot.name for slot in (self._usual, *self._others.values()) if not slot.failed), "")

    @property
    def usual_language(self) -> str:
        """The usual voice's own language (ISO 639-1); empty when there is none yet."""
        engine = self._usual.engine
        return engine.language if engine is not None else ""

    async def choose(self, language: str, voice: str = "") -> TextToSpeech:
        """What speaks ``language``, else the usual voice, else any; raises ``EngineError`` if there is none.

        Before all of them comes the one that is called ``voice``, if it can be loaded.
        """
        usual = self._usual
        if voice:
            with contextlib.suppress(EngineError):  # it was told when it was to be loaded
                return await (await self._named(voice)).get()
        with contextlib.suppress(EngineError):
            await usual.get()  # only then it is known which language it speaks
        preferred = [self._others[language]] if language in self._others else []
        for slot in (*preferred, usual, *self._others.values()):
            with contextlib.suppress(EngineError):  # it was told when it was loaded
                return await slot.get()
        return await usual.get()

    async def load(self) -> None:
        """Load the usual voice, then one for each other language that is spoken here and has one."""
        usual = self._usual.name
        if not usual:
            self._usual.fail(ModelMissingError("No voice of this machine is to be used."), EngineState.OFF)
            return
        spoken = self._settings.stt.languages
        chosen = {**await self._installed(), **self._settings.tts.voices}
        self._others = {
            language: Slot(EngineKind.TTS, name)
            for language, name in chosen.items()
            if name != usual and (not spoken or language in spoken)
        }
        await self._usual.fill(partial(self._load, usual))
        if self._usual.engine is not None:
            self._others.pop(self._usual.engine.language, None)
        for slot in tuple(self._others.values()):  # a person may choose others meanwhile
            await slot.fill(partial(self._load, slot.name))

    def in_use(self) -> Mapping[str, str]:
        """The names of those that speak, by language (ISO 639-1); that of the usual one is empty at first."""
        usual = self._usual.engine
        names = {language: slot.name for language, slot in self._others.items() if not slot.failed}
        return names if self._usual.failed else {**names, usual.language if usual else "": self._usual.name}

    async def use(self, voice: str, language: str = "", *, usual: bool = False) -> bool:
        """Have this one speak from the next answer on; whether it is the usual one now.

        Args:
            voice: Its name.
            language: What it is to speak; empty: its own language.
            usual: Let it also speak what no other voice is for.

        Raises:
            EngineError: It cannot be loaded, and who spoke before still does.
        """
        await self._usual.settled()
        slot = await self._loaded(voice)
        engine, before = await slot.get(), self._usual.engine
        spoken = language or engine.language
        if usual or before is None or before.language == spoken:
            self._make_usual(voice, engine)
            return True
        self._others[spoken] = slot
        return False

    async def named(self, voice: str) -> TextToSpeech:
        """The one that is called so, be it chosen or not; raises ``EngineError`` when it cannot be loaded."""
        return await (await self._named(voice)).get()

    def let_go(self, voice: str) -> None:
        """Keep no longer one that was only asked for by name: its files are to be removed."""
        self._asked_for.pop(voice, None)

    def _make_usual(self, voice: str, engine: TextToSpeech) -> None:
        """Let it speak what no other is for; who did that goes on with its own language."""
        name, before = self._usual.name, self._usual.engine
        self._usual.take(voice, engine)
        self._others.pop(engine.language, None)
        if before is not None and before.language != engine.language:
            kept: Slot[TextToSpeech] = Slot(EngineKind.TTS, name)
            kept.take(name, before)
            self._others.setdefault(before.language, kept)

    async def _loaded(self, voice: str) -> Slot[TextToSpeech]:
        """A place with the voice, if it can be loaded; not the usual one's, which may hold another soon."""
        held = (*self._others.values(), *self._asked_for.values())
        found = next((slot for slot in held if slot.name == voice and slot.engine is not None), None)
        self._asked_for.pop(voice, None)
        slot = found or Slot(EngineKind.TTS, voice)
        if voice == self._usual.name and self._usual.engine is not None:
            slot.take(voice, self._usual.engine)
        elif found is None:
            await slot.fill(partial(self._load, voice))
        return slot

    async def _named(self, voice: str) -> Slot[TextToSpeech]:
        """The place of the voice of that name, which is loaded now if it was not asked for lately."""
        for slot in (self._usual, *self._others.values()):
            if slot.name == voice:
                return slot
        async with self._loading:
            slot = self._asked_for.pop(voice) if voice in self._asked_for else Slot(EngineKind.TTS, voice)
            if slot.engine is None and not slot.failed:
                await slot.fill(partial(self._load, voice))
            self._asked_for[voice] = slot  # the newest comes last
            for oldest in list(self._asked_for)[:-MAX_ASKED_FOR]:
                del self._asked_for[oldest]
        return slot

    async def _installed(self) -> Mapping[str, str]:
        try:
            return await self._look_up()
        except OSError as error:
            log.warning("the installed voices could not be looked up: %s", error)
            return {}
