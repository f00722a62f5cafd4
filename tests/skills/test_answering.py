"""What the hub answers by itself, and what it leaves to the model."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from hub.engines.worker import Worker
from hub.errors import AlertError, HubError
from hub.phrases import LANGUAGES as SPOKEN
from hub.phrases import phrase
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.clock import Clock
from hub.skills.device import nothing_lacking
from hub.skills.handling import Handler, SkillAnswer, SkillGroup, all_handlers
from hub.skills.offline import offline_skills
from hub.skills.requests import Intent, Request
from hub.skills.spoken_forms import LANGUAGES
from hub.storage.base import DeviceRecord
from hub.tools import ToolOutcome, ToolResult
from tests.skills.asking import ScriptedDevice, TwinDevice, board, number, tool
from tests.skills.forms_table import table

NOW = datetime(2026, 11, 22, 15, 5, tzinfo=timezone(timedelta(hours=3)))


def nobody(_device_id: str) -> DeviceRecord | None:
    return None


def asking(text: str, language: str, answer_in: str | None = None) -> Asked:
    return Asked(text=text, language=language, answer_in=answer_in or language)


@pytest.fixture
async def skills() -> AsyncIterator[Answering]:
    made = offline_skills(now=lambda: NOW, describe=nobody, lacking=nothing_lacking)
    await made.load(LANGUAGES)
    yield made
    assert await made.close()


class Raising:
    """A skill that fails."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def handlers(self) -> Mapping[Intent, Handler]:
        return {Intent.BATTERY: self._fail}

    async def _fail(self, request: Request, asked: Asked) -> SkillAnswer:
        raise self._error


async def answer_of(group: SkillGroup, asked: Asked) -> SkillAnswer | None:
    skills = Answering(all_handlers(group))
    await skills.load(LANGUAGES)
    try:
        return await skills.answer(asked)
    finally:
        assert await skills.close()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("What time is it?", "en", SkillAnswer("It's 3:05 PM.", Intent.TIME)),
        ("What day is it?", "en", SkillAnswer("It's Sunday, November 22.", Intent.DATE)),
        ("Который час?", "ru", SkillAnswer("Сейчас 15:05.", Intent.TIME)),
        ("Какой сегодня день?", "ru", SkillAnswer("Сегодня воскресенье, двадцать второе ноября.", Intent.DATE)),
        ("現在幾點了？", "zh", SkillAnswer("现在是下午三点零五分。", Intent.TIME)),
        ("今天几号", "zh", SkillAnswer("今天是十一月二十二日，星期日。", Intent.DATE)),
        ("Wie spät ist es?", "de", SkillAnswer("Es ist 15 Uhr 5.", Intent.TIME)),
        (
            "Welcher Tag ist heute?",
            "de-AT",
            SkillAnswer("Heute ist Sonntag, der zweiundzwanzigste November.", Intent.DATE),
        ),
        ("¿Qué hora es?", "es", SkillAnswer("El reloj marca las tres y cinco de la tarde.", Intent.TIME)),
        ("What day is tomorrow?", "en", SkillAnswer("Tomorrow is Monday, November 23.", Intent.DATE)),
        ("What's the date on Friday?", "en", SkillAnswer("That is Friday, November 27.", Intent.DATE)),
        ("What date is Sunday?", "en", SkillAnswer("That is Sunday, November 22.", Intent.DATE)),
        ("Какое завтра число?", "ru", SkillAnswer("Завтра понедельник, двадцать третье ноября.", Intent.DATE)),
        ("后天星期几？", "zh", SkillAnswer("那天是十一月二十四日，星期二。", Intent.DATE)),
        (
            "Welcher Tag ist morgen?",
            "de",
            SkillAnswer("Morgen ist Montag, der dreiundzwanzigste November.", Intent.DATE),
        ),
        ("¿Qué día es mañana?", "es", SkillAnswer("Mañana es lunes, 23 de noviembre.", Intent.DATE)),
        ("What day is the weekend?", "en", None),
        ("What day is every Monday?", "en", None),
        ("What day is February 30th?", "en", None),
        ("What year is it?", "en", SkillAnswer("It's 2026.", Intent.YEAR)),
        ("Какой сейчас год?", "ru", SkillAnswer("Сейчас год 2026.", Intent.YEAR)),
        ("今年是哪一年？", "zh", SkillAnswer("今年是二零二六年。", Intent.YEAR)),
        ("Welches Jahr haben wir?", "de", SkillAnswer("Wir haben das Jahr 2026.", Intent.YEAR)),
        ("¿En qué año estamos?", "es", SkillAnswer("Estamos en 2026.", Intent.YEAR)),
        ("¿Qué día es hoy?", "es", SkillAnswer("Hoy es domingo, 22 de noviembre.", Intent.DATE)),
    ],
)
async def test_the_answer_is_in_the_language_and_by_the_clock(
    skills: Answering, text: str, language: str, expected: SkillAnswer
) -> None:
    assert await skills.answer(asking(text, language)) == expected


