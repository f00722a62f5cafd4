"""Assets from the command line to a device's flash, past a cut download and a hub that is killed."""

import asyncio
import json
import socket
from pathlib import Path
from typing import Any

from hub.twin.boot_notes import BootStep
from hub.twin.boot_plan import BootPlan
from hub.twin.device import Twin
from hub.twin.faults import NO_FAULT, Fault, Trouble
from hub.twin.flash import Flash, flashed
from hub.twin.identity import Identity, new_identity
from hub.twin.state import Mode
from hub.twin.tool_kinds import Toolset
from hub.twin.toolset import ToolPlan
from tests.bench.instant import NOWHERE, hearing_and_speaking
from tests.e2e.here import run_here
from tests.e2e.processes import serving
from tests.firmware.assets_made import assets

SILENT = hearing_and_speaking(NOWHERE)
FILE = assets(size=200_000)
PATIENCE_S = 20.0


def free_port() -> str:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return str(sock.getsockname()[1])


def device(identity: Identity, flash: Flash, fault: Fault = NO_FAULT) -> Twin:
    return Twin(
        identity,
        mode=Mode.AUTO,
        tools=ToolPlan(Toolset.STANDARD),
        boot=BootPlan(flash=flash, fault=fault),
    )


def steps(twin: Twin) -> list[BootStep]:
    return [note.step for note in twin.board.boots if note.step is not BootStep.CHECKED]


async def on_disk(folder: Path, what: str) -> None:
    """Return once it is written: what changed is gathered for a moment first."""
    async with asyncio.timeout(PATIENCE_S):
        while what not in await asyncio.to_thread((folder / "asset_offers.json").read_text):
            await asyncio.sleep(0.05)


class Person:
    """Somebody at the command line."""

    def __init__(self, folder: Path, identity: Identity) -> None:
        self._here = ["--data-dir", str(folder)]
        self._identity = identity

    async def does(self, *words: str) -> str:
        status, out, err = await run_here("firmware", "assets", *words, *self._here)
        assert (status, err) == (0, "")
        return out

    async def offer(self) -> Any:
        (offer,) = json.loads(await self.does("offers", "--json"))
        assert offer["device_id"] == self._identity.mac
        return offer

    async def until(self, state: str) -> Any:
        async with asyncio.timeout(PATIENCE_S):
            while (offer := await self.offer())["state"] != state:
                await asyncio.sleep(0.1)
        return offer


async def test_a_device_gets_its_assets_though_much_goes_wrong(tmp_path: Path) -> None:
    identity, flash = new_identity(), flashed()
    person = Person(tmp_path, identity)
    ports = ["--http-port", free_port(), "--ws-port", free_port()]
    file = tmp_path / "assets.bin"
    file.write_bytes(FILE)

    async with serving(tmp_path, *ports, extra=SILENT) as hub:
        kept = (await person.does("add", str(file), "--notes", "Cyrillic")).split()[-1].rstrip(".")
        async with device(identity, flash) as twin:
            await twin.connect(await twin.boot(hub.ota_url))
            assert "is told in its next conversation" in await person.does("offer", kept, identity.mac)
            await twin.listen_on()
            offer = await person.until("told")
            assert (offer["tries"], offer["reason"]) == (1, "")
            assert flash.assets_url.startswith(hub.ota_url.partition("/xiaozhi")[0])
        await on_disk(tmp_path, '"told"')
        hub.process.kill()
        await hub.process.wait()

    async with serving(tmp_path, *ports, extra=SILENT) as hub:
        assert (await person.offer())["state"] == "told"
        cut = Fault(Trouble.CUT_ASSETS, cut_at=64 * 1024)
        async with device(identity, flash, cut) as twin:
            answer = await twin.boot(hub.ota_url)
            assert steps(twin) == [BootStep.ASSETS_GONE]
            offer = await person.until("waiting")
            assert (offer["reason"], offer["reboot"]) == ("cut", True)
            await twin.connect(answer)
            await twin.listen_on()
            assert (await person.until("told"))["tries"] == 2

        async with device(identity, flash) as twin:
            await twin.boot(hub.ota_url)
            assert steps(twin) == [BootStep.ASSETS_INSTALLED]
        await person.until("installed")
        assert flash.assets is not None
        assert flash.assets.size == len(FILE)
        assert f"got by {identity.mac}" in await person.does("list")
        log = (tmp_path / "hub.log").read_text()
        assert flash.assets_url == ""
        assert "/xiaozhi/files/" not in log
        assert await person.does("cancel", identity.mac) == "Taken back.\n"
        assert await person.does("offers") == "No device is offered assets.\n"
        assert (await person.does("remove", kept)).startswith("Deleted: ")


async def test_a_device_with_too_little_room_is_told_nothing(tmp_path: Path) -> None:
    identity, flash = new_identity(), flashed()
    file = tmp_path / "assets.bin"
    file.write_bytes(assets(size=8 * 2**20))
    here = ["--data-dir", str(tmp_path)]
    async with serving(tmp_path, extra=SILENT) as hub:
        async with device(identity, flash) as twin:
            await twin.boot(hub.ota_url)
        kept = (await Person(tmp_path, identity).does("add", str(file))).split()[-1].rstrip(".")
        status, out, err = await run_here("firmware", "assets", "offer", kept, identity.mac, *here)
        assert (status, out) == (1, "")
        assert f"Device {identity.mac} cannot be offered these assets: its room for assets is smaller" in err
        _, out, _ = await run_here("firmware", "assets", "offers", *here)
        assert out == "No device is offered assets.\n"
