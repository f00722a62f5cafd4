"""What came of a tool's call: in words, as the device's text, as pictures."""

import json
from base64 import b64decode
from binascii import Error
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hub.web.api.tools import ToolAnswer
from ui.theme import UNIT, mark
from ui.widgets.copy_button import CopyButton
from ui.widgets.devices import wording
from ui.widgets.devices.picture import Picture
from ui.widgets.text import Text

MOST_TEXT: Final = 2_000
"""Characters that are shown; all of them can be copied."""

_MOODS: Final = {"done": "good", "refused": "bad", "late": "warn", "gone": "warn"}


class ToolResult(QWidget):
    """Hidden as long as there is nothing to tell."""

    def __init__(self) -> None:
        super().__init__()
        self._state = Text(role="state", wrap=True)
        self._text = Text(role="copyable", wrap=True)
        self._text.make_selectable()
        self._text.setAccessibleName(self.tr("What the device said"))
        self._copy = CopyButton(self.tr("Copy what the device said"), "quiet")
        self._picture = Picture(self.tr("Picture from the device"))
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(self._state, 1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._picture)
        self.hide()

    def show_waiting(self) -> None:
        """Say that the device was asked."""
        self._show("busy", self.tr("Asking the device…"), "")

    def show_answer(self, answer: ToolAnswer) -> None:
        """Show what came of it."""
        self._show(_MOODS[answer.outcome], wording.outcome(answer.outcome), _readable(answer.text))
        if answer.pictures:
            self._picture.show_picture(_bytes(answer.pictures[0]))

    def show_picture(self, content: bytes) -> None:
        """Show a picture that came of it."""
        self._picture.show_picture(content)

    def show_problem(self, said: str) -> None:
        """Say why the device was not even asked."""
        self._show("bad", said, "")

    def clear(self) -> None:
        """Tell nothing."""
        self.hide()

    def _show(self, mood: str, said: str, text: str) -> None:
        mark(self._state, "mood", mood)
        self._state.setText(said)
        self._text.setText(text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…")
        self._text.setVisible(bool(text))
        self._copy.set_text_to_copy(text)
        self._copy.setVisible(bool(text))
        self._picture.clear_picture()
        self.show()


def _readable(text: str) -> str:
    """JSON in lines; what only says that it worked is said already; anything else stays."""
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return text
    if told is True:
        return ""
    return json.dumps(told, ensure_ascii=False, indent=2) if isinstance(told, dict | list) else text


def _bytes(picture: str) -> bytes:
    try:
        return b64decode(picture)
    except (Error, ValueError):
        return b""
