"""A rollout is taken back: who is given what it ran before, and who is left as it is."""

from hub.events import RolloutState, TrackState
from hub.firmware.rollout import rules, steering
from hub.firmware.rollout.records import Halt, Stage, Why
from hub.firmware.rollout.rules import BACK_S, MAX_CHECKS, MAX_OFFERS, Offer, Seen
from tests.firmware.rollout.fleet import WANTED, WAY_BACK, Fleet, image, target


def test_rolling_back_gives_every_device_what_it_ran_before() -> None:
    fleet = Fleet.of(4)
    fleet.prove("d0")
    fleet.install("d1")
    fleet.check("d2")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    fleet.check("d3")
    assert (fleet.state("d3"), fleet.track("d3").reason) == (TrackState.PASSED_OVER, Why.NOT_REACHED)
    for device_id in ("d0", "d1"):
        assert fleet.install(device_id) == Offer(WAY_BACK, force=True)
        assert fleet.state(device_id) is TrackState.ROLLED_BACK
    assert fleet.check("d2") is None  # it never installed it
    assert fleet.state("d2") is TrackState.ROLLED_BACK
    assert fleet.rollout.state is RolloutState.ROLLED_BACK


def test_rolling_back_needs_the_image_of_before() -> None:
    fleet = Fleet.of(1)
    fleet.set("d0", from_image_id="")
    fleet.prove("d0")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert (fleet.state("d0"), fleet.track("d0").reason) == (TrackState.FAILED, Why.NO_GOOD_IMAGE)


def test_a_device_that_does_not_go_back_is_forced_three_times_at_most() -> None:
    fleet = Fleet.of(2)
    fleet.prove("d0")
    fleet.prove("d1")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    for _ in range(MAX_OFFERS):
        assert fleet.check("d0") == Offer(WAY_BACK, force=True)
        fleet.fetch("d0")
    assert fleet.check("d0") is None
    assert fleet.track("d0").reason is Why.OFFERED_THRICE
    assert fleet.install("d1") == Offer(WAY_BACK, force=True)  # the others go on
    assert (fleet.rollout.state, fleet.rollout.halt) == (RolloutState.HALTED, Halt.FAILED)
    fleet.rollout = steering.resumed(fleet.rollout, fleet.now)
    assert fleet.install("d0") == Offer(WAY_BACK, force=True)
    assert fleet.rollout.state is RolloutState.ROLLED_BACK


def test_one_that_fell_back_by_itself_needs_nothing() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.fetch("d0")
    fleet.check("d0")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert fleet.state("d0") is TrackState.ROLLED_BACK
    assert fleet.rollout.state is RolloutState.ROLLED_BACK


def test_another_build_of_the_version_of_before_is_as_good_a_way_back() -> None:
    fleet = Fleet.of(1)
    fleet.runs["d0"] = image("2.0.0", elf="ef" * 32)
    assert fleet.install("d0") == Offer(WANTED, force=False)
    fleet.runs["d0"] = image("2.0.0", elf="ef" * 32)  # it fell back to its own
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert fleet.check("d0") is None
    assert fleet.state("d0") is TrackState.ROLLED_BACK


def test_taking_it_back_can_be_halted_and_gone_on_with() -> None:
    fleet = Fleet.of(2)
    fleet.prove("d0")
    fleet.prove("d1")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    fleet.check("d0")
    fleet.rollout = steering.halted(fleet.rollout)
    assert fleet.rollout.state is RolloutState.HALTED
    assert rules.awaits(fleet.rollout, fleet.now)  # one is in the middle of it
    assert fleet.check("d1") is None
    fleet.rollout = steering.resumed(fleet.rollout, fleet.now)
    assert fleet.rollout.state is RolloutState.ROLLING_BACK
    assert fleet.check("d1") == Offer(WAY_BACK, force=True)


def test_a_device_that_fails_and_is_resumed_proves_itself_before_others_follow() -> None:
    fleet = Fleet.of(2)
    fleet.install("d0")
    for _ in range(MAX_CHECKS):
        fleet.check("d0")
    assert fleet.track("d0").reason is Why.REPEATED_CHECKS
    fleet.rollout = steering.resumed(fleet.rollout, fleet.now)
    fleet.check("d0")
    assert (fleet.state("d0"), fleet.rollout.stage) == (TrackState.TRIAL, Stage.CANARY)
    assert fleet.check("d1") is None
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert fleet.install("d0") == Offer(WAY_BACK, force=True)


def test_one_that_comes_late_after_a_resumption_is_taken_back_too() -> None:
    fleet = Fleet.of(1)
    fleet.check("d0")
    fleet.fetch("d0")
    fleet.wait(BACK_S)
    fleet.rollout = steering.resumed(fleet.rollout, fleet.now)
    fleet.runs["d0"] = image("2.1.0")
    fleet.check("d0")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert fleet.state("d0") is TrackState.WAITING


def test_one_that_ran_the_image_before_keeps_it() -> None:
    fleet = Fleet.of(2)
    fleet.set("d1", native=True, state=TrackState.HEALTHY)
    fleet.prove("d0")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert fleet.state("d1") is TrackState.HEALTHY


def test_a_device_that_has_moved_on_is_not_thrown_back() -> None:
    fleet = Fleet.of(1)
    fleet.prove("d0")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    assert fleet.check("d0", Seen(target("3.0.0"), "cd" * 32)) is None
    assert (fleet.state("d0"), fleet.track("d0").reason) == (TrackState.PASSED_OVER, Why.MOVED_ON)
