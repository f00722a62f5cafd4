"""Line 9: fifty devices that fetch a firmware image at once, from a hub of its own process."""

import asyncio
import hashlib
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp

from hub.config import Settings
from hub.devices.links import Link, Links
from hub.devices.opening import TOKEN_SECRET
from hub.devices.tokens import new_secret
from hub.secrets import Secrets
from hub.storage.file_records import FileKind
from hub.storage.opening import open_store
from hub.web.files import PATH
from tests.bench.figures import Figure, Line
from tests.bench.idle import loaded
from tests.bench.options import Options
from tests.bench.usage import usage
from tests.e2e.processes import serving
from tests.fakes.credentials import claims_of
from tests.fakes.letting_in import CLIENT, check

DEVICES = 50
IMAGE = os.urandom(4 * 2**20)
MOST_MB = 100
"""The hub may take so much more, megabytes: half of what the images would take together."""

PIECE = 64 * 1024
SAMPLED_S = 0.01
"""Between two looks at the hub's memory, seconds."""

KEPT_S = 3_600


async def measure(options: Options) -> Line:
    """All have begun before any goes on, so that all are in the middle at once."""
    devices = max(2, options.times(DEVICES))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file_id, _ = await put_image(folder)
        async with serving(folder) as hub:
            await loaded(hub)
            links = Links()
            links.open(Secrets(folder).own(TOKEN_SECRET, new_secret).get_secret_value())
            urls = [await address_of(hub.ota_url, links, number, file_id) for number in range(devices)]
            before = usage(hub.process.pid).memory_mb
            began = time.monotonic()
            async with peak(hub.process.pid) as most:
                await _fetch_all(urls)
            took = time.monotonic() - began
    against = f"{devices} images of 4 MB are {devices * 4} MB; {before:.0f} MB before"
    return Line(
        9,
        f"{devices} devices fetch 4 MB at once",
        (
            Figure(what="memory more", value=most[0] - before, unit="MB", against=against, at_most=MOST_MB),
            Figure(what="all have it", value=took, unit="s", against="on loopback, clients on the same cores"),
        ),
    )


async def put_image(folder: Path) -> tuple[str, Path]:
    """Put the image on the shelf of a hub that does not run yet; its id, and where it is."""
    store = open_store(Settings(data_dir=folder))
    shelf = await store.shelf()
    record = await shelf.put(IMAGE, kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    await store.close()
    return record.file_id, shelf.path(record)


async def address_of(ota_url: str, links: Links, number: int, file_id: str) -> str:
    """Where a device that has just been let in fetches the image."""
    device_id = f"aa:bb:cc:dd:ee:{number:02x}"
    place = await check(ota_url, device_id)
    let_in_as = int(str(claims_of(place.token)["gen"]))
    token = links.make(Link(device_id, CLIENT, let_in_as, file_id, int(time.time()) + KEPT_S))
    return ota_url.partition("/xiaozhi/")[0] + PATH.format(token=token)


async def _fetch_all(urls: list[str]) -> None:
    begun = asyncio.Barrier(len(urls))
    expected = hashlib.sha256(IMAGE).digest()

    async def fetch(url: str) -> None:
        seen = hashlib.sha256()
        async with client.get(url) as response:
            assert response.status == 200
            seen.update(await response.content.readexactly(PIECE))
            await begun.wait()
            async for piece in response.content.iter_chunked(PIECE):
                seen.update(piece)
        assert seen.digest() == expected

    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as client, asyncio.TaskGroup() as devices:
        for url in urls:
            devices.create_task(fetch(url))


@asynccontextmanager
async def peak(pid: int) -> AsyncIterator[list[float]]:
    """The most memory that ``pid`` has meanwhile, megabytes."""
    most = [0.0]

    async def watch() -> None:
        while True:
            most[0] = max(most[0], usage(pid).memory_mb)
            await asyncio.sleep(SAMPLED_S)

    watching = asyncio.create_task(watch())
    try:
        yield most
    finally:
        watching.cancel()
        await asyncio.wait({watching})
