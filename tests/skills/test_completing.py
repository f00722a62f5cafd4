"""Answers to questions of the hub's own: what they add to the request, and what is no answer."""

import pytest

from hub.skills.completing import complete, declines
from hub.skills.recognition import recognise

ANSWERS = [
    ("en", "Set a timer for the eggs.", "Six minutes.", "timer_set duration=360 name=eggs"),
    ("en", "Set a timer.", "For an hour and a half, please.", "timer_set duration=5400"),
    ("en", "Set an alarm.", "At half past six tomorrow.", "alarm_set clock=6:30? days=+1"),
    ("en", "Set an alarm.", "Seven", "alarm_set clock=7:00?"),
    ("en", "Remind me to call mom.", "At five.", "reminder_set clock=5:00? text=call mom"),
    ("en", "Remind me to call mom.", "In ten minutes", "reminder_set duration=600 text=call mom"),
    ("en", "Cancel the timer.", "Pasta.", "timer_cancel name=pasta"),
    ("en", "Cancel the timer.", "The pasta timer.", "timer_cancel name=pasta"),
    ("en", "Cancel the timer.", "All timers.", "timer_cancel all=True"),
    ("en", "Change my alarm.", "To half past eight.", "alarm_change clock=8:30?"),
    ("en", "Change my alarm to 8.", "The seven o'clock one.", "alarm_change clock=8:00? from_clock=7:00?"),
    ("en", "Change my alarm to 8.", "Tomorrow's.", "alarm_change clock=8:00? from_days=+1"),
    ("en", "Change the reminder to 9.", "Call Anna.", "reminder_change clock=9:00? text=call Anna"),
    ("en", "Change my alarm to 8.", "The Sunday one.", "alarm_change clock=8:00? from_days=sun"),
    ("en", "Change my alarm to 8.", "The one on Sunday.", "alarm_change clock=8:00? from_days=sun"),
    ("en", "Change my alarm to 8.", "The one at seven.", "alarm_change clock=8:00? from_clock=7:00?"),
    ("en", "Change my alarm to 8.", "The second one.", "alarm_change clock=8:00? place=2"),
    ("en", "Change the reminder to 9.", "The one to call Anna.", "reminder_change clock=9:00? text=call Anna"),
    ("en", "Cancel the timer.", "The pasta one.", "timer_cancel name=pasta"),
    (
        "ru",
        "Перенеси будильник на восемь.",
        "Тот, что в воскресенье.",
        "alarm_change clock=8:00? from_days=sun",
    ),
    ("zh", "把闹钟改到八点", "周日那个", "alarm_change clock=8:00? from_days=sun"),
    ("ru", "Измени будильник.", "На восемь.", "alarm_change clock=8:00?"),
    ("ru", "Перенеси будильник на восемь.", "На семь.", "alarm_change clock=8:00? from_clock=7:00?"),
    ("zh", "把闹钟改到八点", "七点的", "alarm_change clock=8:00? from_clock=7:00?"),
    ("de", "Verschieb den Wecker auf acht.", "Der um sieben.", "alarm_change clock=8:00? from_clock=7:00?"),
    ("es", "Cambia la alarma a las ocho.", "La de las siete.", "alarm_change clock=8:00? from_clock=7:00?"),
    ("ru", "Поставь таймер на яйца.", "Шесть минут.", "timer_set duration=360 name=на яйца"),
    ("ru", "Поставь таймер", "На полчаса", "timer_set duration=1800"),
    ("ru", "Поставь будильник", "На семь утра", "alarm_set clock=7:00"),
    ("ru", "Напомни позвонить маме", "Через десять минут", "reminder_set duration=600 text=позвонить маме"),
    ("ru", "Напомни позвонить маме", "В пять", "reminder_set clock=5:00? text=позвонить маме"),
    ("zh", "定一个鸡蛋计时器", "六分钟", "timer_set duration=360 name=鸡蛋"),
    ("zh", "设个闹钟", "明天早上七点", "alarm_set clock=7:00 days=+1"),
    ("zh", "提醒我给妈妈打电话", "十分钟后", "reminder_set duration=600 text=给妈妈打电话"),
    ("de", "Stell einen Timer.", "Sechs Minuten.", "timer_set duration=360"),
    ("de", "Stell einen Wecker.", "Um halb sieben.", "alarm_set clock=6:30?"),
    ("zh", "取消计时器", "都取消", "timer_cancel place=0"),
    ("zh", "取消计时器", "两个都取消", "timer_cancel place=0"),
    ("zh", "取消闹钟", "全部取消吧", "alarm_cancel place=0"),
    ("zh", "取消计时器", "第一个取消", "timer_cancel place=1"),
    ("en", "Cancel the timer.", "Cancel both of them.", "timer_cancel place=0"),
    ("en", "Cancel my alarm.", "Delete the second one.", "alarm_cancel place=2"),
    ("ru", "Отмени таймер.", "Отмени оба.", "timer_cancel place=0"),
    ("de", "Lösch den Timer.", "Lösch beide.", "timer_cancel place=0"),
    ("de", "Lösch den Timer.", "Beide löschen.", "timer_cancel place=0"),
    ("es", "Cancela el temporizador.", "Cancela los dos.", "timer_cancel place=0"),
    ("es", "Pon un temporizador.", "Seis minutos.", "timer_set duration=360"),
    ("es", "Recuérdame llamar a mamá", "A las cinco", "reminder_set clock=5:00? text=llamar a mamá"),
]


