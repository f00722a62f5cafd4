"""What was said lately on a device."""

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout

from hub.web.api.kept import Turn
from ui import words
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.devices import wording
from ui.widgets.text import Text

Index = QModelIndex | QPersistentModelIndex

WHEN_WIDTH: Final = 17 * UNIT
"""136 px: a date and a time of day."""


class TurnsModel(QAbstractTableModel):
    """When, asked, answered."""

    def __init__(self) -> None:
        super().__init__()
        self._turns: tuple[Turn, ...] = ()

    def show_turns(self, turns: tuple[Turn, ...]) -> None:
        """Show these, the newest first."""
        self.beginResetModel()
        self._turns = turns
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and Qt's default
        """How many turns."""
        return 0 if parent.isValid() else len(self._turns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and Qt's default
        """Three."""
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's text on one line, and all of it for who points at it."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        turn = self._turns[index.row()]
        if index.column() == 0:
            return wording.day_and_time(turn.started_at)
        text = turn.question if index.column() == 1 else self._answer(turn)
        return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else tooltip(text)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a column holds."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("When"), self.tr("Heard"), self.tr("Answered"))[section]

    def _answer(self, turn: Turn) -> str:
        """What was said, or why nothing was."""
        return turn.spoken or (words.outcome(turn.outcome) if turn.outcome else "")


class HistoryCard(QFrame):
    """The newest turns of one device."""

    sessions_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._model = TurnsModel()
        self._table = QTableView()
        self._nothing = Text(self.tr("Nothing was said on this device yet."), "muted", wrap=True)
        self._all = QPushButton(self.tr("All conversations"))
        mark(self._all, "kind", "link")
        self._all.clicked.connect(self.sessions_wanted)
        self._make_table()
        foot = QHBoxLayout()
        foot.addWidget(self._all)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        column.setSpacing(UNIT // 2)
        column.addWidget(self._nothing)
        column.addWidget(self._table, 1)
        column.addLayout(foot)
        self.show_turns(())

    def let_all_be_seen(self, *, possible: bool) -> None:
        """Whether there is a page of all conversations to go to."""
        self._all.setVisible(possible)

    def show_turns(self, turns: tuple[Turn, ...]) -> None:
        """Show these, the newest first."""
        self._model.show_turns(turns)
        self._nothing.setVisible(not turns)
        self._table.setVisible(bool(turns))

    def _make_table(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Latest conversations"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(4 * UNIT)
        head = table.horizontalHeader()
        head.setAccessibleName(table.accessibleName())
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(0, WHEN_WIDTH)
