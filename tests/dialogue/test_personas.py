"""Who speaks in a turn: words, length, language, voice and greeting are those of the device's persona."""

from dataclasses import replace

import pytest

from hub.dialogue.memory import Notice
from hub.dialogue.persona import LENGTHS
from hub.dialogue.turn import FAREWELL, GREETING, Question
from hub.engines.base import Pcm, Transcript
from hub.events import Outcome
from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.storage.personas import USUAL, Length, Persona
from tests.dialogue.stage import IDS, SOUND, SPEECH, Said, Stage
from tests.fakes.engines import (
    ScriptedAnswer,
    ScriptedEngines,
    ScriptedHearing,
    ScriptedModel,
    ScriptedSkills,
    ScriptedVoice,
)
from tests.fakes.virtual_time import run_virtual

FLINT = Persona(persona_id="p1", name="Flint", instructions="Speak of the sea.", greeting="Ahoy!")


class Scene:
    """Turns of one conversation, and who is to speak in them."""

    def __init__(self, engines: ScriptedEngines | None = None, persona: Persona = USUAL) -> None:
        self.engines = engines or ScriptedEngines()
        self.persona = persona
        self.asked_about: list[str] = []
        self.stage = Stage.with_(self.engines)
        self.stage.parts = replace(self.stage.parts, persona_of=self._persona_of)

    def _persona_of(self, device_id: str) -> Persona:
        self.asked_about.append(device_id)
        return self.persona

    def play(self, question: Question = SPEECH) -> None:
        async def scene() -> None:
            await self.stage.turn().run(question)

        run_virtual(scene())

    @property
    def told(self) -> list[str]:
        """What the model was told about its task, in each turn."""
        assert isinstance(self.engines.model, ScriptedModel)
        return [messages[0].text for messages in self.engines.model.asked]

    @property
    def said(self) -> list[str]:
        return self.stage.sink.texts("sentence")


def test_another_persona_acts_from_the_next_question_on() -> None:
    scene = Scene()
    scene.play()
    scene.persona = FLINT
    scene.play()
    scene.persona = USUAL
    scene.play()
    assert [FLINT.instructions in told for told in scene.told] == [False, True, False]
    assert set(scene.asked_about) == {IDS.device_id}


def test_one_that_is_chosen_in_the_middle_of_a_question_answers_it() -> None:
    scene = Scene()

    class Hears(ScriptedHearing):
        async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
            scene.persona = FLINT
            return await super().transcribe(pcm, language)

    scene.engines.hearing = Hears()
    scene.play()
    assert FLINT.instructions in scene.told[0]


def test_its_words_stand_behind_the_household_s_and_those_behind_the_task() -> None:
    scene = Scene(persona=FLINT)
    settings = scene.stage.parts.settings
    llm = settings.llm.model_copy(update={"instructions": "We live by a lake."})
    scene.stage.parts = replace(scene.stage.parts, settings=settings.model_copy(update={"llm": llm}))
    scene.play()
    (told,) = scene.told
    places = [told.index(words) for words in ("You are the voice", "We live by a lake.", "Speak of the sea.")]
    assert places == sorted(places)


@pytest.mark.parametrize("length", Length)
def test_it_is_told_how_long_to_speak(length: Length) -> None:
    scene = Scene(persona=replace(FLINT, length=length))
    scene.play()
    assert {one for one, words in LENGTHS.items() if words in scene.told[0]} == {length}


def test_it_answers_in_its_own_language_and_nobody_is_told_that_there_is_no_voice() -> None:
    spanish = ScriptedVoice(name="spanish", language="es")
    scene = Scene(ScriptedEngines(voices={"es": spanish}), replace(FLINT, language="es"))
    scene.play()
    assert "ISO 639-1 code: es." in scene.told[0]
    assert spanish.spoken
    assert scene.engines.voices_asked_for == [("es", "")]
    assert scene.stage.memory.language == "en"
    assert Notice.OTHER_LANGUAGE not in scene.stage.memory.told


def test_without_a_voice_for_its_language_it_answers_in_the_usual_one() -> None:
    scene = Scene(persona=replace(FLINT, language="es"))
    scene.play()
    assert "ISO 639-1 code: en." in scene.told[0]
    assert scene.said == ["It is sunny.", "Enjoy the day."]


