"""A device that is offered assets: how far it is, why, and taking that back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from hub.web.api.asset_forms import AssetOfferTold
from ui.theme import UNIT, mark
from ui.widgets.devices.dot import Dot
from ui.widgets.firmware import asset_wording as wording
from ui.widgets.text import Text


class OfferRow(QFrame):
    """Stays while its device gets on."""

    cancel_wanted = Signal(str)  # the device's id

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "row")
        self._device_id = ""
        self._dot = Dot()
        self._name = Text(role="strong", wrap=True)
        self._state = Text(role="state")
        self._next = Text(role="small", wrap=True)
        self._cancel = QPushButton()
        mark(self._cancel, "kind", "quiet")
        self._cancel.clicked.connect(lambda: self.cancel_wanted.emit(self._device_id))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, UNIT // 2, 0, UNIT // 2)
        grid.setHorizontalSpacing(UNIT)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._dot, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._name, 0, 1)
        grid.addWidget(self._state, 0, 2)
        grid.addWidget(self._cancel, 0, 3)
        grid.addWidget(self._next, 1, 1, 1, 3)

    def show_offer(self, offer: AssetOfferTold, name: str) -> None:
        """Show how far the device called ``name`` is."""
        self._device_id = offer.device_id
        said, mood = wording.state(offer.state)
        self._dot.show_mood(mood)
        self._name.setText(name)
        self._state.setText(said)
        mark(self._state, "mood", mood)
        told = wording.what_next(offer)
        self._next.setText(told)
        self._next.setVisible(bool(told))
        under_way = offer.state in wording.UNDER_WAY
        self._cancel.setText(self.tr("Take back") if under_way else self.tr("Clear away"))
        self._cancel.setAccessibleDescription(name)
