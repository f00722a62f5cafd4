"""What rings, on every page that does not show it by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.ringing_row import RingingRow
from ui.widgets.text import Text


class RingingBar(QFrame):
    """The one that rings longest, with what can be done about it; hidden while none does."""

    dismiss_wanted = Signal(str)  # an alert's id
    snooze_wanted = Signal(str)  # an alert's id

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "told")
        mark(self, "kind", "asks")
        self._row = RingingRow()
        mark(self._row, "role", "")
        self._row.dismiss_wanted.connect(self.dismiss_wanted)
        self._row.snooze_wanted.connect(self.snooze_wanted)
        self._more = Text(role="small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 0, UNIT, UNIT // 2)
        column.setSpacing(0)
        column.addWidget(self._row)
        column.addWidget(self._more)
        self.hide()

    def show_live(self, live: Live, *, wanted: bool) -> None:
        """Show what rings now; not ``wanted``: the page does."""
        rings = [one for one in live.ringing if not one.over]
        if rings:
            self._row.show_ringing(rings[0], live.called(rings[0].device_id))
        left = len(rings) - 1
        self._more.setText(self.tr("%n more", "", max(left, 0)))
        self._more.setVisible(left > 0)
        self.setVisible(wanted and bool(rings))
