"""The Wi-Fi networks that a board is to know."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hub.firmware.usb.provisioning import MOST_NETWORKS
from ui.tab_order import put_behind
from ui.theme import UNIT, mark
from ui.widgets.flash.network_row import NetworkRow
from ui.widgets.text import Text


class Networks(QWidget):
    """One row for each. Passwords are masked; whether the hub keeps them is asked, and off at first."""

    changed = Signal()
    forget_wanted = Signal()  # what the hub remembers

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[NetworkRow] = []
        self._known = False  # a network is remembered
        self._column = QVBoxLayout()
        self._column.setSpacing(UNIT)
        self._more = QPushButton(self.tr("Add another network"), autoDefault=False)
        self._more.clicked.connect(self._add_and_begin)
        self._forget = QPushButton(self.tr("Forget the remembered networks"), autoDefault=False)
        for button in (self._more, self._forget):
            mark(button, "kind", "link")
        self._forget.clicked.connect(self.forget_wanted)
        self._forget.hide()
        self._remember = QCheckBox(self.tr("Remember them for the next board, in the hub's keyring"))
        self._problem = Text(role="problem", wrap=True)
        self._lay_out()
        self._add()

    @property
    def networks(self) -> list[dict[str, str]]:
        """As the API takes them."""
        return [row.network for row in self._rows if row.network is not None]

    @property
    def names(self) -> list[str]:
        """What they are called."""
        return [one["ssid"] for one in self.networks]

    @property
    def remember(self) -> bool:
        """Whether the hub is to keep them for other boards."""
        return self._remember.isChecked() and bool(self.networks)

    @property
    def acceptable(self) -> bool:
        """Whether one can go on."""
        return not self._problems()

    def show_remembered(self, names: Sequence[str]) -> None:
        """Offer the networks that the hub keeps, unless something was entered already."""
        self._forget.setVisible(bool(names))
        if not names:
            for row in self._rows:
                row.forget_remembered()
        elif not self.networks:
            while len(self._rows) < min(len(names), MOST_NETWORKS):
                self._add()
            for row, name in zip(self._rows, names, strict=False):
                row.show_remembered(name)

    def forget(self) -> None:
        """Hold the passwords no longer."""
        for row in self._rows:
            row.forget()

    def begin(self) -> None:
        """Have the first one typed."""
        self._rows[0].begin()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """It is in its window by now: only there Tab has an order."""
        super().showEvent(event)
        self._order()

    def _add(self) -> NetworkRow:
        row = NetworkRow(len(self._rows) + 1)
        row.changed.connect(self._check)
        row.removal_wanted.connect(lambda: self._take(row))
        self._rows.append(row)
        self._column.addWidget(row)
        self._count()
        return row

    def _add_and_begin(self) -> None:
        self._add().begin()

    def _take(self, row: NetworkRow) -> None:
        at = self._rows.index(row)
        self._rows.remove(row)
        row.hide()
        row.deleteLater()
        self._count()
        self._rows[min(at, len(self._rows) - 1)].begin()

    def _count(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.show_number(number)
            row.hide_remove(hidden=len(self._rows) == 1)
        self._order()
        self._more.setEnabled(len(self._rows) < MOST_NETWORKS)
        self._check()

    def _order(self) -> None:
        """Have Tab lead through it as it is read."""
        for one, other in pairwise([*self._rows, self._more, self._forget, self._remember]):
            put_behind(one, other)

    def _problems(self) -> list[str]:
        found = [row.problem for row in self._rows if row.problem]
        if len(set(self.names)) < len(self.names):
            found.append(self.tr("A network is there twice."))
        return found

    def _check(self) -> None:
        problems = self._problems()
        self._problem.setText(problems[0] if problems else "")
        self._problem.setVisible(bool(problems))
        self.changed.emit()

    def _lay_out(self) -> None:
        more = QHBoxLayout()
        more.setSpacing(3 * UNIT)
        more.addWidget(self._more)
        more.addWidget(self._forget)
        more.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._column)
        column.addWidget(self._problem)
        column.addLayout(more)
        column.addWidget(self._remember)
