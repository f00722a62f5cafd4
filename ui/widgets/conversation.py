"""The turns as they happen, the newest at the bottom."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from hub.events import (
    EmotionShown,
    SentenceSpoken,
    TranscriptReady,
    TurnEvent,
    TurnFinished,
    TurnsDeleted,
)
from ui.theme import UNIT
from ui.widgets.stack import Stack
from ui.widgets.turn_view import TurnView

MOST_TURNS: Final = 50
"""More than anyone scrolls back through on this page, and few enough to be laid out at once."""

NEAR_END_PX: Final = 2 * UNIT


class Conversation(QScrollArea):
    """Live turns of all devices. It follows the newest unless the person has scrolled up."""

    def __init__(self) -> None:
        super().__init__()
        self._turns: dict[str, TurnView] = {}  # by turn id, oldest first
        self._devices: dict[str, str] = {}  # whose each turn is
        self._over: dict[str, str] = {}  # the session of each turn that is finished
        self._follow = True
        self._below = 0  # widgets below the turns
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = Stack()
        self.setWidget(self._stack)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._moved)
        bar.rangeChanged.connect(self._grown)

    @property
    def count(self) -> int:
        """How many turns are shown."""
        return len(self._turns)

    def add_below(self, widget: QWidget) -> None:
        """Have ``widget`` below the newest turn; it scrolls with it."""
        self._stack.append(widget)
        self._below += 1

    def receive(self, event: TurnEvent, device: str) -> None:
        """Show what happened in a turn. ``device`` is what the device is called here."""
        if event.turn_id not in self._turns and isinstance(event, TurnFinished):
            return  # it began before this window, and nothing of it was seen
        turn = self._turn(event, device)
        match event:
            case TranscriptReady():
                turn.show_question(event.text)
            case SentenceSpoken():
                turn.show_sentence(event.text)
            case EmotionShown():
                turn.show_emotion(event.emotion)
            case TurnFinished():
                turn.finish(event)
                self._over[event.turn_id] = event.session_id
            case _:
                pass

    def call(self, title: Callable[[str], str]) -> None:
        """Call devices as they are called now: ``title`` gives what an id is shown as."""
        for turn_id, turn in self._turns.items():
            turn.call(title(self._devices[turn_id]))

    def forget(self, event: TurnsDeleted) -> None:
        """Show no longer what was deleted; a turn that goes on is kept when it ends."""
        everything = not (event.turn_id or event.session_id)
        for turn_id, session_id in list(self._over.items()):
            if everything or event.turn_id == turn_id or event.session_id == session_id:
                self._remove(turn_id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as wide as the place."""
        super().resizeEvent(event)
        self._stack.resize(self.viewport().width() - UNIT, self._stack.height())

    def _turn(self, event: TurnEvent, device: str) -> TurnView:
        if event.turn_id not in self._turns:
            self._drop_superfluous()
            turn = TurnView(device, event.at)
            self._turns[event.turn_id] = turn
            self._devices[event.turn_id] = event.device_id
            self._stack.insert(len(self._stack) - self._below, turn)
        return self._turns[event.turn_id]

    def _drop_superfluous(self) -> None:
        """Keep the number bounded, and of the turns in which nothing was said none but the last."""
        silent = [turn_id for turn_id, turn in self._turns.items() if turn.silent]
        oldest = list(self._turns)[: max(0, len(self._turns) - len(silent) - MOST_TURNS + 1)]
        for turn_id in {*silent, *oldest}:
            self._remove(turn_id)

    def _remove(self, turn_id: str) -> None:
        self._over.pop(turn_id, None)
        del self._devices[turn_id]
        self._stack.remove(self._turns.pop(turn_id))

    def _moved(self, value: int) -> None:
        self._follow = value >= self.verticalScrollBar().maximum() - NEAR_END_PX

    def _grown(self, _least: int, most: int) -> None:
        if self._follow:
            self.verticalScrollBar().setValue(most)
