"""The records that are shown, as a table: the newest at the bottom, and no more than the hub holds."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontDatabase

from hub.logbook import Level
from hub.web.api.logs import LogRecord

MOST_ROWS: Final = 5_000
"""As many as the hub holds: a window that is open for days does not grow."""

OURS: Final = "hub."
"""Most records come from there, so it is not said of each."""

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is told of a record."""

    TIME = 0
    LEVEL = 1
    LOGGER = 2
    TEXT = 3


class LogModel(QAbstractTableModel):
    """Grows at its end; the oldest go for the newest."""

    def __init__(self) -> None:
        super().__init__()
        self._records: list[LogRecord] = []
        self._font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self._titles = (self.tr("Time"), self.tr("Level"), self.tr("Part"), self.tr("Message"))
        self._levels = {
            Level.DEBUG: self.tr("Detail"),
            Level.INFO: self.tr("Info"),
            Level.WARNING: self.tr("Warning"),
            Level.ERROR: self.tr("Error"),
        }

    def add(self, records: Sequence[LogRecord]) -> None:
        """Show these, too."""
        new = list(records)[-MOST_ROWS:]
        if not new:
            return
        surplus = len(self._records) + len(new) - MOST_ROWS
        if surplus > 0:
            self.beginRemoveRows(QModelIndex(), 0, surplus - 1)
            del self._records[:surplus]
            self.endRemoveRows()
        first = len(self._records)
        self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
        self._records += new
        self.endInsertRows()

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._records = []
        self.endResetModel()

    def record(self, row: int) -> LogRecord:
        """The record in this row."""
        return self._records[row]

    def line(self, row: int) -> str:
        """The record in this row, as it is copied."""
        one = self._records[row]
        at = QDateTime.fromMSecsSinceEpoch(int(one.at * 1_000)).toString(Qt.DateFormat.ISODateWithMs)
        return f"{at} {one.level.name} {one.logger}: {one.text}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How many records there are."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What stands there."""
        one = self._records[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._told(one, Column(index.column()))
            case Qt.ItemDataRole.FontRole:
                return self._font
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == Column.TEXT:
                return f"{self._levels[one.level]}, {one.text}"
            case _:
                return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What a column is called."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if shown else None

    def _told(self, one: LogRecord, column: Column) -> str:
        match column:
            case Column.TIME:
                time = QDateTime.fromMSecsSinceEpoch(int(one.at * 1_000)).time()
                return QLocale.c().toString(time, "HH:mm:ss")
            case Column.LEVEL:
                return self._levels[one.level]
            case Column.LOGGER:
                return one.logger.removeprefix(OURS)
            case Column.TEXT:
                return one.text.partition("\n")[0]
