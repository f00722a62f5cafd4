"""What the disk has of rollouts: across a restart of the hub, when it is full, and once it is cleared."""

import json
import zipfile
from pathlib import Path

import pytest

from hub.errors import (
    DataFolderError,
)
from hub.storage.base import Selection
from hub.storage.deleting_firmware import delete_firmware, delete_from_firmware
from hub.storage.export import export
from tests.firmware.rollout.house import BUILDS, RolloutHouse, opened


async def test_it_goes_on_after_the_hub_has_ended(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        new = await house.keep("2.1.0")
        board = await house.add_board(1)
        await house.updating.rollouts.start(new.image_id)
        assert await board.check()
    async with opened(tmp_path, house.household) as house:
        assert house.rollout().tracks[0].offers == 1
        board.house = house
        assert await board.check()
        assert house.rollout().tracks[0].offers == 2


async def test_what_is_told_is_counted_on_the_disk_before_it_is_told(
    house: RolloutHouse, tmp_path: Path
) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id)
    await board.check()
    assert '"offers": 1' in (tmp_path / "rollouts.json").read_text()  # nobody has had it written since


@pytest.mark.logs("is not told of its firmware", "cannot be kept")
async def test_what_cannot_be_kept_is_neither_told_nor_counted(
    house: RolloutHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id)

    async def full(_batch: object) -> None:
        raise DataFolderError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(house.updating._keeping, "_write", full)
        assert await board.check() == {}
    assert house.rollout().tracks[0].offers == 0
    assert await board.check()


async def test_nothing_is_kept_of_a_device_that_is_forgotten(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board, other = await house.add_board(1), await house.add_board(2)
    await house.updating.rollouts.start(new.image_id, canaries=[board.device_id])
    await house.household.enrolment.forget(board.device_id)
    assert [one.device_id for one in house.rollout().tracks] == [other.device_id]
    assert await other.check()
    await house.household.enrolment.forget(other.device_id)
    assert house.updating.rollouts.all() == []


@pytest.mark.logs("is not told of its firmware")
async def test_a_file_that_is_gone_leaves_devices_as_they_are(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id)
    shelf = await house.store.shelf()
    await shelf.remove([new.file_id])
    assert await board.check() == {}


async def test_an_export_has_what_devices_are_given(house: RolloutHouse, tmp_path: Path) -> None:
    new = await house.keep("2.1.0")
    hall, kitchen = await house.add_board(1), await house.add_board(2)
    await house.updating.rollouts.start(new.image_id)
    await house.updating.finish()
    await export(house.store, tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as made:
        told = json.loads(made.read("hub.json"))
        assert made.read(f"firmware/{new.file_id}.bin") == BUILDS["2.1.0"].app()
    assert [one["image_id"] for one in told["firmware"]] == [new.image_id]
    assert [len(one["tracks"]) for one in told["rollouts"]] == [2]
    await export(house.store, tmp_path / "one.json", Selection(device_id=hall.device_id))
    text = (tmp_path / "one.json").read_text()
    assert [one["tracks"][0]["device_id"] for one in json.loads(text)["rollouts"]] == [hall.device_id]
    assert kitchen.device_id not in text


async def test_everything_is_deleted_and_what_a_device_was_given(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        new = await house.keep("2.1.0")
        hall, kitchen = await house.add_board(1), await house.add_board(2)
        await house.updating.rollouts.start(new.image_id)
        await house.updating.finish()
        await delete_from_firmware(house.store, hall.device_id)
        kept = (tmp_path / "rollouts.json").read_text()
        assert hall.device_id not in kept
        assert kitchen.device_id in kept
        assert await delete_firmware(house.store) == 1
        assert kitchen.device_id not in (tmp_path / "rollouts.json").read_text()
        assert new.image_id not in (tmp_path / "firmware.json").read_text()
