"""Line 10: 100,000 spoilt inputs at every door of a real hub, with an honest device beside them.

``python -m tests.bench.fuzz --seed N --only conversation:17 --only api:3`` sends single ones again, as a
failure names them. What an attempt sends is decided by the seed, its door and its number, and by nothing else.
"""

import argparse
import asyncio
import random
import re
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.bench.counted import VARIABLE, tasks
from tests.bench.figures import Figure, Line
from tests.bench.fuzz_doors import DOORS
from tests.bench.fuzz_house import Honest, House, at_home
from tests.bench.fuzz_target import Target
from tests.bench.instant import all_three, instant_service
from tests.bench.options import Options
from tests.bench.usage import usage
from tests.e2e.processes import serving
from tests.fakes.mutations import Mutator

SEED: Final = 20

UNLIMITED: Final = {
    f"HUB_LIMITS__{name}": value
    for name, value in {
        "REQUESTS_PER_S": "10000",
        "REQUESTS_AT_ONCE": "100000",
        "TOKEN_REQUESTS_PER_S": "10000",
        "TOKEN_REQUESTS_AT_ONCE": "100000",
        "HANDSHAKES_PER_MIN": "100000",
        "HTTP_CONNECTIONS_PER_ADDRESS": "10000",
    }.items()
}
"""Everything comes from one address; it is to reach what is behind the limits."""

ARMS: Final = 16
"""Attempts at the same time."""

LOOKED_S: Final = 0.25
"""Between two looks at the hub's memory and log, seconds."""

REST_S: Final = 20.0
"""Longest wait until all conversations have ended and what they had was let go of."""

TOLD: Final = 5
"""Unexpected lines of the log that are told one by one; the rest is counted."""

_BAD_LINE: Final = re.compile(r" (ERROR|CRITICAL) |^Traceback ")

Attempt = tuple[str, int]
"""A door, and a number there."""


