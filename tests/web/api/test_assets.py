"""Assets over the API: kept, offered to devices, fetched by them and taken back."""

import asyncio
import io
from dataclasses import replace
from typing import Any

import pytest

from hub.events import AssetOfferChanged, AssetOfferState, DeviceChecked, DeviceState
from hub.events.board import DATA, BoardFacts, Partition
from hub.firmware.assets import library
from hub.firmware.sizes import LARGEST
from hub.storage.tokens import Scope
from tests.firmware.assets_made import assets
from tests.firmware.images import KB, Build
from tests.storage.records import HALL, KITCHEN
from tests.web.api.conftest import House

READ, CONTROL, ADMIN = Scope.READ, Scope.CONTROL, Scope.ADMIN
ASSETS = "/api/v1/assets"
OFFERS = f"{ASSETS}/offers"
WHOLE = assets()


async def kept(house: House, content: bytes = WHOLE, query: str = "") -> Any:
    made = await house.ask("POST", f"{ASSETS}{query}", ADMIN, data=content)
    assert made.status == 201
    return made.json


async def offered(house: House, asset_id: str, *device_ids: str, **how: object) -> Any:
    asked = {"device_ids": device_ids, **how}
    return await house.ask("POST", f"{ASSETS}/{asset_id}/offers", ADMIN, json=asked)


def with_flash(house: House, size: int) -> None:
    device = house.registry.let_in(KITCHEN)
    facts = BoardFacts(partitions=(Partition("assets", DATA, 0x82, 0x80_0000, size),))
    house.registry.put(replace(device, facts=facts))


async def test_they_are_kept_and_told(house: House) -> None:
    told = await kept(house, WHOLE + b"\xff" * KB, "?name=assets.bin&board=esp-box-3&notes=Cyrillic")
    assert (told["name"], told["board"], told["notes"]) == ("assets.bin", "esp-box-3", "Cyrillic")
    assert (told["size"], told["font"], told["wake_words"]) == (len(WHOLE), "font.bin", "srmodels.bin")
    assert (told["faces"], told["devices"]) == (2, [])
    assert told["files"][1] == {"name": "font.bin", "size": 1_024}
    assert (await house.ask("GET", ASSETS, READ)).json == {"assets": [told]}
    assert (await house.ask("GET", f"{ASSETS}/{told['asset_id']}", READ)).json == told
    content = await house.ask("GET", f"{ASSETS}/{told['asset_id']}/content", READ)
    assert content.raw == WHOLE


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"hello", 415, "assets.none"),
        (b"", 415, "assets.none"),
        (Build(size=4 * KB).app(), 415, "assets.none"),
        (WHOLE[:-1], 422, "assets.cut"),
        (WHOLE[:-1] + b"\0", 422, "assets.damaged"),
        (assets({"version": 2}), 422, "assets.newer"),
        (b"\x01\0\0\0" * (LARGEST // 4 + 1), 413, "firmware.too_large"),
    ],
    ids=["text", "nothing", "firmware", "cut", "damaged", "newer", "large"],
)
async def test_what_no_device_could_use_is_refused_and_not_kept(
    house: House, content: bytes, status: int, code: str
) -> None:
    refused = await house.ask("POST", ASSETS, ADMIN, data=io.BytesIO(content))
    assert (refused.status, refused.json["code"]) == (status, code)
    assert refused.json["action"]
    assert (await house.ask("GET", ASSETS, READ)).json == {"assets": []}


async def test_what_is_known_of_them_is_changed_and_they_are_deleted(house: House) -> None:
    told = await kept(house)
    one = f"{ASSETS}/{told['asset_id']}"
    changed = await house.ask("PATCH", one, ADMIN, json={"notes": "new"})
    assert changed.json == {**told, "notes": "new"}
    for wrong in ({"board": "a board"}, {"notes": "x" * 2_001}, {"name": "other"}):
        assert (await house.ask("PATCH", one, ADMIN, json=wrong)).status == 422
    assert (await house.ask("DELETE", one, ADMIN)).status == 204
    assert (await house.ask("GET", one, READ)).json["code"] == "assets.unknown"


