"""A card for what a person has to decide: which devices may come in. It is there only while some wait."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.text import Text
from ui.widgets.waiting_list import WaitingList


class WaitingCard(QFrame):
    """How many wait, and each of them with what can be decided about it."""

    approve_wanted = Signal(str)  # a code
    reject_wanted = Signal(str)  # a code
    block_wanted = Signal(str)  # a device's id

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "todo")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._count = Text(role="muted")
        self._list = WaitingList()
        self._list.approve_wanted.connect(self.approve_wanted)
        self._list.reject_wanted.connect(self.reject_wanted)
        self._list.block_wanted.connect(self.block_wanted)
        self._list.swept.connect(self._show_or_hide)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, UNIT, UNIT // 2)
        head.setSpacing(UNIT)
        head.addWidget(Text(self.tr("Waiting to come in"), "heading", wrap=True), 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, UNIT + 4, UNIT, UNIT // 2)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._list)
        self.hide()

    def show_live(self, live: Live) -> None:
        """Show who waits now."""
        self._count.setText(self.tr("%n device(s)", "", len(live.waiting)))
        self._count.setVisible(bool(live.waiting))
        self._list.show_devices(live.waiting, live.devices)
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.setVisible(not self._list.is_empty)
