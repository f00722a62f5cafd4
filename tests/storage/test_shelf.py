"""What every layout of the store promises of files."""

from pathlib import Path

import pytest

from hub.errors import DamagedFileError
from hub.storage.checking import check
from hub.storage.file_records import FileKind, FileRecord
from hub.storage.shelf import MAX_OF_KIND, Shelf
from hub.storage.store import Store
from tests.storage.conftest import a_store
from tests.storage.records import HALL, KITCHEN

BEGAN = 1_800_000_000.0


async def a_screenshot(shelf: Shelf, content: bytes = b"screen", device_id: str = KITCHEN) -> FileRecord:
    kind, media_type = FileKind.SCREENSHOT, "image/jpeg"
    return await shelf.put(content, kind=kind, media_type=media_type, device_id=device_id, keep_s=60.0)


async def test_files_come_back_as_they_were_put(store: Store, tmp_path: Path, url: str) -> None:
    shelf = await store.shelf()
    image = await shelf.put(b"\xe9image", kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    screen = await a_screenshot(shelf)
    assert (image.device_id, image.keep_until, image.size) == ("", None, 6)
    again = a_store(tmp_path, url)
    kept = await again.shelf()
    assert {kept.get(image.file_id), kept.get(screen.file_id)} == {image, screen} == set(kept.all())
    assert kept.path(image).read_bytes() == b"\xe9image"
    await again.close()


async def test_a_file_that_is_removed_is_gone_from_the_disk(store: Store, tmp_path: Path) -> None:
    shelf = await store.shelf()
    screen, other = await a_screenshot(shelf, b"zebra"), await a_screenshot(shelf, b"horse")
    assert await shelf.remove([screen.file_id, "nobody's"]) == 1
    assert shelf.all() == (other,)
    assert screen.file_id.encode() not in everything_in(tmp_path)
    assert b"zebra" not in everything_in(tmp_path)
    assert b"horse" in everything_in(tmp_path)


async def test_the_same_screen_of_two_devices_is_kept_once_until_both_are_gone(store: Store) -> None:
    shelf = await store.shelf()
    kitchen, hall = await a_screenshot(shelf), await a_screenshot(shelf, device_id=HALL)
    assert shelf.path(kitchen) == shelf.path(hall)
    await shelf.remove([kitchen.file_id])
    assert shelf.path(hall).exists()
    await shelf.remove([hall.file_id])
    assert not shelf.path(hall).exists()


async def test_a_file_is_there_as_long_as_it_was_to_be_kept(tmp_path: Path, url: str) -> None:
    now = [BEGAN]
    store = Store(a_store(tmp_path, url).layout, lambda: now[0])
    shelf = await store.shelf()
    screen = await a_screenshot(shelf)
    lasting = await shelf.put(b"fonts", kind=FileKind.ASSETS, media_type="application/octet-stream")
    now[0] += 59.0
    assert await shelf.tidy() == 0
    now[0] += 1.0
    assert shelf.get(screen.file_id) is None
    assert shelf.all() == (lasting,)
    assert shelf.path(screen).exists()
    assert await shelf.tidy() == 1
    assert not shelf.path(screen).exists()
    assert shelf.path(lasting).exists()
    await store.close()


async def test_what_a_kill_left_without_a_record_is_removed(store: Store) -> None:
    shelf = await store.shelf()
    screen = await a_screenshot(shelf)
    stray = shelf.path(screen).parent / ".half-written.part"
    stray.write_bytes(b"hal")
    assert await shelf.tidy() == 1
    assert not stray.exists()
    assert shelf.path(screen).exists()


async def test_the_sound_of_questions_and_files_do_not_sweep_each_other_away(store: Store) -> None:
    shelf = await store.shelf()
    screen = await a_screenshot(shelf)
    sound = store.blobs.put(b"sound")
    assert await shelf.tidy() == 0
    assert store.blobs.path(sound).exists()
    assert await store.sweep() == 1
    assert shelf.path(screen).exists()


async def test_the_oldest_of_a_kind_makes_room(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hub.storage.shelf.MAX_OF_KIND", 2)
    shelf = await store.shelf()
    image = await shelf.put(b"image", kind=FileKind.FIRMWARE, media_type="application/octet-stream")
    screens = [await a_screenshot(shelf, bytes([number])) for number in range(3)]
    assert set(shelf.all()) == {image, *screens[1:]}
    assert MAX_OF_KIND > 2


async def test_files_that_are_missing_or_changed_are_found(store: Store) -> None:
    shelf = await store.shelf()
    missing, changed = await a_screenshot(shelf, b"one"), await a_screenshot(shelf, b"two")
    assert (await check(store)).problems == ()
    shelf.path(missing).unlink()
    shelf.path(changed).write_bytes(b"three")
    problems = (await check(store)).problems
    assert [missing.digest in problems[0], changed.digest in problems[1], len(problems)] == [True, True, 2]


async def test_files_are_nobody_else_s_business(store: Store) -> None:
    shelf = await store.shelf()
    assert shelf.path(await a_screenshot(shelf)).stat().st_mode & 0o077 == 0


async def test_a_document_that_was_changed_into_no_record_is_told(tmp_path: Path) -> None:
    (tmp_path / "files.json").write_text('{"version": 1, "files": {"1": {"id": "f1", "kind": "root"}}}')
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=r"files\.json"):
        await store.shelf()
    await store.close()


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())
