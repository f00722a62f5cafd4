"""Durations, days and things in a row, as they are said in each language. Pure functions.

What differs between languages is in ``saying.toml`` of ``resources/phrases``.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Final

from hub.phrases import phrase, words
from hub.skills.clock import time_of_day
from hub.storage.alerts import Occasion, Weekday

_UNITS: Final = (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1))
"""What durations are counted in, with its seconds; the largest first."""

_TO_MINUTES_S: Final = 300
"""Of what lasts longer, nobody wants to know the seconds."""

_TO_HOURS_S: Final = 86_400
"""Of what lasts longer, nobody wants to know the minutes."""

_NEAR_DAYS: Final = 7
"""A day of the week is the next one only for so long."""

_FEW_FROM, _FEW_TO, _TEENS_FROM, _TEENS_TO = 2, 4, 11, 14
"""Numbers by whose last digits Russian chooses the form of what is counted."""


def counted(number: int, unit: str, language: str) -> str:
    """``5 minutes``, ``einer Stunde``, ``两小时``; ``unit`` is days, hours, minutes or seconds."""
    with_each = zip(_UNITS, words("counted_with", language), strict=True)
    said = _number(number, next(numbers for (name, _), numbers in with_each if name == unit), language)
    return f"{said}{words('count_between', language)[0]}{_form(number, words(f'counted_{unit}', language))}"


def reminding(key: str, text: str, language: str, **values: str) -> str:
    """The phrase ``key`` with what to remind of: after a colon, or "about the meeting" in the same breath."""
    about = text.casefold().startswith(words("reminder_about", language))
    return phrase(f"{key}_about" if about else key, language, text=text, **values)


def count(number: int, language: str) -> str:
    """A number of things: ``2``, or ``两`` where digits are not said so."""
    return _number(number, "counts", language)


def duration(seconds: float, language: str) -> str:
    """All of it: ``1 hour, 20 minutes and 5 seconds``."""
    left, parts = max(1, round(seconds)), list[str]()
    for unit, size in _UNITS:
        number, left = divmod(left, size)
        parts += [counted(number, unit, language)] if number else []
    return _row(parts, words("duration_between", language))


def about(seconds: float, language: str) -> str:
    """As exactly as somebody wants to know how long it still takes."""
    step = 3_600 if seconds > _TO_HOURS_S else 60 if seconds > _TO_MINUTES_S else 1
    return duration(max(1, round(seconds / step)) * step, language)


def ago(seconds: float, language: str) -> str:
    """How long something is past, in its largest unit alone: ``20 minutes``."""
    unit, size = next((one for one in _UNITS if seconds >= one[1]), _UNITS[-1])
    return counted(max(1, int(seconds // size)), unit, language)


def listed(things: Iterable[str], language: str, *, others: int = 0) -> str:
    """``milk, eggs and bread``; with ``others`` that are not named, ``milk, eggs and 2 more``."""
    more = [words("others", language)[0].format(count=count(others, language))] if others > 0 else []
    return _row([*things, *more], words("list_between", language))


def moment(at: datetime, now: datetime, language: str, *, dated: bool = False) -> str:
    """``tomorrow at 7 AM``, seen from ``now``; both are local. ``dated``: with weekday and date."""
    day = _weekday_and_date(at.date(), language) if dated else _day(at.date(), now.date(), language)
    return _at(day, at.time(), language)


def occasion(when: Occasion, now: datetime, language: str, *, dated: bool = False) -> str:
    """The same for one that may recur: ``every Monday and Wednesday at 7 AM``."""
    if not when.days:
        return moment(when.at, now, language, dated=dated)
    return _at(_weekdays(when.days, language), when.at.time(), language)


def name(given: str, language: str) -> str:
    """The name of a timer in a sentence: ``«яйца»``, and ``на чай`` as it is."""
    whole = given.startswith(words("name_begins", language)) if given else True
    return given if whole else words("name_quoted", language)[0].format(name=given)


def beginning(text: str) -> str:
    """``text`` with the capital that a sentence begins with."""
    return text[:1].upper() + text[1:]


def _at(day: str, at: time, language: str) -> str:
    shown = time_of_day(datetime.combine(date.min, at), language)
    return words("at_time", language)[0].format(day=day, time=shown)


def _day(day: date, today: date, language: str) -> str:
    ahead, near = (day - today).days, words("near_days", language)
    if 0 <= ahead < len(near):
        return near[ahead]
    if 0 < ahead < _NEAR_DAYS:
        return words("weekdays_on", language)[day.weekday()]
    month, number = _month_and_day(day, language)
    return words("on_date", language)[0].format(month=month, day=number)


def _weekday_and_date(day: date, language: str) -> str:
    month, number = _month_and_day(day, language)
    weekday = words("weekdays_on", language)[day.weekday()]
    return words("on_weekday_and_date", language)[0].format(weekday=weekday, month=month, day=number)


def _month_and_day(day: date, language: str) -> tuple[str, str]:
    return words("months", language)[day.month - 1], words("days_on", language)[day.day - 1]


def _weekdays(days: Sequence[Weekday], language: str) -> str:
    week = tuple(Weekday)
    for said, whole in zip(words("weekday_sets", language), (week, week[:5], week[5:]), strict=True):
        if set(days) == set(whole):
            return said
    names = words("weekdays_every", language)
    chosen = [name for day, name in zip(week, names, strict=True) if day in days]
    return words("every", language)[0].format(days=listed(chosen, language))


def _row(things: Sequence[str], between: Sequence[str]) -> str:
    comma, last = between
    return last.join(filter(None, (comma.join(things[:-1]), *things[-1:])))


def _number(number: int, numbers: str, language: str) -> str:
    """In the words of the list ``numbers``; in digits where it ends."""
    said = words(numbers, language)
    return said[number] if number < len(said) else str(number)


def _form(number: int, forms: Sequence[str]) -> str:
    """Of one form for all, two for one and more, or three as Russian has them."""
    if len(forms) == 1:
        return forms[0]
    if len(forms) == len(("one", "more")):
        return forms[number != 1]
    if _TEENS_FROM <= number % 100 <= _TEENS_TO:
        return forms[2]
    return forms[0] if number % 10 == 1 else forms[1] if _FEW_FROM <= number % 10 <= _FEW_TO else forms[2]
