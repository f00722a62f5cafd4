"""Which voice of this machine speaks, with voices that are loaded by a script."""

import asyncio
import logging

import pytest

from hub.config import Settings, TextToSpeechSettings
from hub.engines.base import TextToSpeech
from hub.engines.served import ServedVoices
from hub.engines.slot import Slot
from hub.engines.trust import Trust
from hub.engines.voices import MAX_ASKED_FOR, LocalVoices
from hub.errors import ModelMissingError
from hub.events import EngineKind
from tests.fakes.engines import InlineWorker, ScriptedVoice

USUAL = "en_US-usual"


class House:
    """The voices of a machine, and how often each was loaded."""

    def __init__(self) -> None:
        self.loaded: list[str] = []
        self.held: asyncio.Event | None = None
        settings = Settings(tts=TextToSpeechSettings(voice=USUAL))
        self.voices = LocalVoices(settings, Slot(EngineKind.TTS, USUAL), self._load, self._installed)

    async def speaks(self, language: str, voice: str = "") -> str:
        return (await self.voices.choose(language, voice)).name

    async def _load(self, name: str) -> TextToSpeech:
        self.loaded.append(name)
        if self.held is not None:
            await self.held.wait()
        if name.startswith("gone"):
            raise ModelMissingError(f"{name} is not here.")
        return ScriptedVoice(name=name, language=name[:2])

    async def _installed(self) -> dict[str, str]:
        return {"ru": "ru_RU-first"}


@pytest.fixture
async def house() -> House:
    made = House()
    await made.voices.load()
    return made


async def test_who_is_named_speaks_whatever_the_language_and_is_loaded_once(house: House) -> None:
    assert await house.speaks("ru") == "ru_RU-first"
    assert await house.speaks("ru", "en_GB-alan") == "en_GB-alan"
    assert await house.speaks("en", "en_GB-alan") == "en_GB-alan"
    assert await house.speaks("ru", USUAL) == USUAL
    assert await house.speaks("en", "ru_RU-first") == "ru_RU-first"
    assert house.loaded == [USUAL, "ru_RU-first", "en_GB-alan"]


@pytest.mark.logs("cannot be used")
async def test_who_is_not_there_is_told_once_and_the_usual_one_speaks(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    assert [await house.speaks("ru", "gone") for _ in range(3)] == ["ru_RU-first"] * 3
    assert await house.speaks("fr", "gone") == USUAL
    assert house.loaded.count("gone") == 1
    assert len([one for one in caplog.records if one.levelno == logging.WARNING]) == 1


async def test_only_the_last_ones_that_were_asked_for_are_kept(house: House) -> None:
    names = [f"de_DE-{number}" for number in range(MAX_ASKED_FOR + 1)]
    for name in (*names[:-1], names[0], names[-1]):  # the first is used again, so the second is the oldest
        await house.speaks("de", name)
    house.loaded.clear()
    for name in (names[0], *names[2:]):
        await house.speaks("de", name)
    assert house.loaded == []
    await house.speaks("de", names[1])
    assert house.loaded == [names[1]]


async def test_one_who_leaves_while_a_voice_is_loaded_holds_up_nobody(
    house: House,
) -> None:
    house.held = asyncio.Event()
    leaves, stays, other = (asyncio.create_task(house.speaks("de", "de_DE-eva")) for _ in range(3))
    await asyncio.sleep(0)
    leaves.cancel()
    await asyncio.gather(leaves, return_exceptions=True)
    await asyncio.sleep(0)
    house.held.set()
    assert {await stays, await other} == {"de_DE-eva"}
    assert house.loaded.count("de_DE-eva") == 2  # once more for those who stayed


async def test_a_service_is_asked_for_the_voice_of_that_name() -> None:
    trust = Trust(lambda _: None, lambda: None, rest_s=30.0)

    async def nobody(_language: str) -> TextToSpeech:
        raise ModelMissingError("none")

    def called(name: str) -> TextToSpeech:
        return ScriptedVoice(name=name)

    with_names = ServedVoices(ScriptedVoice(name="alloy"), (), nobody, trust, InlineWorker(), called=called)
    assert [(await with_names.choose("de", voice)).name for voice in ("", "nova")] == ["alloy", "nova"]
    without = ServedVoices(ScriptedVoice(name="alloy"), (), nobody, trust, InlineWorker())
    assert (await without.choose("de", "nova")).name == "alloy"
