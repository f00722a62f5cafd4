"""What was on one board before it was written: saving it, and deleting it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from hub.events import FLASH_ENDED
from hub.web.api.usb_forms import Flash
from ui.theme import UNIT, mark
from ui.widgets.devices.wording import day_and_time
from ui.widgets.flash import wording
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text


class OldFlashRow(QFrame):
    """Stays as long as it is kept."""

    save_wanted = Signal(object)  # Flash
    delete_wanted = Signal(str)  # its id; it was asked about

    def __init__(self, flash: Flash) -> None:
        super().__init__()
        mark(self, "role", "row")
        self._flash = flash
        self._name, self._line = Text(role="strong", wrap=True), Text(role="small", wrap=True)
        self._save, self._delete = QPushButton(self.tr("Save as…")), QPushButton(self.tr("Delete…"))
        mark(self._delete, "kind", "stop")
        kept = self._delete.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # or the other button jumps
        self._delete.setSizePolicy(kept)
        self._question = RowQuestion()
        self._save.clicked.connect(lambda: self.save_wanted.emit(self._flash))
        self._delete.clicked.connect(self._ask)
        self._question.answered.connect(self._answered)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, UNIT, 0, UNIT)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._name, 0, 0)
        grid.addWidget(self._line, 1, 0)
        grid.addWidget(self._save, 0, 1, 2, 1)
        grid.addWidget(self._delete, 0, 2, 2, 1)
        grid.addWidget(self._question, 2, 0, 1, 3)

    def show_flash(self, flash: Flash, called: str) -> None:
        """Show which board it was; ``called`` is what the household calls the device, if it knows it."""
        self._flash = flash
        self._name.setText(called or flash.device_id)
        board = wording.board_title(flash.board) if flash.board else ""
        mac = flash.device_id if called else ""
        over = flash.state in FLASH_ENDED
        goes_on = "" if over else self.tr("the board is being written now")
        self._line.setText(" · ".join(filter(None, (board, mac, day_and_time(flash.started_at), goes_on))))
        self._delete.setEnabled(over)
        for button in (self._save, self._delete):
            button.setAccessibleDescription(f"{self._name.text()} · {self._line.text()}")

    def _ask(self) -> None:
        text = self.tr("Delete what was on %1? It cannot be put back on the board then.")
        self._question.ask("delete", text.replace("%1", self._name.text()), self.tr("Yes, delete it"))
        self._delete.hide()

    def _answered(self, what: str) -> None:
        self._question.hide()
        self._delete.show()
        if what:
            self.delete_wanted.emit(self._flash.flash_id)
