"""Who has what: the versions that run in the house, by board."""

from collections import defaultdict
from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.live import Live
from ui.theme import UNIT, mark
from ui.widgets.card import scrolled
from ui.widgets.firmware import wording
from ui.widgets.text import Text


class BoardsCard(QFrame):
    """One paragraph for each board."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._told: list[tuple[str, str]] | None = None
        self._inside = QWidget()
        self._inside.setObjectName("plain")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(UNIT // 2)
        self._area = scrolled(self.tr("Who has what"), self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("Who has what"), "strong", wrap=True))
        column.addWidget(self._area, 1)
        self.show_live(Live())

    def show_live(self, live: Live) -> None:
        """The devices that there are now."""
        told = list(_lines(live))
        if told == self._told:
            return
        self._told = told
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        for text, role in told or [(self.tr("No device is let in yet."), "muted")]:
            self._column.addWidget(Text(text, role, wrap=True))


def _lines(live: Live) -> list[tuple[str, str]]:
    """What is said, and in which role."""
    boards: Mapping[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for device in live.let_in:
        boards[device.board][device.firmware].append(device.device_id)
    unknown = wording.translate("Firmware", "not told yet")
    lines: list[tuple[str, str]] = []
    for board in sorted(boards):
        lines.append((board or unknown, "muted"))
        versions = boards[board]
        lines += [(f"{one or unknown}: {wording.names(live, versions[one])}", "") for one in sorted(versions)]
    return lines
