"""What a person says of a file that is kept: the form, and what keeps the changes or undoes them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.firmware.image_form import ImageForm, Said
from ui.widgets.held_button import HeldButton
from ui.widgets.line import line_of
from ui.widgets.text import Text


class SaidCard(QWidget):
    """What is written and not kept stays while the same file is shown."""

    change_wanted = Signal(object)  # Said

    def __init__(self, *, channel: bool = True) -> None:
        """``channel``: the file comes from one."""
        super().__init__()
        self._shown: tuple[str, Said] | None = None  # the file's id, and what is kept of it
        self._form = ImageForm(channel=channel)
        self._change = HeldButton(self.tr("Keep the changes"))
        self._undo = QPushButton(self.tr("Undo"))
        mark(self._change, "kind", "primary")
        self._change.clicked.connect(lambda: self.change_wanted.emit(self._form.said))
        self._undo.clicked.connect(self._undo_changes)
        self._form.changed.connect(self._show_buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("What you say of it"), "strong", wrap=True))
        column.addWidget(self._form)
        column.addLayout(line_of(self._change, self._undo))

    def show_said(self, file_id: str, said: Said) -> None:
        """Show what is kept of this file."""
        before, self._shown = self._shown, (file_id, said)
        if before is None or before[0] != file_id or before[1] == self._form.said:
            self._form.show_said(said)
        self._show_buttons()

    def show_live(self, live: Live) -> None:
        """Offer the boards of the devices that there are now."""
        self._form.offer_boards(sorted({one.board for one in live.let_in if one.board}))

    def _show_buttons(self) -> None:
        changed = self._shown is not None and self._form.said != self._shown[1]
        self._change.setEnabled(changed and self._form.acceptable)
        self._undo.setVisible(changed)

    def _undo_changes(self) -> None:
        if self._shown is not None:
            self._form.show_said(self._shown[1])
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)
