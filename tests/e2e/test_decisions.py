"""What a person decides is on the disk when the hub says so, and else the hub does not say so."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from hub.__main__ import main
from hub.control_file import read_control
from tests.bench.instant import NOWHERE, all_three
from tests.e2e.processes import Serving, serving
from tests.fakes.letting_in import CLIENT

NAMES = ("let_in", "rejected", "blocked", "unblocked", "renewed", "forgotten", "late")
MACS = {name: f"aa:bb:cc:dd:ee:{number:02x}" for number, name in enumerate(NAMES)}


@dataclass
class Decider:
    """A person with a program, and devices that ask."""

    hub: Serving
    folder: Path
    client: aiohttp.ClientSession
    url: str

    async def ask(self, method: str, path: str) -> tuple[int, Any]:
        async with self.client.request(method, f"{self.url}/api/v1{path}") as response:
            return response.status, await response.json() if response.content_length else None

    async def decide(self, method: str, path: str) -> dict[str, Any]:
        """Have it done; the devices that are on the disk at that moment, by name."""
        status, told = await self.ask(method, path)
        assert status in (200, 204), told
        return on_disk(self.folder)

    async def code(self, name: str) -> str:
        """Have the device ask; the code it waits with."""
        headers = {"Device-Id": MACS[name], "Client-Id": CLIENT}
        async with self.client.post(self.hub.ota_url, headers=headers) as response:
            return str((await response.json())["activation"]["code"])

    async def approve(self, name: str) -> dict[str, Any]:
        return await self.decide("POST", f"/enrolment/waiting/{await self.code(name)}/approve")


def on_disk(folder: Path) -> dict[str, Any]:
    names = {mac: name for name, mac in MACS.items()}
    kept = json.loads((folder / "devices.json").read_text())["devices"].values()
    return {names[device["id"]]: device for device in kept}


@asynccontextmanager
async def a_person(folder: Path) -> AsyncIterator[Decider]:
    async with serving(folder, pairing=False, extra=all_three(NOWHERE)) as hub:
        control = read_control(folder)
        assert control is not None
        headers = {"Authorization": f"Bearer {control.token}"}
        async with aiohttp.ClientSession(headers=headers) as client:
            yield Decider(hub, folder, client, control.url)


async def test_a_decision_outlives_a_kill_right_after_it_and_one_that_would_not_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with a_person(tmp_path) as person:
        for name in NAMES[2:]:
            assert (await person.approve(name))[name]["state"] == "approved"
        assert (await person.approve("let_in"))["let_in"]["client_id"] == CLIENT
        kept = await person.decide("POST", f"/enrolment/waiting/{await person.code('rejected')}/reject")
        assert kept["rejected"]["turned_away"] == [CLIENT]
        before = kept["renewed"]["generation"]
        for name in ("blocked", "unblocked"):
            assert (await person.decide("POST", f"/devices/{MACS[name]}/block"))[name]["state"] == "blocked"
        kept = await person.decide("POST", f"/devices/{MACS['unblocked']}/unblock")
        assert kept["unblocked"]["state"] == "seen"
        kept = await person.decide("POST", f"/devices/{MACS['renewed']}/renew")
        assert kept["renewed"]["generation"] > before
        assert "forgotten" not in await person.decide("DELETE", f"/devices/{MACS['forgotten']}")
        await blocked_while_nothing_can_be_written(person, capsys)
        person.hub.process.kill()
        await person.hub.process.wait()
    async with a_person(tmp_path) as person:
        _, told = await person.ask("GET", "/devices")
    assert {one["device_id"]: one["state"] for one in told["devices"]} == {
        MACS["let_in"]: "approved", MACS["rejected"]: "rejected", MACS["blocked"]: "blocked",
        MACS["unblocked"]: "seen", MACS["renewed"]: "approved", MACS["late"]: "seen",
    }  # fmt: skip


async def blocked_while_nothing_can_be_written(person: Decider, capsys: pytest.CaptureFixture[str]) -> None:
    """Program and command line are told that the block ends with the hub; later decisions keep it."""
    file = person.folder / "devices.json"
    kept = file.read_bytes()
    file.unlink()
    (file / "in the way").mkdir(parents=True)
    status, problem = await person.ask("POST", f"/devices/{MACS['late']}/block")
    assert (status, problem["code"]) == (503, "enrolment.not_kept")
    assert "ends with the hub" in problem["detail"]
    assert str(file) in problem["detail"]
    words = ["devices", "--data-dir", str(person.folder), "block", MACS["late"]]
    assert await asyncio.to_thread(main, words) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert "ends with the hub" in err
    _, told = await person.ask("GET", f"/devices/{MACS['late']}")
    assert told["state"] == "blocked"
    shutil.rmtree(file)
    file.write_bytes(kept)
    assert (await person.decide("POST", f"/devices/{MACS['late']}/block"))["late"]["state"] == "blocked"
    assert (await person.decide("POST", f"/devices/{MACS['late']}/unblock"))["late"]["state"] == "seen"
