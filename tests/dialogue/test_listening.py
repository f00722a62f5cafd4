"""One utterance in the making: when packets are worth the work."""

import asyncio
from collections.abc import Callable
from typing import Any

from hub.audio.ear import Ear
from hub.audio.packets import SILENCE_BYTES
from hub.dialogue.listening import BATCH_PACKETS, Listening, Utterance
from hub.dialogue.tally import Tally
from tests.fakes.detector import LoudIsSpeech
from tests.fakes.engines import InlineWorker
from tests.fakes.sounds import voice_packets
from tests.fakes.virtual_time import run_virtual

PACKET_S = 0.06


class CountingWorker(InlineWorker):
    """Counts the calls."""

    def __init__(self) -> None:
        super().__init__()
        self.calls = 0

    async def run(self, call: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        self.calls += 1
        return await super().run(call, *args, **kwargs)


def hear(stream: list[bytes]) -> tuple[Utterance, int, float]:
    """The utterance, the worker's calls, and the moment of the end."""
    worker = CountingWorker()

    async def scene() -> tuple[Utterance, float]:
        loop = asyncio.get_running_loop()
        listening = Listening(
            lambda: Ear(LoudIsSpeech(), end_silence_s=0.7),
            worker,
            Tally(),
            hub_decides_end=True,
            end_silence_s=0.7,
            longest_s=60,
        )
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(listening.run())
            began = loop.time()
            for packet in stream:
                listening.feed(packet)
                await asyncio.sleep(PACKET_S)
            return await listening.utterance(), loop.time() - began

    utterance, ended = run_virtual(scene())
    return utterance, worker.calls, ended


def test_silence_before_speech_is_worth_a_call_in_a_batch_only() -> None:
    silence = [packet for packet in voice_packets((60.0, False)) if len(packet) <= SILENCE_BYTES]
    speech = voice_packets((0.6, False), (1.2, True), (1.0, False))
    utterance, calls, ended = hear(speech)
    assert abs(utterance.silence_s - 0.7) <= PACKET_S
    later, more_calls, ended_later = hear(silence + speech)
    assert len(utterance.pcm) == len(later.pcm)
    assert more_calls - calls <= len(silence) / BATCH_PACKETS + 1
    assert abs(ended_later - ended - len(silence) * PACKET_S) < PACKET_S
