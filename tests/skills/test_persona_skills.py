"""Personas by voice: from what was understood to what is said."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from hub.phrases import LANGUAGES
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.persona_skills import MOST_NAMES, PersonaSkills
from hub.skills.personas import MAX_PERSONAS, Traits
from hub.storage.personas import HOUSE
from tests.skills.household import HALL, KITCHEN
from tests.skills.test_personas import Scene


@dataclass
class Talk(Scene):
    """Somebody talks to the device in the kitchen."""

    device_id: str = KITCHEN

    def __post_init__(self) -> None:
        super().__init__()
        self._answering = Answering(PersonaSkills(self.personas).handlers())

    async def say(self, text: str, language: str, answer_in: str = "") -> str | None:
        asked = Asked(text=text, language=language, answer_in=answer_in or language, device_id=self.device_id)
        answer = await self._answering.answer(asked)
        return None if answer is None else answer.text

    async def close(self) -> None:
        await self._answering.close()


@pytest.fixture
async def talk() -> AsyncIterator[Talk]:
    scene = Talk()
    yield scene
    await scene.close()


@pytest.mark.parametrize(
    ("text", "language", "template", "begins"),
    [
        ("Be the storyteller.", "en", "storyteller", "Hello, dear listener!"),
        ("Talk like a cook.", "en-US", "cook", "Welcome to the kitchen!"),
        ("Use the expert persona.", "en", "expert", "Ready."),
        ("Стань сказочником!", "ru", "storyteller", "Здравствуй, дружок!"),
        ("Говори как повар.", "ru", "cook", "Добро пожаловать на кухню!"),
        ("变成讲故事的人", "zh", "storyteller", "小朋友，你好呀！"),
        ("像厨师一样说话", "zh", "cook", "欢迎来到厨房！"),
        ("把角色换成专家", "zh", "expert", "请讲。"),
        ("Sei der Koch.", "de", "cook", "Ab jetzt spricht mit dir: Koch."),
        ("Sé el cocinero.", "es", "cook", "A partir de ahora te habla: cocinero."),
    ],
)
async def test_a_template_becomes_a_persona_and_greets_where_the_voice_can(
    talk: Talk, text: str, language: str, template: str, begins: str
) -> None:
    said = await talk.say(text, language, answer_in=language[:2])
    assert said is not None
    assert said.startswith(begins)
    assert (talk.personas.of(KITCHEN).template, talk.personas.of(HALL).persona_id) == (template, HOUSE)
    assert talk.disk.records[talk.personas.of(KITCHEN).persona_id].devices == (KITCHEN,)
    await talk.say(text, language, answer_in=language[:2])
    assert len(talk.personas.all()) == 2


async def test_by_a_voice_of_another_language_it_is_done_and_confirmed_where_that_can_be_said(
    talk: Talk,
) -> None:
    assert await talk.say("Be the cook.", "en", answer_in="fr") == ""
    assert talk.personas.of(KITCHEN).template == "cook"
    assert await talk.say("Be the cook.", "en") == talk.personas.of(KITCHEN).greeting


@pytest.mark.parametrize(
    "text", ["Use the persona Napoleon.", "Be Number.", "Which persona are you?", "Which personas are there?"]
)
async def test_what_would_have_to_be_said_in_another_language_is_the_model_s(talk: Talk, text: str) -> None:
    for name in ("Number One", "Number Two"):
        talk.personas.make({"name": name})
    assert await talk.say(text, "en", answer_in="fr") is None


async def test_from_a_voice_that_speaks_another_language_there_is_a_way_back(talk: Talk) -> None:
    await talk.say("Switch to the tutor.", "en")
    assert await talk.say("Be yourself again.", "en", answer_in="fr") == ""
    assert talk.personas.own(KITCHEN) is None
    said = await talk.say("Стань сказочником.", "ru", answer_in="en")
    assert said == "From now on you are talking to: Storyteller."
    assert talk.personas.of(KITCHEN).greeting.startswith("Здравствуй")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Be careful.", "en"),
        ("Switch to the other lamp.", "en"),
        ("Stop being silly.", "en"),
        ("Будь осторожен.", "ru"),
        ("Перестань быть занудой.", "ru"),
        ("变成红色", "zh"),
        ("别装可怜", "zh"),
    ],
)
async def test_what_names_no_persona_is_the_model_s(talk: Talk, text: str, language: str) -> None:
    assert await talk.say(text, language) is None
    assert talk.told == []


async def test_of_who_is_not_there_the_others_are_told(talk: Talk) -> None:
    for number in range(4):
        talk.personas.make({"name": f"Number {number}"})
    said = await talk.say("Use the persona Napoleon.", "en")
    names = "House voice, Number 0, Number 1, Number 2, Number 3 and 4 more"
    assert said == f"I am not sure who you mean. I can be: {names}."
    assert said.count("Number") == MOST_NAMES - 1
    assert await talk.say("Be Number.", "en") == (
        "I am not sure who you mean. I can be: Number 0, Number 1, Number 2 and Number 3."
    )
    assert talk.personas.own(KITCHEN) is None


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Be yourself again.", "en", "I am my usual self again."),
        ("Stop being the storyteller.", "en", "I am my usual self again."),
        ("Стань собой.", "ru", "Я снова такой, как обычно."),
        ("变回自己", "zh", "好的，我变回平常的样子了。"),
    ],
)
async def test_the_one_for_all_comes_back(talk: Talk, text: str, language: str, said: str) -> None:
    talk.personas.use(talk.personas.make_from("storyteller", language).persona_id, KITCHEN)
    assert await talk.say(text, language) == said
    assert talk.personas.own(KITCHEN) is None
    talk.personas.use_everywhere(
        talk.personas.make({"name": "Rosie", "greeting": "Hi, Rosie here."}).persona_id
    )
    again = await talk.say(text, language)
    assert again is not None
    assert "Rosie" in again


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "Which personas are there?",
            "en",
            "I can be: House voice, Cook, Terse expert, Storyteller and Spanish tutor.",
        ),
        (
            "Какие есть роли?",
            "ru",
            (
                "Вот кем я могу быть: Домашний голос, Повар, Немногословный эксперт, Сказочник "
                "и Учитель английского."
            ),
        ),
        ("有哪些角色", "zh", "我可以变成：家里的声音、厨师、简明专家、讲故事的人和英语老师。"),
    ],
)
async def test_they_are_named(talk: Talk, text: str, language: str, said: str) -> None:
    assert await talk.say(text, language) == said


async def test_who_speaks_is_told(talk: Talk) -> None:
    assert await talk.say("Which persona are you?", "en") == "Right now I am my usual self."
    talk.personas.use(talk.personas.make_from("cook", "ru").persona_id, KITCHEN)
    assert await talk.say("Какая роль сейчас?", "ru") == "Сейчас с вами говорит: Повар."
    assert await talk.say("你现在是什么角色", "zh") == "现在和你说话的是厨师。"


async def test_a_greeting_that_the_voice_cannot_read_is_not_said(talk: Talk) -> None:
    talk.personas.make_from("cook", "ru")
    assert await talk.say("Be the cook.", "en") == "From now on you are talking to: Cook."
    talk.personas.make({"name": "Rosie"})
    assert await talk.say("Be Rosie.", "en") == "From now on you are talking to: Rosie."


@pytest.mark.parametrize(("text", "language"), [("Switch to the tutor.", "en"), ("Стань учителем.", "ru")])
async def test_where_another_voice_speaks_from_then_on_it_is_left_to_that_one(
    talk: Talk, text: str, language: str
) -> None:
    assert await talk.say(text, language) == ""
    tutor = talk.personas.of(KITCHEN)
    assert (tutor.template, tutor.greeting != "") == ("tutor", True)
    deep = talk.personas.make(
        {"name": "Flint", "language": tutor.language, "voice": "deep", "greeting": "Ahoy!"}
    )
    assert await talk.say("Be Flint.", "en") == ""
    assert talk.personas.of(KITCHEN).persona_id == deep.persona_id
    assert await talk.say("Be yourself again.", "en") == ""


async def test_what_cannot_be_kept_is_done_and_told(talk: Talk) -> None:
    talk.disk.full = True
    said = await talk.say("Be the cook.", "en")
    assert said is not None
    assert said.endswith("I could not save that, so it lasts until the hub is restarted.")
    assert talk.personas.of(KITCHEN).template == "cook"


async def test_there_may_be_too_many(talk: Talk) -> None:
    for number in range(MAX_PERSONAS - 1):
        talk.personas.make(Traits(name=f"n{number}"))
    assert (
        await talk.say("Be the cook.", "en")
        == "There are too many personas. Please delete one in the hub first."
    )


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_device_without_a_name_changes_nobody_s_persona(talk: Talk, language: str) -> None:
    talk.device_id = ""
    text = {
        "en": "Be the cook.",
        "ru": "Стань поваром.",
        "zh": "变成厨师",
        "de": "Sei der Koch.",
        "es": "Sé el cocinero.",
    }[language]
    said = await talk.say(text, language)
    assert said is not None
    assert talk.personas.everywhere.persona_id == HOUSE
    assert talk.told == []


@pytest.mark.parametrize(
    ("text", "language", "cooks"),
    [
        ("Which personas are there?", "en", "Rosie, Cook, Flint"),
        ("Какие есть роли?", "ru", "Rosie, Повар, Flint"),
    ],
)
async def test_a_name_that_somebody_gave_is_said_as_it_is(
    talk: Talk, text: str, language: str, cooks: str
) -> None:
    talk.personas.make_from("cook", "en", Traits(name="Rosie"))
    talk.personas.make_from("cook", "en")
    talk.personas.make({"name": "Flint"})
    told = await talk.say(text, language)
    assert told is not None
    assert cooks in told
