"""What a rollout does about what happens: values in, values out, no clock and no disk.

A device is told of an image at its check, and comes back with a check: that it runs the image then is the
first sign of health, and a conversation, or ten minutes without starting again, the second. Whatever else it
does is a failure, and a failure halts the rollout.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from hub.events import RolloutState, TrackState
from hub.firmware.fitting import Misfit, Target, misfits
from hub.firmware.image import FirmwareImage
from hub.firmware.rollout.records import FINAL, UNDER_WAY, Halt, Rollout, Stage, Track, Why
from hub.firmware.versions import is_newer

TRIAL_S: Final = 600.0
"""A device that starts no more for so long, seconds, is well: one that does not is within a minute or two."""

BACK_S: Final = 900.0
"""Longest from being told of an image until the check with it, seconds: 4 MB over a poor network take five
minutes, writing and starting two, and a device that finds no hub tries again for longer."""

MAX_OFFERS: Final = 3
"""How often a device is told of an image: each time wears its flash."""

MAX_CHECKS: Final = 3
"""Checks in one trial: a person may have restarted the device, and one more time."""

WAVE: Final = 10
"""Devices that are between two images at once: a house without power starts all of them together, and what is
wrong with an image is known before the next ones get it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a device told at a check.

    Attributes:
        target: What it runs, and on what.
        elf_sha256: Of the application that runs, hex; empty when it did not tell.
    """

    target: Target
    elf_sha256: str = ""

    def runs(self, image: FirmwareImage) -> bool:
        """Whether that is ``image``, as far as the device tells."""
        ours = image.app.elf_sha256
        if self.elf_sha256 and ours.strip("0"):
            return self.elf_sha256 == ours
        return self.target.version == image.app.version


@dataclass(frozen=True, slots=True)
class Offer:
    """What a device is to be told.

    Attributes:
        image_id: The image.
        force: It is to install it although it is not newer.
    """

    image_id: str
    force: bool


def checked(
    rollout: Rollout, track: Track, seen: Seen, image: FirmwareImage, *, now: float, may_offer: bool
) -> tuple[Rollout, Offer | None]:
    """A device of the rollout checked: how that stands now, and what the device is told.

    Args:
        rollout: As it stood.
        track: The device's.
        seen: What it told.
        image: What it is to run: the rollout's image, or when that is rolled back, what it ran before.
        now: Wall-clock seconds.
        may_offer: It is neither paused, nor are there quiet hours.
    """
    changed = _judged(rollout, track, seen, image, now)
    if changed is not None:
        return settled(_with(rollout, changed), now), None
    if not (may_offer and seen.target.version and is_due(rollout, track)):
        return rollout, None
    offered = replace(
        track, state=TrackState.OFFERED, offers=track.offers + 1, offered_at=now, fetched=False, trial_at=None
    )
    back = rollout.state is RolloutState.ROLLING_BACK
    return _with(rollout, offered), Offer(
        track.from_image_id if back else rollout.image_id,
        force=not is_newer(image.app.version, seen.target.version),
    )


def is_due(rollout: Rollout, track: Track) -> bool:
    """Whether it is the device's turn to be told of an image."""
    if track.state is TrackState.OFFERED:  # it tries again
        return rollout.state in {RolloutState.RUNNING, RolloutState.ROLLING_BACK}
    if track.state is not TrackState.WAITING:
        return False
    if rollout.state is RolloutState.ROLLING_BACK:
        return True
    between = sum(one.state in UNDER_WAY for one in rollout.tracks)
    its_turn = track.canary or track.hurried or rollout.stage is Stage.REST
    return rollout.state is RolloutState.RUNNING and its_turn and between < WAVE


def fetched(rollout: Rollout, device_id: str) -> Rollout:
    """The device has fetched all of the image."""
    track = rollout.track(device_id)
    if track is None or track.state is not TrackState.OFFERED:
        return rollout
    return _with(rollout, replace(track, fetched=True))


def conversed(rollout: Rollout, device_id: str, now: float) -> Rollout:
    """The device had a good conversation."""
    track = rollout.track(device_id)
    if track is None or track.state is not TrackState.TRIAL:
        return rollout
    return settled(_with(rollout, replace(track, state=TrackState.HEALTHY)), now)


def passed(rollout: Rollout, now: float) -> Rollout:
    """Time passed: who is silent in a trial is well, and who does not come back is not."""
    for track in rollout.tracks:
        if track.state is TrackState.TRIAL and now - (track.trial_at or now) >= TRIAL_S:
            rollout = _with(rollout, replace(track, state=TrackState.HEALTHY))
        elif rollout.state is not RolloutState.ROLLING_BACK and _is_late(track, now):
            rollout = _with(rollout, _failed(track, Why.NOT_BACK if track.fetched else Why.NO_DOWNLOAD))
    return settled(rollout, now)


def awaits(rollout: Rollout, now: float) -> bool:
    """Whether a device is expected back now: it has to find the hub, or it takes the image for a bad one."""
    return any(one.state is TrackState.OFFERED and not _is_late(one, now) for one in rollout.tracks)


