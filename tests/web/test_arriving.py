"""Files that the system has taken to be sent, and that peers take, or do not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from hub.web import arriving
from hub.web.sending import SentFile
from tests.web.test_sending import a_deaf_peer

SIZE = 128 * 1024
"""Fits into the sockets' buffers on this side, but not into those of a deaf peer."""

TURNS = 200
"""Of the event loop, in which all that does not wait for the peer is done."""


@asynccontextmanager
async def serving(file: Path) -> AsyncIterator[tuple[int, asyncio.Queue[bool]]]:
    """Serve ``file``; the port, and what was told of each download."""
    told: asyncio.Queue[bool] = asyncio.Queue()

    async def send(_request: web.Request) -> web.StreamResponse:
        return SentFile(file, SIZE, {}, sent=lambda *, whole: told.put_nowait(whole))

    app = web.Application()
    app.router.add_get("/", send)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield runner.addresses[0][1], told
    finally:
        await runner.cleanup()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(arriving, "LOOK_S", 0.0)
    file = tmp_path / "file"
    file.write_bytes(bytes(SIZE))
    return file


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux tells what is on its way")
async def test_what_lies_in_the_sockets_has_not_arrived(file: Path) -> None:
    async with serving(file) as (port, told):
        peer = await a_deaf_peer(port)
        for _ in range(TURNS):
            await asyncio.sleep(0)
        assert told.empty()
        peer.close()
        async with asyncio.timeout(10):
            assert await told.get() is False


async def test_what_a_peer_has_taken_has_arrived(file: Path) -> None:
    async with serving(file) as (port, told):
        reader, writer = await asyncio.open_connection(sock=await a_deaf_peer(port))
        async with asyncio.timeout(10):
            await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(SIZE)
            assert await told.get() is True
        writer.close()
        await writer.wait_closed()


async def test_nobody_is_there_any_more() -> None:
    assert await arriving.has_arrived(None) is False
