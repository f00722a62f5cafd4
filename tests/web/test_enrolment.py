"""How a device is let in, over HTTP: the device protocol, sections 1 and 2."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest

from hub.config import LimitSettings
from hub.devices.asking import Keys
from hub.devices.proofs import sign
from hub.events import DeviceGreeted
from tests.devices.household import MAC, Household
from tests.fakes.letting_in import CLIENT
from tests.web.asking import get_json

SERIAL = "0123456789ABCDEF0123456789ABCDEF"
KEY = bytes(range(32))
PY_SERIAL = "SN-1A2B3C4D-aabbccddee01"
PY_KEY = "ab" * 32
LIMITS = LimitSettings()


@dataclass
class Device:
    """What asks."""

    client: aiohttp.ClientSession
    url: str
    headers: dict[str, str] = field(default_factory=lambda: {"Device-Id": MAC, "Client-Id": CLIENT})

    async def check(self, **body: Any) -> dict[str, Any]:
        answer: dict[str, Any] = await get_json(
            self.client, "POST", self.url + "/xiaozhi/ota/", json=body, headers=self.headers
        )
        assert {"server_time", "websocket"} <= set(answer)
        assert set(answer["websocket"]) == {"url", "token", "version"}
        return answer

    async def activate(self, *, nested: bool = False, **proof: str) -> int:
        body: Any = {"Payload": proof} if nested else proof
        async with self.client.post(
            self.url + "/xiaozhi/ota/activate", json=body, headers=self.headers
        ) as response:
            return response.status

    async def prove(self, challenge: str, key: bytes, *, serial: str = SERIAL, nested: bool = False) -> int:
        return await self.activate(
            nested=nested,
            algorithm="hmac-sha256",
            serial_number=serial,
            challenge=challenge,
            hmac=sign(key, challenge),
        )


@pytest.fixture
def device(client: aiohttp.ClientSession, url: str) -> Device:
    return Device(client, url)


async def test_from_the_first_check_to_the_token(device: Device, household: Household) -> None:
    first = await device.check()
    assert first["websocket"] == {"url": "ws://127.0.0.1:8000/xiaozhi/v1/", "token": "", "version": 1}
    assert set(first["activation"]) == {"message", "code", "challenge", "timeout_ms"}
    assert first["activation"]["code"] == household.enrolment.waiting()[0].code
    assert await device.activate() == 202
    await household.enrolment.approve(first["activation"]["code"])
    assert await device.activate() == 200
    second = await device.check()
    assert "activation" not in second
    assert second["websocket"]["token"] == household.enrolment.token(MAC)
    assert second["websocket"]["version"] == 1


async def test_another_client_id_gets_no_token(device: Device, household: Household) -> None:
    await household.let_in()
    stranger = Device(device.client, device.url, {"Device-Id": MAC, "Client-Id": "another"})
    answer = await stranger.check()
    assert answer["websocket"]["token"] == ""
    assert answer["activation"]["code"]
    assert await stranger.activate() == 202
    assert (await device.check())["websocket"]["token"]


@pytest.mark.parametrize("how", ["reject", "block"])
async def test_who_is_turned_away_is_told_so_and_asked_for_nothing(
    device: Device, household: Household, how: str
) -> None:
    code = (await device.check())["activation"]["code"]
    await (household.enrolment.reject(code) if how == "reject" else household.enrolment.block(MAC))
    assert await device.activate() == 403
    answer = await device.check()
    assert answer["websocket"]["token"] == ""
    assert set(answer["activation"]) == {"message", "timeout_ms"}


async def test_while_the_window_is_open_the_first_check_brings_the_token(
    device: Device, household: Household
) -> None:
    household.enrolment.open_window(60)
    answer = await device.check()
    assert "activation" not in answer
    assert answer["websocket"]["token"] == household.enrolment.token(MAC)


async def test_a_device_that_wants_its_echo_cancelled_is_sent_timestamps_from_its_next_check_on(
    device: Device, household: Household
) -> None:
    await household.let_in()
    household.bus.publish(DeviceGreeted(device_id=MAC, session_id="s1", aec=True))
    assert (await device.check())["websocket"]["version"] == 2
    household.bus.publish(DeviceGreeted(device_id=MAC, session_id="s2", aec=False))
    assert (await device.check())["websocket"]["version"] == 1


async def test_who_finds_no_room_is_asked_to_come_again(device: Device, household: Household) -> None:
    for number in range(LIMITS.pending_per_address):
        await Device(device.client, device.url, {"Device-Id": f"device-{number}", "Client-Id": CLIENT}).check()
    async with device.client.post(device.url + "/ota/", headers=device.headers) as response:
        assert response.status == 503
        assert int(response.headers["Retry-After"]) > 0
    assert len(household.enrolment.waiting()) == LIMITS.pending_per_address


# --- with a key -------------------------------------------------------------------------------------


async def statuses(device: Device, challenge: str, keys: Sequence[bytes], *, nested: bool = False) -> list[int]:
    return [await device.prove(challenge, key, nested=nested) for key in keys]


@pytest.mark.parametrize("nested", [False, True])
async def test_a_known_key_has_to_be_right(device: Device, household: Household, nested: bool) -> None:
    household.enrolment.open("a secret of at least thirty-two bytes", Keys({SERIAL: KEY}))
    device.headers |= {"Activation-Version": "2", "Serial-Number": SERIAL}
    activation = (await device.check())["activation"]
    assert await statuses(device, activation["challenge"], [KEY, b"wrong", KEY], nested=nested) == [
        202,
        403,
        202,
    ]
    (waiting,) = household.enrolment.waiting()
    assert (waiting.failed_proofs, waiting.proven) == (1, True)
    await household.enrolment.approve(activation["code"])
    assert await statuses(device, activation["challenge"], [KEY, KEY], nested=nested) == [200, 200]
    assert (await device.check())["websocket"]["token"]


async def test_a_trusted_key_is_enough(device: Device, household: Household) -> None:
    keys = Keys({SERIAL: KEY}, trusted=True)
    household.enrolment.open("a secret of at least thirty-two bytes", keys)
    device.headers |= {"Activation-Version": "2", "Serial-Number": SERIAL}
    activation = (await device.check())["activation"]
    assert await statuses(device, activation["challenge"], [KEY]) == [200]
    assert (await device.check())["websocket"]["token"]


async def test_py_xiaozhi_nests_its_proof_and_sends_its_key_along(device: Device, household: Household) -> None:
    device.headers |= {"Activation-Version": "2.1.1"}
    activation = (await device.check(application={"version": "2.1.1", "elf_sha256": PY_KEY}))["activation"]
    right, wrong = PY_KEY.encode(), b"another"
    prove = [
        await device.prove(activation["challenge"], key, serial=PY_SERIAL, nested=True)
        for key in (right, wrong)
    ]
    assert prove == [202, 403]
    await household.enrolment.approve(activation["code"])
    assert await device.prove(activation["challenge"], right, serial=PY_SERIAL, nested=True) == 200


# --- nobody is told of what a crash would undo --------------------------------------------------------


async def test_who_is_let_in_by_itself_is_told_when_that_is_on_the_disk(
    device: Device, household: Household
) -> None:
    written = asyncio.Event()
    writing: asyncio.Queue[None] = asyncio.Queue()

    async def lasting() -> None:
        writing.put_nowait(None)
        await written.wait()

    household.lasting = lasting
    await device.check()
    household.enrolment.open_window(60)
    activations = [asyncio.create_task(device.activate()) for _ in range(2)]
    check = asyncio.create_task(device.check())
    for _ in range(3):  # all of them wait for the disk
        await writing.get()
    assert not any(task.done() for task in (*activations, check))
    written.set()
    assert await asyncio.gather(*activations) == [200, 200]
    assert (await check)["websocket"]["token"]
    assert (await device.check())["websocket"]["token"]
    assert writing.empty()
