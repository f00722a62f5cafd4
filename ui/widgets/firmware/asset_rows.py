"""Kept assets as Qt's lists want them, newest first, and how a row of theirs is drawn."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem

from hub.web.api.asset_forms import Asset
from ui.theme import UNIT, colours_of
from ui.widgets.drawing import draw_ground, draw_text, font_of
from ui.widgets.firmware import asset_wording as wording

ASSET: Final = Qt.ItemDataRole.UserRole
"""The assets themselves."""

LINES: Final = 2

Index = QModelIndex | QPersistentModelIndex


class AssetRows(QAbstractListModel):
    """All of them."""

    def __init__(self) -> None:
        super().__init__()
        self._assets: tuple[Asset, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many there are."""
        return 0 if parent.isValid() else len(self._assets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The assets, or what their row says."""
        if not 0 <= index.row() < len(self._assets):
            return None
        asset = self._assets[index.row()]
        if role == ASSET:
            return asset
        if role == Qt.ItemDataRole.DisplayRole:
            return asset.name or asset.asset_id
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{asset.name or asset.asset_id}, {wording.what(asset)}"
        return None

    def asset(self, asset_id: str) -> Asset | None:
        """One of them."""
        return next((one for one in self._assets if one.asset_id == asset_id), None)

    def row_of(self, asset_id: str) -> int:
        """Its row; -1 when there is none."""
        return next((row for row, one in enumerate(self._assets) if one.asset_id == asset_id), -1)

    def show_assets(self, assets: Sequence[Asset]) -> None:
        """All that there are now."""
        same = [one.asset_id for one in assets] == [one.asset_id for one in self._assets]
        if same and assets:
            self._assets = tuple(assets)
            self.dataChanged.emit(self.index(0), self.index(len(assets) - 1))
        elif not same:
            self.beginResetModel()
            self._assets = tuple(assets)
            self.endResetModel()


class AssetDelegate(QStyledItemDelegate):
    """A name, and what is in them."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """As tall as its lines."""
        return QSize(0, LINES * (option.fontMetrics.height() + 2) + 2 * UNIT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        asset = index.data(ASSET)
        if not isinstance(asset, Asset):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        colours = colours_of(QApplication.palette())
        place = option.rect.adjusted(UNIT + 4, UNIT, -UNIT - 4, -UNIT)
        line = QRect(place.left(), place.top(), place.width(), place.height() // LINES)
        draw_text(painter, line, str(index.data()), font_of(option, bold=True), QColor(colours.text))
        line.translate(0, line.height())
        draw_text(painter, line, wording.what(asset), font_of(option, small=True), QColor(colours.muted))
        painter.restore()
