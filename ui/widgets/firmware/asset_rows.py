"""Kept assets as Qt's lists want them, newest first, and how a row of theirs is drawn."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from hub.web.api.asset_forms import Asset
from ui.theme import colours_of
from ui.widgets.drawing import draw_text, font_of
from ui.widgets.firmware import asset_wording as wording
from ui.widgets.firmware.record_rows import LinesDelegate, RecordRows


class AssetRows(RecordRows):
    """All of them."""

    def asset(self, asset_id: str) -> Asset | None:
        """One of them."""
        return next((one for one in self.records if one.asset_id == asset_id), None)

    def id_of(self, record: Asset) -> str:
        """What tells them from others."""
        return record.asset_id

    def title(self, record: Asset) -> str:
        """What they are called."""
        return record.name or record.asset_id

    def read_out(self, record: Asset) -> str:
        """What a screen reader says of them."""
        return f"{self.title(record)}, {wording.what(record)}"


class AssetDelegate(LinesDelegate):
    """A name, and what is in them."""

    lines = 2

    def draw(self, painter: QPainter, option: QStyleOptionViewItem, record: Asset, line: QRect) -> None:
        """Draw them."""
        colours = colours_of(QApplication.palette())
        title = record.name or record.asset_id
        draw_text(painter, line, title, font_of(option, bold=True), QColor(colours.text))
        line.translate(0, line.height())
        draw_text(painter, line, wording.what(record), font_of(option, small=True), QColor(colours.muted))
