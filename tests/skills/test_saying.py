"""How durations, days and lists of things are said."""

from datetime import datetime

import pytest

from hub.phrases import LANGUAGES
from hub.skills import saying
from hub.storage.alerts import Occasion, Weekday

MONDAY_NOON = datetime.fromisoformat("2026-11-23T12:00")
WEEK = tuple(Weekday)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1, ["1 second", "одну секунду", "一秒", "einer Sekunde", "un segundo"]),
        (2, ["2 seconds", "две секунды", "两秒", "2 Sekunden", "dos segundos"]),
        (60, ["1 minute", "одну минуту", "一分钟", "einer Minute", "un minuto"]),
        (
            90,
            [
                "1 minute and 30 seconds",
                "одну минуту тридцать секунд",
                "一分钟三十秒",
                "einer Minute und 30 Sekunden",
                "un minuto y treinta segundos",
            ],
        ),
        (120, ["2 minutes", "две минуты", "两分钟", "2 Minuten", "dos minutos"]),
        (300, ["5 minutes", "пять минут", "五分钟", "5 Minuten", "cinco minutos"]),
        (660, ["11 minutes", "одиннадцать минут", "十一分钟", "11 Minuten", "once minutos"]),
        (1_260, ["21 minutes", "двадцать одну минуту", "二十一分钟", "21 Minuten", "veintiún minutos"]),
        (1_320, ["22 minutes", "двадцать две минуты", "二十二分钟", "22 Minuten", "veintidós minutos"]),
        (3_600, ["1 hour", "один час", "一小时", "einer Stunde", "una hora"]),
        (7_200, ["2 hours", "два часа", "两小时", "2 Stunden", "dos horas"]),
        (
            5_400,
            [
                "1 hour and 30 minutes",
                "один час тридцать минут",
                "一小时三十分钟",
                "einer Stunde und 30 Minuten",
                "una hora y treinta minutos",
            ],
        ),
        (
            4_805,
            [
                "1 hour, 20 minutes and 5 seconds",
                "один час двадцать минут пять секунд",
                "一小时二十分钟五秒",
                "einer Stunde, 20 Minuten und 5 Sekunden",
                "una hora, veinte minutos y cinco segundos",
            ],
        ),
        (75_600, ["21 hours", "двадцать один час", "二十一小时", "21 Stunden", "veintiuna horas"]),
        (86_400 * 2, ["2 days", "два дня", "两天", "2 Tagen", "dos días"]),
        (86_400 * 5, ["5 days", "пять дней", "五天", "5 Tagen", "cinco días"]),
        (0.2, ["1 second", "одну секунду", "一秒", "einer Sekunde", "un segundo"]),
    ],
)
def test_a_duration(seconds: float, said: list[str]) -> None:
    assert [saying.duration(seconds, language) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (45.4, "45 seconds"),
        (297, "4 minutes and 57 seconds"),
        (599, "10 minutes"),
        (3_590, "1 hour"),
        (4_805, "1 hour and 20 minutes"),
        (90_000, "1 day and 1 hour"),
    ],
)
def test_what_is_left_is_said_as_exactly_as_one_wants_to_know(seconds: float, said: str) -> None:
    assert saying.about(seconds, "en") == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, ["1 second", "одну секунду", "一秒", "einer Sekunde", "un segundo"]),
        (119, ["1 minute", "одну минуту", "一分钟", "einer Minute", "un minuto"]),
        (1_250, ["20 minutes", "двадцать минут", "二十分钟", "20 Minuten", "veinte minutos"]),
        (86_400 * 3 + 5, ["3 days", "три дня", "三天", "3 Tagen", "tres días"]),
    ],
)
def test_what_is_past_is_said_in_one_unit(seconds: float, said: list[str]) -> None:
    assert [saying.ago(seconds, language) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (
            "2026-11-23T19:00",
            [
                "today at 7 PM",
                "сегодня в 19:00",
                "今天晚上七点整",
                "heute um 19 Uhr",
                "hoy a las siete de la tarde",
            ],
        ),
        (
            "2026-11-24T07:05",
            [
                "tomorrow at 7:05 AM",
                "завтра в 7:05",
                "明天早上七点零五分",
                "morgen um 7 Uhr 5",
                "mañana a las siete y cinco de la mañana",
            ],
        ),
        (
            "2026-11-25T07:30",
            [
                "on Wednesday at 7:30 AM",
                "в среду в 7:30",
                "星期三早上七点三十分",
                "übermorgen um 7 Uhr 30",
                "pasado mañana a las siete y media de la mañana",
            ],
        ),
        (
            "2026-11-26T07:30",
            [
                "on Thursday at 7:30 AM",
                "в четверг в 7:30",
                "星期四早上七点三十分",
                "am Donnerstag um 7 Uhr 30",
                "el jueves a las siete y media de la mañana",
            ],
        ),
        (
            "2026-11-30T09:00",
            [
                "on November 30 at 9 AM",
                "тридцатого ноября в 9:00",
                "十一月三十日上午九点整",
                "am dreißigsten November um 9 Uhr",
                "el 30 de noviembre a las nueve de la mañana",
            ],
        ),
        (
            "2027-05-05T09:00",
            [
                "on May 5 at 9 AM",
                "пятого мая в 9:00",
                "五月五日上午九点整",
                "am fünften Mai um 9 Uhr",
                "el 5 de mayo a las nueve de la mañana",
            ],
        ),
    ],
)
def test_a_moment(at: str, said: list[str]) -> None:
    moment = datetime.fromisoformat(at)
    assert [saying.moment(moment, MONDAY_NOON, language) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            WEEK,
            [
                "every day at 8 AM",
                "каждый день в 8:00",
                "每天早上八点整",
                "jeden Tag um 8 Uhr",
                "todos los días a las ocho de la mañana",
            ],
        ),
        (
            WEEK[:5],
            [
                "on weekdays at 8 AM",
                "по будням в 8:00",
                "每个工作日早上八点整",
                "von Montag bis Freitag um 8 Uhr",
                "de lunes a viernes a las ocho de la mañana",
            ],
        ),
        (
            WEEK[5:],
            [
                "on weekends at 8 AM",
                "по выходным в 8:00",
                "每个周末早上八点整",
                "am Wochenende um 8 Uhr",
                "los fines de semana a las ocho de la mañana",
            ],
        ),
        (
            WEEK[1:2],
            [
                "every Tuesday at 8 AM",
                "по вторникам в 8:00",
                "每周二早上八点整",
                "jeden Dienstag um 8 Uhr",
                "los martes a las ocho de la mañana",
            ],
        ),
        (
            (Weekday.FRIDAY, Weekday.MONDAY, Weekday.WEDNESDAY),
            [
                "every Monday, Wednesday and Friday at 8 AM",
                "по понедельникам, средам и пятницам в 8:00",
                "每周一、周三和周五早上八点整",
                "jeden Montag, Mittwoch und Freitag um 8 Uhr",
                "los lunes, miércoles y viernes a las ocho de la mañana",
            ],
        ),
    ],
)
def test_days_of_the_week(days: tuple[Weekday, ...], said: list[str]) -> None:
    recurs = Occasion(datetime.fromisoformat("2026-11-24T08:00"), days)
    assert [saying.occasion(recurs, MONDAY_NOON, language) for language in LANGUAGES] == said


