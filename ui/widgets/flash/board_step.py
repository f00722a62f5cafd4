"""First step: the board is plugged in, and says what it is."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hub.web.api.usb_forms import Board, Flash, UsbPort
from ui.tab_order import put_behind
from ui.theme import UNIT, mark
from ui.widgets.flash import wording
from ui.widgets.flash.choice_list import Choice, ChoiceList
from ui.widgets.flash.running_list import RunningList
from ui.widgets.flash.trouble import Trouble, TroubleCard
from ui.widgets.text import Text

MOST_ROWS: Final = 3
"""Ports that are shown at once: more are scrolled to."""


class BoardStep(QWidget):
    """Shows the ports as they come and go; of the one that is chosen, the board.

    Attributes:
        running: Boards that are written now.
    """

    port_chosen = Signal(str)  # its id; empty: none
    probe_wanted = Signal(str)  # ask the board on this port again
    changed = Signal()

    def __init__(self, *, elsewhere: bool = False) -> None:
        """``elsewhere``: the hub runs on another computer, which the board is plugged into."""
        super().__init__()
        self._elsewhere = elsewhere
        self.board: Board | None = None
        self._titles: dict[str, str] = {}
        self._shown: QWidget | None = None  # what is said of the board
        self.running = RunningList()
        self._ports = ChoiceList(self.tr("Ports"))
        self._ports.chosen.connect(self.port_chosen)
        self._choose = Text(self.tr("Choose the port your board is at."), "strong", wrap=True)
        self._none = Text(wrap=True)
        self._none.setText(self._why_none())
        self._asking = Text(role="state", wrap=True)
        mark(self._asking, "mood", "busy")
        self._facts = QFrame()
        mark(self._facts, "role", "card")
        self._title, self._line, self._known = (
            Text(role="heading", wrap=True),
            Text(role="muted", wrap=True),
            Text(wrap=True),
        )
        self._trouble = TroubleCard()
        self._trouble.again_wanted.connect(lambda: self.probe_wanted.emit(self.port_id))
        self._lay_out()
        self.show_ports(())
        self._show(None)

    @property
    def port_id(self) -> str:
        """Of the port that is chosen; empty when none is."""
        return self._ports.key

    @property
    def port_title(self) -> str:
        """What the port that is chosen is called."""
        return self._titles.get(self.port_id, "")

    @property
    def missing(self) -> str:
        """What keeps from going on; empty: nothing does."""
        if self.board is not None:
            return ""
        if not self._titles:
            return self.tr("To go on, plug a board in.")
        if not self.port_id:
            return self.tr("To go on, choose a port. The board there is then asked what it is.")
        if self._shown is self._asking:
            return self.tr("To go on, wait until the board has answered.")
        if self._shown is self._trouble:
            return self.tr("To go on, the board has to answer: do what is said above, or choose another port.")
        return self.tr("The board at this port is being written. Wait for that, or choose another port.")

    def show_ports(self, ports: Sequence[UsbPort]) -> None:
        """Show those that are there now."""
        self._titles = {port.port_id: wording.port_title(port) for port in ports}
        self._ports.show_choices(
            Choice(port.port_id, wording.port_title(port), wording.port_state(port)) for port in ports
        )
        self._ports.show_rows(min(len(ports), MOST_ROWS))
        self._ports.setVisible(bool(ports))
        self._none.setHidden(bool(ports))
        self._say()

    def show_flashes(self, flashes: Sequence[Flash], ports: Mapping[str, str]) -> None:
        """Show which other boards are written now; ``ports`` says what their ports are called."""
        self.running.show_flashes(flashes, ports)
        put_behind(self._trouble, self.running)

    def choose(self, port_id: str) -> None:
        """Have this port chosen."""
        self._ports.choose(port_id)

    def show_nothing(self) -> None:
        """No port is chosen, or it is used for something else."""
        self._show(None)

    def show_asking(self) -> None:
        """The board is being asked what it is."""
        self._asking.setText(self.tr("Asking the board what it is…"))
        self._show(self._asking)

    def show_board(self, board: Board, known: str = "") -> None:
        """Show what it said; ``known`` is what this household calls it, if it does."""
        self._title.setText(wording.board_title(board))
        self._line.setText(wording.board_line(board))
        self._known.setText(self.tr("The hub knows it as “%1”.").replace("%1", known))
        self._known.setVisible(bool(known))
        self._show(self._facts, board)

    def show_trouble(self, trouble: Trouble) -> None:
        """Say why it cannot be asked."""
        self._trouble.show_trouble(trouble, self.tr("Look again"))
        self._show(self._trouble)

    def begin(self) -> None:
        """Have a port chosen, where there are some."""
        if self._ports.isVisibleTo(self):
            self._ports.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, part: QWidget | None, board: Board | None = None) -> None:
        for each in (self._asking, self._facts, self._trouble):
            each.setVisible(each is part)
        self.board, self._shown = board, part
        self._say()

    def _say(self) -> None:
        self._choose.setVisible(bool(self._titles) and not self.port_id)
        self.changed.emit()

    def _why_none(self) -> str:
        return self.tr(
            "No board is seen yet. If one is plugged in:\n\n"
            "•  Try another cable. Many cables only charge and carry no data.\n"
            "•  Plug it straight into the computer, without a USB hub in between.\n"
            "•  Hold the button BOOT while you plug it in, then let go.\n"
            "•  On Windows and macOS, boards with a CP210x or CH34x chip need the driver of its maker."
        )

    def _lay_out(self) -> None:
        said = (
            self.tr("Connect the board with a USB cable to the computer that the hub runs on.")
            if self._elsewhere
            else self.tr("Connect the board to this computer with a USB cable.")
        )
        inside = QVBoxLayout(self._facts)
        inside.setContentsMargins(2 * UNIT, UNIT + 4, 2 * UNIT, UNIT + 4)
        inside.setSpacing(UNIT // 2)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._title, 1)
        inside.addLayout(row)
        inside.addWidget(self._line)
        inside.addWidget(self._known)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + 4)
        for part in (Text(said, wrap=True), self._choose, self._ports, self._none):
            column.addWidget(part)
        for about in (self._asking, self._facts, self._trouble):
            column.addWidget(about)
        column.addStretch(1)
        column.addWidget(self.running)
