import asyncio
from itertools import pairwise

import pytest

from hub.config import LimitSettings
from hub.devices.patience import QUESTIONS_AT_ONCE
from hub.devices.session import MAX_BROKEN, MAX_UNREADABLE
from hub.phrases import phrase
from hub.protocol.frames import Framing, decode_frame
from tests.devices.scene import (
    Scene,
    hearing_of,
    perform,
    while_speaking,
)
from tests.fakes.engines import ScriptedEngines, ScriptedHearing
from tests.fakes.virtual_time import run_virtual


def test_hello_is_answered_with_all_a_device_needs() -> None:
    async def play(scene: Scene) -> None:
        (hello,) = scene.device.texts()
        assert hello["transport"] == "websocket"
        assert hello["session_id"] == "s1"
        assert hello["audio_params"]["sample_rate"] == 24_000

    perform(play)


def test_a_device_without_a_hello_is_sent_away_after_ten_seconds() -> None:
    async def whole() -> None:
        scene = Scene()
        began = asyncio.get_running_loop().time()
        scene.device.say_raw("hi there")
        scene.device.say_raw(b"early audio")
        assert await scene.session.run() == "no hello"
        assert asyncio.get_running_loop().time() - began == pytest.approx(10, abs=0.1)
        assert scene.device.closed == (1008, "no hello")

    run_virtual(whole())


@pytest.mark.parametrize("framing", list(Framing))
def test_a_spoken_question_is_answered_in_the_device_s_framing(framing: Framing) -> None:
    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")
        assert scene.device.kinds()[1:] == [
            "stt", "tts start", "llm", "tts sentence_start", "tts sentence_start", "tts stop",
        ]  # fmt: skip
        assert all(message["session_id"] == "s1" for message in scene.device.texts())
        frames = [decode_frame(framing, packet) for _, packet in scene.device.packets()]
        assert all(frame.payload for frame in frames)
        if framing is Framing.V2:
            stamps = [frame.timestamp_ms for frame in frames]
            assert stamps[0] > 0
            assert all(earlier < later for earlier, later in pairwise(stamps))
        (heard,) = hearing_of(scene).heard
        assert len(heard) / 16_000 == pytest.approx(1.2, abs=0.2)

    perform(play, lambda: Scene(framing=framing))


def test_every_packet_is_between_start_and_stop() -> None:
    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")
        await scene.talk(1.0)
        order = ["packet" if isinstance(m, bytes) else m for _, m in scene.device.sent]
        first, last = order.index("packet"), len(order) - 1 - order[::-1].index("packet")
        assert any('"start"' in m for m in order[:first])
        assert any('"stop"' in m for m in order[last:])

    perform(play)


def test_typed_text_is_answered() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="detect", text="What time is it?")
        await scene.device.until("tts stop")
        assert scene.device.texts()[1]["text"] == "What time is it?"

    perform(play)


def test_audio_outside_of_a_question_is_ignored_and_an_empty_packet_too() -> None:
    async def play(scene: Scene) -> None:
        await scene.talk(0.3)
        await scene.ask()
        scene.device.say_raw(b"")
        await scene.talk(0.3)
        await scene.device.until("tts stop")
        assert len(hearing_of(scene).heard) == 1

    perform(play)


def test_what_cannot_be_read_is_ignored_until_it_is_too_much() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        for message in ("", "[]", '{"type":"listen"}', '{"type":"iot"}', '{"type":"goodbye"}', "\x00"):
            scene.device.say_raw(message)
        scene.device.say(type="listen", state="detect", text="What now?")
        await scene.device.until("tts stop")
        for _ in range(MAX_UNREADABLE):
            scene.device.say_raw("{")
        assert await running == "too many unreadable messages"
        assert scene.device.closed == (1008, "too many unreadable messages")

    run_virtual(whole())


def test_broken_opus_in_a_question_is_left_out() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="manual")
        await scene.talk(0.6)
        scene.device.say_raw(b"\xff\xff\xff\xff")
        await scene.talk(0.6)
        scene.device.say(type="listen", state="stop")
        await scene.device.until("tts stop")
        assert len(hearing_of(scene).heard[0]) / 16_000 == pytest.approx(1.2, abs=0.2)

    perform(play)


def test_the_hub_says_goodbye_when_it_stops() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        await while_speaking(scene)
        await scene.session.close("the hub stops")
        await running
        assert scene.device.closed == (1001, "the hub stops")

    run_virtual(whole())


