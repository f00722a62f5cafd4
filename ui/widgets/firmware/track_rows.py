"""The devices of a rollout as Qt's lists want them: the first ones on top."""

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from hub.web.api.rollout_forms import RolloutDevice, RolloutShown
from ui.live import Live
from ui.widgets.firmware import rollout_wording as wording

DEVICE: Final = Qt.ItemDataRole.UserRole
"""The device in the rollout."""

NEXT: Final = Qt.ItemDataRole.UserRole + 1
"""Why it is so, or when it goes on."""

Index = QModelIndex | QPersistentModelIndex


class TrackRows(QAbstractListModel):
    """Rows stay where they are while their devices get on."""

    def __init__(self) -> None:
        super().__init__()
        self._rollout: RolloutShown | None = None
        self._names: dict[str, str] = {}
        self._rows: tuple[RolloutDevice, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many devices there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The device, or what its row says."""
        if not 0 <= index.row() < len(self._rows) or self._rollout is None:
            return None
        device = self._rows[index.row()]
        if role == DEVICE:
            return device
        if role == NEXT:
            return wording.what_next(device, self._rollout)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._called(device)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (wording.track(device.state)[0], device.from_version)
            first = wording.translate("Rollout", "first") if device.canary else ""
            parts = (self._called(device), first, *said, wording.what_next(device, self._rollout))
            return ", ".join(filter(None, parts))
        return None

    def show_rollout(self, rollout: RolloutShown | None) -> None:
        """Show the devices of this one."""
        before = [one.device_id for one in self._rows]
        devices = rollout.devices if rollout else ()
        rows = tuple(sorted(devices, key=lambda one: not one.canary))
        if [one.device_id for one in rows] == before:
            self._rollout, self._rows = rollout, rows
            self._changed()
            return
        self.beginResetModel()
        self._rollout, self._rows = rollout, rows
        self.endResetModel()

    def show_live(self, live: Live) -> None:
        """Call devices as they are called now."""
        names = live.all_called()
        if names != self._names:
            self._names = names
            self._changed()

    def _changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _called(self, device: RolloutDevice) -> str:
        return self._names.get(device.device_id) or device.name or device.device_id
