"""Line 6: a hundred devices of which none is asked anything."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import numpy as np

from hub.twin.microphone import Uplink, encoded
from hub.twin.rates import MICROPHONE_RATE
from hub.twin.state import Mode
from tests.bench.figures import Figure, Line
from tests.bench.options import Options
from tests.bench.scripted import Scripted
from tests.bench.usage import Usage, processor_share, usage
from tests.e2e.processes import Serving, serving

DEVICES = 100
WATCHED_S = 15
KEPT_S = 119
"""The hub takes leave of who is quiet: not while it is measured."""

KNOWN = "the best-known open server: 9.8 %"
KNOWN_THREADS = "the best-known open server: 405"


async def measure(options: Options) -> Line:
    """Connected and silent first; then with their microphones on in a quiet room."""
    seconds = max(2, options.times(WATCHED_S))
    with tempfile.TemporaryDirectory() as folder:
        async with serving(Path(folder), extra={"HUB_SESSION__IDLE_S": str(KEPT_S)}) as hub:
            await _loaded(hub)
            before = usage(hub.process.pid)
            async with connected(hub.ota_url, DEVICES):
                silent = await processor_share(hub.process.pid, seconds), usage(hub.process.pid)
            async with microphones_on(hub.ota_url, DEVICES, seconds + 3):
                await asyncio.sleep(1)
                listening = await processor_share(hub.process.pid, seconds), usage(hub.process.pid)
    return Line(6, "A hundred idle devices", _figures(before, *silent, *listening))


@asynccontextmanager
async def connected(ota_url: str, count: int) -> AsyncIterator[list[Scripted]]:
    """So many devices on the line."""
    devices = [Scripted() for _ in range(count)]
    async with AsyncExitStack() as all_of_them:
        for device in devices:
            await device.connect(ota_url)
            all_of_them.push_async_callback(device.hang_up)
        yield devices


@asynccontextmanager
async def microphones_on(ota_url: str, count: int, seconds: float) -> AsyncIterator[None]:
    """So many devices that are listened to, in a quiet room, for so long."""
    quiet = encoded(np.zeros(MICROPHONE_RATE, np.int16), Uplink())
    async with connected(ota_url, count) as devices, asyncio.TaskGroup() as microphones:
        for device in devices:
            await device.listen(Mode.AUTO)
            microphones.create_task(device.send(quiet, seconds=seconds))
        yield


async def _loaded(hub: Serving) -> None:
    """Wait until the engines are there: they speak an answer."""
    device = Scripted()
    await device.connect(hub.ota_url)
    await device.type("What time is it?")
    await device.hang_up()


def _figures(
    before: Usage, silent: float, with_silent: Usage, listening: float, with_listening: Usage
) -> tuple[Figure, ...]:
    return (
        Figure(
            what="processor, connected and silent", value=silent, unit="% of a core", against=KNOWN, at_most=9.8
        ),
        Figure(
            what="processor, microphones on in a quiet room",
            value=listening,
            unit="% of a core",
            against="1,667 packets a second",
        ),
        Figure(what="threads", value=with_listening.threads, unit="", against=KNOWN_THREADS, at_most=404),
        Figure(
            what="threads more than without devices",
            value=with_listening.threads - before.threads,
            unit="",
            against="none for a device, one for all that is heard",
            at_most=2,
        ),
        Figure(
            what="memory of a silent device",
            value=(with_silent.memory_mb - before.memory_mb) * 1024 / DEVICES,
            unit="kB",
            against=f"{before.memory_mb:.0f} MB without devices, models loaded",
        ),
        Figure(
            what="memory of a listening device",
            value=(with_listening.memory_mb - before.memory_mb) * 1024 / DEVICES,
            unit="kB",
            against="a decoder and a detector of speech in each",
        ),
    )
