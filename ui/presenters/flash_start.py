"""The end of the flashing wizard: a board that was written starts, and asks the hub."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from hub.client.client import part
from hub.events import DeviceChecked
from hub.web.api.usb_forms import Flash
from ui.bridge import HubBridge
from ui.dialogs.flash_wizard import FlashWizard
from ui.late import WhileThere
from ui.live import Live
from ui.presenters.flash_log import BoardListening

SILENT_MS: Final = 60_000
"""When a person is told what to look at, milliseconds: a board starts, joins and asks within half of that."""


class BoardStarting(QObject):
    """Waits for the board's check at the hub."""

    def __init__(self, dialog: FlashWizard, bridge: HubBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._step = dialog.start
        self._bridge = bridge
        self._while_there = WhileThere(self)
        self._live = Live()
        self._flash: Flash | None = None
        self._here = False
        self._listening = BoardListening(dialog.start, bridge, self)
        self._silence = QTimer(self, singleShot=True, interval=SILENT_MS)
        self._silence.timeout.connect(self._step.show_silent)
        self._step.restart_wanted.connect(self._silence.start)
        self._step.names_wanted.connect(self._name)

    def begin(self, flash: Flash) -> None:
        """This board was written, and starts."""
        self._flash, self._here = flash, False
        self._step.begin(flash)
        self._silence.start()
        self._listening.begin(flash.port_id)

    def stop(self) -> None:
        """Nobody looks any more."""
        self._flash = None
        self._silence.stop()
        self._listening.stop()

    def heard(self, port_id: str) -> None:
        """A board said something on its cable."""
        self._listening.heard(port_id)

    def checked(self, event: DeviceChecked) -> None:
        """A device asked the hub."""
        if self._flash is not None and event.device_id == self._flash.device_id:
            self._here = True
            self._silence.stop()

    def show_live(self, live: Live) -> None:
        """Show what is true now."""
        self._live = live
        device = live.devices.get(self._flash.device_id) if self._flash is not None and self._here else None
        if device is not None:
            rooms = sorted({one.room for one in live.devices.values() if one.room})
            self._step.show_here(device, rooms)

    def _name(self, name: str, room: str) -> None:
        if self._flash is not None:
            path, names = f"/devices/{part(self._flash.device_id)}", {"name": name, "room": room}
            label, refresh = self.tr("Naming the device"), self._bridge.refresh
            self._bridge.ask(lambda client: client.do("PATCH", path, names), lambda _: refresh(), label)
