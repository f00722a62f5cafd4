"""Who waits to be let in, and what a person decides about it."""

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field

from hub.config.house import LONGEST_WINDOW_S
from hub.errors import (
    NothingToChangeError,
    NotKeptError,
    TooManyAttemptsError,
    UnknownCodeError,
    UnknownDeviceError,
)
from hub.events import WaitReason
from hub.storage.tokens import Scope
from hub.web.api.devices import Device, DeviceEndpoints, device_id_in
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.parts import Enrolment


class Waiting(Told):
    """A device that wants to be let in. Times are seconds since 1970."""

    code: str = Field(description="What the device says and shows.")
    device_id: str
    board: str
    firmware: str
    address: str
    since: float
    expires: float
    reason: WaitReason = Field(
        description="new: nobody knows it; new_identity: a known device with another client id, perhaps "
        "somebody who pretends to be it; reset: it is known, and nothing is decided about it."
    )
    failed_proofs: int = Field(description="How often it claimed a key of its own and could not prove it.")
    proven: bool = Field(description="It has the key that the household listed for its serial number.")
    key_holder: str = Field(
        description="Another device that was let in with that key; empty, as it should be, when none was."
    )
    contested: bool = Field(
        description="Another one waits under the same id: one of them at least pretends. Go by the code "
        "that the device itself says."
    )
    name: str = Field(description="Given by a person to the device that is known under that id.")
    replaces: bool = Field(
        description="Another identity is let in under that id, and would be let in no longer."
    )


class WaitingList(Told):
    """Who waits."""

    waiting: tuple[Waiting, ...]
    window_ends: float | None = Field(
        description="Until when devices are let in without being asked about; null: they are asked about."
    )
    sent_away: int = Field(
        description="How often a device found no room among those who wait, since the hub started."
    )


class Cleared(Told):
    """How many waited."""

    cleared: int


class Replaced(Told):
    """The identity that was let in before: it has to ask again. Texts are empty when nothing is known."""

    board: str
    address: str
    last_check: float | None
    last_conversation: float | None


class Approved(Device):
    """A device that was let in."""

    replaced: Replaced | None = Field(
        description="Which identity it takes the place of; null: there was none under that id."
    )


class Window(Asked):
    """For how long to let devices in without being asked about."""

    seconds: Annotated[float, Field(gt=0, le=LONGEST_WINDOW_S, strict=True)]


def _decision(
    method: str, path: str, summary: str, handle: Callable[..., Any], faults: tuple[str, ...]
) -> Endpoint:
    """Where a person decides: for admins."""
    return Endpoint(method, path, Topic.ENROLMENT, summary, handle, scope=Scope.ADMIN, faults=faults)