def test_typed_text_is_answered_after_a_question_whose_last_packets_came_late() -> None:
    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.talk(0.12)
        await scene.device.until("tts stop")
        await scene.talk(0.12)
        scene.device.say(type="listen", state="detect", text="What time is it?")
        await scene.device.until("tts stop", 2)

    perform(play)


def test_who_sends_nothing_but_noise_for_packets_is_sent_away() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say(type="listen", state="start", mode="auto")
        while not running.done():
            scene.device.say_raw(b"\xff\xff\xff\xff")
            await asyncio.sleep(0.02)
        assert await running == "too many packets that are no Opus"
        assert MAX_BROKEN < scene.session.tally.broken <= MAX_BROKEN + 2

    run_virtual(whole())


@pytest.mark.parametrize("message", ['{"type":"iot"}', '{"type":"listen","state":"stop"}', "{", "\x00"])
def test_who_sends_messages_without_end_is_sent_away(message: str) -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        for _ in range(LimitSettings().texts_at_once + 1):
            scene.device.say_raw(message)
        assert (await running).startswith("too many")
        assert scene.device.closed is not None
        assert scene.device.closed[0] == 1008

    run_virtual(whole())


def test_who_asks_without_end_is_sent_away_before_the_model_is_asked_for_long() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        for number in range(QUESTIONS_AT_ONCE + 1):
            scene.device.say(type="listen", state="detect", text=f"Question {number}?")
        assert await running == "too many messages"
        assert len(scene.turns()) <= QUESTIONS_AT_ONCE

    run_virtual(whole())


def test_who_asks_as_fast_as_people_do_is_never_sent_away() -> None:
    async def play(scene: Scene) -> None:
        for number in range(100):
            scene.device.say(type="listen", state="detect", text=f"Question {number}?")
            await asyncio.sleep(1)
        assert scene.device.closed is None

    perform(play)


def test_what_was_of_no_use_is_counted_by_kind() -> None:
    async def play(scene: Scene) -> None:
        for message in ("{", '{"type":"iot"}', '{"type":"goodbye"}', '{"type":5}'):
            scene.device.say_raw(message)
        await scene.talk(0.18)
        await asyncio.sleep(1)
        assert scene.session.tally.refused() == {"unreadable": 1, "unknown": 3, "unasked": 3}

    perform(play)


@pytest.mark.parametrize("mode", ["manual", "auto"])
def test_a_client_that_sends_a_whole_recording_in_one_go_is_heard(mode: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode=mode)
        for _ in range(round(50 / 0.06)):
            scene.device.say_raw(scene.packet(loud=True))
        for _ in range(20):
            scene.device.say_raw(scene.packet(loud=False))
        scene.device.say(type="listen", state="stop")
        await scene.device.until("tts stop")
        assert len(hearing_of(scene).heard[0]) / 16_000 == pytest.approx(50, abs=0.5)
        assert scene.session.tally.crowded_out == 0

    perform(play)


@pytest.mark.parametrize("mode", ["manual", "auto", "realtime"])
def test_a_monologue_is_listened_to_for_a_minute_then_answered(mode: str) -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode=mode)
        await scene.talk(20, loud=False)
        talking = asyncio.create_task(scene.talk(70))
        await scene.device.until("tts sentence_start")
        talking.cancel()
        await asyncio.wait({talking})
        await scene.device.until("tts stop")
        silence_s = 20 if mode == "manual" else 0
        assert len(hearing_of(scene).heard[0]) / 16_000 == pytest.approx(60 - silence_s, abs=0.5)
        assert scene.turns()[0].error == "heard.cut"
        assert scene.texts_spoken().startswith(phrase("heard.cut", "en"))
        assert "It is sunny." in scene.texts_spoken()

    perform(play)


def test_a_button_held_in_silence_is_told_so() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="manual")
        await scene.talk(2, loud=False)
        scene.device.say(type="listen", state="stop")
        await scene.device.until("tts stop")
        assert scene.texts_spoken() == phrase("heard.nothing", "en")
        assert scene.turns()[0].error == "heard.nothing"

    perform(play)


def test_a_noise_that_goes_on_is_asked_about_once_and_the_conversation_ends() -> None:
    """A television, a vacuum cleaner: sound that may be speech, without words."""

    async def whole() -> None:
        scene = Scene(ScriptedEngines(hearing=ScriptedHearing(text="")))
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say(type="listen", state="start", mode="auto")
        while not running.done():
            await scene.talk(3)
            await scene.talk(1.5, loud=False)
        assert await running == "nobody spoke"
        apology = phrase("heard.unclear", "en")
        assert scene.texts_spoken() == f"{apology} {phrase('farewell', 'en')}"

    run_virtual(whole())
