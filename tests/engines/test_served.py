"""A service that fails, and the engine of this machine that stands in for it. In virtual time."""

import asyncio
import math
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import numpy as np
import pytest

from hub.engines.base import HEARING_RATE, Pcm, SpeechToText, TextToSpeech, Transcript
from hub.engines.served import ServedHearing, ServedVoices
from hub.engines.trust import Trust
from hub.errors import EngineError, ModelMissingError, SpeechDownError, SpeechUnusableError
from tests.fakes.engines import InlineWorker, ScriptedHearing, ScriptedVoice
from tests.fakes.virtual_time import run_virtual

SOUND = np.ones(HEARING_RATE, np.int16)
REST_S = 30.0
DOWN = SpeechDownError("down")


@dataclass
class House:
    """A service, a stand-in, and what was told of them."""

    hearing: ScriptedHearing = field(default_factory=lambda: ScriptedHearing("by the service"))
    voice: ScriptedVoice = field(default_factory=lambda: ScriptedVoice(name="service"))
    local_hearing: ScriptedHearing | EngineError = field(default_factory=lambda: ScriptedHearing("by the hub"))
    local_voice: ScriptedVoice | EngineError = field(
        default_factory=lambda: ScriptedVoice(name="local", sample_rate=22_050)
    )
    languages: tuple[str, ...] = ()
    told: list[str] = field(default_factory=list)

    def serve(self) -> tuple[ServedHearing, ServedVoices]:
        hearing = ServedHearing(self.hearing, self._stand_in, self._trust())
        return hearing, ServedVoices(
            self.voice, self.languages, self._other_voice, self._trust(), InlineWorker()
        )

    def _trust(self) -> Trust:
        return Trust(
            lambda error: self.told.append(error.code), lambda: self.told.append("working"), rest_s=REST_S
        )

    async def _stand_in(self) -> SpeechToText:
        if isinstance(self.local_hearing, EngineError):
            raise self.local_hearing
        return self.local_hearing

    async def _other_voice(self, language: str) -> TextToSpeech:
        if isinstance(self.local_voice, EngineError):
            raise self.local_voice
        return self.local_voice


async def say(voice: TextToSpeech, text: str = "Hello there.") -> Pcm:
    return np.concatenate([np.zeros(0, np.int16), *[sound async for sound in voice.synthesize(text)]])


def test_what_the_service_cannot_hear_is_heard_here_and_so_is_all_for_a_while() -> None:
    house = House()

    async def scene() -> list[str]:
        hearing, _ = house.serve()
        heard = [await hearing.transcribe(SOUND)]
        house.hearing.error = DOWN
        heard += [await hearing.transcribe(SOUND) for _ in range(3)]
        asked = len(house.hearing.heard)
        house.hearing.error = None
        await asyncio.sleep(REST_S)
        heard.append(await hearing.transcribe(SOUND))
        assert asked == 2
        return [transcript.text for transcript in heard]

    assert run_virtual(scene()) == ["by the service", *["by the hub"] * 3, "by the service"]
    assert house.told == ["speech.down", "working"]


def test_without_a_stand_in_the_error_is_the_service_s_and_it_is_asked_every_time() -> None:
    house = House(local_hearing=ModelMissingError("gone"), local_voice=ModelMissingError("gone"))
    house.hearing.error = house.voice.error = DOWN

    async def scene() -> None:
        hearing, voices = house.serve()
        for _ in range(2):
            with pytest.raises(SpeechDownError):
                await hearing.transcribe(SOUND)
            with pytest.raises(SpeechDownError):
                await say(await voices.choose("en"))
        house.hearing.error = house.voice.error = None
        assert (await hearing.transcribe(SOUND)).text == "by the service"
        assert len(await say(await voices.choose("en")))

    run_virtual(scene())
    assert house.told == ["speech.down"] * 2 + ["working"] * 2


def test_a_sentence_that_the_service_does_not_begin_is_spoken_here_at_the_same_rate() -> None:
    house = House()
    house.voice.error = DOWN

    async def scene() -> tuple[Pcm, TextToSpeech]:
        _, voices = house.serve()
        voice = await voices.choose("en")
        return await say(voice), voice

    sound, voice = run_virtual(scene())
    assert isinstance(house.local_voice, ScriptedVoice)
    assert house.voice.spoken == house.local_voice.spoken == ["Hello there."]
    assert voice.sample_rate == 24_000
    assert len(sound) == pytest.approx(12 * 1_440 * 24_000 / 22_050, abs=2)


@dataclass
class Breaking(ScriptedVoice):
    """Breaks off behind the first sound."""

    async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
        self.spoken.append(text)
        yield np.ones(1_000, np.int16)
        raise SpeechUnusableError("cut")


