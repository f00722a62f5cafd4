"""A picture of the flash: its parts in a bar, as large as they are, and their names and sizes below it."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hub.web.api.firmware_forms import ImageFacts
from ui.theme import UNIT, Colours, colours_of
from ui.tooltips import tooltip
from ui.widgets.firmware import wording
from ui.widgets.firmware.flash_map import Part, PartKind, parts_of, widths_of

BAR: Final = 4 * UNIT
"""Height of the bar, pixels."""

LEAST: Final = 5
"""Width of a part that is too small to be seen, pixels."""

GAP: Final = 2
"""Between two parts, pixels."""

SWATCH: Final = 10
"""Side of the square of a part's colour in the list below, pixels."""

COLUMN: Final = 20 * UNIT
"""Least width of a column of that list, pixels."""

RADIUS: Final = 3


class FlashBar(QWidget):
    """Empty until it is told an image that holds a whole flash."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("How the flash is divided"))

    def show_image(self, facts: ImageFacts) -> None:
        """Draw how this one divides it."""
        self._parts = parts_of(facts)
        self.setAccessibleDescription(", ".join(map(self._told, self._parts)))
        self.setVisible(bool(self._parts))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The list below the bar has as many rows as fit side by side."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high all of it is."""
        columns = max(1, width // self._column())
        rows = -(-len(self._parts) // columns)
        return BAR + UNIT + rows * self._row()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its place."""
        width = max(self.width(), self._column())
        return QSize(width, self.heightForWidth(width))

    def event(self, event: QEvent) -> bool:
        """Say what a part is to who points at it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            part = self._part_at(event.pos())
            if part is not None:
                QToolTip.showText(event.globalPos(), tooltip(self._told(part)), self)
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(QGuiApplication.palette())
        for place, part in self._places():
            self._draw_part(painter, place, part, colours)
        columns = max(1, self.width() // self._column())
        wide = self.width() // columns
        for at, part in enumerate(self._parts):
            top = BAR + UNIT + at // columns * self._row()
            row = QRect(at % columns * wide, top, wide - UNIT, self._row())
            self._draw_row(painter, row, part, colours)
        painter.end()

    def _draw_part(self, painter: QPainter, place: QRect, part: Part, colours: Colours) -> None:
        _fill(painter, place, part.kind, colours, pale=part.kind is PartKind.APP)
        taken = QRect(place)
        taken.setWidth(max(1, place.width() * part.used // part.size) if part.used else 0)
        if part.used:
            _fill(painter, taken, part.kind, colours)
        name = _name(part)
        if painter.fontMetrics().horizontalAdvance(name) > place.width() - UNIT:
            return
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(colours.text))
        painter.drawText(place, middle, name)
        if part.used:  # what lies on the filled part is drawn once more, in the colour for it
            painter.save()
            painter.setClipRect(taken)
            _fill(painter, taken, part.kind, colours)
            painter.setPen(QColor(colours.on_accent))
            painter.drawText(place, middle, name)
            painter.restore()

    def _draw_row(self, painter: QPainter, row: QRect, part: Part, colours: Colours) -> None:
        side = QRect(row.left() + 1, row.center().y() - SWATCH // 2 + 1, SWATCH, SWATCH)
        _fill(painter, side, part.kind, colours, pale=part.kind is PartKind.APP and not part.used)
        text = row.adjusted(SWATCH + UNIT, 0, 0, 0)
        said = wording.size(part.size)
        middle = Qt.AlignmentFlag.AlignVCenter
        taken = painter.fontMetrics().horizontalAdvance(said)
        painter.setPen(QColor(colours.muted))
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | middle, said)
        room = text.width() - taken - UNIT
        painter.setPen(QColor(colours.text))
        shown = painter.fontMetrics().elidedText(_name(part), Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | middle, shown)

    def _places(self) -> list[tuple[QRect, Part]]:
        gaps = GAP * max(0, len(self._parts) - 1)
        left, found = 0, []
        for part, wide in zip(self._parts, widths_of(self._parts, self.width() - gaps, LEAST), strict=True):
            found.append((QRect(left, 0, wide, BAR), part))
            left += wide + GAP
        return found

    def _part_at(self, at: QPoint) -> Part | None:
        return next((part for place, part in self._places() if place.contains(at)), None)

    def _told(self, part: Part) -> str:
        said = f"{_name(part)} {wording.size(part.size)}"
        if not part.used:
            return said
        used = self.tr("the application takes %1 of it").replace("%1", wording.size(part.used))
        return f"{said}, {used}"

    def _column(self) -> int:
        """Width of a column of the list, pixels: a name of the usual length and a size."""
        return max(COLUMN, self.fontMetrics().horizontalAdvance("bootloader 1000 KB") + SWATCH + 3 * UNIT)

    def _row(self) -> int:
        """Height of a row of the list, pixels."""
        return self.fontMetrics().height() + 4


def _name(part: Part) -> str:
    if part.kind is PartKind.FREE:
        return wording.translate("Firmware", "free")
    return part.label or wording.translate("Firmware", "bootloader")


def _fill(painter: QPainter, place: QRect, kind: PartKind, colours: Colours, *, pale: bool = False) -> None:
    """Fill a part in the colour of its kind; ``pale``: it is there, and empty."""
    ground, edge = {
        PartKind.SYSTEM: (colours.edge, colours.edge),
        PartKind.SETTINGS: (colours.warn, colours.warn),
        PartKind.APP: (colours.question if pale else colours.accent, colours.accent),
        PartKind.FILES: (colours.answer, colours.edge),
        PartKind.FREE: (colours.surface, colours.line),
    }[kind]
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QBrush(QColor(ground)))
    painter.drawRoundedRect(place.adjusted(0, 0, -1, -1), RADIUS, RADIUS)
