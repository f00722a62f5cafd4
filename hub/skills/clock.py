"""The time and the date, as they are said in each language."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from hub.phrases import nearest_language, phrase, words
from hub.skills.alert_times import dates_meant
from hub.skills.asked import Asked
from hub.skills.handling import Handler, SkillAnswer
from hub.skills.requests import Days, Intent, Request

_NOON: Final = 12  # hours; where a twelve-hour clock begins again


class Clock:
    """Tells the time and the date."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        """``now`` is the current time, aware, in the home's time zone."""
        self._now = now

    def handlers(self) -> Mapping[Intent, Handler]:
        """Of the time, the date and the year."""
        return {Intent.TIME: self._time, Intent.DATE: self._date, Intent.YEAR: self._year}

    async def _time(self, request: Request, asked: Asked) -> SkillAnswer:
        return SkillAnswer(spoken_time(self._now(), asked.answer_in), request.intent)

    async def _date(self, request: Request, asked: Asked) -> SkillAnswer | None:
        """Of today, or of the one day that is named; "the weekend" is the model's."""
        today = self._now().date()
        if request.days is None:
            return SkillAnswer(spoken_date(today, asked.answer_in), request.intent)
        day = _one_day(request.days, today)
        if day is None:
            return None
        key = "skill.date.tomorrow" if request.days.offset == 1 else "skill.date.then"
        return SkillAnswer(spoken_date(day, asked.answer_in, key=key), request.intent)

    async def _year(self, request: Request, asked: Asked) -> SkillAnswer:
        return SkillAnswer(spoken_year(self._now(), asked.answer_in), request.intent)


def _one_day(days: Days, today: date) -> date | None:
    """The next day of that name from today on; None for none or several."""
    if days.every or days.part is not None or len(days.weekdays) > 1:
        return None
    return next((day for day in dates_meant(days, today) if day >= today), None)


def spoken_time(moment: datetime, language: str) -> str:
    """A sentence that says the time of ``moment``."""
    return phrase("skill.time", language, time=time_of_day(moment, language))


def time_of_day(moment: datetime, language: str) -> str:
    """The time of ``moment`` alone, for a sentence: ``3:05 PM``."""
    return _TIME_OF_DAY[nearest_language(language)](moment)


def spoken_year(day: date, language: str) -> str:
    """A sentence that says the year of ``day``."""
    year = str(day.year)
    if nearest_language(language) == "zh":  # read digit by digit
        year = "".join(words("digits", "zh")[int(digit)] for digit in year)
    return phrase("skill.year", language, year=year)


def spoken_date(moment: date, language: str, *, key: str = "skill.date") -> str:
    """A sentence that says the day of ``moment``: weekday, month and day of the month.

    ``key`` is of the phrase: of today, unless it is given.
    """
    return phrase(
        key,
        language,
        weekday=words("weekdays", language)[moment.weekday()],
        month=words("months", language)[moment.month - 1],
        day=words("days", language)[moment.day - 1],
    )


def _english_time(moment: datetime) -> str:
    """``3:05 PM``; the full hour is ``3 PM``, for the voice reads ``3:00`` as "three zero zero"."""
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % _NOON or _NOON}{minutes} {'AM' if moment.hour < _NOON else 'PM'}"


def _russian_time(moment: datetime) -> str:
    """``15:05``, which the voice reads as "пятнадцать ноль пять"."""
    return f"{moment.hour}:{moment.minute:02}"


def _chinese_time(moment: datetime) -> str:
    """``下午三点零五分``: in words, for the voice reads ``2点`` as 二点, not 两点."""
    period = words("day_periods", "zh")[moment.hour]
    hour = words("hours", "zh")[moment.hour % _NOON]
    return f"{period}{hour}点{words('minutes', 'zh')[moment.minute]}"


def _german_time(moment: datetime) -> str:
    """``15 Uhr 5``; one o'clock is ``ein Uhr``, for the voice reads ``1 Uhr`` as "eins Uhr"."""
    minutes = f" {moment.minute}" if moment.minute else ""
    return f"{'ein' if moment.hour == 1 else moment.hour} Uhr{minutes}"


def _spanish_time(moment: datetime) -> str:
    """``las tres y cinco de la tarde``: in words, for the voice reads ``la 1`` as "la uno"."""
    hour, minutes = words("hours", "es")[moment.hour % _NOON], words("minutes", "es")[moment.minute]
    return f"{hour}{minutes} {words('day_periods', 'es')[moment.hour]}"


_TIME_OF_DAY: Final[Mapping[str, Callable[[datetime], str]]] = {
    "en": _english_time,
    "ru": _russian_time,
    "zh": _chinese_time,
    "de": _german_time,
    "es": _spanish_time,
}
