"""What is told of what rang or was missed, once somebody talks to the device again."""

import asyncio
from datetime import time

import pytest

from hub.audio.chime import LENGTH_S
from hub.events import AlertChange, AlertKind
from hub.skills.alerts import After, At
from hub.skills.ringing import RING_S
from hub.storage.alerts import Weekday
from tests.devices.ringing import House, in_house, sentences
from tests.devices.scene import Scene
from tests.skills.household import HALL, KITCHEN

ASKED = "The alarm is silent, and rings again tomorrow at 2 PM. Delete it altogether?"

ANSWER = ["It is sunny.", "Enjoy the day."]


async def ask(scene: Scene, answers: int) -> None:
    """A question, and all of its answer, which is the ``answers``-th."""
    scene.device.say(type="listen", state="detect", text="Why is the sky blue?")
    await scene.device.until("tts stop", answers)


def test_what_rang_is_told_before_the_first_answer_and_once() -> None:
    async def play(house: House) -> None:
        house.timer(60)
        await asyncio.sleep(60 + 20 * 60)
        async with house.talk() as scene:
            await ask(scene, 1)
            await ask(scene, 2)
            assert sentences(scene) == ["The pasta timer went off 20 minutes ago.", *ANSWER, *ANSWER]
            assert house.alerts.all() == []
            assert house.changes[-1] is AlertChange.TOLD
            assert scene.turns()[0].answer == "It is sunny. Enjoy the day."

    in_house(play)


def test_what_rings_on_the_computer_just_now_is_told_and_is_silent_then() -> None:
    async def play(house: House) -> None:
        house.timer(60)
        await asyncio.sleep(60 + RING_S / 2)
        async with house.talk() as scene:
            await ask(scene, 1)
            assert sentences(scene)[0] == "The pasta timer has just gone off."
            assert house.alerts.all() == []

    in_house(play)


def test_what_was_interrupted_before_it_was_heard_is_told_again() -> None:
    async def play(house: House) -> None:
        house.timer(60)
        await asyncio.sleep(200)
        async with house.talk() as scene:
            scene.device.say(type="listen", state="detect", text="Why is the sky blue?")
            await scene.device.until("tts start")
            scene.device.say(type="abort")
            await scene.device.until("tts stop")
            assert len(house.alerts.pending_for(KITCHEN)) == 1
            await ask(scene, 2)
            assert sentences(scene) == ["The pasta timer went off 2 minutes ago.", *ANSWER]
            assert house.alerts.all() == []

    in_house(play)


def test_another_device_is_told_nothing() -> None:
    async def play(house: House) -> None:
        house.timer(60, device_id=HALL)
        house.timer(60, device_id="")
        await asyncio.sleep(200)
        async with house.talk() as scene:
            await ask(scene, 1)
            assert sentences(scene) == ANSWER
            assert len(house.alerts.all()) == 2

    in_house(play)


def test_of_many_the_first_are_told_and_the_number_of_the_others() -> None:
    async def play(house: House) -> None:
        for number in range(6):
            house.timer(60 + number, f"number {number}")
        await asyncio.sleep(200)
        async with house.talk() as scene:
            await ask(scene, 1)
            assert sentences(scene)[:4] == [
                *(f"The number {number} timer went off 2 minutes ago." for number in range(3)),
                "And 3 more went off.",
            ]
            assert house.alerts.all() == []

    in_house(play)


DAILY = At(time(14), days=tuple(Weekday))


@pytest.mark.parametrize(("late_s", "ends"), [(30, "It is silent now."), (300, ASKED), (1800, ASKED)])
@pytest.mark.parametrize("device_id", [KITCHEN, HALL])
def test_who_turns_off_the_alarm_that_rang_on_the_computer_keeps_it(
    device_id: str, late_s: int, ends: str
) -> None:
    async def play(house: House) -> None:
        house.alerts.set(AlertKind.ALARM, DAILY, device_id=device_id, language="en")
        await asyncio.sleep(3_600 + late_s)
        async with house.talk() as scene:
            scene.device.say(type="listen", state="detect", text="Turn off the alarm.")
            await scene.device.until("tts stop")
            own_now = "The alarm has just gone off." if late_s < RING_S else "The alarm went off"
            assert any(one.startswith(own_now) for one in sentences(scene)) == (device_id == KITCHEN)
            assert ends in " ".join(sentences(scene))
            (alarm,) = house.alerts.all()
            assert alarm.occasion is not None
            assert f"{alarm.occasion.at:%a %H:%M}" == "Sat 14:00"

    in_house(play)


def test_who_calls_and_is_greeted_is_told_before_the_greeting() -> None:
    async def play(house: House) -> None:
        house.alerts.set(AlertKind.REMINDER, After(60), device_id=KITCHEN, text="call mom")
        await asyncio.sleep(60 + 3_600)
        async with house.talk(greets=True) as scene:
            scene.device.say(type="listen", state="detect", text="jarvis")
            await scene.device.until("tts stop")
            told = " ".join(sentences(scene))
            assert told == "A reminder from 1 hour ago: call mom. Hello! How can I help?"
            assert house.alerts.all() == []

    in_house(play)


def test_what_was_due_while_the_hub_was_off_is_told_as_missed() -> None:
    async def play(house: House) -> None:
        house.timer(60)
        await house.alerts.kept()
        house.home.scripted.pass_by(3 * 3_600)
        await house.book.load()
        await asyncio.sleep(1)
        async with house.talk() as scene:
            await ask(scene, 1)
            told = " ".join(sentences(scene))
            assert told.startswith("The pasta timer was due 2 hours ago, while the hub was off. It is sunny.")

    in_house(play)


def test_what_the_bell_is_ringing_is_not_told_beside_it() -> None:
    async def play(house: House) -> None:
        async with house.talk() as scene:
            scene.device.say(type="listen", state="start", mode="auto")
            await asyncio.sleep(1.5)
            house.timer(1)
            await scene.device.until("tts sentence_start")
            await asyncio.sleep(LENGTH_S / 2)
            await ask(scene, 2)
            assert sentences(scene) == ["The pasta timer is done.", *ANSWER]

    in_house(play)
