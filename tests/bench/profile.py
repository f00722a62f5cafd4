"""``python -m tests.bench.profile``: where a loaded hub spends its time, as a flame graph and a table.

The hub runs under ``py-spy``; many scripted devices ask it at once, and its engines take no time, so that what
is seen is the hub's own work. The graph goes to ``bench-results/``: open it in a browser.
"""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import psutil

from tests.bench.crowd import ask_all
from tests.bench.flame import own_samples
from tests.bench.idle import microphones_on, noisy_room
from tests.bench.instant import all_three, instant_service, thinking
from tests.bench.options import RESULTS, Options, add_speech_option
from tests.bench.scripted import ask_once, booted, question_packets
from tests.e2e.processes import PAIRING, READY, ROOT, environment

DEVICES = 50
WITHIN_S = 6.0
LISTENED_S = 15.0
RATE_HZ = 200
HOTTEST = 12

WAITING = {
    "_worker (concurrent/futures/thread.py)",
    "_connection_worker_thread (aiosqlite/core.py)",
    "select (selectors.py)",
    "EpollSelector.select (selectors.py)",
}
"""Threads that wait for work; where the system does not tell so, ``py-spy`` counts them in."""


@asynccontextmanager
async def watched(folder: Path, graph: Path, extra: dict[str, str], how: Sequence[str]) -> AsyncIterator[str]:
    """A hub under ``py-spy``, which draws the graph when the hub has ended; gives the check's address."""
    spy = Path(sys.executable).with_name("py-spy")
    with (folder / "hub.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            str(spy), "record", "--rate", str(RATE_HZ), "--output", str(graph), *how, "--",
            sys.executable, "-m", "hub", "serve", "--data-dir", str(folder), "--host", "127.0.0.1",
            "--http-port", "0", "--ws-port", "0", "--no-mdns", cwd=ROOT, env=environment(PAIRING | extra),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=log,
        )  # fmt: skip
    assert process.stdout is not None
    try:
        while not (ready := READY.match((await process.stdout.readline()).decode().strip())):
            if process.stdout.at_eof():
                raise RuntimeError(f"no hub: {(folder / 'hub.log').read_text()}")
        yield ready[1]
    finally:
        for hub in psutil.Process(process.pid).children():
            hub.terminate()
        await process.communicate()


async def load(
    options: Options, graph: Path, *, engines: bool, listening: bool, how: Sequence[str] = ()
) -> None:
    """Have the hub work, and the graph drawn."""
    packets = question_packets(options.recording)
    with tempfile.TemporaryDirectory() as folder:
        async with instant_service() as base_url:
            extra = (thinking if engines else all_three)(base_url) | {"HUB_SESSION__IDLE_S": "119"}
            async with watched(Path(folder), graph, extra, how) as ota_url:
                await ask_once(ota_url, packets)
                devices = await booted(ota_url, DEVICES)
                if listening:
                    async with microphones_on(ota_url, devices, noisy_room(LISTENED_S)):
                        await asyncio.sleep(LISTENED_S)
                else:
                    await ask_all(ota_url, packets, devices, WITHIN_S)


def main() -> int:
    """Draw the graph, and print the hottest places."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=__doc__)
    add_speech_option(parser)
    parser.add_argument("--engines", action="store_true", help="hear and speak by this machine's engines")
    parser.add_argument("--listening", action="store_true", help="microphones on beside a fan, no questions")
    parser.add_argument("--gil", action="store_true", help="only who holds the interpreter's lock")
    args = parser.parse_args()
    RESULTS.mkdir(exist_ok=True)
    graph = RESULTS / f"profile-{datetime.now(UTC):%Y%m%d-%H%M%S}.svg"
    how = ["--gil"] if args.gil else []
    asyncio.run(load(Options(args.speech), graph, engines=args.engines, listening=args.listening, how=how))
    own = own_samples(graph.read_text("utf-8"))
    for name in WAITING:
        del own[name]
    print(f"{own.total():,} samples of threads at work, {RATE_HZ} a second, imports left out")  # noqa: T201
    for name, samples in own.most_common(HOTTEST):
        print(f"{100 * samples / own.total():6.1f} %  {name}")  # noqa: T201
    print(f"drawn in {graph.relative_to(ROOT)}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
