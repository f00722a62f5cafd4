"""The command line and a hub that runs."""

import asyncio
import json
import signal
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from tests.bench.instant import NOWHERE, all_three
from tests.e2e.here import run_here
from tests.e2e.processes import Serving, run_hub, serving

MAC = "aa:bb:cc:dd:ee:01"
SILENT = all_three(NOWHERE)


def place(hub: Serving) -> str:
    return f"http://{urlsplit(hub.ota_url).netloc}"


async def test_tokens_are_made_used_listed_and_revoked_and_outlive_a_kill(tmp_path: Path) -> None:
    here, found = ["--data-dir", str(tmp_path)], tmp_path / "control.json"
    async with serving(tmp_path, extra=SILENT) as hub, aiohttp.ClientSession() as client:
        status, out, err = await run_hub("token", "create", "Grafana", "--scope", "read", *here)
        assert status == 0
        assert "not shown again" in err
        headers = {"Authorization": f"Bearer {out.strip()}"}
        assert await status_of(client, f"{place(hub)}/metrics", headers) == 200
        assert await status_of(client, f"{place(hub)}/api/v1/tokens", headers) == 403
        made = json.loads((await run_here("token", "create", "CI", "--scope", "admin", "--json", *here))[1])
        assert (await run_here("token", "revoke", made["token_id"], *here))[:2] == (0, "Revoked.\n")
        assert made["token"] not in read_log(tmp_path)
        hub.process.kill()
        await hub.process.wait()
    assert found.exists()
    assert (await run_here("token", "list", *here))[0] == 2
    async with serving(tmp_path, extra=SILENT) as hub, aiohttp.ClientSession() as client:
        assert await status_of(client, f"{place(hub)}/metrics", headers) == 200
        status, out, _ = await run_here("token", *here, "list")
        assert status == 0
        assert "Grafana" in out
        assert "last used" in out
        assert "CI" not in out


async def test_devices_are_listed_by_a_file_that_is_its_owner_s_and_goes_with_the_hub(tmp_path: Path) -> None:
    here, found = ["--data-dir", str(tmp_path)], tmp_path / "control.json"
    async with serving(tmp_path, extra=SILENT) as hub:
        assert found.stat().st_mode & 0o077 == 0
        assert (await run_here("devices", "list", *here))[1] == "No device has come yet.\n"
        async with aiohttp.ClientSession() as client:
            told = {"Device-Id": MAC, "Client-Id": "c1", "User-Agent": "esp-box-3/2.4.2"}
            async with client.post(hub.ota_url, data=b"{}", headers=told) as response:
                assert response.status == 200
        status, out, _ = await run_here("devices", "list", *here)
        assert status == 0
        assert out.splitlines()[1].split()[0] == MAC
        listed = json.loads((await run_here("devices", "list", "--json", *here))[1])
        assert (listed["devices"][0]["board"], listed["waiting"]) == ("esp-box-3", [])
        hub.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            assert await hub.process.wait() == 0
    assert not found.exists()


async def status_of(client: aiohttp.ClientSession, url: str, headers: dict[str, str]) -> int:
    async with client.get(url, headers=headers) as response:
        return response.status


def read_log(folder: Path) -> str:
    return (folder / "hub.log").read_text()
