"""A card for timers, alarms and reminders that ring or were missed. It is there only while there are some."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.ringing_row import RingingRow
from ui.widgets.text import Text

MOST_SHOWN: Final = 3
"""Rows at once: what is being said below stays in sight; the others follow as these are dealt with."""


class RingingCard(QFrame):
    """Each of them with what can be done about it, the longest due first."""

    dismiss_wanted = Signal(str)  # an alert's id
    snooze_wanted = Signal(str)  # an alert's id

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "todo")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._more = Text(role="small")
        self._rows = tuple(RingingRow() for _ in range(MOST_SHOWN))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT + 4, UNIT, UNIT // 2)
        column.setSpacing(0)
        column.addWidget(Text(self.tr("Timers and alarms"), "heading", wrap=True))
        for row in self._rows:
            row.dismiss_wanted.connect(self.dismiss_wanted)
            row.snooze_wanted.connect(self.snooze_wanted)
            column.addWidget(row)
        column.addWidget(self._more)
        self.hide()

    def show_live(self, live: Live) -> None:
        """Show what rings now, and what was missed."""
        first = sorted(live.ringing, key=lambda one: one.over)  # what rings comes before what is over
        for row, ringing in zip(self._rows, first, strict=False):
            row.show_ringing(ringing, live.called(ringing.device_id))
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(first))
        left = len(first) - MOST_SHOWN
        self._more.setText(self.tr("%n more", "", max(left, 0)))
        self._more.setVisible(left > 0)
        self.setVisible(bool(first))
