"""How a conversation ends."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from hub.events import Outcome
from hub.phrases import phrase
from tests.devices.scene import (
    Scene,
    perform,
)
from tests.fakes.engines import ScriptedEngines, ScriptedHearing
from tests.fakes.virtual_time import run_virtual


@pytest.mark.parametrize("microphone", ["silence", "nothing"])
def test_who_says_nothing_is_taken_leave_of(microphone: str) -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say(type="listen", state="start", mode="auto")
        began = asyncio.get_running_loop().time()
        while not running.done():
            await (scene.talk(0.6, loud=False) if microphone == "silence" else asyncio.sleep(0.6))
        left = asyncio.get_running_loop().time() - began
        assert 30 < left < 40
        assert await running == "nobody spoke"
        assert scene.device.closed == (1000, "nobody spoke")
        assert scene.device.kinds()[-1] == "tts stop"
        assert scene.device.texts()[-2]["text"] == phrase("farewell", "en")

    run_virtual(whole())


def test_a_channel_left_open_after_a_manual_question_is_closed_too() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        await scene.ask()
        assert await running == "nobody spoke"
        assert scene.device.kinds().count("tts stop") == 2

    run_virtual(whole())


def test_who_speaks_is_not_taken_leave_of() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(25, loud=False)
        await scene.talk(20)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop")
        assert scene.device.closed is None
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED]

    perform(play)


def test_a_farewell_can_be_interrupted_by_a_question() -> None:
    async def play(scene: Scene) -> None:
        await asyncio.sleep(30.3)
        await scene.device.until("tts start")
        await scene.ask()
        await scene.device.until("tts stop", 2)
        assert scene.device.closed is None
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED, Outcome.ANSWERED]

    perform(play)


def test_who_says_goodbye_hears_one_and_is_hung_up_on() -> None:
    async def whole() -> None:
        scene = Scene(ScriptedEngines(hearing=ScriptedHearing(text="Goodbye.")))
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        assert await running == "goodbye"
        assert scene.device.closed == (1000, "goodbye")
        assert scene.device.kinds()[-1] == "tts stop"

    run_virtual(whole())


def test_a_button_that_is_held_by_nobody_does_not_hold_the_channel() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say(type="listen", state="start", mode="manual")
        assert await running == "nobody spoke"

    run_virtual(whole())


async def goodbye(scene: Scene) -> None:
    scene.device.say(type="listen", state="detect", text="Goodbye.")


async def silence(scene: Scene) -> None:
    scene.device.say(type="listen", state="start", mode="auto")


async def say_listen(scene: Scene) -> None:
    scene.device.say(type="listen", state="start", mode="auto")


async def say_called(scene: Scene) -> None:
    scene.device.say(type="listen", state="detect", text="jarvis")


async def say_typed(scene: Scene) -> None:
    scene.device.say(type="listen", state="detect", text="One more thing?")


async def say_abort(scene: Scene) -> None:
    scene.device.say(type="abort")


@pytest.mark.parametrize("ends", [goodbye, silence])
@pytest.mark.parametrize("says", [say_listen, say_called, say_typed, say_abort])
def test_a_device_that_goes_on_after_the_farewell_does_not_keep_the_conversation(
    ends: Callable[[Scene], Awaitable[None]], says: Callable[[Scene], Awaitable[None]]
) -> None:
    """Firmware asks to be listened to behind the farewell, and never answers a close frame."""

    async def whole() -> None:
        scene = Scene()
        scene.device.stubborn_s = 1.0
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        await ends(scene)
        await scene.device.until("tts stop")
        await says(scene)
        async with asyncio.timeout(5):
            while not running.done():
                await scene.talk(0.12)
        assert await running in ("goodbye", "nobody spoke")
        assert scene.device.closed is not None
        assert scene.device.closed[0] == 1000

    run_virtual(whole())


@pytest.mark.parametrize("says", [say_listen, say_called, say_typed, say_abort])
def test_a_device_that_goes_on_while_the_hub_stops_does_not_hold_it(
    says: Callable[[Scene], Awaitable[None]],
) -> None:
    async def whole() -> None:
        scene = Scene()
        scene.device.stubborn_s = 1.0
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(0.6)
        closing = asyncio.create_task(scene.session.close("the hub stops"))
        await asyncio.sleep(0.1)
        await says(scene)
        await closing
        async with asyncio.timeout(5):
            assert await running == "the hub stops"

    run_virtual(whole())
