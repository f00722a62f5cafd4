"""Boards on a cable over the API: a mock board, the real child process, and what is told of both."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.config import UsbSettings
from hub.firmware.usb.ports import port_id_of
from tests.firmware.images import KB, V2_4M, Build
from tests.firmware.usb.mock_board import FLASH_SIZE, MockBoard, mock_board
from tests.firmware.usb.nvs_reader import read_nvs
from tests.web.api.conftest import House, opened
from tests.web.api.endpoints import READ

USB = "/api/v1/usb"
MERGED = Build(flash_mb=4, size=24 * KB).merged(V2_4M)
PATIENCE_S = 60.0


@pytest.fixture
def board() -> Iterator[MockBoard]:
    with mock_board() as board:
        yield board


@pytest.fixture
async def bench(tmp_path: Path, board: MockBoard) -> AsyncIterator[House]:
    async with opened(tmp_path, usb=UsbSettings(ports=(board.url,))) as house:
        yield house


async def keep(house: House, content: bytes) -> str:
    answer = await house.ask(
        "POST",
        "/api/v1/firmware?name=image.bin",
        data=content,
        headers={"Content-Type": "application/octet-stream"},
    )
    image_id: str = answer.json["image_id"]
    return image_id


async def ended(house: House, flash_id: str) -> dict[str, Any]:
    """What is told of the flash at its end, of which the event stream tells."""
    async with (
        asyncio.timeout(PATIENCE_S),
        house.client.get(f"{house.url}/api/v1/events", headers=bearer(house)) as events,
    ):
        flash: dict[str, Any] = (await house.ask("GET", f"{USB}/flashes/{flash_id}", READ)).json
        async for line in events.content:
            if flash["ended_at"] is not None:
                break
            if line.startswith(b"data:") and b'"flash_id"' in line:
                assert json.loads(line[5:])["flash_id"] == flash_id
                flash = (await house.ask("GET", f"{USB}/flashes/{flash_id}", READ)).json
    return flash


def bearer(house: House) -> dict[str, str]:
    return {"Authorization": f"Bearer {house.tokens[READ]}"}


async def test_a_board_is_found_asked_and_written(bench: House, board: MockBoard) -> None:
    (port,) = (await bench.ask("GET", f"{USB}/ports", READ)).json["ports"]
    assert (port["path"], port["state"], port["problem"]) == (board.url, "free", "")
    probed = (await bench.ask("POST", f"{USB}/ports/{port['port_id']}/probe")).json
    assert (probed["problem"], probed["board"]["chip"]) == (None, "ESP32-S3")
    assert probed["board"]["flash_size"] == FLASH_SIZE
    asked = {
        "port_id": port["port_id"],
        "image_id": await keep(bench, MERGED),
        "wifi": [{"ssid": "Home", "password": "pass word"}],
        "hub_url": "http://xiaozhi-hub.local:8003/xiaozhi/ota/",
        "remember_wifi": True,
    }
    begun = await bench.ask("POST", f"{USB}/flashes", json=asked)
    assert (begun.status, begun.json["board_state"]) == (201, "untouched")
    flash = await ended(bench, begun.json["flash_id"])
    assert (flash["state"], flash["board_state"], flash["problem"]) == ("done", "verified", None)
    assert (flash["approved"], flash["device_id"]) == (True, probed["board"]["mac"])
    assert bench.enrolment.done == [("approve_flashed", flash["device_id"])]
    assert read_nvs(board.content[0x9000:0xF000])["wifi"] == {
        "ssid": "Home",
        "password": "pass word",
        "ota_url": "http://xiaozhi-hub.local:8003/xiaozhi/ota/",
    }
    told = (await bench.ask("GET", f"{USB}/wifi")).raw
    assert json.loads(told) == {"remembered": [{"ssid": "Home"}]}
    assert (await bench.ask("DELETE", f"{USB}/wifi")).status == 204
    assert (await bench.ask("GET", f"{USB}/wifi")).json == {"remembered": []}
    path = f"{USB}/flashes/{flash['flash_id']}"
    assert (await bench.ask("GET", f"{path}/backup")).json["code"] == "usb.no_backup"
    assert (await bench.ask("DELETE", path)).status == 204
    assert (await bench.ask("GET", f"{USB}/flashes")).json == {"flashes": []}


async def test_a_flash_is_cancelled_and_its_port_is_free_again(bench: House, board: MockBoard) -> None:
    board.freeze_after = 1
    port_id = port_id_of(board.url)
    asked = {"port_id": port_id, "image_id": await keep(bench, MERGED)}
    path = f"{USB}/flashes/{(await bench.ask('POST', f'{USB}/flashes', json=asked)).json['flash_id']}"
    await asyncio.to_thread(board.frozen.wait, 30)
    (port,) = (await bench.ask("GET", f"{USB}/ports", READ)).json["ports"]
    assert port["state"] == "flashing"
    for again in (f"{USB}/flashes", f"{USB}/ports/{port_id}/probe"):
        assert (await bench.ask("POST", again, json=asked)).json["code"] in {"usb.port_taken", "api.invalid"}
    assert (await bench.ask("DELETE", path)).json["code"] == "usb.flash_runs"
    told = (await bench.ask("POST", f"{path}/cancel")).json
    assert (told["state"], told["board_state"], told["approved"]) == ("cancelled", "untouched", False)
    (port,) = (await bench.ask("GET", f"{USB}/ports", READ)).json["ports"]
    assert port["state"] == "free"


async def test_what_goes_wrong_is_told_with_its_remedy(bench: House, board: MockBoard) -> None:
    image_id = await keep(bench, Build(chip="ESP32-C3", flash_mb=4, size=24 * KB).merged(V2_4M))
    asked = {"port_id": port_id_of(board.url), "image_id": image_id}
    begun = (await bench.ask("POST", f"{USB}/flashes", json=asked)).json
    flash = await ended(bench, begun["flash_id"])
    assert (flash["state"], flash["problem"]["code"]) == ("failed", "wrong_chip")
    assert flash["problem"]["text"].endswith("It needs ESP32-C3, and the board has ESP32-S3.")
    assert (flash["problem"]["needs"], flash["problem"]["has"]) == ("ESP32-C3", "ESP32-S3")
    assert flash["problem"]["remedy"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"wifi": [{"ssid": "", "password": ""}]}, 422),
        ({"wifi": [{"ssid": "я" * 17}]}, 422),
        ({"wifi": [{"ssid": "a\0b"}]}, 422),
        ({"wifi": [{"ssid": "n", "password": "p" * 65}]}, 422),
        ({"wifi": [{"ssid": "n", "password": "short"}]}, 422),
        ({"wifi": [{"ssid": "n"}] * 11}, 422),
        ({"hub_url": "ftp://hub/"}, 422),
        ({"hub_url": "http://" + "h" * 300}, 422),
        ({"keep_data": True, "erase": True}, 409),
        ({"image_id": "nothing"}, 404),
        ({"port_id": "nothing"}, 404),
    ],
)
async def test_what_cannot_be_is_refused(
    bench: House, board: MockBoard, wrong: dict[str, Any], status: int
) -> None:
    asked = {"port_id": port_id_of(board.url), "image_id": await keep(bench, MERGED)} | wrong
    answer = await bench.ask("POST", f"{USB}/flashes", json=asked)
    assert answer.status == status
    assert b"ppp" not in answer.raw
    assert (await bench.ask("GET", f"{USB}/flashes", READ)).json == {"flashes": []}


async def test_a_board_is_offered_the_hub_by_name_and_by_address(house: House) -> None:
    told = (await house.ask("GET", f"{USB}/addresses", READ)).json["addresses"]
    assert told == [
        {"url": "http://hub.local:8003/xiaozhi/ota/", "kind": "name"},
        {"url": "http://192.0.2.7:8003/xiaozhi/ota/", "kind": "address"},
    ]
