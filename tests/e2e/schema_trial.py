"""Schemathesis asks the API what its document allows, and what it does not: as an admin, a reader, and nobody.

``python -m tests.e2e.schema_trial [--examples N] [--seed N]`` asks for longer than the suite does. All checks
of schemathesis are on; ``schemathesis.toml`` beside this says what it is told of the API, and why.
"""

import argparse
import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from hub.storage.tokens import Scope
from hub.web.api import door
from tests.e2e.processes import environment
from tests.e2e.stocked_house import stocked
from tests.web.api.conftest import House

CONFIG = Path(__file__).with_name("schemathesis.toml")

CALLERS = ("admin", "read", "nobody")

ALL_PHASES = "coverage,fuzzing,stateful"
"""Each value at its bounds; made-up requests; several requests in a row that follow from each other."""

EXAMPLES = 100
"""Requests that are made up for each operation by each caller, when nobody waits for it."""

NO_LIMIT = 1_000_000
"""Wrong tokens that may come from one address here: each endpoint is to show its own 401, not the door's 429,
which ``tests/web/api/test_doors.py`` looks at."""

_ASKED = re.compile(r"(\d+) generated")
_SUMMARY = re.compile(r"=+ SUMMARY =+")


@dataclass(frozen=True, slots=True)
class Trial:
    """How it went for one caller."""

    caller: str
    status: int  # 0: no check failed
    asked: int  # requests
    report: str

    @property
    def summary(self) -> str:
        """The last part of the report."""
        return _SUMMARY.split(self.report)[-1].strip()


async def ask_as(caller: str, folder: Path, *, examples: int, seed: int = 1, phases: str = ALL_PHASES) -> Trial:
    """Have the API of a house in ``folder`` asked by ``caller``, one of ``CALLERS``."""
    with patch.object(door, "WRONG_TOKENS", NO_LIMIT):
        async with stocked(folder) as house:
            return await _asked(house, caller, examples=examples, seed=seed, phases=phases)


async def _asked(house: House, caller: str, *, examples: int, seed: int, phases: str) -> Trial:
    # The command line's own token: it is in no list, so nobody revokes it in the middle.
    token = {"admin": house.access.local(), "read": house.tokens[Scope.READ], "nobody": ""}[caller]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "schemathesis.cli", "--config-file", str(CONFIG), "--no-color",
        "run", f"{house.url}/api/openapi.json", "--checks", "all",
        "--phases", phases,
        "--max-examples", str(examples), "--seed", str(seed), "--generation-database", "none",
        *(("--header", f"Authorization: Bearer {token}") if token else ()),
        cwd=house.hub.settings.data_dir, env=environment(),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    report = (await process.stdout.read()).decode()
    status = await process.wait()
    asked = _ASKED.search(report)
    return Trial(caller, status, int(asked[1]) if asked else 0, report)


async def main() -> int:
    """All three callers, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.schema_trial", description=__doc__)
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="made up for each operation")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    failed = 0
    for caller in CALLERS:
        with tempfile.TemporaryDirectory() as folder:
            trial = await ask_as(caller, Path(folder), examples=args.examples, seed=args.seed)
        print(f"{caller}: {trial.report if trial.status else trial.summary}\n", flush=True)  # noqa: T201
        failed += trial.status != 0 or not trial.asked
    return failed


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
