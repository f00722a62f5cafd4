"""Real Piper; other languages' voices are the English one under another name."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.bus import Bus
from hub.config import Settings, SpeechToTextSettings, TextToSpeechSettings
from hub.engines.registry import EngineRegistry
from hub.errors import EngineError, ModelMissingError
from models.store import open_store
from tests.fakes.stub_voice import ENGLISH, make_stub_voice

pytestmark = pytest.mark.loads_engines


@pytest.fixture
def russian(tmp_path: Path) -> Path:
    return make_stub_voice(tmp_path, "ru")


class Voices:
    """A registry with voices, closed at the end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: list[EngineRegistry] = []

    async def load(
        self, voice: str, installed: dict[str, str], chosen: dict[str, str], *, spoken: tuple[str, ...] = ()
    ) -> EngineRegistry:
        settings = Settings(
            stt=SpeechToTextSettings(model="none", languages=spoken),
            tts=TextToSpeechSettings(voice=voice, voices=chosen),
        )
        registry = EngineRegistry(settings, Bus(), self._find, lambda: installed)
        self._open.append(registry)
        await registry.load_speech()
        return registry

    async def close(self) -> None:
        for registry in self._open:
            await registry.close()

    def _find(self, name: str) -> Path:
        installed = open_store(self._folder).find(name)
        if installed is None and not Path(name).exists():
            raise ModelMissingError(f"{name} is not here.")
        return installed.main if installed else Path(name)


@pytest.fixture
async def voices(tmp_path: Path) -> AsyncIterator[Voices]:
    made = Voices(tmp_path)
    yield made
    await made.close()


@pytest.mark.logs("cannot be used")
async def test_each_language_gets_its_voice_and_the_others_the_usual_one(voices: Voices, russian: Path) -> None:
    registry = await voices.load(ENGLISH, {"en": "other", "de": "gone"}, {"ru": str(russian)})
    spoken = {code: (await registry.tts(code)).language for code in ("en", "ru", "de", "fr")}
    assert spoken == {"en": "en", "ru": "ru", "de": "en", "fr": "en"}
    assert [len(piece) > 1_000 async for piece in (await registry.tts("ru")).synthesize("Привет!")] == [True]


@pytest.mark.logs("cannot be used")
async def test_without_the_usual_voice_another_speaks(voices: Voices, russian: Path) -> None:
    registry = await voices.load("gone", {}, {"ru": str(russian)})
    assert {(await registry.tts(code)).language for code in ("en", "ru")} == {"ru"}


@pytest.mark.logs("cannot be used")
async def test_voices_of_languages_nobody_speaks_here_are_not_loaded(voices: Voices, russian: Path) -> None:
    registry = await voices.load(ENGLISH, {"ru": str(russian)}, {}, spoken=("en", "zh"))
    assert (await registry.tts("ru")).language == "en"


@pytest.mark.logs("cannot be used")
async def test_without_any_voice_the_error_is_the_usual_one_s(voices: Voices) -> None:
    registry = await voices.load("gone", {"de": "gone too"}, {})
    with pytest.raises(EngineError, match="gone is not here"):
        await registry.tts("en")
