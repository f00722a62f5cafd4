"""Screenshots: asked for and seen over the API, sent by devices that have nothing but an address."""

import asyncio
import contextlib
import io
import random
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from hub.config import LimitSettings
from hub.storage.file_records import FileKind
from hub.storage.tokens import Scope
from hub.web.intake import MAX_FIELDS, MAX_PICTURE_BYTES
from hub.web.uploads import EXPECTED_S, MAX_EXPECTED
from tests.fakes.pictures import SECRET, decoded, jpeg, jpeg_of, png
from tests.storage.records import HALL, KITCHEN
from tests.web.api.conftest import Answer, House

READ, CONTROL, ADMIN = Scope.READ, Scope.CONTROL, Scope.ADMIN
UPLOADS = "/api/v1/uploads"
BOUNDARY = "----ESP32_SCREEN_SNAPSHOT_BOUNDARY"
FORM = f"multipart/form-data; boundary={BOUNDARY}"


def form(content: bytes, name: str = "file", filename: str = "screenshot.jpg") -> bytes:
    """A form as the firmware writes it."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
    return head.encode() + b"Content-Type: image/jpeg\r\n\r\n" + content + f"\r\n--{BOUNDARY}--\r\n".encode()


async def test_an_address_is_one_that_the_device_can_reach(lived_in: House) -> None:
    async def told() -> str:
        answer = await lived_in.ask("POST", f"{UPLOADS}/address", CONTROL, json={"device_id": KITCHEN})
        url = urlsplit(answer.json["url"])
        return f"{url.scheme}://{url.netloc}"

    assert await told() == "http://h"  # it has not come since the hub was told to remember: as people are told
    known = lived_in.registry.let_in(KITCHEN)
    lived_in.registry.put(replace(known, hub_url="http://xiaozhi-hub.local:8003"))
    assert await told() == "http://xiaozhi-hub.local:8003"


async def an_address(house: House) -> str:
    """Where the kitchen's device may send a screenshot."""
    told = await house.ask("POST", f"{UPLOADS}/address", CONTROL, json={"device_id": KITCHEN.upper()})
    assert told.json["url"].startswith("http://h/xiaozhi/upload/")
    assert told.json["expires_at"] == house.clock[0] + EXPECTED_S
    return str(urlsplit(told.json["url"]).path)


async def send(house: House, path: str, body: Any, kind: str = FORM) -> Answer:
    """Send it in chunks, as devices do."""

    async def pieces() -> Any:
        for at in range(0, len(body), 8_192):
            yield body[at : at + 8_192]

    data = pieces() if isinstance(body, bytes) else body
    async with house.client.post(house.url + path, data=data, headers={"Content-Type": kind}) as response:
        return Answer(response.status, response.content_type, response.headers, await response.read())


async def screenshots(house: House, query: str = "") -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = (await house.ask("GET", UPLOADS + query, READ)).json["uploads"]
    return told


