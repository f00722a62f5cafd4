"""One turn: who asked, what, and the answer as it is spoken."""

from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hub.events import Outcome, TurnFinished
from hub.joining import joined
from ui import words
from ui.theme import UNIT, mark
from ui.widgets.bubble import Bubble
from ui.widgets.text import Text

USUAL_FACE: Final = "neutral"


class TurnView(QWidget):
    """A question bubble, an answer bubble, and a line on how far the turn is."""

    def __init__(self, device: str, at: float) -> None:
        """``at`` is wall-clock seconds."""
        super().__init__()
        self._answer_text = ""
        self.silent = False  # ended without a word on either side
        time = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(at)).time(), QLocale.FormatType.ShortFormat)
        self._time = time
        self._device = device
        self._head = Text(self._heading(), "small", wrap=True)
        self._question = Bubble("question")
        self._question.setAccessibleName(self.tr("Question"))
        self._answer = Bubble("answer")
        self._answer.setAccessibleName(self.tr("Answer"))
        self._face = ""
        self._status = Text(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 3 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._head)
        column.addWidget(self._question, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)
        self._question.hide()
        self._answer.hide()
        self._tell(self.tr("Listening…"))

    def call(self, device: str) -> None:
        """Say whose turn it is, as the device is called now."""
        if device != self._device:
            self._device = device
            self._head.setText(self._heading())

    def show_question(self, text: str) -> None:
        """Show what was understood."""
        self._say(self._question, text)
        self._tell(self.tr("Thinking…"))

    def show_sentence(self, text: str) -> None:
        """Add a sentence that begins to be heard."""
        self._answer_text = joined((self._answer_text, text))
        self._say(self._answer, self._answer_text)
        self._tell(self.tr("Speaking…"))

    def show_emotion(self, name: str) -> None:
        """Say which face the device makes; the usual one is not worth a word."""
        face = self.tr("Face: %1").replace("%1", words.emotion(name))
        self._face = face if name != USUAL_FACE else ""
        self._tell(self._progress)

    def finish(self, event: TurnFinished) -> None:
        """Say how the turn ended, if that is worth a word."""
        explained = event.error and event.outcome in (Outcome.APOLOGISED, Outcome.NOTHING_HEARD)
        said = [] if explained else [words.outcome(event.outcome)]
        if event.error:
            said.append(words.problem(event.error))
            mark(self._status, "role", "problem")
        self._tell(". ".join(each for each in said if each))
        self.silent = self._question.isHidden() and self._answer.isHidden() and not event.error

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the bubbles into the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() == self.width():
            return
        for bubble in (self._question, self._answer):
            bubble.fit(self.width())

    def _tell(self, progress: str) -> None:
        self._progress = progress
        self._status.setText(" · ".join(each for each in (progress, self._face) if each))
        self._status.setVisible(bool(self._status.text()))

    def _say(self, bubble: Bubble, text: str) -> None:
        bubble.show_words(text)
        bubble.fit(self.width())
        bubble.setVisible(bool(text))

    def _heading(self) -> str:
        return f"{self._device} · {self._time}" if self._device else self._time
