"""Which records are looked at: by level, device and text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from hub.logbook import Level
from ui.theme import UNIT

TYPING_MS: Final = 300
"""The hub is asked when nothing was typed for so long."""

LONGEST_TEXT: Final = 200
"""Characters that the API takes."""

WIDEST_NAME: Final = 18
"""Letters of a device's name that the list takes up; the rest is seen when it is open."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The records that fit all of this."""

    level: Level = Level.INFO
    device_id: str = ""
    text: str = ""


class Filters(QWidget):
    """Says what is wanted, whenever it changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._level = QComboBox()
        self._level.setAccessibleName(self.tr("Level"))
        for level, text in (
            (Level.DEBUG, self.tr("Everything")),
            (Level.INFO, self.tr("Info and worse")),
            (Level.WARNING, self.tr("Warnings and errors")),
            (Level.ERROR, self.tr("Errors alone")),
        ):
            self._level.addItem(text, level)
        self._device = QComboBox()
        self._device.setAccessibleName(self.tr("Device"))
        self._device.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._device.setMinimumContentsLength(WIDEST_NAME)
        self._device.addItem(self.tr("All devices"), "")
        self._text = QLineEdit(maxLength=LONGEST_TEXT, clearButtonEnabled=True)
        self._text.setAccessibleName(self.tr("Text in the message"))
        for clear in self._text.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Empty the field"))
        self._text.setPlaceholderText(self.tr("Search the messages"))
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.reset()
        self._level.currentIndexChanged.connect(self.changed)
        self._device.currentIndexChanged.connect(self.changed)
        self._text.textChanged.connect(self._typing.start)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._level)
        row.addWidget(self._device)
        row.addWidget(self._text, 1)

    @property
    def wanted(self) -> Wanted:
        """What is wanted now."""
        return Wanted(Level(self._level.currentData()), self._device.currentData(), self._text.text().strip())

    def reset(self) -> None:
        """Want what one sees at first."""
        self._level.setCurrentIndex(self._level.findData(Level.INFO))
        self._device.setCurrentIndex(0)
        self._text.clear()

    def show_devices(self, names: Mapping[str, str]) -> None:
        """Offer these devices: their names by their ids. What was chosen stays chosen."""
        shown = {self._device.itemData(at): self._device.itemText(at) for at in range(1, self._device.count())}
        if shown == dict(names):
            return
        chosen = self._device.currentData()
        self._device.blockSignals(True)
        while self._device.count() > 1:
            self._device.removeItem(1)
        for device_id, name in names.items():
            self._device.addItem(name, device_id)
        self._device.setCurrentIndex(max(0, self._device.findData(chosen)))
        self._device.blockSignals(False)
        if self._device.currentData() != chosen:
            self.changed.emit()
