"""How loud the microphone hears somebody: bars that fill, drawn 20 times a second while it is on."""

from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import UNIT

BARS: Final = 16
STEP_MS: Final = 50
"""20 pictures a second: as smooth as speech needs, and nothing to the processor."""

FALL: Final = 0.12
"""How much of the scale it falls in a step: a word can be seen, and a pause, too."""

SHORTEST: Final = 0.25
"""Height of the first bar, of the widget's."""


class LevelMeter(QWidget):
    """The taller and the more bars are filled, the louder."""

    def __init__(self) -> None:
        super().__init__()
        self._level = 0.0
        self._loudest = 0.0  # since the last step
        self.setAccessibleName(self.tr("Level of the microphone"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._steps = QTimer(self, interval=STEP_MS)
        self._steps.timeout.connect(self._step)

    @property
    def level(self) -> float:
        """What is shown, 0…1."""
        return self._level

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for bars that can be told apart."""
        return QSize(BARS * UNIT, 4 * UNIT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same, narrower."""
        return QSize(BARS * UNIT // 2, 4 * UNIT)

    def switch(self, *, on: bool) -> None:
        """Show what comes, or nothing."""
        self._level = self._loudest = 0.0
        self._steps.start() if on else self._steps.stop()
        self.update()

    def hear(self, level: float) -> None:
        """Take the level of a block of sound, 0…1."""
        self._loudest = max(self._loudest, level)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        full = self.palette().color(QPalette.ColorRole.Accent)
        rest = self.palette().color(QPalette.ColorRole.Mid)
        pitch = self.width() / BARS
        for number in range(BARS):
            share = SHORTEST + (1 - SHORTEST) * number / (BARS - 1)
            height = share * self.height() if number < ceil(self._level * BARS) else UNIT / 2
            painter.setBrush(full if number < ceil(self._level * BARS) else rest)
            bar = QRectF(number * pitch, (self.height() - height) / 2, pitch * 0.6, height)
            painter.drawRoundedRect(bar, 2, 2)
        painter.end()

    def _step(self) -> None:
        self._level = max(self._loudest, self._level - FALL, 0.0)
        self._loudest = 0.0
        self.update()
