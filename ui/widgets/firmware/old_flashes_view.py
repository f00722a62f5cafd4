"""The last part of the page: what was on boards before they were written over USB."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hub.web.api.usb_forms import Flash
from ui.live import Live
from ui.tab_order import put_behind
from ui.widgets.card import Card, scrolled
from ui.widgets.firmware.old_flash_row import OldFlashRow
from ui.widgets.text import Text
from ui.widgets.unread_card import UnreadCard

PUT_BACK: Final = "esptool write-flash 0 flash.bin"
"""What a person types who wants one on its board again."""


class OldFlashesView(QWidget):
    """Newest first."""

    save_wanted = Signal(object)  # Flash
    delete_wanted = Signal(str)  # its id; it was asked about
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, OldFlashRow] = {}
        self._flashes: tuple[Flash, ...] = ()
        self._live = Live()
        self._list = QWidget()
        self._unread = UnreadCard(self.tr("The backups cannot be read"))
        self._unread.retry_wanted.connect(self.retry_wanted)
        self._body = QStackedWidget()
        self._lay_out()

    def show_flashes(self, flashes: Sequence[Flash]) -> None:
        """All that are kept now, newest first."""
        self._flashes = tuple(flashes)
        for gone in self._rows.keys() - {one.flash_id for one in flashes}:
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for at, flash in enumerate(flashes):
            if flash.flash_id not in self._rows:
                self._rows[flash.flash_id] = self._make_row(flash, at)
        last: QWidget = self._list
        for flash in flashes:
            put_behind(last, self._rows[flash.flash_id])
            last = self._rows[flash.flash_id]
        self._show()
        self._body.setCurrentIndex(0 if flashes else 1)

    def show_unread(self, why: str) -> None:
        """They cannot be read."""
        self._unread.show_why(why)
        self._body.setCurrentIndex(2)

    def show_live(self, live: Live) -> None:
        """Call boards as their devices are called now."""
        self._live = live
        self._show()

    def _show(self) -> None:
        names = self._live.all_called()
        for flash in self._flashes:
            self._rows[flash.flash_id].show_flash(flash, names.get(flash.device_id, ""))

    def _make_row(self, flash: Flash, at: int) -> OldFlashRow:
        row = OldFlashRow(flash)
        row.save_wanted.connect(self.save_wanted)
        row.delete_wanted.connect(self.delete_wanted)
        self._column.insertWidget(at, row)
        return row

    def _lay_out(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._body)
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part in (self._make_work(), self._make_empty(), self._unread):
            self._body.addWidget(part)

    def _make_work(self) -> Card:
        card = Card(self.tr("What was on boards before they were written"))
        about = self.tr(
            "To put one back, save it as a file, and write that on the board with the program esptool: %1. "
            "It has the Wi-Fi passwords in it that the board knew."
        )
        card.add(Text(about.replace("%1", PUT_BACK), "muted", wrap=True))
        card.column.addWidget(scrolled(self.tr("Backups"), self._list), 1)
        return card

    def _make_empty(self) -> Card:
        card = Card(self.tr("No backups"))
        about = self.tr(
            "Flash a board over USB, and choose in the last step to save what is on it now. It is kept here, "
            "to be saved as a file."
        )
        card.add(Text(about, wrap=True))
        card.column.addStretch(1)
        return card
