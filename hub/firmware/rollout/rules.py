"""What a rollout does about what happens: values in, values out, no clock and no disk.

A device is told of an image at its check, and comes back with a check: that it runs the image then is the
first sign of health, and a conversation, or ten minutes without starting again, the second. Whatever else it
does is a failure, and a failure halts the rollout.
"""

from dataclasses import dataclass, replace
from typing import Final

from hub.events import RolloutState, TrackState
from hub.firmware.fitting import Misfit, Target
from hub.firmware.image import FirmwareImage
from hub.firmware.rollout.age import against_going_back
from hub.firmware.rollout.records import FINAL, UNDER_WAY, Rollout, Stage, Track, Why
from hub.firmware.rollout.standing import each_track, failed, settled, with_track
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
        same = self.same_build(image)
        return self.target.version == image.app.version if same is None else same

    def same_build(self, image: FirmwareImage) -> bool | None:
        """Whether that is the very application of ``image``; None: one of them has no hash to tell by."""
        ours = image.app.elf_sha256
        return self.elf_sha256 == ours if self.elf_sha256 and ours.strip("0") else None


@dataclass(frozen=True, slots=True)
class Meant:
    """What a device is to run.

    Attributes:
        image_id: Of the library.
        file_id: Of its file.
        image: It.
        against: Why the device must not get it; nothing when it may.
    """

    image_id: str
    file_id: str
    image: FirmwareImage
    against: tuple[Misfit | Why, ...] = ()


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
    rollout: Rollout,
    track: Track,
    seen: Seen,
    meant: Meant,
    *,
    now: float,
    may_offer: bool,
) -> tuple[Rollout, Offer | None]:
    """A device of the rollout checked: how that stands now, and what the device is told.

    Args:
        rollout: As it stood.
        track: The device's.
        seen: What it told.
        meant: What it is to run: the rollout's image, or when that is taken back, what it ran before.
        now: Wall-clock seconds.
        may_offer: It can be told where the image is, and there are no quiet hours.

    A device that runs something else than before is told nothing this time: it takes an image for good behind a
    check that offers nothing, and takes no other before that.
    """
    begins = seen.target.version != track.ran
    track = replace(track, ran=seen.target.version)
    changed = _judged(rollout, track, seen, meant, now)
    if changed is not None:
        return settled(with_track(rollout, changed), now), None
    if begins or not (may_offer and is_due(rollout, track)):
        return with_track(rollout, track), None
    offered = replace(
        track,
        state=TrackState.OFFERED,
        offers=track.offers + 1,
        told=track.told + 1,
        file_id=meant.file_id,
        fetched=False,
        offered_at=now,
        trial_at=None,
    )
    return with_track(rollout, offered), Offer(
        meant.image_id, force=not is_newer(meant.image.app.version, seen.target.version)
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


def is_expected(rollout: Rollout, track: Track) -> bool:
    """Whether it is the device's turn, and it is not busy with what it has fetched."""
    return is_due(rollout, track) and not (track.state is TrackState.OFFERED and track.fetched)


def fetched(rollout: Rollout, device_id: str, file_id: str) -> Rollout:
    """The device has fetched all of a file."""
    track = rollout.track(device_id)
    if track is None or track.state is not TrackState.OFFERED or track.file_id != file_id:
        return rollout
    return with_track(rollout, replace(track, fetched=True))


def conversed(rollout: Rollout, device_id: str, now: float) -> Rollout:
    """The device had a good conversation."""
    track = rollout.track(device_id)
    if track is None or track.state is not TrackState.TRIAL:
        return rollout
    return settled(with_track(rollout, replace(track, state=TrackState.HEALTHY)), now)


def passed(rollout: Rollout, now: float) -> Rollout:
    """Time passed: who is silent in a trial is well, and who does not come back is not.

    A device that has not fetched the image runs what it ran, and is told again when it starts.
    """
    for track in rollout.tracks:
        if track.state is TrackState.TRIAL and now - (track.trial_at or now) >= TRIAL_S:
            rollout = with_track(rollout, replace(track, state=TrackState.HEALTHY))
        elif _is_late(track, now):
            if track.fetched or track.offers >= MAX_OFFERS:
                why = Why.NOT_BACK if track.fetched else Why.NO_DOWNLOAD
                rollout = with_track(rollout, failed(track, why))
            else:
                rollout = with_track(rollout, replace(track, state=TrackState.WAITING))
    return settled(rollout, now)


def renewed(rollout: Rollout, now: float) -> Rollout:
    """The hub was away for a time in which nobody watched: what waits begins to wait anew."""
    return each_track(
        rollout,
        lambda track: replace(
            track,
            offered_at=track.offered_at and now,
            trial_at=track.trial_at and now,
        ),
    )


def awaits(rollout: Rollout, now: float) -> bool:
    """Whether a device is expected back now: it has to find the hub, or it takes the image for a bad one."""
    return any(one.state is TrackState.OFFERED and not _is_late(one, now) for one in rollout.tracks)


def gone(rollout: Rollout, device_id: str, now: float) -> Rollout:
    """The device is let in no longer."""
    track = rollout.track(device_id)
    if track is None or track.state in FINAL:
        return rollout
    return settled(with_track(rollout, replace(track, state=TrackState.PASSED_OVER, reason=Why.GONE)), now)


def without(rollout: Rollout, device_id: str, now: float) -> Rollout:
    """Nothing is to be known of the device any more; one device at least is left."""
    left = tuple(one for one in rollout.tracks if one.device_id != device_id)
    return settled(replace(rollout, tracks=left), now)


def shifted(rollout: Rollout, by_s: float) -> Rollout:
    """The wall clock was set by so much: what waits goes on waiting for as long as it would have."""
    return each_track(
        rollout,
        lambda track: replace(
            track,
            offered_at=None if track.offered_at is None else track.offered_at + by_s,
            trial_at=None if track.trial_at is None else track.trial_at + by_s,
        ),
    )


def _is_late(track: Track, now: float) -> bool:
    return track.state is TrackState.OFFERED and now - (track.offered_at or now) >= BACK_S


def _judged(rollout: Rollout, track: Track, seen: Seen, meant: Meant, now: float) -> Track | None:
    """What its check says about a device; None: nothing new, so that it may be told of what is meant."""
    version = seen.target.version
    if seen.runs(meant.image) or (rollout.back and version == meant.image.app.version):
        return _arrived(rollout, track, now)
    if track.state in FINAL:
        return track
    if rollout.back and version != rollout.version:
        return replace(track, state=TrackState.PASSED_OVER, reason=Why.MOVED_ON)
    if track.state is TrackState.TRIAL:
        return failed(track, Why.OLD_VERSION)
    if track.state is TrackState.OFFERED and (why := _given_up(rollout, track)):
        return failed(track, why)
    return _refused(rollout, track, seen, meant)


def _arrived(rollout: Rollout, track: Track, now: float) -> Track:
    """It runs what it is to run."""
    if rollout.back:
        passed_over = track.state is TrackState.PASSED_OVER
        return track if passed_over else replace(track, state=TrackState.ROLLED_BACK, reason=None)
    if track.state is TrackState.TRIAL:
        if track.checks >= MAX_CHECKS:
            return failed(track, Why.REPEATED_CHECKS)
        return replace(track, trial_at=now, checks=track.checks + 1)
    comes = track.state in {TrackState.WAITING, TrackState.OFFERED, TrackState.FAILED}
    if comes and track.reason is not Why.REPEATED_CHECKS:
        return replace(track, state=TrackState.TRIAL, reason=None, trial_at=now, checks=1)
    return track


def _given_up(rollout: Rollout, track: Track) -> Why | None:
    """Why a device that comes without the image is not told of it once more."""
    if not rollout.back and track.fetched:
        return Why.OLD_VERSION
    if track.offers < MAX_OFFERS:
        return None
    return Why.OFFERED_THRICE if track.fetched else Why.NO_DOWNLOAD


def _refused(rollout: Rollout, track: Track, seen: Seen, meant: Meant) -> Track | None:
    """The track of a device that may not be told of what is meant; None: it may."""
    why = _against(rollout, seen, meant)
    if why is None:
        return None
    return failed(track, why) if rollout.back else replace(track, state=TrackState.PASSED_OVER, reason=why)


def _against(rollout: Rollout, seen: Seen, meant: Meant) -> Misfit | Why | None:
    """What speaks against telling a device of what is meant; None: nothing does."""
    if meant.against:
        return meant.against[0]
    version, offered = seen.target.version, meant.image.app.version
    if version == offered:  # it would install it at each start
        return Why.SAME_VERSION
    return None if rollout.back or rollout.downgrade else against_going_back(offered, version)
