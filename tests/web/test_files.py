"""Files that devices fetch: a real server, a real shelf, and devices that were let in."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from hub.devices.links import Link, Links
from hub.errors import UnknownDeviceError
from hub.events import FileFetched, FileFetching
from hub.storage.file_records import FileKind, FileRecord
from hub.storage.shelf import Shelf
from hub.storage.store import Store
from hub.web.checks import Checks
from hub.web.directions import Directions
from hub.web.files import LASTING_S, RETRY_S, Files, Lets
from hub.web.sending import MAX_OF_DEVICE
from hub.web.server import WebServer
from tests.bench.fuzz_target import request, sent
from tests.devices.household import MAC, SECRET, Household
from tests.fakes.letting_in import CLIENT
from tests.storage.conftest import a_store
from tests.web.test_sending import a_deaf_peer

OTHER = "aa:bb:cc:dd:ee:02"
IMAGE = bytes(range(256)) * 4_096  # 1 MB: more than fits into a socket's buffers


@dataclass
class Answer:
    status: int
    headers: Any
    raw: bytes


@dataclass
class House:
    household: Household
    shelf: Shelf
    links: Links
    files: Files
    client: aiohttp.ClientSession
    url: str
    image: FileRecord
    lets: dict[FileKind, Lets]

    def path(self) -> str:
        return self.files.link(self.image, MAC)[0]

    async def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.client.request(method, self.url + path, headers=named) as response:
            return Answer(response.status, response.headers, await response.read())


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    household = Household()
    await household.let_in()
    store: Store = a_store(tmp_path)
    links = Links(household.clock)
    links.open(SECRET)
    lets: dict[FileKind, Lets] = {}
    files = Files(store.shelf, household.registry, links, household.bus, household.clock, lets=lets)
    checks = Checks(household.bus, household.enrolment, lambda: datetime.now(UTC), Directions("/"))
    server = WebServer(checks, mounts=(files.mount,))
    port = await server.start("127.0.0.1", 0, ws_port=1)
    shelf = await store.shelf()
    image = await shelf.put(IMAGE, kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    async with aiohttp.ClientSession() as client:
        yield House(household, shelf, links, files, client, f"http://127.0.0.1:{port}", image, lets)
    await server.stop()
    assert await store.close()


async def test_a_file_is_sent_whole_and_says_how_long_it_is(house: House) -> None:
    answer = await house.get(house.path())
    assert (answer.status, answer.raw) == (200, IMAGE)
    assert answer.headers["Content-Length"] == str(len(IMAGE))
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]
    assert "python" not in str(answer.headers).lower()


async def test_it_is_told_about_without_being_sent(house: House) -> None:
    answer = await house.get(house.path(), "HEAD")
    assert (answer.status, answer.headers["Content-Length"], answer.raw) == (200, str(len(IMAGE)), b"")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=100-199", 100, 199),
        (f"bytes={len(IMAGE) - 5}-", len(IMAGE) - 5, len(IMAGE) - 1),
        ("bytes=-7", len(IMAGE) - 7, len(IMAGE) - 1),
        ("bytes=10-99999999", 10, len(IMAGE) - 1),
    ],
)
async def test_a_part_is_sent(house: House, asked: str, first: int, last: int) -> None:
    answer = await house.get(house.path(), Range=asked)
    assert (answer.status, answer.raw) == (206, IMAGE[first : last + 1])
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{len(IMAGE)}"


@pytest.mark.parametrize(
    "asked", ["bytes=99999999-", "bytes=5-1", "bytes=a-b", "bytes=0-1,3-4", "bytes=-0", "Bytes=-00"]
)
async def test_a_part_that_is_not_there_is_refused(house: House, asked: str) -> None:
    answer = await house.get(house.path(), Range=asked)
    assert (answer.status, answer.headers["Content-Range"]) == (416, f"bytes */{len(IMAGE)}")


@pytest.mark.parametrize("asked", ["lines=0-1", "items=0-5", "bytes", ""])
async def test_a_part_in_no_bytes_is_not_asked_for(house: House, asked: str) -> None:
    answer = await house.get(house.path(), Range=asked)
    assert (answer.status, answer.raw) == (200, IMAGE)


@pytest.mark.parametrize("header", ["If-Range", "If-None-Match", "X-Other"])
async def test_a_header_that_is_no_text_changes_nothing(house: House, header: str) -> None:
    place = ("127.0.0.1", int(house.url.rpartition(":")[2]))
    for asked in ("bytes=0-9", "items=0-9", "bytes=-0"):
        pairs = [("Host", "127.0.0.1"), ("Range", asked), (header, "\ud83d")]
        status = await sent(place, request("GET", house.path(), pairs))
        expected = {"bytes=0-9": "206", "items=0-9": "200", "bytes=-0": "416"}[asked]
        assert status == ("200" if header == "If-Range" else expected)


async def test_who_has_it_already_is_told_so(house: House) -> None:
    tag = (await house.get(house.path())).headers["ETag"]
    answer = await house.get(house.path(), If_None_Match=tag)
    assert (answer.status, answer.raw) == (304, b"")
    assert (await house.get(house.path(), If_None_Match='"another"')).raw == IMAGE
    again = await house.get(house.path(), If_None_Match='"another"', Range="bytes=0-3")
    assert (again.status, again.raw) == (206, IMAGE[:4])


async def test_many_fetch_at_once(house: House) -> None:
    devices = [f"aa:bb:cc:dd:ee:{number:02}" for number in range(10, 30)]
    for device_id in devices:
        await house.household.let_in(device_id)
    paths = [house.files.link(house.image, device_id)[0] for device_id in devices]
    answers = await asyncio.gather(*map(house.get, paths))
    assert {(answer.status, answer.raw == IMAGE) for answer in answers} == {(200, True)}


async def test_a_device_that_fetches_too_much_at_once_is_to_come_again(house: House) -> None:
    kind, media_type = FileKind.FIRMWARE, "application/octet-stream"
    image = await house.shelf.put(IMAGE * 16, kind=kind, media_type=media_type)
    path, port = house.files.link(image, MAC)[0], int(house.url.rpartition(":")[2])
    peers = [await a_deaf_peer(port, path) for _ in range(MAX_OF_DEVICE)]
    while (answer := await house.get(path)).status == 200:
        pass  # not all of them have reached the hub yet
    assert (answer.status, answer.headers["Retry-After"]) == (503, str(RETRY_S))
    for peer in peers:
        peer.close()
    while (answer := await house.get(path)).status == 503:
        pass  # the hub has not heard of it yet
    assert (answer.status, len(answer.raw)) == (200, image.size)


async def test_the_rest_is_sent_of_what_was_begun_and_all_of_what_is_another(house: House) -> None:
    path = house.path()
    known = (await house.get(path)).headers
    for same in (known["ETag"], known["Last-Modified"]):
        part = await house.get(path, Range="bytes=1000-", If_Range=same)
        assert (part.status, part.raw) == (206, IMAGE[1000:])
    for other in ('"another"', f"W/{known['ETag']}", "garbage", "", "Mon, 30 Feb 2026 00:00:00 GMT"):
        whole = await house.get(path, Range="bytes=1000-", If_Range=other)
        assert (whole.status, whole.raw) == (200, IMAGE)


async def test_an_address_is_good_for_a_while_that_depends_on_the_kind(house: House) -> None:
    path, expires_at = house.files.link(house.image, MAC)
    assert expires_at == int(house.household.clock()) + LASTING_S[FileKind.FIRMWARE]
    house.household.clock.at = expires_at - 1
    assert (await house.get(path)).status == 200
    house.household.clock.at = expires_at
    assert (await house.get(path)).status == 404


async def test_an_address_is_worth_nothing_once_the_device_is_let_in_no_more(house: House) -> None:
    path = house.path()
    await house.household.enrolment.block(MAC)
    assert (await house.get(path)).status == 404
    with pytest.raises(UnknownDeviceError):
        house.files.link(house.image, MAC)
    await house.household.enrolment.forget(MAC)
    await house.household.let_in(client_id="another")
    assert (await house.get(path)).status == 404


async def test_who_was_never_let_in_gets_no_address(house: House) -> None:
    house.household.ask(OTHER)
    for device_id in (OTHER, "aa:bb:cc:dd:ee:99", ""):
        with pytest.raises(UnknownDeviceError):
            house.files.link(house.image, device_id)


async def test_what_is_wrong_with_an_address_is_not_told(house: House) -> None:
    good = house.path().rpartition("/")[2]
    later = int(house.household.clock()) + 60
    let_in_as = house.household.registry.let_in(MAC).let_in_as
    head, claims, signature = good.split(".")
    changed = json.loads(base64.urlsafe_b64decode(claims + "==")) | {"sub": OTHER}
    stranger = Links(house.household.clock)
    stranger.open("another hub's secret of thirty-two bytes")
    unsigned = base64.urlsafe_b64encode(b'{"alg":"none","typ":"JWT"}').rstrip(b"=").decode()
    tokens = [
        f"{head}.{base64.urlsafe_b64encode(json.dumps(changed).encode()).rstrip(b'=').decode()}.{signature}",
        f"{unsigned}.{claims}.",
        stranger.make(Link(MAC, CLIENT, let_in_as, house.image.file_id, later)),
        house.links.make(Link(MAC, CLIENT, let_in_as, "f" * 32, later)),
        house.links.make(Link(MAC, "another", let_in_as, house.image.file_id, later)),
        house.links.make(Link(OTHER, CLIENT, let_in_as, house.image.file_id, later)),
        house.household.enrolment.token(MAC),
        good[:-4], f"{good}x", "x", "..", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "a" * 5_000,
        house.image.digest, house.image.file_id,
    ]  # fmt: skip
    answers = [await house.get(f"/xiaozhi/files/{token}") for token in tokens]
    nothing = await house.get("/xiaozhi/nothing")
    assert {(answer.status, answer.raw) for answer in answers} == {(404, nothing.raw)}


async def test_an_address_stays_over_when_its_device_is_turned_away_and_let_in_again(house: House) -> None:
    before = house.path()
    await house.household.enrolment.renew(MAC)
    assert (await house.get(before)).status == 200  # assets are fetched before the check
    await house.household.enrolment.block(MAC)
    await house.household.enrolment.unblock(MAC)
    await house.household.let_in()
    assert (await house.get(before)).status == 404
    assert (await house.get(house.path())).status == 200


async def test_a_file_that_is_gone_is_not_found(house: House) -> None:
    path = house.path()
    house.shelf.path(house.image).unlink()
    assert (await house.get(path)).status == 404
    await house.shelf.remove([house.image.file_id])
    assert (await house.get(path)).status == 404


async def test_the_log_has_no_addresses(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    path = house.path()
    await house.get(path)
    assert path.rpartition("/")[2] not in caplog.text


async def test_it_is_told_whether_all_of_a_file_was_fetched(house: House) -> None:
    fetched: list[bool] = []
    house.household.bus.subscribe(FileFetched, lambda event: fetched.append(event.whole))
    await house.get(house.path())
    await house.get(house.path(), "HEAD")
    await house.get(house.path(), Range="bytes=0-9")
    async with asyncio.timeout(10):
        while len(fetched) < 2:  # the file's end arrives before the server knows that it was the end
            await asyncio.sleep(0)
    assert fetched == [True, False]


async def test_it_is_told_that_a_file_is_fetched_before_its_end(house: House) -> None:
    told: list[str] = []
    house.household.bus.subscribe(FileFetching, lambda event: told.append(f"begins {event.file_id}"))
    house.household.bus.subscribe(FileFetched, lambda event: told.append(f"ends {event.file_id}"))
    await house.get(house.path(), "HEAD")
    assert told == []
    await house.get(house.path())
    async with asyncio.timeout(10):
        while len(told) < 2:
            await asyncio.sleep(0)
    assert told == [f"begins {house.image.file_id}", f"ends {house.image.file_id}"]


async def test_an_address_may_be_taken_back_for_its_kind_of_file(house: House) -> None:
    asked: list[tuple[str, str]] = []
    path = house.path()

    def never(device_id: str, file_id: str) -> bool:
        asked.append((device_id, file_id))
        return False

    house.lets[FileKind.ASSETS] = never
    assert (await house.get(path)).status == 200
    house.lets[FileKind.FIRMWARE] = never
    assert (await house.get(path)).status == 404
    assert asked == [(MAC, house.image.file_id)]
    house.lets[FileKind.FIRMWARE] = lambda *_: True
    assert (await house.get(path)).status == 200
