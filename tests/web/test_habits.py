"""What other clients do over HTTP: the device protocol, section 7."""

import json
from typing import Any

import aiohttp
import pytest

from hub.config import LimitSettings
from hub.events import DeviceChecked, Event
from hub.web.server import ACTIVATE_PATHS, CHECK_PATHS
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT
from tests.web.asking import get_json

PROOF = {"serial_number": "SN-1", "challenge": "c", "hmac": "0" * 64}


def checked(events: list[Event]) -> str:
    """Whose check the hub was told of."""
    (checked,) = [event for event in events if isinstance(event, DeviceChecked)]
    return checked.device_id


# --- the check --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Device-Id", "device-id", "DEVICE-ID", "dEvIcE-iD"])
async def test_a_header_may_be_written_in_any_case(
    client: aiohttp.ClientSession, url: str, events: list[Event], name: str
) -> None:
    await get_json(client, "POST", url + "/xiaozhi/ota/", headers={name: MAC, "Client-Id": CLIENT})
    assert checked(events) == MAC


@pytest.mark.parametrize(
    "body",
    [{"mac_address": MAC.upper()}, {"board": {"mac": MAC.upper()}}, {"board": {"mac_addr": MAC.upper()}}],
)
async def test_who_leaves_out_its_id_is_known_by_the_mac_in_its_body(
    client: aiohttp.ClientSession, url: str, events: list[Event], body: dict[str, Any]
) -> None:
    await get_json(client, "POST", url + "/xiaozhi/ota/", json=body | {"uuid": CLIENT})
    assert checked(events) == MAC


@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_who_says_nothing_of_itself_is_answered_too(
    client: aiohttp.ClientSession, url: str, events: list[Event], method: str
) -> None:
    assert "websocket" in await get_json(client, method, url + "/xiaozhi/ota/")
    assert checked(events) == ""


@pytest.mark.parametrize("version", [{}, {"Activation-Version": "1"}, {"Activation-Version": "2.1.1"}])
async def test_every_activation_version_gets_the_same_answer(
    client: aiohttp.ClientSession, url: str, version: dict[str, str]
) -> None:
    reply = await get_json(
        client, "POST", url + "/xiaozhi/ota/", headers={"Device-Id": MAC, "Client-Id": CLIENT} | version
    )
    assert set(reply) == {"server_time", "websocket", "activation"}


async def test_the_address_the_token_and_the_version_are_always_there(
    client: aiohttp.ClientSession, url: str
) -> None:
    """Some read the first two unconditionally. A version not known otherwise is 1."""
    reply = await get_json(client, "POST", url + "/xiaozhi/ota/")
    assert reply["websocket"].keys() == {"url", "token", "version"}
    assert isinstance(reply["websocket"]["token"], str)
    assert reply["websocket"]["version"] == 1


async def test_who_is_let_in_is_not_told_of_activation_at_all(
    client: aiohttp.ClientSession, url: str, household: Household
) -> None:
    """An empty or null section makes one client demand pairing."""
    await household.let_in()
    named = {"Device-Id": MAC, "Client-Id": CLIENT}
    assert "activation" not in await get_json(client, "POST", url + "/xiaozhi/ota/", headers=named)


# --- browsers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*CHECK_PATHS, *ACTIVATE_PATHS])
async def test_browsers_may_ask_before_they_check_or_activate(
    client: aiohttp.ClientSession, url: str, path: str
) -> None:
    wanted = {
        "Origin": "http://a.page.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type, device-id, client-id",
    }
    async with client.options(url + path, headers=wanted) as response:
        assert response.status == 204
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "POST" in response.headers["Access-Control-Allow-Methods"]
        allowed = response.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert {"content-type", "device-id", "client-id"} <= set(allowed)


@pytest.mark.parametrize("path", ["/xiaozhi/ota/", "/xiaozhi/ota/activate"])
async def test_browsers_may_read_the_answer(client: aiohttp.ClientSession, url: str, path: str) -> None:
    async with client.post(url + path, headers={"Origin": "http://a.page.example"}) as response:
        assert response.headers["Access-Control-Allow-Origin"] == "*"


# --- activation -------------------------------------------------------------------------------------


async def activate(client: aiohttp.ClientSession, url: str, **how: Any) -> int:
    """The status, which is all that a device looks at."""
    headers = {"Device-Id": MAC, "Client-Id": CLIENT}
    async with client.post(url, headers=headers, **how) as response:
        assert response.content_type == "application/json"
        return response.status


@pytest.mark.parametrize("path", ACTIVATE_PATHS)
async def test_activation_is_below_every_address_of_the_check_with_one_slash_or_two(
    client: aiohttp.ClientSession, url: str, path: str, household: Household
) -> None:
    assert await activate(client, url + path, data=b"{}") == 202
    await household.let_in()
    assert await activate(client, url + path, data=b"{}") == 200


@pytest.mark.parametrize("body", [PROOF, PROOF | {"algorithm": "hmac-sha256"}, {"Payload": PROOF}, {}])
async def test_flat_nested_and_empty_bodies_are_understood(
    client: aiohttp.ClientSession, url: str, body: dict[str, Any], household: Household
) -> None:
    await household.let_in()
    assert await activate(client, url + "/xiaozhi/ota/activate", json=body) == 200


@pytest.mark.parametrize("body", [b"", b"{", b'"text"', b"\xff"])
async def test_a_broken_body_goes_by_the_headers(
    client: aiohttp.ClientSession, url: str, body: bytes, household: Household
) -> None:
    await household.let_in()
    assert await activate(client, url + "/xiaozhi/ota/activate", data=body) == 200


async def test_an_activation_is_no_check(client: aiohttp.ClientSession, url: str, events: list[Event]) -> None:
    assert await activate(client, url + "/xiaozhi/ota/activate", json={}) == 202
    assert events == []


async def test_nobody_can_send_more_than_an_activation_needs(client: aiohttp.ClientSession, url: str) -> None:
    body = json.dumps({"Payload": PROOF | {"challenge": "x" * LimitSettings().body_bytes}})
    async with client.post(url + "/xiaozhi/ota/activate", data=body) as response:
        assert response.status == 413


async def test_activation_is_posted(client: aiohttp.ClientSession, url: str) -> None:
    async with client.get(url + "/xiaozhi/ota/activate") as response:
        assert response.status == 405
