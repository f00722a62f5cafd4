"""The devices that the list shows, as Qt's views ask for them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from ui.live import ending
from ui.tooltips import tooltip
from ui.widgets.devices import wording
from ui.widgets.devices.presence import DeviceRow

Index = QModelIndex | QPersistentModelIndex


class DeviceModel(QAbstractListModel):
    """Holds rows in the order in which they are shown. ``now`` is the wall clock, seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._rows: list[DeviceRow] = []
        self._places: dict[str, int] = {}

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and Qt's default
        """How many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the device is called, and everything about it for who cannot see the row."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._all_of(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(self._all_of(row))
        return None

    def row(self, index: Index) -> DeviceRow | None:
        """The device at ``index``; None beyond the last."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def place(self, device_id: str) -> QModelIndex:
        """Where a device is shown; an index that is not valid when it is not."""
        return self.index(self._places[device_id]) if device_id in self._places else QModelIndex()

    def state(self, row: DeviceRow) -> str:
        """How the device is."""
        return wording.presence(row.presence)

    def facts(self, row: DeviceRow) -> str:
        """What is known of it, on one line."""
        device = row.device
        board = device.board if device.name else ""
        end = ending(device.device_id) if row.mistakable else ""
        return " · ".join(filter(None, (end, device.room, board, device.firmware))) or device.address

    def seen(self, row: DeviceRow) -> str:
        """When it was last heard of; empty while it is in a conversation, or when it never was."""
        return "" if row.device.session_id else wording.moment(row.device.last_seen, self._now())

    def _all_of(self, row: DeviceRow) -> str:
        return ", ".join(each for each in (row.title, self.state(row), self.facts(row)) if each)

    def show_rows(self, rows: Sequence[DeviceRow]) -> bool:
        """Show these, in this order. False: they are the same devices in the same places as before."""
        places = {row.device_id: place for place, row in enumerate(rows)}
        moved = list(places) != list(self._places)
        if len(rows) == len(self._rows):
            self._update(rows, places)
            return moved
        self.beginResetModel()
        self._rows, self._places = list(rows), places
        self.endResetModel()
        return True

    def _update(self, rows: Sequence[DeviceRow], places: dict[str, int]) -> None:
        """Have those drawn again that are otherwise now: views place all rows anew when one is moved."""
        pairs = enumerate(zip(self._rows, rows, strict=True))
        changed = [place for place, (old, new) in pairs if old is not new]
        self._rows, self._places = list(rows), places
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
