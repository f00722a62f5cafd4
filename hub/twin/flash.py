"""The device's flash: which application is in which slot, which one runs, and whether it may stay.

As ESP-IDF's ``esp_ota_ops`` and its bootloader do it, with rollback enabled: an application that came over
the air runs once on trial; unless it is confirmed, the next start is the old one's.
"""

from dataclasses import dataclass, field

from hub.twin.app_image import App
from hub.twin.hardware import STOCK, Hardware, Part
from hub.twin.identity import VERSION


@dataclass(frozen=True, slots=True)
class Assets:
    """What is in the ``assets`` partition: its length in bytes, and its SHA-256."""

    size: int
    sha256: str


@dataclass(slots=True)
class Flash:
    """The flash; it survives restarts.

    ``apps``: by slot. ``running``: the slot of the one that runs; ``confirmed`` once it may stay.
    ``previous``: the slot of the one that runs again if not. ``next_start``: the slot to start next, "" for
    the same. ``assets`` None: there are none that a device can use. ``assets_url``: where others are to be
    fetched at the next start.
    """

    hardware: Hardware = STOCK
    apps: dict[str, App] = field(default_factory=dict)
    running: str = ""
    confirmed: bool = True
    previous: str = ""
    next_start: str = ""
    assets: Assets | None = None
    assets_url: str = ""

    def __post_init__(self) -> None:
        if not self.running:
            self.running = self.hardware.first.label
        self.apps.setdefault(self.running, App(VERSION))

    @property
    def app(self) -> App:
        """The one that runs."""
        return self.apps[self.running]

    @property
    def agent(self) -> str:
        """How the device calls itself in ``User-Agent``."""
        return f"{self.hardware.board}/{self.app.version}"

    def free_slot(self) -> Part | None:
        """Where the next update goes; None on a board that takes none over the air."""
        slots = self.hardware.slots
        after = [slot.label for slot in slots].index(self.running) + 1 if self.running in self._labels else 0
        return slots[after % len(slots)] if slots else None

    def erase(self, slot: Part) -> None:
        """Begin to write a slot: what was there is gone, and is not started any more."""
        self.apps.pop(slot.label, None)
        if self.previous == slot.label:
            self.previous = ""
        if self.next_start == slot.label:
            self.next_start = ""

    def install(self, slot: Part, app: App) -> None:
        """Have ``app``, now in ``slot``, be the one that is started next."""
        self.apps[slot.label] = app
        self.next_start = slot.label

    def start(self) -> App | None:
        """Start. Gives the application that was on trial and is given up for the one before, if one was."""
        given_up = None
        if self.next_start:
            self.running, self.previous, self.confirmed = self.next_start, self.running, False
            self.next_start = ""
        elif not self.confirmed:
            given_up = self.app
            self.running, self.previous, self.confirmed = self.previous, "", True
        return given_up

    def confirm(self) -> bool:
        """Let the one that runs stay. Gives whether that was still open."""
        was_open, self.confirmed = not self.confirmed, True
        return was_open

    @property
    def _labels(self) -> frozenset[str]:
        return frozenset(slot.label for slot in self.hardware.slots)


def flashed(hardware: Hardware = STOCK, version: str = VERSION) -> Flash:
    """A board that came with ``version``, over USB."""
    return Flash(hardware, {hardware.first.label: App(version)}, hardware.first.label)
