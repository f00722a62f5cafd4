"""Where one asks: the button that is held, the microphone's level, a line to type in, and Stop."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.audio_devices import Found
from ui.shortcuts import STOP_KEY
from ui.talking.state import TalkState
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.talk.level_meter import LevelMeter
from ui.widgets.text import Text

LONGEST_QUESTION: Final = 1_000
"""Characters: more than anybody asks aloud."""

HOLD_SIZE: Final = QSize(26 * UNIT, 6 * UNIT)
"""208 × 48 px: large, for it is held down while one looks elsewhere."""


class Asking(QWidget):
    """Says what the person wants, and shows what is possible."""

    pressed = Signal()
    released = Signal()
    typed = Signal(str)
    stop_wanted = Signal()
    look_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rings = False
        self._state = TalkState.STARTING
        self._found: Found | None = None
        self._trouble = False
        self._hold = QPushButton(self.tr("Hold to talk"))
        self._hold.setMinimumSize(HOLD_SIZE)
        self._hold.setToolTip(self.tr("Hold it down with the mouse, or with the space bar, while you speak"))
        self._hold.setAccessibleDescription(self._hold.toolTip())
        mark(self._hold, "kind", "primary")
        self._hold.installEventFilter(self)
        self._hold.pressed.connect(self._press)
        self._hold.released.connect(self._release)
        self._meter = LevelMeter()
        self._words = Text(role="muted", wrap=True)
        self._look = QPushButton(self.tr("Look again"))
        self._look.clicked.connect(self.look_wanted)
        self._field = QLineEdit(maxLength=LONGEST_QUESTION)
        self._field.setAccessibleName(self.tr("Question"))
        self._field.setPlaceholderText(self.tr("Or type a question"))
        self._field.returnPressed.connect(self._send)
        self._field.textChanged.connect(self._show)
        self._button = HeldButton(self.tr("Send"))
        self._button.clicked.connect(self._send)
        self._stop = HeldButton(self.tr("Stop"))
        QShortcut(STOP_KEY, self._stop).activated.connect(self._stop.click)  # a button's own takes 0.1 s
        mark(self._stop, "kind", "stop")
        self._stop.clicked.connect(self.stop_wanted)
        self._lay_out()
        self._show()

    @property
    def held(self) -> bool:
        """Whether somebody speaks."""
        return self._hold.isDown()

    def show_state(self, state: TalkState) -> None:
        """Show what can be done now."""
        self._state = state
        self._show()

    def show_ringing(self, *, rings: bool) -> None:
        """Whether this computer rings: that can be stopped as an answer can."""
        self._rings = rings
        self._show()

    def show_found(self, found: Found) -> None:
        """Show whether one can be heard, and hear."""
        self._found, self._trouble = found, False
        self._show()

    def show_trouble(self) -> None:
        """Show that the sound card cannot be used, though there is one."""
        self._trouble = True
        self._meter.switch(on=False)
        self._show()

    def hear(self, level: float) -> None:
        """Show how loud somebody speaks, 0…1."""
        self._meter.hear(level)

    def focus(self) -> None:
        """Let the person type at once."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter would press the button without holding it: it is for the space bar alone."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        self._trouble = False
        self._meter.switch(on=True)
        self._show()
        self.pressed.emit()

    def _release(self) -> None:
        self._meter.switch(on=False)
        self._show()
        self.released.emit()

    def _send(self) -> None:
        text = self._field.text().strip()
        if text and self._button.isEnabled():
            self._field.clear()
            self.typed.emit(text)

    def _show(self) -> None:
        joined = self._state in (TalkState.READY, TalkState.BUSY, TalkState.AWAY)
        hears = self._found is not None and bool(self._found.microphone)
        self._hold.setEnabled((joined and hears) or self.held)  # else nobody would hear that it is let go
        self._hold.setText(self.tr("Speak now…") if self.held else self.tr("Hold to talk"))
        self._field.setEnabled(joined)
        self._button.setEnabled(joined and bool(self._field.text().strip()))
        self._stop.setEnabled(self._rings or self._state is TalkState.BUSY)
        self._words.setText(self._about_sound())
        self._words.setVisible(bool(self._words.text()))
        self._look.setVisible(bool(self._words.text()))
        self._meter.setVisible(hears)

    def _about_sound(self) -> str:
        held = self.tr("The sound card cannot be used now; another program may hold it. Typing works.")
        if self._found is None:
            return held if self._trouble else ""
        if not self._found.microphone and not self._found.loudspeaker:
            return self.tr("This computer has no sound card that can be used. Typing works; read the answers.")
        if not self._found.microphone:
            return self.tr("No microphone was found. Typing works.")
        if not self._found.loudspeaker:
            return self.tr("No loudspeaker was found. Read the answers here.")
        return held if self._trouble else ""

    def _lay_out(self) -> None:
        speaking = QHBoxLayout()
        speaking.setSpacing(2 * UNIT)
        speaking.addWidget(self._hold)
        speaking.addWidget(self._meter, 1)
        speaking.addWidget(self._words, 2)
        speaking.addWidget(self._look)
        writing = QHBoxLayout()
        writing.setSpacing(UNIT)
        for part, stretch in ((self._field, 1), (self._button, 0), (self._stop, 0)):
            writing.addWidget(part, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + 4)
        column.addLayout(speaking)
        column.addLayout(writing)
