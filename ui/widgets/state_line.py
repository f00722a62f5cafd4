"""The hub in one line: how it is, how many devices, and its language model. Only what is true."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from hub.events import EngineKind, EngineState, HubState
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.text import Text

SPEECH: Final = (EngineKind.STT, EngineKind.TTS, EngineKind.VAD)
"""Without these nothing can be heard or said."""


class StateLine(QWidget):
    """A dot, a word, and the facts behind it."""

    def __init__(self) -> None:
        super().__init__()
        self._dot = Text(role="dot")
        self._state = Text(role="state")
        self._facts = Text(role="muted", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self._dot)
        row.addWidget(self._state)
        row.addWidget(self._facts, 1)

    def show_live(self, live: Live) -> None:
        """Show the hub as it is now."""
        self._show(*self._word(live), self._facts_of(live))

    def show_not_started(self) -> None:
        """Show that the hub could not start."""
        self._show("bad", self.tr("Not started"), [])

    def _show(self, mood: str, word: str, facts: list[str]) -> None:
        self._state.setText(word)
        self._facts.setText(" ".join(f"· {fact}" for fact in facts))
        for each in (self._dot, self._state):
            mark(each, "mood", mood)
        self.setAccessibleName(" · ".join([word, *facts]))

    def _word(self, live: Live) -> tuple[str, str]:
        """How the hub is: a mood of the style sheet, and a word."""
        speech = {live.engine_state(kind) for kind in SPEECH}
        if live.state is HubState.STARTING:
            return "busy", self.tr("Starting…")
        if live.state is not HubState.READY:
            return "off", self.tr("Stopping…")
        if speech & {EngineState.FAILED, EngineState.OFF}:
            return "bad", self.tr("Cannot hold a conversation")
        if EngineState.LOADING in speech:
            return "busy", self.tr("Loading speech models…")
        return "good", self.tr("In conversation") if live.busy else self.tr("Ready")

    def _facts_of(self, live: Live) -> list[str]:
        """What else is worth a word."""
        if live.state is not HubState.READY:
            return []
        count, waiting = len(live.let_in), len(live.waiting)
        asking = self.tr("%n device(s) wait to be let in", "", waiting) if waiting else ""
        none_yet = "" if asking else self.tr("no devices yet")
        devices = self.tr("%n device(s)", "", count) if count else none_yet
        assistant = self._assistant(live).replace("%1", live.assistant)
        bridged = EngineState.STANDING_IN in {live.engine_state(kind) for kind in SPEECH}
        service = self.tr("a speech service fails") if bridged else ""
        return [fact for fact in (asking, devices, assistant, service) if fact]

    def _assistant(self, live: Live) -> str:
        match live.engine_state(EngineKind.LLM):
            case EngineState.READY:
                return self.tr("%1 refuses the key") if live.key_refused else self.tr("%1 ready")
            case EngineState.STANDING_IN:
                return self.tr("%1 ready")
            case EngineState.OFF if live.key_missing:
                return self.tr("no %1 key")
            case EngineState.OFF | EngineState.FAILED:
                return self.tr("%1 not available")
            case _:
                return ""
