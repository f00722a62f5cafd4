"""After it was written: the board starts, says how it fares, and is here."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hub.events import DeviceState
from hub.snapshot import DeviceView
from hub.web.api.usb_forms import Flash
from ui.theme import UNIT, mark
from ui.widgets.card import scrolled
from ui.widgets.devices.names_card import NamesCard
from ui.widgets.flash.log_view import LogView
from ui.widgets.text import Text


class StartStep(QWidget):
    """Shows what the board says until it asks the hub, and then lets it be named.

    Attributes:
        log: What it says on its cable.
    """

    names_wanted = Signal(str, str)  # its name, and its room
    save_wanted = Signal()  # the old flash, as a file
    restart_wanted = Signal()  # and read its log from the beginning

    def __init__(self) -> None:
        super().__init__()
        self._state = Text(role="heading", wrap=True)
        self._line = Text(wrap=True)
        self.log = LogView()
        self._names = NamesCard()
        self._names.names_wanted.connect(self.names_wanted)
        self._heard = Text(role="muted", wrap=True)
        self._save = QPushButton(self.tr("Save the backup…"), autoDefault=False)
        self._save.clicked.connect(self.save_wanted)
        self._restart = QPushButton(self.tr("Restart the board"), autoDefault=False)
        self._restart.clicked.connect(self.restart_wanted)
        self._lay_out()

    def begin(self, flash: Flash) -> None:
        """It was written and restarts."""
        self.log.begin()
        self._names.hide()
        self._save.setVisible(flash.backup)
        self._state.setText(self.tr("Waiting for the board…"))
        said = (
            self.tr("It starts now, joins the Wi-Fi and asks the hub. That takes up to half a minute.")
            if flash.approved
            else self.tr("It starts now, and asks the hub that it knows.")
        )
        self._line.setText(said)
        self._heard.setText("")

    def show_silent(self) -> None:
        """It should have asked the hub by now."""
        self._state.setText(self.tr("The board has not come yet"))
        self._line.setText(
            self.tr(
                "Look below at what it says. Is the Wi-Fi one with 2.4 GHz, and its password right? Is this "
                "computer in the same network, and does its firewall let devices in? Then restart the board."
            )
        )

    def show_here(self, device: DeviceView, rooms: Sequence[str]) -> None:
        """The board asked the hub: it is this device. ``rooms`` are those of the household."""
        called = device.name or device.board or self.tr("The board")
        approved = device.state is DeviceState.APPROVED
        self._state.setText(self.tr("%1 is here").replace("%1", called))
        self._line.setText(
            self.tr("It is let in already. Give it a name, then wake it and ask: “What time is it?”")
            if approved
            else self.tr("It waits to be let in: compare its code on the page Devices.")
        )
        self._names.show_names(device.name, device.room)
        self._names.show_rooms(rooms)
        self._names.setVisible(approved)

    def show_listening(self, text: str) -> None:
        """Say whether the board's log is read; empty: that goes without saying."""
        self._heard.setText(text)
        self._heard.setVisible(bool(text))

    def finish(self) -> None:
        """Hand on a name that was typed and not saved."""
        if self._names.isVisibleTo(self):
            self._names.send()

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3 * UNIT)
        row.addWidget(self._restart)
        row.addWidget(self._save)
        row.addStretch(1)
        for button in (self._restart, self._save):
            mark(button, "kind", "link")
        self._heard.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._state)
        column.addWidget(self._line)
        column.addWidget(scrolled(self.tr("How the board fares"), self._names, self._heard, self.log), 1)
        column.addWidget(buttons)
