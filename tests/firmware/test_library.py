from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from hub.engines.worker import Worker
from hub.errors import (
    DamagedFileError,
    FirmwareFullError,
    FirmwareInUseError,
    NotFirmwareError,
    UnknownFirmwareError,
)
from hub.firmware import library as library_module
from hub.firmware.library import Library
from hub.firmware.records import Channel, stored_images_of
from hub.storage.file_records import FileKind
from tests.firmware.images import KB, V2_16M, Build
from tests.storage.conftest import a_store

APP = Build(size=4 * KB).app()
MERGED = Build(version="2.5.0", size=4 * KB).merged(V2_16M)


class House:
    """A library on the disk, which may be opened again as after a restart."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self.now = 1_000.0
        self.in_use: set[str] = set()
        self.worker = Worker("firmware")
        self.store = a_store(folder, url)

    def library(self) -> Library:
        return Library(
            partial(stored_images_of, self.store),
            self.store.shelf,
            self.worker,
            lambda: self.now,
            in_use=self.in_use.__contains__,
        )

    async def again(self) -> Library:
        await self.store.close()
        self.store = a_store(self._folder, self._url)
        return self.library()

    async def close(self) -> None:
        await self.store.close()
        await self.worker.close()


@pytest.fixture(params=["", "all.db"], ids=["files", "database"])
async def house(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[House]:
    url = f"sqlite:///{tmp_path / request.param}" if request.param else ""
    made = House(tmp_path, url)
    yield made
    await made.close()


def files_in(folder: Path) -> list[Path]:
    return [file for file in (folder / "files").rglob("*") if file.is_file()]


async def test_what_is_added_is_there_after_a_restart(house: House) -> None:
    library = house.library()
    app = await library.add(APP, "xiaozhi.bin", channel=Channel.BETA, board="esp-box-3", notes="from the bench")
    house.now += 1
    merged = await library.add(MERGED, "v2.5.0_esp-box.bin")
    assert (app.channel, app.board, app.notes) == (Channel.BETA, "esp-box-3", "from the bench")
    assert (merged.channel, merged.board, merged.image.app.version) == (Channel.OWN, "esp-box", "2.5.0")
    again = await house.again()
    assert await again.all() == [merged, app]
    assert await again.get(app.image_id) == app
    assert (await again.path(app.image_id)).read_bytes() == APP


async def test_the_same_image_is_kept_once(house: House, tmp_path: Path) -> None:
    library = house.library()
    first = await library.add(APP, "xiaozhi.bin", notes="the first")
    assert await library.add(APP, "other.bin", notes="the second") == first
    assert len(files_in(tmp_path)) == 1


async def test_what_is_no_image_is_not_kept(house: House, tmp_path: Path) -> None:
    library = house.library()
    with pytest.raises(NotFirmwareError):
        await library.add(b"hello", "notes.txt")
    assert await library.all() == []
    assert files_in(tmp_path) == []


async def test_what_is_known_of_an_image_can_be_changed(house: House) -> None:
    image = await house.library().add(APP, "xiaozhi.bin", notes="old")
    library = await house.again()
    changed = await library.change(image.image_id, channel=Channel.STABLE, board="m5stack")
    assert (changed.channel, changed.board, changed.notes) == (Channel.STABLE, "m5stack", "old")
    assert await (await house.again()).all() == [changed]


async def test_what_is_removed_is_gone_from_the_disk(house: House, tmp_path: Path) -> None:
    library = house.library()
    image = await library.add(APP, "xiaozhi.bin")
    await library.remove(image.image_id)
    assert await library.all() == []
    assert files_in(tmp_path) == []
    for act in (library.get, library.path, library.remove):
        with pytest.raises(UnknownFirmwareError):
            await act(image.image_id)
    assert await (await house.again()).all() == []


async def test_what_devices_are_given_is_not_removed(house: House) -> None:
    library = house.library()
    image = await library.add(APP, "xiaozhi.bin")
    house.in_use.add(image.image_id)
    with pytest.raises(FirmwareInUseError):
        await library.remove(image.image_id)
    assert await library.all() == [image]


async def test_there_are_not_more_than_there_may_be(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module.Library, "most", 1)
    library = house.library()
    await library.add(APP, "xiaozhi.bin")
    with pytest.raises(FirmwareFullError):
        await library.add(MERGED, "merged-binary.bin")


async def test_content_that_a_kill_left_without_a_record_is_dropped(house: House, tmp_path: Path) -> None:
    image = await house.library().add(APP, "xiaozhi.bin")
    shelf = await house.store.shelf()
    await shelf.put(MERGED, kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    screen = await shelf.put(b"screen", kind=FileKind.SCREENSHOT, media_type="image/jpeg")
    library = await house.again()
    assert await library.all() == [image]
    assert {one.file_id for one in (await house.store.shelf()).all()} == {image.file_id, screen.file_id}
    assert len(files_in(tmp_path)) == 2


async def test_a_record_that_was_changed_by_hand_into_none_is_told(tmp_path: Path) -> None:
    house = House(tmp_path, "")
    await house.library().add(APP, "xiaozhi.bin")
    await house.store.close()
    file = tmp_path / "firmware.json"
    file.write_text(file.read_text().replace('"own"', '"nobody"'))
    library = await house.again()
    with pytest.raises(DamagedFileError, match="firmware image"):
        await library.all()
    await house.close()


async def test_a_name_is_kept_without_what_cannot_be_shown(house: House) -> None:
    image = await house.library().add(APP, "new\x1b[31m\nline.bin")
    assert image.name == "new[31mline.bin"
