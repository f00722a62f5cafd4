"""Rollouts, as the API tells and is told of them."""

from collections.abc import Callable, Mapping
from typing import Annotated, Self

from pydantic import Field, StrictBool, StringConstraints, model_validator

from hub.events import RolloutState, TrackState
from hub.firmware.records import Channel, KeptImage
from hub.firmware.rollout.choosing import Candidate, of_reason
from hub.firmware.rollout.how import How
from hub.firmware.rollout.records import TIME_OF_DAY, Halt, Rollout, Stage, Track
from hub.web.api.devices import DeviceId
from hub.web.api.endpoint import Asked, Told

MAX_DEVICES = 500
"""Devices that may be named at once."""

HOUR = 60
"""Minutes."""

HowOf = Callable[[Rollout, Track], How]
"""Gives when a device of a rollout gets on."""

ImageId = Annotated[str, StringConstraints(max_length=64)]
TimeOfDay = Annotated[str, StringConstraints(pattern=rf"^{TIME_OF_DAY}$")]
"""As 22:30."""


class WantedPreview(Asked):
    """Which image is meant for whom."""

    image_id: ImageId
    device_ids: tuple[DeviceId, ...] | None = Field(
        None,
        min_length=1,
        max_length=MAX_DEVICES,
        description="Null: every device of the image's board that is let in and on its channel.",
    )
    canaries: tuple[DeviceId, ...] = Field(
        (), max_length=MAX_DEVICES, description="Who gets it first; empty: one of them."
    )
    downgrade: StrictBool = Field(
        False,
        description="Devices that run a newer version go back to the image's, too; else they are left out.",
    )


class WantedRollout(WantedPreview):
    """How it is to be done besides."""

    quiet_from: TimeOfDay | None = Field(None, description="From then on nothing is installed, in local time.")
    quiet_to: TimeOfDay | None = Field(None, description="Until then, which is another time.")
    restarts: StrictBool = Field(
        True, description="Restart devices for it at the end of a conversation; else wait until they start."
    )

    @model_validator(mode="after")
    def _quiet_hours(self) -> Self:
        if (self.quiet_from is None) is not (self.quiet_to is None):
            raise ValueError("quiet hours begin and end: give quiet_from and quiet_to, or neither")
        if self.quiet_from is not None and self.quiet_from == self.quiet_to:
            raise ValueError("quiet hours that begin and end at the same time are none: leave both out")
        return self

    @property
    def quiet(self) -> tuple[int, int]:
        """Minutes of the day; twice the same when there are no such hours."""
        if self.quiet_from is None or self.quiet_to is None:
            return 0, 0
        return _minute(self.quiet_from), _minute(self.quiet_to)


class RolloutCandidate(Told):
    """What would become of a device."""

    device_id: str
    name: str
    version: str = Field(description="What it runs; empty: it did not tell.")
    gets_it: bool
    canary: bool
    reasons: tuple[str, ...] = Field(description="Why it does not get it; codes.")
    runs_it: bool
    older: bool = Field(
        description="The image fits it, but what it runs is newer, or as new: it gets it only with downgrade, "
        "and is made to install it then."
    )
    way_back: bool = Field(description="The library has the image that it runs, so that it can be rolled back.")


class RolloutPreview(Told):
    """What would become of devices."""

    image_id: str
    version: str
    devices: tuple[RolloutCandidate, ...]


class RolloutDevice(Told):
    """A device in a rollout. Times are seconds since 1970."""

    device_id: str
    name: str
    from_version: str
    state: TrackState
    canary: bool
    reason: str = Field(description="Why it failed or is passed over, a code; empty: it did not and is not.")
    offers: int = Field(description="How often it was told of the image.")
    fetched: bool = Field(description="It has fetched all of it since.")
    offered_at: float | None
    how: str = Field(
        description="When it gets on: now (under way), conversation (it is restarted at the end of its next "
        "one), boot (when it starts next), after_quiet (once the quiet hours are over); empty: it is not its "
        "turn, or nothing is expected of it."
    )


class RolloutShown(Told):
    """A rollout. Times are seconds since 1970."""

    rollout_id: str
    image_id: str
    version: str
    board: str
    channel: Channel
    state: RolloutState
    stage: Stage = Field(description="canary: the first devices; rest: all others.")
    back: bool = Field(description="It is, or was, taken back: devices are given what they ran before.")
    reason: Halt = Field(description="Why it is halted; empty: it is not.")
    started_at: float
    ended_at: float | None
    quiet_from: str = Field(description="As 22:00, in local time; empty: there are no such hours.")
    quiet_to: str
    restarts: bool
    downgrade: bool = Field(description="Devices with a newer version go back to this one, too.")
    awake: bool = Field(description="The computer is kept awake now, for a device has to find the hub.")
    devices: tuple[RolloutDevice, ...]


class RolloutList(Told):
    """All of them, newest first."""

    rollouts: tuple[RolloutShown, ...]


class UpdateNow(Told):
    """What was begun."""

    rollout_id: str
    version: str
    how: str = Field(description="As of a device in a rollout.")


def preview_of(kept: KeptImage, found: tuple[Candidate, ...]) -> RolloutPreview:
    """What is told of a preview."""
    return RolloutPreview(
        image_id=kept.image_id, version=kept.image.app.version, devices=tuple(map(_candidate, found))
    )


def shown_rollout(rollout: Rollout, names: Mapping[str, str], how: HowOf, *, awake: bool) -> RolloutShown:
    """What is told of a rollout.

    Args:
        rollout: It.
        names: What people call devices, by id.
        how: Gives when a device of it gets on.
        awake: The computer is kept awake.
    """
    quiet = rollout.quiet_from != rollout.quiet_to
    return RolloutShown(
        rollout_id=rollout.rollout_id,
        image_id=rollout.image_id,
        version=rollout.version,
        board=rollout.board,
        channel=rollout.channel,
        state=rollout.state,
        stage=rollout.stage,
        back=rollout.back,
        reason=rollout.halt,
        started_at=rollout.started_at,
        ended_at=rollout.ended_at,
        quiet_from=_clock(rollout.quiet_from) if quiet else "",
        quiet_to=_clock(rollout.quiet_to) if quiet else "",
        restarts=rollout.restarts,
        downgrade=rollout.downgrade,
        awake=awake,
        devices=tuple(_device(rollout, one, names, how) for one in rollout.tracks),
    )


def _device(rollout: Rollout, track: Track, names: Mapping[str, str], how: HowOf) -> RolloutDevice:
    return RolloutDevice(
        device_id=track.device_id,
        name=names.get(track.device_id, ""),
        from_version=track.from_version,
        state=track.state,
        canary=track.canary,
        reason=of_reason(track.reason),
        offers=track.offers,
        fetched=track.fetched,
        offered_at=track.offered_at,
        how=how(rollout, track).value,
    )


def _candidate(one: Candidate) -> RolloutCandidate:
    return RolloutCandidate(
        device_id=one.device.device_id,
        name=one.device.name,
        version=one.device.firmware,
        gets_it=one.gets_it,
        canary=one.canary,
        reasons=tuple(reason.value for reason in one.reasons),
        runs_it=one.runs_it,
        older=one.older,
        way_back=bool(one.way_back),
    )


def _minute(clock: str) -> int:
    hours, _, minutes = clock.partition(":")
    return int(hours) * HOUR + int(minutes)


def _clock(minute: int) -> str:
    return f"{minute // HOUR:02}:{minute % HOUR:02}"