@pytest.mark.parametrize(("language", "asked", "answer", "whole"), ANSWERS)
def test_an_answer_makes_the_request_whole(language: str, asked: str, answer: str, whole: str) -> None:
    lacking = recognise(asked, language)
    assert lacking is not None
    assert str(complete(lacking, answer, language)) == whole


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("en", "Set a timer for the eggs.", "What is the weather in Paris?"),
        ("en", "Set a timer for the eggs.", "Never mind that."),
        ("en", "Set a timer for the eggs.", "Tell me about the war of five minutes"),
        ("ru", "Удали напоминание.", "Таймер на ужин подольше"),
        ("en", "Delete the reminder.", "The timer of yesterday"),
        ("de", "Lösch die Erinnerung.", "Den Küchentimer"),
        ("zh", "取消提醒", "那个计时器"),
        ("en", "Set an alarm.", "Who won the match?"),
        ("en", "Set a timer.", ""),
        ("en", "Set a timer.", "five minutes " * 10),
        ("ru", "Поставь таймер на яйца.", "Какая завтра погода?"),
        ("zh", "定一个鸡蛋计时器", "今天天气怎么样"),
    ],
)
def test_other_words_are_no_answer(language: str, asked: str, said: str) -> None:
    lacking = recognise(asked, language)
    assert lacking is not None
    assert complete(lacking, said, language) is None


def test_braces_in_what_was_said_are_words_like_others() -> None:
    lacking = recognise("Set a timer.", "en")
    assert lacking is not None
    assert complete(lacking, "{said} {0} minutes", "en") is None


DECLINED = {
    "en": (
        "none",
        "No.",
        "No, thanks.",
        "None of them.",
        "neither one",
        "nothing, please",
        "I don't want any.",
        "cancel",
        "Cancel it.",
        "Cancel that, please.",
    ),
    "ru": (
        "нет",
        "Никакой.",
        "ничего",
        "не надо",
        "Нет, спасибо.",
        "ни тот, ни другой",
        "передумал",
        "Отмени.",
    ),
    "zh": ("不用", "都不要", "不用了，谢谢。", "没有", "算了", "一个都不要", "沒有"),
    "de": ("nein", "Keins.", "keiner von beiden", "Nichts, danke.", "lass es", "doch nicht", "brich ab"),
    "es": ("no", "Ninguno.", "nada", "No, gracias.", "ni uno ni otro", "ninguno de los dos", "cancélalo"),
}

NOT_DECLINED = {
    "en": (
        "one",
        "thanks",
        "the first one",
        "not the pasta one",
        "No, the pasta one.",
        "Norway",
        "yes",
        "cancel both",
    ),
    "ru": ("таймер", "спасибо", "первый", "не первый", "Нет, второй.", "да"),
    "zh": ("都要", "第一个", "不锈钢", "谢谢", "是的"),
    "de": ("Timer", "danke", "den ersten", "nicht den ersten", "Nein, den zweiten.", "ja"),
    "es": ("alarma", "gracias", "el primero", "No, el segundo.", "nadar", "sí"),
}


@pytest.mark.parametrize("language", DECLINED)
def test_a_no_in_any_words_declines_and_nothing_else_does(language: str) -> None:
    assert [said for said in DECLINED[language] if not declines(said, language)] == []
    assert [said for said in NOT_DECLINED[language] if declines(said, language)] == []
