"""Timers, alarms and reminders by voice: whole conversations, and what is answered in each language."""

import asyncio

import pytest

from hub.events import AlertKind
from hub.skills.alerts import After, At
from hub.storage.alerts import AlertState
from tests.skills.alert_dialogues import DE, EN, ES, RU, ZH, Dialogue
from tests.skills.household import HALL, KITCHEN, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH), ("de", DE), ("es", ES)])
def test_a_conversation(language: str, dialogue: Dialogue) -> None:
    async def talk(home: Home, hub: RunningHub, me: Speaker) -> None:
        for said, answer in dialogue:
            assert (said, await me.say(said)) == (said, answer)
            assert set(home.disk.records) == {alert.alert_id for alert in hub.alerts.all()}, "kept before told"

    at_home(talk, language)


def test_what_quotes_the_words_of_another_day_is_from_outside() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        for said, quotes in (
            ("Remind me to water the plants in an hour.", False),
            ("What reminders do I have?", True),
            ("Cancel my reminder about the plants.", True),
            ("Pasta timer for 10 minutes.", False),
            ("How long is left on the pasta timer?", True),
            ("Cancel the pasta timer.", True),
            ("Set an alarm for 7:30 p.m.", False),
        ):
            await me.say(said)
            assert (said, me.heard_from_outside) == (said, quotes)

    at_home(talk)


def test_a_russian_name_is_said_back_as_it_was_said_and_found_in_other_words() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        answer = await me.say("Поставь таймер на чай на десять минут.")
        assert answer.startswith("Таймер на чай запущен на десять минут.")
        await me.say("Поставь таймер на пять минут для пиццы.")
        assert (
            await me.say("Сколько осталось на таймере для чая?")
            == "Таймер на чай сработает через десять минут."
        )
        assert (await me.say("Приостанови таймер на чай.")).startswith("Таймер на чай на паузе")
        assert await me.say("Отмени таймер чай.") == "Таймер на чай отменён."
        assert await me.say("Отмени таймер на пиццу.") == "Таймер для пиццы отменён."
        await me.say("Поставь таймер яйца на пять секунд.")
        assert [alert.name for alert in hub.alerts.all()] == ["яйца"]
        assert await me.say("Сколько осталось?") == "Таймер «яйца» сработает через пять секунд."

    at_home(talk, "ru")


@pytest.mark.logs("timers cannot be kept for now")
def test_a_disk_that_takes_nothing_is_told_of_and_the_timer_runs_all_the_same() -> None:
    async def talk(home: Home, hub: RunningHub, me: Speaker) -> None:
        home.disk.full = True
        answer = await me.say("Set a timer for five minutes.")
        assert answer.endswith("But I could not save that: a restart of the hub may undo it.")
        await asyncio.sleep(300.1)
        assert [name for name, _ in hub.rang] == [""]

    at_home(talk, near=True)


def test_a_restart_after_three_spoken_timers_loses_none() -> None:
    async def talk(home: Home, hub: RunningHub, me: Speaker) -> None:
        for said in (
            "Pasta timer for 10 minutes.",
            "Set a timer for 20 minutes.",
            "Set an alarm for 7:30 p.m.",
        ):
            await me.say(said)
        async with home.hub() as again:
            assert [alert.name for alert in again.alerts.all()] == ["pasta", "", ""]
            assert [again.alerts.due_at(alert) for alert in again.alerts.all()] == pytest.approx(
                [hub.alerts.due_at(alert) for alert in hub.alerts.all()]
            )

    at_home(talk)


def test_the_device_s_own_timers_come_first_and_those_of_others_with_whose_they_are() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(AlertKind.TIMER, After(600), device_id=HALL, name="laundry")
        assert (
            await me.say("List my timers.")
            == "10 minutes left on the laundry timer. That is on another device."
        )
        await me.say("Set a timer for five minutes.")
        assert await me.say("List my timers.") == "5 minutes left on the timer."
        answer = await me.say("Cancel the laundry timer.")
        assert answer == "The laundry timer is cancelled. That is on another device."

    at_home(talk)


def test_what_a_program_has_set_is_said_to_be_so() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(AlertKind.TIMER, After(600), name="backup")
        assert await me.say("List my timers.") == "10 minutes left on the backup timer. A program has set that."

    at_home(talk)


def test_an_alarm_that_recurs_is_left_out_for_one_day() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Wake me up every day at 8 a.m.")
        answer = await me.say("Don't wake me up tomorrow.")
        assert answer == "The alarm tomorrow at 8 AM is left out. After that it rings as usual."
        occasion = hub.alerts.all()[0].occasion
        assert occasion is not None
        assert occasion.at.isoformat() == "2026-03-29T08:00:00"
        answer = await me.say("Don't wake me up tomorrow.")
        assert answer == "I can only leave out the next time, on Sunday at 8 AM. Or cancel the alarm."

    at_home(talk)


