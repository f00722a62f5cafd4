"""A rollout goes on as devices come and go: who is told when, what counts as well, what halts it."""

import pytest

from hub.events import RolloutState, TrackState
from hub.firmware.fitting import Misfit
from hub.firmware.rollout import rules, steering
from hub.firmware.rollout.records import Halt, Stage, Why
from hub.firmware.rollout.rules import BACK_S, MAX_CHECKS, MAX_OFFERS, WAVE, Offer, Seen
from tests.firmware.rollout.fleet import OLD, WANTED, Fleet, image, target


def test_the_first_devices_come_before_the_others() -> None:
    fleet = Fleet.of(3)
    assert fleet.check("d1") is None
    assert fleet.check("d0") == Offer(WANTED, force=False)
    assert fleet.check("d2") is None


def test_the_others_turn_comes_once_the_first_are_well() -> None:
    fleet = Fleet.of(3)
    fleet.install("d0")
    assert (fleet.state("d0"), fleet.rollout.stage) == (TrackState.TRIAL, Stage.CANARY)
    assert fleet.check("d1") is None
    fleet.rollout = rules.conversed(fleet.rollout, "d0", fleet.now)
    assert (fleet.state("d0"), fleet.rollout.stage) == (TrackState.HEALTHY, Stage.REST)
    assert fleet.check("d1") is not None


def test_it_ends_when_all_are_well() -> None:
    fleet = Fleet.of(2)
    fleet.prove("d0")
    fleet.prove("d1")
    assert fleet.rollout.state is RolloutState.DONE
    assert fleet.rollout.ended_at == fleet.now


def test_a_device_that_comes_back_with_what_it_ran_before_halts_it() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.fetch("d0")
    assert fleet.check("d0") is None
    assert (fleet.state("d0"), fleet.track("d0").reason) == (TrackState.FAILED, Why.OLD_VERSION)
    assert (fleet.rollout.state, fleet.rollout.halt) == (RolloutState.HALTED, Halt.FAILED)
    assert fleet.check("d1") is None


def test_a_device_that_falls_back_during_its_trial_halts_it() -> None:
    fleet = Fleet.of(2)
    fleet.install("d0")
    fleet.runs["d0"] = OLD
    fleet.check("d0")
    assert fleet.track("d0").reason is Why.OLD_VERSION
    assert fleet.rollout.state is RolloutState.HALTED


def test_a_device_that_starts_again_and_again_halts_it() -> None:
    fleet = Fleet.of(2)
    fleet.install("d0")
    for _ in range(MAX_CHECKS - 1):
        fleet.wait(60)
        fleet.check("d0")
        assert fleet.state("d0") is TrackState.TRIAL
    fleet.check("d0")
    assert fleet.track("d0").reason is Why.REPEATED_CHECKS
    assert fleet.rollout.state is RolloutState.HALTED
    fleet.check("d0")  # it goes on doing so
    assert fleet.state("d0") is TrackState.FAILED


def test_a_download_that_breaks_off_is_begun_again_but_not_for_ever() -> None:
    fleet = Fleet.of(2)
    for _ in range(MAX_OFFERS):
        assert fleet.check("d0") is not None
    assert fleet.check("d0") is None
    assert fleet.track("d0").reason is Why.NO_DOWNLOAD
    assert fleet.rollout.state is RolloutState.HALTED


def test_what_else_a_device_fetches_is_not_the_image() -> None:
    fleet = Fleet.of(1)
    fleet.check("d0")
    fleet.rollout = rules.fetched(fleet.rollout, "d0", "its assets")
    assert not fleet.track("d0").fetched
    assert fleet.check("d0") is not None


def test_no_more_than_a_wave_is_between_two_images() -> None:
    fleet = Fleet.of(WAVE + 5)
    fleet.prove("d0")
    told = [fleet.check(f"d{one}") for one in range(1, WAVE + 5)]
    assert sum(offer is not None for offer in told) == WAVE
    fleet.runs["d1"] = image("2.1.0")
    fleet.check("d1")
    fleet.rollout = rules.conversed(fleet.rollout, "d1", fleet.now)
    assert fleet.check(f"d{WAVE + 4}") is not None


def test_a_pause_holds_back_offers_and_follows_what_is_under_way() -> None:
    fleet = Fleet.of(2, canaries=2)
    fleet.check("d0")
    fleet.rollout = steering.paused(fleet.rollout)
    assert fleet.check("d1") is None
    fleet.runs["d0"] = image("2.1.0")
    fleet.check("d0")
    fleet.rollout = rules.conversed(fleet.rollout, "d0", fleet.now)
    assert (fleet.state("d0"), fleet.rollout.state) == (TrackState.HEALTHY, RolloutState.PAUSED)
    fleet.rollout = steering.resumed(fleet.rollout, fleet.now)
    assert fleet.check("d1") is not None


def test_resuming_tries_those_that_failed_again() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.fetch("d0")
    fleet.wait(BACK_S)
    fleet.rollout = steering.resumed(fleet.rollout, fleet.now)
    assert (fleet.state("d0"), fleet.rollout.state) == (TrackState.WAITING, RolloutState.RUNNING)
    assert (fleet.track("d0").offers, fleet.rollout.halt) == (0, Halt.NONE)
    fleet.prove("d0")
    assert fleet.rollout.stage is Stage.REST


def test_a_device_that_somebody_gave_it_meanwhile_proves_itself_all_the_same() -> None:
    fleet = Fleet.of(1)
    fleet.runs["d0"] = image("2.1.0")
    assert fleet.check("d0") is None
    assert fleet.state("d0") is TrackState.TRIAL


@pytest.mark.parametrize("why", [Misfit.CHIP, Misfit.RUNNING_VERSION, Why.BOARD, Why.UNTOLD])
def test_a_device_that_may_not_get_it_is_passed_over(why: Why | Misfit) -> None:
    fleet = Fleet.of(2)
    assert fleet.check("d0", against=(why,)) is None
    assert (fleet.state("d0"), fleet.track("d0").reason) == (TrackState.PASSED_OVER, why)
    assert fleet.track("d1").canary  # somebody has to be the first


def test_another_image_with_the_same_version_is_left_where_it_is() -> None:
    fleet = Fleet.of(1)
    fleet.check("d0", Seen(target("2.1.0"), "ab" * 32))
    assert fleet.track("d0").reason is Why.SAME_VERSION


def test_a_device_that_is_gone_holds_nothing_up() -> None:
    fleet = Fleet.of(2)
    fleet.rollout = rules.gone(fleet.rollout, "d0", fleet.now)
    assert fleet.track("d0").reason is Why.GONE
    assert fleet.check("d1") is not None


def test_who_is_hurried_waits_for_nobody() -> None:
    fleet = Fleet.of(3)
    fleet.rollout = steering.hurried(fleet.rollout, fleet.track("d2"))
    assert fleet.check("d2") is not None
    assert fleet.check("d1") is None
