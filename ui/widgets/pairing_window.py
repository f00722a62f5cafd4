"""The pairing window: a button that opens it, or how long it is still open and a button that closes it."""

from collections.abc import Callable
from math import ceil
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hub.events import HubState
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.text import Text

WINDOW_MINUTES: Final = 5
"""Time to switch on a handful of devices, and not so long that it is forgotten open."""

MINUTE_S: Final = 60

WIDTH: Final = 55 * UNIT
"""Pixels: as wide as leaves room for the line of state beside it."""


class PairingWindow(QWidget):
    """Says in one line what it means, whether it is open or not."""

    open_wanted = Signal(float)  # for how long, seconds
    close_wanted = Signal()

    def __init__(self, now: Callable[[], float]) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        self._now = now
        self._closed_meaning = self.tr(
            "If you press this, every new device on your network comes in without asking you."
        )
        self._open_meaning = self.tr("Meanwhile every new device on your network comes in without asking you.")
        self._meaning = Text(role="small", wrap=True)
        self._left = Text(role="state")
        mark(self._left, "mood", "warn")
        self._open = HeldButton(self.tr("Let new devices in for %n minute(s)", "", WINDOW_MINUTES))
        self._open.setAccessibleDescription(self._closed_meaning)
        self._open.clicked.connect(lambda: self.open_wanted.emit(float(WINDOW_MINUTES * MINUTE_S)))
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop letting new devices in"))
        mark(self._stop, "kind", "stop")
        self._stop.clicked.connect(self.close_wanted)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addStretch(1)
        for text in (self._left, self._meaning):
            text.setAlignment(Qt.AlignmentFlag.AlignRight)
            said.addWidget(text)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT + 4)
        row.addLayout(said, 1)
        row.addWidget(self._open)
        row.addWidget(self._stop)
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.show_live(Live())

    def show_live(self, live: Live) -> None:
        """Show how long it is still open, or that it can be opened."""
        left = ceil(live.window_ends - self._now()) if live.window_ends is not None else 0
        is_open, had_focus = left > 0, self._open.hasFocus() or self._stop.hasFocus()
        minutes, seconds = divmod(max(left, 0), MINUTE_S)
        said = self.tr("New devices come in: %1 left").replace("%1", f"{minutes}:{seconds:02}")
        self._left.setText(said if is_open else "")
        self._left.setVisible(is_open)
        self._meaning.setText(self._open_meaning if is_open else self._closed_meaning)
        self._stop.setVisible(is_open)
        self._open.setVisible(not is_open)
        self._open.setEnabled(live.state is HubState.READY)
        if had_focus:
            (self._stop if is_open else self._open).setFocus(Qt.FocusReason.OtherFocusReason)
