"""Rollouts over the API."""

from dataclasses import replace
from typing import Any

import pytest

from hub.events import DeviceState
from hub.events.board import BoardFacts
from hub.firmware.partitions import read_table
from hub.storage.base import DeviceRecord, FirmwareSeen
from hub.storage.tokens import Scope
from tests.firmware.images import KB, V2_16M, Build, table_of
from tests.storage.records import HALL, KITCHEN
from tests.web.api.conftest import House

READ, ADMIN = Scope.READ, Scope.ADMIN
ROLLOUTS = "/api/v1/rollouts"


def board(device_id: str, name: str, *, chip: str = "esp32s3", version: str = "2.4.1") -> DeviceRecord:
    return DeviceRecord(
        device_id=device_id,
        client_id="c",
        name=name,
        state=DeviceState.APPROVED,
        board="esp-box-3",
        firmwares=(FirmwareSeen(version, 1.0, 1.0),),
        facts=BoardFacts(chip=chip, partitions=read_table(table_of(V2_16M))),
        last_check=1.0,
    )


@pytest.fixture
async def image_id(house: House) -> str:
    house.registry.recall([board(KITCHEN, "Kitchen"), board(HALL, "Hall", chip="esp32c3")])
    query = "name=v2.4.2_esp-box-3.bin&channel=stable"
    made = await house.ask(
        "POST", f"/api/v1/firmware?{query}", ADMIN, data=Build(version="2.4.2", size=4 * KB).app()
    )
    return str(made.json["image_id"])


async def begin(house: House, image_id: str, **more: Any) -> Any:
    made = await house.ask("POST", ROLLOUTS, ADMIN, json={"image_id": image_id, **more})
    assert made.status == 201, made.json
    return made.json


async def test_a_preview_says_who_gets_it_and_why_not(house: House, image_id: str) -> None:
    told = (await house.ask("POST", f"{ROLLOUTS}/preview", ADMIN, json={"image_id": image_id})).json
    kitchen, hall = sorted(told["devices"], key=lambda one: one["name"], reverse=True)
    assert (told["version"], kitchen["name"], kitchen["version"]) == ("2.4.2", "Kitchen", "2.4.1")
    assert (kitchen["gets_it"], kitchen["canary"], kitchen["way_back"]) == (True, True, False)
    assert (hall["gets_it"], hall["reasons"]) == (False, ["chip"])


async def test_one_is_begun_paused_resumed_halted_rolled_back_and_deleted(house: House, image_id: str) -> None:
    begun = await begin(house, image_id, quiet_from="22:00", quiet_to="07:30")
    assert (begun["state"], begun["stage"], begun["reason"]) == ("running", "canary", "")
    assert (begun["quiet_from"], begun["quiet_to"], begun["awake"]) == ("22:00", "07:30", False)
    states = {one["name"]: (one["state"], one["reason"]) for one in begun["devices"]}
    assert states == {"Kitchen": ("waiting", ""), "Hall": ("passed_over", "chip")}
    one = f"{ROLLOUTS}/{begun['rollout_id']}"
    assert (await house.ask("GET", ROLLOUTS, READ)).json == {"rollouts": [begun]}
    for step, state in (
        ("pause", "paused"),
        ("resume", "running"),
        ("halt", "halted"),
        ("resume", "running"),
        ("roll-back", "rolled_back"),
    ):
        done = await house.ask("POST", f"{one}/{step}", ADMIN)
        assert (done.status, done.json["state"]) == (200, state), step
    refused = await house.ask("POST", f"{one}/pause", ADMIN)
    assert (refused.status, refused.json["code"]) == (409, "rollout.state")
    assert (await house.ask("DELETE", one, ADMIN)).status == 204
    assert (await house.ask("GET", one, READ)).status == 404


