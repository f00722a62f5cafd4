"""One side of a conversation: as wide as its words, up to most of the place there is."""

import re
from math import ceil
from typing import Final, Literal

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QSizePolicy

from ui.theme import mark
from ui.widgets.text import Text

SHARE: Final = 0.86
"""Of the width; the rest shows at a glance whose side it is."""

LONGEST_WORD: Final = 28
"""Characters of a word that fit the narrowest bubble; a longer one gets places where it may break."""

AROUND: Final = QSize(2 * (12 + 1) + 2, 2 * (8 + 1))
"""Padding and border of a bubble in the style sheet, and 2 px so that rounding never breaks a line."""

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


class Bubble(Text):
    """A question or an answer."""

    def __init__(self, side: Literal["question", "answer"]) -> None:
        super().__init__(role="bubble", wrap=True)
        mark(self, "side", side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.make_selectable()
        self._laid = QTextDocument(self)  # selectable text is laid out by one, so it is measured by one
        self._laid.setDocumentMargin(0)

    def show_words(self, words: str) -> None:
        """Show ``words``."""
        self.setText(_LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", words))

    def fit(self, place: int) -> None:
        """Take the size that the words need in a place this many pixels wide."""
        if not self.text():
            return
        self.ensurePolished()
        self._laid.setDefaultFont(self.font())
        self._laid.setPlainText(self.text())
        self._laid.setTextWidth(int(place * SHARE) - AROUND.width())
        needed = QSizeF(self._laid.idealWidth(), self._laid.size().height())
        self.setFixedSize(QSize(ceil(needed.width()), ceil(needed.height())) + AROUND)
