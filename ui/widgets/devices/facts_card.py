"""What is known of a device."""

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from hub.web.api.devices import Device
from ui.theme import UNIT, mark
from ui.widgets.copy_button import CopyButton
from ui.widgets.devices import wording
from ui.widgets.text import Text


class FactsCard(QFrame):
    """One fact a line; what is not known has a dash."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        names = {
            "board": self.tr("Board"),
            "firmware": self.tr("Firmware"),
            "address": self.tr("Address"),
            "first": self.tr("First seen"),
            "last": self.tr("Last seen"),
            "id": self.tr("Id"),
        }
        self._values = {key: Text(wrap=True) for key in names}
        self._copy = CopyButton(self.tr("Copy the device's id"), "quiet")
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT // 2)
        grid.setColumnStretch(1, 1)
        for place, (key, said) in enumerate(names.items()):
            value = self._values[key]
            value.make_selectable()
            value.setAccessibleName(said)
            grid.addWidget(Text(said, "muted"), place, 0)
            grid.addWidget(value, place, 1)
        grid.addWidget(self._copy, len(names) - 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.addLayout(grid)

    def show_device(self, device: Device) -> None:
        """Show the device's."""
        last = max(device.last_check or 0.0, device.last_conversation or 0.0)
        told = {
            "board": device.board,
            "firmware": device.firmware,
            "address": device.address,
            "first": wording.day_and_time(device.first_check),
            "last": wording.day_and_time(last),
            "id": device.device_id,
        }
        for key, value in told.items():
            self._values[key].setText(value or "–")
        self._copy.set_text_to_copy(device.device_id)
