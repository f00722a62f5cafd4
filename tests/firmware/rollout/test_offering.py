"""Images reach devices over the air: over HTTP, from the library, across a restart of the hub."""

import asyncio
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hub.errors import (
    AlreadyUpdatingError,
    DataFolderError,
    FirmwareInUseError,
    NobodyToUpdateError,
    NothingNewerError,
    NotNowError,
    UnknownDeviceError,
    UnknownRolloutError,
)
from hub.events import (
    ClockJumped,
    FileFetched,
    FlashChanged,
    FlashState,
    RolloutChanged,
    RolloutDeviceChanged,
    RolloutState,
    TrackState,
)
from hub.firmware.records import Channel
from hub.firmware.rollout.records import Halt, Why
from hub.firmware.rollout.rules import BACK_S
from hub.storage.base import Selection
from hub.storage.deleting_firmware import delete_firmware, delete_from_firmware
from hub.storage.export import export
from tests.firmware.images import KB, Build
from tests.firmware.rollout.house import BUILDS, RolloutHouse, opened


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[RolloutHouse]:
    async with opened(tmp_path) as house:
        yield house


async def noticed(house: RolloutHouse, device_id: str) -> None:
    """Wait until the hub knows that the device has all of the image."""
    async with asyncio.timeout(10):
        while not getattr(house.rollout().track(device_id), "fetched", False):
            await asyncio.sleep(0)


async def test_an_image_goes_to_one_device_and_then_to_the_rest(house: RolloutHouse) -> None:
    await house.keep("2.0.0")
    new = await house.keep("2.1.0")
    hall, kitchen = await house.add_board(1), await house.add_board(2)
    assert (await hall.check(), await kitchen.check()) == ({}, {})
    begun = await house.updating.rollouts.start(new.image_id, canaries=[hall.device_id])
    assert await kitchen.check() == {}
    told = await hall.start()
    assert (told["version"], "force" in told) == ("2.1.0", False)
    assert hall.version == "2.1.0"
    assert await kitchen.check() == {}  # not before the first one has proven itself
    hall.converse()
    await kitchen.start()
    kitchen.converse()
    assert house.rollout().state is RolloutState.DONE
    assert (await hall.check(), await kitchen.check()) == ({}, {})
    states = [event.state for event in house.household.happened(RolloutChanged)]
    assert states[-1] is RolloutState.DONE
    devices = [
        event.state
        for event in house.household.happened(RolloutDeviceChanged)
        if event.device_id == hall.device_id
    ]
    assert devices == [TrackState.WAITING, TrackState.OFFERED, TrackState.TRIAL, TrackState.HEALTHY]
    await house.updating.rollouts.remove(begun.rollout_id)
    with pytest.raises(UnknownRolloutError):
        house.updating.rollouts.get(begun.rollout_id)


async def test_what_devices_are_told_is_the_image_s_own_version(house: RolloutHouse) -> None:
    board = await house.add_board(1)
    kept = await house.updating.library.add(
        BUILDS["2.1.0"].app(), "v9.9.9_esp-box-3.bin", channel=Channel.STABLE
    )
    await house.updating.rollouts.start(kept.image_id)
    told = await board.check()
    assert told["version"] == "2.1.0"
    assert await board.fetch(told) == BUILDS["2.1.0"].app()


async def test_a_failure_halts_it_and_one_wish_takes_it_back(house: RolloutHouse) -> None:
    await house.keep("2.0.0")
    new = await house.keep("2.1.0")
    boards = [await house.add_board(number) for number in range(1, 5)]
    await house.updating.rollouts.start(new.image_id, canaries=[boards[0].device_id])
    await boards[0].start()
    boards[0].converse()
    await boards[1].start()
    told = await boards[2].check()
    await boards[2].fetch(told)
    await noticed(house, boards[2].device_id)
    assert await boards[2].check() == {}  # it could not start the image, and is back with the old one
    rollout = house.rollout()
    assert (rollout.state, rollout.halt) == (RolloutState.HALTED, Halt.FAILED)
    assert await boards[3].check() == {}
    await house.updating.rollouts.roll_back(rollout.rollout_id)
    for board in boards:
        told = await board.start()
        assert told == {} or (told["version"], told["force"]) == ("2.0.0", 1)
        assert board.version == "2.0.0"
    assert house.rollout().state is RolloutState.ROLLED_BACK
    assert [await board.check() for board in boards] == [{}] * 4


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


