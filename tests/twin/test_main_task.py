"""The main task does one thing after the other, and the microphone's packets wait for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from hub.twin.errors import CrashError
from hub.twin.main_task import MOST_JOBS, MainTask
from hub.twin.send_queue import QUEUED_PACKETS, SendQueue
from tests.twin.fake_clock import FakeClock


class Rig:
    """A main task with a queue for packets; ``done`` is what happened, in order."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.done: list[str] = []
        self.packets = SendQueue(self._send, lambda: self.main.busy)
        self.main = MainTask(self.clock, self.packets.flush, lambda: None)
        self.gate = asyncio.Event()

    async def _send(self, packet: bytes) -> None:
        self.done.append(f"packet {packet.decode()}")

    def step(self, name: str) -> None:
        self.main.schedule(lambda now: self.done.append(f"{name} at {now:g}"))

    async def slow(self) -> None:
        self.done.append("tool begins")
        await self.gate.wait()
        await self.clock.until(self.clock.now() + 5)
        self.done.append("tool ends")

    async def until_idle(self) -> None:
        while self.main.busy:
            await asyncio.sleep(0)


@asynccontextmanager
async def running() -> AsyncIterator[Rig]:
    rig = Rig()
    task = asyncio.create_task(rig.main.run())
    try:
        yield rig
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_when_nothing_is_being_done_a_step_is_done_at_once() -> None:
    async with running() as rig:
        rig.step("start")
        await rig.packets.put(b"1")
        assert rig.done == ["start at 100", "packet 1"]


async def test_during_a_slow_tool_everything_else_waits_in_order() -> None:
    async with running() as rig:
        rig.main.work(rig.slow)
        await asyncio.sleep(0)
        rig.step("start")
        await rig.packets.put(b"1")
        rig.step("words")
        await asyncio.sleep(0)
        assert rig.done == ["tool begins"]
        rig.gate.set()
        await rig.until_idle()
        assert rig.done == ["tool begins", "tool ends", "packet 1", "start at 105", "words at 105"]


async def test_what_a_job_leaves_to_do_comes_after_what_waited_already() -> None:
    async with running() as rig:

        async def tool() -> None:
            rig.main.work(reply)

        async def reply() -> None:
            rig.done.append("reply")

        rig.main.work(tool)
        rig.step("words")
        await rig.until_idle()
        assert rig.done == ["words at 100", "reply"]


async def test_packets_wait_up_to_a_bound_and_leave_in_order() -> None:
    async with running() as rig:
        rig.main.work(rig.slow)
        await asyncio.sleep(0)
        for number in range(QUEUED_PACKETS + 3):
            await rig.packets.put(str(number).encode())
        rig.gate.set()
        await rig.until_idle()
        await rig.packets.put(b"later")
    sent = [line.removeprefix("packet ") for line in rig.done if line.startswith("packet")]
    assert sent == [*map(str, range(QUEUED_PACKETS)), "later"]
    assert rig.packets.lost == 3


async def test_more_than_a_device_can_remember_crashes_it() -> None:
    rig = Rig()  # nobody does the jobs
    for _ in range(MOST_JOBS):
        rig.main.work(rig.slow)
    with pytest.raises(CrashError):
        rig.step("one more")


async def test_what_a_job_raises_ends_the_main_task() -> None:
    rig = Rig()

    async def crash() -> None:
        raise CrashError("out of memory")

    rig.main.work(crash)
    with pytest.raises(CrashError):
        await rig.main.run()
