"""The assets that are kept, in either store."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from hub.engines.worker import Worker
from hub.errors import AssetsFullError, AssetsInUseError, DamagedFileError, NotAssetsError, UnknownAssetsError
from hub.firmware.assets import library as library_module
from hub.firmware.assets.library import AssetsLibrary
from hub.firmware.assets.records import stored_assets_of
from hub.storage.file_records import FileKind
from tests.firmware.assets_made import assets
from tests.storage.conftest import a_store

ONE, OTHER = assets(), assets(size=100)


class House:
    """A library on the disk, which may be opened again as after a restart."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder, self._url = folder, url
        self.now = 1_000.0
        self.in_use: set[str] = set()
        self.worker = Worker("assets")
        self.store = a_store(folder, url)

    def library(self) -> AssetsLibrary:
        return AssetsLibrary(
            partial(stored_assets_of, self.store),
            self.store.shelf,
            self.worker,
            lambda: self.now,
            in_use=self.in_use.__contains__,
        )

    async def again(self) -> AssetsLibrary:
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
    one = await library.add(ONE, "assets\x1b.bin", board="esp-box-3", notes="Cyrillic")
    house.now += 1
    other = await library.add(OTHER, "other.bin")
    assert (one.name, one.board, one.notes, one.added_at) == ("assets.bin", "esp-box-3", "Cyrillic", 1_000.0)
    again = await house.again()
    assert await again.all() == [other, one]
    record, path = await again.file(one.asset_id)
    assert (record.kind, path.read_bytes()) == (FileKind.ASSETS, ONE)


async def test_the_same_are_kept_once_whatever_pads_them(house: House, tmp_path: Path) -> None:
    library = house.library()
    first = await library.add(ONE + b"\xff" * 1_000, "from-a-device.bin")
    assert await library.add(ONE, "assets.bin") == first
    (file,) = files_in(tmp_path)
    assert file.read_bytes() == ONE


async def test_what_is_none_is_not_kept(house: House, tmp_path: Path) -> None:
    library = house.library()
    with pytest.raises(NotAssetsError):
        await library.add(b"hello", "notes.txt")
    assert await library.all() == []
    assert files_in(tmp_path) == []


async def test_what_is_known_of_them_can_be_changed(house: House) -> None:
    one = await house.library().add(ONE, "assets.bin", notes="old")
    library = await house.again()
    changed = await library.change(one.asset_id, board="m5stack")
    assert (changed.board, changed.notes) == ("m5stack", "old")
    assert await (await house.again()).all() == [changed]


async def test_what_is_removed_is_gone_from_the_disk_unless_it_is_offered(house: House, tmp_path: Path) -> None:
    library = house.library()
    one = await library.add(ONE, "assets.bin")
    house.in_use.add(one.asset_id)
    with pytest.raises(AssetsInUseError):
        await library.remove(one.asset_id)
    assert await library.all() == [one]
    house.in_use.clear()
    await library.remove(one.asset_id)
    assert files_in(tmp_path) == []
    for act in (library.get, library.file, library.remove):
        with pytest.raises(UnknownAssetsError):
            await act(one.asset_id)
    assert await (await house.again()).all() == []


async def test_there_are_not_more_than_there_may_be(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module.AssetsLibrary, "most", 1)
    library = house.library()
    await library.add(ONE, "assets.bin")
    with pytest.raises(AssetsFullError):
        await library.add(OTHER, "other.bin")


async def test_content_that_a_kill_left_without_a_record_is_dropped(house: House, tmp_path: Path) -> None:
    one = await house.library().add(ONE, "assets.bin")
    shelf = await house.store.shelf()
    await shelf.put(OTHER, kind=FileKind.ASSETS, media_type="application/octet-stream")
    image = await shelf.put(b"image", kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    library = await house.again()
    assert await library.all() == [one]
    assert {file.file_id for file in (await house.store.shelf()).all()} == {one.file_id, image.file_id}
    assert len(files_in(tmp_path)) == 2


async def test_a_record_that_was_changed_by_hand_into_none_is_told(tmp_path: Path) -> None:
    house = House(tmp_path, "")
    await house.library().add(ONE, "assets.bin")
    await house.store.close()
    file = tmp_path / "assets.json"
    file.write_text(file.read_text().replace('"faces": 2', '"faces": "many"'))
    library = await house.again()
    with pytest.raises(DamagedFileError, match="file of assets"):
        await library.all()
    await house.close()
