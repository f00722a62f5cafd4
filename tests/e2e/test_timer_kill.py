"""``kill -9`` at any moment: a timer that was confirmed is there."""

import asyncio
import sys
from pathlib import Path

import pytest

from hub.config import Settings, StoreSettings
from hub.storage.checking import check
from hub.storage.opening import open_store
from tests.e2e.kill_trial import LAYOUTS
from tests.e2e.processes import ROOT, environment


@pytest.mark.parametrize("layout", LAYOUTS)
async def test_a_timer_that_was_confirmed_outlives_a_kill(layout: str, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path, store=StoreSettings(url=LAYOUTS[layout]))
    confirmed: set[str] = set()
    for after in (1, 25):
        confirmed |= await killed_after(after, settings)
        store = open_store(settings)
        assert (await check(store)).problems == ()
        kept = {alert.alert_id for alert in await (await store.alerts()).all()}
        assert await store.close()
        assert confirmed <= kept
        assert len(confirmed) >= after


async def killed_after(timers: int, settings: Settings) -> set[str]:
    """Kill a process once it has confirmed so many timers; the ids of all it confirmed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.e2e.timer_load", str(settings.data_dir), settings.store.url,
        cwd=ROOT, env=environment(), stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    lines: list[bytes] = []
    while len(lines) <= timers:
        line = await process.stdout.readline()
        assert line, "the process ended by itself"
        lines.append(line)
    process.kill()
    rest = await process.stdout.read()
    lines += [line for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]
    await process.wait()
    process._transport.close()  # type: ignore[attr-defined]
    return {line.decode().strip() for line in lines[1:]}
