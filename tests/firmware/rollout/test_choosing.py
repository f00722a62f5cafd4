"""Who may get an image, and who gets it by a person's wish: from the library, at the house's devices."""

import pytest

from hub.errors import (
    AlreadyUpdatingError,
    FirmwareInUseError,
    NobodyToUpdateError,
    NothingNewerError,
    NotNowError,
    UnknownDeviceError,
)
from hub.firmware.records import Channel
from hub.firmware.rollout.records import Why
from tests.firmware.images import KB, Build
from tests.firmware.rollout.house import RolloutHouse


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


async def test_a_device_that_is_blocked_is_passed_over(house: RolloutHouse) -> None:
    new = await house.keep("2.1.0")
    board, other = await house.add_board(1), await house.add_board(2)
    await house.updating.rollouts.start(new.image_id, canaries=[board.device_id])
    await house.household.enrolment.block(board.device_id)
    assert house.rollout().tracks[0].reason is Why.GONE
    assert await other.check()
