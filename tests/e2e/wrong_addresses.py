"""Addresses of files and for uploads, which need no token beside them: good ones, and all that are not."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp

from hub.commands import control
from tests.e2e.knocks import Knock
from tests.fakes.credentials import claims_of, signature_spoilt, unsigned, with_claims
from tests.fakes.pictures import jpeg

UPLOAD = "/xiaozhi/upload/"
FILES = "/xiaozhi/files/"

FOREVER = 9_999_999_999
"""Seconds since 1970."""

NO_MORE = ("blocked", "forgotten")
"""Devices whose addresses are worth nothing by the time they are used."""


@dataclass(frozen=True)
class Addresses:
    """Tokens in addresses that were good when they were given, by whose they are."""

    files: dict[str, str]
    uploads: dict[str, str]
    used: str  # a picture was sent to it

    @property
    def tokens(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.files.values(), *self.uploads.values(), self.used)


async def give_addresses(base_url: str, folder: Path, devices: Mapping[str, str]) -> Addresses:
    """Have the hub give addresses to ``devices``, names and ids, all of which are let in."""
    used = await _address(folder, "/uploads/address", devices["mine"])
    assert await _send(base_url, used) == 200
    (kept,) = (await asyncio.to_thread(control.ask, folder, "GET", "/uploads"))["uploads"]
    to_fetch = f"/uploads/{kept['file_id']}/address"
    return Addresses(
        files={name: await _address(folder, to_fetch, device_id) for name, device_id in devices.items()},
        uploads={
            name: await _address(folder, "/uploads/address", device_id) for name, device_id in devices.items()
        },
        used=used,
    )


async def try_addresses(base_url: str, given: Addresses) -> list[Knock]:
    """Fetch and send; a good one of each kind comes last, for an upload's is good once."""
    good = given.files["mine"]
    files = {
        "a word": "secret",
        "another signature": signature_spoilt(good),
        "changed claims": with_claims(good, exp=FOREVER),
        "alg: none": unsigned(claims_of(good)),
        "an upload's address": given.uploads["mine"],
        **{f"a {name} device's address": given.files[name] for name in NO_MORE},
    }
    uploads = {
        "a word": "secret",
        "a used address": given.used,
        "a file's address": good,
        **{f"a {name} device's address": given.uploads[name] for name in NO_MORE},
    }
    return [
        *[Knock(f"GET {FILES}", shown, 404, await _fetch(base_url, token)) for shown, token in files.items()],
        Knock(f"GET {FILES}", "its address", 200, await _fetch(base_url, good)),
        *[
            Knock(f"POST {UPLOAD}", shown, 404, await _send(base_url, token))
            for shown, token in uploads.items()
        ],
        Knock(f"POST {UPLOAD}", "its address", 200, await _send(base_url, given.uploads["mine"])),
    ]


async def _address(folder: Path, asked_at: str, device_id: str) -> str:
    told: Any = await asyncio.to_thread(control.ask, folder, "POST", asked_at, {"device_id": device_id})
    return str(urlsplit(told["url"]).path.rpartition("/")[2])


async def _fetch(base_url: str, token: str) -> int:
    async with (
        aiohttp.ClientSession() as client,
        client.get(urljoin(base_url, FILES + token)) as response,
    ):
        return response.status


async def _send(base_url: str, token: str) -> int:
    """In one go, so that who is refused at once has written all of it."""
    head = '--edge\r\nContent-Disposition: form-data; name="file"; filename="screen.jpg"\r\n\r\n'
    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    form = head.encode() + jpeg() + b"\r\n--edge--\r\n"
    async with (
        aiohttp.ClientSession(headers=headers) as client,
        client.post(urljoin(base_url, UPLOAD + token), data=form) as response,
    ):
        return response.status
