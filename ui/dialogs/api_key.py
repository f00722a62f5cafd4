"""Asks for the language model's key. It is masked, goes out once by a signal, and is kept nowhere here."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import words
from ui.theme import UNIT, mark
from ui.widgets.text import Text

GROK_CONSOLE = "https://console.x.ai"
WIDTH = 60 * UNIT
LONGEST_KEY = 512
"""Characters; what is longer was pasted by mistake."""


class ApiKeyDialog(QDialog):
    """``assistant`` is whose key it is, ``place`` where one is kept now (empty: nowhere)."""

    key_entered = Signal(str)
    key_forgotten = Signal()

    def __init__(self, assistant: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("%1 key").replace("%1", assistant)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self._field = QLineEdit(maxLength=LONGEST_KEY, echoMode=QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(title)
        self._field.setPlaceholderText(self.tr("Paste the key here"))
        self._field.textChanged.connect(self._typed)
        self._show = QPushButton(self.tr("Show"), autoDefault=False)
        self._show.setCheckable(True)
        self._show.setAccessibleName(self.tr("Show the key"))
        self._show.toggled.connect(self._unmask)
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(QPushButton(self.tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        self._save = QPushButton(self.tr("Save key"))
        self._save.setDefault(True)
        self._save.setEnabled(False)
        mark(self._save, "kind", "primary")
        self._buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        if place:
            forget = QPushButton(self.tr("Forget key"), autoDefault=False)
            self._buttons.addButton(forget, QDialogButtonBox.ButtonRole.ResetRole)
            forget.clicked.connect(self._forget)
        self._buttons.accepted.connect(self._enter)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(Text(self._explanation(assistant), wrap=True))
        if assistant == "Grok":
            column.addWidget(self._make_link(), 0, Qt.AlignmentFlag.AlignLeft)
        entry = QHBoxLayout()
        entry.setSpacing(UNIT)
        entry.addWidget(self._field, 1)
        entry.addWidget(self._show)
        column.addLayout(entry)
        column.addWidget(Text(self._keeping(place), "muted", wrap=True))
        column.addWidget(self._buttons)
        self._field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the wrapped words need."""
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH))
        super().showEvent(event)

    def _explanation(self, assistant: str) -> str:
        return self.tr(
            "With a key, %1 answers any question. The key belongs to your account at the service, "
            "which may charge for answers."
        ).replace("%1", assistant)

    def _make_link(self) -> QPushButton:
        link = QPushButton(self.tr("Get a key at %1").replace("%1", QUrl(GROK_CONSOLE).host()))
        link.setAutoDefault(False)
        mark(link, "kind", "link")
        link.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(GROK_CONSOLE)))
        return link

    def _keeping(self, place: str) -> str:
        if place:
            kept = self.tr("A key is kept now %1; a new one takes its place.")
            return kept.replace("%1", words.key_place(place))
        return self.tr(
            "It is kept in this computer's keyring or, where there is none, in a file that only you can read. "
            "It is shown to nobody but the service."
        )

    def _typed(self, text: str) -> None:
        self._save.setEnabled(bool(text.strip()))

    def _unmask(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.setEchoMode(mode)
        self._show.setText(self.tr("Hide") if shown else self.tr("Show"))

    def _enter(self) -> None:
        key = self._field.text().strip()
        self._field.clear()
        self.accept()
        self.key_entered.emit(key)

    def _forget(self) -> None:
        self._field.clear()
        self.accept()
        self.key_forgotten.emit()
