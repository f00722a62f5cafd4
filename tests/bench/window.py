"""The program with its window, in a process of its own, and told what to do."""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.processes import PAIRING, PATIENCE_S, ROOT, environment

UNSEEN = {"QT_QPA_PLATFORM": "offscreen"}
"""Painted as on a screen, and shown to nobody."""

GREETED = "[first_run]\ndone=true\n"
"""What the window remembers once the first run was gone through: no dialog is in front of its pages."""

LONGEST_ANSWER = 8_000_000
"""Bytes of one line: some minutes of delays."""


@dataclass
class Window:
    """A window in another process.

    Attributes:
        process: Its process.
        began: When that was started, on the monotonic clock, seconds.
        painted: When its first picture was there.
        ready: When it showed the hub's address.
        ota_url: That address.
    """

    process: asyncio.subprocess.Process
    began: float
    painted: float = 0.0
    ready: float = 0.0
    ota_url: str = ""

    async def tell(self, command: str) -> Any:
        """Have it do something; returns its answer once that was done."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{command}\n".encode())
        return await self.read()

    async def read(self) -> Any:
        """Its next answer."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            return json.loads(await self.process.stdout.readline())

    async def delays(self) -> list[float]:
        """How late its event loop was, each time since it was last asked, seconds."""
        return [late for _, late in await self.tell("delays")]


@asynccontextmanager
async def window(data_dir: Path, extra: Mapping[str, str]) -> AsyncIterator[Window]:
    """The program on free ports of loopback, with its pairing window open, once it is ready."""
    (data_dir / "window.ini").write_text(GREETED, "utf-8")
    options = ("--data-dir", str(data_dir), "--host", "127.0.0.1", "--http-port", "0", "--ws-port", "0")
    with (data_dir / "window.log").open("ab") as log:
        async with _running("tests.bench.windowed", *options, "--no-mdns", extra=extra, log=log) as shown:
            first = await shown.tell("ready")
            shown.painted, shown.ready, shown.ota_url = first["painted"], first["ready"], first["ota_url"]
            yield shown


@asynccontextmanager
async def empty_window() -> AsyncIterator[Window]:
    """One with nothing in it."""
    async with _running("tests.bench.empty_window", extra={}) as shown:
        shown.painted = (await shown.read())["painted"]
        yield shown


@asynccontextmanager
async def _running(
    module: str, *options: str, extra: Mapping[str, str], log: Any = None
) -> AsyncIterator[Window]:
    began = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *options, cwd=ROOT, env=environment(UNSEEN | PAIRING | dict(extra)),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log, limit=LONGEST_ANSWER,
    )  # fmt: skip
    assert process.stdin is not None
    try:
        yield Window(process, began)
    finally:
        process.stdin.close()
        try:
            async with asyncio.timeout(PATIENCE_S):
                await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
