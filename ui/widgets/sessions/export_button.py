"""A button that asks in which form something is to be exported."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from ui.theme import mark


class Form(StrEnum):
    """How it is written. The value is the suffix of the file's name."""

    MARKDOWN = "md"  # to be read
    JSON = "json"  # for programs, with all that is kept
    ZIP = "zip"  # that, with recorded sound
    WAV = "wav"  # the sound of one question


class ExportButton(QPushButton):
    """Its menu names the forms."""

    export_wanted = Signal(object)  # Form

    def __init__(self, text: str) -> None:
        super().__init__(text)
        mark(self, "kind", "quiet")
        mark(self, "opens", "menu")
        menu = QMenu(self)
        for form, title in (
            (Form.MARKDOWN, self.tr("Text to read (Markdown)")),
            (Form.JSON, self.tr("Everything, for programs (JSON)")),
            (Form.ZIP, self.tr("With sound, where any was recorded (ZIP)")),
        ):
            menu.addAction(title).setData(form)
        menu.triggered.connect(self._picked)
        self.setMenu(menu)

    def _picked(self, action: QAction) -> None:
        self.export_wanted.emit(Form(action.data()))
