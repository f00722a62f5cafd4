"""Files that are dropped on the window, wherever it is: they go to the page of firmware."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.text import Text

translate = QCoreApplication.translate

KINDS: Final = frozenset({".bin", ".zip"})
"""Endings of files that may be firmware."""

DRAGS: Final = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileDrops(QObject):
    """Takes drops before any field in the window does: a field would write the file's name down.

    While such files are dragged over the window it says what happens to them.
    """

    dropped = Signal(object)  # list[Path]

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._hint: QWidget | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear the drags of the window's own frame, which come before those of what is in it."""
        window = self.parent()  # Qt knows it to the end; what Python remembers is cleared before
        if watched is window and isinstance(window, QWidget):
            frame = window.windowHandle()
            if event.type() == QEvent.Type.Show and frame is not None:
                frame.removeEventFilter(self)
                frame.installEventFilter(self)
            return False
        if event.type() == QEvent.Type.DragLeave:
            self._show_hint(over=None)
        elif event.type() in DRAGS and isinstance(event, QDropEvent):
            return self._dragged(event)
        return False

    def _dragged(self, event: QDropEvent) -> bool:
        files = firmware_in(event.mimeData())
        window = self.parent()
        if not files or not isinstance(window, QWidget) or not window.isEnabled():
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._show_hint(over=window if event.type() != QEvent.Type.Drop else None)
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files)
        return True

    def _show_hint(self, *, over: QWidget | None) -> None:
        if self._hint is not None and over is None:
            self._hint.deleteLater()
            self._hint = None
        elif self._hint is None and over is not None:
            self._hint = _hint(over)


def firmware_in(data: QMimeData) -> list[Path]:
    """The files of this computer that are dragged and may be firmware."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in KINDS]


def _hint(window: QWidget) -> QWidget:
    """Lies over the middle of the window."""
    hint = QFrame(window)
    mark(hint, "role", "told")
    column = QVBoxLayout(hint)
    column.setContentsMargins(4 * UNIT, 3 * UNIT, 4 * UNIT, 3 * UNIT)
    column.setSpacing(UNIT)
    for text, role in (
        (translate("FileDrops", "Drop it here to see what it is"), "heading"),
        (translate("FileDrops", "Nothing is kept, and no device gets it, before you say so."), ""),
    ):
        said = Text(text, role)
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(said)
    hint.adjustSize()
    hint.move((window.width() - hint.width()) // 2, (window.height() - hint.height()) // 2)
    hint.show()
    return hint
