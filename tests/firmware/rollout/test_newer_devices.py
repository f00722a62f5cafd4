"""Nothing goes back to an older version by accident, and what goes back by a person's wish does."""

from dataclasses import replace

import pytest

from hub.errors import NobodyToUpdateError, NothingNewerError, OnlyNewerError
from hub.events import RolloutState, TrackState
from hub.firmware.rollout import steering
from hub.firmware.rollout.age import against_going_back
from hub.firmware.rollout.records import Why
from hub.firmware.rollout.rules import MAX_OFFERS, Offer, Seen
from tests.firmware.images import KB, Build
from tests.firmware.rollout.fleet import OLD, WANTED, Fleet, image, target
from tests.firmware.rollout.house import RolloutHouse

NEWER = Seen(target("3.0.0"), "cd" * 32)
ANOTHER_BUILD = Build(version="2.0.0", size=8 * KB)


@pytest.mark.parametrize(
    ("offered", "running", "against"),
    [
        ("2.1.0", "2.0.9", None),
        ("2.10.0", "2.9.0", None),
        ("2.1.0.1", "2.1.0", None),
        ("2.1.0", "2.1.0.1", Why.NEWER),
        ("2.9.0", "2.10.0", Why.NEWER),
        ("2.1.0", "2.1.0-rc1", Why.EQUAL),
        ("2.1.0", "2.1.0", Why.EQUAL),
    ],
)
def test_only_an_older_version_speaks_for_an_image(offered: str, running: str, against: Why | None) -> None:
    assert against_going_back(offered, running) is against


def test_a_device_that_got_a_newer_version_before_its_turn_keeps_it() -> None:
    fleet = Fleet.of(2)
    for _ in range(2):
        assert fleet.check("d0", NEWER) is None
    assert (fleet.state("d0"), fleet.track("d0").reason) == (TrackState.PASSED_OVER, Why.NEWER)
    assert fleet.track("d1").canary  # somebody has to be the first
    fleet.prove("d1")
    assert fleet.rollout.state is RolloutState.DONE


def test_one_that_was_told_and_got_a_newer_version_instead_keeps_it() -> None:
    fleet = Fleet.of(1)
    assert fleet.check("d0") == Offer(WANTED, force=False)
    assert fleet.check("d0", NEWER) is None
    assert fleet.check("d0", NEWER) is None
    assert fleet.track("d0").reason is Why.NEWER


def test_an_older_image_is_forced_three_times_at_most() -> None:
    fleet = Fleet.of(1, downgrade=True)
    assert fleet.check("d0", NEWER) is None  # it has only begun to run that, and takes nothing else yet
    for _ in range(MAX_OFFERS):
        assert fleet.check("d0", NEWER) == Offer(WANTED, force=True)
    assert fleet.check("d0", NEWER) is None


def test_what_went_back_is_taken_on_again() -> None:
    """Its way back leads to a newer version: that needs no force."""
    fleet = Fleet.of(1, downgrade=True)
    fleet.rollout = replace(fleet.rollout, image_id="old-image", version="2.0.0")
    fleet.set("d0", from_version="2.1.0", from_image_id="new-image", ran="2.1.0")
    fleet.runs["d0"] = image("2.1.0")
    assert fleet.install("d0") == Offer("old-image", force=True)
    assert fleet.runs["d0"] is OLD
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert fleet.install("d0") == Offer("new-image", force=False)
    assert fleet.rollout.state is RolloutState.ROLLED_BACK


async def test_a_rollout_leaves_out_who_runs_a_newer_version(house: RolloutHouse) -> None:
    image = await house.keep("2.1.0")
    old, new = await house.add_board(1), await house.add_board(2, version="2.2.0")
    alike = await house.add_board(3, version="2.1.0-rc1")
    _, found = await house.updating.rollouts.preview(image.image_id)
    assert [(one.gets_it, one.older, one.reasons) for one in found] == [
        (True, False, ()),
        (False, True, (Why.NEWER,)),
        (False, True, (Why.EQUAL,)),
    ]
    await house.updating.rollouts.start(image.image_id)
    assert (await old.start())["version"] == "2.1.0"
    old.converse()
    assert [await new.check(), await alike.check()] == [{}, {}]
    assert house.rollout().state is RolloutState.DONE
    states = [(one.state, one.reason) for one in house.rollout().tracks]
    assert states == [
        (TrackState.HEALTHY, None),
        (TrackState.PASSED_OVER, Why.NEWER),
        (TrackState.PASSED_OVER, Why.EQUAL),
    ]


async def test_who_is_to_go_back_does(house: RolloutHouse) -> None:
    image = await house.keep("2.1.0")
    new = await house.add_board(1, version="2.2.0")
    unreadable = await house.add_board(2, version="v2.2.0")
    await house.add_board(3, chip="esp32c3", version="2.2.0")
    _, found = await house.updating.rollouts.preview(image.image_id, downgrade=True)
    assert [(one.gets_it, one.older) for one in found] == [(True, True), (False, False), (False, False)]
    assert (await house.updating.rollouts.start(image.image_id, downgrade=True)).downgrade
    told = await new.start()
    assert (told["version"], told["force"], new.version) == ("2.1.0", 1, "2.1.0")
    new.converse()
    assert await unreadable.check() == {}
    assert house.rollout().state is RolloutState.DONE


async def test_that_all_are_newer_is_said_with_what_to_do(house: RolloutHouse) -> None:
    image = await house.keep("2.1.0")
    new = await house.add_board(1, version="2.2.0")
    await house.add_board(2, chip="esp32c3")
    start = house.updating.rollouts.start
    for whom in (None, [new.device_id]):
        with pytest.raises(OnlyNewerError, match=r"2\.1\.0 runs a newer version\. .*--downgrade"):
            await start(image.image_id, whom)
    await house.add_board(3, version="2.1.0")
    with pytest.raises(OnlyNewerError, match="a version that is newer, or as new"):
        await start(image.image_id)
    assert house.updating.rollouts.all() == []
    await house.household.enrolment.forget(new.device_id)
    with pytest.raises(NobodyToUpdateError):  # no wish would change that
        await start(image.image_id)


async def test_another_build_of_the_same_version_is_not_wished_for_either(house: RolloutHouse) -> None:
    """A device could not tell them apart, and would install it at each start."""
    other = await house.updating.library.add(ANOTHER_BUILD.app(), "v2.0.0_esp-box-3.bin")
    board = await house.add_board(1)
    for downgrade in (False, True):
        _, (found,) = await house.updating.rollouts.preview(
            other.image_id, [board.device_id], downgrade=downgrade
        )
        assert (found.gets_it, found.older, found.reasons) == (False, False, (Why.SAME_VERSION,))


async def test_update_now_never_goes_back(house: RolloutHouse) -> None:
    await house.keep("2.1.0")
    for number, version in enumerate(("2.2.0", "2.1.0-rc1", "2.1.0"), start=1):
        board = await house.add_board(number, version=version)
        with pytest.raises(NothingNewerError):
            await house.updating.rollouts.update_now(board.device_id)
