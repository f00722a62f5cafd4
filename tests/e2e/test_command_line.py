import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.here import run_here
from tests.e2e.processes import run_hub, serving

STOP_S = 5.0

Run = Callable[..., Awaitable[tuple[int, str, str]]]
"""Runs a command."""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_it_says_ready_answers_and_ends_cleanly_when_told(tmp_path: Path, number: signal.Signals) -> None:
    async with serving(tmp_path) as hub:
        async with aiohttp.ClientSession() as client, client.post(hub.ota_url, data=b"{}") as response:
            assert (await response.json())["websocket"]["url"] == hub.ws_url
        hub.process.send_signal(number)
        async with asyncio.timeout(STOP_S):
            assert await hub.process.wait() == 0
        assert hub.process.stdout is not None
        assert await hub.process.stdout.read() == b""
    log = (tmp_path / "hub.log").read_text()
    assert "devices can come" in log
    assert "Traceback" not in log


async def test_a_port_in_use_is_one_clear_line_and_status_2(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for option, other in (("--http-port", "--ws-port"), ("--ws-port", "--http-port")):
            status, out, err = await run_hub(
                "serve", "--data-dir", str(tmp_path), "--host", "127.0.0.1", option, port, other, "0"
            )
            assert (status, out) == (2, "")
            assert err.splitlines() == [f"Port {port} is in use by another program. Choose another port."]


async def test_a_folder_that_cannot_be_written_is_one_clear_line_and_status_2(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.touch()
    status, out, err = await run_hub("serve", "--data-dir", str(file / "inside"))
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "cannot be written" in err


@pytest.mark.parametrize(
    ("run", "args", "extra", "words"),
    [
        (run_hub, ["--http-port", "99999"], {}, "server.http_port"),
        (run_here, ["--http-port", "many"], {}, "server.http_port"),
        (run_here, ["--config", "/no/such/file.toml"], {}, "does not exist"),
        (run_here, [], {"HUB_LLM__BASE_URL": "nowhere"}, "llm.base_url"),
        (run_here, [], {"HUB_AUDIO__LEAD_MS": "9000"}, "audio.lead_ms"),
        (run_hub, ["--host", "192.0.2.1"], {}, "cannot listen on 192.0.2.1"),
    ],
)
async def test_a_bad_setting_is_one_clear_line_and_status_2(
    tmp_path: Path, *, run: Run, args: list[str], extra: dict[str, str], words: str
) -> None:
    """Settings are wrong before anything begins: two processes show that, the others need none."""
    status, out, err = await run("serve", "--data-dir", str(tmp_path), *args, extra=extra)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert words in err


async def test_a_key_is_kept_and_forgotten_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = ["key", "where", "--data-dir", str(tmp_path)]
    assert "no key is kept" in (await run_here(*where))[1]
    (tmp_path / "secrets.json").write_text('{"llm-api-key": "sk-very-secret"}')
    status, out, err = await run_hub(*where)
    assert status == 0
    assert "in a file" in out
    assert "sk-very-secret" not in out + err
    assert (await run_here("key", "forget", "--data-dir", str(tmp_path)))[0] == 0
    assert "no key is kept" in (await run_here(*where))[1]
