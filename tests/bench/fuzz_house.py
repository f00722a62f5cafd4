"""Who lives in the house that is besieged: devices that were let in, an admin, and an honest device."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import aiohttp
import numpy as np
import psutil

from hub.control_file import read_control
from hub.twin.microphone import Uplink, encoded
from tests.bench.fuzz_target import Target
from tests.bench.scripted import Scripted
from tests.e2e.processes import Serving
from tests.fakes.letting_in import CLIENT, check, handshake
from tests.fakes.pictures import jpeg

DEVICES: Final = 24
"""Devices that are misused, more than there are attempts at once: the hub has one conversation with each."""

PAUSE_S: Final = 1.0
"""Between an answer and the honest device's next question: a question a second is what the hub grants it."""


@dataclass(frozen=True, slots=True)
class House:
    """The target, and who looks after it."""

    target: Target

    async def open_sessions(self) -> int:
        """Conversations that go on."""
        async with self.target.client.get("/api/v1/status") as response:
            return int((await response.json())["open_sessions"])

    def sockets(self, pid: int) -> int:
        """Connections that others have to the hub's two ports. Blocking, for a moment."""
        ports = {self.target.http[1], self.target.ws[1]}
        return sum(
            one.laddr.port in ports and one.status != psutil.CONN_LISTEN
            for one in psutil.Process(pid).net_connections("tcp")
        )


@asynccontextmanager
async def at_home(hub: Serving, folder: Path) -> AsyncIterator[House]:
    """The house around a running hub whose pairing window is open."""
    control = await asyncio.to_thread(read_control, folder)
    assert control is not None
    names = [f"66:66:66:66:ff:{number:02x}" for number in range(DEVICES)]
    places = [await check(hub.ota_url, name) for name in names]
    devices = [handshake(name, CLIENT, place.token) for name, place in zip(names, places, strict=True)]
    admin = f"Bearer {control.token}"
    async with aiohttp.ClientSession(
        control.url, headers={"Authorization": admin}, connector=aiohttp.TCPConnector(force_close=True)
    ) as client:
        async with client.post("/api/v1/tokens", json={"name": "reader", "scope": "read"}) as response:
            reader = f"Bearer {(await response.json())['token']}"
        async with client.get("/api/openapi.json") as response:
            document = json.loads(await response.read())
        yield House(
            Target(
                http=_place(control.url),
                ws=_place(hub.ws_url),
                devices=devices,
                bearers=(admin, reader),
                operations=[
                    (method.upper(), path, operation)
                    for path, methods in document["paths"].items()
                    for method, operation in methods.items()
                ],
                schemas=document["components"]["schemas"],
                file_id=await _file(client, names[0]),
                picture=jpeg(64, 48),
                sound=_sound(),
                client=client,
            )
        )


async def _file(client: aiohttp.ClientSession, device_id: str) -> str:
    """The id of a picture that ``device_id`` sent and may fetch."""
    async with client.post("/api/v1/uploads/address", json={"device_id": device_id}) as response:
        path = urlsplit((await response.json())["url"]).path
    form = aiohttp.FormData()
    form.add_field("file", jpeg(320, 240), filename="x.jpg")
    async with client.post(path, data=form) as response:
        assert response.status == 200, await response.text()
    async with client.get("/api/v1/uploads") as response:
        return str((await response.json())["uploads"][0]["file_id"])


def _sound() -> list[bytes]:
    """Two seconds of noise and one of silence, as a microphone sends them."""
    noise = np.random.default_rng(1).normal(0, 3_000, 32_000).astype(np.int16)
    return encoded(np.concatenate([noise, np.zeros(16_000, np.int16)]), Uplink())


def _place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port


class Honest:
    """A device that asks one question after the other, and is to be answered whatever others do."""

    def __init__(self, ota_url: str) -> None:
        self.over = asyncio.Event()
        self.asked = self.answered = 0
        self.longest_s = 0.0
        self._ota_url = ota_url
        self._device = Scripted()

    @property
    def session_id(self) -> str:
        """Of its conversation."""
        return self._device.session_id

    async def come(self) -> None:
        """Be let in, and have one conversation until the end."""
        await self._device.connect(self._ota_url)
        assert (await self._device.type("Are you there?")).whole

    async def talk(self) -> None:
        """Ask until it is over; stays on the line."""
        while not self.over.is_set():
            await asyncio.sleep(PAUSE_S)
            self.asked += 1
            exchange = await self._device.type(f"Is {self.asked} a number?")
            if exchange.whole and exchange.stop_at is not None and exchange.ended_at is not None:
                self.answered += 1
                self.longest_s = max(self.longest_s, exchange.stop_at - exchange.ended_at)
            else:
                print(f"   the honest device got no answer: {exchange.trouble or 'no sound'}")  # noqa: T201
                await self._device.hang_up()
                await self._device.connect(self._ota_url)
