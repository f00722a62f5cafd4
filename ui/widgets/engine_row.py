"""One engine: what it does, its model, how far it is, and why it failed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from hub.errors import KeyRefusedError
from hub.events import EngineChanged, EngineKind, EngineState
from ui import words
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
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

    def show_engine(self, engine: EngineChanged, *, refused: bool = False, known: bool = True) -> None:
        """Show how far it is.

        ``refused``: the service turned the key down since; not ``known``: the hub cannot be asked now.
        """
        stands_in = engine.state is EngineState.STANDING_IN
        model = self.tr("%1, instead of the service").replace("%1", engine.name) if stands_in else engine.name
        self._model.setText(model)
        state, mood, error = words.engine_state(engine.state), MOODS[engine.state], engine.error
        if not known:
            state, mood, error = self.tr("Not known now"), "off", ""
        elif refused:
            state, mood, error = self.tr("Key refused"), "bad", KeyRefusedError.code
        self._state.setText(state)
        for each in (self._dot, self._state):
            mark(each, "mood", mood)
        why = words.problem(error, engine.name) if error else ""
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._why.setToolTip(tooltip(engine.detail))
        self.setAccessibleName(f"{self._job.text()} {engine.name}: {self._state.text()}")
        self.setAccessibleDescription(why)
