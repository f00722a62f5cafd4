"""Line 14: an hour of a house in some minutes, and what the program holds more after it."""

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import numpy as np

from tests.bench.figures import Figure, Line
from tests.bench.instant import all_three, instant_service
from tests.bench.options import Options
from tests.bench.scripted import Scripted, booted, question_packets
from tests.bench.window import Window, window

ANSWER = "Yes, it is."
DEVICES = 10
ROUNDS = 6
TALKS = 100
"""Conversations of a round: ten devices talk some 100 times in an hour."""

PAGES = ("home", "sessions", "devices", "talk", "voices", "assistant", "settings", "logs")
STEP_S = 0.4
"""Between two things that a person does: an hour's are done in each round."""

REST_S = 3.0
"""Until the last conversation is kept, and let go of."""

WHAT = {
    "own_mb": ("own memory", "MB", 2.0),
    "objects": ("Python objects", "", 1_000.0),
    "widgets": ("widgets", "", 1.0),
    "qobjects": ("Qt objects", "", 1.0),
    "timers": ("running timers", "", 0.5),
    "tasks": ("tasks", "", 0.5),
    "threads": ("threads", "", 0.5),
    "files": ("open files", "", 0.5),
}
"""What is counted; how it is called, its unit, and how much more of it 100 conversations may leave."""

REMARKS = (
    f"a round: {TALKS} conversations, all pages in three languages and both themes, the window hidden",
    "counted on Home, in English, without garbage; the first round fills what is kept in memory",
    "more a round: the slope of a straight line through all rounds but the first",
)


async def measure(options: Options) -> Line:
    """Round after round, and a count after each."""
    rounds = max(3, ROUNDS if not options.quick else 3)
    packets = question_packets(options.recording)
    async with instant_service(ANSWER) as base_url:
        with tempfile.TemporaryDirectory() as folder:
            async with window(Path(folder), all_three(base_url)) as shown:
                devices = await booted(shown.ota_url, DEVICES)
                counts = [await _round(shown, devices, packets, options.times(TALKS)) for _ in range(rounds)]
    return Line(14, "An hour of the window", tuple(_figure(counts, name) for name in WHAT), REMARKS)


async def _round(
    shown: Window, devices: Sequence[Scripted], packets: Sequence[bytes], many: int
) -> dict[str, float]:
    """A hundred conversations, and what a person does meanwhile; then what there is."""
    numbers = iter(range(many))
    async with asyncio.TaskGroup() as house:
        talks = [house.create_task(_talk(one, shown.ota_url, packets, numbers)) for one in devices]
        await _use(shown, talks)
    for command in ("theme light", "language en", "show", "go home"):
        await shown.tell(command)
    await asyncio.sleep(REST_S)
    counted: dict[str, float] = await shown.tell("census")
    return counted


async def _talk(device: Scripted, ota_url: str, packets: Sequence[bytes], numbers: Iterator[int]) -> None:
    for number in numbers:
        await device.connect(ota_url)
        await device.type(f"Is {number} a number?")
        await device.ask(packets)
        await device.hang_up()


async def _use(shown: Window, talks: Sequence[asyncio.Task[None]]) -> None:
    """Walk through the pages until all was said, at least once in each language and theme."""
    for turn in count():
        language, theme = ("en", "ru", "zh")[turn % 3], ("light", "dark")[turn % 2]
        steps = [f"language {language}", f"theme {theme}", *(f"go {page}" for page in PAGES), "hide", "show"]
        for step in steps:
            await shown.tell(step)
            await asyncio.sleep(STEP_S)
            if step == "go sessions":
                await shown.tell("open")
        if turn >= 2 and all(talk.done() for talk in talks):
            return


def _figure(counts: Sequence[dict[str, float]], name: str) -> Figure:
    what, unit, at_most = WHAT[name]
    values = [one[name] for one in counts]
    slope = float(np.polyfit(range(len(values) - 1), values[1:], 1)[0])
    told = ", ".join(f"{value:,.0f}" for value in values)
    return Figure(
        what=f"{what} more a round", value=slope, unit=unit, against=f"counted: {told}", at_most=at_most
    )
