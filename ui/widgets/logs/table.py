"""The table of records: it follows the newest unless the person has scrolled up, and can be copied from."""

from typing import Final

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import UNIT
from ui.widgets.logs.model import Column, LogModel

NEAR_END: Final = 2
"""Rows from the end at which one still looks at the newest."""

WIDEST_LOGGER: Final = 18
"""Letters of a part's name that are shown at least."""


class LogTable(QTableView):
    """Shows a ``LogModel``."""

    looked_at = Signal(str)  # the text of the record in the current row, whole

    def __init__(self, model: LogModel) -> None:
        super().__init__()
        self._model = model
        self._follow = True
        self.setModel(model)
        self.setAccessibleName(self.tr("Records of the log"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self._measure()
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._moved)
        bar.rangeChanged.connect(self._grown)
        model.modelReset.connect(self._forget)

    def copy(self) -> int:
        """Put the rows that are marked on the clipboard; how many they are."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if rows:
            QGuiApplication.clipboard().setText("\n".join(map(self._model.line, rows)))
        return len(rows)

    def follow(self) -> None:
        """Look at the newest from now on."""
        self._follow = True
        self.scrollToBottom()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy whole rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def selectionChanged(  # noqa: N802 - Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell which record is looked at."""
        super().selectionChanged(selected, deselected)
        rows = self.selectionModel().selectedRows()
        self.looked_at.emit(self._model.record(rows[-1].row()).text if rows else "")

    def _forget(self) -> None:
        """Nothing is looked at any more (a lambda would keep the table as long as the model, for ever)."""
        self.looked_at.emit("")

    def _moved(self, value: int) -> None:
        self._follow = value >= self.verticalScrollBar().maximum() - NEAR_END

    def _grown(self, _least: int, most: int) -> None:
        if self._follow:
            self.verticalScrollBar().setValue(most)

    def _measure(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.setAccessibleName(self.tr("Rows"))
        columns.setAccessibleName(self.tr("Columns"))
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + UNIT)
        columns.setHighlightSections(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter = self.fontMetrics().horizontalAdvance("0")
        for column, letters in ((Column.TIME, 8), (Column.LEVEL, 8), (Column.LOGGER, WIDEST_LOGGER)):
            columns.resizeSection(column, letter * letters + 3 * UNIT)
        columns.setStretchLastSection(True)
