"""A button that copies a text and says that it did."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from ui.theme import mark

SAID_FOR_MS: Final = 2000
"""Long enough to be read after the hand left the mouse."""


class CopyButton(QPushButton):
    """Copies what it was last given. Its width is that of its longer word, so nothing moves."""

    def __init__(self, what: str, kind: str = "") -> None:
        """``what`` says to a screen reader what is copied."""
        super().__init__()
        self._text = ""
        self._idle, self._done = self.tr("Copy"), self.tr("Copied ✓")
        self.setAccessibleName(what)
        if kind:
            mark(self, "kind", kind)
        self._timer = QTimer(self, singleShot=True, interval=SAID_FOR_MS)
        self._timer.timeout.connect(lambda: self.setText(self._idle))
        self.setText(self._done)
        self.ensurePolished()
        self.setMinimumWidth(self.sizeHint().width())
        self.setText(self._idle)
        self.clicked.connect(self._copy)

    def set_text_to_copy(self, text: str) -> None:
        """What the next press copies; with nothing to copy the button is off."""
        self._text = text
        self.setEnabled(bool(text))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.setText(self._done)
        self._timer.start()
