"""Timers, alarms and reminders by voice: whole conversations, and what is answered in each language."""

import asyncio

import pytest

from hub.events import AlertKind
from hub.skills.alerts import After, At
from hub.storage.alerts import AlertState
from tests.skills.household import HALL, KITCHEN, Home, RunningHub
from tests.skills.spoken_to import Speaker, at_home

Dialogue = list[tuple[str, str]]

EN: Dialogue = [
    ("Cancel the timer.", "No timer is running."),
    ("Set a timer.", "For how long?"),
    (
        "Set a timer for five minutes.",
        "5 minutes, starting now. It rings on the computer, and I'll tell you here when we next talk.",
    ),
    (
        "Set a timer for 10 minutes for the eggs.",
        "10 minutes for eggs, starting now. It rings on the computer.",
    ),
    (
        "How much time is left on the timer?",
        "There are 2 timers. 5 minutes left on the timer for 5 minutes. 10 minutes left on the eggs timer.",
    ),
    ("Cancel the timer.", "There are 2 timers: the one for 5 minutes and eggs. Which one?"),
    ("Cancel the eggs one.", "The eggs timer is cancelled."),
    ("Pause the timer.", "The timer is paused, with 5 minutes left."),
    ("Pause the timer.", "That cannot be done with this one now. Please ask me how it stands."),
    ("How much time is left?", "The timer is paused, with 5 minutes left."),
    ("Resume the timer.", "5 minutes left on the timer."),
    ("Add two minutes to the timer.", "7 minutes left on the timer."),
    ("Shorten the timer by 2 minutes.", "5 minutes left on the timer."),
    ("Change the timer to ten minutes.", "10 minutes left on the timer."),
    ("Cancel the pizza timer.", "I find no such timer. Ask me which timers there are."),
    ("Remove an hour from the timer.", "I cannot use that time. Please name one that is still to come."),
    ("Cancel all timers.", "All timers are cancelled."),
    ("Set an alarm for seven.", "The alarm rings today at 7 PM. It rings on the computer."),
    (
        "Wake me up at 7:45 AM Monday to Friday.",
        "The alarm rings on weekdays at 7:45 AM. It rings on the computer.",
    ),
    ("What alarms do I have?", "There are 2 alarms: today at 7 PM and on weekdays at 7:45 AM."),
    ("What alarms do I have for tomorrow?", "No alarm is set for then."),
    ("Cancel my alarm.", "There are 2 alarms: today at 7 PM and on weekdays at 7:45 AM. Which one?"),
    ("Cancel my seven o'clock alarm.", "The alarm today at 7 PM is cancelled."),
    ("Cancel my alarm.", "The alarm on weekdays at 7:45 AM is cancelled."),
    ("Do I have any alarms set?", "No alarm is set."),
    ("Remind me to call mom.", "When shall I remind you?"),
    (
        "Remind me in ten minutes to check the oven.",
        "I'll remind you in 10 minutes: check the oven. It rings on the computer.",
    ),
    (
        "Remind me to call Anna at five in the afternoon.",
        "I'll remind you today at 5 PM: call Anna. It rings on the computer.",
    ),
    (
        "What reminders do I have?",
        "There are 2 reminders. In 10 minutes: check the oven. Today at 5 PM: call Anna.",
    ),
    ("Delete the reminder.", "There are 2 reminders: check the oven and call Anna. Which one?"),
    ("Delete the reminder to call Anna.", "The reminder is cancelled: call Anna."),
    ("Do I have any reminders?", "There is one reminder, in 10 minutes: check the oven."),
    ("What reminders do I have for tomorrow?", "There are no reminders for then."),
    ("Delete all my reminders.", "All reminders are cancelled."),
    ("Snooze.", "Nothing is ringing."),
]

RU: Dialogue = [
    ("Отмени таймер.", "Ни один таймер не идёт."),
    ("Поставь таймер.", "На сколько?"),
    (
        "Поставь таймер на минуту.",
        "Таймер на одну минуту запущен. Сигнал будет на компьютере, а здесь скажу, когда снова заговорим.",
    ),
    ("Отмени таймер.", "Таймер отменён."),
    ("Таймер на двадцать одну минуту.", "Таймер на двадцать одну минуту запущен. Сигнал будет на компьютере."),
    (
        "Таймер на десять минут для макарон.",
        "Таймер «макарон» на десять минут запущен. Сигнал будет на компьютере.",
    ),
    (
        "Сколько осталось?",
        (
            "Таймеров: два. Таймер «макарон» сработает через десять минут. "
            "Таймер на двадцать одну минуту сработает через двадцать одну минуту."
        ),
    ),
    ("Отмени таймер.", "Таймеров два: макарон и на двадцать одну минуту. Какой из них?"),
    ("Отмени тот, что для макарон.", "Таймер «макарон» отменён."),
    ("Поставь таймер на паузу.", "Таймер на паузе, идти ему ещё двадцать одну минуту."),
    ("Продолжи таймер.", "Таймер сработает через двадцать одну минуту."),
    ("Добавь две минуты.", "Таймер сработает через двадцать три минуты."),
    ("Измени таймер на десять минут.", "Таймер сработает через десять минут."),
    ("Отмени все таймеры.", "Все таймеры отменены."),
    ("Поставь будильник на семь.", "Будильник поставлен: сегодня в 19:00. Сигнал будет на компьютере."),
    (
        "Буди меня по понедельникам и средам в семь.",
        "Будильник поставлен: по понедельникам и средам в 7:00. Сигнал будет на компьютере.",
    ),
    ("Какие у меня будильники?", "Будильников два: сегодня в 19:00 и по понедельникам и средам в 7:00."),
    (
        "Отмени будильник на семь.",
        "Будильников два: сегодня в 19:00 и по понедельникам и средам в 7:00. Какой из них?",
    ),
    ("Отмени все будильники.", "Все будильники отменены."),
    ("Есть ли у меня будильник?", "Будильников нет."),
    ("Напомни позвонить маме.", "Когда напомнить?"),
    ("Напомни через час выключить суп.", "Напомню через один час: выключить суп. Сигнал будет на компьютере."),
    (
        "Напомни в понедельник полить цветы.",
        "Напомню в понедельник в 9:00: полить цветы. Сигнал будет на компьютере.",
    ),
    (
        "Какие у меня напоминания?",
        "Напоминаний: два. Через один час: выключить суп. В понедельник в 9:00: полить цветы.",
    ),
    ("Удали все напоминания.", "Все напоминания отменены."),
    ("Отложи.", "Сейчас ничего не звонит."),
]

