"""``kill -9`` at any moment: the store opens again, is sound, and has lost no more than the last second.

``python -m tests.e2e.kill_trial [--kills 50]`` kills a process that writes as fast as it can, at moments of
chance, in turn with both layouts of the store; each goes on with the files its predecessor left. It prints
what was lost at each kill, and ends with 1 when a store was damaged or lost more.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from hub.config import Settings, StoreSettings
from hub.storage.base import Selection
from hub.storage.checking import check
from hub.storage.opening import open_store
from tests.e2e.processes import ROOT, environment
from tests.e2e.store_load import DEVICE

MAY_BE_LOST_S = 1.0
LONGEST_LIFE = 600
"""Turns after which a process is killed at the latest, about 4 s; the soonest as it opens the store."""

LAYOUTS = {"readable": "", "sqlite": "sqlite:///all.db"}


@dataclass(frozen=True)
class Kill:
    """What became of the files."""

    layout: str
    published: int
    turns_lost_s: float  # age, at the kill, of the oldest turn that is not there
    device_lost_s: float  # the same of what the device told
    problems: tuple[str, ...]

    @property
    def survived(self) -> bool:
        """Whether all is as promised."""
        return not self.problems and max(self.turns_lost_s, self.device_lost_s) <= MAY_BE_LOST_S


class Victim:
    """One layout's files, through many kills."""

    def __init__(self, layout: str, folder: Path) -> None:
        self._layout = layout
        self._settings = Settings(data_dir=folder, store=StoreSettings(url=LAYOUTS[layout]))
        self._runs = 0
        self._turns = 0

    async def kill(self, after: int) -> Kill:
        """Kill a new process once it has published ``after`` turns; 0: as it opens the store."""
        self._runs += 1
        run = f"run{self._runs}"
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.e2e.store_load",
            str(self._settings.data_dir), self._settings.store.url, run,
            cwd=ROOT, env=environment(), stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        moments: list[float] = []
        while len(moments) <= after:
            line = await process.stdout.readline()
            assert line, "the process ended by itself"
            moments.append(float(line.split()[1]))
        process.kill()
        killed_at = time.time()
        rest = await process.stdout.read()
        moments += [float(line.split()[1]) for line in rest.splitlines() if len(line.split()) == 2]
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]
        return await self._inspect(run, moments, killed_at)

    async def _inspect(self, run: str, moments: list[float], killed_at: float) -> Kill:
        store = open_store(self._settings)
        try:
            await store.claim()
            finding = await check(store)
            turns = await (await store.conversations()).turns(Selection(session_id=run), limit=len(moments) + 1)
            kept = {int(turn.turn_id.split("-")[1]) for turn in turns if turn.spoken}
            devices = {device.device_id: device for device in await (await store.devices()).all()}
        finally:
            await store.close()
        problems = list(finding.problems)
        if finding.conversations.turns != self._turns + len(turns):
            problems.append("turns of an earlier process are gone")
        self._turns = finding.conversations.turns
        told = devices[DEVICE].firmwares[-1].version if DEVICE in devices else f"{run}.0"
        newest = int(told.split(".")[1]) if told.startswith(f"{run}.") else 0
        first_lost = next((n for n in range(1, len(moments)) if n not in kept), None)
        return Kill(
            self._layout,
            len(moments) - 1,
            turns_lost_s=_age(first_lost, moments, killed_at),
            device_lost_s=_age(newest + 1, moments, killed_at),
            problems=tuple(problems),
        )


def _age(number: int | None, moments: list[float], at: float) -> float:
    """How long before ``at`` turn ``number`` was published; 0 when it was not, or nothing is lost."""
    return max(0.0, at - moments[number]) if number is not None and number < len(moments) else 0.0


async def print_all(kills: int) -> int:
    """Print every kill; the exit status."""
    chance = random.Random()  # noqa: S311
    with tempfile.TemporaryDirectory() as folder:
        victims = []
        for layout in LAYOUTS:
            (Path(folder) / layout).mkdir()
            victims.append(Victim(layout, Path(folder) / layout))
        results = []
        for number in range(kills):
            result = await victims[number % len(victims)].kill(chance.randint(0, LONGEST_LIFE))
            results.append(result)
            lost = f"turns {result.turns_lost_s:.2f} s  device {result.device_lost_s:.2f} s"
            where = f"{number + 1:3} {result.layout:9} {result.published:4} turns"
            print(f"{where}  lost: {lost}", *result.problems, flush=True)  # noqa: T201
    survived = sum(result.survived for result in results)
    worst = max(max(result.turns_lost_s, result.device_lost_s) for result in results)
    print(f"{survived} of {kills} kills survived; most that was lost: {worst:.2f} s")  # noqa: T201
    return 0 if survived == kills else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    sys.exit(asyncio.run(print_all(parser.parse_args().kills)))
