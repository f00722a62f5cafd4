"""Line 12: what the window costs: how soon it is there, and what memory it takes."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.bench.figures import Figure, Line, quantile
from tests.bench.instant import NOWHERE, all_three
from tests.bench.options import Options
from tests.bench.usage import MB
from tests.bench.window import Window, empty_window, window
from tests.e2e.processes import Serving, serving

STARTS = 10
SETTLE_S = 6.0
"""Until what is loaded behind the first picture is there, and the memory is at rest."""

FLOOR = "an empty window of Qt for Python"
GOAL_MB = 200
REMARKS = (
    "own memory: what nobody else on the machine shares, and a share of what others have too (PSS)",
    "without models: hearing, thinking and speaking are services that are not there",
    "the very first start makes the store, and holds what makes it until the hub ends",
    "the starts take turns, so both find the machine as busy",
)


@dataclass(frozen=True, slots=True)
class Start:
    """One start of the program."""

    painted_s: float
    ready_s: float
    stall_s: float  # longest time between both for which the window did nothing


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process takes, MB."""

    own: float
    resident: float


async def measure(options: Options) -> Line:
    """Start an empty window and the program in turns, then weigh both and a hub without a window."""
    empty: list[float] = []
    starts: list[Start] = []
    for _ in range(options.times(STARTS) + 1):
        async with empty_window() as nothing:
            empty.append(nothing.painted - nothing.began)
        starts.append(await _start())
    figures = _soon(empty[1:], starts[1:])  # the first ones read the disk
    return Line(12, "The window: its start and its memory", (*figures, *await _weigh()), REMARKS)


async def _start() -> Start:
    with tempfile.TemporaryDirectory() as folder:
        async with window(Path(folder), all_three(NOWHERE)) as shown:
            late = [late for at, late in await shown.tell("delays") if shown.painted <= at <= shown.ready]
            return Start(shown.painted - shown.began, shown.ready - shown.began, max(late, default=0.0))


async def _weigh() -> list[Figure]:
    async with empty_window() as nothing:
        floor = await _at_rest(nothing)
    with tempfile.TemporaryDirectory() as folder:
        async with window(Path(folder), all_three(NOWHERE)) as shown:
            first = await _at_rest(shown)
        async with window(Path(folder), all_three(NOWHERE)) as shown:
            whole = await _at_rest(shown)
        async with serving(Path(folder), extra=all_three(NOWHERE)) as hub:
            headless = await _at_rest(hub)
    return [
        _megabytes("own memory, without models", whole.own, f"an empty window: {floor.own:.0f} MB", GOAL_MB),
        _megabytes("the same at the very first start", first.own, "the line above"),
        _megabytes("resident, libraries of Qt and all", whole.resident, f"empty: {floor.resident:.0f} MB"),
        _megabytes("own memory of the hub without a window", headless.own, "the line above", GOAL_MB),
        _megabytes("resident", headless.resident, "the line above"),
    ]


async def _at_rest(shown: Window | Serving) -> Memory:
    await asyncio.sleep(SETTLE_S)
    held = psutil.Process(shown.process.pid).memory_full_info()
    return Memory(getattr(held, "pss", held.uss) / MB, held.rss / MB)


def _soon(empty: Sequence[float], starts: Sequence[Start]) -> list[Figure]:
    painted = [one.painted_s for one in starts]
    floor = f"{FLOOR}: {quantile(empty, 0.5):.2f} s"
    return [
        _seconds("first picture, p50", quantile(painted, 0.5), floor, at_most=1.5),
        _seconds("first picture, slowest", max(painted), f"{FLOOR}: {max(empty):.2f} s", at_most=1.5),
        _seconds("hub ready and shown, p50", quantile([one.ready_s for one in starts], 0.5), "goal", at_most=3),
        _seconds("hub ready and shown, slowest", max(one.ready_s for one in starts), "goal", at_most=3),
        Figure(
            what="longest stall between both",
            value=1e3 * max(one.stall_s for one in starts),
            unit="ms",
            against="the hub is imported in a thread",
        ),
    ]


def _seconds(what: str, value: float | None, against: str, *, at_most: float) -> Figure:
    return Figure(what=what, value=value, unit="s", against=against, at_most=at_most)


def _megabytes(what: str, value: float, against: str, at_most: float | None = None) -> Figure:
    return Figure(what=what, value=value, unit="MB", against=against, at_most=at_most)
