"""Alarms and reminders that lack a time, a day, or what to remind of."""

import pytest

from hub.phrases import phrase
from tests.skills.household import KITCHEN
from tests.skills.talks import talk

pytestmark = pytest.mark.usefixtures("sentences_are_read")


ALARMS = [
    ("en", "Set an alarm for tomorrow.", "For what time?", "At eight.", "The alarm rings tomorrow at 8 AM."),
    ("en", "Wake me on Monday.", "For what time?", "7:30.", "The alarm rings on Monday at 7:30 AM."),
    (
        "ru",
        "Поставь будильник на завтра.",
        "На какое время?",
        "В восемь.",
        "Будильник поставлен: завтра в 8:00.",
    ),
    ("ru", "Разбуди меня завтра.", "На какое время?", "На восемь утра.", "Будильник поставлен: завтра в 8:00."),
    ("zh", "设一个明天的闹钟。", "要定在几点？", "八点。", "闹钟设好了，明天早上八点整。"),
    ("de", "Weck mich morgen.", "Für wann?", "Um acht.", "Der Wecker klingelt morgen um 8 Uhr."),
    (
        "es",
        "Pon una alarma para mañana.",
        "¿Para qué hora?",
        "A las ocho.",
        "La alarma suena mañana a las ocho de la mañana.",
    ),
]


@pytest.mark.parametrize(("language", "said", "asks", "then", "told"), ALARMS)
async def test_an_alarm_without_a_time_is_asked_back_about_and_keeps_its_day(
    language: str, said: str, asks: str, then: str, told: str
) -> None:
    answers, _ = await talk((said, KITCHEN, language), (then, KITCHEN, language))
    assert [answers[0], answers[1][: len(told)]] == [asks, told]


async def test_an_alarm_for_a_part_of_a_day_is_set_without_a_question() -> None:
    answers, _ = await talk(("Set an alarm for tomorrow morning.",))
    assert answers[0].startswith("The alarm rings tomorrow at 9 AM.")


APART = [
    (
        "en",
        "Remind me tomorrow to call the doctor at ten.",
        "I'll remind you tomorrow at 10 AM: call the doctor.",
    ),
    ("en", "Remind me on Monday to call Anna at six pm.", "I'll remind you on Monday at 6 PM: call Anna."),
    ("ru", "Напомни завтра позвонить врачу в десять.", "Напомню завтра в 10:00: позвонить врачу."),
    ("ru", "Напомни в среду позвонить Анне в шесть вечера.", "Напомню в среду в 18:00: позвонить Анне."),
    ("ru", "Напомни завтра о встрече с врачом в десять утра.", "Напомню завтра в 10:00 о встрече с врачом."),
    ("zh", "明天提醒我十点给医生打电话", "好的，明天上午十点整提醒你：给医生打电话。"),
    ("de", "Erinnere mich morgen daran, den Arzt um zehn anzurufen.", "Ich erinnere dich morgen um 10 Uhr: "),
    ("es", "Recuérdame mañana llamar al médico a las diez.", "Te lo recuerdo mañana a las diez"),
]


@pytest.mark.parametrize(("language", "said", "told"), APART)
async def test_a_day_and_a_time_that_stand_apart_are_both_heard(language: str, said: str, told: str) -> None:
    answers, _ = await talk((said, KITCHEN, language))
    assert answers[0][: len(told)] == told


REMINDERS = [
    (
        "en",
        "Remind me tomorrow at nine.",
        "What shall I remind you of?",
        "To call mom.",
        "tomorrow at 9 AM: call mom.",
    ),
    (
        "en",
        "Remind me at 5.",
        "What shall I remind you of?",
        "The cake in the oven.",
        "5 PM: the cake in the oven.",
    ),
    ("ru", "Напомни мне завтра.", "О чём напомнить?", "Позвонить маме.", "завтра в 9:00: позвонить маме."),
    ("ru", "Напомни мне через час.", "О чём напомнить?", "Выключить суп.", "через один час: выключить суп."),
    ("zh", "明天提醒我。", "要提醒你什么？", "给妈妈打电话。", "提醒你：给妈妈打电话。"),
    ("de", "Erinnere mich morgen.", "Woran soll ich dich erinnern?", "Mama anrufen.", ": Mama anrufen."),
    ("es", "Recuérdame mañana.", "¿Qué quieres que te recuerde?", "Llamar a Ana.", ": llamar a Ana."),
]


@pytest.mark.parametrize(("language", "said", "asks", "then", "told"), REMINDERS)
async def test_what_to_remind_of_is_asked_for_and_the_time_is_kept(
    language: str, said: str, asks: str, then: str, told: str
) -> None:
    answers, _ = await talk((said, KITCHEN, language), (then, KITCHEN, language))
    assert answers[0] == asks
    assert told in answers[1]


async def test_of_what_and_when_are_asked_for_one_after_the_other() -> None:
    said = ("Set a reminder.", "To water the plants.", "Tomorrow at six in the evening.")
    answers, _ = await talk(*((text,) for text in said))
    assert answers[:2] == ["What shall I remind you of?", "When shall I remind you?"]
    assert answers[2].startswith("I'll remind you tomorrow at 6 PM: water the plants.")


@pytest.mark.parametrize(
    ("language", "said", "then"),
    [
        ("en", "Remind me at 5.", "Never mind."),
        ("en", "Remind me at 5.", "Who wrote Faust?"),
        ("ru", "Напомни в пять.", "Ни о чём."),
        ("zh", "五点提醒我。", "算了。"),
        ("de", "Erinnere mich um fünf.", "An nichts."),
        ("es", "Recuérdame a las cinco.", "Nada."),
    ],
)
async def test_who_wants_to_be_reminded_of_nothing_is_not_reminded(language: str, said: str, then: str) -> None:
    answers, _ = await talk((said, KITCHEN, language), (then, KITCHEN, language))
    assert answers[1] == ("" if then.endswith("?") else phrase("talk.left", language))
