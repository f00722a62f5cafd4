"""Where devices are sent: the check over real sockets, under names and through proxies."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from ipaddress import ip_network
from urllib.parse import urlsplit

import aiohttp
import pytest

from hub.caps.caps import Caps
from hub.config import LimitSettings
from hub.events import DeviceChecked
from hub.proxies import Proxies
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.server import WebServer
from tests.devices.household import Household
from tests.web.asking import get_json

NAMES = ("xiaozhi-hub.local", "hub.school.example", "192.168.1.5")
NGINX = Proxies([ip_network("127.0.0.1")])
HTTPS = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}


@asynccontextmanager
async def hub(
    household: Household,
    host: str = "127.0.0.1",
    *,
    proxies: Proxies | None = None,
    proxied_url: str = "",
    caps: Caps | None = None,
) -> AsyncIterator[str]:
    """A web server; gives its address."""
    directions = Directions("/xiaozhi/v1/", names=lambda: NAMES, proxies=proxies, proxied_url=proxied_url)
    checks = Checks(household.bus, household.enrolment, lambda: datetime.now(UTC), directions)
    server = WebServer(checks, proxies=proxies, caps=caps)
    port = await server.start(host, 0, ws_port=8000)
    try:
        yield f"http://{f'[{host}]' if ':' in host else host}:{port}"
    finally:
        await server.stop()


async def sent_to(client: aiohttp.ClientSession, url: str, **headers: str) -> str:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = await get_json(client, "POST", f"{url}/xiaozhi/ota/", headers=told)
    address: str = answer["websocket"]["url"]
    return address


@pytest.mark.parametrize(
    ("headers", "reached"),
    [
        ({}, "http://127.0.0.1:{port}"),
        ({"Host": "xiaozhi-hub.local:8003"}, "http://xiaozhi-hub.local:8003"),
        ({"Host": "xiaozhi-hub.local"}, "http://xiaozhi-hub.local:{port}"),
        ({"Host": "192.168.1.5:9003"}, "http://192.168.1.5:9003"),
        ({"Host": "evil.example:8003"}, "http://127.0.0.1:{port}"),
        ({**HTTPS, "X-Forwarded-Host": "hub.school.example"}, "https://hub.school.example:443"),
        ({**HTTPS, "Host": "hub.school.example"}, "https://hub.school.example:443"),
        ({**HTTPS, "X-Forwarded-Host": "evil.example"}, ""),
    ],
)
@pytest.mark.logs("under a name that is not the hub's")
async def test_how_a_device_reached_the_hub_is_told_for_the_addresses_it_is_given(
    client: aiohttp.ClientSession, headers: dict[str, str], reached: str
) -> None:
    household = Household()
    async with hub(household, proxies=NGINX if "X-Forwarded-For" in headers else None) as url:
        identity = {"Device-Id": "aa:bb:cc:dd:ee:01", "Client-Id": "one"}
        await get_json(client, "POST", f"{url}/xiaozhi/ota/", headers=identity | headers)
        (checked,) = household.happened(DeviceChecked)
        assert checked.hub_url == reached.format(port=urlsplit(url).port)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("xiaozhi-hub.local:8003", "xiaozhi-hub.local"),
        ("XIAOZHI-HUB.local.:8003", "xiaozhi-hub.local"),
        ("xiaozhi-hub.local", "xiaozhi-hub.local"),
        (
            "192.168.1.5:8003",
            "192.168.1.5",
        ),  # a name in the settings: the host's address, seen from a container
        ("evil.example:8003", "127.0.0.1"),
        ("192.168.1.66:8003", "127.0.0.1"),
        ("xiaozhi-hub.local:8003@evil.example", "127.0.0.1"),
        ("xiaozhi-hub.local:99999", "127.0.0.1"),
        ("localhost:8003", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
async def test_who_came_by_one_of_the_hub_s_names_is_sent_there_by_it(
    household: Household, client: aiohttp.ClientSession, host: str, address: str
) -> None:
    async with hub(household) as url:
        assert await sent_to(client, url, Host=host) == f"ws://{address}:8000/xiaozhi/v1/"


async def test_who_says_no_host_is_sent_to_the_address_and_nothing_is_looked_up(
    household: Household, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_: object) -> str:
        raise AssertionError("the machine's name was looked up")

    monkeypatch.setattr("socket.getfqdn", look_up)
    async with hub(household) as url:
        reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(url).port)
        writer.write(b"GET /ota/ HTTP/1.0\r\n\r\n")
        assert b"ws://127.0.0.1:8000/" in await reader.read()
        writer.close()
        await writer.wait_closed()


async def test_over_ipv6_other_clients_are_sent_to_the_address_they_used(
    household: Household, client: aiohttp.ClientSession
) -> None:
    async with hub(household, "::1") as url:
        assert await sent_to(client, url) == "ws://[::1]:8000/xiaozhi/v1/"
        assert await sent_to(client, url, Host="xiaozhi-hub.local") == "ws://xiaozhi-hub.local:8000/xiaozhi/v1/"


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ({"X-Forwarded-Host": "hub.school.example"}, "wss://hub.school.example:443"),
        ({"X-Forwarded-Host": "hub.school.example:8443"}, "wss://hub.school.example:8443"),
        ({"Host": "hub.school.example"}, "wss://hub.school.example:443"),
        ({"X-Forwarded-Host": "hub.school.example", "X-Forwarded-Proto": "http"}, "ws://hub.school.example:80"),
        ({"X-Forwarded-Host": "hub.school.example", "X-Forwarded-Proto": "!"}, "ws://hub.school.example:80"),
    ],
)
async def test_who_came_through_a_trusted_proxy_is_sent_through_it(
    household: Household, client: aiohttp.ClientSession, told: dict[str, str], address: str
) -> None:
    async with hub(household, proxies=NGINX) as url:
        assert await sent_to(client, url, **(HTTPS | told)) == f"{address}/xiaozhi/v1/"
        assert await sent_to(client, url) == "ws://127.0.0.1:8000/xiaozhi/v1/"
    async with hub(household) as url:  # which is not trusted
        assert not (await sent_to(client, url, **(HTTPS | told))).startswith("wss:")


@pytest.mark.logs("server.names")
async def test_a_strange_name_is_not_repeated_for_a_proxy_either_and_told_once(
    household: Household, client: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    async with hub(household, proxies=NGINX) as url:
        for _ in range(3):
            told = HTTPS | {"X-Forwarded-Host": "evil.example"}
            assert await sent_to(client, url, **told) == "ws://127.0.0.1:8000/xiaozhi/v1/"
    assert len(caplog.records) == 1


async def test_a_setting_says_where_who_comes_through_a_proxy_is_sent(
    household: Household, client: aiohttp.ClientSession
) -> None:
    there = "wss://voice.school.example:443/talk/"
    async with hub(household, proxies=NGINX, proxied_url=there) as url:
        assert await sent_to(client, url, **HTTPS) == there
        assert await sent_to(client, url) == "ws://127.0.0.1:8000/xiaozhi/v1/"


@pytest.mark.logs("server.names")
async def test_the_address_shown_is_the_client_s_not_the_proxy_s(
    household: Household, client: aiohttp.ClientSession
) -> None:
    device = {"Device-Id": "aa:bb:cc:dd:ee:01", "Client-Id": "c1", "Content-Type": "application/json"}
    body = json.dumps({"board": {"name": "esp-box-3"}})
    for proxies in (NGINX, None):
        async with hub(household, proxies=proxies) as url:
            await get_json(client, "POST", f"{url}/ota/", headers=device | HTTPS, data=body)
    checked = household.happened(DeviceChecked)
    assert [event.address for event in checked] == ["203.0.113.7", "127.0.0.1"]
    assert [event.board for event in checked] == ["esp-box-3"] * 2


@pytest.mark.parametrize(("proxies", "served"), [(NGINX, 12), (None, 5)])
async def test_connections_of_a_trusted_proxy_are_not_counted_as_one_client_s(
    household: Household, proxies: Proxies | None, served: int
) -> None:
    caps = Caps(LimitSettings(http_connections_per_address=5))
    async with hub(household, proxies=proxies, caps=caps) as url:
        port = urlsplit(url).port
        open_ones = [await asyncio.open_connection("127.0.0.1", port) for _ in range(12)]
        answers = []
        for reader, writer in open_ones:
            writer.write(b"GET /ota/ HTTP/1.1\r\nHost: hub\r\nConnection: close\r\n\r\n")
            with suppress(ConnectionError):
                answers.append(await reader.read())
            writer.close()
        assert sum(answer.startswith(b"HTTP/1.1 200") for answer in answers) == served
