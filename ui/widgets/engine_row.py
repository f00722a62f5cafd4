"""One engine: what it does, its model, how far it is, and why it failed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from hub.events import EngineChanged, EngineKind, EngineState
from ui import words
from ui.theme import UNIT, mark
from ui.widgets.icon import Icon
from ui.widgets.text import Text

MOODS: Final = {
    EngineState.LOADING: "busy",
    EngineState.READY: "good",
    EngineState.STANDING_IN: "warn",
    EngineState.FAILED: "bad",
    EngineState.OFF: "off",
}


class EngineRow(QWidget):
    """Shows the newest of one kind of engine."""

    def __init__(self, kind: EngineKind) -> None:
        super().__init__()
        self._kind = kind
        self._job = Text(words.engine_job(kind), "strong")
        self._model = Text(role="small", wrap=True)
        self._dot = Text(role="dot")
        self._state = Text(role="state")
        self._why = Text(role="small", wrap=True)
        self._why.hide()
        state = QHBoxLayout()
        state.setSpacing(UNIT)
        state.addWidget(self._dot)
        state.addWidget(self._state)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, UNIT, 0, UNIT)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(0)
        grid.addWidget(Icon(kind.value), 0, 0, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._job, 0, 1)
        grid.addLayout(state, 0, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._model, 1, 1, 1, 2)
        grid.addWidget(self._why, 2, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_engine(self, engine: EngineChanged) -> None:
        """Show how far it is."""
        stands_in = engine.state is EngineState.STANDING_IN
        model = self.tr("%1, instead of the service").replace("%1", engine.name) if stands_in else engine.name
        self._model.setText(model)
        self._state.setText(words.engine_state(engine.state))
        for each in (self._dot, self._state):
            mark(each, "mood", MOODS[engine.state])
        why = words.problem(engine.error, engine.name) if engine.error else ""
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._why.setToolTip(engine.detail)
        self.setAccessibleName(f"{self._job.text()} {engine.name}: {self._state.text()}")
        self.setAccessibleDescription(why)
