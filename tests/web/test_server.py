import json
from datetime import UTC, datetime

import aiohttp
import pytest

from hub.config import LimitSettings
from hub.errors import AddressUnavailableError, PortInUseError
from hub.events import DeviceChecked, Event
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.server import CHECK_PATHS, WebServer
from tests.devices.household import Household
from tests.web.asking import get_json


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("path", CHECK_PATHS)
async def test_the_check_is_answered_at_every_path_with_the_address_it_came_in_on(
    client: aiohttp.ClientSession, url: str, path: str, method: str
) -> None:
    reply = await get_json(client, method, url + path)
    assert reply["websocket"]["url"] == "ws://127.0.0.1:8000/xiaozhi/v1/"
    assert "mqtt" not in reply
    assert "firmware" not in reply


async def test_the_host_header_does_not_change_where_devices_are_sent(
    client: aiohttp.ClientSession, url: str
) -> None:
    reply = await get_json(client, "POST", url + "/ota/", headers={"Host": "hub.example"})
    assert reply["websocket"]["url"] == "ws://127.0.0.1:8000/xiaozhi/v1/"


async def test_a_check_is_told_to_the_hub(client: aiohttp.ClientSession, url: str, events: list[Event]) -> None:
    body = {"application": {"version": "2.4.2"}, "board": {"name": "esp-box-3"}}
    named = {"Device-Id": "AA:BB:CC:DD:EE:01", "Client-Id": "c1"}
    await get_json(client, "POST", url + "/ota/", json=body, headers=named)
    event = events[0]
    assert isinstance(event, DeviceChecked)
    assert (event.device_id, event.board, event.firmware, event.address) == (
        "aa:bb:cc:dd:ee:01", "esp-box-3", "2.4.2", "127.0.0.1",
    )  # fmt: skip


async def test_broken_json_is_answered_all_the_same(client: aiohttp.ClientSession, url: str) -> None:
    await get_json(client, "POST", url + "/ota/", data=b'{"board":{"ssid":"a"b"}}')


async def test_a_body_that_is_too_large_is_refused(client: aiohttp.ClientSession, url: str) -> None:
    async with client.post(url + "/ota/", data=bytes(LimitSettings().body_bytes + 1)) as response:
        assert response.status == 413


async def test_browsers_may_ask(client: aiohttp.ClientSession, url: str) -> None:
    async with client.options(url + "/xiaozhi/ota/", headers={"Origin": "http://page"}) as response:
        assert response.status == 204
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Device-Id" in response.headers["Access-Control-Allow-Headers"]


async def test_other_paths_are_not_found(client: aiohttp.ClientSession, url: str) -> None:
    async with client.get(url + "/etc/passwd") as response:
        assert response.status == 404
        assert json.dumps(dict(response.headers)).count("aiohttp") == 0


async def test_a_port_in_use_and_a_foreign_address_are_said(server: WebServer, url: str) -> None:
    port = int(url.rsplit(":", 1)[1])
    household = Household()
    other = WebServer(Checks(household.bus, household.enrolment, lambda: datetime.now(UTC), Directions("/")))
    with pytest.raises(PortInUseError, match=str(port)):
        await other.start("127.0.0.1", port, ws_port=1)
    with pytest.raises(AddressUnavailableError, match=r"192\.0\.2\.1"):
        await other.start("192.0.2.1", 0, ws_port=1)
    await other.stop()
