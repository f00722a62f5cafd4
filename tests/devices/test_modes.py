"""How a question ends in each mode, and what follows the answer."""

import asyncio

import pytest

from hub.events import Outcome
from tests.devices.scene import (
    Scene,
    hearing_of,
    perform,
)


@pytest.mark.parametrize("mode", ["auto", "realtime"])
@pytest.mark.parametrize("silence", ["packets", "none"])
def test_in_the_other_modes_silence_ends_the_question(mode: str, silence: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.talk(0.6, loud=False)
        await scene.talk(1.2)
        ended = asyncio.get_running_loop().time()
        if silence == "packets":
            await scene.talk(3, loud=False)
        await scene.device.until("stt")
        moments = [at for at, m in scene.device.sent if isinstance(m, str) and '"stt"' in m]
        assert moments[0] - ended < 2
        await scene.device.until("tts stop")

    perform(play)


def test_a_pause_in_speech_does_not_end_the_question() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(0.6)
        await scene.talk(0.42, loud=False)
        await scene.talk(0.6)
        await scene.talk(2, loud=False)
        await scene.device.until("stt")
        assert len(hearing_of(scene).heard[0]) / 16_000 > 1.5

    perform(play)


def test_after_an_answer_the_hub_listens_again_by_itself() -> None:
    """Some clients never ask for it."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        for number in (1, 2):
            await scene.talk(1.2)
            await scene.talk(1.2, loud=False)
            await scene.device.until("tts stop", number)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED] * 2

    perform(play)


def test_a_device_that_asks_to_be_listened_to_again_disturbs_nothing() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop")
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop", 2)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED] * 2

    perform(play)


def test_another_mode_is_taken_at_once() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="manual")
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(1.2)
        await scene.device.until("tts stop")

    perform(play)


def test_a_packet_now_and_then_in_silence_does_not_put_off_the_end() -> None:
    """A microphone that keeps back DTX packets still sends one every 0.4 s."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(1.2)
        ended = asyncio.get_running_loop().time()
        while "stt" not in scene.device.kinds():
            scene.device.say_raw(scene.packet(loud=False))
            await asyncio.sleep(0.4)
        assert asyncio.get_running_loop().time() - ended < 2.5
        await scene.device.until("tts stop")

    perform(play)


@pytest.mark.parametrize("mode", ["auto", "realtime"])
def test_speech_before_it_is_announced_is_part_of_the_question(mode: str) -> None:
    async def play(scene: Scene) -> None:
        await scene.talk(0.6)
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.talk(0.6)
        await scene.talk(1.2, loud=False)
        await scene.device.until("stt")
        assert len(hearing_of(scene).heard[0]) / 16_000 == pytest.approx(1.2 + 0.3, abs=0.15)

    perform(play)


def test_a_button_means_only_what_is_said_while_it_is_held() -> None:
    async def play(scene: Scene) -> None:
        await scene.talk(0.6)
        await scene.ask()
        await scene.device.until("stt")
        assert len(hearing_of(scene).heard[0]) / 16_000 == pytest.approx(1.2, abs=0.15)

    perform(play)


def test_who_begins_before_the_device_asks_again_loses_nothing() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(1.2)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop")
        await scene.talk(0.6)
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(0.6)
        await scene.talk(1.2, loud=False)
        await scene.device.until("tts stop", 2)
        assert len(hearing_of(scene).heard[1]) / 16_000 == pytest.approx(1.2 + 0.3, abs=0.3)

    perform(play)
