"""What a person does with rollouts: begins, pauses, halts, resumes, takes back."""

import logging
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from hub.devices.registry import Registry
from hub.errors import (
    AlreadyUpdatingError,
    NobodyToUpdateError,
    NothingNewerError,
    NotNowError,
    OnlyNewerError,
    RolloutError,
)
from hub.events import RolloutState, TrackState
from hub.firmware.fitting import WHOLE_FLASH
from hub.firmware.image import ImageKind
from hub.firmware.library import Library
from hub.firmware.records import KeptImage
from hub.firmware.rollout import steering
from hub.firmware.rollout.book import RolloutBook
from hub.firmware.rollout.choosing import Candidate, candidates, gets, let_in, newest_for
from hub.firmware.rollout.records import UNDER_WAY, Rollout, Track, Why

log = logging.getLogger(__name__)

ID_BYTES: Final = 6
"""Of a rollout's name."""

NO_QUIET_HOURS: Final = (0, 0)


class Rollouts:
    """Carries it out. What was done is on the disk within a second."""

    def __init__(
        self, book: RolloutBook, library: Library, registry: Registry, *, now: Callable[[], float]
    ) -> None:
        """``now`` is the wall clock, seconds."""
        self._book = book
        self._library = library
        self._registry = registry
        self._now = now

    def all(self) -> Sequence[Rollout]:
        """Every rollout, newest first."""
        return self._book.all()

    def get(self, rollout_id: str) -> Rollout:
        """One of them; raises ``UnknownRolloutError``."""
        return self._book.get(rollout_id)

    async def preview(
        self,
        image_id: str,
        device_ids: Collection[str] | None = None,
        canaries: Collection[str] = (),
        *,
        downgrade: bool = False,
    ) -> tuple[KeptImage, tuple[Candidate, ...]]:
        """What would become of devices if they were given an image; see ``start``.

        Raises:
            UnknownFirmwareError: There is no image with that id.
            UnknownDeviceError: One of them, or of ``canaries``, is not let in.
            RolloutError: One of ``canaries`` is not among them.
            DataFolderError: What is kept cannot be read.
        """
        kept, images = await self._library.get(image_id), await self._library.all()
        if device_ids is None:
            meant = tuple(one for one in let_in(self._registry.records()) if gets(one, kept))
        else:
            meant = tuple(self._registry.let_in(one) for one in dict.fromkeys(device_ids))
        first = {self._registry.let_in(one).device_id for one in canaries}
        if others := first - {one.device_id for one in meant}:
            raise RolloutError(
                f"{', '.join(sorted(others))} cannot get it first: the image is not meant for it, by its board "
                "and channel, or by the devices that are named."
            )
        return kept, candidates(kept, meant, images, canaries, downgrade=downgrade)

    async def start(
        self,
        image_id: str,
        device_ids: Collection[str] | None = None,
        canaries: Collection[str] = (),
        *,
        quiet: tuple[int, int] = NO_QUIET_HOURS,
        restarts: bool = True,
        downgrade: bool = False,
    ) -> Rollout:
        """Begin to give an image to devices.

        Args:
            image_id: The image.
            device_ids: Who is meant; None: all of its board and channel that are let in.
            canaries: Who gets it first; nobody: one of them.
            quiet: Minutes of the day from which and until which nothing is installed.
            restarts: Restart devices for it at the end of a conversation.
            downgrade: Have devices that run a newer version go back to it, too; else they are passed over.

        Raises:
            UnknownFirmwareError: There is no image with that id.
            UnknownDeviceError: One of them, or of ``canaries``, is not let in.
            RolloutError: One of ``canaries`` is not among them.
            NobodyToUpdateError: None of them may get it.
            OnlyNewerError: Those that may run a newer version, and are not to go back.
            AlreadyUpdatingError: One of them is in another rollout that is not over.
            DataFolderError: What is kept cannot be read.
        """
        async with self._book.changing:
            kept, found = await self.preview(image_id, device_ids, canaries, downgrade=downgrade)
            if kept.image.kind is ImageKind.MERGED:
                raise NobodyToUpdateError(f"No device can be given this image. {WHOLE_FLASH}")
            if not any(one.gets_it for one in found):
                raise _nobody(kept, found)
            tracks = tuple(one.track for one in found)
            self._book.require_free(_concerned(tracks))
            rollout = Rollout(
                rollout_id=secrets.token_hex(ID_BYTES),
                image_id=image_id,
                version=kept.image.app.version,
                board=kept.board,
                channel=kept.channel,
                started_at=self._now(),
                quiet_from=quiet[0],
                quiet_to=quiet[1],
                restarts=restarts,
                downgrade=downgrade,
                tracks=tracks,
            )
            log.info("a rollout of %s to %d devices begins", rollout.version, len(rollout.tracks))
            begun = self._book.put(rollout)
            self._book.forget_old()
            return begun

    async def pause(self, rollout_id: str) -> Rollout:
        """Tell no more devices for now; raises ``UnknownRolloutError`` and ``NotNowError``."""
        async with self._book.changing:
            return self._book.put(steering.paused(self._book.that_is(rollout_id, RolloutState.RUNNING)))

    async def resume(self, rollout_id: str) -> Rollout:
        """Go on, also with devices that failed; raises ``UnknownRolloutError`` and ``NotNowError``."""
        async with self._book.changing:
            rollout = self._book.that_is(rollout_id, RolloutState.PAUSED, RolloutState.HALTED)
            return self._book.put(steering.resumed(rollout, self._now()))

    async def halt(self, rollout_id: str) -> Rollout:
        """Tell no more devices; raises ``UnknownRolloutError`` and ``NotNowError``."""
        states = RolloutState.RUNNING, RolloutState.PAUSED, RolloutState.ROLLING_BACK
        async with self._book.changing:
            return self._book.put(steering.halted(self._book.that_is(rollout_id, *states)))

    async def roll_back(self, rollout_id: str) -> Rollout:
        """Have every device run again what it ran before.

        Raises:
            UnknownRolloutError: There is none with that id.
            NotNowError: It is being done, or was done.
            AlreadyUpdatingError: One of the devices is in another rollout meanwhile.
            DataFolderError: What is kept cannot be read.
        """
        states = (RolloutState.RUNNING, RolloutState.PAUSED, RolloutState.HALTED, RolloutState.DONE)
        async with self._book.changing:
            there = {one.image_id for one in await self._library.all()}
            rollout = self._book.that_is(rollout_id, *states)
            self._book.require_free(_concerned(rollout.tracks), but=rollout_id)
            tracks = (
                one if one.from_image_id in there else replace(one, from_image_id="") for one in rollout.tracks
            )
            log.info("the rollout of %s is rolled back", rollout.version)
            return self._book.put(steering.rolling_back(replace(rollout, tracks=tuple(tracks)), self._now()))

    async def remove(self, rollout_id: str) -> None:
        """Keep no record of it.

        Raises:
            UnknownRolloutError: There is none with that id.
            NotNowError: It goes on, or a device is between two images.
        """
        states = (RolloutState.HALTED, RolloutState.DONE, RolloutState.ROLLED_BACK)
        async with self._book.changing:
            rollout = self._book.that_is(rollout_id, *states)
            if any(one.state in UNDER_WAY for one in rollout.tracks):
                raise NotNowError("A device is on its way to the image. Wait a few minutes until it is back.")
            self._book.forget(rollout_id)

    async def update_now(self, device_id: str) -> Rollout:
        """Have a device get the newest image of its board and channel at the end of its next conversation.

        Raises:
            UnknownDeviceError: It is not let in.
            AlreadyUpdatingError: It is told of an image already, or its rollout does not go on for now.
            NothingNewerError: There is none that is newer than what it runs and that fits it.
            DataFolderError: What is kept cannot be read.
        """
        device = self._registry.let_in(device_id)
        rollout = self._book.of(device_id)
        track = rollout.track(device_id) if rollout else None
        if rollout is not None and track is not None:
            if rollout.state is not RolloutState.RUNNING or track.state is not TrackState.WAITING:
                raise AlreadyUpdatingError("The device is in a rollout already. Look at how far that is.")
            return self._book.put(steering.hurried(rollout, track))
        newest = newest_for(device, await self._library.all())
        if newest is None:
            raise NothingNewerError(
                "There is no newer image for this device: add one for its board to the library, on its channel."
            )
        return await self.start(newest.image_id, [device_id])


def _concerned(tracks: Iterable[Track]) -> Iterator[str]:
    """The devices of these, but those that are passed over."""
    return (one.device_id for one in tracks if one.state is not TrackState.PASSED_OVER)


def _nobody(kept: KeptImage, found: Sequence[Candidate]) -> RolloutError:
    """Why none of them gets it."""
    version = kept.image.app.version
    left_out = [one for one in found if one.older]
    if not left_out:
        return NobodyToUpdateError(
            "No device would get this image: there is none of its board and channel, all run it, or it "
            "does not fit them. A preview says which is the case."
        )
    newer = all(Why.NEWER in one.reasons for one in left_out) and not any(one.runs_it for one in found)
    what = "a newer version" if newer else "a version that is newer, or as new"
    return OnlyNewerError(
        f"Every device that could get {version} runs {what}. If they are to go back to {version}, say so with "
        '--downgrade (in the API: "downgrade": true).'
    )
