"""Where the key of the service that thinks is kept, to be changed or forgotten."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from ui import words
from ui.theme import UNIT, mark
from ui.widgets.card import Card
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text


class AssistantKeyCard(Card):
    """The key itself is never shown."""

    key_wanted = Signal()  # ask for another
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str] | None = None
        self._title = Text(role="heading", wrap=True)
        self._text = Text(wrap=True)
        self._set = QPushButton()
        self._set.clicked.connect(self.key_wanted)
        self._forget = QPushButton(self.tr("Forget key"))
        self._forget.clicked.connect(self._ask)
        self._question = RowQuestion()
        self._question.answered.connect(self._answered)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._set)
        row.addWidget(self._forget)
        row.addStretch(1)
        self.add(self._title, self._text, row, self._question)
        self.show_key("Grok", "")

    def show_key(self, assistant: str, place: str) -> None:
        """Show where ``assistant``'s key is kept; an empty place: nowhere."""
        if self._shown == (assistant, place):
            return  # somebody may be answering the question
        self._shown = (assistant, place)
        outside = place == "environment"
        self._title.setText(self.tr("%1 key").replace("%1", assistant))
        if outside:
            self._text.setText(
                self.tr("It is given in the environment or the settings file, and is changed there.")
            )
        elif place:
            self._text.setText(self.tr("It is kept %1.").replace("%1", words.key_place(place)))
        else:
            self._text.setText(self.tr("No key is kept. Without one, only what needs none is answered."))
        self._set.setText(self.tr("Change key…") if place else self.tr("Add key…"))
        mark(self._set, "kind", "" if place else "primary")
        self._set.setVisible(not outside)
        self._forget.setVisible(bool(place) and not outside)
        self._question.hide()

    def _ask(self) -> None:
        text = self.tr("Until another is added, only what needs no service is answered.")
        self._question.ask("forget", text, self.tr("Forget it"))

    def _answered(self, what: str) -> None:
        self._question.hide()
        if what:
            self.forget_wanted.emit()
