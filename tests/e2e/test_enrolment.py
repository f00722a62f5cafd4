"""Devices are let in, and stay let in, whatever happens to the hub."""

import json
from pathlib import Path
from typing import Any

import pytest

from hub.twin.identity import keep_identity
from tests.bench.instant import all_three, instant_service
from tests.e2e.life_trial import QUESTION, table, try_life
from tests.e2e.processes import run_hub, serving
from tests.e2e.wrong_credentials import table as doors_table


@pytest.mark.loads_engines
async def test_a_device_s_life_and_every_wrong_credential_at_every_door(tmp_path: Path) -> None:
    trial = await try_life(tmp_path)
    assert trial.fine, f"{table(trial)}\n{doors_table(trial.doors)}\nin the log: {trial.leaks}"


async def test_what_was_decided_outlives_a_kill_and_a_device_from_before_waits(tmp_path: Path) -> None:
    older = keep_identity(tmp_path / "older")
    before = {"id": older.mac, "client_id": older.client_id, "name": "Kitchen", "state": "seen"}
    (tmp_path / "devices.json").write_text(json.dumps({"version": 1, "devices": {"1": before}}))
    async with instant_service("Yes.") as base_url:
        extra = all_three(base_url)
        async with serving(tmp_path, pairing=False, extra=extra) as hub:
            by_itself = ("--approve", "--data-dir", str(tmp_path))
            assert (await twin_says("--ota", hub.ota_url, "--state", str(tmp_path / "new"), *by_itself))[0] == 0
            hub.process.kill()
            await hub.process.wait()
        async with serving(tmp_path, pairing=False, extra=extra) as hub:
            assert (await twin_says("--ota", hub.ota_url, "--state", str(tmp_path / "new")))[0] == 0
            status, report, err = await twin_says("--ota", hub.ota_url, "--state", str(tmp_path / "older"))
    assert status == 3
    assert report["code"] in err
    log = (tmp_path / "hub.log").read_text()
    assert report["code"] not in log
    assert "Traceback" not in log
    assert json.loads((tmp_path / "devices.json.1.copy").read_text())["version"] == 1
    kept = json.loads((tmp_path / "devices.json").read_text())["devices"].values()
    (kitchen,) = (device for device in kept if device["id"] == older.mac)
    assert (kitchen["name"], kitchen["state"], kitchen["generation"]) == ("Kitchen", "seen", 0)


async def twin_says(*args: str) -> tuple[int, Any, str]:
    """Status, object and errors of the software device that asks something."""
    status, out, err = await run_hub("twin", "--text", QUESTION, *args)
    return status, json.loads(out), err
