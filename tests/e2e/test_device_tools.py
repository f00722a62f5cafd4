"""A real hub and the twin of a device with a camera: its tools are found, used by a person, and remembered."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from hub.control_file import Control, read_control
from hub.twin.device import Twin
from hub.twin.identity import Identity, new_identity
from hub.twin.tool_kinds import Toolset
from hub.twin.tool_report import ToolReport
from hub.twin.toolset import ToolPlan
from tests.bench.instant import NOWHERE, hearing_and_speaking
from tests.e2e.processes import serving

SILENT = hearing_and_speaking(NOWHERE)

PATIENCE_S = 20.0
"""For a library that is loaded behind the models, on however busy a machine."""


class Person:
    """Somebody with a token, who looks at one device."""

    def __init__(self, client: aiohttp.ClientSession, control: Control, identity: Identity) -> None:
        self._client = client
        self._url = f"{control.url}/api/v1/devices/{identity.mac}/tools"
        self._headers = {"Authorization": f"Bearer {control.token}"}

    async def look(self) -> Any:
        async with self._client.get(self._url, headers=self._headers) as answer:
            return await answer.json()

    async def call(self, name: str, **arguments: object) -> Any:
        """What comes of calling a tool, or the problem's code."""
        body = {"arguments": arguments}
        async with self._client.post(f"{self._url}/{name}", headers=self._headers, json=body) as answer:
            told = await answer.json()
            return told if answer.status == 200 else told["code"]

    async def until(self, true: Callable[[Any], bool]) -> Any:
        """What there is to be seen once it is so."""
        async with asyncio.timeout(PATIENCE_S):
            while not true(seen := await self.look()):
                await asyncio.sleep(0.05)
        return seen


@asynccontextmanager
async def living(folder: Path, identity: Identity) -> AsyncIterator[tuple[str, Person]]:
    """A hub in a process of its own, and a person."""
    async with serving(folder, extra=SILENT) as hub, aiohttp.ClientSession() as client:
        control = await asyncio.to_thread(read_control, folder)
        assert control is not None
        yield hub.ota_url, Person(client, control, identity)


def used(twin: Twin) -> ToolReport:
    report = twin.report("").tools
    assert report is not None
    return report


async def test_a_device_s_tools_are_found_used_and_remembered(tmp_path: Path) -> None:
    identity = new_identity()
    async with living(tmp_path, identity) as (ota_url, person):
        async with Twin(identity, tools=ToolPlan(Toolset.CAMERA)) as twin:
            await twin.connect(await twin.check(ota_url))
            seen = await person.until(lambda seen: seen.get("tools"))
            assert (seen["connected"], len(seen["tools"])) == (True, 12)
            assert (await person.call("self.audio_speaker.set_volume", volume=15))["outcome"] == "done"
            assert (await person.call("self.screen.snapshot"))["upload_id"]
            photo = await person.call("self.camera.take_photo", question="What do you see?")
            assert photo["outcome"] == "done"
            assert "key" in photo["text"]  # there is none for a language model that sees
            board = used(twin).board
            assert (board.volume, board.snapshots, board.photos) == (15, 1, 1)
            assert board.vision_url == ota_url.replace("/ota/", "/vision/explain")
            assert twin.report("").faults == ()
            assert (await person.call("self.reboot"))["outcome"] == "done"
        await person.until(lambda seen: not seen["connected"])
        assert await person.call("self.reboot") == "devices.not_in_conversation"
    async with living(tmp_path, identity) as (_, person):
        assert await person.look() == seen | {"connected": False}
