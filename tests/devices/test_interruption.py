"""One way out of a turn, at every stage of it."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from hub.engines.base import Role
from hub.events import Outcome
from tests.devices.scene import (
    Scene,
    in_the_second_sentence,
    nothing_yet,
    perform,
    session,
    while_listening,
    while_speaking,
    while_thinking,
    while_transcribing,
)
from tests.fakes.engines import ScriptedEngines, ScriptedModel
from tests.fakes.virtual_time import run_virtual

STAGES = [
    nothing_yet,
    while_listening,
    while_transcribing,
    while_thinking,
    while_speaking,
    in_the_second_sentence,
]


@pytest.mark.parametrize("stage", STAGES)
def test_after_an_abort_no_packet_comes_and_one_stop_does(stage: Callable[[Scene], Awaitable[None]]) -> None:
    async def play(scene: Scene) -> None:
        await stage(scene)
        stops = scene.device.kinds().count("tts stop")
        aborted = asyncio.get_running_loop().time()
        scene.device.say(type="abort", session_id="s1")
        await scene.device.until("tts stop", stops + 1)
        await asyncio.sleep(10)
        assert all(at <= aborted + 0.1 for at, _ in scene.device.packets())
        assert scene.device.kinds().count("tts stop") == stops + 1
        assert scene.device.kinds()[-1] == "tts stop"
        assert [turn.outcome for turn in scene.turns()] in ([], [Outcome.INTERRUPTED])

    perform(play)


def test_a_new_question_interrupts_the_answer_and_is_answered() -> None:
    async def play(scene: Scene) -> None:
        await while_speaking(scene)
        await scene.ask()
        await scene.device.until("tts stop", 2)
        starts_and_stops = [kind for kind in scene.device.kinds() if kind in ("tts start", "tts stop")]
        assert starts_and_stops == ["tts start", "tts stop", "tts start", "tts stop"]
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED, Outcome.ANSWERED]

    perform(play)


@pytest.mark.parametrize("stage", STAGES)
def test_a_device_that_is_gone_leaves_nothing_behind(stage: Callable[[Scene], Awaitable[None]]) -> None:
    async def whole() -> None:
        scene = Scene()
        async with session(scene):
            await stage(scene)
        assert len(scene.turns()) == (stage is not nothing_yet)
        assert all(turn.outcome is Outcome.INTERRUPTED for turn in scene.turns())

    run_virtual(whole())


@pytest.mark.parametrize("mode", ["auto", "realtime"])
def test_after_an_abort_the_hub_listens_where_it_is_the_hub_that_does_so(mode: str) -> None:
    """A device in realtime mode does not say so again."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts sentence_start")
        scene.device.say(type="abort")
        await scene.device.until("tts stop")
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop", 2)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED, Outcome.ANSWERED]

    perform(play)


async def abort(scene: Scene) -> None:
    scene.device.say(type="abort")


async def wake_word(scene: Scene) -> None:
    scene.device.say(type="abort", reason="wake_word_detected")
    scene.device.say(type="listen", state="start", mode="auto")


async def called(scene: Scene) -> None:
    scene.device.say(type="listen", state="detect", text="jarvis")


async def new_listen(scene: Scene) -> None:
    scene.device.say(type="listen", state="start", mode="manual")


async def stop_button(scene: Scene) -> None:
    await scene.session.interrupt("stopped by the user")


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("cause", [abort, wake_word, called, new_listen, stop_button])
def test_whatever_interrupts_whenever_leaves_no_packet_and_no_history_line_over(
    cause: Callable[[Scene], Awaitable[None]], stage: Callable[[Scene], Awaitable[None]]
) -> None:
    model = ScriptedModel()

    async def play(scene: Scene) -> None:
        await stage(scene)
        under_way = stage is not nothing_yet
        await cause(scene)
        interrupted = asyncio.get_running_loop().time()
        await asyncio.sleep(5)
        assert all(at <= interrupted + 0.1 for at, _ in scene.device.packets())
        assert scene.device.kinds().count("tts start") <= scene.device.kinds().count("tts stop")
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED] * under_way
        heard = scene.texts_spoken()
        stops = scene.device.kinds().count("tts stop")
        await scene.ask()
        await scene.device.until("tts stop", stops + 1)
        told = [message.text for message in model.asked[-1] if message.role is Role.ASSISTANT]
        assert told == ([heard] if heard else [])

    perform(play, lambda: Scene(ScriptedEngines(model=model)))


@pytest.mark.parametrize("slow_s", [0.0, 0.02])
@pytest.mark.parametrize("second", [called, new_listen, abort, wake_word])
def test_two_causes_at_once_leave_one_conversation(
    second: Callable[[Scene], Awaitable[None]], slow_s: float
) -> None:
    """The Stop button of the window, and the device in the same moment."""

    async def play(scene: Scene) -> None:
        await while_speaking(scene)
        scene.device.slow_s = slow_s
        stopping = asyncio.create_task(stop_button(scene))
        await second(scene)
        await stopping
        await asyncio.sleep(1)
        scene.device.slow_s = 0
        stops = scene.device.kinds().count("tts stop")
        await scene.ask()
        await scene.device.until("tts stop", stops + 1)
        await asyncio.sleep(5)
        starts = [kind for kind in scene.device.kinds() if kind in ("tts start", "tts stop")]
        assert starts.count("tts start") <= starts.count("tts stop")
        assert "tts start, tts start" not in ", ".join(starts)
        assert [turn.outcome for turn in scene.turns()][-1] is Outcome.ANSWERED

    perform(play)
