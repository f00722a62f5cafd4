"""A file is fetched when it has arrived, not when the system took it to be sent: real sockets."""

import asyncio
import socket
import struct
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from hub.twin.download import download
from hub.twin.errors import DownloadError
from hub.web import sending
from hub.web.sending import SentFile
from tests.web.test_sending import a_deaf_peer

SIZE = 256 * 1024
"""More than a deaf peer's socket holds, and less than the system takes to be sent."""

PIECE = 1_000


class Server:
    """Sends one file to whoever asks, and notes whether all of it arrived."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.ends: asyncio.Queue[bool] = asyncio.Queue()
        self.port = 0

    async def start(self) -> web.AppRunner:
        app = web.Application()
        app.router.add_get("/", self._send)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.port = runner.addresses[0][1]
        return runner

    async def whole(self) -> bool:
        return await asyncio.wait_for(self.ends.get(), 10)

    async def _send(self, _request: web.Request) -> web.StreamResponse:
        def sent(*, whole: bool) -> None:
            self.ends.put_nowait(whole)

        return SentFile(self._file, SIZE, {}, sent=sent)


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    file = tmp_path / "file"
    file.write_bytes(bytes(SIZE))
    server = Server(file)
    runner = await server.start()
    yield server
    await runner.cleanup()


async def read(peer: socket.socket, count: int) -> int:
    """How many bytes of the file came: ``count``, or fewer when there are no more."""
    loop, got, head = asyncio.get_running_loop(), 0, b""
    while not head.endswith(b"\r\n\r\n"):
        head += await loop.sock_recv(peer, 1)
    while got < count and (piece := await loop.sock_recv(peer, min(PIECE, count - got))):
        got += len(piece)
    return got


async def test_what_was_read_has_arrived(server: Server) -> None:
    async with aiohttp.ClientSession() as client:
        for _ in range(2):  # over one connection
            async with client.get(f"http://127.0.0.1:{server.port}/") as response:
                assert len(await response.read()) == SIZE
            assert await server.whole()


async def test_a_device_that_hangs_up_behind_the_last_byte_has_all(server: Server) -> None:
    with await a_deaf_peer(server.port) as peer:
        assert await read(peer, SIZE) == SIZE
    assert await server.whole()


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell what arrived")
async def test_a_device_that_lost_its_power_has_not(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "STALL_S", 0.3)
    with await a_deaf_peer(server.port):
        assert not await server.whole()


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell what arrived")
@pytest.mark.parametrize("linger", [False, True], ids=["closed", "reset"])
async def test_a_device_that_hangs_up_half_way_has_not(server: Server, linger: bool) -> None:
    with await a_deaf_peer(server.port) as peer:
        assert await read(peer, SIZE // 2) == SIZE // 2
        if linger:
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert not await server.whole()


@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell what arrived")
async def test_what_the_software_device_did_not_take_has_not(server: Server) -> None:
    """Its window is a device's: no quarter of a file waits in its system's buffer when its power goes."""
    with pytest.raises(DownloadError, match="broke"):
        await download(f"http://127.0.0.1:{server.port}/", SIZE, cut_at=SIZE * 3 // 4)
    assert not await server.whole()
    assert len(await download(f"http://127.0.0.1:{server.port}/", SIZE)) == SIZE
    assert await server.whole()
