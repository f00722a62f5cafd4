"""Small requests that unpack to much, and names that are paths: at every door over HTTP."""

import asyncio
import gzip
import zlib
from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

import psutil
import pytest

from hub.storage.tokens import Scope
from tests.storage.records import KITCHEN
from tests.web.api.conftest import House

MB = 2**20
PACKERS: dict[str, Callable[[bytes, int], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress}

CANARY = "canary-7f3e-that-is-in-no-answer"

CLIMBING = (
    "../secrets.json", "..%2fsecrets.json", "%2e%2e%2fsecrets.json", "%2e%2e/secrets.json", "..%5csecrets.json",
    "....//secrets.json", "..%252fsecrets.json", "%00../secrets.json", "../secrets.json%00.wav",
    "%2fetc%2fpasswd", "~/secrets.json", "C:%5csecrets.json", "..;/secrets.json", "%c0%ae%c0%ae/x",
)  # fmt: skip


@cache
def packed(packing: str) -> bytes:
    """64 MB of nothing, in 64 KB."""
    return PACKERS[packing](bytes(64 * MB), 6)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/xiaozhi/ota/", "application/json"),
        ("/xiaozhi/ota/activate", "application/json"),
        ("/api/v1/tokens", "application/json"),
        ("/xiaozhi/upload/none", "multipart/form-data; boundary=x"),
    ],
)
@pytest.mark.parametrize("packing", PACKERS)
async def test_a_body_that_unpacks_to_much_is_refused_or_cut_and_takes_no_memory(
    house: House, path: str, kind: str, packing: str
) -> None:
    headers = {"Content-Encoding": packing, "Content-Type": kind}
    bomb = await asyncio.to_thread(packed, packing)
    process = psutil.Process()
    before = process.memory_info().rss
    answer = await house.ask("POST", path, headers=headers, data=bomb)
    assert answer.status in (200, 202, 400, 404, 413, 415)
    assert process.memory_info().rss - before < 30 * MB


async def raw_status_and_body(house: House, line: str, scope: Scope | None) -> tuple[int, bytes]:
    """Asked as it stands: a client would straighten the path."""
    place = urlsplit(house.url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    bearer = f"Authorization: Bearer {house.tokens[scope]}\r\n" if scope else ""
    writer.write(f"{line} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{bearer}\r\n".encode())
    raw = await reader.read()
    writer.close()
    await writer.wait_closed()
    return int(raw.split(b" ")[1]), raw


@pytest.mark.logs("Error handling request")  # bytes that are no HTTP
async def test_no_name_over_http_leads_to_another_file(lived_in: House) -> None:
    (lived_in.hub.settings.data_dir / "secrets.json").write_text(f'{{"{CANARY}": "{CANARY}"}}')
    templates = {
        (one.method, one.path)
        for one in lived_in.api.endpoints
        if one.parameters and one.method in ("GET", "DELETE")
    } | {("GET", "/xiaozhi/files/{token}"), ("POST", "/xiaozhi/upload/{token}"), ("GET", "/api/{page}")}
    for method, template in sorted(templates):
        for name in CLIMBING:
            path = template[: template.index("{")] + name + template[template.rindex("}") + 1 :]
            status, raw = await raw_status_and_body(lived_in, f"{method} {path}", Scope.ADMIN)
            assert status in (400, 404, 405), path
            assert CANARY.encode() not in raw
            assert b"root:" not in raw
    assert (await lived_in.ask("GET", f"/api/v1/devices/{KITCHEN}")).status == 200


async def test_no_name_in_a_query_leads_to_another_file(lived_in: House) -> None:
    (lived_in.hub.settings.data_dir / "secrets.json").write_text(CANARY)
    for name in CLIMBING:
        for path in ("/api/v1/turns", "/api/v1/sessions", "/api/v1/uploads", "/api/v1/export"):
            for sound in ("", "&sound=true") if path.endswith("export") else ("",):
                answer = await lived_in.ask("GET", f"{path}?device={name}{sound}")
                assert answer.status in (200, 422)
                assert CANARY.encode() not in answer.raw
