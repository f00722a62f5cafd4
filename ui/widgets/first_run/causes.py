"""Why a device may not come, and what to do about each: shown when none came for a minute."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import UNIT, mark
from ui.widgets.copy_button import CopyButton
from ui.widgets.first_run.firewall import Command
from ui.widgets.text import Text


class Causes(QScrollArea):
    """The likeliest first."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Why no device comes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._commands = QVBoxLayout()
        self._shown: Sequence[Command] = ()
        inside = QWidget()
        inside.setObjectName("plain")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, UNIT, 0)
        self._column.setSpacing(UNIT // 2)
        self._fill()
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Show what opens the firewall."""
        if commands == self._shown:
            return
        self._shown = commands
        while (item := self._commands.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for command in commands:
            self._commands.addWidget(_Line(command))

    def _fill(self) -> None:
        self._add(
            self.tr("No device yet. Look at this:"),
            self.tr("Silent since the hub was off? Press its button, or restart it."),
        )
        self._add(
            self.tr("Is the address in the device?"),
            self.tr(
                "Copy this address before joining the speaker's Wi-Fi: there is no internet in it. A new "
                "device opens that Wi-Fi by itself, another when its BOOT button is pressed while it starts. "
                "On its page the field “OTA URL” is under “Advanced”."
            ),
        )
        self._add(
            self.tr("Is it in the same Wi-Fi?"),
            self.tr(
                "The device and this computer must be in the same network. A guest network keeps devices "
                "apart (guest isolation): use the main one. Most devices hear 2.4 GHz alone."
            ),
        )
        self._add(
            self.tr("Does a firewall keep it out?"),
            self.tr("Open the hub's ports on this computer, in a terminal with an administrator's rights:"),
        )
        self._commands.setSpacing(UNIT)
        self._column.addLayout(self._commands)
        self._column.addSpacing(UNIT)
        self._add(
            self.tr("Is a VPN on?"),
            self.tr("It may hide this computer in its own network. Switch it off, and see."),
        )

    def _add(self, title: str, text: str) -> None:
        self._column.addWidget(Text(title, "strong", wrap=True))
        self._column.addWidget(Text(text, wrap=True))
        self._column.addSpacing(UNIT)


class _Line(QWidget):
    """One command, to be copied."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        text = Text(command.text, "copyable", wrap=True)
        text.make_selectable()
        text.setAccessibleName(command.where)
        copy = CopyButton(self.tr("Copy the command for %1").replace("%1", command.where))
        copy.setAutoDefault(False)
        copy.set_text_to_copy(command.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addWidget(Text(command.where, "small"))
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(text, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        mark(self, "role", "plain")
