from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from hub.events import Event
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.own_names import OwnNames
from hub.web.server import DEVICE_PATHS, WebServer
from tests.devices.household import Household
from tests.web.seeing_house import Building, House


@pytest.fixture
def household() -> Household:
    return Household()


@pytest.fixture
def events(household: Household) -> list[Event]:
    return household.events


@pytest.fixture
def server(household: Household) -> WebServer:
    checks = Checks(
        household.bus,
        household.enrolment,
        lambda: datetime(2026, 11, 22, tzinfo=UTC),
        Directions("/xiaozhi/v1/"),
    )
    names = OwnNames(DEVICE_PATHS, lambda: ("xiaozhi-hub.local", "hub.example"))
    return WebServer(checks, mounts=(names.mount,))


@pytest.fixture
async def url(server: WebServer) -> AsyncIterator[str]:
    port = await server.start("127.0.0.1", 0, ws_port=8000)
    yield f"http://127.0.0.1:{port}"
    await server.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def building(tmp_path: Path) -> AsyncIterator[Building]:
    built = Building(tmp_path)
    yield built
    await built.take_down()


@pytest.fixture
async def house(building: Building) -> House:
    return await building.house()
