"""Firmware: who is given which, how it goes, and files that devices fetch."""

from dataclasses import dataclass
from enum import StrEnum

from hub.events.event import Event


class RolloutState(StrEnum):
    """How far a rollout is."""

    RUNNING = "running"
    PAUSED = "paused"  # by a person; what is under way is followed to its end
    HALTED = "halted"  # a device failed, or a person halted it
    DONE = "done"
    ROLLING_BACK = "rolling_back"  # devices are given what they ran before
    ROLLED_BACK = "rolled_back"


class TrackState(StrEnum):
    """How far a device is in a rollout."""

    WAITING = "waiting"  # for its turn, or for its next check
    OFFERED = "offered"  # it was told where the image is, and has not come back yet
    TRIAL = "trial"  # it runs the image, and has to prove itself
    HEALTHY = "healthy"
    FAILED = "failed"
    PASSED_OVER = "passed_over"  # it is not given the image
    ROLLED_BACK = "rolled_back"  # it runs again what it ran before


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutChanged(Event):
    """A rollout began, is at another point, or is known no longer (then ``state`` is None)."""

    rollout_id: str
    state: RolloutState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutDeviceChanged(Event):
    """A device is at another point of a rollout."""

    rollout_id: str
    device_id: str
    state: TrackState


class AssetOfferState(StrEnum):
    """How far assets are that a device is offered."""

    WAITING = "waiting"  # for a conversation, in which the device is told where they are
    TOLD = "told"  # it fetches them when it starts next
    FETCHED = "fetched"  # all of them were sent; the device has not said since that it goes on
    INSTALLED = "installed"  # it went on with them
    FAILED = "failed"
    CANCELLED = "cancelled"  # by a person; if it was told, it finds nothing when it comes


class AssetOfferReason(StrEnum):
    """Why assets are told of once more, or not at all any more."""

    NONE = ""
    BOARD = "board"  # they are for another board than the device's
    NO_PARTITION = "no_partition"  # the device's flash has no room for assets at all
    TOO_SMALL = "too_small"  # it has less than these take
    NO_TOOL = "no_tool"  # the device cannot be told where assets are
    REFUSED = "refused"  # it was told, and said that it failed
    NOT_FETCHED = "not_fetched"  # it started, and did not come for them
    CUT = "cut"  # the download broke off: the device has lost its assets until it gets them whole


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetOfferChanged(Event):
    """Assets that a device is offered are at another point; ``state`` is None: it is offered none any more."""

    device_id: str
    asset_id: str
    state: AssetOfferState | None
    reason: AssetOfferReason = AssetOfferReason.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFetching(Event):
    """A device begins to fetch a file."""

    device_id: str
    file_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFetched(Event):
    """A device has fetched a file, or the beginning of it when it is not ``whole``."""

    device_id: str
    file_id: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AwakeChanged(Event):
    """The hub keeps the computer awake from now on, or no longer; ``problem``: it cannot, an error's code."""

    held: bool
    problem: str = ""
