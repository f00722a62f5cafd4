"""A level in percent: sent when the slider is let go, or shortly after the last key."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import UNIT
from ui.tooltips import tooltip
from ui.widgets.devices.schema import Field
from ui.widgets.still import StillSlider
from ui.widgets.text import Text

KEYS_MS: Final = 400
"""After the last key that moved it: holding an arrow is one change, not twenty."""

FULL: Final = 100
"""Percent."""


class LevelSlider(QWidget):
    """Shows a dash as long as the device has not said what its level is."""

    level_wanted = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._known: int | None = None
        self._slider = StillSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, FULL)
        self._slider.setAccessibleName(name)
        self._slider.setPageStep(FULL // 10)
        self._value = Text()
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._value.setMinimumWidth(6 * UNIT)
        self._keys = QTimer(self, singleShot=True, interval=KEYS_MS)
        self._keys.timeout.connect(self._send)
        self._slider.valueChanged.connect(self._moved)
        self._slider.sliderReleased.connect(self._send)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT + 4)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)
        self.setFocusProxy(self._slider)
        self.show_level(None)

    def show_level(self, level: int | None) -> None:
        """Show what the device says; None: it has not said it. While a person moves it, it is theirs."""
        if self._slider.isSliderDown() or self._keys.isActive():
            return
        self._known = level
        self._slider.blockSignals(True)
        self._slider.setValue(level or 0)
        self._slider.blockSignals(False)
        self._write(level)

    def start_anew(self) -> None:
        """Another device is looked at: what was moved, and not sent yet, was for the one before."""
        self._keys.stop()
        self._slider.blockSignals(True)
        self._slider.setSliderDown(False)
        self._slider.blockSignals(False)
        self.show_level(None)

    def take_range(self, field: Field | None) -> None:
        """Have the ends that the tool's schema names."""
        low, high = (field.low, field.high) if field and field.ranged else (0, FULL)
        self._slider.blockSignals(True)
        self._slider.setRange(int(low or 0), int(FULL if high is None else high))
        self._slider.blockSignals(False)

    def _moved(self, level: int) -> None:
        self._write(level)
        if not self._slider.isSliderDown():
            self._keys.start()

    def _send(self) -> None:
        self._keys.stop()
        if self._slider.value() != self._known:
            self._known = self._slider.value()
            self.level_wanted.emit(self._slider.value())

    def _write(self, level: int | None) -> None:
        self._value.setText("–" if level is None else f"{level}\N{NO-BREAK SPACE}%")
        self._slider.setToolTip(tooltip(self._value.text()))