def test_things_in_a_row() -> None:
    assert saying.listed([], "en") == ""
    assert saying.listed(["milk"], "en") == "milk"
    assert saying.listed(["milk", "eggs"], "en") == "milk and eggs"
    assert saying.listed(["молоко", "яйца", "хлеб"], "ru") == "молоко, яйца и хлеб"
    assert saying.listed(["牛奶", "鸡蛋", "面包"], "zh") == "牛奶、鸡蛋和面包"
    assert saying.listed(["Milch", "Eier", "Brot"], "de") == "Milch, Eier und Brot"
    assert saying.listed(["leche", "huevos", "pan"], "es") == "leche, huevos y pan"


def test_a_number_of_things() -> None:
    assert [saying.count(1, language) for language in LANGUAGES] == ["1", "один", "一", "eins", "uno"]
    assert [saying.count(99, language) for language in LANGUAGES] == ["99"] * len(LANGUAGES)


def test_a_further_language_takes_english_until_it_has_words_of_its_own() -> None:
    assert saying.duration(300, "fr") == "5 minutes"


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "about the meeting", "I'll remind you tomorrow about the meeting."),
        ("en", "call mom", "I'll remind you tomorrow: call mom."),
        ("ru", "о собрании", "Напомню tomorrow о собрании."),
        ("ru", "Про молоко", "Напомню tomorrow Про молоко."),
        ("ru", "обнять маму", "Напомню tomorrow: обнять маму."),
        ("zh", "关于会议的事", "好的，tomorrow提醒你关于会议的事。"),
        ("de", "wegen der Milch", "Ich erinnere dich tomorrow wegen der Milch."),
        ("es", "sobre la reunión", "Te aviso tomorrow sobre la reunión."),
    ],
)
def test_what_is_said_about_something_needs_no_colon(language: str, text: str, said: str) -> None:
    assert saying.reminding("reminder.set", text, language, when="tomorrow") == said
