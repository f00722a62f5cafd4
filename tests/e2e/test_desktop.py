"""The real program, used by a person from its first run to its end.

In other languages, dark, larger and with pictures: ``desktop_trial``.
"""

import asyncio
import os
import sys
from pathlib import Path

from tests.e2e.processes import PATIENCE_S, ROOT


async def test_a_person_goes_from_the_first_run_to_the_end(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.e2e.desktop_trial", str(tmp_path), "--quick", "--scales", "1",
        cwd=ROOT, env=os.environ, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    async with asyncio.timeout(2 * PATIENCE_S):
        said, _ = await process.communicate()
    told = said.decode()
    assert process.returncode == 0, told
    assert "from first run to first answer: 5 clicks and 1 typed word(s)" in told
    assert told.rstrip().endswith("quit")