async def test_a_screenshot_is_asked_for_sent_seen_and_deleted_for_good(lived_in: House) -> None:
    answer = await send(lived_in, await an_address(lived_in), form(jpeg()))
    assert (answer.status, answer.json) == (200, {"success": True})
    (told,) = await screenshots(lived_in)
    assert (told["device_id"], told["media_type"]) == (KITCHEN, "image/jpeg")
    assert told["keep_until"] - told["created_at"] == pytest.approx(30 * 86_400)
    one = f"{UPLOADS}/{told['file_id']}"
    assert (await lived_in.ask("GET", one, READ)).json == told
    picture = await lived_in.ask("GET", f"{one}/content", READ)
    assert (picture.kind, picture.headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert decoded(picture.raw).shape == (240, 320, 3)
    assert len(picture.raw) == told["size"]
    assert SECRET not in picture.raw
    part = await lived_in.ask("GET", f"{one}/content", READ, headers={"Range": "bytes=0-1"})
    assert (part.status, part.raw) == (206, b"\xff\xd8")
    assert (await lived_in.ask("DELETE", one)).status == 204
    assert await screenshots(lived_in) == []
    assert (await lived_in.ask("GET", f"{one}/content", READ)).json["code"] == "api.not_kept"
    assert files_in(lived_in) == []


async def test_another_device_fetches_it_to_show_it(lived_in: House) -> None:
    await send(lived_in, await an_address(lived_in), form(png(), filename="../../etc/passwd"))
    (told,) = await screenshots(lived_in)
    offered = await lived_in.ask(
        "POST", f"{UPLOADS}/{told['file_id']}/address", CONTROL, json={"device_id": KITCHEN}
    )
    path = urlsplit(offered.json["url"]).path
    answer = await lived_in.ask("GET", path, None)
    assert (answer.status, answer.kind, answer.raw[:2]) == (200, "image/jpeg", b"\xff\xd8")
    refused = await lived_in.ask(
        "POST", f"{UPLOADS}/{told['file_id']}/address", CONTROL, json={"device_id": HALL}
    )
    assert (refused.status, refused.json["code"]) == (404, "enrolment.unknown_device")


async def test_an_address_is_good_once_for_a_minute_and_for_who_is_let_in(lived_in: House) -> None:
    used = await an_address(lived_in)
    assert (await send(lived_in, used, form(b"no picture"))).status == 415
    assert (await send(lived_in, used, form(jpeg()))).status == 404
    late = await an_address(lived_in)
    lived_in.clock[0] += EXPECTED_S
    assert (await send(lived_in, late, form(jpeg()))).status == 404
    blocked = await an_address(lived_in)
    lived_in.registry.forget(KITCHEN)
    assert (await send(lived_in, blocked, form(jpeg()))).status == 404
    for nobody_s in ("x", "%2e%2e", "a" * 5_000):
        assert (await send(lived_in, f"/xiaozhi/upload/{nobody_s}", form(jpeg()))).status == 404
    for device_id in (HALL, KITCHEN, "x"):
        told = await lived_in.ask("POST", f"{UPLOADS}/address", CONTROL, json={"device_id": device_id})
        assert (told.status, told.json["code"]) == (404, "enrolment.unknown_device")
    assert files_in(lived_in) == []


async def test_only_the_newest_screenshots_are_waited_for(lived_in: House) -> None:
    first, *_, last = [await an_address(lived_in) for _ in range(MAX_EXPECTED + 1)]
    assert (await send(lived_in, first, form(jpeg()))).status == 404
    assert (await send(lived_in, last, form(jpeg()))).status == 200


REFUSED = {
    "no picture": (form(b"<svg/>"), 415),
    "nothing": (form(b""), 415),
    "another field": (form(jpeg(), name="picture"), 415),
    "a billion pixels": (form(jpeg_of(32_000, 32_000)), 415),
    "too many bytes": (form(jpeg() + bytes(MAX_PICTURE_BYTES)), 413),
    "no form": (jpeg(), 415),
    "half a form": (form(jpeg())[:900], 415),
    "an empty body": (b"", 415),
    "a long text": (form(bytes(100_000), name="question"), 415),
    "an endless text": (form(bytes(MAX_PICTURE_BYTES + 1), name="question"), 413),
    "many fields": (form(b"x", name="x").replace(b"--\r\n", b"\r\n") * (MAX_FIELDS + 1), 415),
}


@pytest.mark.parametrize(("body", "status"), list(REFUSED.values()), ids=list(REFUSED))
async def test_what_is_no_screenshot_is_refused_and_nothing_is_left(
    lived_in: House, body: bytes, status: int
) -> None:
    answer = await send(lived_in, await an_address(lived_in), body)
    assert (answer.status, answer.json["success"]) == (status, False)
    assert files_in(lived_in) == []


@pytest.mark.parametrize(
    "kind", ["image/jpeg", "multipart/form-data", "multipart/mixed; boundary=x", "x", "\xe9"]
)
async def test_a_body_that_says_it_is_no_form_is_refused(lived_in: House, kind: str) -> None:
    assert (await send(lived_in, await an_address(lived_in), form(jpeg()), kind)).status == 415


async def test_an_endless_picture_is_cut_off_and_not_held_in_memory(lived_in: House) -> None:
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        yield form(jpeg())[:-60]
        while True:
            sent += 65_536
            yield bytes(65_536)

    path = await an_address(lived_in)
    with contextlib.suppress(aiohttp.ClientError):  # the hub hung up while there was more to come
        assert (await send(lived_in, path, endless())).status == 413
    assert sent < 5 * MAX_PICTURE_BYTES


async def test_a_form_that_does_not_come_is_given_up(lived_in: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.web.intake.RECEIVE_S", 0.05)
    monkeypatch.setattr("hub.web.intake.DROP_S", 0.05)
    over = asyncio.Event()

    async def stalled() -> Any:
        yield form(jpeg())[:500]
        await over.wait()

    path = await an_address(lived_in)
    sending = asyncio.create_task(send(lived_in, path, stalled()))
    assert (await sending).status == 408


async def test_a_few_are_taken_at_once_and_more_are_told_so(lived_in: House) -> None:
    go_on = asyncio.Event()
    begun = asyncio.Semaphore(0)

    async def waiting() -> Any:
        yield form(jpeg())[:500]
        begun.release()
        await go_on.wait()
        yield form(jpeg())[500:]

    paths = [await an_address(lived_in) for _ in range(LimitSettings().uploads_per_device)]
    busy = [asyncio.create_task(send(lived_in, path, waiting())) for path in paths]
    for _ in busy:
        await begun.acquire()
    while (answer := await send(lived_in, await an_address(lived_in), form(jpeg()))).status == 200:
        pass  # not all of them have reached the hub yet
    assert answer.status == 503
    go_on.set()
    assert {answer.status for answer in await asyncio.gather(*busy)} == {200}


async def test_they_are_chosen_by_device_and_time_and_other_files_are_not_among_them(lived_in: House) -> None:
    shelf = await lived_in.store.shelf()
    image = await shelf.put(b"\xe9", kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    screen = await shelf.put(jpeg(), kind=FileKind.SCREENSHOT, media_type="image/jpeg", device_id=HALL)
    await send(lived_in, await an_address(lived_in), form(jpeg()))
    newest, oldest = await screenshots(lived_in)
    assert oldest["file_id"] == screen.file_id
    assert [one["device_id"] for one in await screenshots(lived_in, f"?device={HALL.upper()}")] == [HALL]
    assert await screenshots(lived_in, "?device=nobody") == []
    assert await screenshots(lived_in, f"?before={newest['created_at']}") == [oldest]
    assert (await lived_in.ask("GET", f"{UPLOADS}/{image.file_id}", READ)).status == 404
    for query in ("", f"?all=true&device={HALL}"):
        assert (await lived_in.ask("DELETE", UPLOADS + query)).json["code"] == "api.invalid"
    assert (await lived_in.ask("DELETE", f"{UPLOADS}?device={HALL}")).json == {"uploads": 1}
    assert (await lived_in.ask("DELETE", f"{UPLOADS}?all=true")).json == {"uploads": 1}
    assert shelf.all() == (image,)


async def test_a_person_gives_a_picture_that_any_device_may_show(lived_in: House) -> None:
    given = await lived_in.ask("POST", UPLOADS, CONTROL, data=png(800, 400))
    assert given.status == 201
    told = given.json
    assert (told["kind"], told["device_id"], told["media_type"]) == ("picture", "", "image/jpeg")
    one = f"{UPLOADS}/{told['file_id']}"
    offered = await lived_in.ask("POST", f"{one}/address", CONTROL, json={"device_id": KITCHEN})
    shown = await lived_in.ask("GET", urlsplit(offered.json["url"]).path, None)
    assert decoded(shown.raw).shape == (160, 320, 3)
    assert shown.headers["Content-Length"] == str(told["size"])
    small = await lived_in.ask("POST", f"{UPLOADS}?width=240&height=100", CONTROL, data=jpeg())
    content = await lived_in.ask("GET", f"{UPLOADS}/{small.json['file_id']}/content", READ)
    assert decoded(content.raw).shape == (100, 133, 3)
    assert SECRET not in content.raw


@pytest.mark.parametrize(
    ("body", "query", "status", "code"),
    [
        (b"A text that is called JPEG.", "", 415, "picture.none"),
        (b"", "", 415, "picture.none"),
        (jpeg_of(32_000, 32_000), "", 415, "picture.none"),
        (jpeg() + bytes(MAX_PICTURE_BYTES), "", 413, "picture.too_large"),
        (jpeg(), "?width=0", 422, "api.invalid"),
        (jpeg(), "?height=5000", 422, "api.invalid"),
    ],
)
async def test_what_is_no_picture_for_a_display_is_refused(
    lived_in: House, body: bytes, query: str, status: int, code: str
) -> None:
    told = await lived_in.ask("POST", UPLOADS + query, CONTROL, data=io.BytesIO(body))
    assert (told.status, told.json["code"]) == (status, code)
    assert files_in(lived_in) == []


async def test_they_are_chosen_by_kind(lived_in: House) -> None:
    await send(lived_in, await an_address(lived_in), form(jpeg()))
    await lived_in.ask("POST", UPLOADS, CONTROL, data=jpeg())
    for kind in ("screenshot", "picture"):
        assert [one["kind"] for one in await screenshots(lived_in, f"?kind={kind}")] == [kind]
    assert await screenshots(lived_in, "?kind=photo") == []
    refused = (await lived_in.ask("GET", f"{UPLOADS}?kind=firmware", READ)).json
    assert (refused["code"], refused["detail"]) == (
        "api.invalid", "kind: Input should be 'screenshot', 'photo' or 'picture'.",
    )  # fmt: skip
    assert (await lived_in.ask("DELETE", f"{UPLOADS}?kind=picture")).json == {"uploads": 1}
    assert [one["kind"] for one in await screenshots(lived_in)] == ["screenshot"]


async def test_the_log_has_no_addresses_and_nothing_of_the_picture(
    lived_in: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    for body in (form(jpeg()), form(SECRET, filename="zebra.jpg")):
        path = await an_address(lived_in)
        await send(lived_in, path, body)
        assert path.rpartition("/")[2] not in caplog.text
    assert "zebra" not in caplog.text
    assert SECRET.decode() not in caplog.text


@pytest.mark.filterwarnings("ignore::aiohttp.BadContentDispositionHeader")
async def test_forms_with_any_bytes_changed_are_taken_or_refused(lived_in: House) -> None:
    chance = random.Random(5)  # noqa: S311 - the same each time
    for _ in range(200):
        body = bytearray(form(jpeg(16, 16)))
        for _ in range(chance.randint(1, 6)):
            body[chance.randrange(260)] = chance.randrange(256)
        answer = await send(lived_in, await an_address(lived_in), bytes(body[: chance.randint(0, len(body))]))
        assert answer.status in (200, 413, 415)


def files_in(house: House) -> list[str]:
    """The contents that are on the disk."""
    return [file.name for file in house.store.layout.shelf.rglob("*") if file.is_file()]


async def test_a_screenshot_of_a_device_that_is_forgotten_as_it_comes_is_not_kept(lived_in: House) -> None:
    body, path = form(jpeg()), await an_address(lived_in)

    async def slowly() -> Any:
        yield body[:400]
        while not lived_in.intake.under_way(KITCHEN):
            await asyncio.sleep(0)
        lived_in.registry.forget(KITCHEN)
        yield body[400:]

    assert (await send(lived_in, path, slowly())).status == 404
    assert await screenshots(lived_in) == []
    assert files_in(lived_in) == []
