"""What one more turn costs with few and with many stored, and how much longer a hub takes to start with many.

``python -m tests.bench.store_cost [--few 1000] [--many 100000]`` prints a table. Goals: a turn costs at most
1.5 times as much, and the start takes at most 0.3 s longer.
"""

import argparse
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
from tests.e2e.processes import serving

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


async def measure(folders: Sequence[Path], stored: Sequence[int]) -> list[tuple[float, float]]:
    """Median seconds of adding one turn, and of listing the newest 100 of a device, for each folder.

    They take turns, so that whatever else the machine does meets all of them alike.
    """
    stores = [open_store(Settings(data_dir=folder)) for folder in folders]
    adding: list[list[float]] = [[] for _ in stores]
    listing: list[list[float]] = [[] for _ in stores]
    for sample in range(SAMPLES):
        for index, store in enumerate(stores):
            conversations = await store.conversations()
            new = some(stored[index] + sample, 1)
            began = time.perf_counter()
            await conversations.put(*new)
            added = time.perf_counter()
            await conversations.turns(Selection(device_id=new[0][0].device_id), limit=100)
            adding[index].append(added - began)
            listing[index].append(time.perf_counter() - added)
    for store in stores:
        await store.close()
    pairs = zip(adding, listing, strict=True)
    return [(statistics.median(added), statistics.median(listed)) for added, listed in pairs]


async def starts(folders: Sequence[Path]) -> list[float]:
    """Median seconds from the start of ``python -m hub serve`` to ``ready``, for each folder, taking turns."""
    times: list[list[float]] = [[] for _ in folders]
    for _ in range(STARTS):
        for index, folder in enumerate(folders):
            async with serving(folder) as hub:
                times[index].append(hub.ready_s)
    return [statistics.median(of_one) for of_one in times]


async def print_all(few: int, many: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        folders = [Path(place) / name for name in ("none", "few", "many")]
        stored = [0, few, many]
        for folder, count in zip(folders, stored, strict=True):
            await asyncio.to_thread(folder.mkdir)
            await fill(folder, count)
        costs = await measure(folders, stored)
        ready = await starts(folders)
        print(f"{'stored':>10} {'add one':>10} {'list 100':>10} {'start':>8}")  # noqa: T201
        for count, (added, listed), start in zip(stored, costs, ready, strict=True):
            print(f"{count:10,} {added * 1e3:7.2f} ms {listed * 1e3:7.2f} ms {start:6.2f} s")  # noqa: T201
        print(f"adding one: {costs[2][0] / costs[1][0]:.2f} times as much with {many:,} (goal 1.5)")  # noqa: T201
        print(f"start: {ready[2] - ready[1]:+.2f} s (goal 0.3)")  # noqa: T201


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--few", type=int, default=1_000)
    parser.add_argument("--many", type=int, default=100_000)
    given = parser.parse_args()
    asyncio.run(print_all(given.few, given.many))
