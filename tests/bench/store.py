"""Line 7: what one more turn costs with few and with many stored, and a start with many."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from hub.config import Settings
from hub.events import Outcome
from hub.storage.base import Selection, SessionRecord, TurnRecord
from hub.storage.opening import open_store
from tests.bench.figures import Figure, Line
from tests.bench.options import Options
from tests.e2e.processes import serving

FEW, MANY = 1_000, 100_000
PAGE = 100
TURNS_PER_SESSION = 5
DEVICES = 10
BATCH = 5_000
SAMPLES = 200
STARTS = 5
EPOCH_S = 1_790_000_000.0
WORDS = "Can you tell me why lighthouses have different colours, and which one is the tallest? " * 2


def some(first: int, count: int) -> tuple[list[SessionRecord], list[TurnRecord]]:
    """Turns ``first`` … of a busy home, and their sessions."""
    sessions: dict[str, SessionRecord] = {}
    turns = []
    for number in range(first, first + count):
        visit = number // TURNS_PER_SESSION
        device_id = f"aa:bb:cc:dd:ee:{visit % DEVICES:02}"
        moment = EPOCH_S + number
        session_id = f"{visit * 2_654_435_761 % 2**32:016x}"
        sessions[session_id] = SessionRecord(
            session_id=session_id, device_id=device_id, started_at=moment, ended_at=moment
        )
        turns.append(
            TurnRecord(
                turn_id=f"{session_id}-{number % TURNS_PER_SESSION}",
                session_id=session_id,
                device_id=device_id,
                started_at=moment,
                finished_at=moment,
                question=WORDS,
                spoken=WORDS,
                answer=WORDS,
                outcome=Outcome.ANSWERED,
                timings={"transcribed": 0.31, "heard": 4.5},
                engines={"stt": "whisper-base", "llm": "grok"},
            )
        )
    return list(sessions.values()), turns


async def fill(folder: Path, stored: int) -> None:
    """Store so many turns."""
    store = open_store(Settings(data_dir=folder))
    conversations = await store.conversations()
    for first in range(0, stored, BATCH):
        await conversations.put(*some(first, min(BATCH, stored - first)))
    await store.close()


async def spent(folders: Sequence[Path], stored: Sequence[int], samples: int) -> list[tuple[float, float]]:
    """Median seconds of adding one turn, and of listing the newest 100 of a device, for each folder.

    They take turns, so that whatever else the machine does meets all of them alike.
    """
    stores = [open_store(Settings(data_dir=folder)) for folder in folders]
    adding: list[list[float]] = [[] for _ in stores]
    listing: list[list[float]] = [[] for _ in stores]
    for sample in range(samples):
        for index, store in enumerate(stores):
            conversations = await store.conversations()
            new = some(stored[index] + sample, 1)
            began = time.perf_counter()
            await conversations.put(*new)
            added = time.perf_counter()
            await conversations.turns(Selection(device_id=new[0][0].device_id), limit=PAGE)
            adding[index].append(added - began)
            listing[index].append(time.perf_counter() - added)
    for store in stores:
        await store.close()
    pairs = zip(adding, listing, strict=True)
    return [(statistics.median(added), statistics.median(listed)) for added, listed in pairs]


async def starts(folders: Sequence[Path], times: int) -> list[float]:
    """Median seconds from the start of ``python -m hub serve`` to ``ready``, for each folder, taking turns."""
    took: list[list[float]] = [[] for _ in folders]
    for _ in range(times):
        for index, folder in enumerate(folders):
            async with serving(folder) as hub:
                took[index].append(hub.ready_s)
    return [statistics.median(of_one) for of_one in took]


async def measure(options: Options) -> Line:
    """Fill stores, use them in turn, and start hubs on them."""
    stored = (0, FEW, options.times(MANY))
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place) / name for name in ("none", "few", "many")]
        for folder, count in zip(folders, stored, strict=True):
            await asyncio.to_thread(folder.mkdir)
            await fill(folder, count)
        costs = await spent(folders, stored, max(2, options.times(SAMPLES)))
        ready = await starts(folders, max(1, options.times(STARTS)))
    (few_added, few_listed), (many_added, many_listed) = costs[1:]
    few, many = f"with {stored[1]:,} turns", f"with {stored[2]:,} turns"
    return Line(
        7,
        "The store",
        (
            _milliseconds(f"add a turn {many}", many_added, few_added, few),
            Figure(what="the same, ratio", value=many_added / few_added, unit="×", against=few, at_most=1.5),
            _milliseconds(f"list a device's newest {PAGE} {many}", many_listed, few_listed, few),
            Figure(what="the same, ratio", value=many_listed / few_listed, unit="×", against=few),
            Figure(
                what=f"start to ready {many}",
                value=ready[2],
                unit="s",
                against=f"{ready[1]:.2f} s {few}, {ready[0]:.2f} s with none",
                at_most=ready[1] + 0.3,
            ),
        ),
        ("a hub is ready before it looks up conversations: that happens behind it",),
    )


def _milliseconds(what: str, value: float, other: float, where: str) -> Figure:
    return Figure(what=what, value=1e3 * value, unit="ms", against=f"{1e3 * other:.2f} ms {where}")
