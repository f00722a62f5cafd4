"""Line 6: a hundred devices of which none is asked anything."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import numpy as np

from hub.twin.microphone import Uplink, encoded
from hub.twin.rates import MICROPHONE_RATE
from hub.twin.state import Mode
from tests.bench.figures import Figure, Line
from tests.bench.options import Options
from tests.bench.scripted import Scripted, booted
from tests.bench.usage import Usage, processor_share, usage
from tests.e2e.processes import Serving, serving

DEVICES = 100
WATCHED_S = 15
KEPT_S = 119
"""The hub takes leave of who is quiet: not while it is measured."""

UNUSED = "; not used: "
"""In the log, when a device's packets were not all heard."""

KNOWN = "the best-known open server: 9.8 %"
KNOWN_THREADS = "the best-known open server: 405"


async def measure(options: Options) -> Line:
    """Connected and silent first; then with their microphones on, in a quiet room and in a noisy one."""
    seconds = max(2, options.times(WATCHED_S))
    with tempfile.TemporaryDirectory() as folder:
        async with serving(Path(folder), extra={"HUB_SESSION__IDLE_S": str(KEPT_S)}) as hub:
            await loaded(hub)
            before = usage(hub.process.pid)
            devices = await booted(hub.ota_url, DEVICES)
            async with connected(hub.ota_url, devices):
                silent = await processor_share(hub.process.pid, seconds), usage(hub.process.pid)
            heard = []
            for packets in (quiet_room(seconds + 3), noisy_room(seconds + 3)):
                async with microphones_on(hub.ota_url, devices, packets):
                    await asyncio.sleep(1)
                    heard += [(await processor_share(hub.process.pid, seconds), usage(hub.process.pid))]
        unused = (Path(folder) / "hub.log").read_text("utf-8").count(UNUSED)
    return Line(6, "A hundred idle devices", (*_figures(before, silent, *heard), _unused(unused)))


def quiet_room(seconds: float) -> list[bytes]:
    """What a microphone sends in a room without a sound: seven packets of eight have 3 bytes at most (DTX)."""
    return encoded(np.zeros(int(seconds * MICROPHONE_RATE), np.int16), Uplink())


def noisy_room(seconds: float) -> list[bytes]:
    """What a microphone sends beside a fan."""
    noise = np.random.default_rng(1).normal(0, 500, int(seconds * MICROPHONE_RATE))
    return encoded(noise.astype(np.int16), Uplink())


@asynccontextmanager
async def connected(ota_url: str, devices: Sequence[Scripted]) -> AsyncIterator[None]:
    """``devices`` on the line."""
    async with AsyncExitStack() as all_of_them:
        for device in devices:
            await device.connect(ota_url)
            all_of_them.push_async_callback(device.hang_up)
        yield


@asynccontextmanager
async def microphones_on(
    ota_url: str, devices: Sequence[Scripted], packets: Sequence[bytes]
) -> AsyncIterator[None]:
    """``devices`` are listened to while they send ``packets``."""
    async with connected(ota_url, devices), asyncio.TaskGroup() as microphones:
        for device in devices:
            await device.listen(Mode.AUTO)
            microphones.create_task(device.send(packets))
        yield


async def loaded(hub: Serving) -> None:
    """Wait until the engines are there: they speak an answer."""
    device = Scripted()
    await device.connect(hub.ota_url)
    await device.type("What time is it?")
    await device.hang_up()


def _figures(
    before: Usage, silent: tuple[float, Usage], quiet: tuple[float, Usage], noisy: tuple[float, Usage]
) -> tuple[Figure, ...]:
    return (
        _processor("connected and silent", silent[0], KNOWN),
        _processor("microphones on in a quiet room", quiet[0], KNOWN),
        _processor("microphones on beside a fan", noisy[0], "1,667 packets a second, each with sound"),
        Figure(what="threads", value=noisy[1].threads, unit="", against=KNOWN_THREADS),
        Figure(
            what="threads more than without devices",
            value=noisy[1].threads - before.threads,
            unit="",
            against="none for a device, one for all that is heard",
            at_most=2,
        ),
        _memory("connected", before, silent[1], f"{before.memory_mb:.0f} MB without devices, models loaded"),
        _memory("listened to", before, noisy[1], "a decoder in each, and what was heard last"),
    )


def _processor(what: str, share: float, against: str) -> Figure:
    return Figure(what=f"processor, {what}", value=share, unit="% of a core", against=against)


def _memory(what: str, before: Usage, now: Usage, against: str) -> Figure:
    grown = (now.memory_mb - before.memory_mb) * 1024 / DEVICES
    return Figure(what=f"memory of a device that is {what}", value=grown, unit="kB", against=against)


def _unused(count: int) -> Figure:
    what = "devices whose packets were not all heard"
    return Figure(what=what, value=count, unit="", against="the hub keeps up with them", at_most=0)