def test_a_sentence_that_breaks_off_is_cut_and_the_next_is_spoken_here() -> None:
    house = House(voice=Breaking(begins_late=True))

    async def scene() -> None:
        _, voices = house.serve()
        voice = await voices.choose("en")
        sounds = voice.synthesize("One.")
        assert len(await anext(sounds)) == 1_000
        with pytest.raises(SpeechUnusableError):
            await anext(sounds)
        assert len(await say(voice, "Two."))
        assert not voice.begins_late, "the stand-in is given one sentence after the other"

    run_virtual(scene())
    assert isinstance(house.local_voice, ScriptedVoice)
    assert (house.voice.spoken, house.local_voice.spoken) == (["One."], ["Two."])


def test_the_service_answers_in_the_language_of_the_question_and_the_stand_in_in_its_own() -> None:
    house = House()

    async def scene() -> list[str]:
        _, voices = house.serve()
        before = await voices.choose("ru")
        house.voice.error = DOWN
        with pytest.raises(SpeechDownError):  # read by an English voice it would be noise
            await say(before, "Привет!")
        return [before.language, (await voices.choose("ru")).language]

    assert run_virtual(scene()) == ["ru", "en"]


@pytest.mark.parametrize(
    ("asked", "local", "chosen"),
    [
        ("en", "en", ("service", "en")),
        ("de", "en", ("service", "de")),
        ("ru", "ru", ("local", "ru")),
        ("ru", "en", ("service", "en")),
    ],
)
def test_a_voice_that_speaks_some_languages_only(asked: str, local: str, chosen: tuple[str, str]) -> None:
    house = House(languages=("en", "de"), local_voice=ScriptedVoice(name="local", language=local))

    async def scene() -> tuple[str, str]:
        voice = await house.serve()[1].choose(asked)
        return voice.name, voice.language

    assert run_virtual(scene()) == chosen


def test_of_many_who_ask_a_service_that_may_be_back_one_tries_it() -> None:
    house = House()
    house.hearing.error = DOWN

    async def scene() -> list[Transcript]:
        hearing, _ = house.serve()
        await hearing.transcribe(SOUND)
        await asyncio.sleep(REST_S + 1)
        house.hearing.error = None
        house.hearing.takes = 5.0
        return await asyncio.gather(*(hearing.transcribe(SOUND) for _ in range(4)))

    texts = [transcript.text for transcript in run_virtual(scene())]
    assert texts == ["by the service", *["by the hub"] * 3]


def test_it_is_known_who_really_heard_and_spoke() -> None:
    house = House(hearing=ScriptedHearing(name="service"), local_hearing=ScriptedHearing(name="local"))
    house.voice.error, house.voice.fails_on = DOWN, "Two"

    async def scene() -> list[str]:
        hearing, voices = house.serve()
        heard = [(await hearing.transcribe(SOUND)).engine or hearing.name]
        house.hearing.error = DOWN
        heard += [(await hearing.transcribe(SOUND)).engine for _ in range(2)]
        voice, spoke = await voices.choose("en"), []
        for text in ("One.", "Two.", "Three."):
            await say(voice, text)
            spoke.append(voice.name)
        return heard + spoke

    assert run_virtual(scene()) == ["service", "local", "local", "service", *["service + local"] * 2]


def test_the_answer_that_finds_the_service_working_again_has_one_voice() -> None:
    house = House()
    house.voice.error = DOWN

    async def scene() -> None:
        _, voices = house.serve()
        await say(await voices.choose("en"), "Zero.")
        await asyncio.sleep(REST_S)
        house.voice.error = None
        voice = await voices.choose("en")
        await asyncio.gather(say(voice, "One."), say(voice, "Two."))
        await say(voice, "Three.")

    run_virtual(scene())
    assert isinstance(house.local_voice, ScriptedVoice)
    assert house.local_voice.spoken == ["Zero."]
    assert house.told == ["speech.down", "working"]


@pytest.mark.parametrize("second_takes", [0.1, 0.5, 2.0])
def test_the_answer_that_this_machine_took_over_is_spoken_here_to_its_end(second_takes: float) -> None:
    @dataclass
    class Shaky(ScriptedVoice):
        """Fails after half a second, and has the next sentence sooner or later."""

        async def synthesize(self, text: str, *, due: float = math.inf) -> AsyncIterator[Pcm]:
            self.takes = 0.5 if text == "One." else second_takes
            async for sound in super().synthesize(text, due=due):
                yield sound

    house = House(voice=Shaky(error=DOWN, fails_on="One"))

    async def scene() -> None:
        _, voices = house.serve()
        voice = await voices.choose("en")
        await asyncio.gather(say(voice, "One."), say(voice, "Two."))
        await asyncio.sleep(REST_S + 1)
        await say(voice, "Three.")
        await say(await voices.choose("en"), "Four.")

    run_virtual(scene())
    assert isinstance(house.local_voice, ScriptedVoice)
    assert house.local_voice.spoken == ["One.", "Two.", "Three."]
    assert house.voice.spoken == ["One.", "Two.", "Four."]


def test_an_interruption_is_no_failure() -> None:
    house = House()

    async def scene() -> None:
        hearing, _ = house.serve()
        asking = asyncio.create_task(hearing.transcribe(SOUND))
        await asyncio.sleep(0.1)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert (await hearing.transcribe(SOUND)).text == "by the service"

    run_virtual(scene())
    assert house.told == []
