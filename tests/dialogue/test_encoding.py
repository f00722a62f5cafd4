"""Answers become packets in one thread, in short slices, with the effort that the settings say."""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import ParamSpec, TypeVar

import numpy as np
import pytest

from hub.audio.opus import OpusEncoder
from hub.audio.packets import DOWNLINK_FRAME_MS, DOWNLINK_RATE
from hub.bus import Bus
from hub.config import AudioSettings, Settings
from hub.dialogue.history import History
from hub.dialogue.memory import Memory
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.speech import SLICE_S
from hub.dialogue.turn import Turn
from hub.engines.base import Pcm
from hub.engines.worker import Worker
from tests.fakes.engines import RecordingSink, ScriptedEngines, ScriptedModel, ScriptedSkills, ScriptedVoice

P = ParamSpec("P")
R = TypeVar("R")

DEVICES = 20
ANSWER = "It is done."


class WatchedWorker(Worker):
    """Notes how many packets each call made."""

    def __init__(self) -> None:
        super().__init__("speaking")
        self.made: list[int] = []

    async def run(self, call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        result = await super().run(call, *args, **kwargs)
        self.made.append(len(result) if isinstance(result, list) else 0)
        return result


@pytest.fixture
def encoded_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the threads that encoded, once a packet."""
    names: list[str] = []
    encode = OpusEncoder.encode

    def noted(encoder: OpusEncoder, pcm: Pcm) -> bytes:
        names.append(threading.current_thread().name)
        return encode(encoder, pcm)

    monkeypatch.setattr(OpusEncoder, "encode", noted)
    return names


def parts_of(worker: Worker, audio: AudioSettings) -> TurnParts:
    engines = ScriptedEngines(voice=ScriptedVoice(takes=0.0), model=ScriptedModel((ANSWER,), takes=0.0))
    return TurnParts(
        settings=Settings(audio=audio),
        bus=Bus(),
        engines=engines,
        skills=ScriptedSkills(),
        hearing_worker=worker,
        speaking_worker=worker,
        local_time=lambda: datetime(2026, 11, 22, 15, 30, tzinfo=UTC),
    )


async def test_many_answers_are_encoded_in_one_thread_in_short_slices(encoded_in: list[str]) -> None:
    worker = WatchedWorker()
    parts = parts_of(worker, AudioSettings())
    before = threading.active_count()
    sinks = [RecordingSink() for _ in range(DEVICES)]
    turns = [
        Turn(parts, TurnIds(f"device-{n}", f"s{n}", f"s{n}-1"), sink, Memory(History(1), "en"))
        for n, sink in enumerate(sinks)
    ]
    speaking = asyncio.gather(*(turn.run("Do it.") for turn in turns))
    await asyncio.sleep(0.4)
    assert threading.active_count() <= before + 1
    await speaking
    packets = sum(len(sink.packets) for sink in sinks)
    assert packets == len(encoded_in) > DEVICES
    assert set(encoded_in) == {"speaking_0"}
    assert max(worker.made) <= SLICE_S * 1000 / DOWNLINK_FRAME_MS + 1
    await worker.close()


@pytest.mark.parametrize(("complexity", "bitrate"), [(5, 32_000), (0, 12_000), (10, 64_000)])
async def test_effort_and_size_are_as_the_settings_say(
    complexity: int, bitrate: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[OpusEncoder] = []
    build = OpusEncoder.__init__

    def noted(encoder: OpusEncoder, *args: int, **kwargs: int) -> None:
        build(encoder, *args, **kwargs)  # type: ignore[arg-type]
        made.append(encoder)

    monkeypatch.setattr(OpusEncoder, "__init__", noted)
    worker = Worker("speaking")
    parts = parts_of(worker, AudioSettings(complexity=complexity, bitrate=bitrate))
    turn = Turn(parts, TurnIds("d", "s", "s-1"), RecordingSink(), Memory(History(1), "en"))
    await turn.run("Do it.")
    await worker.close()
    (encoder,) = made
    assert (encoder._encoder.complexity, encoder._encoder.bitrate) == (complexity, bitrate)


def test_the_usual_effort_is_five() -> None:
    assert Settings().audio.complexity == 5


@pytest.mark.parametrize("bitrate", [12_000, 32_000, 64_000])
def test_packets_are_as_large_as_the_bitrate_says(bitrate: int) -> None:
    encoder = OpusEncoder(DOWNLINK_RATE, complexity=5, bitrate=bitrate)
    noise = np.random.default_rng(1).normal(0, 3_000, (50, encoder.frame_samples)).astype(np.int16)
    size = sum(len(encoder.encode(frame)) for frame in noise)
    assert size * 8 / (50 * DOWNLINK_FRAME_MS / 1000) == pytest.approx(bitrate, rel=0.3)
