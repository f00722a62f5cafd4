"""Who cuts short what rings: it was heard; it is put off, ended, or gone on with."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from hub.audio.chime import LENGTH_S
from hub.events import AlertChange, AlertKind
from hub.skills.alerts import At
from hub.skills.ringing import RING_S
from hub.skills.rung_lately import LATELY_S
from hub.storage.alerts import AlertState, Weekday
from tests.devices.ringing import DONE, House, abort, ask, call, in_house, listen, press, sentences
from tests.devices.scene import Scene
from tests.skills.household import KITCHEN


@pytest.mark.parametrize("ends", [abort, press, call])
def test_who_interrupts_it_has_heard_it_and_it_rings_nowhere_any_more(
    ends: Callable[[Scene], Awaitable[None]],
) -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            await ends(scene)
            await asyncio.sleep(0.5)
            assert scene.device.kinds().count("tts start") == 1
            assert scene.device.kinds().count("tts stop") >= 1
            assert house.changes[-1] is AlertChange.DISMISSED
            assert house.alerts.all() == []
            await asyncio.sleep(10)
            assert sentences(scene) == [DONE]

    in_house(play)


@pytest.mark.parametrize("ends", [call, None])
@pytest.mark.parametrize(
    ("said", "answer", "left_s"),
    [
        ("Snooze.", "It rings again in 9 minutes.", 540),
        ("Five more minutes.", "It rings again in 5 minutes.", 300),
        ("Add two minutes to the pasta timer.", "It rings again in 2 minutes.", 120),
        ("Change the timer to ten minutes.", "It rings again in 10 minutes.", 600),
    ],
)
def test_who_speaks_into_it_puts_it_off(
    ends: Callable[[Scene], Awaitable[None]] | None, said: str, answer: str, left_s: float
) -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            if ends is not None:
                await ends(scene)
                await asyncio.sleep(3)
            assert (await ask(scene, said)).startswith(answer)
            assert [alert.name for alert in house.alerts.all()] == ["pasta"]
            assert house.alerts.left_s(house.alerts.all()[0]) == pytest.approx(left_s, abs=5)

    in_house(play)


def test_five_more_minutes_mean_what_was_just_cut_short_and_not_what_runs() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(3000, "roast")
            house.timer(4000, "bread")
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            await call(scene)
            answer = await ask(scene, "Five more minutes.")
            assert answer.startswith("The pasta timer rings again in 5 minutes.")
            assert [alert.name for alert in house.alerts.all()] == ["pasta", "roast", "bread"]

    in_house(play)


@pytest.mark.parametrize("said", ["Cancel the timer.", "Turn off the timer."])
def test_who_cuts_it_short_to_end_it_ends_nothing_else(said: str) -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(3000, "roast")
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            await call(scene)
            assert await ask(scene, said) == "It is silent now."
            assert [alert.name for alert in house.alerts.all()] == ["roast"]
            assert await ask(scene, said) == "The roast timer is cancelled."

    in_house(play)


def test_an_alarm_that_recurs_is_put_off_and_keeps_its_days() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            at = house.alerts.now() + timedelta(minutes=1)
            daily = At(at.time().replace(second=0), days=tuple(Weekday))
            house.alerts.set(AlertKind.ALARM, daily, device_id=KITCHEN, language="en")
            scene.session.conversation.quiet.held += 1
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            await call(scene)
            assert (await ask(scene, "Five more minutes.")).startswith("It rings again in 5 minutes.")
            alarm = house.alerts.all()[0]
            assert alarm.occasion is not None
            assert alarm.occasion.days == tuple(Weekday)
            assert house.alerts.left_s(alarm) == pytest.approx(300, abs=5)
            scene.session.conversation.quiet.held -= 1

    in_house(play)


def test_what_was_heard_to_the_end_can_be_put_off_still() -> None:
    async def play(house: House) -> None:
        async with house.talk(idle_s=90) as scene:
            await listen(scene)
            house.timer(1)
            await asyncio.sleep(RING_S + 10)
            assert house.alerts.all() == []
            assert (await ask(scene, "Five more minutes.")).startswith("It rings again in 5 minutes.")

    in_house(play)


def test_what_was_cut_short_some_time_ago_is_not_meant_any_more() -> None:
    async def play(house: House) -> None:
        async with house.talk(idle_s=90) as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            await call(scene)
            await asyncio.sleep(LATELY_S + 1)
            assert await ask(scene, "Snooze.") == "Nothing is ringing."

    in_house(play)


def test_what_is_set_after_it_is_meant_from_then_on() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            await call(scene)
            await asyncio.sleep(0.5)
            house.timer(600, "rice")
            answer = await ask(scene, "Five more minutes.")
            assert answer.startswith("15 minutes left on the rice timer.")

    in_house(play)


def test_who_interrupts_the_chime_alone_has_not_heard_what_it_was() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(0.3)
            await abort(scene)
            await scene.device.until("tts sentence_start", 2)
            assert sentences(scene) == [DONE, DONE]

    in_house(play)


def test_what_is_said_between_two_rings_is_listened_to() -> None:
    async def play(house: House) -> None:
        async with house.talk(heard="Stop the timer.") as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts stop")
            await scene.talk(1.2)
            await scene.talk(1.2, loud=False)
            await scene.device.until("tts stop", 2)
            await asyncio.sleep(15)
            assert sentences(scene) == [DONE, "It is silent now."]
            assert house.alerts.all() == []

    in_house(play)


def test_put_off_between_two_rings_it_rings_again() -> None:
    async def play(house: House) -> None:
        async with house.talk(heard="Five more minutes.") as scene:
            await listen(scene)
            house.timer(1)
            await scene.device.until("tts stop")
            await scene.talk(1.2)
            await scene.talk(1.2, loud=False)
            await scene.device.until("tts stop", 2)
            assert [alert.state for alert in house.alerts.all()] == [AlertState.WAITING]
            assert house.alerts.left_s(house.alerts.all()[0]) == pytest.approx(295, abs=5)

    in_house(play)


@pytest.mark.parametrize(
    ("heard", "answer"),
    [
        ("Stop the timer.", "It is silent now."),
        ("Snooze.", "The pasta timer rings again in 9 minutes."),
        ("Five more minutes.", "The pasta timer rings again in 5 minutes."),
    ],
)
def test_who_has_heard_one_of_two_ends_or_puts_off_that_one_and_is_told_of_the_other(
    heard: str, answer: str
) -> None:
    async def play(house: House) -> None:
        async with house.talk(heard=heard) as scene:
            await listen(scene)
            house.timer(1)
            eggs = house.timer(1.2, "eggs")
            await scene.device.until("tts stop")
            await scene.talk(1.2)
            await scene.talk(1.2, loud=False)
            await scene.device.until("tts stop", 3)
            said = sentences(scene)
            assert said[:2] == [DONE, answer]
            assert said[-1] == "The eggs timer is done."
            assert house.alerts.get(eggs.alert_id).state is AlertState.RINGING

    in_house(play)


@pytest.mark.parametrize("ends", [call, None])
def test_who_says_stop_to_the_first_of_two_is_told_of_the_second(
    ends: Callable[[Scene], Awaitable[None]] | None,
) -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            await listen(scene)
            house.timer(1)
            eggs = house.timer(1.2, "eggs")
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S + 0.5)
            if ends is None:
                await scene.device.until("tts stop")
            else:
                await ends(scene)
                await asyncio.sleep(0.2)
            assert house.by_voice.silence(KITCHEN)
            assert [alert.alert_id for alert in house.alerts.all()] == [eggs.alert_id]
            await scene.device.until("tts stop", 2)
            assert sentences(scene) == [DONE, "The eggs timer is done."]
            assert house.by_voice.silence(KITCHEN)
            assert house.alerts.all() == []

    in_house(play)
