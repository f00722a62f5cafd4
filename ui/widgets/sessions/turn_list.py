"""The turns of one conversation, the newest at the bottom; earlier ones come when they are asked for."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from hub.events import TurnEvent, TurnFinished
from hub.web.api.costs import ToolCall
from hub.web.api.kept import Turn
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.sessions.kept_turn import KeptTurn
from ui.widgets.stack import Stack

BATCH: Final = 2
"""Turns that are made at once: each takes some 5 ms, and the window stands still for no more than 50."""

NEAR_END_PX: Final = 2 * UNIT


class TurnList(QScrollArea):
    """Follows the newest turn of a conversation that goes on, unless the person has scrolled up."""

    earlier_wanted = Signal()
    play_wanted = Signal(str)  # a turn's id
    stop_wanted = Signal()
    sound_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._turns: dict[str, KeptTurn] = {}
        self._waiting: deque[Turn] = deque()  # to be made, newest first
        self._calls: dict[str, tuple[ToolCall, ...]] = {}  # by the turn's id
        self._text = ""
        self._follow = self._open = False
        self._keep_end = False  # what comes on top pushes nothing out of sight
        self._before = 0
        self.setAccessibleName(self.tr("Conversation"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else all is laid out twice
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._earlier = HeldButton(self.tr("Show earlier turns"))
        mark(self._earlier, "kind", "quiet")
        self._earlier.clicked.connect(self._want_earlier)
        self._stack = Stack()
        self._stack.append(self._earlier)
        self._earlier.hide()
        self.setWidget(self._stack)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._make_some)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.verticalScrollBar().rangeChanged.connect(self._grown)

    def show_turns(
        self, turns: Sequence[Turn], calls: Sequence[ToolCall], *, more: bool, text: str, follow: bool
    ) -> None:
        """Begin anew with ``turns``, newest first. ``text`` is what is looked for; ``follow``: it goes on."""
        self.clear()
        self._text, self._follow, self._open = text, follow, follow
        self._take(turns, calls, more=more)

    def show_earlier(self, turns: Sequence[Turn], calls: Sequence[ToolCall], *, more: bool) -> None:
        """Those before, newest first."""
        self._keep_end, self._before = True, self.verticalScrollBar().maximum()
        self._take(turns, calls, more=more)

    def look_for(self, text: str) -> None:
        """Mark the turns in which all words of ``text`` were said, and bring the first into sight."""
        self._text = text
        for one in self._turns.values():
            one.look_for(text)
        self._next_found()

    def receive(self, event: TurnEvent) -> None:
        """Show what happens in the conversation."""
        if event.turn_id not in self._turns:
            if isinstance(event, TurnFinished):
                return  # nothing of it was seen
            self._add(KeptTurn(event.turn_id, event.at), at_end=True)
        self._turns[event.turn_id].receive(event)

    def show_facts(self, turn: Turn, calls: tuple[ToolCall, ...]) -> None:
        """A turn that has grown here is over."""
        if turn.turn_id in self._turns:
            self._turns[turn.turn_id].show_facts(turn, calls)

    def remove(self, turn_id: str) -> None:
        """It is gone."""
        one = self._turns.pop(turn_id, None)
        if one is not None:
            self._stack.remove(one)

    def clear(self) -> None:
        """Show none."""
        self._next.stop()
        self._waiting.clear()
        self._calls.clear()
        self._earlier.hide()
        self._keep_end = False
        for turn_id in tuple(self._turns):
            self.remove(turn_id)

    @property
    def count(self) -> int:
        """How many turns are shown."""
        return len(self._turns)

    def began(self, turn_id: str) -> float:
        """When a turn that is shown began, wall-clock seconds."""
        return self._turns[turn_id].at

    def show_playing(self, turn_id: str) -> None:
        """Whose sound is heard now; empty: nobody's."""
        for one in self._turns.values():
            one.show_playing(playing=one.turn_id == turn_id)

    def show_unheard(self, turn_id: str) -> None:
        """Its sound cannot be heard on this computer."""
        if turn_id in self._turns:
            self._turns[turn_id].show_unheard()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Be as wide as the place."""
        super().resizeEvent(event)
        self._stack.resize(self.viewport().width() - UNIT, self._stack.height())

    def _take(self, turns: Sequence[Turn], calls: Sequence[ToolCall], *, more: bool) -> None:
        self._waiting.extend(turns)
        self._calls.update(_by_turn(calls))
        self._earlier.setVisible(more)
        self._earlier.setEnabled(True)
        self._stack.place()
        self._make_some()

    def _make_some(self) -> None:
        for _ in range(min(BATCH, len(self._waiting))):
            turn = self._waiting.popleft()
            if turn.turn_id in self._turns:
                continue
            one = KeptTurn(turn.turn_id, turn.started_at)
            one.show_said(turn, live=self._open)
            one.show_facts(turn, self._calls.pop(turn.turn_id, ()))
            one.look_for(self._text)
            self._add(one, at_end=False)
        if self._waiting:
            self._next.start()
        elif self._text and not self._keep_end:
            self._next_found()

    def _add(self, one: KeptTurn, *, at_end: bool) -> None:
        one.play_wanted.connect(self.play_wanted)
        one.stop_wanted.connect(self.stop_wanted)
        one.sound_wanted.connect(self.sound_wanted)
        one.delete_wanted.connect(self.delete_wanted)
        self._turns[one.turn_id] = one
        if at_end:
            self._stack.append(one)
        else:
            self._stack.insert(1, one)  # below the button

    def _next_found(self) -> None:
        """Bring the first turn that has what is looked for into sight."""
        found = [one for one in self._turns.values() if one.found]
        if found:
            self.verticalScrollBar().setValue(min(one.y() for one in found))

    def _want_earlier(self) -> None:
        self._earlier.setEnabled(False)
        self.earlier_wanted.emit()

    def _moved(self, value: int) -> None:
        self._follow = self._follow and value >= self.verticalScrollBar().maximum() - NEAR_END_PX

    def _grown(self, _least: int, most: int) -> None:
        bar = self.verticalScrollBar()
        if self._follow:
            bar.setValue(most)
        elif self._keep_end:
            bar.setValue(bar.value() + max(0, most - self._before))
            self._before = most


def _by_turn(calls: Sequence[ToolCall]) -> Mapping[str, tuple[ToolCall, ...]]:
    """Calls by their turn, oldest first."""
    found: dict[str, tuple[ToolCall, ...]] = {}
    for one in sorted(calls, key=lambda call: call.at):
        found[one.turn_id] = (*found.get(one.turn_id, ()), one)
    return found