def test_it_has_its_own_voice_and_apologises_with_it() -> None:
    deep = ScriptedVoice(name="deep", language="ru")
    scene = Scene(ScriptedEngines(named={"deep": deep}), replace(FLINT, voice="deep"))
    scene.play()
    assert scene.engines.voices_asked_for == [("en", "deep")]
    assert "ISO 639-1 code: ru." in scene.told[0]
    assert Notice.OTHER_LANGUAGE not in scene.stage.memory.told
    scene.play(Said(SOUND[:0], held=True))
    assert " ".join(deep.spoken).endswith(phrase("heard.nothing", "ru"))


def test_it_greets_with_its_own_words_and_takes_leave_as_usual() -> None:
    scene = Scene(persona=FLINT)
    scene.play(GREETING)
    scene.play(FAREWELL)
    scene.persona = USUAL
    scene.play(GREETING)
    assert scene.said == ["Ahoy!", "Goodbye!", "Hello!", "How can I help?"]


def test_a_greeting_is_said_by_a_voice_that_can_read_it_or_not_at_all() -> None:
    russian = ScriptedVoice(name="russian", language="ru")
    greeter = replace(FLINT, greeting="Привет!")
    able = Scene(ScriptedEngines(voices={"ru": russian}), greeter)
    able.play(GREETING)
    assert (able.said, bool(russian.spoken)) == (["Привет!"], True)
    unable = Scene(persona=greeter)
    unable.play(GREETING)
    assert unable.said == ["Hello!", "How can I help?"]


def test_a_question_that_was_not_heard_is_apologised_for_in_its_language() -> None:
    russian = ScriptedVoice(name="russian", language="ru")
    scene = Scene(ScriptedEngines(voices={"ru": russian}), replace(FLINT, language="ru"))
    scene.engines.hearing = ScriptedHearing(text="")
    scene.play(Said(SOUND, held=True))
    assert " ".join(scene.said) == phrase("heard.unclear", "ru")


class Chooses(ScriptedSkills):
    """Has another persona speak, and says nothing."""

    def __init__(self, scene: "Scene", chosen: Persona) -> None:
        super().__init__()
        self._scene, self._chosen = scene, chosen

    async def answer(self, asked: Asked) -> ScriptedAnswer | None:
        self._scene.persona = self._chosen
        return ScriptedAnswer("")


def test_who_is_chosen_by_a_question_greets_with_another_voice_and_is_not_remembered_as_an_answer() -> None:
    spanish, deep = ScriptedVoice(name="spanish", language="es"), ScriptedVoice(name="deep")
    scene = Scene(ScriptedEngines(voices={"es": spanish}, named={"deep": deep}))
    tutor = replace(FLINT, language="es", greeting="¡Hola!")
    for chosen in (tutor, replace(FLINT, voice="deep"), USUAL):
        scene.stage.parts = replace(scene.stage.parts, skills=Chooses(scene, chosen))
        scene.play("Be somebody else.")
    assert scene.said == ["¡Hola!", "Ahoy!", "Hello!", "How can I help?"]
    assert (spanish.spoken, deep.spoken) == (["¡Hola!"], ["Ahoy!"])
    assert not list(scene.stage.memory.history.messages())
    starts = [kind for kind in scene.stage.sink.kinds() if kind in ("start", "stop")]
    assert starts == ["start", "stop"] * 3


def test_a_greeting_in_a_language_that_no_voice_speaks_is_not_read_by_another() -> None:
    scene = Scene(persona=replace(FLINT, language="es", greeting="¡Hola!"))
    scene.play(GREETING)
    assert scene.said == ["Hello!", "How can I help?"]


def test_what_is_done_without_a_word_ends_the_turn_well() -> None:
    stage = Stage.with_(ScriptedEngines(), ScriptedSkills({"Be yourself again.": ""}))

    async def scene() -> None:
        await stage.turn().run("Be yourself again.")

    run_virtual(scene())
    assert stage.finished.outcome is Outcome.ANSWERED
    assert (stage.finished.spoken, stage.sink.texts("emotion")) == ("", ["neutral"])
    assert stage.sink.kinds()[-1] == "stop"
