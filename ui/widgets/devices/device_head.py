"""Which device is looked at, how it is, and what to do to reach it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.theme import UNIT, mark
from ui.widgets.devices import wording
from ui.widgets.devices.dot import Dot
from ui.widgets.devices.presence import DeviceRow, Presence
from ui.widgets.text import Text

REACHABLE = frozenset({Presence.ONLINE, Presence.TALKING})
"""Only in a conversation a device can be asked to do something."""


class DeviceHead(QFrame):
    """The name with the state; ``hint`` is laid out elsewhere: it comes and goes, and shall move nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Text(role="title", wrap=True)
        self._dot = Dot()
        self._state = Text(role="state")
        self.hint = Text(role="muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._title, 1)
        row.addWidget(self._dot)
        row.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)

    def show_row(self, row: DeviceRow) -> None:
        """Show the device as it is now."""
        self._title.setText(row.title)
        mood = wording.mood(row.presence)
        self._dot.show_mood(mood)
        mark(self._state, "mood", mood)
        self._state.setText(wording.presence(row.presence))
        hint = self._hint_for(row.presence)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def _hint_for(self, presence: Presence) -> str:
        if presence is Presence.AWAY:
            return self.tr(
                "It can be reached only in a conversation. Press its button or say its wake word, and the "
                "controls come alive."
            )
        if presence is Presence.WAITING:
            return self.tr("It waits to come in: compare its code above, and decide.")
        return ""
