"""One rollout: how far it is, what becomes of each device, and what can be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout

from hub.events import RolloutState, TrackState
from hub.web.api.rollout_forms import RolloutShown
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.firmware import rollout_wording as wording
from ui.widgets.firmware.state_bar import StateBar
from ui.widgets.firmware.track_delegate import TrackDelegate
from ui.widgets.firmware.track_rows import TrackRows
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text

HALTABLE = frozenset({RolloutState.RUNNING, RolloutState.PAUSED, RolloutState.ROLLING_BACK})
STOPPED = frozenset({RolloutState.PAUSED, RolloutState.HALTED})
BEFORE_BACK = frozenset({RolloutState.RUNNING, RolloutState.PAUSED, RolloutState.HALTED, RolloutState.DONE})
ENDED = frozenset({RolloutState.HALTED, RolloutState.DONE, RolloutState.ROLLED_BACK})
"""States in which the hub lets a person halt it, go on, take it back, and forget it."""


class RolloutDetail(QFrame):
    """A card. Every button says by the signal of its name what the person wants, with the rollout's id."""

    pause_wanted = Signal(str)
    resume_wanted = Signal(str)
    halt_wanted = Signal(str)
    back_wanted = Signal(str)  # it was asked about
    delete_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._rollout: RolloutShown | None = None
        self._title = Text(role="heading", wrap=True)
        self._state = Text(role="state", wrap=True)
        self._about = Text(wrap=True)
        self._bar = StateBar()
        self._count = Text(role="small", wrap=True)
        self._awake = Text(role="small", wrap=True)
        self._quiet = Text(role="small", wrap=True)
        self._pause, self._resume = QPushButton(self.tr("Pause")), QPushButton()
        self._back, self._halt = QPushButton(self.tr("Take it back…")), QPushButton(self.tr("Halt"))
        self._delete = QPushButton(self.tr("Clear away"))
        self._question = RowQuestion()
        self._rows = TrackRows()
        self._view = QListView()
        self._delegate = TrackDelegate()
        self._connect()
        self._lay_out()

    @property
    def rollout_id(self) -> str:
        """Of the one that is shown; empty: none is."""
        return self._rollout.rollout_id if self._rollout else ""

    def show_rollout(self, rollout: RolloutShown | None) -> None:
        """Show this one; None: there is none."""
        if rollout is None or rollout.rollout_id != self.rollout_id:
            self._question.hide()
        self._rollout = rollout
        self._rows.show_rollout(rollout)
        if rollout is None:
            return
        said, mood = wording.state(rollout)
        self._title.setText(wording.title(rollout))
        self._state.setText(said)
        mark(self._state, "mood", mood)
        self._about.setText(wording.about(rollout))
        self._bar.show_states([one.state for one in rollout.devices])
        self._count.setText(f"{wording.count(rollout)} · {wording.began(rollout)}")
        awake = self.tr("The computer is kept awake meanwhile: a device that comes back has to find the hub.")
        self._awake.setText(awake)
        self._awake.setVisible(rollout.awake)
        self._quiet.setText(wording.quiet(rollout))
        self._quiet.setVisible(bool(rollout.quiet_from) and rollout.ended_at is None)
        self._show_buttons(rollout)

    def show_live(self, live: Live) -> None:
        """Call devices as they are called now."""
        self._rows.show_live(live)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Rows are as tall as their words take at the new width."""
        super().resizeEvent(event)
        self._view.scheduleDelayedItemsLayout()

    def _show_buttons(self, rollout: RolloutShown) -> None:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        asked = self._question.isVisibleTo(self)
        failed = any(one.state is TrackState.FAILED for one in rollout.devices)
        again = self.tr("Try again") if failed else self.tr("Resume")
        self._pause.setVisible(rollout.state is RolloutState.RUNNING)
        self._resume.setText(again)
        self._resume.setVisible(rollout.state in STOPPED)
        self._halt.setVisible(rollout.state in HALTABLE)
        self._back.setVisible(rollout.state in BEFORE_BACK and not (asked or rollout.back))
        self._delete.setVisible(rollout.state in ENDED)
        if inside and focused is not None and not focused.isVisibleTo(self):  # what it was for is done
            buttons = (self._pause, self._resume, self._halt, self._delete)
            next((each for each in buttons if each.isVisibleTo(self)), self._view).setFocus()

    def _connect(self) -> None:
        self._pause.clicked.connect(lambda: self.pause_wanted.emit(self.rollout_id))
        self._resume.clicked.connect(lambda: self.resume_wanted.emit(self.rollout_id))
        self._halt.clicked.connect(lambda: self.halt_wanted.emit(self.rollout_id))
        self._delete.clicked.connect(lambda: self.delete_wanted.emit(self.rollout_id))
        self._back.clicked.connect(self._ask)
        self._question.answered.connect(self._answered)

    def _ask(self) -> None:
        text = self.tr(
            "Give every device that got it what it ran before? Each one installs that when it starts next, "
            "or at the end of its next conversation."
        )
        self._question.ask("back", text, self.tr("Yes, take it back"))
        self._back.hide()

    def _answered(self, what: str) -> None:
        self._question.hide()
        if self._rollout is not None:
            self._show_buttons(self._rollout)
        if what:
            self.back_wanted.emit(self.rollout_id)

    def _lay_out(self) -> None:
        mark(self._resume, "kind", "primary")
        for button in (self._back, self._halt):
            mark(button, "kind", "stop")
        self._view.setAccessibleName(self.tr("Devices of the rollout"))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setWordWrap(True)
        self._view.setHorizontalScrollBarPolicy(self._view.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setItemDelegate(self._delegate)
        self._view.setModel(self._rows)
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        for button in (self._pause, self._resume, self._halt, self._back, self._delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, UNIT)
        column.setSpacing(UNIT)
        for part in (self._title, self._state, self._about, self._bar, self._count, self._awake, self._quiet):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self._question)
        column.addWidget(self._view, 1)
