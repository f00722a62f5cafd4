"""Line 8: the start, and what a long life leaves behind."""

import asyncio
import statistics
import tempfile
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from hub.twin.state import Mode
from tests.bench.figures import Figure, Line
from tests.bench.instant import NOWHERE, all_three, instant_service, thinking
from tests.bench.options import Options
from tests.bench.scripted import Scripted, booted, question_packets
from tests.bench.usage import Usage, usage
from tests.e2e.processes import Serving, serving

STARTS = 5
ANSWER = "Yes, it is."
DEVICES = 20
SPOKEN_EVERY = 5
"""One question in five is spoken, the others are typed: each spoken one takes Whisper a third of a second."""

FEW, MANY = 100, 500
RECONNECTS = 200
VANISHED = 50
IDLE_S = 5
GIVEN_UP_S = 60.0
"""Longest wait until the hub has given up who is silent."""

SETTLE_S = 3.0
"""Until what ended has been let go of."""


async def measure(options: Options) -> Line:
    """Start several times, then live a long life in short."""
    ready = [await _start(all_three(NOWHERE)) for _ in range(options.times(STARTS))]
    figures = [
        Figure(
            what="start to ready",
            value=statistics.median(seconds for seconds, _ in ready),
            unit="s",
            against="goal: a device's check is answered",
            at_most=3,
        ),
        Figure(
            what="memory without models",
            value=statistics.median(state.memory_mb for _, state in ready),
            unit="MB",
            against="goal",
            at_most=150,
        ),
    ]
    return Line(8, "The start, and a long life", (*figures, *await _live(options)))


async def _start(extra: dict[str, str]) -> tuple[float, Usage]:
    with tempfile.TemporaryDirectory() as folder:
        async with serving(Path(folder), extra=extra) as hub:
            await asyncio.sleep(SETTLE_S)
            return hub.ready_s, usage(hub.process.pid)


async def _live(options: Options) -> list[Figure]:
    spoken = question_packets(options.recording)
    first, then = options.times(FEW), options.times(MANY - FEW)
    with tempfile.TemporaryDirectory() as folder:
        async with instant_service(ANSWER) as base_url:
            extra = thinking(base_url) | {"HUB_SESSION__IDLE_S": str(IDLE_S)}
            async with serving(Path(folder), extra=extra) as hub:
                devices = await booted(hub.ota_url, DEVICES)
                lost = await _turns(hub, devices, DEVICES, spoken)
                loaded = await _rest(hub)
                lost += await _turns(hub, devices, first, spoken)
                few = await _rest(hub)
                lost += await _turns(hub, devices, then, spoken)
                many = await _rest(hub)
                await _reconnect(hub, devices, options.times(RECONNECTS))
                reconnected = await _rest(hub)
                await _vanish(hub, options.times(VANISHED))
                vanished = await _rest(hub)
    return [
        Figure(
            what="memory, models loaded", value=loaded.memory_mb, unit="MB", against="one answer for each of 20"
        ),
        _more(f"after {first} turns", loaded, few, "models loaded", at_most=20),
        _more(f"after {first + then} turns", few, many, f"after {first} turns", at_most=20),
        _more(f"after {options.times(RECONNECTS)} reconnects", many, reconnected, "before them", at_most=5),
        _more(
            f"after {options.times(VANISHED)} silent sockets", reconnected, vanished, "before them", at_most=10
        ),
        _held("threads more at the end", vanished.threads - loaded.threads),
        _held("open files more at the end", vanished.files - loaded.files),
        Figure(
            what="turns without an answer",
            value=lost,
            unit="",
            against=f"of {DEVICES + first + then}",
            at_most=0,
        ),
    ]


async def _turns(hub: Serving, devices: Sequence[Scripted], count: int, spoken: Sequence[bytes]) -> int:
    """So many turns, on devices that stay connected; how many got no answer."""
    numbers = iter(range(count))

    async def one_device(device: Scripted) -> int:
        lost = 0
        await device.connect(hub.ota_url)
        for number in numbers:
            asked = device.type(f"Is {number} a number?") if number % SPOKEN_EVERY else device.ask(spoken)
            lost += not (await asked).whole
        await device.hang_up()
        return lost

    async with asyncio.TaskGroup() as crowd:
        talking = [crowd.create_task(one_device(device)) for device in devices[:count]]
    return sum(talk.result() for talk in talking)


async def _reconnect(hub: Serving, devices: Sequence[Scripted], count: int) -> None:
    for device in islice(cycle(devices), count):
        await device.connect(hub.ota_url)
        await device.hang_up()


async def _vanish(hub: Serving, count: int) -> None:
    """Devices that are listened to, then neither say nor read anything until the hub has given them up."""
    devices = await booted(hub.ota_url, count)
    before = usage(hub.process.pid).files
    for device in devices:
        await device.connect(hub.ota_url)
        await device.listen(Mode.AUTO)
    async with asyncio.timeout(GIVEN_UP_S):
        while usage(hub.process.pid).files > before:
            await asyncio.sleep(0.5)
    for device in devices:
        await device.hang_up()


async def _rest(hub: Serving) -> Usage:
    await asyncio.sleep(SETTLE_S)
    return usage(hub.process.pid)


def _more(what: str, before: Usage, after: Usage, against: str, at_most: float) -> Figure:
    grown = after.memory_mb - before.memory_mb
    told = f"{before.memory_mb:.0f} MB {against}"
    return Figure(what=f"memory more {what}", value=grown, unit="MB", against=told, at_most=at_most)


def _held(what: str, value: int) -> Figure:
    return Figure(what=what, value=value, unit="", against="those with models loaded", at_most=0)
