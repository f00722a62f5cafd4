"""What the device is and keeps beyond a connection: its loudspeaker, screen, camera and settings."""

from dataclasses import dataclass, field
from typing import Any

from hub.twin.boot_notes import BootNote
from hub.twin.check import system_info
from hub.twin.flash import Flash
from hub.twin.identity import Identity

KEPT_NOTES = 100
"""Steps of starts that are kept; a device that starts more often is noted up to here."""

THEMES = ("light", "dark")
"""The themes the screen knows."""

SCREEN_WIDTH, SCREEN_HEIGHT = 320, 240
"""The screen, in pixels; the check names the same."""


@dataclass(frozen=True, slots=True)
class Vision:
    """Where photos are sent to be explained; the ``token`` may be empty."""

    url: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture that came on the screen."""

    url: str
    size: int  # bytes


@dataclass(frozen=True, slots=True)
class BoardState:
    """The device at one moment, as the report shows it."""

    volume: int
    brightness: int
    theme: str
    preview: Preview | None
    vision_url: str
    assets_url: str
    firmware_url: str
    photos: int
    snapshots: int
    restarts: int
    doors_opened: int


@dataclass(slots=True)
class Board:
    """The device. Volume and brightness (both 0…100), theme and flash survive a restart, what it was told not.

    ``photos`` and ``snapshots``: those that were taken up by whom they were sent to. ``doors_opened``: how
    often the door was that only a trick makes a language model open.
    """

    identity: Identity
    camera: bool = False
    volume: int = 70
    brightness: int = 75
    theme: str = THEMES[0]
    preview: Preview | None = None
    vision: Vision | None = None
    flash: Flash = field(default_factory=Flash)
    firmware_url: str = ""
    photos: int = 0
    snapshots: int = 0
    restarts: int = 0
    doors_opened: int = 0
    boots: list[BootNote] = field(default_factory=list)

    def status(self) -> dict[str, Any]:
        """What ``self.get_device_status`` tells."""
        return {
            "audio_speaker": {"volume": self.volume},
            "screen": {"brightness": self.brightness, "theme": self.theme},
            "battery": {"level": 80, "charging": False},
            "network": {"type": "wifi", "ssid": "twin", "signal": "strong"},
        }

    def system(self) -> dict[str, Any]:
        """What ``self.get_system_info`` tells: the same as the check."""
        return system_info(self.identity, flash=self.flash)

    def note(self, note: BootNote) -> None:
        """Note a step of its start."""
        if len(self.boots) < KEPT_NOTES:
            self.boots.append(note)

    def restart(self) -> None:
        """Forget what only the memory held."""
        self.restarts += 1
        self.vision = None
        self.preview = None

    def state(self) -> BoardState:
        """What it is now."""
        return BoardState(
            volume=self.volume,
            brightness=self.brightness,
            theme=self.theme,
            preview=self.preview,
            vision_url=self.vision.url if self.vision else "",
            assets_url=self.flash.assets_url,
            firmware_url=self.firmware_url,
            photos=self.photos,
            snapshots=self.snapshots,
            restarts=self.restarts,
            doors_opened=self.doors_opened,
        )
