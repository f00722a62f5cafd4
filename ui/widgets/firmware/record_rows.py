"""What the hub keeps as Qt's lists want it, newest first, and rows with a few lines of text."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import UNIT
from ui.widgets.drawing import draw_ground

RECORD: Final = Qt.ItemDataRole.UserRole
"""The record itself."""

Index = QModelIndex | QPersistentModelIndex


class RecordRows(QAbstractListModel):
    """All of them. Told as the same ones again, only what they say changes."""

    def __init__(self) -> None:
        super().__init__()
        self.records: tuple[Any, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many there are."""
        return 0 if parent.isValid() else len(self.records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The record, or what its row says."""
        if not 0 <= index.row() < len(self.records):
            return None
        record = self.records[index.row()]
        if role == RECORD:
            return record
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(record)
        return self.read_out(record) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def row_of(self, record_id: str) -> int:
        """Its row; -1 when there is none."""
        ids = self._ids()
        return ids.index(record_id) if record_id in ids else -1

    def show_records(self, records: Sequence[Any]) -> None:
        """All that there are now."""
        before = self._ids()
        if [self.id_of(one) for one in records] == before:
            self.records = tuple(records)
            if before:
                self.dataChanged.emit(self.index(0), self.index(len(before) - 1))
            return
        self.beginResetModel()
        self.records = tuple(records)
        self.endResetModel()

    @abstractmethod
    def id_of(self, record: Any) -> str:
        """What tells it from the others."""

    @abstractmethod
    def title(self, record: Any) -> str:
        """What it is called."""

    @abstractmethod
    def read_out(self, record: Any) -> str:
        """What a screen reader says of it."""

    def _ids(self) -> list[str]:
        return [self.id_of(one) for one in self.records]


class LinesDelegate(QStyledItemDelegate):
    """Draws rows of ``lines`` lines."""

    lines: ClassVar[int]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines."""
        return QSize(0, self.lines * (option.fontMetrics.height() + 2) + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        record = index.data(RECORD)
        if record is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        line = QRect(place.left(), place.top(), place.width(), place.height() // self.lines)
        self.draw(painter, option, record, line)
        painter.restore()

    @abstractmethod
    def draw(self, painter: QPainter, option: QStyleOptionViewItem, record: Any, line: QRect) -> None:
        """Draw the record; ``line`` is where its first line is."""
