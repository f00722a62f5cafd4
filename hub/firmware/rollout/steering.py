"""What a person's word does to a rollout: values in, values out."""

from dataclasses import replace

from hub.events import RolloutState, TrackState
from hub.firmware.rollout.records import Halt, Rollout, Track, Why
from hub.firmware.rollout.standing import anew, each_track, failed, settled, with_track


def hurried(rollout: Rollout, track: Track) -> Rollout:
    """A person wants this device to get the image as soon as it can."""
    return with_track(rollout, replace(track, hurried=True))


def paused(rollout: Rollout) -> Rollout:
    """A person wants no more devices to be told for now."""
    return replace(rollout, state=RolloutState.PAUSED)


def halted(rollout: Rollout) -> Rollout:
    """A person wants no more devices to be told, on the way back neither."""
    return replace(rollout, state=RolloutState.HALTED, halt=Halt.BY_PERSON)


def resumed(rollout: Rollout, now: float) -> Rollout:
    """A person wants it to go on; devices that failed are tried again, and have to prove themselves anew."""
    state = RolloutState.ROLLING_BACK if rollout.back else RolloutState.RUNNING

    def again(track: Track) -> Track:
        if track.state is not TrackState.FAILED or (rollout.back and not track.from_image_id):
            return track
        return anew(track)

    return settled(each_track(replace(rollout, state=state, halt=Halt.NONE, ended_at=None), again), now)


def rolling_back(rollout: Rollout, now: float) -> Rollout:
    """A person wants every device to run again what it ran before."""

    def back(track: Track) -> Track:
        if track.native or track.state is TrackState.PASSED_OVER:
            return track
        if track.state is TrackState.WAITING and not track.told:
            return replace(track, state=TrackState.PASSED_OVER, reason=Why.NOT_REACHED)
        if track.reason is Why.OLD_VERSION:  # it is back by itself
            return replace(track, state=TrackState.ROLLED_BACK, reason=None)
        return anew(track) if track.from_image_id else failed(track, Why.NO_GOOD_IMAGE)

    begun = replace(rollout, state=RolloutState.ROLLING_BACK, back=True, halt=Halt.NONE, ended_at=None)
    return settled(each_track(begun, back), now)
