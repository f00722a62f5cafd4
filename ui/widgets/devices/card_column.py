"""Cards one below the other, scrolled when there is no room for all."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import UNIT
from ui.widgets.row_question import RowQuestion


class CardColumn(QScrollArea):
    """Scrolls to a question that one of its cards asks."""

    def __init__(self, name: str) -> None:
        """``name`` says to a screen reader what the cards are about."""
        super().__init__()
        inside = QWidget()
        inside.setObjectName("plain")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, UNIT // 2, 0)
        self._column.setSpacing(2 * UNIT)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(inside)
        self._asking: RowQuestion | None = None
        self._reveal = QTimer(self, singleShot=True, interval=0)
        self._reveal.timeout.connect(self._show_question)

    def take(self, *cards: QWidget) -> None:
        """Have these cards, and no others later."""
        for card in cards:
            self._column.addWidget(card)
            for question in card.findChildren(RowQuestion):
                question.installEventFilter(self)
        self._column.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notice that a question is asked; it has its place once the layout has run."""
        if event.type() == QEvent.Type.Show and isinstance(watched, RowQuestion):
            self._asking = watched
            self._reveal.start()
        return super().eventFilter(watched, event)

    def _show_question(self) -> None:
        if self._asking is not None and self._asking.isVisible():
            self.ensureWidgetVisible(self._asking, 0, 2 * UNIT)
