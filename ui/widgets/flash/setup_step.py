"""Third step: what the board is told of the household, or that it keeps what it knows."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hub.web.api.usb_forms import AddressKind, HubAddress
from ui.live import only_here
from ui.theme import UNIT, mark
from ui.widgets.card import scrolled
from ui.widgets.flash.choice_button import ChoiceButton
from ui.widgets.flash.networks import Networks
from ui.widgets.still import StillComboBox
from ui.widgets.text import Text

KIND: Final = Qt.ItemDataRole.UserRole + 1
"""Under which the list keeps how an address is found."""


class SetupStep(QWidget):
    """Set up anew, unless the person wants its data kept.

    Attributes:
        networks: The Wi-Fi networks.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.networks = Networks()
        self.networks.changed.connect(self.changed)
        self._anew = ChoiceButton(self.tr("Set it up for this house"))
        self._keep = ChoiceButton(self.tr("Keep what it knows"))
        self._anew.setChecked(True)
        self._choices = QButtonGroup(self)
        for choice in (self._anew, self._keep):
            self._choices.addButton(choice)
        self._address = StillComboBox()
        self._address.setAccessibleName(self.tr("Address of the hub"))
        self._address.currentIndexChanged.connect(self._explain)
        self._forced = False
        self._only = Text(wrap=True)
        self._explained = Text(role="muted", wrap=True)
        self._bodies = QStackedWidget()
        self._bodies.addWidget(scrolled(self.tr("Wi-Fi and hub"), self._make_anew()))
        self._bodies.addWidget(self._make_kept())
        self._choices.buttonToggled.connect(self._turn)
        self._lay_out()
        self._explain()

    @property
    def keeps(self) -> bool:
        """Whether the board's data stays."""
        return self._keep.isChecked()

    @property
    def hub_url(self) -> str:
        """Where the board asks for the hub; empty: where the hub announces itself."""
        return str(self._address.currentData() or "")

    @property
    def missing(self) -> str:
        """What keeps from going on; empty: nothing does."""
        if self.keeps or self.networks.acceptable:
            return ""
        return self.tr("To go on, correct what is said at the networks above.")

    def keep_only(self, *, on: bool) -> None:
        """Have the board's data kept, whatever the person wants: the image holds the application alone."""
        self._only.setVisible(on)
        self._anew.setEnabled(not on)
        if on:
            self._keep.setChecked(True)
        elif self._forced:
            self._anew.setChecked(True)
        self._forced = on

    def show_addresses(self, addresses: Sequence[HubAddress]) -> None:
        """Offer these, the best first."""
        before = self.hub_url
        self._address.clear()
        for address in addresses:
            self._address.addItem(address.url, address.url)
            self._address.setItemData(self._address.count() - 1, address.kind, KIND)
        self._address.setCurrentIndex(max(0, self._address.findData(before)))
        self._explain()

    def begin(self) -> None:
        """Have it filled in."""
        self._keep.setFocus() if self.keeps else self.networks.begin()

    def _turn(self) -> None:
        self._bodies.setCurrentIndex(int(self.keeps))
        self.changed.emit()

    def _explain(self) -> None:
        kind = self._address.currentData(KIND)
        by_name = self.tr("By its name: this stays true when the hub's computer gets another address.")
        by_number = self.tr(
            "By its address: choose this if devices do not find the hub by its name. The router should always "
            "give the computer this address."
        )
        known = {AddressKind.NAME: by_name, AddressKind.ADDRESS: by_number}
        in_vain = only_here(self.hub_url)
        told = (
            self.tr("Only this computer reaches the hub there: no board would find it. See Settings, Network.")
            if in_vain
            else known.get(kind, "")
        )
        mark(self._explained, "role", "problem" if in_vain else "muted")
        self._explained.setText(told)

    def _make_anew(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("Wi-Fi"), "strong"))
        said = self.tr(
            "Most boards hear 2.4 GHz alone. Without a network the board opens a Wi-Fi of its own, "
            "to be set up by phone."
        )
        column.addWidget(Text(said, "muted", wrap=True))
        column.addWidget(self.networks)
        column.addSpacing(UNIT)
        column.addWidget(Text(self.tr("Where it finds the hub"), "strong"))
        column.addWidget(self._address)
        column.addWidget(self._explained)
        return inside

    def _make_kept(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        said = self.tr(
            "Only the firmware is replaced. Its Wi-Fi networks, its settings and the hub it asks stay as they "
            "are. Choose this for a device that works already; a new board knows nothing yet."
        )
        column.addWidget(Text(said, wrap=True))
        self._only.setText(
            self.tr(
                "The image that you chose holds the application alone, so nothing else can be set up with it. "
                "For that choose a merged image."
            )
        )
        self._only.hide()
        column.addWidget(self._only)
        column.addStretch(1)
        return inside

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._anew)
        row.addWidget(self._keep)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        column.addLayout(row)
        column.addWidget(self._bodies, 1)