@pytest.mark.parametrize(("text", "language"), [("Wie spät ist es?", "de"), ("¿Qué hora es?", "es")])
async def test_what_the_hub_has_no_words_for_is_the_model_s_unless_the_voice_speaks_another(
    skills: Answering, text: str, language: str
) -> None:
    assert await skills.answer(asking(text, language, "cy")) is None
    assert await skills.answer(asking(text, language, "en")) == SkillAnswer("It's 3:05 PM.", Intent.TIME)


async def test_quiet_needs_no_words_and_so_is_had_from_any_voice(skills: Answering) -> None:
    assert await skills.answer(asking("Stop!", "cy", "cy")) == SkillAnswer("", Intent.STOP)


async def test_each_answer_asks_the_clock_again() -> None:
    moments = iter([NOW, NOW + timedelta(minutes=1)])
    skills = Answering(all_handlers(Clock(lambda: next(moments))))

    answers = [await skills.answer(asking("What time is it?", "en")) for _ in range(2)]

    assert await skills.close()
    assert [answer.text for answer in answers if answer] == ["It's 3:05 PM.", "It's 3:06 PM."]


async def test_only_a_goodbye_takes_leave(skills: Answering) -> None:
    said = [await skills.answer(asking(text, "en")) for text in ("Goodbye!", "What time is it?", "Stop.")]

    assert [answer.takes_leave for answer in said if answer] == [True, False, False]


async def test_what_is_no_request_is_left_to_the_model(skills: Answering) -> None:
    assert await skills.answer(asking("What time is it in Tokyo?", "en")) is None


CAPABLE = ScriptedDevice(
    [
        *TwinDevice(board(camera=True)).tools,
        tool("self.lamp.turn_on"),
        tool("self.lamp.turn_off"),
        tool("self.lamp.set_brightness", brightness=number()),
    ],
    {"self.camera.take_photo": ToolResult(ToolOutcome.DONE, "A cat.")},
)
"""A device that can do everything that the skills know to do."""

OTHERS = ("timer", "alarm", "reminder", "list", "snooze", "persona")
REMINDING = {intent for intent in Intent if intent.partition("_")[0] in OTHERS}
"""What needs other parts of the hub than a device. Named by their first word."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_somebody_carries_out_is_answered_and_the_rest_is_left_to_the_model(
    skills: Answering, language: str
) -> None:
    forms, _ = table(language)
    first_of_each = {wanted.partition(" ")[0]: text for text, wanted in reversed(forms)}
    asked = {intent: replace(asking(first_of_each[intent], language, "en"), tools=CAPABLE) for intent in Intent}
    answered = {intent for intent in Intent if await skills.answer(asked[intent]) is not None}

    assert answered | {Intent.SWITCH_ON, Intent.SWITCH_OFF, Intent.DIM} == set(Intent) - REMINDING


def test_two_skills_cannot_carry_out_the_same() -> None:
    with pytest.raises(ValueError, match="time"):
        all_handlers(Clock(lambda: NOW), Clock(lambda: NOW))
    with pytest.raises(ValueError, match="time"):
        offline_skills(Clock(lambda: NOW), now=lambda: NOW, describe=nobody, lacking=nothing_lacking)


@pytest.mark.parametrize("language", SPOKEN)
async def test_why_a_skill_could_not_do_it_is_said(language: str) -> None:
    said = await answer_of(Raising(AlertError("no")), asking("battery", "en", language))

    assert said == SkillAnswer(phrase(AlertError.code, language), Intent.BATTERY)


async def test_what_has_no_words_is_left_to_the_model() -> None:
    class UnspokenError(HubError):
        code = "nobody.says.it"

    assert await answer_of(Raising(UnspokenError("no")), asking("battery", "en")) is None


@pytest.mark.logs("battery failed")
async def test_a_fault_of_a_skill_is_noted_and_the_model_is_asked() -> None:
    assert await answer_of(Raising(KeyError("no")), asking("battery", "en")) is None


async def test_a_language_that_is_expected_is_read_by_the_time_it_is_spoken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = Worker("skills")
    skills = Answering({}, worker)
    read: list[str] = []
    monkeypatch.setattr("hub.skills.recognition.load", read.extend)
    skills.expect("ru-RU")
    await worker.run(lambda: None)
    assert read == ["ru-RU"]
    assert await skills.close()