ZH: Dialogue = [
    ("取消定时器。", "现在没有计时器。"),
    ("设一个定时器。", "要计时多久？"),
    ("定时两小时。", "两小时，现在开始计时。到时间电脑会响，这里等你下次叫我时告诉你。"),
    ("设一个十分钟的煮面定时器。", "煮面，十分钟，现在开始计时。到时间电脑会响。"),
    ("有哪些定时器？", "一共有两个计时器。煮面计时器还有十分钟。两小时的计时器还有两小时。"),
    ("取消定时器。", "有两个计时器：煮面和两小时的。是哪一个？"),
    ("取消煮面那个。", "煮面计时器取消了。"),
    ("暂停定时器。", "计时器已经暂停，还剩两小时。"),
    ("继续计时。", "计时器还有两小时。"),
    ("把定时器改成十分钟。", "计时器还有十分钟。"),
    ("再加两分钟。", "计时器还有十二分钟。"),
    ("取消所有定时器。", "所有计时器都取消了。"),
    ("七点叫我起床。", "闹钟设好了，今天晚上七点整。到时间电脑会响。"),
    ("每个工作日早上七点半叫我起床。", "闹钟设好了，每个工作日早上七点三十分。到时间电脑会响。"),
    ("我有哪些闹钟？", "有两个闹钟：今天晚上七点整和每个工作日早上七点三十分。"),
    ("取消七点的闹钟。", "今天晚上七点整的闹钟取消了。"),
    ("取消所有闹钟。", "所有闹钟都取消了。"),
    ("提醒我给妈妈打电话。", "什么时候提醒你？"),
    ("半小时后提醒我关火。", "好的，三十分钟后提醒你：关火。到时间电脑会响。"),
    ("每天晚上八点提醒我吃药。", "好的，每天晚上八点整提醒你：吃药。到时间电脑会响。"),
    ("我有哪些提醒？", "有两个提醒。三十分钟后：关火。每天晚上八点整：吃药。"),
    ("取消所有提醒。", "所有提醒都取消了。"),
    ("贪睡一下。", "现在没有什么在响。"),
]


@pytest.mark.parametrize(("language", "dialogue"), [("en", EN), ("ru", RU), ("zh", ZH)])
def test_a_conversation(language: str, dialogue: Dialogue) -> None:
    async def talk(home: Home, hub: RunningHub, me: Speaker) -> None:
        for said, answer in dialogue:
            assert (said, await me.say(said)) == (said, answer)
            assert set(home.disk.records) == {alert.alert_id for alert in hub.alerts.all()}, "kept before told"

    at_home(talk, language)


def test_what_rings_on_the_device_is_confirmed_without_a_place() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        assert await me.say("Set a timer for 30 seconds.") == "30 seconds, starting now."

    at_home(talk, near=True)


def test_what_no_device_can_be_told_of_rings_on_the_computer_only() -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        answer = await me.say("Set a timer for 30 seconds.", on="")
        assert answer == "30 seconds, starting now. It rings on the computer only."

    at_home(talk)


@pytest.mark.parametrize(
    ("language", "said", "answer"),
    [
        (
            "en",
            "Set a timer for five minutes.",
            "5 minutes, starting now. I'll tell you here when we next talk.",
        ),
        (
            "ru",
            "Таймер на пять минут.",
            "Таймер на пять минут запущен. Скажу об этом здесь, когда снова заговорим.",
        ),
        ("zh", "定时五分钟。", "五分钟，现在开始计时。到时间后，等你下次叫我时告诉你。"),
    ],
)
def test_a_computer_without_a_sound_is_not_said_to_ring(language: str, said: str, answer: str) -> None:
    async def talk(_: Home, __: RunningHub, me: Speaker) -> None:
        assert await me.say(said) == answer
        again = await me.say(said)
        assert answer.startswith(again), "who knows it is not told again"
        assert again != answer

    at_home(talk, language, sounds=False)


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
