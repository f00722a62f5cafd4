"""How a time and a date are said."""

from datetime import UTC, datetime, timedelta

import pytest

from hub.phrases import LANGUAGES
from hub.skills.clock import spoken_date, spoken_time


@pytest.mark.parametrize(
    ("hour", "minute", "english", "russian", "chinese"),
    [
        (0, 0, "It's 12 AM.", "Сейчас 0:00.", "现在是凌晨十二点整。"),
        (0, 7, "It's 12:07 AM.", "Сейчас 0:07.", "现在是凌晨十二点零七分。"),
        (2, 10, "It's 2:10 AM.", "Сейчас 2:10.", "现在是凌晨两点十分。"),
        (9, 59, "It's 9:59 AM.", "Сейчас 9:59.", "现在是上午九点五十九分。"),
        (12, 0, "It's 12 PM.", "Сейчас 12:00.", "现在是中午十二点整。"),
        (15, 5, "It's 3:05 PM.", "Сейчас 15:05.", "现在是下午三点零五分。"),
        (23, 30, "It's 11:30 PM.", "Сейчас 23:30.", "现在是晚上十一点三十分。"),
    ],
)
def test_the_time_in_each_language(hour: int, minute: int, english: str, russian: str, chinese: str) -> None:
    moment = datetime(2026, 11, 22, hour, minute, tzinfo=UTC)

    assert [spoken_time(moment, language) for language in LANGUAGES] == [english, russian, chinese]


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
