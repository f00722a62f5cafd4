"""A house in which there always is something to look at, whatever the one who asks has deleted.

``schemathesis.toml`` names what there is. What is deleted by its own id stays away: it must not be found again.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final
from unittest.mock import patch

from aiohttp import web

from hub.caps.caps import Caps
from hub.config import LimitSettings
from hub.events import BoardState, DeviceConnected, FlashState
from hub.firmware.assets.library import AssetsLibrary
from hub.firmware.assets.records import stored_assets_of
from hub.firmware.library import Library
from hub.firmware.records import stored_images_of
from hub.firmware.usb.backups import Backups
from hub.firmware.usb.flash import Flash
from hub.storage.file_records import FileKind
from tests.fakes.enrolment import asking
from tests.fakes.pictures import jpeg
from tests.firmware.assets_made import assets
from tests.firmware.images import KB, Build
from tests.storage.records import DEVICE, HALL, KITCHEN, session, turn
from tests.web.api.conftest import CODE, SOUND, House, inhabit, opened

KEPT_FILE: Final = "f" * 32
DELETED_FILE: Final = "d" * 32
KEPT_IMAGE: Final = "e" * 64
DELETED_IMAGE: Final = "c" * 64
KEPT_FLASH: Final = "b" * 16
DELETED_FLASH: Final = "a" * 16
KEPT_ASSETS: Final = "a" * 64
DELETED_ASSETS: Final = "b" * 64

EVERYTHING: Final = frozenset({"/api/v1/turns", "/api/v1/uploads", "/api/v1/enrolment/waiting"})
"""Paths where much is deleted at once."""

CODES: Final = "/api/v1/enrolment/waiting/"
"""Where a code is good once."""

ADDRESS: Final = "/address"
"""How paths end at which a device is given an address."""

VISITOR: Final = replace(DEVICE, device_id="aa:bb:cc:dd:ee:03")
"""A device that is there only while it is given one: the others may have been forgotten by then."""

LIVE: Final = "s2"
"""A conversation that goes on, of ``HALL``."""

UNLIMITED: Final = LimitSettings(
    requests_per_s=10_000, requests_at_once=100_000, token_requests_per_s=10_000, token_requests_at_once=100_000
)
"""Every answer is to be that of an endpoint; ``tests/web/test_floods.py`` looks at the rates."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def stocked(folder: Path) -> AsyncIterator[House]:
    """The house."""
    houses: list[House] = []

    @web.middleware
    async def restock(request: web.Request, handler: Handler) -> web.StreamResponse:
        if houses and request.path.startswith(CODES):
            houses[0].enrolment.asking[CODE] = asking(CODE, HALL)
        if houses and request.path.endswith(ADDRESS):
            houses[0].registry.recall([VISITOR])
        response = await handler(request)
        if houses and request.path.endswith(ADDRESS):
            houses[0].registry.forget(VISITOR.device_id)
        if houses and request.method == "DELETE" and request.path in EVERYTHING:
            await _fill(houses[0])
        return response

    async with opened(folder, Caps(UNLIMITED), lambda app: app.middlewares.append(restock)) as house:
        await inhabit(house)
        other = session(3)
        conversations = await house.store.conversations()
        await conversations.put([other], [turn(1, of=other), turn(2, of=other)])
        await _put_file(house, DELETED_FILE)
        await _put_images(house)
        await _put_flashes(house, folder)
        await _put_assets(house)
        await _fill(house)
        house.hub.bus.publish(DeviceConnected(device_id=HALL, session_id=LIVE))
        houses.append(house)
        yield house


async def _fill(house: House) -> None:
    digest = house.store.blobs.put(SOUND)
    conversations = await house.store.conversations()
    await conversations.put([session()], [turn(1, audio=digest), turn(2)])
    if (await house.store.shelf()).get(KEPT_FILE) is None:
        await _put_file(house, KEPT_FILE)
    house.enrolment.asking[CODE] = asking(CODE, HALL)


async def _put_file(house: House, file_id: str) -> None:
    with patch("hub.storage.shelf.secrets.token_hex", return_value=file_id):
        await (await house.store.shelf()).put(
            jpeg(), kind=FileKind.SCREENSHOT, media_type="image/jpeg", device_id=KITCHEN
        )


async def _put_images(house: House) -> None:
    library = Library(partial(stored_images_of, house.store), house.store.shelf, house.store.worker)
    stored = await stored_images_of(house.store)
    for image_id, version in ((KEPT_IMAGE, "2.4.1"), (DELETED_IMAGE, "2.4.2")):
        kept = await library.add(Build(version=version, size=4 * KB).app(), f"v{version}_esp-box-3.bin")
        await stored.put([replace(kept, image_id=image_id)])
        await stored.remove([kept.image_id])


async def _put_flashes(house: House, folder: Path) -> None:
    """Two that have ended, with what was on their boards."""
    backups = Backups(folder)
    backups.prepare()
    for flash_id in (KEPT_FLASH, DELETED_FLASH):
        backups.path(flash_id).write_bytes(b"\xff" * KB)
        flash = Flash(flash_id=flash_id, port_id="0" * 12, image_id=KEPT_IMAGE, started_at=1.0, ended_at=2.0)
        backups.keep(replace(flash, state=FlashState.DONE, board_state=BoardState.VERIFIED, backup=True))
    await house.boards.flashing.recall()


async def _put_assets(house: House) -> None:
    library = AssetsLibrary(
        partial(stored_assets_of, house.store), house.store.shelf, house.store.worker, in_use=lambda _: False
    )
    stored = await stored_assets_of(house.store)
    for asset_id, size in ((KEPT_ASSETS, 10), (DELETED_ASSETS, 20)):
        kept = await library.add(assets(size=size), "assets.bin")
        await stored.put([replace(kept, asset_id=asset_id)])
        await stored.remove([kept.asset_id])
