"""A house with devices that check over HTTP, fetch what they are told of, and start anew with it."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from hub.devices.links import Links
from hub.devices.mcp.toolboxes import Toolboxes
from hub.events import Outcome, TurnFinished
from hub.firmware.records import Channel, KeptImage
from hub.firmware.rollout.records import Rollout
from hub.storage.store import Store
from hub.updating import Updating
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.files import Files
from hub.web.reached import Reached
from hub.web.server import WebServer
from tests.devices.household import SECRET, Household
from tests.fakes.tools import tool_parts
from tests.firmware.images import KB, V2_16M, Build
from tests.storage.conftest import a_store

BOARD = "esp-box-3"
BUILDS = {version: Build(version=version, size=4 * KB) for version in ("2.0.0", "2.1.0", "2.2.0")}
ELF = {version: hashlib.sha256(repr(build).encode()).hexdigest() for version, build in BUILDS.items()}


TABLE: list[dict[str, Any]] = [
    {"label": label, "type": kind, "subtype": subtype, "address": address, "size": size}
    for label, kind, subtype, address, size in V2_16M
]


@dataclass
class Board:
    """A device, as its checks tell."""

    house: "RolloutHouse"
    device_id: str
    client_id: str
    version: str = "2.0.0"
    chip: str = "esp32s3"
    board: str = BOARD
    table: list[dict[str, Any]] = field(default_factory=lambda: TABLE)
    told: list[dict[str, Any]] = field(default_factory=list)

    async def check(self) -> dict[str, Any]:
        """Start, and return the section on firmware."""
        self.house.household.clock.at += 60
        body = {
            "chip_model_name": self.chip,
            "flash_size": 16 << 20,
            "application": {"version": self.version, "elf_sha256": ELF.get(self.version, "")},
            "partition_table": self.table,
            "board": {"type": self.board},
        }
        headers = {"Device-Id": self.device_id, "Client-Id": self.client_id}
        async with self.house.client.post(
            f"{self.house.url}/xiaozhi/ota/", json=body, headers=headers
        ) as response:
            told: dict[str, Any] = (await response.json()).get("firmware", {})
        self.told.append(told)
        return told

    async def fetch(self, told: dict[str, Any]) -> bytes:
        async with self.house.client.get(told["url"]) as response:
            assert response.status == 200
            return await response.read()

    async def start(self) -> dict[str, Any]:
        """Start, install what it is told of, and start with that."""
        told = await self.check()
        if told:
            content = await self.fetch(told)
            self.version = next(version for version, build in BUILDS.items() if build.app() == content)
            await self.check()
        return told

    def converse(self) -> None:
        self.house.household.bus.publish(
            TurnFinished(
                device_id=self.device_id,
                session_id="s",
                turn_id="t",
                outcome=Outcome.ANSWERED,
                spoken="Yes.",
                timings={},
            )
        )


@dataclass
class RolloutHouse:
    household: Household
    store: Store
    updating: Updating
    client: aiohttp.ClientSession
    url: str
    hour: list[int]
    boards: list[Board] = field(default_factory=list)

    async def add_board(self, number: int, **more: Any) -> Board:
        board = Board(self, f"aa:bb:cc:dd:ee:{number:02x}", f"client-{number}", **more)
        await board.check()
        waiting = next(one for one in self.household.enrolment.waiting() if one.device_id == board.device_id)
        await self.household.enrolment.approve(waiting.code)
        await board.check()
        self.boards.append(board)
        return board

    async def keep(self, version: str, channel: Channel = Channel.STABLE) -> KeptImage:
        return await self.updating.library.add(
            BUILDS[version].app(), f"v{version}_{BOARD}.bin", channel=channel
        )

    def rollout(self) -> Rollout:
        return self.updating.rollouts.all()[0]

    async def noticed(self, device_id: str) -> None:
        """Wait until the hub knows that the device has all of the image."""
        async with asyncio.timeout(10):
            while not getattr(self.rollout().track(device_id), "fetched", False):
                await asyncio.sleep(0)


@asynccontextmanager
async def opened(folder: Path, before: Household | None = None) -> AsyncIterator[RolloutHouse]:
    """A house whose files are in ``folder``; ``before``: the devices of one that ended."""
    household = before or Household()
    store, hour = a_store(folder), [12]
    links = Links(household.clock)
    links.open(SECRET)
    files = Files(store.shelf, household.registry, links, household.bus, household.clock)
    updating = Updating(
        household.bus,
        store,
        registry=household.registry,
        reached=Reached(household.registry.record, str),
        local_time=lambda: datetime(2026, 8, 1, hour[0], tzinfo=UTC),
        toolboxes=Toolboxes(tool_parts(household.bus)),
        conversation_with=lambda _: None,
        now=household.clock,
    )
    updating.fetch_from(files)
    await updating.load()
    checks = Checks(
        household.bus,
        household.enrolment,
        lambda: datetime.now(UTC),
        Directions("/"),
        firmware_for=updating.offering.at_check,
    )
    server = WebServer(checks, mounts=(files.mount,))
    port = await server.start("127.0.0.1", 0, ws_port=1)
    async with aiohttp.ClientSession() as client:
        yield RolloutHouse(household, store, updating, client, f"http://127.0.0.1:{port}", hour)
    await server.stop()
    await updating.finish()
    assert await updating.close()
    assert await store.close()
