"""Talk: this computer as a device. Hold to talk or type, and hear the answer."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hub.events import ToolCalled, TurnEvent, TurnFinished, TurnsDeleted, TurnStarted
from ui.audio_devices import Found
from ui.talking.state import TalkState
from ui.theme import UNIT, mark
from ui.widgets.conversation import Conversation
from ui.widgets.overlay import FOOT
from ui.widgets.talk.asking import Asking
from ui.widgets.talk.first_question import FirstQuestion
from ui.widgets.text import Text
from ui.widgets.timeline.spans import Called, Chart, chart
from ui.widgets.timeline.waterfall import Waterfall

MOODS: Mapping[TalkState, str] = {
    TalkState.STARTING: "busy",
    TalkState.JOINING: "busy",
    TalkState.READY: "good",
    TalkState.BUSY: "busy",
    TalkState.AWAY: "bad",
    TalkState.SHUT_OUT: "bad",
    TalkState.FAILED: "bad",
}
"""Of the style sheet; the words beside it say the same."""


class TalkPage(QWidget):
    """Shows one conversation, and says what the person wants."""

    pressed = Signal()  # the button, to speak
    released = Signal()
    typed = Signal(str)
    stop_wanted = Signal()
    join_wanted = Signal()  # try again to reach the hub
    look_wanted = Signal()  # see again what there is to speak with

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._state = Text(role="state", wrap=True)
        self._again = QPushButton(self.tr("Try again"))
        self._again.clicked.connect(self.join_wanted)
        self._first = FirstQuestion()
        self._first.question_wanted.connect(self.typed)
        self._conversation = Conversation()
        self._calls: list[Called] = []  # of tools, in the turn that goes on
        self._waterfall = Waterfall()
        self._conversation.add_below(self._waterfall)
        self._waterfall.hide()
        self._asking = Asking()
        self._asking.pressed.connect(self.pressed)
        self._asking.released.connect(self.released)
        self._asking.typed.connect(self.typed)
        self._asking.stop_wanted.connect(self.stop_wanted)
        self._asking.look_wanted.connect(self.look_wanted)
        self._talk = QStackedWidget()
        self._lay_out()
        self.show_state(TalkState.STARTING)

    @property
    def held(self) -> bool:
        """Whether somebody holds the button."""
        return self._asking.held

    def show_state(self, state: TalkState) -> None:
        """Show how it stands with the hub."""
        self._state.setText(self._words(state))
        mark(self._state, "mood", MOODS[state])
        self._again.setVisible(state in (TalkState.AWAY, TalkState.SHUT_OUT, TalkState.FAILED))
        self._first.allow(possible=state in (TalkState.READY, TalkState.AWAY))
        self._asking.show_state(state)

    def show_ringing(self, *, rings: bool) -> None:
        """Show whether this computer rings."""
        self._asking.show_ringing(rings=rings)

    def show_found(self, found: Found) -> None:
        """Show what there is to listen and speak with."""
        self._asking.show_found(found)

    def show_trouble(self) -> None:
        """Show that the sound card cannot be used."""
        self._asking.show_trouble()

    def hear(self, level: float) -> None:
        """Show how loud somebody speaks, 0…1."""
        self._asking.hear(level)

    def receive(self, event: TurnEvent) -> None:
        """Show what happened in a turn at this computer."""
        self._conversation.receive(event, "")
        if isinstance(event, TurnStarted):
            self._calls.clear()
            self._waterfall.show_chart(Chart())
        elif isinstance(event, TurnFinished):
            self._waterfall.show_chart(chart(event.timings, self._calls, event.at))
        if self._conversation.count:
            self._talk.setCurrentWidget(self._conversation)

    def forget(self, event: TurnsDeleted) -> None:
        """Show no longer what was deleted."""
        self._conversation.forget(event)

    def receive_call(self, call: ToolCalled) -> None:
        """Take note of a tool that was called in the turn that goes on."""
        self._calls.append(Called(call.tool, call.at, call.took))

    def focus(self) -> None:
        """Let the person type at once."""
        self._asking.focus()

    def _words(self, state: TalkState) -> str:
        shut_out = self.tr("The hub does not let this computer in: it was turned away or blocked.")
        return {
            TalkState.STARTING: self.tr("One moment: the hub is starting."),
            TalkState.JOINING: self.tr("This computer introduces itself to the hub…"),
            TalkState.READY: self.tr("Ready"),
            TalkState.BUSY: self.tr("On the line"),
            TalkState.AWAY: self.tr("The hub does not answer. Ask again in a moment."),
            TalkState.SHUT_OUT: shut_out,
            TalkState.FAILED: self.tr("This computer could not be connected to the hub."),
        }[state]

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(Text(self.tr("Talk"), "title"))
        title.addWidget(self._state)
        head.addLayout(title, 1)
        head.addWidget(self._again)
        self._talk.addWidget(self._first)
        self._talk.addWidget(self._conversation)
        card = QFrame()
        mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        inside.setSpacing(UNIT)
        inside.addWidget(self._talk, 1)
        rule = QFrame()
        mark(rule, "role", "rule")
        inside.addWidget(rule)
        inside.addSpacing(UNIT // 2)
        self._asking.setObjectName(FOOT)
        inside.addWidget(self._asking)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(head)
        column.addWidget(card, 1)
