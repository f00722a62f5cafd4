"""What a device tells of itself by ``self.get_device_status``. A stranger's JSON: any part of it may be odd."""

import json
from dataclasses import dataclass
from typing import Final

STATUS_TOOL: Final = "self.get_device_status"
VOLUME_TOOL: Final = "self.audio_speaker.set_volume"
BRIGHTNESS_TOOL: Final = "self.screen.set_brightness"
SNAPSHOT_TOOL: Final = "self.screen.snapshot"
REBOOT_TOOL: Final = "self.reboot"

FULL: Final = 100
"""Percent."""

MAX_WORD: Final = 40
"""Characters of a network's name or a signal's strength that are shown."""


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """How a device is; None or empty where it does not say so. Levels are percent."""

    volume: int | None = None
    brightness: int | None = None
    battery: int | None = None
    charging: bool = False
    network: str = ""  # the Wi-Fi's name, or the network's kind
    signal: str = ""  # strong, medium, weak, or in the device's own words


def read_status(text: str) -> DeviceStatus:
    """The status of which ``text`` is the JSON; an empty one when it is none."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return DeviceStatus()
    battery, network = _part(told, "battery"), _part(told, "network")
    return DeviceStatus(
        volume=_percent(_part(told, "audio_speaker").get("volume")),
        brightness=_percent(_part(told, "screen").get("brightness")),
        battery=_percent(battery.get("level")),
        charging=battery.get("charging") is True,
        network=_word(network.get("ssid")) or _word(network.get("type")),
        signal=_word(network.get("signal")),
    )


def _part(told: object, name: str) -> dict[str, object]:
    part = told.get(name) if isinstance(told, dict) else None
    return part if isinstance(part, dict) else {}


def _percent(told: object) -> int | None:
    if not isinstance(told, int | float) or isinstance(told, bool) or not 0 <= told <= FULL:
        return None
    return round(told)


def _word(told: object) -> str:
    return told[:MAX_WORD] if isinstance(told, str) and told.isprintable() else ""
