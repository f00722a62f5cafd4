"""What a person's word does to a rollout: values in, values out."""

from dataclasses import replace

from hub.events import RolloutState, TrackState
from hub.firmware.rollout.records import FINAL, Halt, Rollout, Track, Why
from hub.firmware.rollout.standing import anew, each_track, failed, settled, with_track


def hurried(rollout: Rollout, track: Track) -> Rollout:
    """A person wants this device to get the image as soon as it can."""
    return with_track(rollout, replace(track, hurried=True))


def paused(rollout: Rollout) -> Rollout:
    """A person wants no more devices to be told for now."""
    return replace(rollout, state=RolloutState.PAUSED)


def halted(rollout: Rollout, now: float) -> Rollout:
    """A person ends it, or ends that it is taken back."""
    if rollout.state is not RolloutState.ROLLING_BACK:
        return replace(rollout, state=RolloutState.HALTED, halt=Halt.BY_PERSON)
    left = each_track(
        rollout,
        lambda track: (
            track
            if track.state in FINAL
            else replace(track, state=TrackState.PASSED_OVER, reason=Why.BY_PERSON)
        ),
    )
    return settled(left, now)


def resumed(rollout: Rollout, now: float) -> Rollout:
    """A person wants it to go on; devices that failed are tried again."""
    again = each_track(
        replace(rollout, state=RolloutState.RUNNING, halt=Halt.NONE, ended_at=None),
        lambda track: anew(track) if track.state is TrackState.FAILED else track,
    )
    return settled(again, now)


def rolling_back(rollout: Rollout, now: float) -> Rollout:
    """A person wants every device to run again what it ran before."""

    def back(track: Track) -> Track:
        if track.state is TrackState.WAITING:
            return replace(track, state=TrackState.PASSED_OVER, reason=Why.NOT_REACHED)
        if track.state is TrackState.PASSED_OVER:
            return track
        if track.reason is Why.OLD_VERSION or not track.offers:  # it is back, or never left
            return replace(track, state=TrackState.ROLLED_BACK, reason=None)
        return anew(track) if track.from_image_id else failed(track, Why.NO_GOOD_IMAGE)

    begun = replace(rollout, state=RolloutState.ROLLING_BACK, halt=Halt.NONE, ended_at=None)
    return settled(each_track(begun, back), now)