@dataclass
class Siege:
    """What was sent, and what came of it."""

    seed: int
    sent: Counter[str] = field(default_factory=Counter)
    ends: dict[str, Counter[str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    recent: deque[str] = field(default_factory=lambda: deque(maxlen=2 * ARMS))
    peak_mb: float = 0.0
    bad_lines: list[str] = field(default_factory=list)

    async def lay(self, target: Target, attempts: Iterable[Attempt]) -> None:
        """Make all of them, several at a time."""
        ahead = iter(attempts)
        async with asyncio.TaskGroup() as arms:
            for _ in range(ARMS):
                arms.create_task(self._arm(target, ahead))

    async def _arm(self, target: Target, ahead: Iterator[Attempt]) -> None:
        for name, number in ahead:
            label = f"{name}:{number}"
            self.recent.append(label)
            chance = random.Random(f"{self.seed}:{label}")  # noqa: S311 - it is to be the same again
            outcome = await DOORS[name].attempt(target, Mutator(chance))
            self.sent[name] += outcome.inputs
            self.ends.setdefault(name, Counter()).update(outcome.ends)
            if outcome.failed:
                self.failed.append(f"{label} ({', '.join(outcome.ends)})")
                self._tell(f"failed: {self.failed[-1]}", [label])

    async def watch(self, pid: int, log: Path) -> None:
        """Look at the hub's memory and at its log until cancelled."""
        with log.open(encoding="utf-8", errors="replace") as lines:
            while True:
                self.peak_mb = max(self.peak_mb, usage(pid).memory_mb)
                for line in filter(_BAD_LINE.search, lines):
                    self.bad_lines.append(line.strip())
                    if len(self.bad_lines) <= TOLD:
                        self._tell(f"in the log: {line.strip()}", list(self.recent))
                await asyncio.sleep(LOOKED_S)

    def _tell(self, what: str, labels: Sequence[str]) -> None:
        only = " ".join(f"--only {label}" for label in labels)
        print(f"   {what}\n   again: python -m tests.bench.fuzz --seed {self.seed} {only}", flush=True)  # noqa: T201


async def measure(options: Options) -> Line:
    """All of them, in an order of chance."""
    attempts = [(name, n) for name, door in DOORS.items() for n in range(options.times(door.attempts))]
    random.Random(SEED).shuffle(attempts)  # noqa: S311 - it is to be the same again
    return await besiege(SEED, attempts, whole=True)


async def besiege(seed: int, attempts: Sequence[Attempt], *, whole: bool) -> Line:
    """Make ``attempts`` at a hub of its own; of a ``whole`` siege enough has to arrive behind each door."""
    siege = Siege(seed)
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        notes = folder / "tasks.txt"
        service = await stack.enter_async_context(instant_service("Yes, it is."))
        extra = all_three(service) | UNLIMITED | {VARIABLE: str(notes)}
        hub = await stack.enter_async_context(serving(folder, extra=extra, module="tests.bench.counted"))
        house = await stack.enter_async_context(at_home(hub, folder))
        honest = Honest(hub.ota_url)
        await honest.come()
        before, tasks_before = usage(hub.process.pid), await _settled(house, notes)
        began = time.monotonic()
        talking = asyncio.create_task(honest.talk())
        watching = asyncio.create_task(siege.watch(hub.process.pid, folder / "hub.log"))
        await siege.lay(house.target, attempts)
        took = time.monotonic() - began
        honest.over.set()
        await talking
        tasks_after = await _settled(house, notes)
        after, alive = usage(hub.process.pid), hub.process.returncode is None
        sockets = house.sockets(hub.process.pid) - 1
        await asyncio.sleep(2 * LOOKED_S)
        watching.cancel()
        await asyncio.wait({watching})
        left_open = await house.open_sessions() - 1
        apologies = _apologies(folder / "hub.log", honest.session_id)
    inputs = sum(siege.sent.values())
    kinds = [f"{door}: {_told(ends)}" for door, ends in sorted(siege.ends.items())]
    figures = (
        *(
            Figure(what=door, value=many, unit="inputs", against="")
            for door, many in sorted(siege.sent.items())
        ),
        *(
            door.arrived(name, siege.ends.get(name, Counter()))
            for name, door in sorted(DOORS.items())
            if whole and door.inside
        ),
        Figure(what="all", value=inputs, unit="inputs", against=f"seed {seed}, {len(attempts):,} attempts"),
        Figure(what="rate", value=inputs / took, unit="/s", against=f"{took:.0f} s, sent from the same cores"),
        _none("crashes", int(not alive), "the hub runs to the end"),
        _none("failures", len(siege.failed), "500 and its like, 1011, no connection, no answer"),
        _none("unexpected lines in the log", len(siege.bad_lines), "ERROR, CRITICAL, Traceback"),
        _none("conversations left open", left_open, f"{REST_S:g} s later"),
        _none("tasks left over", max(0, tasks_after - tasks_before), f"{tasks_before} before"),
        _none("connections left open", sockets, "on the hub's two ports, beside the honest device's"),
        Figure(what="memory before", value=before.memory_mb, unit="MB", against="one honest device"),
        Figure(what="memory at its peak", value=siege.peak_mb, unit="MB", against="", at_most=400),
        Figure(what="memory after", value=after.memory_mb, unit="MB", against=""),
        Figure(
            what="honest device: answers",
            value=honest.answered,
            unit="",
            against="asked all the while",
            at_least=1,
        ),
        _none("honest device: without an answer", honest.asked - honest.answered, f"of {honest.asked}"),
        _none("honest device: apologies", apologies, "answers that say what went wrong"),
        Figure(what="honest device: longest answer", value=honest.longest_s, unit="s", against="to its end"),
    )
    return Line(10, "Spoilt inputs at every door", figures, tuple(kinds))


async def _settled(house: House, notes: Path) -> int:
    """How many tasks the hub has once nobody but the honest device talks."""
    waited = time.monotonic()
    while await house.open_sessions() > 1 and time.monotonic() - waited < REST_S:
        await asyncio.sleep(0.5)
    await asyncio.sleep(3.0)
    return tasks(notes)


def _apologies(log: Path, session_id: str) -> int:
    return len(re.findall(rf"turn {session_id}-\d+: apologised", log.read_text("utf-8", "replace")))


def _told(ends: Counter[str]) -> str:
    return ", ".join(f"{end} × {many:,}" for end, many in ends.most_common())


def _none(what: str, value: int, against: str) -> Figure:
    return Figure(what=what, value=value, unit="", against=against, at_most=0)


def main() -> int:
    """Send single attempts again."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz", description=__doc__)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", action="append", default=[], metavar="DOOR:NUMBER")
    args = parser.parse_args()
    attempts = [(name, int(number)) for name, _, number in (label.partition(":") for label in args.only)]
    line = asyncio.run(besiege(args.seed, attempts, whole=False))
    print(line.table())  # noqa: T201
    return int(any(figure.met is False for figure in line.figures))


if __name__ == "__main__":
    sys.exit(main())
