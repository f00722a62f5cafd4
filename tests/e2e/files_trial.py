"""Files of a real hub, over real HTTP: ``python -m tests.e2e.files_trial`` prints what was asked and answered.

A screenshot is asked for, sent and seen; a picture is given, and fetched whole and in parts; a photo is
explained by a model on loopback. Then everything that is wrong with an address, a token or a picture. It ends
with 1 when anything was not as it should be.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import aiohttp

from hub.commands import control
from hub.control_file import read_control
from hub.devices.links import Link, Links
from hub.devices.opening import TOKEN_SECRET
from hub.devices.tokens import Grant, Tokens, new_secret
from hub.phrases import phrase
from hub.secrets import Secrets
from hub.twin.check import check
from hub.twin.identity import Identity, new_identity
from hub.web.intake import MAX_PICTURE_BYTES
from hub.web.vision import MAX_ANSWER_BYTES
from hub.web.vision import PATH as VISION
from tests.bench.instant import NOWHERE, all_three
from tests.e2e.processes import serving
from tests.e2e.transcripts import FORM, Answer, Transcript, form, is_status, say
from tests.fakes.chat_service import ChatService, Reply
from tests.fakes.credentials import claims_of, signature_spoilt, unsigned, with_claims
from tests.fakes.pictures import decoded, jpeg, jpeg_of, png

UPLOADS: Final = "/api/v1/uploads"
ANSWER: Final = "A red half and a blue one."


@dataclass(frozen=True)
class Device:
    """One that is let in."""

    identity: Identity
    token: str

    def headers(self, token: str | None = None) -> dict[str, str]:
        """Those of its photos."""
        return {
            "Device-Id": self.identity.mac,
            "Client-Id": self.identity.client_id,
            "Authorization": f"Bearer {self.token if token is None else token}",
        } | FORM


async def _let_in(ota_url: str, folder: Path) -> Device:
    identity = new_identity()
    demand = (await check(ota_url, identity)).demand
    assert demand is not None
    await asyncio.to_thread(control.approve, folder, demand.code)
    return Device(identity, (await check(ota_url, identity)).token)


async def _screenshots(trial: Transcript, device: Device) -> str:
    """A screenshot's way; its id."""
    trial.about("a screenshot: asked for, sent in chunks to an address that is good once, seen")
    wanted = {"device_id": device.identity.mac}
    told = await trial.api("an address for one screenshot", "POST", f"{UPLOADS}/address", json=wanted)
    path = urlsplit(told.json["url"]).path
    await trial.ask("the device sends it", "POST", path, is_status(200), data=form(jpeg()), headers=FORM)
    await trial.ask(
        "once more to the same address", "POST", path, is_status(404), data=form(jpeg()), headers=FORM
    )
    listed = await trial.api("what there is", "GET", f"{UPLOADS}?device={device.identity.mac}")
    file_id = str(listed.json["uploads"][0]["file_id"])
    await trial.ask(
        "its picture",
        "GET",
        f"{UPLOADS}/{file_id}/content",
        lambda answer: decoded(answer.raw).shape == (240, 320, 3),
        headers=trial.bearer,
    )
    return file_id


async def _offered(trial: Transcript, device: Device) -> str:
    """A picture for the device, fetched in every way; its address."""
    trial.about("a picture that a person gives, fetched by the device whole and in parts")
    drawn, kind = png(1_000, 700), {"Content-Type": "image/png"}
    where = f"{UPLOADS}?width=320&height=240"
    given = await trial.api("a PNG for displays of 320 × 240", "POST", where, 201, data=drawn, headers=kind)
    one = f"{UPLOADS}/{given.json['file_id']}"
    wanted = {"device_id": device.identity.mac}
    offered = await trial.api("an address for the device", "POST", f"{one}/address", json=wanted)
    path = str(urlsplit(offered.json["url"]).path)
    whole = await trial.ask("whole", "GET", path, lambda got: got.status == 200 and "ETag" in got.headers)
    raw, tag, size = whole.raw, whole.headers["ETag"], len(whole.raw)

    def part(expected: bytes, span: str) -> Callable[[Answer], bool]:
        return lambda got: (
            got.status == 206 and got.raw == expected and got.headers["Content-Range"] == f"bytes {span}/{size}"
        )

    def all_of_it(got: Answer) -> bool:
        return got.status == 200 and got.raw == raw

    table: Sequence[tuple[str, dict[str, str], Callable[[Answer], bool]]] = (
        ("the first 1,000 bytes", {"Range": "bytes=0-999"}, part(raw[:1_000], "0-999")),
        ("the last 100", {"Range": "bytes=-100"}, part(raw[-100:], f"{size - 100}-{size - 1}")),
        ("from 1,000 on", {"Range": "bytes=1000-"}, part(raw[1_000:], f"1000-{size - 1}")),
        ("what is not there", {"Range": f"bytes={size}-"}, is_status(416)),
        ("what the device has already", {"If-None-Match": tag}, lambda got: got.status == 304 and not got.raw),
        ("the rest of it", {"If-Range": tag, "Range": "bytes=1000-"}, part(raw[1_000:], f"1000-{size - 1}")),
        ("the rest of another", {"If-Range": '"another"', "Range": "bytes=1000-"}, all_of_it),
    )
    for what, headers, fine in table:
        await trial.ask(what, "GET", path, fine, headers=headers)
    return path


