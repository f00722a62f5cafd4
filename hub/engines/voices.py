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
        for slot in self._others.values():
            await slot.fill(partial(self._load, slot.name))

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
