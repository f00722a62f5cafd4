"""Pages in browsers at the doors of devices: which may ask, and what none of them gets."""

import asyncio
import logging

import aiohttp
import pytest

from hub.devices.asking import Answer, Keys
from hub.devices.pending import Applicant
from hub.devices.proofs import Proof, sign
from hub.web.own_names import MAX_SHOWN
from hub.web.server import DEVICE_PATHS
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT
from tests.web.asking import get_json

NAMED = {"Device-Id": MAC, "Client-Id": CLIENT}
PAGE = {"Origin": "http://a.page.example"}
KEY = bytes(range(32))


async def status(client: aiohttp.ClientSession, url: str, host: str) -> int:
    async with client.post(url, headers=NAMED | {"Host": host}, json={}) as response:
        return response.status


@pytest.mark.logs("is not a name of this hub")
@pytest.mark.parametrize("path", sorted(DEVICE_PATHS))
@pytest.mark.parametrize("host", ["evil.example", "evil.example:8003", "127.0.0.1.evil.example", "", "[::1"])
async def test_nobody_is_answered_under_a_name_that_is_not_the_hub_s(
    client: aiohttp.ClientSession, url: str, household: Household, path: str, host: str
) -> None:
    await household.let_in()
    assert await status(client, url + path, host) == 421


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:1",
        "10.0.0.7",
        "[fe80::1]:8003",
        "localhost",
        "Xiaozhi-Hub.local",
        "hub.example.",
        "HUB.example",
    ],
)
async def test_the_hub_s_own_names_and_all_addresses_pass(
    client: aiohttp.ClientSession, url: str, household: Household, host: str
) -> None:
    await household.let_in()
    assert await status(client, url + "/xiaozhi/ota/", host) == 200
    assert await status(client, url + "/xiaozhi/ota/activate", host) == 200


async def test_who_leaves_out_the_header_is_no_browser(url: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rsplit(":", 1)[1]))
    writer.write(b"GET /xiaozhi/ota/ HTTP/1.0\r\n\r\n")
    assert (await reader.readline()).split()[1] == b"200"
    writer.close()


@pytest.mark.logs("is not a name of this hub")
async def test_a_strange_name_is_said_once_and_not_at_length(
    client: aiohttp.ClientSession, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(5):
        await status(client, url + "/ota/", f"{number}{'x' * 200}.example")
    (line,) = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert "server.names" in line
    assert "x" * MAX_SHOWN not in line


async def test_the_window_lets_no_page_in(
    client: aiohttp.ClientSession, url: str, household: Household
) -> None:
    household.enrolment.open_window(60)
    answer = await get_json(client, "POST", url + "/xiaozhi/ota/", headers=NAMED | PAGE)
    assert (answer["websocket"]["token"], len(answer["activation"]["code"])) == ("", 6)
    async with client.post(url + "/xiaozhi/ota/activate", headers=NAMED | PAGE, json={}) as response:
        assert response.status == 202
    await household.enrolment.approve(answer["activation"]["code"])
    answer = await get_json(client, "POST", url + "/xiaozhi/ota/", headers=NAMED | PAGE)
    assert answer["websocket"]["token"] == household.enrolment.token(MAC)


async def test_a_page_keeps_no_device_waiting_in_whose_name_it_asks(household: Household) -> None:
    household.enrolment.open_window(60)
    assert household.enrolment.check(Applicant(MAC, CLIENT), from_page=True)[0] is Answer.WAITS
    assert household.enrolment.activate((MAC, CLIENT), None) is Answer.LET_IN


def test_no_key_lets_a_page_in_by_itself() -> None:
    house = Household()
    house.restart(keys=Keys({"SN": KEY}, trusted=True))
    pending = house.ask(serial_number="SN")
    proof = Proof("SN", pending.challenge, sign(KEY, pending.challenge))
    assert house.enrolment.activate((MAC, CLIENT), proof, from_page=True) is Answer.WAITS
    assert house.enrolment.activate((MAC, CLIENT), proof) is Answer.LET_IN


async def test_checks_without_end_do_not_fill_the_log(
    client: aiohttp.ClientSession, url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "hub.web.checks")
    for _ in range(5):
        await get_json(client, "POST", url + "/ota/", headers=NAMED)
    assert len([record for record in caplog.records if record.name == "hub.web.checks"]) == 1
