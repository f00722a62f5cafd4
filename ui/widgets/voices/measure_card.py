"""How fast the hub's machine is: not measured yet, being measured, or with what result."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from hub.events import MeasuringState
from hub.speech_models.pace import QUESTION_S
from hub.web.api.model_forms import Measuring, Pace
from ui import words
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.held_button import HeldButton
from ui.widgets.text import Text


class MeasureCard(QFrame):
    """A card with a button that measures, and one that ends it."""

    measure_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._text = Text(wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Measuring"))
        self._measure = HeldButton()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._measure.clicked.connect(self.measure_wanted)
        self._cancel.clicked.connect(self.cancel_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self._measure)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("How fast is this hub?"), "strong", wrap=True))
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(buttons)
        self.show_pace(None, None)

    def show_pace(self, measuring: Measuring | None, pace: Pace | None) -> None:
        """Show how far it is to measure, and what is known; None: nothing."""
        running = measuring is not None and measuring.state is MeasuringState.RUNNING
        failed = measuring is not None and measuring.state is MeasuringState.FAILED
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._measure.setEnabled(not running)
        self._measure.setText(self.tr("Measure again") if pace else self.tr("Measure"))
        if measuring is not None and running:
            self._bar.setRange(0, measuring.steps)
            self._bar.setValue(measuring.done)
            self._text.setText(self.tr("A voice says a question, and the hub listens. Some seconds…"))
        elif measuring is not None and failed:
            self._text.setText(words.problem(measuring.error))
        elif pace is not None:
            took = QLocale().toString(pace.took_s, "f", 1)
            said = self.tr("%1 takes %2 s over a question of %3 seconds.").replace("%1", pace.model_id)
            self._text.setText(said.replace("%2", took).replace("%3", f"{QUESTION_S:g}"))
        else:
            self._text.setText(self.tr("Not measured yet. Measure it to see how long each model takes."))
        mark(self._text, "role", "problem" if failed and not running else "muted")
        self._text.setToolTip(tooltip(pace.cpu if pace else ""))
