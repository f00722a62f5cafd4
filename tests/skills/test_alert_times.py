"""When something is to ring that is asked for in words."""

from datetime import datetime, time

import pytest

from hub.errors import AlertTimeError, NoSuchDateError
from hub.events import AlertKind
from hub.skills.alert_times import when_asked
from hub.skills.alerts import After, At, When
from hub.skills.recognition import recognise
from hub.storage.alerts import Weekday
from tests.skills.household import Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home

FRIDAY_13 = datetime.fromisoformat("2026-03-27T13:00")

ALARM, REMINDER = AlertKind.ALARM, AlertKind.REMINDER


def asked(said: str, kind: AlertKind, now: datetime = FRIDAY_13) -> When | None:
    request = recognise(said, "en")
    assert request is not None, said
    return when_asked(request, kind, now)


def on(day: str, at: str) -> At:
    moment = datetime.fromisoformat(f"{day}T{at}")
    return At(moment.time(), on=moment.date())


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Set an alarm for seven.", on("2026-03-27", "19:00")),
        ("Set an alarm for one.", on("2026-03-28", "01:00")),
        ("Set an alarm for two.", on("2026-03-27", "14:00")),
        ("Set an alarm for twelve.", on("2026-03-28", "00:00")),
        ("Set an alarm for 7 a.m.", on("2026-03-28", "07:00")),
        ("Set an alarm for 7:30 p.m.", on("2026-03-27", "19:30")),
        ("Set an alarm for 6:30 tomorrow.", on("2026-03-28", "06:30")),
        ("Set an alarm for half past seven in the evening.", on("2026-03-27", "19:30")),
        ("Set an alarm for 8:15 on Saturday.", on("2026-03-28", "08:15")),
        ("Set an alarm for 8:15 on Friday.", on("2026-04-03", "08:15")),
        ("Set an alarm for 9 a.m. on Friday.", on("2026-04-03", "09:00")),
        ("Set an alarm for 9 on weekends.", At(time(9), days=(Weekday.SATURDAY, Weekday.SUNDAY))),
        ("Wake me up at 5 every Monday and Wednesday.", At(time(5), days=(Weekday.MONDAY, Weekday.WEDNESDAY))),
    ],
)
def test_an_alarm(said: str, when: When) -> None:
    assert asked(said, ALARM) == when


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("Remind me to call mom.", None),
        ("Remind me in ten minutes to check the oven.", After(600)),
        ("Remind me to feed the cat at five.", on("2026-03-27", "17:00")),
        ("Remind me tomorrow to take out the trash.", on("2026-03-28", "09:00")),
        ("Remind me this evening to lock the door.", on("2026-03-27", "19:00")),
        ("Remind me tonight to pack my bag.", on("2026-03-27", "22:00")),
        ("Remind me on Monday to water the plants.", on("2026-03-30", "09:00")),
        ("Remind me on Friday to water the plants.", on("2026-04-03", "09:00")),
        ("Remind me on May 5th to buy a present.", on("2026-05-05", "09:00")),
        ("Remind me on February 29th to buy a present.", on("2028-02-29", "09:00")),
        ("Remind me on March 27th to buy a present.", on("2027-03-27", "09:00")),
        ("Remind me to take my pills every day at 8.", At(time(8), days=tuple(Weekday))),
        ("Remind me to feed the cat every day at 5.", At(time(17), days=tuple(Weekday))),
    ],
)
def test_a_reminder(said: str, when: When | None) -> None:
    assert asked(said, REMINDER) == when


@pytest.mark.parametrize(
    "said", ["Remind me today at 9 a.m. to call Anna.", "Remind me on February 30th to call Anna."]
)
def test_a_time_that_is_over_or_does_not_come(said: str) -> None:
    with pytest.raises(AlertTimeError):
        asked(said, REMINDER)


@pytest.mark.parametrize("day", ["February 30th", "April 31st", "the 31st of November"])
def test_a_day_that_the_calendar_does_not_have_is_no_other_day(day: str) -> None:
    with pytest.raises(NoSuchDateError):
        asked(f"Set an alarm for {day} at seven.", ALARM)
    with pytest.raises(NoSuchDateError):
        asked(f"Remind me on {day} to call mom.", REMINDER)


def test_the_29th_of_february_is_the_next_there_is() -> None:
    assert asked("Set an alarm for February 29th at 7 a.m.", ALARM) == on("2028-02-29", "07:00")
    assert asked("Remind me in 3 days at 9 a.m. to call mom.", REMINDER) == on("2026-03-30", "09:00")


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("en", "Remind me on February 30th to call mom.", "The calendar has no such day."),
        ("ru", "Напомни 30 февраля позвонить маме.", "Такого дня в календаре нет."),
        ("zh", "2月30号提醒我交房租。", "日历上没有这一天"),
        ("de", "Erinnere mich am 30. Februar an die Miete.", "Diesen Tag gibt es im Kalender nicht."),
        ("es", "Recuérdame el 30 de febrero pagar el alquiler.", "Ese día no existe en el calendario."),
    ],
)
def test_who_names_such_a_day_is_told_so(language: str, said: str, answer: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        assert (await me.say(said)).startswith(answer)
        assert not hub.alerts.all()

    at_home(talk, language)