async def test_a_device_gets_what_it_is_offered(lived_in: House) -> None:
    events: list[AssetOfferState | None] = []
    lived_in.hub.bus.subscribe(AssetOfferChanged, lambda event: events.append(event.state))
    told = await kept(lived_in)
    with_flash(lived_in, len(WHOLE))
    offer = (await offered(lived_in, told["asset_id"], KITCHEN)).json["offers"]
    assert offer == (await lived_in.ask("GET", OFFERS, READ)).json["offers"]
    assert (offer[0]["device_id"], offer[0]["state"], offer[0]["reason"]) == (KITCHEN, "waiting", "")
    assert (offer[0]["tries"], offer[0]["told_at"], offer[0]["reboot"]) == (0, None, False)
    assert offer[0]["name"] == lived_in.registry.let_in(KITCHEN).name

    (record,) = (one for one in (await lived_in.store.shelf()).all())
    path, _ = lived_in.files.link(record, KITCHEN)
    async with lived_in.client.get(lived_in.url + path) as response:
        assert await response.read() == WHOLE
    async with asyncio.timeout(10):
        while events[-1] is not AssetOfferState.FETCHED:  # the hub sees later than the device that all arrived
            await asyncio.sleep(0)
    device = lived_in.registry.let_in(KITCHEN)
    checked = DeviceChecked(
        device_id=KITCHEN, board="b", firmware="2.4.2", address="", client_id=device.client_id
    )
    lived_in.hub.bus.publish(checked)
    assert events == [AssetOfferState.WAITING, AssetOfferState.FETCHED, AssetOfferState.INSTALLED]
    assert (await lived_in.ask("GET", ASSETS, READ)).json["assets"][0]["devices"] == [KITCHEN]


async def test_what_a_device_has_no_room_for_is_offered_to_nobody(lived_in: House) -> None:
    told = await kept(lived_in)
    kitchen = lived_in.registry.let_in(KITCHEN)
    lived_in.registry.put(replace(kitchen, device_id=HALL, client_id="another"))  # which has room
    with_flash(lived_in, len(WHOLE) - 1)
    answer = await offered(lived_in, told["asset_id"], HALL, KITCHEN, reboot=True)
    assert (answer.status, answer.json["code"]) == (409, "assets.unfit")
    assert f"Device {KITCHEN} cannot be offered these assets" in answer.json["detail"]
    assert (await lived_in.ask("GET", OFFERS, READ)).json["offers"] == []


async def test_assets_that_are_offered_are_not_deleted_before_they_are_taken_back(lived_in: House) -> None:
    told = await kept(lived_in)
    one = f"{ASSETS}/{told['asset_id']}"
    answer = await offered(lived_in, told["asset_id"], KITCHEN.upper(), KITCHEN, reboot=True)
    assert [(one["device_id"], one["reboot"]) for one in answer.json["offers"]] == [(KITCHEN, True)]
    (record,) = (file for file in (await lived_in.store.shelf()).all())
    path, _ = lived_in.files.link(record, KITCHEN)
    assert (await lived_in.ask("DELETE", one, ADMIN)).json["code"] == "assets.in_use"
    assert (await lived_in.ask("DELETE", f"{OFFERS}/{KITCHEN}", ADMIN)).status == 204
    assert (await lived_in.ask("GET", OFFERS, READ)).json["offers"][0]["state"] == "cancelled"
    async with lived_in.client.get(lived_in.url + path) as response:
        assert response.status == 404
    assert (await lived_in.ask("DELETE", f"{OFFERS}/{KITCHEN}", ADMIN)).status == 204
    refused = await lived_in.ask("DELETE", f"{OFFERS}/{KITCHEN}", ADMIN)
    assert (refused.status, refused.json["code"]) == (404, "assets.no_offer")
    assert (await lived_in.ask("DELETE", one, ADMIN)).status == 204


async def test_they_are_offered_to_devices_that_are_let_in_or_to_nobody(lived_in: House) -> None:
    told = await kept(lived_in)
    assert lived_in.registry.record(HALL) is not None
    for device_ids in ([KITCHEN, HALL], [KITCHEN, "11:22:33:44:55:66"]):
        refused = await offered(lived_in, told["asset_id"], *device_ids)
        assert (refused.status, refused.json["code"]) == (404, "enrolment.unknown_device")
    device = lived_in.registry.let_in(KITCHEN)
    lived_in.registry.put(replace(device, state=DeviceState.BLOCKED))
    assert (await offered(lived_in, told["asset_id"], KITCHEN)).status == 404
    assert (await offered(lived_in, "nothing", KITCHEN)).status == 404
    for wrong in ([], ["x" * 65], [""], [f"{number}" for number in range(201)]):
        assert (await offered(lived_in, told["asset_id"], *wrong)).status == 422
    assert (await lived_in.ask("GET", OFFERS, READ)).json == {"offers": []}


async def test_there_are_not_more_than_there_may_be(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library.AssetsLibrary, "most", 1)
    await kept(house)
    refused = await house.ask("POST", ASSETS, ADMIN, data=assets(size=10))
    assert (refused.status, refused.json["code"]) == (409, "assets.full")
