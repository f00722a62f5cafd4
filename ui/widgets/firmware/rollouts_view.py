"""All rollouts, the one that is looked at, and who has what."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hub.web.api.rollout_forms import RolloutShown
from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.card import Card
from ui.widgets.firmware.boards_card import BoardsCard
from ui.widgets.firmware.record_rows import RECORD
from ui.widgets.firmware.rollout_detail import RolloutDetail
from ui.widgets.firmware.rollout_rows import RolloutDelegate, RolloutRows
from ui.widgets.line import line_of
from ui.widgets.row_list import dress
from ui.widgets.text import Text
from ui.widgets.unread_card import UnreadCard

LEFT_WIDTH: Final = 35 * UNIT
"""280 px: a rollout's line with a date."""


class RolloutsView(QWidget):
    """``detail`` is public: the presenter joins it to the hub."""

    library_wanted = Signal()  # where a rollout begins
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.detail = RolloutDetail()
        self._rows = RolloutRows()
        self._delegate = RolloutDelegate()
        self._list = QFrame()
        self._view = QListView()
        self._boards = BoardsCard()
        self._right = QStackedWidget()
        self._unread = UnreadCard(self.tr("The rollouts cannot be read"))
        self._unread.retry_wanted.connect(self.retry_wanted)
        self._wanted = ""  # to be looked at once it is told
        self._lay_out()
        self._view.selectionModel().currentChanged.connect(self._show_current)
        self.show_rollouts(())

    def show_rollouts(self, rollouts: Sequence[RolloutShown]) -> None:
        """All that there are now; what is looked at stays so."""
        before = self._wanted or self.detail.rollout_id
        self._rows.show_records(rollouts)
        self._list.setVisible(bool(rollouts))
        self._right.setCurrentIndex(0 if rollouts else 1)
        row = self._rows.row_of(before)
        if row >= 0:
            self._wanted = ""
        place = self._rows.index(max(0, row))
        if place.isValid() and place != self._view.currentIndex():
            self._view.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._show_current()

    def show_unread(self, why: str) -> None:
        """They cannot be read."""
        self._unread.show_why(why)
        self._right.setCurrentIndex(2)

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        self.detail.show_live(live)
        self._boards.show_live(live)

    def look_at(self, rollout_id: str) -> None:
        """Have the person look at this one, as soon as it is told."""
        self._wanted = rollout_id
        row = self._rows.row_of(rollout_id)
        if row >= 0:
            self._view.setCurrentIndex(self._rows.index(row))

    def _show_current(self) -> None:
        rollout = self._view.currentIndex().data(RECORD)
        self.detail.show_rollout(rollout if isinstance(rollout, RolloutShown) else None)

    def _lay_out(self) -> None:
        """From the outside to the inside: what is put into a place takes its style anew, with all in it."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        left = QWidget()
        left.setFixedWidth(LEFT_WIDTH)
        row.addWidget(left)
        row.addWidget(self._right, 1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * UNIT)
        mark(self._list, "role", "card")
        column.addWidget(self._list, 3)
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        inside.addWidget(self._view)
        dress(self._view, self.tr("Rollouts"), self._delegate, self._rows)
        column.addWidget(self._boards, 2)
        self._right.addWidget(self.detail)
        self._right.addWidget(self._make_empty())
        self._right.addWidget(self._unread)

    def _make_empty(self) -> QWidget:
        go = QPushButton(self.tr("To the library"))
        mark(go, "kind", "primary")
        go.clicked.connect(self.library_wanted)
        card = Card(self.tr("No device is given firmware now"))
        card.add(
            Text(
                self.tr(
                    "Choose an image in the library, and “Give it to devices…”. One device gets it first; the "
                    "others follow when it has come back well. If it does not, the rollout stops by itself."
                ),
                wrap=True,
            ),
            line_of(go),
        )
        card.column.addStretch(1)
        return card
