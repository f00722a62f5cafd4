"""A rollout goes on as devices come and go: who is told when, what counts as well, what halts it."""

from dataclasses import replace

import pytest

from hub.events import RolloutState, TrackState
from hub.firmware.fitting import Misfit, Target
from hub.firmware.rollout import rules, steering
from hub.firmware.rollout.records import Halt, Stage, Why
from hub.firmware.rollout.rules import BACK_S, MAX_CHECKS, MAX_OFFERS, TRIAL_S, WAVE, Offer, Seen
from tests.firmware.rollout.fleet import OLD, WANTED, WAY_BACK, Fleet, image


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


def test_ten_minutes_without_another_start_are_as_good_as_a_conversation() -> None:
    fleet = Fleet.of(2)
    fleet.install("d0")
    fleet.wait(TRIAL_S - 1)
    assert fleet.state("d0") is TrackState.TRIAL
    fleet.wait(1)
    assert fleet.state("d0") is TrackState.HEALTHY


def test_it_ends_when_all_are_well() -> None:
    fleet = Fleet.of(2)
    fleet.prove("d0")
    fleet.prove("d1")
    assert fleet.rollout.state is RolloutState.DONE
    assert fleet.rollout.ended_at == fleet.now


def test_a_device_that_comes_back_with_what_it_ran_before_halts_it() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.rollout = rules.fetched(fleet.rollout, "d0")
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


def test_a_start_during_the_trial_begins_the_ten_minutes_anew() -> None:
    fleet = Fleet.of(1)
    fleet.install("d0")
    fleet.wait(TRIAL_S - 1)
    fleet.check("d0")
    fleet.wait(TRIAL_S - 1)
    assert fleet.state("d0") is TrackState.TRIAL


def test_a_download_that_breaks_off_is_begun_again_but_not_for_ever() -> None:
    fleet = Fleet.of(2)
    for _ in range(MAX_OFFERS):
        assert fleet.check("d0") is not None
    assert fleet.check("d0") is None
    assert fleet.track("d0").reason is Why.NO_DOWNLOAD
    assert fleet.rollout.state is RolloutState.HALTED


@pytest.mark.parametrize(("whole", "why"), [(True, Why.NOT_BACK), (False, Why.NO_DOWNLOAD)])
def test_a_device_that_does_not_come_back_halts_it(whole: bool, why: Why) -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    if whole:
        fleet.rollout = rules.fetched(fleet.rollout, "d0")
    fleet.wait(BACK_S - 1)
    assert fleet.rollout.state is RolloutState.RUNNING
    fleet.wait(1)
    assert (fleet.track("d0").reason, fleet.rollout.state) == (why, RolloutState.HALTED)


def test_one_that_comes_back_late_proves_itself_all_the_same() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.rollout = rules.fetched(fleet.rollout, "d0")
    fleet.wait(BACK_S)
    fleet.runs["d0"] = image("2.1.0")
    fleet.check("d0")
    assert (fleet.state("d0"), fleet.rollout.state) == (TrackState.TRIAL, RolloutState.HALTED)
    fleet.wait(TRIAL_S)
    assert fleet.state("d0") is TrackState.HEALTHY


def test_no_more_than_a_wave_is_between_two_images() -> None:
    fleet = Fleet.of(WAVE + 5)
    fleet.prove("d0")
    told = [fleet.check(f"d{one}") for one in range(1, WAVE + 5)]
    assert sum(offer is not None for offer in told) == WAVE
    fleet.runs["d1"] = image("2.1.0")
    fleet.check("d1")
    fleet.rollout = rules.conversed(fleet.rollout, "d1", fleet.now)
    assert fleet.check(f"d{WAVE + 4}") is not None


def test_in_quiet_hours_nothing_is_told() -> None:
    fleet = Fleet.of(1)
    fleet.quiet = True
    assert fleet.check("d0") is None
    fleet.quiet = False
    assert fleet.check("d0") is not None


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
    fleet.wait(BACK_S)
    fleet.rollout = steering.resumed(fleet.rollout, fleet.now)
    assert (fleet.state("d0"), fleet.rollout.state) == (TrackState.WAITING, RolloutState.RUNNING)
    assert (fleet.track("d0").offers, fleet.rollout.halt) == (0, Halt.NONE)
    fleet.prove("d0")
    assert fleet.rollout.stage is Stage.REST


