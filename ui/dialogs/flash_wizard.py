"""Flashing a board over USB: three choices, a button, and the board is here."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hub.events import FlashState
from ui.dialogs.leaving_flash import LeavingFlashDialog
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.flash.board_step import BoardStep
from ui.widgets.flash.fit import whole
from ui.widgets.flash.image_step import ImageStep
from ui.widgets.flash.ready_step import Plan, ReadyStep
from ui.widgets.flash.setup_step import SetupStep
from ui.widgets.flash.start_step import StartStep
from ui.widgets.flash.writing_step import WritingStep
from ui.widgets.text import Text

WIDTH: Final = 84 * UNIT
HEIGHT: Final = 74 * UNIT
"""672 × 592 px, as the first run: it fits over the smallest window."""


class Step(IntEnum):
    """In their order."""

    BOARD = 0
    IMAGE = 1
    SETUP = 2
    READY = 3
    WRITING = 4
    START = 5


CHOICES: Final = 4
"""Steps in which nothing has been done yet."""


class FlashWizard(QDialog):
    """Leads through the steps. Each is filled, and heard, by whoever joins it to the hub.

    Attributes:
        board: First step.
        image: Second step.
        setup: Third step.
        ready: Fourth step.
        writing: Shows the flash that is looked at.
        start: Shows the board that was flashed.
    """

    entered = Signal(object)  # Step: it is shown from now on
    write_wanted = Signal()
    cancel_wanted = Signal()  # the flash that is looked at
    another_wanted = Signal()  # flash another board, while this one goes on or when it is done
    afresh_wanted = Signal(object)  # Flash: choose again for its port and its image, which were not chosen here

    def __init__(self, parent: QWidget | None = None, *, elsewhere: bool = False) -> None:
        """``elsewhere``: the hub runs on another computer, which boards are plugged into."""
        super().__init__(parent)
        self._step = Step.BOARD
        self._cancelling = False
        self.setWindowTitle(self.tr("Flash a board over USB"))
        self.setFixedSize(WIDTH, HEIGHT)
        self.board = BoardStep(elsewhere=elsewhere)
        self.image = ImageStep()
        self.setup = SetupStep()
        self.ready = ReadyStep()
        self.writing = WritingStep()
        self.start = StartStep()
        self._steps = QStackedWidget()
        for part in (self.board, self.image, self.setup, self.ready, self.writing, self.start):
            self._steps.addWidget(part)
        for step in (self.board, self.image, self.setup):
            step.changed.connect(self._say)
        self._make_buttons()
        self._lay_out()
        self.go(Step.BOARD)

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self._step

    @property
    def plan(self) -> Plan | None:
        """What was chosen; None until a board and an image were."""
        board, image = self.board.board, self.image.image
        if board is None or image is None:
            return None
        setup = self.setup
        names = tuple(setup.networks.names)
        return Plan(board, self.board.port_title, image, setup.keeps, names, setup.hub_url)

    @property
    def planned(self) -> bool:
        """Whether the flash that is looked at is what was chosen here.

        Others began in another window, or from the command line.
        """
        plan, flash = self.plan, self.writing.flash
        if plan is None or flash is None:
            return plan is not None
        return (flash.port_id, flash.image_id) == (self.board.port_id, plan.image.image_id)

    def go(self, step: Step) -> None:
        """Show this step."""
        self._step = step
        self._cancelling = False
        self.tell("")
        if step is Step.SETUP and self.image.image is not None:
            self.setup.keep_only(on=not whole(self.image.image))
        if step is Step.READY and self.plan is not None:
            self.ready.show_plan(self.plan)
        self._steps.setCurrentIndex(step)
        self._say()
        self._begin()
        self.entered.emit(step)

    def show_progress(self) -> None:
        """The flash that is looked at went on, or ended."""
        if self._step is Step.WRITING:
            self._say()
            if not self._next.isHidden() and not self._next.hasFocus():
                self._next.setFocus()

    def tell(self, text: str) -> None:
        """Say this until another step is shown; empty: there is nothing to say."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def done(self, result: int) -> None:
        """Close. Passwords are held no longer; what is written goes on in the hub."""
        self.start.finish()
        self.setup.networks.forget()
        super().done(result)

    def reject(self) -> None:
        """Ask first, while a board is written."""
        if self._step is not Step.WRITING or self.writing.over or not self.writing.begun:
            super().reject()
            return
        question = LeavingFlashDialog(self)
        question.finished.connect(question.deleteLater)
        question.accepted.connect(lambda: self.done(QDialog.DialogCode.Rejected))
        question.cancel_wanted.connect(self._cancel)
        question.open()

    def _make_buttons(self) -> None:
        self._close = QPushButton(self.tr("Close"), autoDefault=False)
        self._close.clicked.connect(self.reject)
        self._another = QPushButton(self.tr("Flash another board"), autoDefault=False)
        self._another.clicked.connect(self.another_wanted)
        self._back = QPushButton(self.tr("Back"), autoDefault=False)
        self._back.clicked.connect(self._go_back)
        self._again = QPushButton(self.tr("Flash it again"), autoDefault=False)
        self._again.clicked.connect(self._flash_again)
        self._stop = QPushButton(self.tr("Cancel writing"), autoDefault=False)
        mark(self._stop, "kind", "stop")
        self._stop.clicked.connect(self._cancel)
        self._next = QPushButton()
        mark(self._next, "kind", "primary")
        self._next.clicked.connect(self._go_on)

    def _go_on(self) -> None:
        if self._step is Step.START:
            self.accept()
        elif self._step is Step.READY:
            self.write_wanted.emit()
        elif self._step is Step.WRITING:
            self._flash_again()
        else:
            self.go(Step(self._step + 1))

    def _flash_again(self) -> None:
        if self.planned:
            self.go(Step.READY)
        else:
            self.afresh_wanted.emit(self.writing.flash)

    def _go_back(self) -> None:
        self.go(Step.SETUP if self._step is Step.START else Step(self._step - 1))

    def _cancel(self) -> None:
        self._cancelling = True
        self._say()
        self.cancel_wanted.emit()

    def _begin(self) -> None:
        """Have the keyboard where the person goes on."""
        for step, part in ((Step.BOARD, self.board), (Step.IMAGE, self.image), (Step.SETUP, self.setup)):
            if self._step is step:
                part.begin()
        if self._step in (Step.READY, Step.START):
            self._next.setFocus()
        elif self._step is Step.WRITING:
            self._another.setFocus()  # neither Enter nor Space cancels by accident

    def _say(self) -> None:
        """Have the head and the buttons say what is so."""
        self._title.setText(self._title_words())
        chosen = self._step < CHOICES
        place = self.tr("Step %1 of %2").replace("%1", str(self._step + 1)).replace("%2", str(CHOICES))
        self._place.setText(place if chosen else "")
        self._place.setVisible(chosen)
        failed = self._step is Step.WRITING and (self.writing.over or self.writing.refused)
        written = self._step is Step.START  # and may not get on with what it was told
        self._back.setVisible(Step.BOARD < self._step < CHOICES or (written and self.planned))
        self._again.setVisible(written and not self.planned)
        self._stop.setVisible(self._step is Step.WRITING and not failed)
        self._stop.setEnabled(not self._cancelling and self.writing.begun)
        self._stop.setText(self.tr("Cancelling…") if self._cancelling else self.tr("Cancel writing"))
        self._another.setVisible(not chosen)
        self._close.setVisible(self._step is not Step.START)
        self._next.setVisible(self._step is not Step.WRITING or failed)
        self._next.setText(self._next_words())
        self._say_why(self._missing())

    def _say_why(self, missing: str) -> None:
        """Let the person go on, or say what is missing for that."""
        self._next.setEnabled(not missing)
        self._next.setToolTip(tooltip(missing))
        self._next.setAccessibleDescription(missing)
        self._why.setText(missing)
        self._why.setVisible(bool(missing))

    def _missing(self) -> str:
        """What keeps from going on; empty: nothing does."""
        missing = (self.board.missing, self.image.missing, self.setup.missing)
        return missing[self._step] if self._step < Step.READY else ""

    def _title_words(self) -> str:
        return (
            self.tr("Plug the board in"),
            self.tr("Choose its firmware"),
            self.tr("Wi-Fi and hub"),
            self.tr("Ready to write"),
            self._writing_words(),
            self.tr("The board is written"),
        )[self._step]

    def _writing_words(self) -> str:
        flash = self.writing.flash
        if self.writing.refused or (flash is not None and flash.state is FlashState.FAILED):
            return self.tr("It failed")
        if flash is not None and flash.state is FlashState.CANCELLED:
            return self.tr("Cancelled")
        if flash is not None and flash.state is FlashState.DONE:
            return self.tr("Done")
        return self.tr("Writing the board")

    def _next_words(self) -> str:
        if self._step is Step.READY:
            return self.tr("Write")
        if self._step is Step.WRITING:
            return self.tr("Try again") if self.planned else self._again.text()
        return self.tr("Done") if self._step is Step.START else self.tr("Next")

    def _lay_out(self) -> None:
        self._title = Text(role="title")
        self._place = Text(role="small")
        self._told, self._why = Text(role="muted", wrap=True), Text(role="muted", wrap=True)
        self._told.hide()
        self._why.setContentsMargins(0, UNIT, 0, 0)  # a step may be as high as there is room
        buttons = QHBoxLayout()
        buttons.setSpacing(UNIT)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        for button in (self._another, self._back, self._again, self._stop, self._next):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 3 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(0)
        column.addWidget(self._place)
        column.addWidget(self._title)
        column.addSpacing(2 * UNIT)
        column.addWidget(self._steps, 1)
        column.addWidget(self._told)
        column.addWidget(self._why)
        column.addSpacing(2 * UNIT)
        column.addLayout(buttons)
        self._next.setDefault(True)
