"""What to do first, as long as the hub knows no device."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.copy_button import CopyButton
from ui.widgets.line import numbered
from ui.widgets.text import Text


class NoDevices(QFrame):
    """Three steps, and the address that the device is given."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._url = Text(role="copyable", wrap=True)
        self._url.make_selectable()
        self._url.setAccessibleName(self.tr("Address for devices"))
        self._copy = CopyButton(self.tr("Copy the address for devices"), "primary")
        self._soon = Text(self.tr("The address appears here as soon as the hub listens."), "muted", wrap=True)
        address = QHBoxLayout()
        address.setSpacing(UNIT)
        address.addWidget(self._url, 1)
        address.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Text(self.tr("No device yet"), "heading", wrap=True))
        column.addLayout(numbered("1", self.tr("Copy this address before you join the device's own Wi-Fi.")))
        column.addLayout(address)
        column.addWidget(self._soon)
        setup = self.tr(
            "Start the device in its set-up mode, join its Wi-Fi with a phone, and open %1 in a browser. The "
            "OTA address is under Advanced: put this one there, choose your Wi-Fi and save."
        ).replace("%1", "http://192.168.4.1")
        column.addLayout(numbered("2", setup))
        waits = self.tr("The device restarts and says a code. It appears here with this code: let it in.")
        column.addLayout(numbered("3", waits))
        column.addStretch(1)
        self.show_live(Live())

    def show_live(self, live: Live) -> None:
        """Show the address as it is now."""
        url = live.ota_url
        self._url.setText(url)
        self._copy.set_text_to_copy(url)
        self._url.setVisible(bool(url))
        self._copy.setVisible(bool(url))
        self._soon.setVisible(not url)
