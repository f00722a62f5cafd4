"""What each day of a month cost, as painted bars."""

from calendar import monthrange
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import UNIT, colours_of
from ui.tooltips import tooltip

HEIGHT: Final = 18 * UNIT
TOP: Final = 3 * UNIT
BOTTOM: Final = 3 * UNIT
LABELLED: Final = 5
"""Each so many days have their number below."""

LEAST_BAR: Final = 2.0
"""Height of the smallest amount, pixels: what cost something is seen."""


class CostChart(QWidget):
    """The highest bar has its amount above; the others tell theirs under the pointer."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._days = 30
        self._costs: dict[int, float] = {}
        self._currency = ""
        self.setAccessibleName(self.tr("Cost by day"))

    def show_month(self, month: str, costs: Mapping[int, float], currency: str) -> None:
        """Show ``month`` (as 2026-11): what each day of it cost."""
        year, number = (int(part) for part in month.split("-"))
        self._days = monthrange(year, number)[1]
        self._costs = {day: cost for day, cost in costs.items() if cost > 0}
        self._currency = currency
        told = (f"{day}: {self._amount(cost)}" for day, cost in sorted(self._costs.items()))
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Any width will do."""
        return QSize(40 * UNIT, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.height() - BOTTOM
        painter.setPen(QColor(colours.line))
        painter.drawLine(QPointF(0, ground + 0.5), QPointF(self.width(), ground + 0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        for day in self._costs:
            painter.drawRoundedRect(self._bar(day), 2, 2)
        painter.setPen(QColor(colours.muted))
        for day in (1, *range(LABELLED, self._days + 1, LABELLED)):
            place = QRectF(self._middle(day) - 2 * UNIT, ground + 2, 4 * UNIT, BOTTOM - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day))
        if self._costs:
            self._draw_highest(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell what the day under the pointer cost."""
        if isinstance(event, QHelpEvent):
            day = int(event.x() / self._step) + 1
            told = f"{day}: {self._amount(self._costs.get(day, 0.0))}"
            QToolTip.showText(event.globalPos(), tooltip(told), self)
            return True
        return super().event(event)

    @property
    def _step(self) -> float:
        return self.width() / self._days

    def _middle(self, day: int) -> float:
        return (day - 0.5) * self._step

    def _bar(self, day: int) -> QRectF:
        room = self.height() - TOP - BOTTOM
        height = max(LEAST_BAR, room * self._costs[day] / max(self._costs.values()))
        width = max(3.0, self._step * 0.6)
        return QRectF(self._middle(day) - width / 2, self.height() - BOTTOM - height, width, height)

    def _draw_highest(self, painter: QPainter) -> None:
        day = max(self._costs, key=lambda one: self._costs[one])
        wide = painter.fontMetrics().horizontalAdvance(self._amount(self._costs[day])) + UNIT
        left = min(max(0.0, self._middle(day) - wide / 2), self.width() - wide)
        place = QRectF(left, 0, wide, TOP - 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._amount(self._costs[day]))

    def _amount(self, cost: float) -> str:
        return amount(cost, self._currency)


SMALL: Final = 0.1
"""Sums of money below that are told with more digits: a question costs some hundredths of a cent."""


def amount(cost: float, currency: str) -> str:
    """A sum of money, with as many digits as small sums need."""
    digits = 2 if cost >= SMALL or cost == 0 else 4
    return f"{QLocale().toString(float(cost), 'f', digits)} {currency}"
