"""Who connects where TLS is spoken, and says nothing, or no TLS."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from websockets.asyncio.client import connect

from hub.caps.caps import Caps
from hub.config import LimitSettings
from hub.tls.door import Arriving, TlsDoor
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.server import WebServer
from tests.devices.household import Household
from tests.devices.test_gateway import Open, greet
from tests.fakes.sockets import FLOODER, HONEST, peers
from tests.tls.making import authority, pair_files, signed, write

NO_TLS = b"GET /ota/ HTTP/1.1\r\n\r\n"

HEAD_S = 1.0
"""A time in which everybody shakes hands who means to, on a slow machine, too; it is waited for."""


@dataclass
class Ends:
    """Of TLS: what a server speaks with, and a client that trusts it."""

    server: ssl.SSLContext
    client: ssl.SSLContext


@dataclass
class Door:
    """A server that is flooded."""

    port: int
    caps: Caps
    is_served: Callable[[str], Awaitable[bool]]  # whether somebody at an address is

    @property
    def refused(self) -> dict[str, int]:
        return {cap: count for cap, count in self.caps.counts().items() if count}


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory) -> Ends:
    ca, files = authority(), pair_files(Path(tmp_path_factory.mktemp("pair")))
    write(files, signed(ca))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(files.certificate, files.key)
    return Ends(server, ssl.create_default_context(cadata=ca.certificate.decode()))


@asynccontextmanager
async def https(ends: Ends, **limits: float) -> AsyncIterator[Door]:
    household, caps = Household(), Caps(LimitSettings.model_validate(limits))
    checks = Checks(household.bus, household.enrolment, lambda: datetime.now(UTC), Directions("/"))
    server = WebServer(checks, caps=caps)
    port = await server.start("127.0.0.1", 0, ws_port=1, tls=ends.server)

    async def is_served(address: str) -> bool:
        connector = aiohttp.TCPConnector(local_addr=(address, 0), ssl=ends.client)
        async with (
            aiohttp.ClientSession(connector=connector) as client,
            client.get(f"https://127.0.0.1:{port}/ota/") as response,
        ):
            return response.status == 200

    yield Door(port, caps, is_served)
    await server.stop()
    assert len(server.guard) == len(server.guard.crowd) == 0


@asynccontextmanager
async def wss(ends: Ends, **limits: float) -> AsyncIterator[Door]:
    hub = Open(limits=LimitSettings.model_validate(limits))
    await hub.start()
    port = await hub.gateway.start("127.0.0.1", 0, ends.server)
    url = hub.url().replace(f"ws://127.0.0.1:{hub.port}", f"wss://127.0.0.1:{port}")

    async def is_served(address: str) -> bool:
        headers = hub.first
        async with connect(url, ssl=ends.client, additional_headers=headers, local_addr=(address, 0)) as socket:
            return bool((await greet(socket))["type"] == "hello")

    yield Door(port, hub.caps, is_served)
    await hub.gateway.stop()


async def test_who_connects_and_says_nothing_is_counted_and_makes_room(ends: Ends) -> None:
    async with https(ends, http_connections_per_address=5, http_connections=12) as door:
        async with peers(door.port, 40) as idle:
            assert await door.is_served(FLOODER)
            assert await door.is_served(HONEST)
            assert [await peer.rest() for peer in idle[:35]] == [b""] * 35
        assert set(door.refused) == {"http_connections"}
        assert door.refused["http_connections"] >= 35


async def test_where_conversations_are_opened_it_is_the_same(ends: Ends) -> None:
    async with wss(ends, half_open_per_address=5, half_open=12) as door, peers(door.port, 40) as idle:
        assert await door.is_served(FLOODER)
        assert await door.is_served(HONEST)
        assert [await peer.rest() for peer in idle[:35]] == [b""] * 35
        assert set(door.refused) == {"half_open"}
        assert door.refused["half_open"] >= 35


@pytest.mark.parametrize(("open_door", "counted"), [(https, "http_head_time"), (wss, "handshake_time")])
async def test_a_handshake_of_tls_is_not_waited_for_without_end(
    ends: Ends, open_door: Callable[..., object], counted: str
) -> None:
    async with open_door(ends, head_s=HEAD_S) as door, peers(door.port, 3) as slow:  # type: ignore[attr-defined]
        assert await door.is_served(HONEST)
        assert [await peer.rest() for peer in slow] == [b""] * 3
        assert door.refused == {counted: 3}


@pytest.mark.parametrize("open_door", [https, wss])
async def test_what_is_no_tls_is_closed_at_once(ends: Ends, open_door: Callable[..., object]) -> None:
    async with open_door(ends) as door, peers(door.port, 2) as (strange, leaves):  # type: ignore[attr-defined]
        leaves.writer.close()
        await strange.send(NO_TLS)
        assert b"HTTP" not in await strange.rest()
        assert await door.is_served(HONEST)
        assert door.refused == {}


async def test_who_makes_room_at_once_gets_no_tls(ends: Ends, monkeypatch: pytest.MonkeyPatch) -> None:
    """asyncio would keep what a handshake needs, 256 KiB, for all the time that one may take."""
    begun: list[asyncio.Transport] = []

    async def start_tls(_loop: object, transport: asyncio.Transport, *_: object, **__: object) -> None:
        begun.append(transport)

    monkeypatch.setattr(asyncio.BaseEventLoop, "start_tls", start_tls)
    door, stays, leaves = TlsDoor(ends.server, HEAD_S), Raw(), Raw()
    for raw in (stays, leaves):
        door.before(Entrant()).connection_made(raw)
    leaves.abort()
    await asyncio.sleep(0)
    assert begun == [stays]
    await door.close()


class Entrant(Arriving):
    """Lets everything happen."""

    def arrived(self, transport: asyncio.Transport) -> None:
        assert not transport.is_closing()

    def gave_up(self) -> None:
        pass


class Raw(asyncio.Transport):
    """A connection that may be cut."""

    closing = False

    def pause_reading(self) -> None:
        pass

    def is_closing(self) -> bool:
        return self.closing

    def abort(self) -> None:
        self.closing = True


async def test_the_server_does_not_wait_for_handshakes_when_it_stops(ends: Ends) -> None:
    async with asyncio.timeout(5), https(ends) as door, peers(door.port, 3):
        assert await door.is_served(HONEST)
    async with asyncio.timeout(5), wss(ends) as door, peers(door.port, 3):
        assert await door.is_served(HONEST)
