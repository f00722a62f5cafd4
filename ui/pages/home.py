"""Home: how the hub is, where devices find it, what is missing, and what is being said."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hub.events import SoundLevels, TurnEvent, TurnsDeleted
from ui.live import Live
from ui.shortcuts import STOP_KEY, native
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.address_card import AddressCard
from ui.widgets.card import scrolling
from ui.widgets.conversation import Conversation
from ui.widgets.engines_card import EnginesCard
from ui.widgets.first_steps import FirstSteps
from ui.widgets.held_button import HeldButton
from ui.widgets.icon import Icon
from ui.widgets.key_card import KeyCard
from ui.widgets.pairing_window import PairingWindow
from ui.widgets.ringing_card import RingingCard
from ui.widgets.setup_problem import SetupProblem
from ui.widgets.state_line import StateLine
from ui.widgets.talkers.talkers_view import TalkersView
from ui.widgets.text import Text
from ui.widgets.voice_card import VoiceCard
from ui.widgets.waiting_card import WaitingCard

SIDE_WIDTH = 43 * UNIT
"""344 px: an address of the usual length on one line."""


class HomePage(QWidget):
    """Takes values by ``show_…``, emits what the person wants.

    Attributes:
        voice: Says that no voice speaks the person's language.
    """

    stop_wanted = Signal()
    key_wanted = Signal()
    approve_wanted = Signal(str)  # the code of a device that waits
    reject_wanted = Signal(str)  # its code
    block_wanted = Signal(str)  # its id
    dismiss_wanted = Signal(str)  # the id of what rings
    snooze_wanted = Signal(str)  # its id
    window_wanted = Signal(float)  # let new devices in for so long, seconds
    window_unwanted = Signal()
    levels_wanted = Signal(bool)  # whether somebody looks: how loud devices are is to be told
    retry_wanted = Signal()
    back_wanted = Signal()  # to the last settings that worked
    close_wanted = Signal()

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Text("Xiaozhi Hub", "title", wrap=True)
        self._state = StateLine()
        self._window = PairingWindow(now)
        self._key = KeyCard()
        self.voice = VoiceCard()
        self._ringing = RingingCard()
        self._waiting = WaitingCard()
        self._address = AddressCard()
        self._engines = EnginesCard()
        self._steps = FirstSteps()
        self._conversation = Conversation()
        self._talkers = TalkersView()
        self._talk = QStackedWidget()
        self._talk_head = QWidget()
        self._stop = HeldButton(self.tr("Stop"))
        self._problem = SetupProblem()
        self._body = QStackedWidget()
        self._body.addWidget(self._make_work())
        self._body.addWidget(self._problem)
        self._lay_out()
        self._key.key_wanted.connect(self.key_wanted)
        self._engines.key_wanted.connect(self.key_wanted)
        self._ringing.dismiss_wanted.connect(self.dismiss_wanted)
        self._ringing.snooze_wanted.connect(self.snooze_wanted)
        self._waiting.approve_wanted.connect(self.approve_wanted)
        self._waiting.reject_wanted.connect(self.reject_wanted)
        self._waiting.block_wanted.connect(self.block_wanted)
        self._window.open_wanted.connect(self.window_wanted)
        self._window.close_wanted.connect(self.window_unwanted)
        self._problem.retry_wanted.connect(self.retry_wanted)
        self._problem.back_wanted.connect(self.back_wanted)
        self._problem.close_wanted.connect(self.close_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self.show_live(Live(), key_place="")

    def show_live(self, live: Live, key_place: str) -> None:
        """Show the hub as it is now. ``key_place`` is where the language model's key is kept."""
        if self._body.currentWidget() is self._problem:
            return
        self._state.show_live(live)
        self._window.show_live(live)
        self._key.show_live(live, key_place)
        self._ringing.show_live(live)
        self._waiting.show_live(live)
        self._address.show_live(live)
        self._engines.show_live(live, key_place)
        self._steps.show_live(live)
        self._talkers.show_live(live)
        self._stop.setEnabled(live.busy)

    def show_address(self, address: str) -> None:
        """Say where the hub is that is shown; empty: it is in this process."""
        self._title.setText(address or "Xiaozhi Hub")

    def receive(self, event: TurnEvent, device: str) -> None:
        """Show what happened in a turn of ``device``."""
        self._conversation.receive(event, device)
        if self._conversation.count:
            self._talk.setCurrentWidget(self._conversation)
            self._talk_head.show()

    def call(self, title: Callable[[str], str]) -> None:
        """Call devices as they are called now: ``title`` gives what an id is shown as."""
        self._conversation.call(title)

    def forget(self, event: TurnsDeleted) -> None:
        """Show no longer what was deleted."""
        self._conversation.forget(event)

    def hear(self, event: SoundLevels) -> None:
        """Show how loud a device is."""
        self._talkers.hear(event)

    def move_less(self, *, on: bool) -> None:
        """Show without moving what else moves."""
        self._talkers.be_still(still=on)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Somebody looks."""
        super().showEvent(event)
        self.levels_wanted.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self.levels_wanted.emit(False)
        self._talkers.clear()

    def show_problem(self, code: str, detail: str, *, way_back: bool = False) -> None:
        """Show why the hub could not start, instead of everything else."""
        self._state.show_not_started()
        self._window.hide()
        self._problem.show_problem(code, detail, way_back=way_back)
        self._body.setCurrentWidget(self._problem)

    def hide_problem(self) -> None:
        """Show everything else again."""
        self._body.setCurrentIndex(0)
        self._window.show()

    def _lay_out(self) -> None:
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(self._title)
        name.addWidget(self._state)
        head = QHBoxLayout()
        head.setSpacing(2 * UNIT)
        head.addWidget(Icon("app", 6 * UNIT))
        head.addLayout(name, 1)
        head.addWidget(self._window)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addWidget(self._body, 1)
        column.insertLayout(0, head)  # last to be reached by Tab: nobody shall open the window by accident

    def _make_work(self) -> QWidget:
        right = QVBoxLayout()
        right.setSpacing(2 * UNIT)
        right.addWidget(self._key)
        right.addWidget(self.voice)
        right.addWidget(self._ringing)
        right.addWidget(self._waiting)
        right.addWidget(self._make_talk(), 1)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self._make_side())
        row.addLayout(right, 1)
        return work

    def _make_side(self) -> QWidget:
        column = QWidget()
        column.setObjectName("column")
        cards = QVBoxLayout(column)
        cards.setContentsMargins(0, 0, UNIT // 2, 0)
        cards.setSpacing(2 * UNIT)
        cards.addWidget(self._address)
        cards.addWidget(self._engines)
        cards.addStretch(1)
        side = scrolling(self.tr("Address and engines"), column)
        side.setFixedWidth(SIDE_WIDTH)
        return side

    def _make_talk(self) -> QWidget:
        self._talk.addWidget(self._steps)
        self._talk.addWidget(self._conversation)
        QShortcut(STOP_KEY, self._stop).activated.connect(self._stop.click)  # a button's own takes 0.1 s
        self._stop.setToolTip(tooltip(self.tr("Silence every device (%1)").replace("%1", native(STOP_KEY))))
        mark(self._stop, "kind", "stop")
        head = QHBoxLayout(self._talk_head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(Text(self.tr("Conversation"), "heading", wrap=True), 1)
        head.addWidget(self._stop)
        self._talk_head.hide()
        card = QFrame()
        mark(card, "role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self._talk_head)
        column.addWidget(self._talk, 1)
        column.addWidget(self._talkers)
        return card