async def test_in_quiet_hours_nothing_is_told(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id, quiet=(22 * 60, 7 * 60))
    house.hour[0] = 23
    assert await board.check() == {}
    assert house.updating.wishes.reason(board.device_id) == ""
    house.hour[0] = 7
    assert house.updating.wishes.reason(board.device_id) == "firmware.installing"
    assert await board.check()


async def test_a_device_is_restarted_only_while_it_is_its_turn(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    hall, kitchen = await house.add_board(1), await house.add_board(2)
    reason = house.updating.wishes.reason
    rollout = await house.updating.rollouts.start(new.image_id, canaries=[hall.device_id])
    assert (reason(hall.device_id), reason(kitchen.device_id)) == ("firmware.installing", "")
    await house.updating.rollouts.pause(rollout.rollout_id)
    assert reason(hall.device_id) == ""
    await house.updating.rollouts.resume(rollout.rollout_id)
    await hall.start()
    assert reason(hall.device_id) == ""


async def test_a_rollout_may_wait_for_devices_to_start_by_themselves(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id, restarts=False)
    assert house.updating.wishes.reason(board.device_id) == ""
    await house.updating.rollouts.update_now(board.device_id)
    assert house.updating.wishes.reason(board.device_id) == "firmware.installing"


async def test_update_now_takes_the_newest_image_of_the_device_s_channel(house: RolloutHouse) -> None:
    board = await house.add_board(1)
    update = house.updating.rollouts.update_now
    with pytest.raises(NothingNewerError):
        await update(board.device_id)
    await house.keep("2.1.0")
    await house.keep("2.2.0", Channel.BETA)
    rollout = await update(board.device_id)
    assert (rollout.version, [one.device_id for one in rollout.tracks]) == ("2.1.0", [board.device_id])
    await house.updating.rollouts.halt(rollout.rollout_id)
    with pytest.raises(AlreadyUpdatingError):
        await update(board.device_id)
    await house.updating.rollouts.remove(rollout.rollout_id)
    house.household.registry.call(board.device_id, firmware_channel=Channel.BETA)
    assert (await update(board.device_id)).version == "2.2.0"
    with pytest.raises(UnknownDeviceError):
        await update("00:00:00:00:00:00")


async def test_who_may_not_get_it_is_told_beforehand(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    await house.add_board(1)
    await house.add_board(2, chip="esp32c3")
    await house.add_board(3, version="v2.0.0")
    runs = await house.add_board(4, version="2.1.0")
    _, found = await house.updating.rollouts.preview(new.image_id)
    assert [[reason.value for reason in one.reasons] for one in found] == [
        [],
        ["chip"],
        ["running_version"],
        [],
    ]
    assert [one.gets_it for one in found] == [True, False, False, False]
    assert [one.canary for one in found] == [True, False, False, False]
    with pytest.raises(NobodyToUpdateError):
        await house.updating.rollouts.start(new.image_id, [runs.device_id])


async def test_a_device_is_in_one_rollout_at_a_time(house: RolloutHouse) -> None:
    first, second = await house.keep("2.1.0"), await house.keep("2.2.0")
    await house.add_board(1)
    rollout = await house.updating.rollouts.start(first.image_id)
    with pytest.raises(AlreadyUpdatingError):
        await house.updating.rollouts.start(second.image_id)
    with pytest.raises(NotNowError):
        await house.updating.rollouts.remove(rollout.rollout_id)
    with pytest.raises(FirmwareInUseError):
        await house.updating.library.remove(first.image_id)
    await house.updating.library.remove(second.image_id)


async def test_the_computer_is_kept_awake_while_a_device_starts_into_an_image(
    house: RolloutHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    reasons: list[tuple[str, str]] = []
    stay = house.updating.stay_awake
    monkeypatch.setattr(stay, "hold", lambda reason: reasons.append(("hold", reason)))
    monkeypatch.setattr(stay, "release", lambda reason: reasons.append(("release", reason)))
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    rollout = await house.updating.rollouts.start(new.image_id)
    await board.check()
    assert reasons[-1] == ("hold", f"rollout {rollout.rollout_id}")
    board.version = "2.1.0"
    await board.check()
    assert reasons[-1] == ("release", f"rollout {rollout.rollout_id}")


async def test_who_is_silent_for_long_is_noticed(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id)
    await board.fetch(await board.check())
    await noticed(house, board.device_id)
    house.household.clock.at += BACK_S - 1
    house.household.clock.set_by = 5_000
    house.household.bus.publish(ClockJumped(by_s=5_000))
    task = asyncio.create_task(house.updating.offering.run())
    await asyncio.sleep(0)
    assert house.rollout().state is RolloutState.RUNNING
    task.cancel()
    house.household.clock.at += 1
    task = asyncio.create_task(house.updating.offering.run())
    await asyncio.sleep(0)
    assert house.rollout().tracks[0].reason is Why.NOT_BACK
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_a_download_that_breaks_off_is_no_whole_one(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id)
    await board.check()
    track = house.rollout().tracks[0]
    for file_id, whole in ((track.file_id, False), ("another", True)):
        house.household.bus.publish(FileFetched(device_id=board.device_id, file_id=file_id, whole=whole))
        assert not house.rollout().tracks[0].fetched
    house.household.bus.publish(FileFetched(device_id=board.device_id, file_id=track.file_id, whole=True))
    assert house.rollout().tracks[0].fetched


async def test_a_device_is_not_restarted_without_end(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id)
    wished = [house.updating.wishes.reason(board.device_id) for _ in range(5)]
    assert wished == ["firmware.installing"] * 3 + [""] * 2
    assert await board.check()
    house.household.clock.at += BACK_S
    task = asyncio.create_task(house.updating.offering.run())
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert house.updating.wishes.reason(board.device_id) == "firmware.installing"  # the download broke off


async def test_an_image_for_another_board_and_a_device_that_tells_too_little_are_kept_apart(
    house: RolloutHouse,
) -> None:
    new = await house.keep("2.1.0")
    other = await house.add_board(1, board="bread-compact-wifi")
    silent = await house.add_board(2, table=[], chip="")
    for board, why in ((other, Why.BOARD), (silent, Why.UNTOLD)):
        _, (found,) = await house.updating.rollouts.preview(new.image_id, [board.device_id])
        assert found.reasons == (why,)
        with pytest.raises(NobodyToUpdateError):
            await house.updating.rollouts.start(new.image_id, [board.device_id])


async def test_the_way_back_is_an_image_of_the_same_board(house: RolloutHouse) -> None:
    good = await house.keep("2.0.0")
    other = await house.updating.library.add(Build(version="2.0.0", size=8 * KB).app(), "xiaozhi.bin")
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    assert other.board == ""
    _, (found,) = await house.updating.rollouts.preview(new.image_id, [board.device_id])
    assert found.way_back == good.image_id


async def test_one_under_way_is_not_forgotten(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    rollout = await house.updating.rollouts.start(new.image_id)
    await board.check()
    await house.updating.rollouts.halt(rollout.rollout_id)
    with pytest.raises(NotNowError):
        await house.updating.rollouts.remove(rollout.rollout_id)


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


async def test_a_device_that_is_blocked_is_passed_over(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board, other = await house.add_board(1), await house.add_board(2)
    await house.updating.rollouts.start(new.image_id, canaries=[board.device_id])
    await house.household.enrolment.block(board.device_id)
    assert house.rollout().tracks[0].reason is Why.GONE
    assert await other.check()


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


async def test_a_device_that_has_just_begun_to_run_a_version_is_left_in_peace_once(
    house: RolloutHouse,
) -> None:
    """It takes an image for good behind a check that offers nothing, and none before that."""
    await house.keep("2.0.0")
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    rollout = await house.updating.rollouts.start(new.image_id)
    await board.check()
    await house.updating.rollouts.roll_back(rollout.rollout_id)
    board.version = "2.1.0"
    assert await board.check() == {}
    assert (await board.check())["version"] == "2.0.0"


async def test_the_computer_is_kept_awake_while_a_board_is_written_on(house: RolloutHouse) -> None:
    task = asyncio.create_task(house.updating.stay_awake.run())
    asked: list[str] = []
    for state in (FlashState.WAITING, FlashState.WRITING, FlashState.CANCELLED):
        house.household.bus.publish(FlashChanged(flash_id="f", state=state))
        asked.append(",".join(house.updating.stay_awake.reasons))
    assert asked == ["flash f", "flash f", ""]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_nobody_else_is_told(house: RolloutHouse) -> None:
    """A stranger that names a device of the house but has another client id learns of no image."""
    new = await house.keep("2.1.0")
    board = await house.add_board(1)
    await house.updating.rollouts.start(new.image_id)
    headers = {"Device-Id": board.device_id, "Client-Id": "another"}
    async with house.client.post(f"{house.url}/xiaozhi/ota/", json={}, headers=headers) as response:
        told: dict[str, Any] = await response.json()
    assert "firmware" not in told


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
