"""What a person is told when something fails: a short sentence in their language, and a code."""

from collections.abc import Callable

import pytest

from hub.dialogue.memory import Notice
from hub.dialogue.turn import FAREWELL, GREETING, Recital
from hub.engines.base import Pcm, Role, Transcript
from hub.errors import (
    AnswerCutError,
    BudgetError,
    EmptyAnswerError,
    EngineError,
    EngineFailedError,
    KeyMissingError,
    KeyRefusedError,
    LanguageModelError,
    ModelDamagedError,
    ModelMissingError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)
from hub.events import Outcome
from hub.joining import joined
from hub.phrases import LANGUAGES, phrase
from tests.dialogue.stage import NO_SOUND, SOUND, SPEECH, Said, Stage, play
from tests.fakes.engines import ScriptedEngines, ScriptedHearing, ScriptedModel, ScriptedVoice
from tests.fakes.virtual_time import run_virtual

in_every_language = pytest.mark.parametrize("language", LANGUAGES)


def engines_of(language: str, **others: object) -> ScriptedEngines:
    """Engines that hear and speak ``language``."""
    hearing = ScriptedHearing(language=language)
    return ScriptedEngines(**{"hearing": hearing, "voice": ScriptedVoice(language=language), **others})  # type: ignore[arg-type]


@in_every_language
@pytest.mark.parametrize(
    "error",
    [
        KeyMissingError(""),
        KeyRefusedError(""),
        QuotaError(""),
        BudgetError(""),
        ServiceDownError(""),
        TooSlowError(""),
        EmptyAnswerError(""),
        LanguageModelError(""),
    ],
    ids=lambda error: str(error.code),
)
def test_a_language_model_without_an_answer_is_apologised_for(error: EngineError, language: str) -> None:
    stage = play(SPEECH, engines_of(language, model=error))
    assert stage.finished.spoken == phrase(error.code, language)
    assert stage.finished.outcome is Outcome.APOLOGISED
    assert stage.finished.error == error.code


@in_every_language
def test_what_was_said_of_an_answer_that_breaks_off_stays(language: str) -> None:
    model = ScriptedModel(("Once upon a time. ", "There was"), error=AnswerCutError(""))
    stage = play(SPEECH, engines_of(language, model=model))
    assert stage.sink.texts("sentence")[:2] == ["Once upon a time.", "There was"]
    assert stage.finished.spoken.count(phrase("llm.cut", language)) == 1
    assert phrase("llm.cut", language) not in stage.finished.answer
    assert stage.finished.outcome is Outcome.APOLOGISED
    (answer,) = (m.text for m in stage.memory.history.messages() if m.role is Role.ASSISTANT)
    assert answer == "Once upon a time. There was", "the apology is not the model's"


@in_every_language
@pytest.mark.parametrize("held", [False, True])
def test_speech_without_words_is_asked_for_again(language: str, held: bool) -> None:
    engines = engines_of(language, hearing=ScriptedHearing(text="", language=language))
    stage = play(Said(SOUND, held=held), engines, device_language=language)
    assert stage.finished.spoken == phrase("heard.unclear", language)
    assert stage.finished.outcome is Outcome.NOTHING_HEARD
    assert stage.finished.error == "heard.unclear"
    assert list(stage.memory.history.messages()) == []


def test_a_noise_that_goes_on_is_not_talked_to_a_second_time() -> None:
    stage = Stage.with_(engines_of("en", hearing=ScriptedHearing(text="")))

    async def scene() -> None:
        for question in (SPEECH, SPEECH, Said(SOUND, held=True)):
            assert await stage.turn().run(question) is Outcome.NOTHING_HEARD

    run_virtual(scene())
    assert stage.sink.texts("sentence").count("Sorry, I did not understand you.") == 2, "a held button asks"


@in_every_language
def test_a_button_held_in_silence_is_told_so(language: str) -> None:
    stage = play(Said(NO_SOUND, held=True), engines_of(language), device_language=language)
    assert stage.finished.spoken == phrase("heard.nothing", language)
    assert stage.finished.error == "heard.nothing"


@in_every_language
def test_a_monologue_is_answered_and_told_to_be_too_long(language: str) -> None:
    stage = play(Said(SOUND, cut=True), engines_of(language))
    assert stage.finished.spoken == joined((phrase("heard.cut", language), "It is sunny.", "Enjoy the day."))
    assert (stage.finished.outcome, stage.finished.error) == (Outcome.ANSWERED, "heard.cut")
    assert stage.sink.texts("emotion") == ["happy"], "the face is the answer's"


@in_every_language
@pytest.mark.logs("could not be answered")
@pytest.mark.parametrize(
    "error",
    [ModelMissingError(""), ModelDamagedError(""), EngineFailedError("")],
    ids=lambda error: str(error.code),
)
def test_hearing_that_fails_is_said_in_the_device_s_language(error: EngineError, language: str) -> None:
    stage = play(SPEECH, engines_of(language, hearing=error), device_language=language)
    assert stage.finished.spoken == phrase(error.code, language)
    assert stage.finished.outcome is Outcome.APOLOGISED
    assert stage.finished.error == error.code