def gone(rollout: Rollout, device_id: str, now: float) -> Rollout:
    """The device is let in no longer."""
    track = rollout.track(device_id)
    if track is None or track.state in FINAL:
        return rollout
    return settled(_with(rollout, replace(track, state=TrackState.PASSED_OVER, reason=Why.GONE)), now)


def without(rollout: Rollout, device_id: str, now: float) -> Rollout:
    """Nothing is to be known of the device any more; one device at least is left."""
    left = tuple(one for one in rollout.tracks if one.device_id != device_id)
    return settled(replace(rollout, tracks=left), now)


def shifted(rollout: Rollout, by_s: float) -> Rollout:
    """The wall clock was set by so much: what waits goes on waiting for as long as it would have."""
    return _each(
        rollout,
        lambda track: replace(
            track,
            offered_at=None if track.offered_at is None else track.offered_at + by_s,
            trial_at=None if track.trial_at is None else track.trial_at + by_s,
        ),
    )


def hurried(rollout: Rollout, track: Track) -> Rollout:
    """A person wants this device to get the image as soon as it can."""
    return _with(rollout, replace(track, hurried=True))


def paused(rollout: Rollout) -> Rollout:
    """A person wants no more devices to be told for now."""
    return replace(rollout, state=RolloutState.PAUSED)


def halted(rollout: Rollout, now: float) -> Rollout:
    """A person ends it, or ends that it is taken back."""
    if rollout.state is not RolloutState.ROLLING_BACK:
        return replace(rollout, state=RolloutState.HALTED, halt=Halt.BY_PERSON)
    left = _each(
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
    again = _each(
        replace(rollout, state=RolloutState.RUNNING, halt=Halt.NONE, ended_at=None),
        lambda track: _anew(track) if track.state is TrackState.FAILED else track,
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
        return _anew(track) if track.from_image_id else _failed(track, Why.NO_GOOD_IMAGE)

    begun = replace(rollout, state=RolloutState.ROLLING_BACK, halt=Halt.NONE, ended_at=None)
    return settled(_each(begun, back), now)


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
    return _with(rollout, replace(another, canary=True))


def _is_late(track: Track, now: float) -> bool:
    return track.state is TrackState.OFFERED and now - (track.offered_at or now) >= BACK_S


def _judged(rollout: Rollout, track: Track, seen: Seen, image: FirmwareImage, now: float) -> Track | None:
    """What its check says about a device; None: nothing new, so that it may be told of ``image``."""
    back = rollout.state is RolloutState.ROLLING_BACK
    if seen.runs(image) or (back and seen.target.version == image.app.version):
        return _arrived(rollout, track, now)
    if track.state in FINAL:
        return track
    if track.state is TrackState.TRIAL:
        return _failed(track, Why.OLD_VERSION)
    if track.state is TrackState.OFFERED and (why := _given_up(rollout, track)):
        return _failed(track, why)
    return _refused(rollout, track, seen, image)


def _arrived(rollout: Rollout, track: Track, now: float) -> Track:
    """It runs what it is to run."""
    if rollout.state is RolloutState.ROLLING_BACK:
        passed_over = track.state is TrackState.PASSED_OVER
        return track if passed_over else replace(track, state=TrackState.ROLLED_BACK, reason=None)
    if track.state is TrackState.WAITING:
        return replace(track, state=TrackState.HEALTHY)
    if track.state is TrackState.TRIAL:
        if track.checks >= MAX_CHECKS:
            return _failed(track, Why.REPEATED_CHECKS)
        return replace(track, trial_at=now, checks=track.checks + 1)
    if track.state in {TrackState.OFFERED, TrackState.FAILED} and track.reason is not Why.REPEATED_CHECKS:
        return replace(track, state=TrackState.TRIAL, reason=None, trial_at=now, checks=1)
    return track


def _given_up(rollout: Rollout, track: Track) -> Why | None:
    """Why a device that comes without the image is not told of it once more."""
    if rollout.state is not RolloutState.ROLLING_BACK and track.fetched:
        return Why.OLD_VERSION
    if track.offers < MAX_OFFERS:
        return None
    return Why.OFFERED_THRICE if track.fetched else Why.NO_DOWNLOAD


def _refused(rollout: Rollout, track: Track, seen: Seen, image: FirmwareImage) -> Track | None:
    """The track of a device that may not be told of ``image``; None: it may."""
    reasons = misfits(image, seen.target)
    if reasons:
        why: Why | Misfit = reasons[0]
    elif seen.target.version == image.app.version:  # it would install it at each start
        why = Why.SAME_VERSION
    else:
        return None
    if rollout.state is RolloutState.ROLLING_BACK:
        return _failed(track, why)
    return replace(track, state=TrackState.PASSED_OVER, reason=why)


def _failed(track: Track, why: Why | Misfit) -> Track:
    return replace(track, state=TrackState.FAILED, reason=why)


def _anew(track: Track) -> Track:
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


def _with(rollout: Rollout, track: Track) -> Rollout:
    """``rollout`` with this track in place of the device's."""
    return _each(rollout, lambda one: track if one.device_id == track.device_id else one)


def _each(rollout: Rollout, change: Callable[[Track], Track]) -> Rollout:
    return replace(rollout, tracks=tuple(map(change, rollout.tracks)))
