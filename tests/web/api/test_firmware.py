"""Firmware images over the API: kept, looked at, changed and deleted."""

import asyncio
import io
import zipfile
from dataclasses import replace

import pytest

from hub.events import DeviceState
from hub.events.board import BoardFacts
from hub.firmware import library
from hub.firmware.sizes import LARGEST
from hub.storage.base import FirmwareSeen
from hub.storage.tokens import Scope
from hub.web import image_intake
from tests.firmware.images import KB, V2_16M, Build
from tests.storage.records import KITCHEN
from tests.web.api.conftest import House

READ, ADMIN = Scope.READ, Scope.ADMIN
FIRMWARE = "/api/v1/firmware"
APP = Build(size=4 * KB).app()
MERGED = Build(version="2.5.0", size=4 * KB).merged(V2_16M)


def release() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("merged-binary.bin", MERGED)
    return packed.getvalue()


async def test_a_release_is_kept_and_told(house: House) -> None:
    query = "name=v2.5.0_esp-box-3.zip&channel=stable&notes=The+first"
    made = await house.ask("POST", f"{FIRMWARE}?{query}", ADMIN, data=release())
    assert made.status == 201
    told = made.json
    assert (told["version"], told["chip"], told["board"], told["kind"]) == (
        "2.5.0",
        "ESP32-S3",
        "esp-box-3",
        "merged",
    )
    assert (told["channel"], told["notes"], told["name"]) == ("stable", "The first", "v2.5.0_esp-box-3.zip")
    assert (told["app_offset"], told["not_over_the_air"]) == (0x2_0000, ["merged"])
    assert told["partitions"][-1] == {
        "label": "assets",
        "type": 1,
        "subtype": 0x82,
        "address": 0x80_0000,
        "size": 0x80_0000,
    }
    assert (await house.ask("GET", FIRMWARE, READ)).json == {"images": [told]}
    assert (await house.ask("GET", f"{FIRMWARE}/{told['image_id']}", READ)).json == told


async def test_its_content_is_given_out_unpacked(house: House) -> None:
    """To who administers: an image that was read from a board holds the passwords of its networks."""
    made = await house.ask("POST", FIRMWARE, ADMIN, data=release())
    path = f"{FIRMWARE}/{made.json['image_id']}/content"
    headers = {"Authorization": f"Bearer {house.tokens[ADMIN]}"}
    async with house.client.get(house.url + path, headers=headers) as answer:
        assert await answer.read() == MERGED
    for scope in (READ, Scope.CONTROL):
        assert (await house.ask("GET", path, scope)).status == 403


async def test_what_a_file_is_can_be_asked_without_keeping_it(house: House) -> None:
    told = await house.ask("POST", f"{FIRMWARE}/inspect?name=v2.4.2_m5stack.bin", ADMIN, data=APP)
    assert (told.status, told.json["version"], told.json["board"]) == (200, "2.4.2", "m5stack")
    assert (await house.ask("GET", FIRMWARE, READ)).json == {"images": []}


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"hello", 415, "firmware.none"),
        (b"", 415, "firmware.none"),
        (APP[:2_000], 422, "firmware.cut"),
        (APP[:2_000] + b"\0\0\0" + APP[2_003:], 422, "firmware.damaged"),
        (b"PK\x03\x04hello", 422, "firmware.zip"),
        (b"\xe9" * (LARGEST + 1), 413, "firmware.too_large"),
    ],
    ids=["text", "nothing", "cut", "damaged", "archive", "large"],
)
async def test_what_cannot_be_used_is_refused_with_a_reason_and_not_kept(
    house: House, content: bytes, status: int, code: str
) -> None:
    for path in (FIRMWARE, f"{FIRMWARE}/inspect"):
        refused = await house.ask("POST", path, ADMIN, data=io.BytesIO(content))
        assert (refused.status, refused.json["code"]) == (status, code)
        assert refused.json["action"]
    assert (await house.ask("GET", FIRMWARE, READ)).json == {"images": []}


async def test_of_an_archive_with_several_images_each_is_told_with_its_code(house: House) -> None:
    release = io.BytesIO()
    with zipfile.ZipFile(release, "w") as archive:
        archive.writestr("xiaozhi.bin", APP)
        archive.writestr("half.bin", APP[:2_000])
    refused = await house.ask("POST", f"{FIRMWARE}/inspect", ADMIN, data=io.BytesIO(release.getvalue()))
    assert (refused.status, refused.json["code"]) == (422, "firmware.zip.several")
    told = [{"at": "xiaozhi.bin", "message": ""}, {"at": "half.bin", "message": "firmware.cut"}]
    assert refused.json["errors"] == told


