"""How a rollout stands once a device's track has changed: the next stage, a halt, the end."""

from collections.abc import Callable
from dataclasses import replace

from hub.events import RolloutState, TrackState
from hub.firmware.fitting import Misfit
from hub.firmware.rollout.records import FINAL, Halt, Rollout, Stage, Track, Why


def settled(rollout: Rollout, now: float) -> Rollout:
    """Draw the consequences: the next stage, a halt, the end."""
    over = all(track.state in FINAL for track in rollout.tracks)
    if rollout.state is RolloutState.ROLLING_BACK:
        return replace(rollout, state=RolloutState.ROLLED_BACK, ended_at=now) if over else rollout
    if rollout.state in {RolloutState.RUNNING, RolloutState.PAUSED}:
        if any(track.state is TrackState.FAILED for track in rollout.tracks):
            return replace(rollout, state=RolloutState.HALTED, halt=Halt.FAILED)
        if over:
            return replace(rollout, state=RolloutState.DONE, ended_at=now)
        return _next_stage(rollout)
    return rollout


def _next_stage(rollout: Rollout) -> Rollout:
    """The rest's turn once a canary is well and none is awaited; another canary when none was of use."""
    canaries = [track for track in rollout.tracks if track.canary]
    if rollout.stage is Stage.REST or any(track.state not in FINAL for track in canaries):
        return rollout
    if any(track.state is TrackState.HEALTHY for track in canaries):
        return replace(rollout, stage=Stage.REST)
    another = next(track for track in rollout.tracks if track.state not in FINAL)
    return with_track(rollout, replace(another, canary=True))


def failed(track: Track, why: Why | Misfit) -> Track:
    """The track of a device that failed."""
    return replace(track, state=TrackState.FAILED, reason=why)


def anew(track: Track) -> Track:
    """The track of a device that is to be told as if for the first time."""
    return replace(
        track,
        state=TrackState.WAITING,
        reason=None,
        offers=0,
        fetched=False,
        offered_at=None,
        trial_at=None,
        checks=0,
    )


def with_track(rollout: Rollout, track: Track) -> Rollout:
    """``rollout`` with this track in place of the device's."""
    return each_track(rollout, lambda one: track if one.device_id == track.device_id else one)


def each_track(rollout: Rollout, change: Callable[[Track], Track]) -> Rollout:
    """``rollout`` with every track as ``change`` gives it."""
    return replace(rollout, tracks=tuple(map(change, rollout.tracks)))
