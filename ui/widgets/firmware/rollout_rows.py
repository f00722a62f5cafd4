"""Rollouts as Qt's lists want them, newest first, and how a row of theirs is drawn."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hub.web.api.rollout_forms import RolloutShown
from ui.theme import UNIT, colours_of
from ui.widgets.devices.dot import colour_of
from ui.widgets.drawing import RIGHT_SHARE, draw_ground, draw_text, font_of
from ui.widgets.firmware import rollout_wording as wording

ROLLOUT: Final = Qt.ItemDataRole.UserRole
"""The rollout itself."""

LINES: Final = 3

Index = QModelIndex | QPersistentModelIndex


class RolloutRows(QAbstractListModel):
    """All of them."""

    def __init__(self) -> None:
        super().__init__()
        self._rollouts: tuple[RolloutShown, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many there are."""
        return 0 if parent.isValid() else len(self._rollouts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The rollout, or what its row says."""
        if not 0 <= index.row() < len(self._rollouts):
            return None
        rollout = self._rollouts[index.row()]
        if role == ROLLOUT:
            return rollout
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.title(rollout)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (wording.title(rollout), wording.state(rollout)[0], wording.count(rollout))
            return ", ".join((*said, wording.began(rollout)))
        return None

    def row_of(self, rollout_id: str) -> int:
        """Its row; -1 when there is none."""
        ids = [one.rollout_id for one in self._rollouts]
        return ids.index(rollout_id) if rollout_id in ids else -1

    def show_rollouts(self, rollouts: Sequence[RolloutShown]) -> None:
        """All that there are now."""
        before = [one.rollout_id for one in self._rollouts]
        if [one.rollout_id for one in rollouts] == before:
            self._rollouts = tuple(rollouts)
            if before:
                self.dataChanged.emit(self.index(0), self.index(len(before) - 1))
            return
        self.beginResetModel()
        self._rollouts = tuple(rollouts)
        self.endResetModel()


class RolloutDelegate(QStyledItemDelegate):
    """What, how far, and when it began: a line each."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines."""
        return QSize(0, LINES * (option.fontMetrics.height() + 2) + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        rollout = index.data(ROLLOUT)
        if not isinstance(rollout, RolloutShown):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        colours = colours_of(QApplication.palette())
        said, mood = wording.state(rollout)
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        line = QRect(place.left(), place.top(), place.width(), place.height() // LINES)
        small, muted = font_of(option, small=True), QColor(colours.muted)
        draw_text(painter, line, wording.title(rollout), font_of(option, bold=True), QColor(colours.text))
        line.translate(0, line.height())
        taken = draw_text(painter, line, wording.day(rollout), small, muted, right=True, share=RIGHT_SHARE)
        draw_text(painter, line.adjusted(0, 0, -taken - UNIT, 0), said, small, colour_of(mood, colours))
        line.translate(0, line.height())
        draw_text(painter, line, wording.count(rollout), small, muted)
        painter.restore()
