"""Asks for the language model's key. It is masked, stays until it is kept, and is kept nowhere here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.key_entry import KeyEntry, KeyLink, keeping
from ui.widgets.text import Text

WIDTH = 60 * UNIT


class ApiKeyDialog(QDialog):
    """``assistant`` is whose key it is, ``place`` where one is kept now (empty: nowhere).

    ``elsewhere``: the hub runs on another computer, which keeps the key.
    """

    key_entered = Signal(str)  # to be tried
    key_insisted = Signal(str)  # to be kept untried
    trial_unwanted = Signal()
    key_forgotten = Signal()

    def __init__(
        self, assistant: str, place: str, parent: QWidget | None = None, *, elsewhere: bool = False
    ) -> None:
        super().__init__(parent)
        title = self.tr("%1 key").replace("%1", assistant)
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH)
        self._entry = KeyEntry(title)
        self._entry.typed.connect(self._typed)
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(QPushButton(self.tr("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        self._save = QPushButton(self.tr("Save key"))
        self._save.setDefault(True)
        self._save.setEnabled(False)
        mark(self._save, "kind", "primary")
        self._buttons.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        self._anyway = QPushButton(self.tr("Keep it anyway"), autoDefault=False)
        self._anyway.clicked.connect(lambda: self.key_insisted.emit(self._entry.key))
        self._anyway.hide()
        self._told = Text(wrap=True)
        self._told.setAccessibleName(self.tr("What came of the test"))
        self._told.hide()
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
            column.addWidget(KeyLink(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._entry)
        column.addWidget(self._told)
        column.addWidget(self._anyway, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(keeping(place, elsewhere=elsewhere), "muted", wrap=True))
        column.addWidget(self._buttons)
        self._entry.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be as high as the wrapped words need."""
        self._fit()
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Close. Nobody waits for a trial any longer, and the field is empty."""
        self.trial_unwanted.emit()
        self._entry.take()
        super().done(result)

    def show_keeping(self) -> None:
        """The key is handed on; it stays in the field until it is kept."""
        self._anyway.hide()
        self._hold(self.tr("Save key"))
        self._tell(self.tr("Keeping the key…"))
        self._fit()

    def show_kept(self) -> None:
        """There is nothing more to ask."""
        self.accept()

    def show_not_kept(self, why: str, *, keepable: bool) -> None:
        """Say why the key is not kept; ``keepable``: it may be kept anyway."""
        self._hold()
        self._tell(why, bad=True)
        self._anyway.setVisible(keepable)
        self._fit()

    def _explanation(self, assistant: str) -> str:
        return self.tr(
            "With a key, %1 answers any question. The key belongs to your account at the service, "
            "which may charge for answers."
        ).replace("%1", assistant)

    def _typed(self, filled: bool) -> None:
        self._save.setEnabled(filled)
        self._anyway.hide()
        self._tell("")
        self._fit()

    def _enter(self) -> None:
        self._anyway.hide()
        self._hold(self.tr("Testing…"))
        self._tell(self.tr("Asking the service something with it…"))
        self._fit()
        self.key_entered.emit(self._entry.key)

    def _hold(self, doing: str = "") -> None:
        """Let nothing be typed while the button says ``doing``; empty: the person goes on."""
        self._entry.hold(on=bool(doing))
        self._save.setEnabled(not doing)
        self._save.setText(doing or self.tr("Save key"))

    def _tell(self, text: str, *, bad: bool = False) -> None:
        mark(self._told, "role", "problem" if bad else "muted")
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(WIDTH))

    def _forget(self) -> None:
        self.accept()
        self.key_forgotten.emit()