@in_every_language
@pytest.mark.logs("could not be answered", "could not be spoken")
@pytest.mark.parametrize(
    "voice",
    [
        lambda _: ModelMissingError(""),
        lambda _: ModelDamagedError(""),
        lambda language: ScriptedVoice(language=language, error=EngineFailedError("")),
    ],
)
def test_a_voice_that_fails_is_shown(voice: Callable[[str], object], language: str) -> None:
    stage = play(SPEECH, engines_of(language, voice=voice(language)))
    assert stage.sink.texts("alert") == [phrase(stage.finished.error, language)]
    assert stage.finished.error.startswith("engine.")
    assert stage.finished.outcome is Outcome.FAILED
    assert stage.sink.packets == []
    assert stage.sink.kinds().count("start") == stage.sink.kinds().count("stop") <= 1


@in_every_language
@pytest.mark.logs("could not be spoken")
@pytest.mark.parametrize("sentence", ["sunny", "Enjoy"])
def test_one_sentence_that_cannot_be_spoken_is_owned_up_to(sentence: str, language: str) -> None:
    voice = ScriptedVoice(language=language, error=EngineFailedError(""), fails_on=sentence)
    stage = play(SPEECH, engines_of(language, voice=voice))
    other = "Enjoy the day." if sentence == "sunny" else "It is sunny."
    assert stage.finished.spoken == f"{other} {phrase(Notice.UNSPOKEN, language)}"
    assert stage.finished.answer == other
    assert stage.sink.packets
    assert (stage.finished.outcome, stage.finished.error) == (Outcome.ANSWERED, Notice.UNSPOKEN)


@pytest.mark.logs("a turn failed", "could not be answered")
def test_a_fault_of_ours_is_told_and_harms_nobody_else() -> None:
    class Broken(ScriptedHearing):
        async def transcribe(self, pcm: object, language: str | None = None) -> None:  # type: ignore[override]
            raise ZeroDivisionError

    stage = play(SPEECH, ScriptedEngines(hearing=Broken()))
    assert stage.finished.outcome is Outcome.APOLOGISED
    assert stage.finished.spoken == phrase("engine.failed", "en")


@pytest.mark.logs("a turn failed", "could not be answered", "an apology failed")
def test_a_fault_of_ours_that_keeps_coming_is_shown() -> None:
    class Broken(ScriptedVoice):
        def synthesize(self, text: str, *, due: float = 0) -> None:  # type: ignore[override]
            raise ZeroDivisionError

    stage = play(SPEECH, ScriptedEngines(voice=Broken()))
    assert stage.sink.texts("alert") == [phrase("engine.failed", "en")]


class InRussianThenEnglish(ScriptedHearing):
    async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
        self.language = "en" if self.heard else "ru"
        return await super().transcribe(pcm, language)


def test_the_voice_follows_the_language_of_the_question() -> None:
    russian, english = ScriptedVoice(language="ru"), ScriptedVoice(language="en")
    model = ScriptedModel()
    engines = ScriptedEngines(InRussianThenEnglish(), english, model, voices={"ru": russian})
    stage = Stage.with_(engines)

    async def scene() -> None:
        await stage.turn().run(SPEECH)
        await stage.turn().run(SPEECH)
        await stage.turn().run(FAREWELL)

    run_virtual(scene())
    assert russian.spoken == ["It is sunny.", "Enjoy the day."]
    assert english.spoken == [*russian.spoken, phrase("farewell", "en")]
    assert ["code: ru" in asked[0].text for asked in model.asked] == [True, False]
    assert Notice.OTHER_LANGUAGE not in stage.memory.told


@in_every_language
def test_a_language_without_a_voice_is_told_once(language: str) -> None:
    engines = engines_of(language, hearing=ScriptedHearing(language="fr"))
    stage = Stage.with_(engines)

    async def scene() -> None:
        await stage.turn().run(SPEECH)
        await stage.turn().run(SPEECH)

    run_virtual(scene())
    answer = ("It is sunny.", "Enjoy the day.")
    assert joined(stage.sink.texts("sentence")) == joined(
        (phrase(Notice.OTHER_LANGUAGE, language), *answer, *answer)
    )


def test_typed_text_is_not_told_about_voices() -> None:
    stage = play("Wie spät ist es?", ScriptedEngines(voice=ScriptedVoice(language="de")))
    assert stage.finished.spoken == "It is sunny. Enjoy the day."


@pytest.mark.parametrize("recital", [GREETING, FAREWELL])
def test_what_nobody_asked_for_is_not_apologised_for(recital: Recital) -> None:
    stage = play(recital, engines_of("en", voice=ModelMissingError("")))
    assert stage.sink.kinds() == []
    assert (stage.finished.outcome, stage.finished.error) == (Outcome.FAILED, "engine.model_missing")
