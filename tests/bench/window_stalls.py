"""Line 13: for how long the window does nothing while ten devices talk and its pages are painted."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path

from tests.bench.figures import Figure, Line, milliseconds, quantile
from tests.bench.instant import all_three, instant_service
from tests.bench.options import Options
from tests.bench.probed import VARIABLE, delays
from tests.bench.scripted import Scripted, booted, question_packets
from tests.bench.window import Window, window
from tests.e2e.processes import serving

DEVICES = 10
SPOKEN_EVERY = 2
"""Every other question is spoken, the rest are typed."""

PAGE_S = 10
"""So long each page is looked at."""

PAGES = ("home", "sessions", "devices", "logs")
VISITS = ("talk", "voices", "assistant", "settings")
"""Pages that do not show the talk: only how long their first visit takes."""

VISIT_S = 1.0
LOOKS = 2
"""Each page is looked at so often: the first time it is made."""

WITHOUT = "a hub without a window, the same devices"
GOAL_MS = 50
REMARKS = (
    "how late a timer of 5 ms is, in the only event loop; the whole window is painted ten times a second",
    "first visit: the longest delay within a second after the page was chosen for the first time",
)


async def measure(options: Options) -> Line:
    """The same talk, at a hub without a window first."""
    packets = question_packets(options.recording)
    seconds = max(2.0, PAGE_S / (1 if not options.quick else 5))
    async with instant_service() as base_url:
        alone = await _headless(base_url, packets, seconds * len(PAGES))
        by_page, first = await _shown(base_url, packets, seconds)
    return Line(13, "The window while ten devices talk", _figures(alone, by_page, first), REMARKS)


async def _headless(base_url: str, packets: Sequence[bytes], seconds: float) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "delays.txt"
        extra = all_three(base_url) | {VARIABLE: str(notes)}
        hub_there = serving(Path(folder), extra=extra, module="tests.bench.probed")
        async with hub_there as hub, talking(hub.ota_url, packets):
            since = time.monotonic()
            await asyncio.sleep(seconds)
            return delays(notes, since, time.monotonic())


async def _shown(
    base_url: str, packets: Sequence[bytes], seconds: float
) -> tuple[dict[str, list[float]], dict[str, float]]:
    by_page: dict[str, list[float]] = {page: [] for page in PAGES}
    first: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        async with window(Path(folder), all_three(base_url)) as shown, talking(shown.ota_url, packets):
            await shown.delays()
            for page in (*PAGES[1:], *VISITS):
                first[page] = await _visit(shown, page)
            await shown.tell("repaint on")
            for page in PAGES * LOOKS:
                await shown.tell(f"go {page}")
                await asyncio.sleep(0.3)
                await shown.tell("open")
                await asyncio.sleep(seconds / LOOKS)
                by_page[page] += await shown.delays()
    return by_page, first


async def _visit(shown: Window, page: str) -> float:
    """The longest delay that choosing ``page`` made, seconds."""
    await shown.delays()
    await shown.tell(f"go {page}")
    await asyncio.sleep(VISIT_S)
    return max(await shown.delays(), default=0.0)


@asynccontextmanager
async def talking(ota_url: str, packets: Sequence[bytes], many: int = DEVICES) -> AsyncIterator[None]:
    """Ten devices ask one question after the other meanwhile; the first answers have been given."""
    devices = await booted(ota_url, many)
    async with asyncio.TaskGroup() as house:
        asked = [asyncio.Event() for _ in devices]
        talks = [
            house.create_task(_talk(one, ota_url, packets, once))
            for one, once in zip(devices, asked, strict=True)
        ]
        for once in asked:
            await once.wait()
        yield
        for talk in talks:
            talk.cancel()


async def _talk(device: Scripted, ota_url: str, packets: Sequence[bytes], once: asyncio.Event) -> None:
    await device.connect(ota_url)
    try:
        for number in count():
            spoken = number % SPOKEN_EVERY
            await (device.ask(packets) if spoken else device.type(f"Is {number} a number?"))
            once.set()
    finally:
        await device.hang_up()


def _figures(
    alone: Sequence[float], by_page: dict[str, list[float]], first: dict[str, float]
) -> tuple[Figure, ...]:
    all_of_them = [late for page in by_page.values() for late in page]
    here, there = quantile(all_of_them, 0.99), quantile(alone, 0.99)
    ratio = None if here is None or not there else here / there
    return (
        Figure(what="p99 with the window", value=ratio, unit="×", against=WITHOUT),
        *_row(alone, "no window"),
        *(figure for page, late in by_page.items() for figure in _row(late, f"on {page}")),
        *_row(all_of_them, "all pages"),
        *(
            milliseconds("first visit", late, "one stall", at_most=GOAL_MS, group=f"to {page}")
            for page, late in first.items()
        ),
    )


def _row(late: Sequence[float], group: str) -> list[Figure]:
    def cell(what: str, seconds: float | None, at_most: float | None = None) -> Figure:
        return milliseconds(what, seconds, WITHOUT, at_most=at_most, group=group)

    return [
        cell("p50", quantile(late, 0.5)),
        cell("p99", quantile(late, 0.99), GOAL_MS),
        cell("longest", max(late, default=None)),
    ]
