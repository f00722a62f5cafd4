"""Running the program as a person does: in a process of its own."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import aiohttp

ROOT = Path(__file__).parents[2]
READY = re.compile(r"^ready ota=(http://\S+/xiaozhi/ota/) ws=(ws://\S+/xiaozhi/v1/)$")
PATIENCE_S = 60.0

LOOK_S = 0.1
"""Between two looks at whether a hub is ready, seconds."""

PAIRING = {"HUB_ENROLMENT__PAIRING_WINDOW_S": "3600"}
"""Has new devices let in by themselves, as somebody does at home who sets up several at once."""


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's, without anybody's keys, proxies or displays, and with ``extra``."""
    unwanted = ("HUB_", "XAI_", "DISPLAY", "WAYLAND", "QT_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(unwanted)}
    no_keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    return kept | no_keyring | dict(extra or {})


@dataclass
class Serving:
    """A hub in another process."""

    process: asyncio.subprocess.Process
    ota_url: str
    ws_url: str
    ready_s: float

    async def hears_and_speaks(self) -> None:
        """Return once its engines are loaded: devices are answered before, and wait for that."""
        async with asyncio.timeout(PATIENCE_S), aiohttp.ClientSession() as client:
            while True:
                async with client.get(urljoin(self.ota_url, "/readyz")) as response:
                    if response.ok:
                        return
                await asyncio.sleep(LOOK_S)


async def run_hub(*args: str, extra: Mapping[str, str] | None = None) -> tuple[int, str, str]:
    """Run ``python -m hub ARGS`` to its end: status, output, errors."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "hub", *args, cwd=ROOT, env=environment(extra),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(PATIENCE_S):
        out, err = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


@asynccontextmanager
async def serving(
    data_dir: Path,
    *args: str,
    extra: Mapping[str, str] | None = None,
    module: str = "hub",
    pairing: bool = True,
    mdns: bool = False,
) -> AsyncIterator[Serving]:
    """A hub on free ports of loopback, with its pairing window open; it is ended, if it still runs."""
    command = [*(["serve"] if module == "hub" else []), *([] if mdns else ["--no-mdns"])]
    began = asyncio.get_running_loop().time()
    with (data_dir / "hub.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", module, *command, "--data-dir", str(data_dir), "--host", "127.0.0.1",
            "--http-port", "0", "--ws-port", "0", *args, cwd=ROOT,
            env=environment((PAIRING if pairing else {}) | dict(extra or {})),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=log,
        )  # fmt: skip
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE_S):
            line = (await process.stdout.readline()).decode().strip()
        match = READY.match(line)
        assert match, f"{line!r}; {(data_dir / 'hub.log').read_text()}"
        yield Serving(process, match[1], match[2], asyncio.get_running_loop().time() - began)
    finally:
        if process.returncode is None:
            process.terminate()
            async with asyncio.timeout(PATIENCE_S):
                await process.wait()
        process._transport.close()  # type: ignore[attr-defined]
