"""A turn, kept or going on: what was said, how long it took, what was done and what left the house."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from hub.events import (
    EmotionShown,
    Outcome,
    SentenceSpoken,
    TranscriptReady,
    TurnEvent,
    TurnFinished,
)
from hub.storage.folding import said, sought
from hub.web.api.costs import ToolCall
from hub.web.api.kept import Turn
from ui.theme import UNIT, mark
from ui.widgets.sessions import session_words
from ui.widgets.text import Text
from ui.widgets.timeline import step_words
from ui.widgets.timeline.spans import Called, chart
from ui.widgets.timeline.waterfall import Waterfall
from ui.widgets.turn_view import TurnView


class KeptTurn(QFrame):
    """Grows by events, and is complete once it is shown as it was kept."""

    play_wanted = Signal(str)  # its id
    stop_wanted = Signal()
    sound_wanted = Signal(str)  # its id: save the question's sound
    delete_wanted = Signal(str)  # its id

    def __init__(self, turn_id: str, at: float) -> None:
        """``at`` is when it began, wall-clock seconds."""
        super().__init__()
        mark(self, "role", "row")
        self.turn_id = turn_id
        self.at = at
        self.found = False  # it has what is looked for
        self._said = ""  # what is searched
        self._playing = False
        self._view = TurnView("", at)
        layout = self._view.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        self._found = Text(self.tr("Found here"), "strong")
        self._waterfall = Waterfall()
        self._facts = Text(role="small", wrap=True)
        self._unheard = Text(
            self.tr("This computer has no loudspeaker that works. Save the sound to hear it elsewhere."),
            "problem",
            wrap=True,
        )
        self._play = QPushButton(self.tr("Play question"))
        self._save = QPushButton(self.tr("Save sound…"))
        self._delete = QPushButton(self.tr("Delete…"))
        self._play.clicked.connect(self._play_or_stop)
        self._save.clicked.connect(self._want_sound)
        self._delete.clicked.connect(self._want_deleted)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def receive(self, event: TurnEvent) -> None:
        """Show what happened in it."""
        match event:
            case TranscriptReady():
                self._view.show_question(event.text)
            case SentenceSpoken():
                self._view.show_sentence(event.text)
            case EmotionShown():
                self._view.show_emotion(event.emotion)
            case TurnFinished():
                self._view.finish(event)
            case _:
                pass

    def show_said(self, turn: Turn, *, live: bool) -> None:
        """Show what was said. ``live``: a turn without an end goes on, and the hub was not ended in it."""
        if turn.question:
            self._view.show_question(turn.question)
        if turn.spoken:
            self._view.show_sentence(turn.spoken)
        if turn.emotion:
            self._view.show_emotion(turn.emotion)
        if turn.outcome is None and live:
            return
        over = TurnFinished(
            device_id=turn.device_id,
            session_id=turn.session_id,
            turn_id=turn.turn_id,
            outcome=turn.outcome or Outcome.INTERRUPTED,
            spoken=turn.spoken,
            timings={},
            error=turn.error,
        )
        self._view.finish(over)

    def show_facts(self, turn: Turn, calls: tuple[ToolCall, ...]) -> None:
        """Show how long it took, what was done and what left the house, and what can be done with it."""
        self._said = said(turn.question, turn.spoken)
        called = [Called(one.tool, one.at, one.took) for one in calls]
        self._waterfall.show_chart(chart(turn.timings, called, turn.finished_at))
        lines = [self._tool(one) for one in calls] + [session_words.sent(one) for one in turn.sent]
        self._facts.setText("\n".join(lines))
        for button in (self._play, self._save):
            button.setVisible(turn.audio)
        crowded = turn.audio and bool(lines)
        way = QBoxLayout.Direction
        self._foot.setDirection(way.TopToBottom if crowded else way.LeftToRight)
        self._delete.setVisible(turn.outcome is not None)
        about = turn.question or turn.spoken
        for button in (self._play, self._save, self._delete):
            button.setAccessibleName(f"{button.text()} {about}")

    def look_for(self, text: str) -> None:
        """Mark it when all words of ``text`` were said in it."""
        looked_for = list(sought(text))
        self.found = bool(looked_for) and all(word in self._said for word in looked_for)
        self._found.setVisible(self.found)

    def show_playing(self, *, playing: bool) -> None:
        """Whether its sound is heard now."""
        self._playing = playing
        self._play.setText(self.tr("Stop playing") if playing else self.tr("Play question"))

    def show_unheard(self) -> None:
        """This computer cannot play its sound."""
        self._unheard.show()

    def _tool(self, call: ToolCall) -> str:
        told = self.tr("Tool: %1, %2 (%3)").replace("%1", call.tool)
        told = told.replace("%2", session_words.tool_outcome(call.outcome))
        return told.replace("%3", step_words.seconds(call.took))

    def _play_or_stop(self) -> None:
        if self._playing:
            self.stop_wanted.emit()
        else:
            self.play_wanted.emit(self.turn_id)

    def _want_sound(self) -> None:
        self.sound_wanted.emit(self.turn_id)

    def _want_deleted(self) -> None:
        self.delete_wanted.emit(self.turn_id)

    def _lay_out(self) -> None:
        for hidden in (
            self._found,
            self._waterfall,
            self._unheard,
            self._play,
            self._save,
            self._delete,
        ):
            hidden.hide()
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addStretch(1)
        for button in (self._play, self._save, self._delete):
            mark(button, "kind", "quiet")
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._found)
        column.addWidget(self._view)
        column.addWidget(self._waterfall)
        column.addWidget(self._unheard)
        self._foot.setSpacing(UNIT // 2)
        self._foot.addWidget(self._facts, 1)
        self._foot.addLayout(row)
        column.addLayout(self._foot)
