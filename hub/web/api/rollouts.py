"""Give images to devices over the air."""

from collections.abc import Awaitable, Callable
from typing import Any

from hub.errors import (
    AlreadyUpdatingError,
    NobodyToUpdateError,
    NothingNewerError,
    NotNowError,
    OnlyNewerError,
    RolloutError,
    UnknownDeviceError,
    UnknownFirmwareError,
    UnknownRolloutError,
)
from hub.firmware.rollout.records import Rollout
from hub.storage.tokens import Scope
from hub.web.api.devices import device_id_in
from hub.web.api.endpoint import ROOT, Call, Endpoint, Nothing, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.rollout_forms import (
    RolloutList,
    RolloutPreview,
    RolloutShown,
    UpdateNow,
    WantedPreview,
    WantedRollout,
    preview_of,
    shown_rollout,
)

UNKNOWN = (UnknownRolloutError.code,)
NOT_NOW = (*UNKNOWN, NotNowError.code)

Handle = Callable[[Call[Any, Any]], Awaitable[Any]]


class RolloutEndpoints:
    """Begin, look, pause, resume, halt, take back."""

    def __init__(self, parts: ApiParts) -> None:
        self._rollouts = parts.rollouts
        self._devices = parts.devices
        self._updates = parts.updates

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        every, one = f"{ROOT}/rollouts", f"{ROOT}/rollouts/{{rollout_id}}"
        nobody = (UnknownFirmwareError.code, UnknownDeviceError.code, RolloutError.code)
        busy = (*nobody, NobodyToUpdateError.code, OnlyNewerError.code, AlreadyUpdatingError.code)
        now = f"{ROOT}/devices/{{device_id}}/update-now"
        unready = (UnknownDeviceError.code, AlreadyUpdatingError.code, NothingNewerError.code)
        return (
            _asking(every, "All rollouts, newest first", self.list_rollouts),
            _doing(every, "Begin to give an image to devices", self.start_rollout, busy, status=201),
            _doing(f"{every}/preview", "What would become of devices", self.preview_rollout, nobody),
            _asking(one, "One rollout", self.get_rollout, UNKNOWN),
            _doing(f"{one}/pause", "Tell no more devices for now", self.pause_rollout, NOT_NOW),
            _doing(f"{one}/resume", "Go on, also with those that failed", self.resume_rollout, NOT_NOW),
            _doing(f"{one}/halt", "Tell no more devices", self.halt_rollout, NOT_NOW),
            _doing(
                f"{one}/roll-back",
                "Have every device run again what it ran before",
                self.roll_back_rollout,
                (*NOT_NOW, AlreadyUpdatingError.code),
            ),
            _doing(one, "Keep no record of it", self.delete_rollout, NOT_NOW, method="DELETE"),
            _doing(now, "Get the newest image as soon as it can", self.update_now, unready),
        )

    async def list_rollouts(self, call: Call[Nothing, Nothing]) -> RolloutList:
        """Answer with every rollout, newest first."""
        return RolloutList(rollouts=tuple(map(self._shown, self._rollouts.all())))

    async def preview_rollout(self, call: Call[Nothing, WantedPreview]) -> RolloutPreview:
        """Answer with who would get the image, who not and why.

        Raises:
            UnknownFirmwareError: There is no image with that id.
            UnknownDeviceError: A device that is named is not let in.
            RolloutError: One that is to be first is not among those that are meant.
        """
        told = call.body
        found = await self._rollouts.preview(
            told.image_id, told.device_ids, told.canaries, downgrade=told.downgrade
        )
        return preview_of(*found)

    async def start_rollout(self, call: Call[Nothing, WantedRollout]) -> RolloutShown:
        """Begin it, and answer with it.

        Raises:
            UnknownFirmwareError: There is no image with that id.
            UnknownDeviceError: A device that is named is not let in.
            RolloutError: One that is to be first is not among those that are meant.
            NobodyToUpdateError: No device would get it.
            OnlyNewerError: Those that could get it run a newer version.
            AlreadyUpdatingError: A device is in another rollout that is not over.
        """
        told = call.body
        begun = await self._rollouts.start(
            told.image_id,
            told.device_ids,
            told.canaries,
            quiet=told.quiet,
            restarts=told.restarts,
            downgrade=told.downgrade,
        )
        return self._shown(begun)

    async def get_rollout(self, call: Call[Nothing, Nothing]) -> RolloutShown:
        """Answer with the rollout of that id; raises ``UnknownRolloutError``."""
        return self._shown(self._rollouts.get(call.path["rollout_id"]))

    async def pause_rollout(self, call: Call[Nothing, Nothing]) -> RolloutShown:
        """Tell no more devices for now; raises ``UnknownRolloutError`` and ``NotNowError``."""
        return self._shown(await self._rollouts.pause(call.path["rollout_id"]))

    async def resume_rollout(self, call: Call[Nothing, Nothing]) -> RolloutShown:
        """Go on; raises ``UnknownRolloutError`` and ``NotNowError``."""
        return self._shown(await self._rollouts.resume(call.path["rollout_id"]))

    async def halt_rollout(self, call: Call[Nothing, Nothing]) -> RolloutShown:
        """Tell no more devices; raises ``UnknownRolloutError`` and ``NotNowError``."""
        return self._shown(await self._rollouts.halt(call.path["rollout_id"]))

    async def roll_back_rollout(self, call: Call[Nothing, Nothing]) -> RolloutShown:
        """Have every device run again what it ran before.

        Raises:
            UnknownRolloutError: There is none with that id.
            NotNowError: It is being done, or was done.
            AlreadyUpdatingError: A device is in another rollout meanwhile.
        """
        return self._shown(await self._rollouts.roll_back(call.path["rollout_id"]))

    async def delete_rollout(self, call: Call[Nothing, Nothing]) -> None:
        """Keep no record of one that is over or halted; raises ``UnknownRolloutError`` and ``NotNowError``."""
        await self._rollouts.remove(call.path["rollout_id"])

    async def update_now(self, call: Call[Nothing, Nothing]) -> UpdateNow:
        """Have the device get the newest image of its board and channel as soon as it can.

        Raises:
            UnknownDeviceError: It is not let in.
            AlreadyUpdatingError: It is told of an image already, or its rollout does not go on.
            NothingNewerError: There is none that is newer than what it runs and that fits it.
        """
        device_id = device_id_in(call.path)
        rollout = await self._rollouts.update_now(device_id)
        track = rollout.track(device_id)
        how = self._updates.how(rollout, track).value if track is not None else ""
        return UpdateNow(rollout_id=rollout.rollout_id, version=rollout.version, how=how)

    def _shown(self, rollout: Rollout) -> RolloutShown:
        names = {one.device_id: one.name for one in self._devices.records()}
        awake = self._updates.awake_for(rollout)
        return shown_rollout(rollout, names, self._updates.how, awake=awake)


def _asking(path: str, summary: str, handle: Handle, faults: tuple[str, ...] = ()) -> Endpoint:
    return Endpoint("GET", path, Topic.FIRMWARE, summary, handle, faults=faults)


def _doing(
    path: str,
    summary: str,
    handle: Handle,
    faults: tuple[str, ...] = (),
    *,
    method: str = "POST",
    status: int = 200,
) -> Endpoint:
    return Endpoint(method, path, Topic.FIRMWARE, summary, handle, Scope.ADMIN, status=status, faults=faults)
