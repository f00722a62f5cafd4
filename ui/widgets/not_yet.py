"""In the place of a page that has nothing to ask yet: what is waited for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hub.snapshot import Reach
from ui.theme import UNIT, mark
from ui.widgets.text import Text


class NotYet(QWidget):
    """The page's title, and why there is nothing below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Text(role="title", wrap=True)
        self._why = Text(role="strong", wrap=True)
        card = QFrame()
        mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        inside.setSpacing(UNIT)
        inside.addWidget(self._why)
        inside.addWidget(Text(self.tr("This page fills itself then."), "muted", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(self._title)
        column.addWidget(card)
        column.addStretch(1)

    def show_waiting(self, title: str, reach: Reach) -> None:
        """Stand for the page of this title until the hub can be asked."""
        starts = self.tr("One moment: the hub is starting.")
        self._title.setText(title)
        self._why.setText(starts if reach is Reach.HERE else self.tr("The hub has not answered yet."))
