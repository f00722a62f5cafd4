"""What is being written on a board: how far it is, and what cancelling means just now."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from hub.events import FLASH_ENDED, FlashState
from hub.web.api.usb_forms import Flash
from ui.theme import UNIT, mark
from ui.widgets.flash import wording
from ui.widgets.flash.trouble import Trouble, TroubleCard
from ui.widgets.text import Text

_MOODS = {FlashState.DONE: "good", FlashState.FAILED: "bad", FlashState.CANCELLED: "warn"}


class WritingStep(QWidget):
    """One flash, while it goes on and when it failed."""

    save_wanted = Signal()  # the old flash, as a file

    def __init__(self) -> None:
        super().__init__()
        self.flash: Flash | None = None
        self._refused = False
        self._about = Text(role="muted", wrap=True)
        self._phase = Text(role="state", wrap=True)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._far = Text(wrap=True)
        self._board = Text(wrap=True)
        self._plug = Text(self.tr("Leave the board plugged in."), "strong", wrap=True)
        self._trouble = TroubleCard()
        self._save = QPushButton(self.tr("Save the backup…"), autoDefault=False)
        self._save.clicked.connect(self.save_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._about)
        column.addSpacing(UNIT)
        for part in (self._phase, self._bar, self._far):
            column.addWidget(part)
        column.addSpacing(UNIT)
        for below in (self._board, self._plug, self._trouble):
            column.addWidget(below)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.show_beginning("")

    @property
    def over(self) -> bool:
        """Whether nothing more is done."""
        return self.flash is not None and self.flash.state in FLASH_ENDED

    @property
    def begun(self) -> bool:
        """Whether the hub has begun with it."""
        return self.flash is not None

    @property
    def refused(self) -> bool:
        """Whether the hub did not begin with it, and why is told."""
        return self._refused

    def show_beginning(self, about: str) -> None:
        """It was asked for; ``about`` says what goes where."""
        self.flash, self._refused = None, False
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._say(wording.phase(FlashState.WAITING), "busy")
        self._board.setText("")
        self._far.setText("")
        self._bar.setRange(0, 0)
        self._show(goes_on=True)

    def show_flash(self, flash: Flash, about: str, trouble: Trouble | None) -> None:
        """Show how far it is; ``trouble`` says why it failed."""
        self.flash, self._refused = flash, False
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._say(wording.phase(flash.state), _MOODS.get(flash.state, "busy"))
        self._far.setText(wording.progress(flash))
        self._board.setText(wording.on_board(flash))
        measured = flash.state in wording.MEASURED and flash.total > 0
        self._bar.setRange(0, 100 if measured else 0)
        self._bar.setValue(wording.percent(flash))
        self._show(goes_on=flash.state not in FLASH_ENDED, trouble=trouble)

    def show_refused(self, trouble: Trouble) -> None:
        """The hub did not begin with it."""
        self.flash, self._refused = None, True
        self._say(wording.phase(FlashState.FAILED), "bad")
        self._board.setText(self.tr("Nothing on the board was changed."))
        self._show(goes_on=False, trouble=trouble)

    def _say(self, text: str, mood: str) -> None:
        mark(self._phase, "mood", mood)
        self._phase.setText(text)

    def _show(self, *, goes_on: bool, trouble: Trouble | None = None) -> None:
        for part in (self._bar, self._far, self._plug):
            part.setVisible(goes_on)
        if trouble is not None:
            self._trouble.show_trouble(trouble)
        self._trouble.setVisible(trouble is not None)
        self._save.setVisible(not goes_on and self.flash is not None and self.flash.backup)
        self._board.setVisible(bool(self._board.text()))
