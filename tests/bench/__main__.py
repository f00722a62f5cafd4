"""``python -m tests.bench``: measures the hub on this machine, side by side with what it is compared with.

Prints a table, line by line, and writes all figures as JSON under ``bench-results/``. Nothing is asserted: a
goal that was missed is marked. The machine should do nothing else meanwhile.
"""

import argparse
import asyncio
import json
import platform
import sys
import time
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import psutil

from tests.bench import (
    crowd,
    downloads,
    firmware,
    fuzz,
    hearing,
    idle,
    life,
    skills,
    speaking,
    store,
    ten_twins,
    turn,
    window_cost,
    window_hour,
    window_stalls,
)
from tests.bench.figures import Line
from tests.bench.options import RESULTS, Options, add_speech_option
from tests.e2e.processes import ROOT

LINES: Mapping[int, Callable[[Options], Coroutine[Any, Any, Line]]] = {
    1: hearing.measure,
    2: speaking.measure,
    3: turn.measure,
    4: ten_twins.measure,
    5: crowd.measure,
    6: idle.measure,
    7: store.measure,
    8: life.measure,
    9: downloads.measure,
    10: fuzz.measure,
    11: skills.measure,
    12: window_cost.measure,
    13: window_stalls.measure,
    14: window_hour.measure,
    15: firmware.measure,
}
BUSY = 0.5
"""Load above which the machine is taken to do something else, too."""

LIBRARIES = ("faster-whisper", "ctranslate2", "piper-tts", "onnxruntime", "websockets", "aiohttp", "sqlalchemy")


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    add_speech_option(parser)
    parser.add_argument("--line", type=int, action="append", choices=sorted(LINES), help="only this line")
    parser.add_argument("--quick", action="store_true", help="few repetitions: only to see that it runs")
    args = parser.parse_args()
    run(Options(args.speech, args.quick), args.line or sorted(LINES))
    return 0


def run(options: Options, numbers: list[int]) -> None:
    """Measure the lines, print each, write all."""
    began = datetime.now(UTC)
    about = _machine()
    print(f"{about['processor']}, {about['cores']} cores, Python {about['python']}")  # noqa: T201
    if about["load"] > BUSY:
        print(f"(the machine is busy with something else: load {about['load']:.1f})")  # noqa: T201
    lines = []
    for number in numbers:
        since = time.monotonic()
        line = asyncio.run(LINES[number](options))
        lines.append(line.to_json() | {"took_s": round(time.monotonic() - since, 1)})
        print(f"\n{line.table()}", flush=True)  # noqa: T201
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"bench-{began:%Y%m%d-%H%M%S}.json"
    text = json.dumps(
        {"at": began.isoformat(), "quick": options.quick, "machine": about, "lines": lines}, indent=1
    )
    file.write_text(text, "utf-8")
    print(f"\nwritten to {file.relative_to(ROOT)}")  # noqa: T201


def _machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": psutil.cpu_count(),
        "memory_mb": psutil.virtual_memory().total // 2**20,
        "system": platform.platform(),
        "python": platform.python_version(),
        "load": psutil.getloadavg()[0],
        "libraries": {name: version(name) for name in LIBRARIES},
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


if __name__ == "__main__":
    sys.exit(main())
