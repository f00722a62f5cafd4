"""True deletion of files."""

from hub.storage.deleting import delete_files
from hub.storage.store import Store
from tests.storage.records import HALL, KITCHEN
from tests.storage.test_shelf import a_screenshot


async def test_the_files_of_a_device_go_and_those_of_another_stay(store: Store) -> None:
    shelf = await store.shelf()
    kitchen, hall = await a_screenshot(shelf, b"one"), await a_screenshot(shelf, b"two", HALL)
    assert await delete_files(store, lambda record: record.device_id == KITCHEN) == 1
    assert shelf.all() == (hall,)
    assert [shelf.path(record).exists() for record in (kitchen, hall)] == [False, True]


async def test_what_no_record_names_goes_with_them(store: Store) -> None:
    shelf = await store.shelf()
    stray = shelf.path(await a_screenshot(shelf)).with_name("0" * 64)
    stray.write_bytes(b"left behind by a kill")
    assert await delete_files(store, lambda _: False) == 1
    assert not stray.exists()
