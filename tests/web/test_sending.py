"""Peers that do not take what they are sent: real sockets that do not read."""

import asyncio
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Self

import pytest
from aiohttp import ClientSession, web
from aiohttp.abc import AbstractStreamWriter

from hub.web import sending
from hub.web.sending import MAX_DOWNLOADS, MAX_OF_DEVICE, Downloads, SentFile

SIZE = 32 * 2**20  # more than the sockets of both sides ever hold


class Server:
    """Sends one file to whoever asks, and notes how each sending ended."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self.ends: asyncio.Queue[str] = asyncio.Queue()
        self.downloads = Downloads()
        self.port = 0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/", self._send)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _send(self, request: web.Request) -> web.StreamResponse:
        return _Noted(self, self._file)


class _Noted(SentFile):
    def __init__(self, server: Server, file: Path) -> None:
        super().__init__(file, SIZE, {}, server.downloads.one_by("d"))
        self._server = server

    async def prepare(self, request: web.BaseRequest) -> AbstractStreamWriter | None:
        try:
            sent = await super().prepare(request)
        except ConnectionError as error:
            self._server.ends.put_nowait(str(error))
            raise
        self._server.ends.put_nowait("sent")
        return sent


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    file = tmp_path / "file"
    with file.open("wb") as made:
        made.truncate(SIZE)
    async with Server(file) as running:
        yield running


async def a_deaf_peer(port: int, path: str = "/") -> socket.socket:
    """One that asks, and then reads nothing."""
    peer = socket.socket()
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
    peer.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(peer, ("127.0.0.1", port))
    await loop.sock_sendall(peer, f"GET {path} HTTP/1.1\r\nHost: hub\r\n\r\n".encode())
    return peer


async def test_who_takes_too_little_is_cut_off(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "USER_TIMEOUT", None)
    monkeypatch.setattr(sending, "STALL_S", 0.2)
    monkeypatch.setattr(sending, "SLOWEST_BYTES_S", SIZE * 100)
    with await a_deaf_peer(server.port):
        end = await asyncio.wait_for(server.ends.get(), 10)
    assert end == "the peer takes nothing any more"
    assert server.downloads.has_room("d")


@pytest.mark.skipif(sending.USER_TIMEOUT is None, reason="this system does not notice by itself")
async def test_who_stops_reading_is_cut_off_by_the_system(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sending, "STALL_S", 0.3)
    monkeypatch.setattr(sending, "SLOWEST_BYTES_S", 1)
    with await a_deaf_peer(server.port):
        end = await asyncio.wait_for(server.ends.get(), 10)
    assert end != "sent"
    assert server.downloads.has_room("d")


async def test_who_takes_it_is_sent_all_and_may_ask_again(server: Server) -> None:
    async with ClientSession() as client:
        for _ in range(2):
            async with client.get(f"http://127.0.0.1:{server.port}/") as response:
                assert len(await response.read()) == SIZE
            assert await server.ends.get() == "sent"


def test_a_device_has_a_few_downloads_at_once_and_all_together_have_some_more() -> None:
    downloads = Downloads()
    ours = [downloads.one_by("ours") for _ in range(MAX_OF_DEVICE)]
    for one in ours:
        assert downloads.has_room("ours")
        one.__enter__()
    assert not downloads.has_room("ours")
    assert downloads.has_room("another")
    others = [downloads.one_by(str(number)) for number in range(MAX_DOWNLOADS - MAX_OF_DEVICE)]
    for one in others:
        one.__enter__()
    assert not downloads.has_room("another")
    others[0].__exit__(None, None, None)
    assert downloads.has_room("another")
    assert not downloads.has_room("ours")
    for one in (*ours, *others[1:]):
        one.__exit__(None, None, None)
    assert downloads.has_room("ours")
