"""All devices: searched, filtered and sorted; one of them is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.devices import wording
from ui.widgets.devices.device_delegate import DeviceDelegate
from ui.widgets.devices.device_model import DeviceModel
from ui.widgets.devices.presence import DeviceRow, Order, Presence, chosen, rows_of
from ui.widgets.text import Text

LONGEST_SEARCH = 100
"""Characters: no name, room, board or address is longer."""


Index = QModelIndex | QPersistentModelIndex


class EvenList(QListView):
    """All rows are as high as the first."""

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:  # noqa: N802 - Qt's
        """Draw them again. ``QListView`` would place all rows anew: of a thousand, that takes 7 ms."""
        QAbstractItemView.dataChanged(self, first, last, roles)


class DeviceList(QWidget):
    """Keeps the choice, also while the chosen device is not among those that are looked for."""

    device_chosen = Signal(str)  # its id

    def __init__(self, now: Callable[[], float]) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        self._rows: list[DeviceRow] = []
        self._shown: tuple[object, ...] = ()
        self._chosen = ""
        self._model = DeviceModel(now)
        self._view = EvenList()
        self._search = QLineEdit(maxLength=LONGEST_SEARCH, clearButtonEnabled=True)
        self._states = QComboBox()
        self._orders = QComboBox()
        self._nothing = Text(self.tr("No device is like that."), "muted", wrap=True)
        self._count = Text(role="small", wrap=True)
        self._make_view()
        self._make_choices()
        self._lay_out()

    @property
    def chosen(self) -> str:
        """The id of the device that is chosen; empty: none."""
        return self._chosen

    def show_live(self, live: Live) -> None:
        """Show the devices as they are now."""
        shown = (live.devices, live.waiting, live.talkers)
        if shown == self._shown:
            return
        self._shown = shown
        self._rows = rows_of(live, {row.device_id: row for row in self._rows})
        if self._chosen not in live.devices:
            self._chosen = ""
        self._show()

    def choose(self, device_id: str) -> None:
        """Have this device chosen; nobody is told of it."""
        self._chosen = device_id
        self._mark_chosen()
        self._view.scrollTo(self._model.place(device_id))

    def _show(self) -> None:
        state = self._states.currentData()  # Qt hands back plain texts
        wanted = Presence(state) if state else None
        found = chosen(self._rows, self._search.text(), wanted, Order(self._orders.currentData()))
        stood = self._view.verticalScrollBar().value()
        if self._model.show_rows(found):
            self._mark_chosen()
            self._view.verticalScrollBar().setValue(stood)
        self._tell_count(found)

    def _tell_count(self, found: Sequence[DeviceRow]) -> None:
        of = self.tr("%n device(s)", "", len(self._rows))
        some = self.tr("%1 of %2").replace("%1", self.locale().toString(len(found))).replace("%2", of)
        self._count.setText(of if len(found) == len(self._rows) else some)
        self._nothing.setVisible(not found)
        self._view.setVisible(bool(found))

    def _mark_chosen(self) -> None:
        """Select it in the view, without a word to those who follow what the person chooses."""
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        selection.setCurrentIndex(
            self._model.place(self._chosen), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        selection.blockSignals(False)
        self._view.viewport().update()

    def _changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.device_id != self._chosen:
            self._chosen = row.device_id
            self.device_chosen.emit(row.device_id)

    def _make_view(self) -> None:
        self._view.setModel(self._model)
        self._view.setItemDelegate(DeviceDelegate(self._view))
        self._view.setUniformItemSizes(True)  # one is asked for its height, not a thousand
        self._view.setMouseTracking(True)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setAccessibleName(self.tr("Devices"))
        self._view.selectionModel().currentChanged.connect(self._changed)

    def _make_choices(self) -> None:
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search devices by name, room, board, firmware or address"))
        self._search.textChanged.connect(self._show)
        self._states.addItem(self.tr("All states"), None)
        for state in Presence:
            self._states.addItem(wording.presence(state), state)
        self._states.setAccessibleName(self.tr("Only devices in this state"))
        self._states.currentIndexChanged.connect(self._show)
        for order in Order:
            self._orders.addItem(wording.order(order), order)
        self._orders.setAccessibleName(self.tr("Sort the devices"))
        self._orders.currentIndexChanged.connect(self._show)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(UNIT)
        choices.addWidget(self._states, 1)
        choices.addWidget(self._orders, 1)
        card = QFrame()
        mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(UNIT // 2, UNIT, UNIT // 2, UNIT)
        inside.setSpacing(UNIT)
        inside.addWidget(self._view, 1)
        inside.addWidget(self._nothing, 1)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._search)
        column.addLayout(choices)
        column.addWidget(card, 1)
        column.addWidget(self._count)
