"""How exactly the twin knows when something came."""

import asyncio
import time

from hub.twin.clock import LoopClock
from hub.twin.pulse import PERIOD_S, Pulse
from tests.fakes.virtual_time import run_virtual

HELD_UP_S = 0.2
"""Seconds for which the process is kept from running: far more than two beats."""


def test_what_comes_is_known_to_within_two_beats() -> None:
    async def whole() -> None:
        clock = LoopClock()
        pulse = Pulse(clock)
        assert pulse.since(5.0) == 5.0
        beating = asyncio.create_task(pulse.run())
        await asyncio.sleep(1.005)
        now = clock.now()
        assert 0 < now - pulse.since(now) <= 2 * PERIOD_S
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)

    run_virtual(whole())


async def test_what_is_read_late_may_have_come_when_nobody_looked() -> None:
    clock = LoopClock()
    pulse = Pulse(clock)
    beating = asyncio.create_task(pulse.run())
    for _ in range(3):
        await clock.until(clock.now() + PERIOD_S)
    began = clock.now()
    time.sleep(HELD_UP_S)  # noqa: ASYNC251 - the process is kept from running
    await asyncio.sleep(0)
    now = clock.now()
    assert pulse.since(now) <= began
    assert now - began >= HELD_UP_S
    beating.cancel()
    await asyncio.gather(beating, return_exceptions=True)