def test_a_device_that_runs_it_already_is_told_nothing() -> None:
    fleet = Fleet.of(1)
    fleet.runs["d0"] = image("2.1.0")
    assert fleet.check("d0") is None
    assert fleet.rollout.state is RolloutState.DONE


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        (Seen(Target(version="v2.0.0")), Misfit.RUNNING_VERSION),
        (Seen(Target(version="2.0.x")), Misfit.RUNNING_VERSION),
        (Seen(Target(chip="esp32c3", version="2.0.0")), Misfit.CHIP),
        (Seen(Target(version="2.1.0"), "ab" * 32), Why.SAME_VERSION),
    ],
)
def test_a_device_that_may_not_get_it_is_passed_over(seen: Seen, why: Why | Misfit) -> None:
    fleet = Fleet.of(2)
    assert fleet.check("d0", seen) is None
    assert (fleet.state("d0"), fleet.track("d0").reason) == (TrackState.PASSED_OVER, why)
    assert fleet.track("d1").canary  # somebody has to be the first


def test_a_device_that_does_not_tell_its_version_is_told_nothing() -> None:
    fleet = Fleet.of(1)
    assert fleet.check("d0", Seen(Target())) is None
    assert fleet.state("d0") is TrackState.WAITING


def test_an_older_image_is_forced_three_times_at_most() -> None:
    fleet = Fleet.of(1)
    newer = Seen(Target(version="3.0.0"), "cd" * 32)
    for _ in range(MAX_OFFERS):
        assert fleet.check("d0", newer) == Offer(WANTED, force=True)
    assert fleet.check("d0", newer) is None


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
    fleet = Fleet.of(1)
    fleet.prove("d0")
    fleet.rollout = steering.rolling_back(fleet.rollout, fleet.now)
    for _ in range(MAX_OFFERS):
        assert fleet.check("d0") == Offer(WAY_BACK, force=True)
        fleet.wait(BACK_S * 2)  # it may take its time: there is nothing to be halted
        fleet.rollout = rules.fetched(fleet.rollout, "d0")
    assert fleet.check("d0") is None
    assert fleet.track("d0").reason is Why.OFFERED_THRICE


def test_one_that_fell_back_by_itself_needs_nothing() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.rollout = rules.fetched(fleet.rollout, "d0")
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


def test_a_person_can_end_that_it_is_rolled_back() -> None:
    fleet = Fleet.of(1)
    fleet.prove("d0")
    fleet.rollout = steering.halted(steering.rolling_back(fleet.rollout, fleet.now), fleet.now)
    assert (fleet.rollout.state, fleet.track("d0").reason) == (RolloutState.ROLLED_BACK, Why.BY_PERSON)


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


def test_a_clock_that_is_set_makes_nobody_late() -> None:
    fleet = Fleet.of(1)
    fleet.check("d0")
    fleet.now += 86_400
    fleet.rollout = rules.shifted(fleet.rollout, 86_400)
    fleet.wait(BACK_S - 1)
    assert fleet.state("d0") is TrackState.OFFERED


def test_the_computer_is_needed_until_the_device_is_back_or_late() -> None:
    fleet = Fleet.of(1)
    assert not rules.awaits(fleet.rollout, fleet.now)
    fleet.check("d0")
    assert rules.awaits(fleet.rollout, fleet.now)
    assert not rules.awaits(fleet.rollout, fleet.now + BACK_S)
    fleet.runs["d0"] = image("2.1.0")
    fleet.check("d0")
    assert not rules.awaits(fleet.rollout, fleet.now)


@pytest.mark.parametrize(
    ("from_minute", "to_minute", "minute", "quiet"),
    [
        (0, 0, 0, False),
        (60, 120, 60, True),
        (60, 120, 120, False),
        (1320, 420, 1320, True),
        (1320, 420, 0, True),
        (1320, 420, 420, False),
        (1320, 420, 1319, False),
    ],
)
def test_quiet_hours_may_go_over_midnight(from_minute: int, to_minute: int, minute: int, quiet: bool) -> None:
    fleet = Fleet.of(1)
    rollout = replace(fleet.rollout, quiet_from=from_minute, quiet_to=to_minute)
    assert rollout.is_quiet(fleet.track("d0"), minute) is quiet
    assert not rollout.is_quiet(replace(fleet.track("d0"), hurried=True), minute)
