"""Boards that are written now, besides the one that is looked at."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hub.web.api.usb_forms import Flash
from ui.theme import UNIT
from ui.widgets.flash import wording
from ui.widgets.text import Text


class RunningList(QWidget):
    """Hidden while there are none."""

    flash_wanted = Signal(str)  # its id: look at it

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, FlashRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT)
        self._column.addWidget(Text(self.tr("Being written now"), "strong"))
        self.hide()

    def show_flashes(self, flashes: Sequence[Flash], ports: Mapping[str, str]) -> None:
        """Show these; ``ports`` says what their ports are called."""
        told = {flash.flash_id: flash for flash in flashes}
        for gone in self._rows.keys() - told.keys():
            self._rows.pop(gone).deleteLater()
        for flash_id, flash in told.items():
            if flash_id not in self._rows:
                self._rows[flash_id] = row = FlashRow()
                row.wanted.connect(lambda flash_id=flash_id: self.flash_wanted.emit(flash_id))
                self._column.addWidget(row)
            self._rows[flash_id].show_flash(flash, ports.get(flash.port_id, flash.port_id))
        self.setVisible(bool(told))


class FlashRow(QWidget):
    """One of them."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._text = Text(wrap=True)
        self._look = QPushButton(self.tr("Show"), autoDefault=False)
        self._look.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._text, 1)
        row.addWidget(self._look)

    def show_flash(self, flash: Flash, port: str) -> None:
        """Show how far it is."""
        board = flash.board.chip if flash.board else ""
        far = f"{wording.percent(flash)}\N{NO-BREAK SPACE}%" if flash.state in wording.MEASURED else ""
        self._text.setText(" · ".join(filter(None, (board, port, wording.phase(flash.state), far))))
        self._look.setAccessibleName(self.tr("Show the board on %1").replace("%1", port))
