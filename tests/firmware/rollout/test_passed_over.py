"""A device that a rollout passes over is not in it: others may have it."""

import pytest

from hub.errors import AlreadyUpdatingError
from hub.events import RolloutState, TrackState
from tests.firmware.rollout.house import Board, RolloutHouse


async def one_done_and_one_begun(house: RolloutHouse) -> tuple[Board, Board, str, str]:
    """A device that got 2.1.0 and is passed over by the rollout of that to another; both rollouts' ids.

    The second one is still to reach the other device.
    """
    image = await house.keep("2.1.0")
    await house.keep("2.0.0")
    first = await house.add_board(1)
    newer = await house.keep("2.2.0")
    done = await house.updating.rollouts.start(newer.image_id, [first.device_id])
    await first.start()
    first.converse()
    other = await house.add_board(2)
    begun = await house.updating.rollouts.start(image.image_id)
    assert [one.state for one in begun.tracks] == [TrackState.PASSED_OVER, TrackState.WAITING]
    return first, other, done.rollout_id, begun.rollout_id


async def test_the_one_it_got_before_is_taken_back_meanwhile(house: RolloutHouse) -> None:
    first, other, done, begun = await one_done_and_one_begun(house)
    await house.updating.rollouts.roll_back(done)
    assert (await first.start())["version"] == "2.0.0"
    assert house.updating.rollouts.get(done).state is RolloutState.ROLLED_BACK
    assert await first.check() == {}  # it runs 2.0.0 now, and the other one passed it over all the same
    assert (await other.start())["version"] == "2.1.0"
    assert house.updating.rollouts.get(begun).tracks[0].state is TrackState.PASSED_OVER


async def test_the_newest_rollout_that_has_it_is_its(house: RolloutHouse) -> None:
    first, other, _, begun = await one_done_and_one_begun(house)
    image = await house.keep("2.1.0")
    start = house.updating.rollouts.start
    back = await start(image.image_id, [first.device_id], downgrade=True)
    with pytest.raises(AlreadyUpdatingError):
        await start(image.image_id, [first.device_id], downgrade=True)
    assert (await first.start())["version"] == "2.1.0"
    first.converse()
    assert house.updating.rollouts.get(back.rollout_id).state is RolloutState.DONE
    assert house.updating.rollouts.get(begun).state is RolloutState.RUNNING
    assert (await other.start())["version"] == "2.1.0"


async def test_it_is_updated_now_all_the_same(house: RolloutHouse) -> None:
    image = await house.keep("2.1.0")
    unfit = await house.add_board(1, version="2.1.0-rc1")
    await house.add_board(2)
    passing = await house.updating.rollouts.start(image.image_id)
    assert passing.tracks[0].state is TrackState.PASSED_OVER
    newer = await house.keep("2.2.0")
    begun = await house.updating.rollouts.update_now(unfit.device_id)
    assert (begun.image_id, [one.device_id for one in begun.tracks]) == (newer.image_id, [unfit.device_id])
    assert (await unfit.start())["version"] == "2.2.0"


async def test_a_rollout_that_would_pass_over_a_busy_device_begins(house: RolloutHouse) -> None:
    old, newer = await house.keep("2.1.0"), await house.keep("2.2.0")
    busy = await house.add_board(1, version="2.1.0-rc1")
    held = await house.updating.rollouts.start(newer.image_id)
    other = await house.add_board(2)
    begun = await house.updating.rollouts.start(old.image_id)
    assert [one.state for one in begun.tracks] == [TrackState.PASSED_OVER, TrackState.WAITING]
    assert (await busy.start())["version"] == "2.2.0"
    assert (await other.start())["version"] == "2.1.0"
    assert house.updating.rollouts.get(held.rollout_id).tracks[0].state is TrackState.TRIAL
