"""Rollouts, as values and as documents."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from pydantic import TypeAdapter

from hub.events import RolloutState, TrackState
from hub.firmware.fitting import Misfit
from hub.firmware.records import Channel
from hub.storage.store import Store
from hub.storage.stored import Stored

TIME_OF_DAY: Final = r"([01]\d|2[0-3]):[0-5]\d"
"""How quiet hours are written, in local time, as a pattern: 22:30."""


class Stage(StrEnum):
    """Whose turn it is."""

    CANARY = "canary"  # the first ones, on which an image has to prove itself
    REST = "rest"


class Halt(StrEnum):
    """Why a rollout is halted."""

    NONE = ""  # it is not
    FAILED = "failed"  # a device failed
    BY_PERSON = "by_person"


class Why(StrEnum):
    """Why a device failed, or is passed over. The members of ``Misfit`` are reasons, too."""

    BOARD = "board"  # the image is for another board
    UNTOLD = "untold"  # it does not tell its version, its chip and how its flash is divided
    NO_DOWNLOAD = "no_download"  # it was told of the image three times, and never fetched all of it
    NOT_BACK = "not_back"  # it fetched the image, and did not come back
    OLD_VERSION = "old_version"  # it fetched the image, and came back with what it ran before
    REPEATED_CHECKS = "repeated_checks"  # it came back with the image, and starts again and again
    OFFERED_THRICE = "offered_thrice"  # it was to install it whatever it runs, and did not in three tries
    SAME_VERSION = "same_version"  # it runs another image with that version: it could not tell them apart
    NEWER = "newer"  # it runs a newer version, and nobody wishes that it goes back
    EQUAL = "equal"  # the same of a version that is written otherwise, and is the image's to a device
    NO_GOOD_IMAGE = "no_good_image"  # what it ran before is not in the library
    GONE = "gone"  # it is not let in any longer
    NOT_REACHED = "not_reached"  # the rollout was taken back before its turn
    MOVED_ON = "moved_on"  # it runs neither the image nor what it ran before


Reason = Why | Misfit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A device in a rollout. Times are wall-clock seconds.

    Attributes:
        device_id: Which.
        from_version: What it ran when the rollout began.
        from_image_id: The library's image of that; empty when it has none.
        native: It ran the image before the rollout began.
        canary: It is one of the first.
        hurried: A person wants it to get the image as soon as it can: neither its turn nor quiet hours matter.
        state: How far it is.
        reason: Why, when it failed or is passed over.
        offers: How often it was told where the image is, since it was its turn.
        told: The same, since the rollout began.
        file_id: Of the file that it was told of last.
        fetched: It has fetched all of that.
        ran: What it ran at its last check.
        offered_at: When it was told last; None: never.
        trial_at: When it checked with the image last; None: never.
        checks: How often it did in its trial.
    """

    device_id: str
    from_version: str = ""
    from_image_id: str = ""
    native: bool = False
    canary: bool = False
    hurried: bool = False
    state: TrackState = TrackState.WAITING
    reason: Reason = None
    offers: int = 0
    told: int = 0
    file_id: str = ""
    fetched: bool = False
    ran: str = ""
    offered_at: float | None = None
    trial_at: float | None = None
    checks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout:
    """An image on its way to devices.

    Attributes:
        rollout_id: Its name.
        image_id: Of the image.
        version: Its version.
        board: What it is for; empty when nobody said.
        channel: Whose it is.
        state: How far it is.
        stage: Whose turn it is.
        back: Devices are given what they ran before.
        halt: Why it is halted.
        started_at: When, wall-clock seconds.
        ended_at: When nothing was left to be done; None: something is.
        quiet_from: Minute of the day from which nothing is installed.
        quiet_to: And until which; the same: there are no such hours.
        restarts: Devices are restarted for it at the end of a conversation; else it waits for them to start.
        downgrade: Devices that run a newer version are made to go back to it, too; else they are passed over.
        tracks: The devices.
    """

    rollout_id: str
    image_id: str
    version: str
    board: str = ""
    channel: Channel = Channel.OWN
    state: RolloutState = RolloutState.RUNNING
    stage: Stage = Stage.CANARY
    back: bool = False
    halt: Halt = Halt.NONE
    started_at: float
    ended_at: float | None = None
    quiet_from: int = 0
    quiet_to: int = 0
    restarts: bool = True
    downgrade: bool = False
    tracks: tuple[Track, ...]

    def track(self, device_id: str) -> Track | None:
        """The device's; None: it is not in it."""
        return next((one for one in self.tracks if one.device_id == device_id), None)

    def is_quiet(self, track: Track, minute: int) -> bool:
        """Whether nothing is installed on the device at that minute of the day."""
        if track.hurried or self.quiet_from == self.quiet_to:
            return False
        if self.quiet_from < self.quiet_to:
            return self.quiet_from <= minute < self.quiet_to
        return minute >= self.quiet_from or minute < self.quiet_to

    @property
    def active(self) -> bool:
        """Whether devices may still be told of an image."""
        return self.state in ACTIVE

    @property
    def images(self) -> frozenset[str]:
        """The ids of the images it needs: its own, and those to go back to."""
        return frozenset({self.image_id, *(one.from_image_id for one in self.tracks if one.from_image_id)})


ACTIVE: Final = frozenset(
    {RolloutState.RUNNING, RolloutState.PAUSED, RolloutState.HALTED, RolloutState.ROLLING_BACK}
)
"""States of rollouts that are not over. A halted one waits for a person."""

FINAL: Final = frozenset(
    {TrackState.HEALTHY, TrackState.FAILED, TrackState.PASSED_OVER, TrackState.ROLLED_BACK}
)
"""States in which nothing more is expected of a device."""

UNDER_WAY: Final = frozenset({TrackState.OFFERED, TrackState.TRIAL})
"""States in which a device is between two images."""

_RECORD: Final = TypeAdapter(Rollout)


async def stored_rollouts_of(store: Store) -> Stored[Rollout]:
    """Where ``store`` keeps them; raises ``DataFolderError``."""
    documents, file = await store.rollouts()
    return Stored(documents, file, _RECORD, id_name="rollout_id", what="A rollout")
