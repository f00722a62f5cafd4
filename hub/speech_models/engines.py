"""What is needed of the engines, to choose their models, to try them and to measure them."""

from collections.abc import Mapping
from typing import Protocol

from hub.engines.base import SpeechToText, TextToSpeech


class Engines(Protocol):
    """What hears and speaks on this machine. All methods that load raise ``EngineError``."""

    @property
    def hearing_model(self) -> str:
        """What hears; empty when nothing does."""
        ...

    @property
    def usual_voice(self) -> str:
        """What speaks whatever no other voice is for; empty when there is none."""
        ...

    @property
    def usual_language(self) -> str:
        """What the usual voice was made for (ISO 639-1); empty when that is not known."""
        ...

    def voices_in_use(self) -> Mapping[str, str]:
        """What speaks, by language (ISO 639-1)."""
        ...

    async def use_hearing(self, model: str) -> None:
        """Hear with this model from the next question on."""
        ...

    async def use_voice(self, voice: str, language: str = "", *, usual: bool = False) -> bool:
        """Speak with this voice from the next answer on; whether it is the usual one now."""
        ...

    async def local_hearing(self) -> SpeechToText:
        """What hears."""
        ...

    async def local_voice(self, voice: str = "") -> TextToSpeech:
        """The voice of that name; empty: whichever speaks."""
        ...

    def let_go(self, voice: str) -> None:
        """Hold a voice no longer that nobody chose."""
        ...
