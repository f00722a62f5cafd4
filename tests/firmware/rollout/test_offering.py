"""Images reach devices over the air: over HTTP, from the library, each in its turn."""

import asyncio
from typing import Any

import pytest

from hub.errors import (
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
from tests.firmware.rollout.house import BUILDS, RolloutHouse


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
    await house.noticed(boards[2].device_id)
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
    await house.noticed(board.device_id)
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
