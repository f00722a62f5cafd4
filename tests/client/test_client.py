"""Asking the API of a real hub, and what is made of its answers."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hub.client.client import PIECE, HubClient, part
from hub.client.door import ApiDoor
from hub.errors import HubAwayError, ToldNoError
from hub.events import ClockJumped
from hub.firmware.filed import MEDIA_TYPE
from hub.storage.tokens import Scope
from hub.web.api.devices import Device, DeviceList, DeviceNames
from hub.web.api.enrolment import WaitingList
from hub.web.api.events import Snapshot
from hub.web.api.firmware_forms import ImageFacts
from hub.web.api.kept import Turns
from hub.web.api.live import End
from tests.firmware.images import KB, Build
from tests.storage.records import HALL, KITCHEN
from tests.web.api.conftest import House, inhabit, opened


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with opened(tmp_path) as house:
        yield await inhabit(house)


@pytest.fixture
async def client(house: House) -> AsyncIterator[HubClient]:
    client = HubClient(ApiDoor(house.url + "/", house.tokens[Scope.ADMIN]))
    yield client
    await client.close()


async def test_what_is_asked_comes_as_the_api_s_own_models(client: HubClient) -> None:
    devices = await client.get("/devices", DeviceList)
    assert {one.device_id for one in devices.devices} == {KITCHEN, HALL}
    assert len((await client.get("/turns", Turns, {"limit": 2, "device": None})).turns) == 2


async def test_what_is_left_out_of_a_model_is_not_sent(client: HubClient) -> None:
    path = f"/devices/{part(KITCHEN)}"
    await client.send("PATCH", path, Device, DeviceNames(name="Kitchen", room="Ground floor"))
    named = await client.send("PATCH", path, Device, DeviceNames(room="Cellar"))
    assert (named.name, named.room) == ("Kitchen", "Cellar")


async def test_something_can_be_done_whatever_is_answered(client: HubClient, house: House) -> None:
    await client.do("POST", "/interrupt")
    assert house.hub.interrupted == [None]
    waiting = await client.send("PUT", "/enrolment/window", WaitingList, {"seconds": 60.0})
    assert waiting.window_ends is not None


async def test_a_file_comes_in_pieces_or_at_once(client: HubClient) -> None:
    pieces = b"".join([piece async for piece in client.pieces("/export", {"sound": True})])
    assert pieces[:2] == b"PK"
    assert (await client.whole("/export", {"sound": True}))[:2] == b"PK"


async def test_a_refusal_is_told_with_its_code_and_what_is_wrong(client: HubClient) -> None:
    with pytest.raises(ToldNoError) as told:
        await client.send("PUT", "/enrolment/window", WaitingList, {"seconds": -1})
    assert (told.value.code, told.value.status) == ("api.invalid", 422)
    assert [at for at, _ in told.value.fields] == ["seconds"]
    assert told.value.detail
    with pytest.raises(ToldNoError) as unknown:
        await client.get(f"/devices/{part('../status')}", Device)
    assert unknown.value.status == 404


async def test_a_token_that_is_none_is_told(house: House) -> None:
    client = HubClient(ApiDoor(house.url, "xzh_none"))
    for ask in (client.get("/devices", DeviceList), anext(aiter(client.follow()))):
        with pytest.raises(ToldNoError) as told:
            await ask
        assert (told.value.code, told.value.status) == ("api.token", 401)
    await client.close()


async def test_it_follows_from_the_snapshot_to_the_hub_s_end(client: HubClient, house: House) -> None:
    async with asyncio.timeout(10):
        stream = aiter(client.follow())
        first = await anext(stream)
        assert first.name == "snapshot"
        assert len(Snapshot.model_validate(first.content).devices) == 2
        house.hub.bus.publish(ClockJumped(by_s=2.0, at=1.0))
        event = await anext(stream)
        assert (event.name, event.content) == ("clock_jumped", {"at": 1.0, "by_s": 2.0})
        house.api.live.close(End.STOPPING)
        assert [told.name async for told in stream] == ["ended"]


async def test_a_hub_that_is_away_is_told(unused_tcp_port: int) -> None:
    client = HubClient(ApiDoor(f"http://127.0.0.1:{unused_tcp_port}", "xzh_1"))
    with pytest.raises(HubAwayError):
        await client.get("/devices", DeviceList)
    with pytest.raises(HubAwayError):
        await anext(aiter(client.follow()))
    await client.close()


async def test_a_proxy_is_not_asked(client: HubClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert (await client.get("/devices", DeviceList)).devices


def test_a_token_is_not_shown() -> None:
    assert "xzh_secret" not in repr(ApiDoor("http://h:1", "xzh_secret"))


async def test_a_token_is_not_logged(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    client = HubClient(ApiDoor(house.url, house.tokens[Scope.READ]))
    await client.get("/devices", DeviceList)
    with pytest.raises(ToldNoError):
        await client.do("POST", "/interrupt")
    await client.close()
    assert house.tokens[Scope.READ] not in caplog.text


@pytest.mark.parametrize("text", ["", "..", "a/b", "а", "%2e", "a?b#c"])
def test_a_part_of_a_path_stays_one(text: str) -> None:
    assert not set("/?#") & set(part(text))
    assert part(text)


async def test_how_much_of_a_file_has_gone_is_told(client: HubClient) -> None:
    content, sent = Build(size=400 * KB).app(), list[int]()
    facts = await client.upload(
        "/firmware/inspect", ImageFacts, content, MEDIA_TYPE, {"name": "a.bin"}, sent=sent.append
    )
    assert facts.size == len(content)
    assert sent == [*range(0, len(content), PIECE), len(content)]
    assert len(sent) > 4
