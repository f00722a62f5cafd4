"""A question inside a row, below its buttons: nothing that was pressed twice by mistake answers it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.text import Text


class RowQuestion(QWidget):
    """Hidden until it is asked, and again when it was answered. While it is open, Esc means Back.

    The focus returns to the button that asked, if that can be pressed again.
    """

    answered = Signal(str)  # what was asked; empty: it is not wanted

    def __init__(self) -> None:
        super().__init__()
        self._what = ""
        self._asker: QWidget | None = None
        self._text = Text(wrap=True)
        self._yes = QPushButton()
        self._back = QPushButton(self.tr("Back"))
        mark(self._yes, "kind", "stop")
        self._yes.clicked.connect(lambda: self._answer(self._what))
        self._back.clicked.connect(lambda: self._answer(""))
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self._yes)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT // 2, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._text)
        column.addLayout(buttons)
        self.hide()

    def ask(self, what: str, text: str, yes: str) -> None:
        """Ask ``text``; ``yes`` is on the button that answers with ``what``. The focus is on the other one."""
        self._what = what
        self._asker = QApplication.focusWidget()
        self._text.setText(text)
        self._yes.setText(yes)
        self._yes.setAccessibleDescription(text)
        self._back.setAccessibleDescription(text)
        self.show()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Hear every key from now on."""
        super().showEvent(event)
        self._hear(on=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Hear none of them any more."""
        super().hideEvent(event)
        self._hear(on=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take Esc before it means something elsewhere in the window."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape or not self._heard(watched):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut: the key itself follows
        else:
            self._answer("")
        return True

    def _hear(self, *, on: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self) if on else app.removeEventFilter(self)

    def _heard(self, watched: QObject) -> bool:
        """Whether a key that was pressed there is for this window, and nothing is open above it."""
        if QApplication.activeModalWidget() not in (None, self.window()) or QApplication.activePopupWidget():
            return False
        return isinstance(watched, QWidget) and watched.window() is self.window()

    def _answer(self, what: str) -> None:
        asker, self._asker = self._asker, None
        self.answered.emit(what)
        focused = QApplication.focusWidget()
        kept = focused is not None and focused.isAncestorOf(self)  # somewhere in the row that asked
        still_there = asker is not None and asker in self.window().findChildren(QWidget)
        if asker is not None and still_there and not kept and asker.isVisible() and asker.isEnabled():
            asker.setFocus(Qt.FocusReason.OtherFocusReason)
