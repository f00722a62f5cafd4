from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest

from hub.bus import Bus
from hub.events import Event
from hub.web.server import WebServer


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def server(events: list[Event]) -> WebServer:
    bus = Bus()
    bus.subscribe(Event, events.append)
    return WebServer(bus, lambda: datetime(2026, 11, 22, tzinfo=UTC), ws_path="/xiaozhi/v1/")


@pytest.fixture
async def url(server: WebServer) -> AsyncIterator[str]:
    port = await server.start("127.0.0.1", 0, ws_port=8000)
    yield f"http://127.0.0.1:{port}"
    await server.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session
