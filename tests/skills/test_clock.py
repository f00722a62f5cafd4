"""How a time and a date are said."""

from datetime import UTC, datetime, timedelta

import pytest

from hub.phrases import LANGUAGES
from hub.skills.clock import spoken_date, spoken_time


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (
            0,
            0,
            [
                "It's 12 AM.",
                "Сейчас 0:00.",
                "现在是凌晨十二点整。",
                "Es ist 0 Uhr.",
                "El reloj marca las doce de la noche.",
            ],
        ),
        (
            0,
            7,
            [
                "It's 12:07 AM.",
                "Сейчас 0:07.",
                "现在是凌晨十二点零七分。",
                "Es ist 0 Uhr 7.",
                "El reloj marca las doce y siete de la noche.",
            ],
        ),
        (
            1,
            1,
            [
                "It's 1:01 AM.",
                "Сейчас 1:01.",
                "现在是凌晨一点零一分。",
                "Es ist ein Uhr 1.",
                "El reloj marca la una y uno de la madrugada.",
            ],
        ),
        (
            2,
            10,
            [
                "It's 2:10 AM.",
                "Сейчас 2:10.",
                "现在是凌晨两点十分。",
                "Es ist 2 Uhr 10.",
                "El reloj marca las dos y diez de la madrugada.",
            ],
        ),
        (
            13,
            0,
            [
                "It's 1 PM.",
                "Сейчас 13:00.",
                "现在是下午一点整。",
                "Es ist 13 Uhr.",
                "El reloj marca la una de la tarde.",
            ],
        ),
        (
            9,
            59,
            [
                "It's 9:59 AM.",
                "Сейчас 9:59.",
                "现在是上午九点五十九分。",
                "Es ist 9 Uhr 59.",
                "El reloj marca las nueve y cincuenta y nueve de la mañana.",
            ],
        ),
        (
            12,
            0,
            [
                "It's 12 PM.",
                "Сейчас 12:00.",
                "现在是中午十二点整。",
                "Es ist 12 Uhr.",
                "El reloj marca las doce del mediodía.",
            ],
        ),
        (
            15,
            5,
            [
                "It's 3:05 PM.",
                "Сейчас 15:05.",
                "现在是下午三点零五分。",
                "Es ist 15 Uhr 5.",
                "El reloj marca las tres y cinco de la tarde.",
            ],
        ),
        (
            23,
            30,
            [
                "It's 11:30 PM.",
                "Сейчас 23:30.",
                "现在是晚上十一点三十分。",
                "Es ist 23 Uhr 30.",
                "El reloj marca las once y media de la noche.",
            ],
        ),
    ],
)
def test_the_time_in_each_language(hour: int, minute: int, said: list[str]) -> None:
    moment = datetime(2026, 11, 22, hour, minute, tzinfo=UTC)

    assert [spoken_time(moment, language) for language in LANGUAGES] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "It's Sunday, March 1."),
        ("ru", "Сегодня воскресенье, первое марта."),
        ("zh", "今天是三月一日，星期日。"),
        ("de", "Heute ist Sonntag, der erste März."),
        ("es", "Hoy es domingo, 1 de marzo."),
    ],
)
def test_the_date_in_each_language(language: str, said: str) -> None:
    assert spoken_date(datetime(2026, 3, 1, tzinfo=UTC), language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_minute_of_a_day_is_said_differently(language: str) -> None:
    midnight = datetime(2026, 11, 22, tzinfo=UTC)

    said = {spoken_time(midnight + timedelta(minutes=minute), language) for minute in range(24 * 60)}

    assert len(said) == 24 * 60


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_of_a_year_is_said_differently(language: str) -> None:
    new_year = datetime(2028, 1, 1, tzinfo=UTC)  # a leap year

    said = {spoken_date(new_year + timedelta(days=day), language) for day in range(366)}

    assert len(said) == 366


def test_an_unknown_language_is_answered_in_english() -> None:
    moment = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)

    assert spoken_time(moment, "fr") == "It's 8 AM."
    assert spoken_date(moment, "fr") == "It's Sunday, March 1."
