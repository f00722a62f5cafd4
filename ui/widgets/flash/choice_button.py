"""One of a few buttons of which one is pressed."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton

from ui.theme import mark


class ChoiceButton(QPushButton):
    """As wide as its words are when it is chosen, which makes them bold."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(False)
        self.setCheckable(True)
        mark(self, "kind", "choice")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Chosen or not, it is as wide."""
        self.ensurePolished()
        font, text = QFont(self.font()), self.text()
        plain, bold = QFont(font), QFont(font)
        plain.setWeight(QFont.Weight.Normal)
        bold.setWeight(QFont.Weight.DemiBold)
        needed = QFontMetrics(bold).horizontalAdvance(text) - QFontMetrics(plain).horizontalAdvance(text)
        hint = super().sizeHint()
        return hint if font.weight() > QFont.Weight.Normal else QSize(hint.width() + needed, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The same."""
        return self.sizeHint()
