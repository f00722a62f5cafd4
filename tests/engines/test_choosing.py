"""Other models than before, chosen while the hub runs: real slots, engines by script."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hub.bus import Bus
from hub.config import Settings, SpeechToTextSettings, TextToSpeechSettings
from hub.engines.base import HEARING_RATE
from hub.engines.installed import InstalledModels
from hub.engines.registry import EngineRegistry
from hub.errors import EngineError, ModelMissingError
from hub.events import EngineChanged, EngineKind, EngineState
from tests.fakes.engines import ScriptedHearing, ScriptedVoice

BASE, SMALL = "whisper-base", "whisper-small"
JOE, AMY, IRINA, EVA = "en_US-joe-medium", "en_US-amy-medium", "ru_RU-irina-medium", "de_DE-eva"


class House:
    """A registry whose libraries are scripted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bus = Bus()
        self.told: list[EngineChanged] = []
        self.bus.subscribe(EngineChanged, self.told.append)
        monkeypatch.setattr("hub.engines.registry.Whisper.load", self._whisper)
        monkeypatch.setattr("hub.engines.registry.Piper.load", self._piper)
        self.loaded: list[str] = []
        self.engines = EngineRegistry(Settings(), self.bus, self._find, dict)

    def _find(self, name: str) -> Path:
        if name.startswith("gone"):
            raise ModelMissingError(f"{name} is not here.")
        return Path(name)

    def _whisper(self, name: str, _folder: Path, **_: Any) -> ScriptedHearing:
        self.loaded.append(name)
        return ScriptedHearing(text=name, name=name, takes=0.0)

    def _piper(self, name: str, _model: Path, **_: Any) -> ScriptedVoice:
        self.loaded.append(name)
        return ScriptedVoice(name=name, language=name[:2], takes=0.0)

    async def hears(self) -> str:
        return (await (await self.engines.stt()).transcribe(np.zeros(512, np.int16))).text

    async def speaks(self, language: str) -> str:
        return (await self.engines.tts(language)).name


@pytest.fixture
async def house(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    made = House(monkeypatch)
    await made.engines.load_speech()
    yield made
    await made.engines.close()


async def test_the_next_question_is_heard_by_the_chosen_model_and_the_one_before_ends_its_work(
    house: House,
) -> None:
    assert await house.hears() == BASE
    before = await house.engines.stt()
    await house.engines.use_hearing(SMALL)
    assert await house.hears() == SMALL == house.engines.hearing_model
    assert (await before.transcribe(np.zeros(512, np.int16))).text == BASE
    last = [one for one in house.told if one.kind is EngineKind.STT][-1]
    assert (last.state, last.name) == (EngineState.READY, SMALL)


async def test_choosing_what_hears_already_loads_nothing(house: House) -> None:
    house.loaded.clear()
    await house.engines.use_hearing(BASE)
    assert house.loaded == []


async def test_one_that_cannot_be_loaded_changes_nothing(house: House) -> None:
    for choose in (house.engines.use_hearing("gone"), house.engines.use_hearing("gone too")):
        with pytest.raises(EngineError, match="not here"):
            await choose
    assert await house.hears() == BASE
    assert [one.state for one in house.told if one.kind is EngineKind.STT][-1] is EngineState.READY


@pytest.mark.logs("cannot be used")
async def test_a_voice_that_cannot_be_loaded_changes_nothing(house: House) -> None:
    with pytest.raises(EngineError, match="not here"):
        await house.engines.use_voice("gone", "en")
    assert await house.speaks("en") == JOE


async def test_a_voice_for_another_language_speaks_that_alone(house: House) -> None:
    assert not await house.engines.use_voice(IRINA)
    assert [await house.speaks(one) for one in ("ru", "en", "fr")] == [IRINA, JOE, JOE]
    assert house.engines.voices_in_use() == {"en": JOE, "ru": IRINA}


async def test_a_voice_for_the_usual_one_s_language_becomes_the_usual_one(house: House) -> None:
    assert await house.engines.use_voice(AMY)
    assert [await house.speaks(one) for one in ("en", "fr")] == [AMY, AMY]
    assert house.engines.voices_in_use() == {"en": AMY}
    last = [one for one in house.told if one.kind is EngineKind.TTS][-1]
    assert (last.state, last.name) == (EngineState.READY, AMY)


async def test_who_was_the_usual_one_keeps_its_own_language(house: House) -> None:
    assert await house.engines.use_voice(IRINA, usual=True)
    assert [await house.speaks(one) for one in ("ru", "en", "fr")] == [IRINA, JOE, IRINA]


async def test_a_voice_that_was_tried_is_not_loaded_again(house: House) -> None:
    assert (await house.engines.local_voice(EVA)).name == EVA
    assert await house.speaks("de") == JOE
    await house.engines.use_voice(EVA)
    assert await house.speaks("de") == EVA
    assert house.loaded.count(EVA) == 1


async def test_the_usual_voice_may_speak_another_language_too(house: House) -> None:
    await house.engines.use_voice(JOE, "fr")
    assert house.engines.voices_in_use() == {"en": JOE, "fr": JOE}
    assert house.loaded.count(JOE) == 1


async def test_a_language_is_given_back_to_the_usual_voice(house: House) -> None:
    await house.engines.use_voice(IRINA)
    await house.engines.use_voice(house.engines.usual_voice, "ru")
    assert await house.speaks("ru") == JOE
    assert IRINA not in house.engines.voices_in_use().values()


async def test_two_choices_at_once_end_with_the_last(house: House) -> None:
    await asyncio.gather(house.engines.use_hearing(SMALL), house.engines.use_hearing("whisper-medium"))
    assert await house.hears() == "whisper-medium"


@pytest.mark.logs("cannot be used")
async def test_a_choice_mends_what_could_not_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_STT__MODEL", "gone")
    monkeypatch.setenv("HUB_TTS__VOICE", "gone")
    house = House(monkeypatch)
    await house.engines.load_speech()
    assert (house.engines.hearing_model, house.engines.voices_in_use()) == ("", {})
    await house.engines.use_hearing(BASE)
    assert await house.engines.use_voice(IRINA)
    assert (await house.hears(), await house.speaks("en")) == (BASE, IRINA)
    await house.engines.close()


@pytest.mark.loads_engines
async def test_real_models_take_turns_and_the_one_before_is_let_go(tmp_path: Path) -> None:
    settings = Settings(
        stt=SpeechToTextSettings(model="whisper-tiny.en"), tts=TextToSpeechSettings(fallback_voice="")
    )
    engines = EngineRegistry(settings, Bus(), InstalledModels(tmp_path).find_model, dict)
    await engines.load_speech()
    before = weakref.ref(await engines.stt())
    await engines.use_hearing(BASE)
    gc.collect()
    assert before() is None
    heard = await (await engines.stt()).transcribe(np.zeros(HEARING_RATE, np.int16), "de")
    assert (heard.text, heard.language, engines.hearing_model) == ("", "de", BASE)
    await engines.close()
