"""The rollouts as they stand: in memory, on the disk within a second, told to whom it concerns."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from hub.bus import Bus
from hub.errors import AlreadyUpdatingError, NotNowError, UnknownRolloutError
from hub.events import RolloutChanged, RolloutDeviceChanged, RolloutState, TrackState
from hub.firmware.rollout import rules
from hub.firmware.rollout.records import Rollout
from hub.staying_awake import StayAwake
from hub.storage.keeping import Keeping

MAX_ROLLOUTS: Final = 100
"""Rollouts that are kept, the newest; those that are not over stay in any case."""


class RolloutBook:
    """Has them.

    Attributes:
        changing: To be held by who reads one, waits for something, and puts what has become of it.
    """

    def __init__(
        self, bus: Bus, keeping: Keeping[Rollout], stay_awake: StayAwake, now: Callable[[], float]
    ) -> None:
        """``stay_awake`` is held while a device is on its way from one image to another."""
        self.changing = asyncio.Lock()
        self._bus = bus
        self._keeping = keeping
        self._stay_awake = stay_awake
        self._now = now
        self._rollouts: dict[str, Rollout] = {}

    @property
    def is_awake(self) -> bool:
        """Whether the computer is kept awake now."""
        return self._stay_awake.held

    async def load(self) -> None:
        """Go on where the hub ended: nobody watched since; raises ``DataFolderError``."""
        kept, now = await self._keeping.load(), self._now()
        self._rollouts = {one.rollout_id: rules.renewed(one, now) if one.active else one for one in kept}

    async def kept(self) -> None:
        """Return once all of it is on the disk; raises ``DataFolderError``."""
        await self._keeping.kept()

    def all(self) -> Sequence[Rollout]:
        """Every rollout, newest first."""
        return sorted(self._rollouts.values(), key=lambda one: (one.started_at, one.rollout_id), reverse=True)

    def get(self, rollout_id: str) -> Rollout:
        """One of them; raises ``UnknownRolloutError``."""
        try:
            return self._rollouts[rollout_id]
        except KeyError:
            raise UnknownRolloutError(
                "There is no rollout with that id. List them to see which there are."
            ) from None

    def that_is(self, rollout_id: str, *states: RolloutState) -> Rollout:
        """One that is in one of ``states``; raises ``UnknownRolloutError`` and ``NotNowError``."""
        rollout = self.get(rollout_id)
        if rollout.state not in states:
            raise NotNowError(f"That is not possible: the rollout is {rollout.state.value.replace('_', ' ')}.")
        return rollout

    def of(self, device_id: str) -> Rollout | None:
        """The newest one that is not over and that has the device: one that passes it over does not."""
        return next((one for one in self.all() if one.active and _has(one, device_id)), None)

    def uses(self, image_id: str) -> bool:
        """Whether one that is not over needs the image."""
        return any(image_id in one.images for one in self._rollouts.values() if one.active)

    def require_free(self, device_ids: Iterable[str], but: str = "") -> None:
        """See that these are in no rollout that is not over, but ``but``; raises ``AlreadyUpdatingError``."""
        for device_id in device_ids:
            rollout = self.of(device_id)
            if rollout is not None and rollout.rollout_id != but:
                raise AlreadyUpdatingError(
                    f"The device {device_id} is in the rollout of {rollout.version} already. Let that end, "
                    "roll it back, or halt and delete it."
                )

    def put(self, rollout: Rollout) -> Rollout:
        """Know how it stands now, keep that and tell it."""
        before = self._rollouts.get(rollout.rollout_id)
        if before == rollout:
            return rollout
        self._rollouts[rollout.rollout_id] = rollout
        self._keeping.put(rollout.rollout_id, rollout)
        self.watch(rollout.rollout_id)
        if before is None or (before.state, before.stage) != (rollout.state, rollout.stage):
            self._bus.publish(RolloutChanged(rollout_id=rollout.rollout_id, state=rollout.state))
        was = {one.device_id: one.state for one in before.tracks} if before else {}
        for track in rollout.tracks:
            if was.get(track.device_id) is not track.state:
                self._bus.publish(
                    RolloutDeviceChanged(
                        rollout_id=rollout.rollout_id, device_id=track.device_id, state=track.state
                    )
                )
        return rollout

    def watch(self, rollout_id: str) -> None:
        """Have the computer stay awake while one of its devices is on its way from one image to the other."""
        rollout, reason = self._rollouts.get(rollout_id), f"rollout {rollout_id}"
        if rollout is not None and rules.awaits(rollout, self._now()):
            self._stay_awake.hold(reason)
        else:
            self._stay_awake.release(reason)

    def forget(self, rollout_id: str) -> None:
        """Keep no record of it."""
        del self._rollouts[rollout_id]
        self._keeping.put(rollout_id, None)
        self.watch(rollout_id)
        self._bus.publish(RolloutChanged(rollout_id=rollout_id, state=None))

    def forget_old(self) -> None:
        """Keep no more than may be."""
        over = [one for one in self.all() if not one.active]
        for rollout in over[MAX_ROLLOUTS:]:
            self.forget(rollout.rollout_id)


def _has(rollout: Rollout, device_id: str) -> bool:
    """Whether the device is in it, and not passed over, which nothing changes any more."""
    track = rollout.track(device_id)
    return track is not None and track.state is not TrackState.PASSED_OVER
