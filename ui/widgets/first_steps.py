"""What to do first: shown in place of the conversation until there is one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hub.snapshot import Reach
from ui.live import Live
from ui.theme import UNIT, mark
from ui.twin_command import twin_command
from ui.widgets.copy_button import CopyButton
from ui.widgets.text import Text

MOST_DEVICES = 5
"""Named one by one; more are counted in the line of state."""


class FirstSteps(QScrollArea):
    """How a device gets to the hub or, once one is there, that it can be talked to."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("First steps"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self._title = Text(role="heading", wrap=True)
        self._intro = Text(role="muted", wrap=True)
        self._steps = self._make_steps()
        self._twin = QWidget()
        self._command = Text(role="copyable", wrap=True)
        self._copy = CopyButton(self.tr("Copy the command"))
        self._lay_out_twin()
        inside = QWidget()
        inside.setObjectName("plain")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, UNIT, 0)
        column.setSpacing(2 * UNIT)
        for part in (self._title, self._intro, self._steps, self._twin):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.show_live(Live())

    def show_live(self, live: Live) -> None:
        """Say what fits the hub as it is now."""
        title, intro = self._words(live)
        self._title.setText(title)
        self._intro.setText(intro)
        self._steps.setVisible(bool(live.ota_url) and not live.let_in and not live.waiting)
        self._twin.setVisible(bool(live.ota_url))
        command = twin_command(live.ota_url)
        self._command.setText(command)
        self._copy.set_text_to_copy(command)

    def _words(self, live: Live) -> tuple[str, str]:
        if not live.ota_url and live.reach is not Reach.HERE:
            return "", ""  # the line above says why
        if not live.ota_url:
            return self.tr("One moment"), self.tr("The hub is starting. What to do first will be told here.")
        if live.waiting and not live.let_in:
            told = self.tr(
                "Is it yours? Compare the code above with the one that it says and shows, and let it in."
            )
            return self.tr("A device has found the hub"), told
        if not live.let_in:
            told = self.tr("The hub waits for it. No account, no cloud: only its address has to be told.")
            return self.tr("Connect your first device"), told
        named = [device.name or device.board or device.device_id for device in live.let_in][:MOST_DEVICES]
        found = self.tr("Found: %1. Wake a device and ask it a question; the conversation appears here.")
        return self.tr("Say something"), found.replace("%1", ", ".join(named))

    def _make_steps(self) -> QWidget:
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT + 4)
        texts = (
            self.tr("Copy this hub's address to your phone: scan the QR code on the left."),
            self.tr(
                "Switch the device on. On the phone, join the Wi-Fi that it opens: "
                "its name begins with “Xiaozhi”."
            ),
            self.tr(
                "On the page that opens (or at http://192.168.4.1) choose “Advanced” "
                "and paste the address as the OTA address."
            ),
            self.tr("Choose your own Wi-Fi there and save. The device restarts and shows up here."),
        )
        for number, text in enumerate(texts, 1):
            badge = Text(str(number), "step")
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row = QHBoxLayout()
            row.setSpacing(UNIT + 4)
            row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(text, wrap=True), 1)
            column.addLayout(row)
        return steps

    def _lay_out_twin(self) -> None:
        self._command.make_selectable()
        self._command.setAccessibleName(self.tr("Command that starts a software device"))
        rule = QFrame()
        mark(rule, "role", "rule")
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._command, 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._twin)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(rule)
        column.addWidget(Text(self.tr("No device at hand? Try a software one, in a terminal:"), wrap=True))
        column.addLayout(row)