@pytest.mark.parametrize(
    ("said", "state"),
    [("Cancel the timer.", None), ("Turn off the timer.", None), ("Snooze.", AlertState.WAITING)],
)
def test_a_timer_that_rings_is_silenced_or_put_off(said: str, state: AlertState | None) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Set a timer for 10 seconds.")
        await asyncio.sleep(11)
        answer = await me.say(said)
        assert answer == ("It rings again in 9 minutes." if state else "It is silent now.")
        assert [alert.state for alert in hub.alerts.all()] == ([state] if state else [])

    at_home(talk, near=True)


def test_five_more_minutes_for_what_rings() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(AlertKind.ALARM, At(hub.alerts.now().replace(minute=1).time()), device_id=KITCHEN)
        await asyncio.sleep(61)
        assert [alert.state for alert in hub.alerts.all()] == [AlertState.RINGING]
        assert await me.say("Five more minutes.") == "It rings again in 5 minutes."
        await asyncio.sleep(301)
        assert len(hub.rang) == 2

    at_home(talk, near=True)


def test_the_alarm_of_every_day_goes_on_when_its_ringing_is_ended() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        await me.say("Wake me up every day at 8 a.m.")
        await asyncio.sleep(19 * 3600 + 1)
        assert await me.say("Turn off the alarm.") == "It is silent now."
        assert [alert.state for alert in hub.alerts.all()] == [AlertState.WAITING]

    at_home(talk, near=True)


def test_more_than_five_are_told_by_their_number() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for number in range(7):
            hub.alerts.set(AlertKind.TIMER, After(600 + number), device_id=KITCHEN, name=f"number {number}")
        answer = await me.say("List my timers.")
        assert answer.startswith("There are 7 timers.")
        assert answer.endswith("10 minutes left on the number 4 timer. And 2 more.")

    at_home(talk)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (AlertKind.TIMER, "Cancel all timers."),
        (AlertKind.TIMER, "Pause all timers."),
        (AlertKind.ALARM, "Cancel all alarms."),
        (AlertKind.REMINDER, "Cancel all reminders."),
    ],
)
def test_all_of_them_are_those_of_the_device_alone(kind: AlertKind, said: str) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for _number in range(2):
            hub.alerts.set(kind, After(600), device_id=HALL, text="bins" if kind is AlertKind.REMINDER else "")
        elsewhere = hub.alerts.all()
        assert await me.say(said) == (
            "None of them was set on this device, only elsewhere. Say which one you mean."
        )
        assert hub.alerts.all() == elsewhere
        hub.alerts.set(kind, After(600), device_id=KITCHEN, text="tea" if kind is AlertKind.REMINDER else "")
        assert (await me.say(said)).startswith("All ")
        assert hub.alerts.of(device_id=HALL) == tuple(elsewhere)
        assert all(alert.state is not AlertState.WAITING for alert in hub.alerts.of(device_id=KITCHEN))

    at_home(talk)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        ("en", "Five more minutes.", "The tea timer rings again in 5 minutes."),
        ("ru", "Ещё пять минут.", "Таймер «tea» сработает снова через пять минут."),
        ("zh", "再加五分钟。", "Tea计时器五分钟后再响。"),
        ("de", "Noch fünf Minuten.", "Der Timer „tea“ klingelt in 5 Minuten wieder."),
        ("es", "Cinco minutos más.", "El temporizador para tea vuelve a sonar dentro de cinco minutos."),
    ],
)
def test_what_has_just_rung_is_put_off_by_its_name_where_others_run(
    language: str, said: str, answer: str
) -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        hub.alerts.set(AlertKind.TIMER, After(10), device_id=KITCHEN, name="tea")
        hub.alerts.set(AlertKind.TIMER, After(900), device_id=KITCHEN, name="roast")
        await asyncio.sleep(80)
        assert [alert.name for alert in hub.alerts.all()] == ["roast"], "the tea was heard to the end"
        assert await me.say(said) == answer
        assert [alert.name for alert in hub.alerts.all()] == ["tea", "roast"]

    at_home(talk, language, near=True)


def test_what_rings_is_not_counted_among_those_that_run() -> None:
    async def talk(_: Home, hub: RunningHub, me: Speaker) -> None:
        for name, seconds in (("pizza", 10), ("tea", 600), ("rice", 1200)):
            hub.alerts.set(AlertKind.TIMER, After(seconds), device_id=KITCHEN, name=name)
        await asyncio.sleep(11)
        answer = await me.say("Which timers are there?")
        assert (
            answer == "There are 2 timers. 10 minutes left on the tea timer. 20 minutes left on the rice timer."
        )
        assert await me.say("How long is left on the pizza timer?") == "The pizza timer has just gone off."

    at_home(talk)


def test_all_are_said_to_run_or_to_be_paused_where_nothing_needs_to_be_done() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        for said in ("Pasta timer for 10 minutes.", "Rice timer for 20 minutes."):
            await me.say(said)
        assert await me.say("Resume all timers.") == "All timers are running already."
        assert await me.say("Resume the timer.") == "All timers are running already."
        assert await me.say("Pause all timers.") == "All timers are paused."
        assert await me.say("Pause all timers.") == "All timers are paused."
        assert await me.say("Pause the timer.") == "All timers are paused."

    at_home(talk)
