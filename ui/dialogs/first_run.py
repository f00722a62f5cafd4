"""The first run: language and name, key, first device. Each step can be skipped, and so can all."""

import time
from collections.abc import Callable
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ui import translation
from ui.live import Live
from ui.theme import UNIT, mark
from ui.voice_getting import MissingVoice
from ui.widgets.first_run.device_step import DeviceStep
from ui.widgets.first_run.house_step import HouseStep
from ui.widgets.first_run.key_step import KeyStep
from ui.widgets.text import Text

WIDTH: Final = 84 * UNIT
HEIGHT: Final = 74 * UNIT
"""672 × 592 px: fits over the smallest window, with the causes scrolled."""


class Step(IntEnum):
    """In their order."""

    HOUSE = 0
    KEY = 1
    DEVICE = 2


class FirstRunDialog(QDialog):
    """Asks, shows who comes, and says what the person wants. Made anew when the language changes."""

    language_chosen = Signal(str)
    name_entered = Signal(str)
    key_entered = Signal(str)  # to be tried
    key_insisted = Signal(str)  # to be kept untried
    trial_unwanted = Signal()
    voice_wanted = Signal()  # one that speaks the language
    voice_unwanted = Signal()  # stop getting it
    retold = Signal()  # it speaks another language from now on
    approve_wanted = Signal(str)  # a code
    reject_wanted = Signal(str)  # a code
    block_wanted = Signal(str)  # a device's id
    names_wanted = Signal(str, str, str)  # a device's id, its name and its room
    usb_wanted = Signal()  # flash a board that is on a cable
    talk_wanted = Signal()  # try it at this computer

    def __init__(
        self, assistant: str, parent: QWidget | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        """``assistant`` is whose key is asked for; ``now`` is in seconds."""
        super().__init__(parent)
        self._assistant = assistant
        self._now = now
        self._step = Step.HOUSE
        self._live = Live()
        self._ws_port = 0
        self._place = ""
        self._name = ""
        self._saving = False
        self._retelling = QTimer(self, singleShot=True, interval=0)
        self._retelling.timeout.connect(self._retell)
        self.setFixedSize(WIDTH, HEIGHT)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        outer.addWidget(self._inside)
        self._build()

    def show_live(self, live: Live, ws_port: int) -> None:
        """Show the hub as it is now; ``ws_port`` is where devices talk."""
        self._live, self._ws_port = live, ws_port
        self._device.show_live(live, ws_port)

    def show_place(self, place: str) -> None:
        """Say where a key is kept."""
        self._place = place
        self._key.show_place(place)
        self._say()

    def show_keeping(self) -> None:
        """The key is handed on to be kept."""
        self._keep_key(on=True)

    def show_kept(self) -> None:
        """The key is kept: the step is done."""
        if self._saving:
            self._key.clear()
            self._keep_key(on=False)
            self._go(Step.DEVICE)

    def show_not_kept(self, why: str, *, keepable: bool) -> None:
        """Say why the key is not kept; ``keepable``: it may be kept anyway."""
        if self._saving:
            self._keep_key(on=False)
            self._key.show_problem(why, keepable=keepable)

    def show_name(self, name: str) -> None:
        """Let the person change the hub's name, which is this one now, without ``.local``."""
        self._name = name
        self._house.show_name(name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say everything in another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retelling.start()  # each translator that comes or goes tells it
        super().changeEvent(event)

    def show_missing_voice(self, missing: MissingVoice | None) -> None:
        """Say that no voice speaks the language, and how far it is to get one; None: there is one."""
        self._house.voice.show_missing(missing)

    def _retell(self) -> None:
        self._build()
        self.retold.emit()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Set up Xiaozhi Hub"))
        self._house = HouseStep(translation.code())
        self._house.language_chosen.connect(self.language_chosen)
        self._house.changed.connect(self._say)
        self._house.voice.get_wanted.connect(self.voice_wanted)
        self._house.voice.cancel_wanted.connect(self.voice_unwanted)
        self._key = KeyStep(self._assistant)
        self._key.changed.connect(self._say)
        self._key.insisted.connect(lambda: self.key_insisted.emit(self._key.key))
        self._device = DeviceStep(self._now)
        self._device.changed.connect(self._say)
        self._device.approve_wanted.connect(self.approve_wanted)
        self._device.reject_wanted.connect(self.reject_wanted)
        self._device.block_wanted.connect(self.block_wanted)
        self._device.names_wanted.connect(self.names_wanted)
        self._device.usb_wanted.connect(self.usb_wanted)
        self._steps = QStackedWidget()
        for step in (self._house, self._key, self._device):
            self._steps.addWidget(step)
        self._make_buttons()
        self._lay_out()
        if self._name:
            self._house.show_name(self._name)
        self._key.show_place(self._place)
        self._device.show_live(self._live, self._ws_port)
        self._go(self._step)

    def _make_buttons(self) -> None:
        self._skip = QPushButton(self.tr("Skip set-up"), autoDefault=False)
        mark(self._skip, "kind", "quiet")
        self._skip.clicked.connect(self.reject)
        self._back = QPushButton(self.tr("Back"), autoDefault=False)
        self._back.clicked.connect(lambda: self._go(Step(self._step - 1)))
        self._try = QPushButton(self.tr("Try it at this computer"), autoDefault=False)
        self._try.clicked.connect(self._talk)
        self._next = QPushButton()
        mark(self._next, "kind", "primary")
        self._next.clicked.connect(self._go_on)

    def _go(self, step: Step) -> None:
        if self._saving:
            self.trial_unwanted.emit()
            self._keep_key(on=False)
        self._step = step
        self._steps.setCurrentIndex(step)
        if step is Step.DEVICE:
            self._device.begin()
        self._say()
        if step is Step.KEY:
            self._key.begin()
        else:
            self._next.setFocus()

    def _go_on(self) -> None:
        if self._step is Step.HOUSE:
            if self._house.name:
                self.name_entered.emit(self._house.name)
            self._go(Step.KEY)
        elif self._step is Step.DEVICE:
            self._device.finish()
            self.accept()
        elif self._key.filled:
            self._keep_key(on=True)
            self.key_entered.emit(self._key.key)
        else:
            self._go(Step.DEVICE)

    def _keep_key(self, *, on: bool) -> None:
        self._saving = on
        self._key.wait(on=on)
        self._say()

    def _talk(self) -> None:
        self.accept()
        self.talk_wanted.emit()

    def _say(self) -> None:
        """Have the head and the buttons say what is so."""
        titles = (self.tr("Welcome"), self.tr("Answers to any question"), self.tr("Your first device"))
        self._title.setText(titles[self._step])
        place = self.tr("Step %1 of %2").replace("%1", str(self._step + 1)).replace("%2", str(len(Step)))
        self._place_line.setText(place)
        waits = self._step is Step.DEVICE and not self._device.done
        self._back.setVisible(self._step > Step.HOUSE)
        self._try.setVisible(waits)
        self._skip.setHidden(self._step is Step.DEVICE)
        mark(self._next, "kind", "plain" if waits else "primary")
        self._next.setText(self._next_words())
        self._next.setEnabled(not self._saving and (self._step is not Step.HOUSE or self._house.acceptable))

    def _next_words(self) -> str:
        if self._step is Step.HOUSE:
            return self.tr("Next")
        if self._step is Step.DEVICE:
            return self.tr("Finish") if self._device.done else self.tr("Finish without a device")
        if self._saving:
            return self.tr("Testing the key…")
        if self._key.filled:
            return self.tr("Save key")
        return self.tr("Next") if self._place else self.tr("Later, offline skills only")

    def _lay_out(self) -> None:
        self._title = Text(role="title")
        self._place_line = Text(role="small")
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self._skip)
        buttons.addStretch(1)
        for button in (self._back, self._try, self._next):
            buttons.addWidget(button)
        new = QWidget()
        column = QVBoxLayout(new)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(0)
        column.addWidget(self._place_line)
        column.addWidget(self._title)
        column.addSpacing(2 * UNIT)
        column.addWidget(self._steps, 1)
        column.addSpacing(2 * UNIT)
        column.addLayout(buttons)
        outer = self.layout()
        if outer is not None:
            outer.replaceWidget(self._inside, new)
        self._inside.hide()
        self._inside.deleteLater()
        self._inside = new
        self._next.setDefault(True)  # of this dialog, which it belongs to by now
