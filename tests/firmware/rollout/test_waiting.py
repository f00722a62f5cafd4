"""A rollout as time passes: who is well after a while, who is late, and in which hours nothing is told."""

from dataclasses import replace

import pytest

from hub.events import RolloutState, TrackState
from hub.firmware.rollout import rules
from hub.firmware.rollout.records import Why
from hub.firmware.rollout.rules import BACK_S, MAX_OFFERS, TRIAL_S
from tests.firmware.rollout.fleet import Fleet, image


def test_ten_minutes_without_another_start_are_as_good_as_a_conversation() -> None:
    fleet = Fleet.of(2)
    fleet.install("d0")
    fleet.wait(TRIAL_S - 1)
    assert fleet.state("d0") is TrackState.TRIAL
    fleet.wait(1)
    assert fleet.state("d0") is TrackState.HEALTHY


def test_a_start_during_the_trial_begins_the_ten_minutes_anew() -> None:
    fleet = Fleet.of(1)
    fleet.install("d0")
    fleet.wait(TRIAL_S - 1)
    fleet.check("d0")
    fleet.wait(TRIAL_S - 1)
    assert fleet.state("d0") is TrackState.TRIAL


def test_a_device_that_does_not_come_back_halts_it() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.fetch("d0")
    fleet.wait(BACK_S - 1)
    assert fleet.rollout.state is RolloutState.RUNNING
    fleet.wait(1)
    assert (fleet.track("d0").reason, fleet.rollout.state) == (Why.NOT_BACK, RolloutState.HALTED)


def test_a_broken_download_is_tried_again_at_the_next_start_three_times_in_all() -> None:
    fleet = Fleet.of(2)
    for offers in range(1, MAX_OFFERS + 1):
        assert fleet.check("d0") is not None
        assert rules.is_expected(fleet.rollout, fleet.track("d0"))  # so that it is restarted for it
        fleet.wait(BACK_S)
        assert fleet.track("d0").offers == offers
    assert (fleet.track("d0").reason, fleet.rollout.state) == (Why.NO_DOWNLOAD, RolloutState.HALTED)


def test_one_that_comes_back_late_proves_itself_all_the_same() -> None:
    fleet = Fleet.of(2)
    fleet.check("d0")
    fleet.fetch("d0")
    fleet.wait(BACK_S)
    fleet.runs["d0"] = image("2.1.0")
    fleet.check("d0")
    assert (fleet.state("d0"), fleet.rollout.state) == (TrackState.TRIAL, RolloutState.HALTED)
    fleet.wait(TRIAL_S)
    assert fleet.state("d0") is TrackState.HEALTHY


def test_in_quiet_hours_nothing_is_told() -> None:
    fleet = Fleet.of(1)
    fleet.quiet = True
    assert fleet.check("d0") is None
    fleet.quiet = False
    assert fleet.check("d0") is not None


def test_a_hub_that_was_away_has_seen_no_quiet_minutes() -> None:
    fleet = Fleet.of(2)
    fleet.install("d0")
    fleet.now += 10 * TRIAL_S
    fleet.rollout = rules.renewed(fleet.rollout, fleet.now)
    fleet.wait(TRIAL_S - 1)
    assert fleet.state("d0") is TrackState.TRIAL
    fleet.wait(1)
    assert fleet.state("d0") is TrackState.HEALTHY


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