class EnrolmentEndpoints:
    """Decide about devices. All of it needs the scope admin, but looking."""

    def __init__(self, enrolment: Enrolment, devices: DeviceEndpoints) -> None:
        self._enrolment = enrolment
        self._devices = devices

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        return (
            Endpoint(
                "GET",
                f"{ROOT}/enrolment",
                Topic.ENROLMENT,
                "Which devices wait to be let in",
                self.list_waiting,
            ),
            *self._decisions(),
            *self._about_devices(),
        )

    def _decisions(self) -> tuple[Endpoint, ...]:
        waiting, window = f"{ROOT}/enrolment/waiting/{{code}}", f"{ROOT}/enrolment/window"
        wrong = (UnknownCodeError.code, TooManyAttemptsError.code, NotKeptError.code)
        everybody = f"{ROOT}/enrolment/waiting"
        decisions = (
            ("DELETE", everybody, "Have nobody wait, without deciding about anybody", self.clear_waiting, ()),
            ("POST", f"{waiting}/approve", "Let a device in", self.approve_device, wrong),
            ("POST", f"{waiting}/reject", "Do not let it in", self.reject_device, wrong),
            ("PUT", window, "Let devices in without being asked, for a while", self.open_window, ()),
            ("DELETE", window, "Be asked again", self.close_window, ()),
        )
        return tuple(_decision(*decision) for decision in decisions)

    def _about_devices(self) -> tuple[Endpoint, ...]:
        one = f"{ROOT}/devices/{{device_id}}"
        known = (UnknownDeviceError.code, NotKeptError.code)
        idle = (*known, NothingToChangeError.code)
        decisions = (
            ("POST", f"{one}/block", "Never let it in again", self.block_device, known),
            ("POST", f"{one}/unblock", "Undo block and reject: it may ask again", self.unblock_device, idle),
            ("POST", f"{one}/renew", "Make its token worthless; it gets a new one", self.renew_device, idle),
            (
                "DELETE",
                one,
                "Know it no longer, nor what it sent; what was said to it stays",
                self.forget_device,
                known,
            ),
        )
        return tuple(_decision(*decision) for decision in decisions)

    def waiting(self) -> WaitingList:
        """Who waits now."""
        waiting = tuple(map(Waiting.model_validate, self._enrolment.waiting()))
        return WaitingList(
            waiting=waiting,
            window_ends=self._enrolment.window_ends,
            sent_away=self._enrolment.sent_away,
        )

    async def list_waiting(self, call: Call[Nothing, Nothing]) -> WaitingList:
        """Answer GET enrolment: who waits, and until when the pairing window is open."""
        return self.waiting()

    async def clear_waiting(self, call: Call[Nothing, Nothing]) -> Cleared:
        """Answer DELETE waiting: how many waited. Who is really there asks again, with another code."""
        return Cleared(cleared=self._enrolment.clear_waiting())

    async def approve_device(self, call: Call[Nothing, Nothing]) -> Approved:
        """Let in who waits with the code; the device as it is then, and whose place it takes.

        Raises:
            UnknownCodeError, TooManyAttemptsError, NotKeptError: As ``Enrolment`` says.
        """
        code = call.path["code"]
        replaced = self._would_replace(code.strip())
        approved = await self._enrolment.approve(code)
        device = self._devices.device(approved.device_id)
        return Approved(**device.model_dump(), replaced=replaced)

    def _would_replace(self, code: str) -> Replaced | None:
        """Whose place the device would take that waits with ``code``."""
        chosen = next((one for one in self._enrolment.waiting() if one.code == code), None)
        if chosen is None or not chosen.replaces:
            return None
        before = self._devices.device(chosen.device_id)
        return Replaced(
            board=before.board,
            address=before.address,
            last_check=before.last_check,
            last_conversation=before.last_conversation,
        )

    async def reject_device(self, call: Call[Nothing, Nothing]) -> None:
        """Turn away who waits with the code, with the client id it waits with; with others it may ask again.

        Raises:
            UnknownCodeError, TooManyAttemptsError, NotKeptError: As ``Enrolment`` says.
        """
        await self._enrolment.reject(call.path["code"])

    async def open_window(self, call: Call[Nothing, Window]) -> WaitingList:
        """Open the pairing window for so many seconds from now, also if it is open; who waits still then."""
        self._enrolment.open_window(call.body.seconds)
        return self.waiting()

    async def close_window(self, call: Call[Nothing, Nothing]) -> None:
        """Close the pairing window, if it is open: a person is asked about each device again."""
        self._enrolment.close_window()

    async def block_device(self, call: Call[Nothing, Nothing]) -> None:
        """Turn the device away from now on, with any client id; what it holds open is ended.

        Raises:
            UnknownDeviceError, NotKeptError: As ``Enrolment`` says.
        """
        await self._enrolment.block(device_id_in(call.path))

    async def unblock_device(self, call: Call[Nothing, Nothing]) -> None:
        """Let a device ask to be let in again that was blocked or rejected; it is not let in by that.

        Raises:
            UnknownDeviceError, NothingToChangeError, NotKeptError: As ``Enrolment`` says.
        """
        await self._enrolment.unblock(device_id_in(call.path))

    async def renew_device(self, call: Call[Nothing, Nothing]) -> None:
        """Make every token of a device that is let in worthless; its next check gives it a new one.

        Raises:
            UnknownDeviceError, NothingToChangeError, NotKeptError: As ``Enrolment`` says.
        """
        await self._enrolment.renew(device_id_in(call.path))

    async def forget_device(self, call: Call[Nothing, Nothing]) -> None:
        """Drop the device's identity, name, token, what it sent and the conversation it could go on with.

        Kept conversations stay until they are deleted themselves.

        Raises:
            UnknownDeviceError, NotKeptError, DataFolderError: As ``Enrolment`` says.
        """
        await self._enrolment.forget(device_id_in(call.path))
