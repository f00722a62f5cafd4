"""What most devices can do: volume, brightness, a picture of the screen, a restart; and how the device is."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from hub.web.api.tools import DeviceTool, DeviceToolList
from ui.dialogs.save_as import ask_where
from ui.theme import UNIT, mark
from ui.widgets.devices.level_slider import LevelSlider
from ui.widgets.devices.picture import Picture
from ui.widgets.devices.schema import Field, plan_of
from ui.widgets.devices.status import (
    BRIGHTNESS_TOOL,
    REBOOT_TOOL,
    SNAPSHOT_TOOL,
    VOLUME_TOOL,
    DeviceStatus,
)
from ui.widgets.held_button import HeldButton
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text

PICTURE_FILE: Final = "screen.jpg"

ROWS: Final = (VOLUME_TOOL, BRIGHTNESS_TOOL)


class ControlCard(QFrame):
    """Shows only what the device can do."""

    level_wanted = Signal(str, int)  # a tool's name, percent
    snapshot_wanted = Signal()
    reboot_wanted = Signal()
    save_wanted = Signal(str)  # a path for the picture of the screen

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._connected = False
        self._status = Text(role="muted", wrap=True)
        keeps_place = self._status.sizePolicy()
        keeps_place.setRetainSizeWhenHidden(True)  # what is below stays where it is when it is told
        self._status.setSizePolicy(keeps_place)
        self._labels = {VOLUME_TOOL: Text(self.tr("Volume")), BRIGHTNESS_TOOL: Text(self.tr("Brightness"))}
        self._levels = {name: LevelSlider(label.text()) for name, label in self._labels.items()}
        self._snapshot = HeldButton(self.tr("Picture of the screen"))
        self._reboot = HeldButton(self.tr("Restart…"))
        self._save = QPushButton(self.tr("Save as…"))
        self._picture = Picture(self.tr("The device's screen"))
        self._question = RowQuestion()
        self._connect()
        self._lay_out()

    def start_anew(self) -> None:
        """Another device is looked at: nothing of the one before stays, or is sent."""
        for level in self._levels.values():
            level.start_anew()
        self.show_picture(b"")

    def show_tools(self, told: DeviceToolList) -> None:
        """Show the controls whose tools the device has."""
        tools = {tool.name: tool for tool in told.tools}
        for name in ROWS:
            self._labels[name].setVisible(name in tools)
            self._levels[name].setVisible(name in tools)
            if name in tools:
                self._levels[name].take_range(_only_field(tools[name]))
        self._snapshot.setVisible(SNAPSHOT_TOOL in tools)
        self._reboot.setVisible(REBOOT_TOOL in tools)
        self.setVisible(any(name in tools for name in (*ROWS, SNAPSHOT_TOOL, REBOOT_TOOL)))
        self.show_connected(connected=told.connected)

    def show_connected(self, *, connected: bool) -> None:
        """Whether the device can be reached now; of one that cannot, no level is known."""
        self._connected = connected
        for each in (*self._levels.values(), self._snapshot, self._reboot):
            each.setEnabled(connected)
        if not connected:
            self._question.hide()
            self.show_status(None)

    def show_status(self, status: DeviceStatus | None) -> None:
        """Show what the device says of itself; None: it has said nothing."""
        told = status or DeviceStatus()
        self._levels[VOLUME_TOOL].show_level(told.volume)
        self._levels[BRIGHTNESS_TOOL].show_level(told.brightness)
        said = self._said(told)
        self._status.setText(said)
        self._status.setVisible(bool(said))

    def show_picture(self, content: bytes) -> None:
        """Show a picture of the screen; without content there is none."""
        shown = bool(content) and self._picture.show_picture(content)
        self._save.setVisible(shown)
        self._snapshot.setEnabled(self._connected)
        if not shown:
            self._picture.clear_picture()

    def _said(self, told: DeviceStatus) -> str:
        battery = signal = ""
        if told.battery is not None:
            charging = self.tr("Battery %1 %, charging") if told.charging else self.tr("Battery %1 %")
            battery = charging.replace("%1", f"{told.battery}")
        if told.signal:
            signal = self.tr("Signal: %1").replace("%1", self._strength(told.signal))
        return " · ".join(each for each in (battery, signal, told.network) if each)

    def _strength(self, told: str) -> str:
        known = {"strong": self.tr("strong"), "medium": self.tr("medium"), "weak": self.tr("weak")}
        return known.get(told, told)

    def _ask_to_reboot(self) -> None:
        text = self.tr("The device hangs up and starts anew; that takes some seconds. Restart it?")
        self._question.ask("reboot", text, self.tr("Yes, restart it"))
        self._reboot.setEnabled(False)

    def _answered(self, what: str) -> None:
        self._question.hide()
        self._reboot.setEnabled(self._connected)
        if what:
            self.reboot_wanted.emit()

    def _take_picture(self) -> None:
        self._snapshot.setEnabled(False)
        self.snapshot_wanted.emit()

    def _choose_file(self) -> None:
        ask_where(
            self.window(),
            PICTURE_FILE,
            lambda path: self.save_wanted.emit(str(path)),
            title=self.tr("Save the picture"),
            kinds=self.tr("Pictures (%1)").replace("%1", "*.jpg"),
        )

    def _connect(self) -> None:
        self._levels[VOLUME_TOOL].level_wanted.connect(lambda level: self.level_wanted.emit(VOLUME_TOOL, level))
        self._levels[BRIGHTNESS_TOOL].level_wanted.connect(
            lambda level: self.level_wanted.emit(BRIGHTNESS_TOOL, level)
        )
        self._snapshot.clicked.connect(self._take_picture)
        self._reboot.clicked.connect(self._ask_to_reboot)
        self._save.clicked.connect(self._choose_file)
        self._question.answered.connect(self._answered)

    def _lay_out(self) -> None:
        levels = QGridLayout()
        levels.setHorizontalSpacing(2 * UNIT)
        levels.setVerticalSpacing(UNIT)
        levels.setColumnStretch(1, 1)
        for place, name in enumerate(ROWS):
            levels.addWidget(self._labels[name], place, 0)
            levels.addWidget(self._levels[name], place, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self._snapshot, self._reboot):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addWidget(self._status)
        column.addLayout(levels)
        column.addLayout(buttons)
        column.addWidget(self._question)
        column.addWidget(self._picture)
        save = QHBoxLayout()
        save.addWidget(self._save)
        save.addStretch(1)
        column.addLayout(save)
        self._save.hide()


def _only_field(tool: DeviceTool) -> Field | None:
    fields = plan_of(tool.parameters).fields
    return fields[0] if len(fields) == 1 else None
