"""A device without a client id of its own: anybody who knows its MAC could be it, so nobody is."""

from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from hub.devices.admission import RefusedError, is_let_in
from hub.devices.asking import Answer
from hub.devices.identity import read_identity
from hub.devices.pending import Applicant
from hub.events import DeviceState, Refusal
from hub.phrases import LANGUAGES, phrase
from hub.storage.base import DeviceRecord
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT
from tests.web.asking import get_json

BAD = {
    "missing": {},
    "empty": {"Client-Id": ""},
    "too long": {"Client-Id": "x" * 65},
    "badly written": {"Client-Id": "two words"},
    "no text": {"Client-Id": "\u0434"},
}


@pytest.mark.parametrize("sent", BAD.values(), ids=BAD)
async def test_it_is_told_what_it_lacks_and_gets_neither_code_nor_token(
    client: aiohttp.ClientSession, url: str, household: Household, sent: dict[str, str]
) -> None:
    household.enrolment.open_window(60)
    headers = {"Device-Id": MAC, "Accept-Language": "ru-RU"} | sent
    answer = await get_json(client, "POST", url + "/xiaozhi/ota/", headers=headers)
    assert answer["websocket"]["token"] == ""
    assert set(answer["activation"]) == {"message", "timeout_ms"}
    assert answer["activation"]["message"] == phrase("enrolment.nameless", "ru")
    assert household.enrolment.waiting() == ()
    assert household.registry.record(MAC) is None
    async with client.post(url + "/xiaozhi/ota/activate", headers=headers, json={}) as response:
        assert response.status == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_lacks_is_named(language: str) -> None:
    assert "Client-Id" in phrase("enrolment.nameless", language)


@pytest.mark.parametrize("sent", BAD.values(), ids=BAD)
async def test_it_gets_nothing_of_the_device_whose_mac_it_names(sent: dict[str, str]) -> None:
    house = Household()
    shown = await house.let_in()
    who = read_identity(lambda name: ({"Device-Id": MAC} | sent).get(name, ""), lambda _: "")
    with pytest.raises(RefusedError) as caught:
        house.enrolment.admit(who, shown["Authorization"], "10.0.0.2")
    assert caught.value.refusal is Refusal.NAMELESS
    assert house.enrolment.refusals() == {Refusal.NAMELESS: 1}


async def test_who_was_let_in_without_one_before_is_let_in_no_longer() -> None:
    house = Household()
    await house.let_in()
    house.kept[MAC] = replace(house.kept[MAC], client_id="")
    house.restart()
    assert house.enrolment.check(Applicant(MAC, "")) == (Answer.NAMELESS, None)
    assert house.enrolment.activate((MAC, ""), None) is Answer.NAMELESS
    who = read_identity(lambda name: {"Device-Id": MAC}.get(name, ""), lambda _: "")
    assert not is_let_in(house.registry.record(MAC), who.client_id)
    assert house.registry.views()[0].state is DeviceState.SEEN
    assert house.ask().applicant.client_id == CLIENT


def test_nobody_is_let_in_whose_record_has_no_client_id() -> None:
    record = DeviceRecord(device_id=MAC, state=DeviceState.APPROVED)
    assert not is_let_in(record, "")
    assert is_let_in(replace(record, client_id=CLIENT), CLIENT)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Device-Id": MAC, "Client-Id": CLIENT}, {}),
        ({"Device-Id": MAC}, {"uuid": CLIENT}),
        ({}, {"mac_address": MAC.upper(), "uuid": CLIENT}),
        ({"Client-Id": CLIENT}, {"board": {"mac_addr": MAC.upper()}}),
    ],
)
async def test_every_way_of_naming_it_names_the_same_device_at_the_check_and_at_activation(
    client: aiohttp.ClientSession,
    url: str,
    household: Household,
    headers: dict[str, str],
    body: dict[str, Any],
) -> None:
    await household.let_in()
    answer = await get_json(client, "POST", url + "/xiaozhi/ota/", headers=headers, json=body)
    assert answer["websocket"]["token"] == household.enrolment.token(MAC)
    async with client.post(url + "/xiaozhi/ota/activate", headers=headers, json=body) as response:
        assert response.status == 200
