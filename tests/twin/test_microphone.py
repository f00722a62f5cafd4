"""The microphone's schedule, on a clock that jumps."""

import asyncio

import numpy as np
import pytest

from hub.audio.opus import OpusDecoder
from hub.twin.live_sound import LiveSpeech
from hub.twin.microphone import Microphone, Speech, Uplink
from hub.twin.pcm import Pcm
from hub.twin.rates import UPLINK_RATES, UplinkRate
from tests.twin.fake_clock import FakeClock
from tests.twin.sounds import silence, tone


class Listener:
    """Keeps each packet with its moment; hears until ``said`` and some packets more."""

    def __init__(self, clock: FakeClock, more: int = 0) -> None:
        self.clock = clock
        self.more = more
        self.heard: list[tuple[float, bytes]] = []
        self.said_at: list[float] = []
        self.enough = asyncio.Event()

    async def send(self, packet: bytes) -> None:
        self.heard.append((self.clock.now(), packet))
        if self.said_at:
            self.more -= 1
            self._check()

    def said(self) -> None:
        self.said_at.append(self.clock.now())
        self._check()

    def _check(self) -> None:
        if self.more <= 0:
            self.enough.set()


async def speak(pcm: Pcm, uplink: Uplink, *, more: int = 0) -> tuple[Listener, Microphone]:
    clock = FakeClock(0.0)
    listener = Listener(clock, more)
    microphone = Microphone(clock, uplink, listener.send, listener.said)
    microphone.say(pcm)
    microphone.switch(on=True)
    task = asyncio.create_task(microphone.run())
    await listener.enough.wait()
    microphone.switch(on=False)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    return listener, microphone


@pytest.mark.parametrize("frame_ms", [20, 40, 60])
async def test_packets_leave_when_their_last_sample_has_been_heard(frame_ms: int) -> None:
    listener, microphone = await speak(tone(0.6), Uplink(frame_ms=frame_ms))
    count = 600 // frame_ms
    due = [(index + 1) * frame_ms / 1000 for index in range(count)]
    assert [moment for moment, _ in listener.heard[:count]] == pytest.approx(due)
    assert listener.said_at == pytest.approx([0.6])
    assert microphone.spoken_s == pytest.approx(0.6)


@pytest.mark.parametrize("frame_ms", [20, 40, 60])
@pytest.mark.parametrize("rate", UPLINK_RATES)
async def test_packets_have_the_length_and_rate_that_were_asked_for(frame_ms: int, rate: UplinkRate) -> None:
    listener, microphone = await speak(tone(0.36, rate), Uplink(rate, frame_ms))
    decoder = OpusDecoder(rate)
    heard = [decoder.decode(packet) for _, packet in listener.heard]
    assert {len(pcm) for pcm in heard} == {rate * frame_ms // 1000}
    assert microphone.spoken_s == pytest.approx(0.36)
    spectrum = np.abs(np.fft.rfft(np.concatenate(heard)[: rate * 36 // 100]))
    assert np.argmax(spectrum) / 0.36 == pytest.approx(440, abs=5)


async def test_silence_goes_on_as_small_packets_after_the_question() -> None:
    listener, microphone = await speak(tone(0.12), Uplink(), more=30)
    after = [len(packet) for moment, packet in listener.heard if moment > 0.13]
    assert sum(size <= 3 for size in after) > 20
    assert microphone.silent == sum(size <= 3 for size in after)
    assert len(listener.said_at) == 1


async def test_with_gaps_silent_packets_are_kept_back() -> None:
    listener, microphone = await speak(np.concatenate([tone(0.3), silence(2.0), tone(0.3)]), Uplink(gaps=True))
    assert min(len(packet) for _, packet in listener.heard) > 3
    assert microphone.sent == len(listener.heard) < 44
    assert microphone.silent > 20
    assert listener.said_at == pytest.approx([2.64])


def test_the_last_frame_is_filled_up_with_silence() -> None:
    speech = Speech(np.ones(5, np.int16), 4)
    assert speech.next_frame().tolist() == [1, 1, 1, 1]
    assert speech.given == 4
    assert speech.next_frame().tolist() == [1, 0, 0, 0]
    assert speech.over
    assert speech.given == 5
    assert speech.next_frame().tolist() == [0, 0, 0, 0]


async def test_hushing_tells_whether_something_was_left() -> None:
    clock = FakeClock()
    listener = Listener(clock)
    microphone = Microphone(clock, Uplink(), listener.send, listener.said)
    assert not microphone.hush()
    microphone.say(tone(1.0))
    assert microphone.hush()
    assert not microphone.hush()


async def test_what_is_said_live_is_sent_until_it_is_over() -> None:
    clock = FakeClock(0.0)
    listener = Listener(clock)
    microphone = Microphone(clock, Uplink(), listener.send, listener.said)
    speech = LiveSpeech(16_000, Uplink().frame_samples)
    speech.add(tone(0.3))
    speech.end()
    microphone.say_from(speech)
    microphone.switch(on=True)
    task = asyncio.create_task(microphone.run())
    await listener.enough.wait()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert [moment for moment, _ in listener.heard] == pytest.approx([0.06] * 5)  # it had waited
    assert microphone.spoken_s == pytest.approx(0.3)
