"""The address that a device is given: as text, as a QR code, and for the clipboard."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.copy_button import CopyButton
from ui.widgets.qr_code import QrCode
from ui.widgets.text import Text

QR_SIDE = 17 * UNIT + 12
"""148 px: 4 px to a module for the usual length of an address (29 modules and the quiet zone)."""


class AddressCard(QFrame):
    """Where devices find the hub; empty until it listens."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._qr = QrCode(QR_SIDE)
        self._hint = Text(role="muted", wrap=True)
        self._url = Text(role="copyable", wrap=True)
        self._url.make_selectable()
        self._url.setAccessibleName(self.tr("Address for devices"))
        self._copy = CopyButton(self.tr("Copy the address for devices"), "primary")
        self._local = Text(role="small", wrap=True)
        self._local.make_selectable()
        self._local.setAccessibleName(self.tr("Address by name"))
        self._copy_local = CopyButton(self.tr("Copy the address by name"), "quiet")
        side = QVBoxLayout()
        side.setSpacing(UNIT)
        side.addWidget(self._hint)
        side.addStretch(1)
        side.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        top = QHBoxLayout()
        top.setSpacing(2 * UNIT)
        top.addWidget(self._qr)
        top.addLayout(side, 1)
        local = QHBoxLayout()
        local.setSpacing(0)
        local.addWidget(self._local, 1)
        local.addWidget(self._copy_local)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("Address for devices"), "heading", wrap=True))
        column.addLayout(top)
        column.addWidget(self._url)
        column.addLayout(local)
        self.show_live(Live())

    def show_live(self, live: Live) -> None:
        """Show the addresses as they are now."""
        known = bool(live.ota_url)
        self._hint.setText(self._words(live))
        shown = "" if live.only_here else live.local_url or live.ota_url  # a name stays true, addresses change
        self._qr.show_text(shown)
        self._url.setText(live.ota_url)
        self._copy.set_text_to_copy(live.ota_url)
        self._local.setText(live.local_url)
        self._copy_local.set_text_to_copy(live.local_url)
        for each in (self._url, self._copy):
            each.setVisible(known)
        for each in (self._local, self._copy_local):
            each.setVisible(bool(live.local_url))

    def _words(self, live: Live) -> str:
        if live.only_here:
            return only_here()
        if live.ota_url:
            return self.tr("Scan it with a phone, or copy it, and give it to the device as its OTA address.")
        return self.tr("It appears here as soon as the hub listens.")


def only_here() -> str:
    """What is said of a hub that no other machine reaches."""
    return QCoreApplication.translate(
        "Words",
        "Only this computer reaches the hub. For devices, choose another address to listen on in Settings, "
        "Network, and restart the hub.",
    )
