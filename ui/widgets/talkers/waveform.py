"""Loudness that moves by as it is heard, the newest at the right; or a bar, where nothing is to move."""

from collections import deque
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import UNIT

STEP_S: Final = 0.04
"""25 pictures a second at most: as smooth as speech needs."""

PITCH: Final = 4
"""From bar to bar, pixels."""

BAR: Final = 2.5
"""A bar's width, pixels."""

MOST_BARS: Final = 400
"""8 s, wider than any window leaves room for."""

AHEAD_S: Final = 0.3
"""Levels that may wait to be shown, seconds: they come a quarter of a second at a time. More is made up for."""

STILL_STEPS: Final = 10
"""So long nothing may come before it is silence, steps: the next levels may be late."""


class Waveform(QWidget):
    """``step`` is called by the clock, every ``STEP_S``; it draws only what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: deque[float] = deque(maxlen=MOST_BARS)
        self._waiting: deque[float] = deque(maxlen=MOST_BARS)
        self._span_s = STEP_S / 2
        self._starved = 0
        self._still = False  # a bar instead
        self._level = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Loudness"))

    @property
    def levels(self) -> tuple[float, ...]:
        """What is drawn, the newest last; of a bar the one level."""
        return (self._level,) if self._still else tuple(self._shown)

    def be_still(self, *, still: bool) -> None:
        """Be a bar that changes only when levels come, or move."""
        self._still = still
        self.update()

    def hear(self, levels: Sequence[float], span_s: float) -> None:
        """Take levels, 0…1, each of ``span_s`` seconds."""
        self._span_s = max(span_s, STEP_S / 10)
        if self._still:
            self._show_level(max(levels, default=0.0))
        else:
            self._waiting.extend(levels)

    def step(self) -> None:
        """Move on by ``STEP_S``; what is silent and empty is not drawn again."""
        count = max(1, round(STEP_S / self._span_s))
        if len(self._waiting) * self._span_s > AHEAD_S:
            count += 1
        came = [self._waiting.popleft() for _ in range(min(count, len(self._waiting)))]
        self._starved = 0 if came else self._starved + 1
        if self._starved > STILL_STEPS:
            if self._still:
                self._show_level(0.0)
                return
            came = [0.0] * count
        if came and (any(came) or any(self._shown)):
            self._shown.extend(came)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(40 * UNIT, 4 * UNIT)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same, narrower."""
        return QSize(10 * UNIT, 4 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._still:
            self._draw_bar(painter)
        else:
            self._draw_wave(painter)
        painter.end()

    def _draw_wave(self, painter: QPainter) -> None:
        middle, room = self.height() / 2, self.height() - 2
        count = min(MOST_BARS, self.width() // PITCH)
        shown = list(self._shown)[-count:]
        loud, silent = list[QRectF](), list[QRectF]()
        for number, level in enumerate([0.0] * (count - len(shown)) + shown):
            tall = max(BAR, level * room)
            place = QRectF(self.width() - (count - number) * PITCH, middle - tall / 2, BAR, tall)
            (loud if level else silent).append(place)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRects(silent)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawRects(loud)

    def _draw_bar(self, painter: QPainter) -> None:
        track = QRectF(0, self.height() / 2 - UNIT / 2, self.width(), UNIT)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(track, UNIT / 2, UNIT / 2)
        if self._level:
            track.setWidth(max(UNIT, self.width() * self._level))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Accent))
            painter.drawRoundedRect(track, UNIT / 2, UNIT / 2)

    def _show_level(self, level: float) -> None:
        self._starved = 0
        if level != self._level:
            self._level = level
            self.update()
