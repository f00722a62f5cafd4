"""Assets that a tool named: fetched once, at the next start, before the check."""

import struct

import pytest

from hub.twin.boot_notes import BootStep
from hub.twin.device import Twin
from hub.twin.faults import Fault, Trouble
from hub.twin.flash import Assets, flashed
from hub.twin.hardware import HARDWARE
from tests.twin.fake_hub import FakeHub
from tests.twin.updates import device, steps

BEFORE = Assets(12, "0" * 64)
FILES = b"fonts " * 20_000


def assets(files: bytes = FILES) -> bytes:
    """A file as the build of the firmware makes it."""
    return struct.pack("<III", 1, sum(files) & 0xFFFF, len(files)) + files


def device_that_is_to_fetch(hub: FakeHub, fault: Trouble = Trouble.NONE, *, hardware: str = "s3-16m") -> Twin:
    """One that has assets, and was told of others."""
    flash = flashed(HARDWARE[hardware])
    flash.assets, flash.assets_url = BEFORE, hub.url_of("assets.bin")
    return device(flash, Fault(fault))


async def test_assets_are_fetched_once_and_before_the_check() -> None:
    async with FakeHub() as hub:
        hub.files["assets.bin"] = assets()
        twin = device_that_is_to_fetch(hub)
        fetched_before: list[int] = []

        def count(_told: object) -> None:
            fetched_before.append(len(hub.fetched))

        hub.firmware = count
        await twin.boot(hub.ota_url)
        await twin.boot(hub.ota_url)
    assert steps(twin) == [BootStep.ASSETS_INSTALLED]
    assert fetched_before == [1, 1]
    assert (twin.board.flash.assets_url, twin.board.flash.assets != BEFORE) == ("", True)
    assert twin.board.flash.assets is not None
    assert twin.board.flash.assets.size == len(assets())


async def test_a_cut_download_leaves_no_assets_and_is_not_tried_again() -> None:
    async with FakeHub() as hub:
        hub.files["assets.bin"] = assets()
        twin = device_that_is_to_fetch(hub, Trouble.CUT_ASSETS)
        await twin.boot(hub.ota_url)
        await twin.boot(hub.ota_url)
    assert (steps(twin), len(hub.fetched), len(hub.checks)) == ([BootStep.ASSETS_GONE], 1, 2)
    assert twin.board.flash.assets is None


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (assets()[:-1], "cut short"),
        (assets()[:-1] + b"!", "checksum is wrong"),
        (b"short", "too short"),
    ],
)
async def test_what_are_no_assets_takes_the_place_of_those_before(content: bytes, why: str) -> None:
    async with FakeHub() as hub:
        hub.files["assets.bin"] = content
        twin = device_that_is_to_fetch(hub)
        await twin.boot(hub.ota_url)
    assert (steps(twin), twin.board.flash.assets) == ([BootStep.ASSETS_GONE], None)
    assert why in twin.board.boots[0].why


@pytest.mark.parametrize("content", [None, b"", b"x" * (2 * 1024 * 1024 + 1)])
async def test_what_is_refused_before_it_is_written_leaves_those_before(content: bytes | None) -> None:
    async with FakeHub() as hub:
        hub.files |= {} if content is None else {"assets.bin": content}
        twin = device_that_is_to_fetch(hub, hardware="s3-8m")
        await twin.boot(hub.ota_url)
    assert (steps(twin), twin.board.flash.assets) == ([BootStep.ASSETS_KEPT], BEFORE)


async def test_a_board_without_the_partition_fetches_nothing() -> None:
    async with FakeHub() as hub:
        hub.files["assets.bin"] = assets()
        twin = device_that_is_to_fetch(hub, hardware="s3-16m-v1")
        await twin.boot(hub.ota_url)
    assert (steps(twin), hub.fetched) == ([], [])