async def test_a_device_with_a_newer_version_is_left_out_until_it_is_wished_for(
    house: House, image_id: str
) -> None:
    house.registry.put(board(HALL, "Hall", version="2.5.0"))
    wanted = {"image_id": image_id}
    told = (await house.ask("POST", f"{ROLLOUTS}/preview", ADMIN, json=wanted)).json
    by_name = {one["name"]: one for one in told["devices"]}
    assert (by_name["Kitchen"]["gets_it"], by_name["Kitchen"]["older"]) == (True, False)
    hall = by_name["Hall"]
    assert (hall["gets_it"], hall["older"], hall["reasons"]) == (False, True, ["newer"])
    assert hall["version"] == "2.5.0"
    refused = await house.ask("POST", ROLLOUTS, ADMIN, json={**wanted, "device_ids": [HALL]})
    assert (refused.status, refused.json["code"]) == (409, "rollout.only_newer")
    assert '"downgrade": true' in refused.json["detail"]
    wished = {**wanted, "downgrade": True}
    told = (await house.ask("POST", f"{ROLLOUTS}/preview", ADMIN, json=wished)).json
    assert [(one["gets_it"], one["reasons"]) for one in told["devices"]] == [(True, [])] * 2
    begun = await begin(house, image_id, downgrade=True)
    assert begun["downgrade"]
    assert {one["name"]: one["state"] for one in begun["devices"]} == {"Kitchen": "waiting", "Hall": "waiting"}


async def test_it_says_how_a_device_gets_on(house: House, image_id: str) -> None:
    now = await house.ask("POST", f"/api/v1/devices/{KITCHEN}/update-now", ADMIN)
    assert (now.status, now.json["version"], now.json["how"]) == (200, "2.4.2", "conversation")
    told = (await house.ask("GET", f"{ROLLOUTS}/{now.json['rollout_id']}", READ)).json
    assert [one["how"] for one in told["devices"]] == ["conversation"]
    again = await house.ask("POST", f"/api/v1/devices/{KITCHEN}/update-now", ADMIN)
    assert (again.status, again.json["rollout_id"]) == (200, now.json["rollout_id"])
    await house.ask("POST", f"{ROLLOUTS}/{now.json['rollout_id']}/halt", ADMIN)
    busy = await house.ask("POST", f"/api/v1/devices/{KITCHEN}/update-now", ADMIN)
    assert (busy.status, busy.json["code"]) == (409, "rollout.busy")


async def test_a_rollout_that_waits_for_starts_says_so(house: House, image_id: str) -> None:
    begun = await begin(house, image_id, restarts=False)
    assert [one["how"] for one in begun["devices"] if one["state"] == "waiting"] == ["boot"]


@pytest.mark.parametrize("restarts", [True, False])
async def test_in_quiet_hours_it_says_that_they_have_to_end(
    house: House, image_id: str, restarts: bool
) -> None:
    begun = await begin(house, image_id, quiet_from="00:00", quiet_to="23:59", restarts=restarts)
    assert [one["how"] for one in begun["devices"] if one["state"] == "waiting"] == ["after_quiet"]
    told = await house.ask("POST", f"/api/v1/devices/{KITCHEN}/update-now", ADMIN)
    assert (told.json["rollout_id"], told.json["how"]) == (begun["rollout_id"], "conversation")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"image_id": "nothing"}, 404, "firmware.unknown"),
        ({"image_id": ..., "device_ids": ["00:00:00:00:00:00"]}, 404, "enrolment.unknown_device"),
        ({"image_id": ..., "device_ids": [HALL]}, 409, "rollout.nobody"),
        ({"image_id": ..., "device_ids": []}, 422, "api.invalid"),
        ({"image_id": ..., "quiet_from": "24:00"}, 422, "api.invalid"),
        ({"image_id": ..., "quiet_from": "7:00"}, 422, "api.invalid"),
        ({"image_id": ..., "quiet_from": "22:00"}, 422, "api.invalid"),
        ({"image_id": ..., "quiet_to": "07:00"}, 422, "api.invalid"),
        ({"image_id": ..., "quiet_from": "23:00", "quiet_to": "23:00"}, 422, "api.invalid"),
        ({"image_id": ..., "canaries": ["00:00:00:00:00:00"]}, 404, "enrolment.unknown_device"),
        ({"image_id": ..., "device_ids": [KITCHEN], "canaries": [HALL]}, 409, "rollout"),
    ],
)
async def test_what_cannot_be_begun_is_refused(
    house: House, image_id: str, body: dict[str, Any], status: int, code: str
) -> None:
    sent = {key: image_id if value is ... else value for key, value in body.items()}
    refused = await house.ask("POST", ROLLOUTS, ADMIN, json=sent)
    assert (refused.status, refused.json["code"]) == (status, code)
    assert (await house.ask("GET", ROLLOUTS, READ)).json == {"rollouts": []}


