"""By which settings it is decided what hears and speaks, and who decides them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from hub.config import Settings
from hub.config.origin import Source
from hub.config.writing import require_free
from hub.speech_models.engines import Engines

Keep = Callable[[str, Any], Awaitable[None]]
"""Keeps the value of a setting, or of a part of one, by its name; raises ``DataFolderError``."""

VOICES: Final = "tts.voices"
"""The setting with the voice of each language."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Why something cannot be chosen: it is decided before the hub starts."""

    source: Source  # the environment, or the command line
    variable: str  # of the environment, where that decides it; else empty


class Names:
    """The names of those settings; where a service hears or speaks, of what stands in for it."""

    def __init__(self, settings: Settings, engines: Engines) -> None:
        self._origin = settings.origin
        self._engines = engines
        self.hearing = "stt.fallback_model" if settings.stt.provider == "openai" else "stt.model"
        self.usual = "tts.fallback_voice" if settings.tts.provider == "openai" else "tts.voice"

    def speaking(self, language: str) -> str:
        """Which decides what speaks ``language``: its own language is the usual voice's business."""
        return self.usual if language == self._engines.usual_language else f"{VOICES}.{language}"

    def decided(self, name: str) -> Decided | None:
        """What wins over a choice of that setting; None: nothing."""
        outranking = self._origin.outranking(name)
        return None if outranking is None else Decided(*outranking)

    def require_free(self, name: str) -> None:
        """Raise ``SettingFixedError`` if something does."""
        require_free(name, self._origin)
