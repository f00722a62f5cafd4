import asyncio
import sys
import time

import pytest

from hub.events import ClockJumped, HubWoke, ZoneChanged
from hub.wakefulness import BEAT_S, JUMP_S, LATE_S, Noticed, Wakefulness, sleep_counting_clock
from tests.fakes.clocks import DAY_S, Clocks
from tests.fakes.virtual_time import run_virtual


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def wakefulness(clocks: Clocks) -> Wakefulness:
    return Wakefulness(clocks.counting, clocks.wall, offset_at=lambda _: 0.0)


def seconds_of(event: Noticed) -> float:
    match event:
        case HubWoke():
            return event.slept_s
        case ClockJumped():
            return event.by_s
        case ZoneChanged():
            return event.offset_s


def happened(wakefulness: Wakefulness) -> list[tuple[str, float]]:
    """What a look told, with its seconds."""
    return [(type(event).__name__, round(seconds_of(event), 3)) for event in wakefulness.look()]


@pytest.mark.parametrize("late", [0.0, 0.3, LATE_S - 0.1])
def test_a_beat_in_time_or_a_little_late_is_nothing(
    clocks: Clocks, wakefulness: Wakefulness, late: float
) -> None:
    for _ in range(5):
        clocks.pass_by(BEAT_S + late)
        assert happened(wakefulness) == []


@pytest.mark.parametrize("slept", [LATE_S + 1, 60.0, 3 * DAY_S])
def test_a_sleep_is_told_once_with_its_length(clocks: Clocks, wakefulness: Wakefulness, slept: float) -> None:
    clocks.pass_by(BEAT_S + slept)
    assert happened(wakefulness) == [("HubWoke", slept)]
    clocks.pass_by(BEAT_S)
    assert happened(wakefulness) == []


@pytest.mark.parametrize("by", [DAY_S, -DAY_S, JUMP_S + 1, -JUMP_S - 1])
def test_a_clock_that_is_set_is_no_sleep(clocks: Clocks, wakefulness: Wakefulness, by: float) -> None:
    clocks.pass_by(BEAT_S)
    clocks.set_wall(by)
    assert happened(wakefulness) == [("ClockJumped", by)]
    clocks.pass_by(BEAT_S)
    assert happened(wakefulness) == []


def test_another_local_time_is_told_once_whether_the_zone_was_set_or_summer_ends(clocks: Clocks) -> None:
    offset_s = 7200.0

    def offset_at(_moment: float) -> float:
        return offset_s

    wakefulness = Wakefulness(clocks.counting, clocks.wall, offset_at=offset_at)
    assert happened(wakefulness) == []
    offset_s = 3600.0
    clocks.pass_by(BEAT_S)
    assert happened(wakefulness) == [("ZoneChanged", 3600)]
    clocks.pass_by(BEAT_S)
    assert happened(wakefulness) == []


def test_small_corrections_of_the_clock_are_nothing(clocks: Clocks, wakefulness: Wakefulness) -> None:
    for by in (1.0, -1.0, 0.3):
        clocks.pass_by(BEAT_S)
        clocks.set_wall(by)
        assert happened(wakefulness) == []


def test_a_clock_set_during_a_sleep_is_told_with_it(clocks: Clocks, wakefulness: Wakefulness) -> None:
    clocks.pass_by(BEAT_S + 600)
    clocks.set_wall(-3600)
    assert happened(wakefulness) == [("HubWoke", 600), ("ClockJumped", -3600)]


def test_a_stop_between_the_two_clocks_is_a_sleep_and_no_jump(clocks: Clocks, wakefulness: Wakefulness) -> None:
    clocks.pass_by(BEAT_S)
    clocks.stop_before_wall = 60
    assert happened(wakefulness) == [("HubWoke", 60)]
    clocks.pass_by(BEAT_S)
    assert happened(wakefulness) == []


def test_every_beat_is_looked_at_and_the_wait_before_the_first_is_not_a_sleep() -> None:
    async def scene() -> None:
        loop = asyncio.get_running_loop()
        clocks = Clocks(counts=loop.time)
        told: list[Noticed] = []
        wakefulness = Wakefulness(clocks.counting, clocks.wall, offset_at=lambda _: 0.0)
        clocks.pass_by(60)  # between the making of the hub and its start
        watching = asyncio.create_task(wakefulness.watch(told.append))
        await asyncio.sleep(100 * BEAT_S)
        assert told == []
        clocks.pass_by(60)
        await asyncio.sleep(BEAT_S)
        clocks.set_wall(DAY_S)
        await asyncio.sleep(BEAT_S)
        assert [type(event).__name__ for event in told] == ["HubWoke", "ClockJumped"]
        watching.cancel()
        await asyncio.wait({watching})

    run_virtual(scene())


def test_the_system_has_a_clock_that_counts_sleep() -> None:
    clock = sleep_counting_clock()
    first = clock()
    assert clock() >= first
    if sys.platform == "linux":
        assert abs(clock() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1
