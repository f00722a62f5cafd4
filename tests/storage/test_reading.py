"""What is kept can be read where nothing can be written, and the folder stays as it is."""

import os
import shutil
from pathlib import Path

import pytest

from hub.config import Settings, StoreSettings
from hub.errors import DamagedFileError, DataFolderError
from hub.storage import reading
from hub.storage.checking import Finding, check
from hub.storage.devices import DEVICES
from hub.storage.export import export
from hub.storage.opening import layout_of
from hub.storage.reading import to_read
from hub.storage.store import Layout, Store
from tests.storage.conftest import a_store
from tests.storage.records import DEVICE, session, turn


async def left_by_a_kill(folder: Path, url: str) -> Layout:
    """A folder with a device, a turn that is only in the journal, and its sound."""
    store = a_store(folder / "alive", url)
    sound = store.blobs.put(b"sound")
    await (await store.devices()).put([DEVICE])
    await (await store.conversations()).put([session()], [turn(1, audio=sound)])
    shutil.copytree(folder / "alive", folder / "dead")
    await store.close()
    return layout_of(Settings(data_dir=folder / "dead", store=StoreSettings(url=url)))


def picture(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


async def look_into(layout: Layout) -> Finding:
    store = Store(layout)
    try:
        return await check(store)
    finally:
        await store.close()


@pytest.fixture
def nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a read-only folder says; a test that is run by root could write into a real one."""

    def refuse(folder: Path) -> None:
        raise DataFolderError(f"{folder} cannot be written: Permission denied.")

    monkeypatch.setattr(reading, "prepare_data_folder", refuse)


@pytest.mark.usefixtures("nothing_can_be_written")
async def test_all_of_it_is_read_and_the_folder_stays_as_it_is(tmp_path: Path, url: str) -> None:
    layout = await left_by_a_kill(tmp_path, url)
    before = picture(layout.folder)
    with to_read(layout) as copy:
        finding = await look_into(copy)
        store = Store(copy)
        await export(store, tmp_path / "all.zip")
        await store.close()
    assert (finding.devices, finding.conversations.turns, finding.sounds, finding.problems) == (1, 1, 1, ())
    assert (tmp_path / "all.zip").exists()
    assert picture(layout.folder) == before
    assert not copy.folder.exists()


async def test_where_one_can_write_nothing_is_copied(tmp_path: Path, url: str) -> None:
    layout = await left_by_a_kill(tmp_path, url)
    with to_read(layout) as same:
        assert same is layout


async def test_a_file_of_which_only_reading_is_allowed_is_copied_too(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = await left_by_a_kill(tmp_path, url)
    monkeypatch.setattr(os, "access", lambda file, _: file != layout.database)
    with to_read(layout) as copy:
        assert copy.database != layout.database
        assert (await look_into(copy)).conversations.turns == 1


@pytest.mark.usefixtures("nothing_can_be_written")
async def test_a_damaged_file_is_called_by_its_own_name(tmp_path: Path) -> None:
    layout = await left_by_a_kill(tmp_path, "")
    layout.documents(DEVICES).write_text("{")
    with pytest.raises(DamagedFileError, match=str(layout.folder / "devices.json")), to_read(layout) as copy:
        await look_into(copy)


def test_a_folder_that_is_not_there_and_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    layout = layout_of(Settings(data_dir=tmp_path / "file" / "folder"))
    with pytest.raises(DataFolderError, match="cannot be written"), to_read(layout):
        pass
