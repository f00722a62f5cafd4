"""Asks for the token of a hub elsewhere. It is masked, goes out once by a signal, and is kept nowhere here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hub.secrets import is_key
from ui.theme import UNIT, mark
from ui.widgets.copy_button import CopyButton
from ui.widgets.text import Text

WIDTH = 66 * UNIT
LONGEST_TOKEN = 512
"""Characters; what is longer was pasted by mistake."""

COMMAND = ".venv/bin/python -m hub token create window --scope admin"
"""Makes a token that lets a window do all it can."""


class HubTokenDialog(QDialog):
    """``address`` is the hub's; ``refused``: it was asked with a token that it does not accept."""

    token_entered = Signal(str, bool)  # whether it is to be kept, too

    def __init__(self, address: str, *, refused: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Connect to a hub"))
        self.setFixedWidth(WIDTH)
        self._field = QLineEdit(maxLength=LONGEST_TOKEN, echoMode=QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(self.tr("Token"))
        self._field.setPlaceholderText(self.tr("Paste the token here"))
        self._field.textChanged.connect(self._typed)
        self._show = QPushButton(self.tr("Show"), autoDefault=False)
        self._show.setCheckable(True)
        self._show.setAccessibleName(self.tr("Show the token"))
        self._show.toggled.connect(self._unmask)
        self._keep = QCheckBox(self.tr("Keep it on this computer"))
        self._keep.setChecked(True)
        self._connect = QPushButton(self.tr("Connect"))
        self._connect.setDefault(True)
        self._connect.setEnabled(False)
        mark(self._connect, "kind", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Text(self.tr("The hub at %1").replace("%1", address), "heading", wrap=True))
        if refused:
            said = self.tr("It does not accept the token. Enter another one.")
            column.addWidget(Text(said, "problem", wrap=True))
        column.addWidget(Text(self._explanation(), wrap=True))
        column.addLayout(self._make_command())
        column.addLayout(self._make_entry())
        column.addWidget(self._keep)
        column.addWidget(Text(self._keeping(), "muted", wrap=True))
        column.addWidget(self._make_buttons())
        self._field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the wrapped words need."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH))
        super().showEvent(event)

    def _explanation(self) -> str:
        return self.tr(
            "It shows itself only to those who have a token. On the hub's computer, make one in a terminal "
            "with this command; it is shown once:"
        )

    def _keeping(self) -> str:
        return self.tr(
            "It is kept in this computer's keyring or, where there is none, in a file that only you can read."
        )

    def _make_command(self) -> QHBoxLayout:
        command = Text(COMMAND, "copyable", wrap=True)
        command.make_selectable()
        command.setAccessibleName(self.tr("The command that makes a token"))
        command.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        copy = CopyButton(self.tr("Copy the command"))
        copy.setAutoDefault(False)
        copy.set_text_to_copy(COMMAND)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(command, 1)
        row.addWidget(copy)
        return row

    def _make_entry(self) -> QHBoxLayout:
        entry = QHBoxLayout()
        entry.setSpacing(UNIT)
        entry.addWidget(self._field, 1)
        entry.addWidget(self._show)
        return entry

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.addButton(QPushButton(self.tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._connect, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._enter)
        buttons.rejected.connect(self.reject)
        return buttons

    def _typed(self, text: str) -> None:
        self._connect.setEnabled(is_key(text))

    def _unmask(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))

    def _enter(self) -> None:
        token = self._field.text().strip()
        self._field.clear()
        self.accept()
        self.token_entered.emit(token, self._keep.isChecked())
