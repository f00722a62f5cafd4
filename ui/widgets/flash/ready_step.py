"""Fourth step: what will happen, in plain words, before the button that does it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from hub.web.api.firmware_forms import Image
from hub.web.api.usb_forms import Board
from ui.theme import UNIT, mark
from ui.widgets.flash import wording
from ui.widgets.text import Text

translate = QCoreApplication.translate

BACKUP_BYTES_PER_S: Final = 45_000.0
"""How fast flash is read at 460,800 baud, bytes a second; over a chip's own USB it is several times that."""

MINUTE_S: Final = 60

INDENT: Final = 3 * UNIT
"""Where the words of a box to be ticked begin: its square and the room beside it, pixels."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was chosen."""

    board: Board
    port: str
    image: Image
    keeps: bool
    networks: tuple[str, ...]
    hub_url: str


class ReadyStep(QWidget):
    """Nothing has been done yet."""

    def __init__(self) -> None:
        super().__init__()
        self._backup = QCheckBox(self.tr("First save what is on the board now"))
        self._erase = QCheckBox(self.tr("First erase the whole board"))
        self._backup_line = Text(role="muted", wrap=True)
        self._erase_line = Text(role="muted", wrap=True)
        self._erase_line.setText(
            self.tr("For a board that other firmware was on, or that misbehaves. It takes up to a minute.")
        )
        self._values = [Text(wrap=True) for _ in range(4)]
        self._happens = Text(wrap=True)
        self._lay_out()

    @property
    def backup(self) -> bool:
        """Whether the old flash is kept."""
        return self._backup.isChecked()

    @property
    def erase(self) -> bool:
        """Whether everything is erased first."""
        return self._erase.isChecked() and self._erase.isEnabled()

    def show_plan(self, plan: Plan) -> None:
        """Show what will happen."""
        mac = self.tr("MAC address %1").replace("%1", plan.board.mac)
        board = "\n".join((wording.board_title(plan.board), mac, plan.port))
        wifi = ", ".join(plan.networks) or self.tr("none: it opens a Wi-Fi of its own")
        kept = self.tr("stays as it is on the board")
        texts = (
            board,
            wording.image_title(plan.image),
            kept if plan.keeps else wifi,
            kept if plan.keeps else plan.hub_url or self.tr("where the hub announces itself"),
        )
        for label, text in zip(self._values, texts, strict=True):
            label.setText(text)
        self._happens.setText(self._what_happens(keeps=plan.keeps))
        self._backup_line.setText(_how_long(plan.board.flash_size))
        self._erase.setEnabled(not plan.keeps)
        if plan.keeps:
            with QSignalBlocker(self._erase):
                self._erase.setChecked(False)

    def _what_happens(self, *, keeps: bool) -> str:
        if keeps:
            return self.tr("The firmware on the board is replaced. Its data stays. Then the board starts anew.")
        return self.tr(
            "The firmware on the board is replaced, and its Wi-Fi networks, settings and identity with it. The "
            "hub lets the board in by itself: there is no code to type."
        )

    def _lay_out(self) -> None:
        card = QFrame()
        mark(card, "role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        grid.setHorizontalSpacing(2 * UNIT)
        grid.setVerticalSpacing(UNIT)
        grid.setColumnStretch(1, 1)
        names = (self.tr("Board"), self.tr("Firmware"), self.tr("Wi-Fi"), self.tr("Hub"))
        for at, (name, value) in enumerate(zip(names, self._values, strict=True)):
            grid.addWidget(Text(name, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(card)
        column.addSpacing(UNIT)
        column.addWidget(self._happens)
        column.addSpacing(UNIT)
        for box, line in ((self._backup, self._backup_line), (self._erase, self._erase_line)):
            column.addWidget(box)
            line.setContentsMargins(INDENT, 0, 0, 0)
            column.addWidget(line)
        column.addStretch(1)


def _how_long(flash_size: int) -> str:
    said = translate(
        "ReadyStep", "So that you can go back to it. The file stays on the hub's computer until you save it."
    )
    if not flash_size:
        return said
    minutes = max(1, round(flash_size / BACKUP_BYTES_PER_S / MINUTE_S))
    long = translate("ReadyStep", "It takes up to %1 min.").replace("%1", str(minutes))
    return f"{said} {long}"
