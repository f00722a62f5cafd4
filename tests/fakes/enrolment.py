"""An enrolment that does what it is told, and notes it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from hub.errors import UnknownCodeError, UnknownDeviceError
from hub.events import WaitReason
from hub.snapshot import DeviceView, WaitingDevice


def asking(code: str, device_id: str, reason: WaitReason = WaitReason.NEW) -> WaitingDevice:
    """A device that waits with ``code``."""
    return WaitingDevice(
        code=code,
        device_id=device_id,
        client_id="c1",
        board="box",
        firmware="2.4.2",
        address="10.0.0.2",
        since=100.0,
        expires=700.0,
        reason=reason,
    )


@dataclass
class ScriptedEnrolment:
    """Knows the devices ``known``; those in ``asking`` wait."""

    known: set[str] = field(default_factory=set)
    asking: dict[str, WaitingDevice] = field(default_factory=dict)
    done: list[tuple[str, str]] = field(default_factory=list)
    window_ends: float | None = None
    leave: Callable[[str], None] = field(default=lambda _device_id: None, compare=False)  # what forgets one

    def waiting(self) -> tuple[WaitingDevice, ...]:
        return tuple(self.asking.values())

    @property
    def sent_away(self) -> int:
        return 3

    def clear_waiting(self) -> int:
        count = len(self.asking)
        self.asking.clear()
        return count

    def wrong(self) -> dict[str, int]:
        return {"code": 0, "proof": 0}

    async def approve(self, code: str) -> DeviceView:
        device = self._take("approve", code)
        return DeviceView(device.device_id, device.board, device.firmware, device.address, 1.0, "")

    async def approve_flashed(self, device_id: str, client_id: str) -> DeviceView:
        self.done.append(("approve_flashed", device_id))
        self.known.add(device_id)
        return DeviceView(device_id, "", "", "", 1.0, "", client_id=client_id)

    async def reject(self, code: str) -> None:
        self._take("reject", code)

    async def block(self, device_id: str) -> None:
        self._decide("block", device_id)

    async def unblock(self, device_id: str) -> None:
        self._decide("unblock", device_id)

    async def forget(self, device_id: str) -> None:
        self._decide("forget", device_id)
        self.known.discard(device_id)
        self.leave(device_id)

    async def renew(self, device_id: str) -> None:
        self._decide("renew", device_id)

    def open_window(self, seconds: float) -> None:
        self.window_ends = 1_000.0 + seconds

    def close_window(self) -> None:
        self.window_ends = None

    def _take(self, what: str, code: str) -> WaitingDevice:
        if code not in self.asking:
            raise UnknownCodeError("No device waits with that code.")
        self.done.append((what, code))
        return self.asking.pop(code)

    def _decide(self, what: str, device_id: str) -> None:
        if device_id not in self.known:
            raise UnknownDeviceError("The hub knows no device with that id.")
        self.done.append((what, device_id))
