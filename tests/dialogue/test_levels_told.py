"""How loud devices are is told as it is heard, seldom enough, and to nobody who does not want to know."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from hub.audio.ear import Ear, Heard
from hub.bus import Bus
from hub.dialogue.levels_told import EVERY_S, LEAST, MOST, HeardLevels, LevelTeller, SpokenLevels
from hub.dialogue.listening import Listening
from hub.dialogue.tally import Tally
from hub.events import Direction, Event, SoundLevels
from tests.dialogue.stage import IDS, Stage
from tests.fakes.detector import LoudIsSpeech
from tests.fakes.engines import InlineWorker, ScriptedEngines, ScriptedVoice
from tests.fakes.sounds import voice_packets
from tests.fakes.virtual_time import run_virtual

PACKET_S = 0.06
THREE = (0.1, 0.2, 0.3)  # of one packet
FRAME = np.full(1_440, 3_277, np.int16)  # 20 dB below full scale


class Follower:
    """Notes what is told, and when."""

    def __init__(self, bus: Bus) -> None:
        self.told: list[tuple[float, SoundLevels]] = []
        self.leave = bus.subscribe(SoundLevels, self._note)

    def _note(self, event: SoundLevels) -> None:
        self.told.append((asyncio.get_running_loop().time(), event))

    @property
    def counts(self) -> list[int]:
        return [len(event.levels) for _, event in self.told]

    @property
    def moments(self) -> list[float]:
        return [moment for moment, _ in self.told]


def teller(bus: Bus, direction: Direction = Direction.HEARD) -> LevelTeller:
    return LevelTeller(bus, IDS.device_id, IDS.session_id, direction)


def listen(bus: Bus, stream: list[bytes], *, every_s: float = PACKET_S) -> list[bool]:
    """Have ``stream`` come; for each call of the ear whether it measured."""
    seen: list[bool] = []

    class NotingEar(Ear):
        def hear(self, packets: Sequence[bytes], *, measured: bool = False) -> Heard:
            seen.append(measured)
            return super().hear(packets, measured=measured)

    async def scene() -> None:
        listening = Listening(
            lambda: NotingEar(LoudIsSpeech(), end_silence_s=0.7),
            InlineWorker(),
            Tally(),
            hub_decides_end=False,
            end_silence_s=0.7,
            longest_s=60,
            levels=HeardLevels(teller(bus)),
        )
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(listening.run())
            for packet in stream:
                listening.feed(packet)
                await asyncio.sleep(every_s)
            listening.finish()
            await listening.utterance()

    run_virtual(scene())
    return seen


class TestHeard:
    def test_speech_is_told_about_four_times_a_second_and_its_end_once(self) -> None:
        bus = Bus()
        follower = Follower(bus)
        listen(bus, voice_packets((2.4, True)))
        *told, end = [event for _, event in follower.told]
        assert len(told) == 10
        assert {event.direction for event in told} == {Direction.HEARD}
        assert {len(event.levels) for event in told} == {12}
        assert min(min(event.levels) for event in told[1:]) > 0.3
        assert end.levels == ()

    def test_silence_is_told_as_silence(self) -> None:
        bus = Bus()
        follower = Follower(bus)
        listen(bus, [*voice_packets((0.3, True)), *voice_packets((3.0, False))])
        assert max(follower.told[-2][1].levels) < 0.1

    def test_what_comes_all_at_once_is_told_seldom_and_of_it_the_newest(self) -> None:
        bus = Bus()
        follower = Follower(bus)
        listen(bus, voice_packets((30.0, True)), every_s=0.001)
        assert all(later - one >= EVERY_S for one, later in pairwise(follower.moments[:-1]))
        assert LEAST <= min(follower.counts[:-1]) <= max(follower.counts) <= MOST

    def test_for_nobody_nothing_is_measured(self) -> None:
        bus = Bus()
        events: list[Event] = []
        bus.subscribe(Event, events.append)
        assert set(listen(bus, voice_packets((0.6, True)))) == {False}
        assert events == []

    def test_who_comes_later_is_told_from_then_on(self) -> None:
        async def scene() -> Follower:
            bus = Bus()
            heard = HeardLevels(teller(bus))
            wanted = [heard.wanted]
            follower = Follower(bus)
            wanted.append(heard.wanted)
            for _ in range(4):
                heard.add(THREE)
            heard.end()
            heard.end()
            heard.add(THREE * 5)
            assert [*wanted, heard.wanted] == [False, True, False]
            return follower

        assert run_virtual(scene()).counts == [12, 0]


class TestSpoken:
    def test_levels_are_told_when_they_are_heard_not_when_they_are_sent(self) -> None:
        async def scene() -> tuple[float, Follower]:
            bus = Bus()
            follower = Follower(bus)
            spoken = SpokenLevels(teller(bus, Direction.SPOKEN))
            now = asyncio.get_running_loop().time()
            for number in range(9):
                spoken.measure(FRAME)
                spoken.sent(now + 0.5 + number * PACKET_S)
            await asyncio.sleep(1.5)
            spoken.end()
            return now, follower

        began, follower = run_virtual(scene())
        assert follower.counts == [12, 12, 0]
        assert follower.moments == pytest.approx([began + 0.5, began + 0.74, began + 1.5])
        assert follower.told[0][1].levels == pytest.approx([1 - 20 / 60] * 12, abs=0.01)

    def test_what_was_sent_and_is_not_heard_any_more_is_not_told(self) -> None:
        async def scene() -> Follower:
            bus = Bus()
            follower = Follower(bus)
            spoken = SpokenLevels(teller(bus, Direction.SPOKEN))
            now = asyncio.get_running_loop().time()
            for number in range(8):
                spoken.measure(FRAME)
                spoken.sent(now + 0.1 + number * PACKET_S)
            await asyncio.sleep(0.2)
            spoken.end()
            await asyncio.sleep(1)
            return follower

        assert run_virtual(scene()).counts == [12, 0]

    def test_who_comes_in_the_middle_is_told_of_what_is_made_from_then_on(self) -> None:
        async def scene() -> Follower:
            bus = Bus()
            spoken = SpokenLevels(teller(bus, Direction.SPOKEN))
            for _ in range(3):
                spoken.measure(FRAME)
            follower = Follower(bus)
            for _ in range(4):
                spoken.measure(np.zeros(1_440, np.int16))
            now = asyncio.get_running_loop().time()
            for number in range(7):
                spoken.sent(now + number * PACKET_S)
            await asyncio.sleep(1)
            return follower

        (told,) = run_virtual(scene()).told
        assert told[1].levels == (0.0,) * 12


def answered(*, followed: bool, takes: float = 0.1) -> tuple[Stage, Follower | None]:
    """A typed question and its answer."""
    stage = Stage.with_(ScriptedEngines(voice=ScriptedVoice(takes=takes)))
    follower = Follower(stage.parts.bus) if followed else None

    async def scene() -> None:
        await stage.turn().run("How is the weather?")

    run_virtual(scene())
    return stage, follower


class TestTurn:
    def test_sound_is_sent_at_the_same_moments_whether_somebody_follows_or_not(self) -> None:
        alone, _ = answered(followed=False)
        watched, follower = answered(followed=True)
        assert watched.sink.packets == alone.sink.packets
        assert watched.sink.log == alone.sink.log
        assert follower is not None
        assert follower.counts[-1] == 0
        assert sum(follower.counts) == len(watched.sink.packets) // 4 * 12

    def test_an_answer_is_told_from_its_first_sound_and_is_over_before_its_turn(self) -> None:
        stage, follower = answered(followed=True)
        assert follower is not None
        assert follower.moments[0] == pytest.approx(stage.sink.moment("sentence"))
        assert follower.moments[-1] <= stage.sink.moment("stop")
        assert {(event.device_id, event.direction) for _, event in follower.told} == {
            (IDS.device_id, Direction.SPOKEN)
        }

    def test_an_interrupted_answer_is_over_at_once(self) -> None:
        stage = Stage.with_(ScriptedEngines())
        follower = Follower(stage.parts.bus)

        async def scene() -> float:
            turn = asyncio.ensure_future(stage.turn().run("How is the weather?"))
            while not follower.told:
                await asyncio.sleep(0.01)
            turn.cancel()
            cut = asyncio.get_running_loop().time()
            await asyncio.wait({turn})
            await asyncio.sleep(2)
            return cut

        cut = run_virtual(scene())
        assert follower.counts[-1] == 0
        assert follower.moments[-1] == pytest.approx(cut)

    def test_nothing_of_it_is_kept_or_told_to_who_follows_all_events(self) -> None:
        stage, follower = answered(followed=True)
        assert follower is not None
        assert follower.told
        assert not [event for event in stage.events if isinstance(event, SoundLevels)]