async def test_who_is_unknown_is_named(house: House, image_id: str) -> None:
    stranger = "00:00:00:00:00:01"
    sent = {"image_id": image_id, "canaries": [KITCHEN, stranger]}
    for path in (ROLLOUTS, f"{ROLLOUTS}/preview"):
        refused = await house.ask("POST", path, ADMIN, json=sent)
        assert stranger in refused.json["detail"]
        assert KITCHEN not in refused.json["detail"]
    sent = {"image_id": image_id, "device_ids": [KITCHEN], "canaries": [HALL]}
    assert HALL in (await house.ask("POST", ROLLOUTS, ADMIN, json=sent)).json["detail"]


async def test_quiet_hours_that_are_none_are_told_in_a_sentence(house: House, image_id: str) -> None:
    sent = {"image_id": image_id, "quiet_from": "23:00", "quiet_to": "23:00"}
    told = (await house.ask("POST", ROLLOUTS, ADMIN, json=sent)).json
    said = "quiet hours that begin and end at the same time are none: leave both out"
    assert told["errors"] == [{"at": "", "message": said}]


async def test_who_wants_to_give_a_whole_flash_is_told_where_the_application_is(house: House) -> None:
    house.registry.recall([board(KITCHEN, "Kitchen")])
    content = Build(version="2.5.0", size=4 * KB).merged(V2_16M)
    kept = await house.updating.library.add(content, "v2.5.0_esp-box-3.bin")
    sent = {"image_id": kept.image_id, "device_ids": [KITCHEN]}
    refused = await house.ask("POST", ROLLOUTS, ADMIN, json=sent)
    assert (refused.status, refused.json["code"]) == (409, "rollout.nobody")
    assert "holds the whole flash (merged)" in refused.json["detail"]
    assert "build/xiaozhi.bin" in refused.json["detail"]


async def test_an_image_that_devices_are_given_is_not_deleted(house: House, image_id: str) -> None:
    begun = await begin(house, image_id)
    refused = await house.ask("DELETE", f"/api/v1/firmware/{image_id}", ADMIN)
    assert (refused.status, refused.json["code"]) == (409, "firmware.in_use")
    await house.ask("POST", f"{ROLLOUTS}/{begun['rollout_id']}/roll-back", ADMIN)
    assert (await house.ask("DELETE", f"/api/v1/firmware/{image_id}", ADMIN)).status == 204


async def test_a_device_s_channel_is_a_person_s_to_choose(house: House, image_id: str) -> None:
    one = f"/api/v1/devices/{KITCHEN}"
    assert (await house.ask("GET", one, READ)).json["firmware_channel"] == "stable"
    changed = await house.ask("PATCH", one, Scope.CONTROL, json={"firmware_channel": "own"})
    assert (changed.json["firmware_channel"], changed.json["name"]) == ("own", "Kitchen")
    told = (await house.ask("POST", f"{ROLLOUTS}/preview", ADMIN, json={"image_id": image_id})).json
    assert [device["name"] for device in told["devices"]] == ["Hall"]
    house.registry.put(replace(board(KITCHEN, "Kitchen"), firmware_channel="of another hub"))
    assert (await house.ask("GET", one, READ)).json["firmware_channel"] == "stable"