async def _signed(folder: Path, token: str, lasting_s: int) -> str:
    """The address's token with another end, signed as the hub does."""
    secret = await asyncio.to_thread(Secrets(folder).own, TOKEN_SECRET, new_secret)
    links, claims = Links(), claims_of(token)
    links.open(secret.get_secret_value())
    device_id, client_id, file_id = (str(claims[name]) for name in ("sub", "cid", "file"))
    return links.make(Link(device_id, client_id, int(str(claims["as"])), file_id, int(time.time()) + lasting_s))


async def _wrong_addresses(trial: Transcript, folder: Path, path: str, devices: Sequence[Device]) -> None:
    trial.about("addresses that are good for nothing")
    head, _, token = path.rpartition("/")
    other, blocked = devices
    listed = await asyncio.to_thread(control.ask, folder, "GET", "/uploads?kind=picture")
    file_id = listed["uploads"][0]["file_id"]
    wanted = {"device_id": blocked.identity.mac}
    made = await asyncio.to_thread(control.ask, folder, "POST", f"/uploads/{file_id}/address", wanted)
    await asyncio.to_thread(control.ask, folder, "POST", f"/devices/{blocked.identity.mac}/block")
    good = f"{head}/{await _signed(folder, token, 60)}"
    await trial.ask("a genuine one, signed for this", "GET", good, is_status(200))
    table = {
        "a changed signature": signature_spoilt(token),
        "another device's name in it": with_claims(token, sub=other.identity.mac),
        "a later end": with_claims(token, exp=4_000_000_000),
        "no signature (alg: none)": unsigned(claims_of(token)),
        "a genuine one whose time is over": await _signed(folder, token, -1),
        "the address of a device that was blocked": urlsplit(made["url"]).path.rpartition("/")[2],
        "the device's own token": other.token,
        "a file's id": file_id,
        "a way out of the folder": "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    }
    for what, wrong in table.items():
        await trial.ask(what, "GET", f"{head}/{wrong}", is_status(404))


async def _photos(trial: Transcript, service: ChatService, devices: Sequence[Device]) -> None:
    trial.about("photos that a device asks about")
    device, other = devices
    question = "What colours do you see?"

    def explained(got: Answer) -> bool:
        return got.status == 200 and got.json == {"success": True, "action": "RESPONSE", "response": ANSWER}

    def failed(code: str) -> Callable[[Answer], bool]:
        told = {"success": False, "message": phrase(code, "en")}
        return lambda got: got.status == 200 and got.json == told

    async def ask(what: str, fine: Callable[[Answer], bool], **shown: str) -> None:
        headers = device.headers(**shown)
        await trial.ask(what, "POST", VISION, fine, data=form(jpeg(1_600, 1_200), question), headers=headers)

    await ask("a photo of 1,600 × 1,200", explained)
    seen = decoded(service.pictures[-1]).shape
    say(f"# what the model was shown: {seen[1]} × {seen[0]}, {len(service.pictures[-1]):,} bytes")
    service.replies.append(Reply(pieces=("Red and blue. " * 2_000,)))
    await ask("a very long answer", lambda got: got.json["success"] and len(got.raw) <= MAX_ANSWER_BYTES)
    service.blind = True
    await ask("a model that takes no pictures", failed("llm.blind"))
    service.blind = False
    asked = len(service.requests)
    grant = Grant(device.identity.mac, device.identity.client_id, 1)
    table = {
        "no token": ("", 401),
        "a word": ("secret", 401),
        "a changed signature": (signature_spoilt(device.token), 401),
        "alg: none": (unsigned(claims_of(device.token)), 401),
        "another hub's": (Tokens("another hub's secret of 32 bytes").make(grant), 401),
        "another device's": (other.token, 403),
    }
    for what, (token, status) in table.items():
        await ask(f"token: {what}", is_status(status), token=token)
    table_of_files = {
        "5 MB and one byte": (jpeg() + bytes(MAX_PICTURE_BYTES + 1 - len(jpeg())), "picture.too_large"),
        "a billion pixels in 2 KB": (jpeg_of(32_000, 32_000), "picture.none"),
        "a text that is called JPEG": (b"This is no picture at all.", "picture.none"),
    }
    for what, (content, code) in table_of_files.items():
        body = form(content, question)
        await trial.ask(what, "POST", VISION, failed(code), data=body, headers=device.headers())
    if len(service.requests) != asked:
        trial.troubles.append("the model was asked about what was refused")


@asynccontextmanager
async def _trial(ota_url: str, folder: Path) -> AsyncIterator[Transcript]:
    found = await asyncio.to_thread(read_control, folder)
    assert found is not None
    async with aiohttp.ClientSession(urljoin(ota_url, "/")) as client:
        yield Transcript(client, {"Authorization": f"Bearer {found.token}"})


async def try_files(folder: Path) -> list[str]:
    """All of it with one hub; what was not as it should be."""
    async with ChatService(default=Reply(ANSWER)) as service:
        extra = all_three(NOWHERE) | {"HUB_LLM__BASE_URL": service.base_url, "HUB_LLM__API_KEY": "sk-secret"}
        async with serving(folder, pairing=False, extra=extra) as hub, _trial(hub.ota_url, folder) as trial:
            mine, other, blocked = [await _let_in(hub.ota_url, folder) for _ in range(3)]
            await _screenshots(trial, mine)
            path = await _offered(trial, mine)
            await _wrong_addresses(trial, folder, path, (other, blocked))
            await _photos(trial, service, (mine, other))
            trial.about("what is kept")
            await trial.api("only what was to be kept", "GET", UPLOADS)
    return trial.troubles


def main() -> int:
    """Print it; 1 when anything was not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        troubles = asyncio.run(try_files(Path(folder)))
    say(f"\n{len(troubles)} troubles{''.join(f'; {one}' for one in troubles)}")
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main())
