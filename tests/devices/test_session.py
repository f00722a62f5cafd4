import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import pairwise

import numpy as np
import pytest

from hub.audio.opus import OpusEncoder
from hub.devices.identity import Identity
from hub.devices.session import MAX_UNREADABLE, Session
from hub.engines.base import Pcm
from hub.events import Event, Outcome, TurnFinished
from hub.phrases import phrase
from hub.protocol.frames import Frame, Framing, decode_frame, encode_frame
from tests.fakes.connection import MemoryConnection
from tests.fakes.engines import ScriptedEngines, ScriptedHearing, turn_parts
from tests.fakes.virtual_time import run_virtual

PACKET_S = 0.06


class LoudIsSpeech:
    """A detector that takes all that is loud for speech."""

    def probability(self, pcm: Pcm) -> float:
        return 1.0 if np.abs(pcm.astype(int)).max() > 1_000 else 0.0

    def reset(self) -> None:
        return


class Scene:
    """A session with a device in memory."""

    def __init__(self, engines: ScriptedEngines | None = None, framing: Framing = Framing.V1) -> None:
        self.framing = framing
        self.device = MemoryConnection()
        self.events: list[Event] = []
        self.engines = engines or ScriptedEngines()
        parts = turn_parts(self.engines)
        parts.bus.subscribe(Event, self.events.append)
        identity = Identity("aa:bb:cc:dd:ee:01", "client", framing)
        self.session = Session("s1", identity, self.device, parts, LoudIsSpeech)
        self._encoder = OpusEncoder(16_000, dtx=True)
        self._phase = 0

    def turns(self) -> list[TurnFinished]:
        return [event for event in self.events if isinstance(event, TurnFinished)]

    def packet(self, *, loud: bool) -> bytes:
        """The next 60 ms of a voice, or of silence."""
        moment = (np.arange(960) + self._phase) / 16_000
        self._phase += 960
        voice = np.sin(moment * 2 * np.pi * 200) + np.sin(moment * 2 * np.pi * 1_730)
        sound = (voice * 8_000).astype(np.int16) if loud else np.zeros(960, np.int16)
        return encode_frame(self.framing, Frame(self._encoder.encode(sound)))

    async def talk(self, seconds: float, *, loud: bool = True) -> None:
        """Send sound in real time."""
        for _ in range(round(seconds / PACKET_S)):
            self.device.say_raw(self.packet(loud=loud))
            await asyncio.sleep(PACKET_S)

    async def ask(self) -> None:
        """A whole question in manual mode."""
        self.device.say(type="listen", state="start", mode="manual", session_id="s1")
        await self.talk(1.2)
        self.device.say(type="listen", state="stop", session_id="s1")


@asynccontextmanager
async def session(scene: Scene) -> AsyncIterator[Scene]:
    running = asyncio.create_task(scene.session.run())
    scene.device.say(type="hello", version=1, transport="websocket")
    await scene.device.until("hello")
    yield scene
    scene.device.hang_up()
    await running


def perform(play: Callable[[Scene], Awaitable[None]], scene: Callable[[], Scene] = Scene) -> None:
    async def whole() -> None:
        async with session(scene()) as opened:
            await play(opened)

    run_virtual(whole())


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


def hearing_of(scene: Scene) -> ScriptedHearing:
    assert isinstance(scene.engines.hearing, ScriptedHearing)
    return scene.engines.hearing


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


def test_a_wake_word_comes_after_its_own_sound_and_is_no_question() -> None:
    async def play(scene: Scene) -> None:
        await scene.talk(0.6)
        scene.device.say(type="listen", state="detect", text="ni hao xiao zhi")
        await asyncio.sleep(5)
        assert scene.device.kinds() == ["hello"]

    perform(play)


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


async def nothing_yet(_: Scene) -> None:
    return


async def while_listening(scene: Scene) -> None:
    scene.device.say(type="listen", state="start", mode="manual")
    await scene.talk(0.3)


async def while_transcribing(scene: Scene) -> None:
    await scene.ask()
    await asyncio.sleep(0.1)


async def while_thinking(scene: Scene) -> None:
    await scene.ask()
    await scene.device.until("tts start")


async def while_speaking(scene: Scene) -> None:
    await scene.ask()
    await scene.device.until("tts sentence_start")
    await asyncio.sleep(0.3)


async def in_the_second_sentence(scene: Scene) -> None:
    await scene.ask()
    await scene.device.until("tts sentence_start", 2)


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


def test_typed_text_is_answered_after_a_question_whose_last_packets_came_late() -> None:
    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.talk(0.12)
        await scene.device.until("tts stop")
        await scene.talk(0.12)
        scene.device.say(type="listen", state="detect", text="What time is it?")
        await scene.device.until("tts stop", 2)

    perform(play)


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


def test_another_mode_is_taken_at_once() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="listen", state="start", mode="manual")
        scene.device.say(type="listen", state="start", mode="auto")
        await scene.talk(1.2)
        await scene.device.until("tts stop")

    perform(play)


def test_a_button_that_is_held_by_nobody_does_not_hold_the_channel() -> None:
    async def whole() -> None:
        scene = Scene()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello")
        scene.device.say(type="listen", state="start", mode="manual")
        assert await running == "nobody spoke"

    run_virtual(whole())


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