async def test_one_comes_in_at_a_time(house: House) -> None:
    more = asyncio.Event()

    async def slowly() -> object:
        yield APP[:1_000]
        await more.wait()
        yield APP[1_000:]

    first = asyncio.create_task(house.ask("POST", FIRMWARE, ADMIN, data=slowly()))
    refused = await house.ask("POST", FIRMWARE, ADMIN, data=MERGED)
    while refused.status != 503:  # the first was not there yet
        await house.ask("DELETE", f"{FIRMWARE}/{refused.json['image_id']}", ADMIN)
        refused = await house.ask("POST", FIRMWARE, ADMIN, data=MERGED)
    assert refused.json["code"] == "firmware.busy"
    more.set()
    assert (await first).status == 201
    assert (await house.ask("POST", FIRMWARE, ADMIN, data=MERGED)).status == 201


async def test_what_does_not_come_is_not_waited_for(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_intake, "RECEIVE_S", 0.05)
    never = asyncio.Event()

    async def stuck() -> object:
        yield APP[:1_000]
        await never.wait()

    asked = asyncio.create_task(house.ask("POST", FIRMWARE, ADMIN, data=stuck()))
    answer = await asked
    assert (answer.status, answer.json["code"]) == (408, "firmware.slow")
    assert (await house.ask("POST", FIRMWARE, ADMIN, data=APP)).status == 201


async def test_what_is_known_of_it_is_changed_and_it_is_deleted(house: House) -> None:
    made = await house.ask("POST", FIRMWARE, ADMIN, data=APP)
    one = f"{FIRMWARE}/{made.json['image_id']}"
    changed = await house.ask("PATCH", one, ADMIN, json={"channel": "beta", "board": "m5stack"})
    assert changed.json == {**made.json, "channel": "beta", "board": "m5stack"}
    for wrong in ({"channel": "nightly"}, {"board": "a board"}, {"notes": "x" * 2_001}, {"version": "3"}):
        assert (await house.ask("PATCH", one, ADMIN, json=wrong)).status == 422
    assert (await house.ask("DELETE", one, ADMIN)).status == 204
    assert (await house.ask("GET", one, READ)).json["code"] == "firmware.unknown"


async def test_who_runs_it_is_told(lived_in: House) -> None:
    made = await lived_in.ask("POST", f"{FIRMWARE}?board=esp-box", ADMIN, data=APP)
    device = lived_in.registry.let_in(KITCHEN)
    told = []
    for board, version, state in (
        ("esp-box", "2.4.2", DeviceState.APPROVED),
        ("esp-box", "2.4.1", DeviceState.APPROVED),
        ("m5stack", "2.4.2", DeviceState.APPROVED),
        ("esp-box", "2.4.2", DeviceState.BLOCKED),
    ):
        seen = (FirmwareSeen(version, 1.0, 2.0),)
        lived_in.registry.put(replace(device, board=board, firmwares=seen, state=state))
        told.append((await lived_in.ask("GET", f"{FIRMWARE}/{made.json['image_id']}", READ)).json["devices"])
    assert told == [[KITCHEN], [], [], []]


async def test_two_builds_of_one_version_are_told_apart_by_their_hash(lived_in: House) -> None:
    ids, hashes = [], []
    for build in (Build(size=4 * KB), Build(size=8 * KB)):
        made = await lived_in.ask("POST", f"{FIRMWARE}?board=esp-box", ADMIN, data=build.app())
        ids.append(made.json["image_id"])
        hashes.append(made.json["elf_sha256"])
    device = lived_in.registry.let_in(KITCHEN)
    seen = (FirmwareSeen("2.4.2", 1.0, 2.0),)
    told = []
    for board, elf_sha256 in (
        ("esp-box", hashes[0]),
        ("m5stack", hashes[1]),  # what it runs is that image all the same
        ("esp-box", "0f" * 32),
        ("esp-box", ""),
    ):
        facts = BoardFacts(elf_sha256=elf_sha256)
        lived_in.registry.put(replace(device, board=board, firmwares=seen, facts=facts))
        images = (await lived_in.ask("GET", FIRMWARE, READ)).json["images"]
        runs = {one["image_id"]: one["devices"] for one in images}
        told.append([runs[image_id] for image_id in ids])
    assert told == [[[KITCHEN], []], [[], [KITCHEN]], [[], []], [[KITCHEN], [KITCHEN]]]


async def test_there_are_not_more_than_there_may_be(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library.Library, "most", 1)
    assert (await house.ask("POST", FIRMWARE, ADMIN, data=APP)).status == 201
    assert (await house.ask("POST", FIRMWARE, ADMIN, data=MERGED)).json["code"] == "firmware.full"
