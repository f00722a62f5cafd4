"""Whose firmware a device gets, and having it get the newest now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from hub.firmware.records import Channel
from hub.web.api.devices import Device
from ui.theme import UNIT, mark
from ui.widgets.firmware import wording
from ui.widgets.held_button import HeldButton
from ui.widgets.still import StillComboBox
from ui.widgets.text import Text


class FirmwareCard(QFrame):
    """Says before the button is pressed what happens then, and afterwards when."""

    channel_wanted = Signal(object)  # Channel
    update_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._channel = StillComboBox()
        for each in Channel:
            self._channel.addItem(wording.about_channel(each), each.value)
        self._update = HeldButton(self.tr("Update now"))
        self._told = Text(role="small", wrap=True)
        self._channel.activated.connect(lambda _at: self._choose())
        self._update.clicked.connect(self.update_wanted)
        self._lay_out()
        self.start_anew()

    def start_anew(self) -> None:
        """Another device is looked at."""
        self._update.setEnabled(True)
        self._tell(
            self.tr(
                "It gets the newest image of its channel that the library has: at the end of its next "
                "conversation, for which it restarts, or when it starts by itself."
            )
        )

    def show_device(self, device: Device) -> None:
        """Show the channel that is chosen for it."""
        self._channel.setCurrentIndex(max(0, self._channel.findData(device.firmware_channel.value)))

    def show_asking(self) -> None:
        """The hub looks for what it could get."""
        self._update.setEnabled(False)

    def show_begun(self, version: str, how: str) -> None:
        """It gets this version, and ``how`` says when."""
        said = self.tr("It gets %1. %2").replace("%1", version).replace("%2", how)
        self._update.setEnabled(False)
        self._tell(said.strip())

    def show_refused(self, why: str) -> None:
        """It gets none now."""
        self._update.setEnabled(True)
        self._tell(why, bad=True)

    def _choose(self) -> None:
        self.start_anew()
        self.channel_wanted.emit(Channel(self._channel.currentData()))

    def _tell(self, text: str, *, bad: bool = False) -> None:
        mark(self._told, "role", "problem" if bad else "small")
        self._told.setText(text)

    def _lay_out(self) -> None:
        said = self.tr("Firmware channel")
        self._channel.setAccessibleName(said)
        label = Text(said)
        label.setBuddy(self._channel)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._channel, 0, 1)
        row = QHBoxLayout()
        row.addWidget(self._update)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addLayout(grid)
        column.addLayout(row)
        column.addWidget(self._told)
