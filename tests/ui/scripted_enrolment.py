"""Who waits, as a script says it; what a person decides is noted, and follows as the real hub has it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, Protocol

from hub.errors import UnknownCodeError
from hub.events import (
    ApprovedBy,
    DeviceApproved,
    DeviceBlocked,
    DeviceChecked,
    DeviceRejected,
    DeviceWaiting,
    Event,
    PairingWindowChanged,
    WaitReason,
)
from hub.snapshot import WaitingDevice

NINE = 1_750_000_000.0
CODE_S = 600.0


class Stage(Protocol):
    """The scripted hub."""

    @property
    def do(self) -> Callable[[str, object], Awaitable[None]]:
        """Note a command; it may fail."""
        ...

    @property
    def happen(self) -> Callable[..., None]:
        """Publish an event."""
        ...


class ScriptedEnrolment:
    """Has the shape of ``hub.devices.enrolment.Enrolment``, as far as the window knows it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.now = NINE
        self.waiting: tuple[WaitingDevice, ...] = ()
        self.window_ends: float | None = None

    def comes(self, *devices: WaitingDevice) -> None:
        """These begin to wait, one after the other."""
        for device in devices:
            self.waiting = (*self.waiting, device)
            self._stage.happen(
                *(_checked(device) for _ in range(device.reason is not WaitReason.NEW_IDENTITY)), _asks(device)
            )

    def goes(self, code: str) -> WaitingDevice:
        """Nobody waits with ``code`` any longer, and no event tells of it."""
        found = [device for device in self.waiting if device.code == code]
        if not found:
            raise UnknownCodeError("No device waits with this code.")
        self.waiting = tuple(device for device in self.waiting if device.code != code)
        return found[0]

    async def approve(self, code: str) -> object:
        await self._stage.do("approve", code)
        device = self.goes(code)
        self._tell(DeviceApproved(**_pair(device), by=ApprovedBy.PERSON))
        return device

    async def reject(self, code: str) -> None:
        await self._stage.do("reject", code)
        self._tell(DeviceRejected(**_pair(self.goes(code))))

    async def block(self, device_id: str) -> None:
        await self._stage.do("block", device_id)
        self.waiting = tuple(device for device in self.waiting if device.device_id != device_id)
        self._tell(DeviceBlocked(device_id=device_id))

    def open_window(self, seconds: float) -> None:
        self.window_ends = self.now + seconds
        self._tell(PairingWindowChanged(ends=self.window_ends))

    def close_window(self) -> None:
        self.window_ends = None
        self._tell(PairingWindowChanged(ends=None))

    def _tell(self, event: Event) -> None:
        self._stage.happen(event)


def applicant(number: int = 1, **changes: Any) -> WaitingDevice:
    """A device that waits, one of many."""
    device = WaitingDevice(
        code=str(407_104 + number),
        device_id=f"10:51:db:00:{number // 256:02x}:{number % 256:02x}",
        client_id=f"8c2a41d0-0000-4000-8000-{number:012d}",
        board="esp32-s3-touch-amoled-1.8",
        firmware="2.0.3",
        address=f"192.168.1.{40 + number % 200}",
        since=NINE + number,
        expires=NINE + number + CODE_S,
        reason=WaitReason.NEW,
    )
    return replace(device, **changes)


def _pair(device: WaitingDevice) -> dict[str, Any]:
    return {"device_id": device.device_id, "client_id": device.client_id}


def _checked(device: WaitingDevice) -> DeviceChecked:
    return DeviceChecked(
        **_pair(device), board=device.board, firmware=device.firmware, address=device.address, at=device.since
    )


def _asks(device: WaitingDevice) -> DeviceWaiting:
    return DeviceWaiting(
        **_pair(device), board=device.board, reason=device.reason, code=device.code, expires=device.expires
    )
