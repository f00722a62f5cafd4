"""What a device tells of itself: volume, brightness, battery. A stranger's text: any part of it may be odd."""

from dataclasses import dataclass, field
from typing import Final

from hub.skills.asked import Asked
from hub.skills.calling_tools import call_tool, offered, read_json, succeeded
from hub.tools import ToolResult

STATUS_TOOL: Final = "self.get_device_status"

_MOST: Final = 100  # percent


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """How a device is; None where it does not say so.

    Attributes:
        volume: Percent.
        brightness: Percent, of its screen.
        battery: Percent.
        charging: The battery is being charged.
        failure: What came of asking it, where that was no status.
    """

    volume: int | None = None
    brightness: int | None = None
    battery: int | None = None
    charging: bool = False
    failure: ToolResult | None = field(default=None, repr=False)


async def ask_status(asked: Asked) -> DeviceStatus:
    """Ask the device; one without such a tool says nothing."""
    if all(tool.name != STATUS_TOOL for tool in await offered(asked)):
        return DeviceStatus()
    result = await call_tool(asked, STATUS_TOOL, {})
    if not succeeded(result):
        return DeviceStatus(failure=result)
    return read_status(result.text)


def read_status(text: str) -> DeviceStatus:
    """The status of which ``text`` is the JSON."""
    told = read_json(text)
    battery = _part(told, "battery")
    return DeviceStatus(
        volume=_percent(_part(told, "audio_speaker").get("volume")),
        brightness=_percent(_part(told, "screen").get("brightness")),
        battery=_percent(battery.get("level")),
        charging=battery.get("charging") is True,
    )


def _part(told: object, name: str) -> dict[str, object]:
    part = told.get(name) if isinstance(told, dict) else None
    return part if isinstance(part, dict) else {}


def _percent(told: object) -> int | None:
    if not isinstance(told, int | float) or isinstance(told, bool) or not 0 <= told <= _MOST:
        return None
    return round(told)
