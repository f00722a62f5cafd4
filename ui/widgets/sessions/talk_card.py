"""One conversation: whose, when, its turns, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hub.events import TurnEvent
from hub.web.api.costs import ToolCall
from hub.web.api.kept import Session, Turn
from ui.theme import UNIT, mark
from ui.widgets.sessions import session_words
from ui.widgets.sessions.export_button import ExportButton
from ui.widgets.sessions.turn_list import TurnList
from ui.widgets.text import Text


class TalkCard(QFrame):
    """Says what to choose as long as nothing is chosen."""

    export_wanted = Signal(object)  # Form: this conversation
    delete_wanted = Signal()  # this conversation

    def __init__(self, now: Callable[[], float]) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        mark(self, "role", "card")
        self._now = now
        self.session_id = ""
        self._began = 0.0
        self.turns = TurnList()
        self._name = Text(role="heading", wrap=True)
        self._about = Text(role="small", wrap=True)
        self._export = ExportButton(self.tr("Export…"))
        self._delete = QPushButton(self.tr("Delete…"))
        mark(self._delete, "kind", "quiet")
        self._export.export_wanted.connect(self.export_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        self._nothing = Text(self.tr("The conversation that you choose is shown here."), "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QStackedWidget()
        self._lay_out()

    def show_session(self, session: Session, name: str) -> None:
        """Whose it is and when it was; its turns follow."""
        self.session_id = session.session_id
        self._began = session.started_at
        self._name.setText(name)
        when = session_words.moment(session.started_at, self._now())
        self._about.setText(f"{when} · {session_words.turns(session)}")
        self._body.setCurrentIndex(1)

    def show_turns(
        self, session: Session, turns: Sequence[Turn], calls: Sequence[ToolCall], *, more: bool, text: str
    ) -> None:
        """Its newest turns, newest first. ``text`` is what is looked for."""
        self.turns.show_turns(turns, calls, more=more, text=text, follow=session.open)

    def called(self, turn_id: str = "") -> str:
        """What people call the conversation, or one of its turns: the device's name, and when it began."""
        at = self.turns.began(turn_id) if turn_id else self._began
        return f"{self._name.text()}, {session_words.moment(at, self._now())}"

    def show_nothing(self) -> None:
        """None is chosen."""
        self.session_id = ""
        self.turns.clear()
        self._body.setCurrentIndex(0)

    def receive(self, event: TurnEvent) -> None:
        """Show what happens, if it happens in this conversation."""
        if self.session_id and event.session_id == self.session_id:
            self.turns.receive(event)

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._name)
        said.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addLayout(said, 1)
        head.addWidget(self._export, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)
        talk = QWidget()
        column = QVBoxLayout(talk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(head)
        column.addWidget(self.turns, 1)
        self._body.addWidget(self._nothing)
        self._body.addWidget(talk)
        around = QVBoxLayout(self)
        around.setContentsMargins(2 * UNIT, UNIT + 4, UNIT, UNIT)
        around.addWidget(self._body)
