"""What other clients do in a conversation: the device protocol, section 7."""

import asyncio
import json

import numpy as np
import pytest

from hub.audio.opus import OpusDecoder, OpusEncoder
from hub.devices.session import MAX_UNREADABLE
from hub.events import Outcome
from tests.devices.scene import Scene, hearing_of, perform

FRAME_60_MS = 1_440
"""Samples at 24 kHz."""


def voice(seconds: float) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """What a scene's detector takes for speech, at 16 kHz."""
    moment = np.arange(round(seconds * 16_000)) / 16_000
    return np.asarray(np.sin(moment * 2 * np.pi * 300) * 12_000, np.int16)


async def say_in_packets_of(scene: Scene, frame_ms: int, seconds: float) -> None:
    encoder = OpusEncoder(16_000, frame_ms=frame_ms)
    for frame in voice(seconds).reshape(-1, encoder.frame_samples):
        scene.device.say_raw(encoder.encode(frame))
        await asyncio.sleep(frame_ms / 1000)


# --- session_id -------------------------------------------------------------------------------------


def test_every_message_of_the_hub_names_the_session() -> None:
    """In `tts start` above all: some clients want it there."""

    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")
        assert {message.get("session_id") for message in scene.device.texts()} == {"s1"}

    perform(play)


@pytest.mark.parametrize(
    "named", [{}, {"session_id": ""}, {"session_id": None}, {"session_id": "of another day"}]
)
def test_nobody_has_to_name_the_session(named: dict[str, str | None]) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="manual", **named)
        await scene.talk(1.2)
        scene.device.say(type="listen", state="stop", **named)
        await scene.device.until("tts start")
        scene.device.say(type="abort", **named)
        await scene.device.until("tts stop")
        assert [turn.outcome for turn in scene.turns()] == [Outcome.INTERRUPTED]

    perform(play)


# --- audio up ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["auto", "realtime", "manual"])
def test_audio_may_start_before_it_is_announced(mode: str) -> None:
    async def play(scene: Scene) -> None:
        await scene.talk(0.6)
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.talk(1.2)
        scene.device.say(type="listen", state="stop")
        await scene.device.until("tts stop")
        (heard,) = hearing_of(scene).heard
        meant = 1.2 if mode == "manual" else 1.8
        assert len(heard) / 16_000 == pytest.approx(meant, abs=0.15)

    perform(play)


@pytest.mark.parametrize("mode", ["auto", "realtime"])
def test_audio_is_announced_once_for_the_whole_conversation(mode: str) -> None:
    """The microphone is never closed, and after an answer the hub itself listens again."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode=mode)
        for number in (1, 2, 3):
            await scene.talk(1.2)
            while scene.device.kinds().count("tts stop") < number:
                await scene.talk(0.06, loud=False)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED] * 3

    perform(play)


@pytest.mark.parametrize("mode", ["auto", "manual"])
def test_audio_that_goes_on_after_stop_is_not_heard(mode: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.talk(1.2)
        scene.device.say(type="listen", state="stop")
        await scene.talk(0.3)
        await scene.device.until("tts stop")
        (heard,) = hearing_of(scene).heard
        assert len(heard) / 16_000 == pytest.approx(1.2, abs=0.2)

    perform(play)


@pytest.mark.parametrize("mode", ["auto", "realtime", "manual"])
def test_an_empty_message_at_the_end_of_audio_harms_nothing(mode: str) -> None:
    async def play(scene: Scene) -> None:
        for number in (1, 2):
            scene.device.say(type="listen", state="start", mode=mode)
            await scene.talk(1.2)
            scene.device.say_raw(b"")
            scene.device.say(type="listen", state="stop")
            scene.device.say_raw(b"")
            await scene.device.until("tts stop", number)
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED] * 2

    perform(play)


def test_empty_messages_are_not_counted_as_broken() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        for _ in range(MAX_UNREADABLE + 1):
            scene.device.say_raw(b"")
        await scene.talk(1.2)
        await scene.device.until("tts stop")
        assert scene.device.closed is None

    perform(play)


@pytest.mark.parametrize("frame_ms", [20, 40, 60])
def test_the_length_of_a_packet_is_read_from_the_packet(frame_ms: int) -> None:
    """Whatever hello said: the scene's says nothing."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="auto")
        await say_in_packets_of(scene, frame_ms, 1.2)
        await scene.device.until("tts stop")
        (heard,) = hearing_of(scene).heard
        assert len(heard) / 16_000 == pytest.approx(1.2, abs=0.2)

    perform(play)


# --- modes and messages of their own ----------------------------------------------------------------


def test_push_to_talk_goes_on_until_the_button_is_let_go() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="ptt")
        await scene.talk(0.6)
        await scene.talk(3, loud=False)
        assert scene.device.kinds() == ["hello"]
        scene.device.say(type="listen", state="stop")
        await scene.device.until("tts stop")

    perform(play)


@pytest.mark.parametrize("mode", [{}, {"mode": "some other"}, {"mode": None}])
def test_without_a_known_mode_the_hub_finds_the_end(mode: dict[str, str | None]) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", **mode)
        await scene.talk(1.2)
        await scene.device.until("tts stop")

    perform(play)


@pytest.mark.parametrize(
    "message",
    [
        json.dumps({"type": "iot", "session_id": "s1", "update": True, "descriptors": [{"name": "Lamp"}]}),
        json.dumps({"type": "iot", "states": [{"name": "Lamp", "state": {"power": True}}]}),
        json.dumps({"type": "goodbye", "session_id": "s1"}),
        json.dumps({"type": "mcp", "payload": {"jsonrpc": "2.0", "id": 1, "result": {}}}),
        json.dumps({"type": "ping"}),
        "hello there",
    ],
)
def test_what_the_hub_has_no_use_for_disturbs_no_question(message: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say_raw(message)
        scene.device.say(type="listen", state="start", mode="manual")
        await scene.talk(0.6)
        scene.device.say_raw(message)
        await scene.talk(0.6)
        scene.device.say(type="listen", state="stop")
        scene.device.say_raw(message)
        await scene.device.until("tts stop")
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED]
        assert scene.device.closed is None

    perform(play)


def test_who_announces_tools_and_never_answers_for_them_is_talked_to() -> None:
    """Nothing waits for `initialize`."""

    async def play(scene: Scene) -> None:
        scene.device.say(type="hello", features={"mcp": True})
        await scene.ask()
        await scene.device.until("tts stop")
        assert [turn.outcome for turn in scene.turns()] == [Outcome.ANSWERED]

    perform(play)


def test_who_announces_no_tools_is_not_asked_for_them() -> None:
    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")
        assert "mcp" not in scene.device.kinds()

    perform(play)


# --- audio down -------------------------------------------------------------------------------------


def test_what_is_played_is_60_ms_a_packet_at_24_khz_mono() -> None:
    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")
        decoder = OpusDecoder(24_000)
        lengths = {len(decoder.decode(packet)) for _, packet in scene.device.packets()}
        assert lengths == {FRAME_60_MS}
        assert not any(packet[0] & 4 for _, packet in scene.device.packets()), "stereo (RFC 6716, section 3.1)"

    perform(play)
