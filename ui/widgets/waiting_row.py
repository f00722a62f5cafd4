"""One device that waits: the code that it says, what is known of it, and what a person may decide."""

from typing import Final

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from hub.events import DeviceState, WaitReason
from hub.snapshot import DeviceView, WaitingDevice
from ui import words
from ui.theme import UNIT, mark
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text

GROUP: Final = 3
"""Digits that are read together."""


class WaitingRow(QFrame):
    """Shows one device until somebody has decided about it, and then what was decided."""

    approve_wanted = Signal(str)  # its code
    reject_wanted = Signal(str)  # its code
    block_wanted = Signal(str)  # its id
    asked = Signal()  # it has become taller, for a question

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "row")
        self._shown: tuple[WaitingDevice, DeviceView | None] | None = None
        self._code = Text(role="code")
        self._facts = Text(role="small", wrap=True)
        self._why = Text(role="state", wrap=True)
        self._approve = QPushButton(self.tr("Let it in"))
        self._reject = QPushButton(self.tr("Not this one"))
        self._block = QPushButton(self.tr("Block"))
        self._question = RowQuestion()
        mark(self._approve, "kind", "primary")
        mark(self._block, "kind", "quiet")
        self._approve.clicked.connect(self._ask_or_approve)
        self._reject.clicked.connect(self._turn_away)
        self._block.clicked.connect(self._ask_to_block)
        self._question.answered.connect(self._answered)
        self._lay_out()

    @property
    def gone(self) -> bool:
        """Whether it waits no longer."""
        return self._shown is None

    @property
    def asks(self) -> bool:
        """Whether it shows a question."""
        return not self._question.isHidden()

    def show_device(self, device: WaitingDevice, known: DeviceView | None) -> None:
        """Show ``device`` as it is now. ``known`` is what the hub knows of who has its id."""
        if self._shown != (device, known):
            self._shown = device, known
            self._code.setText(grouped(device.code))
            self._code.setAccessibleName(" ".join(device.code))
            self._facts.setText(self._facts_of(device, known))
            mood, why = self._why_of(device, known)
            mark(self._why, "mood", mood)
            self._why.setText(why)
            self._name(device)
        self._let_decide(possible=not self.asks)

    def show_gone(self, known: DeviceView | None) -> None:
        """Say what became of it. It stays in its place, so that no button moves under the pointer."""
        if self._shown is None:
            return
        device, _ = self._shown
        self._shown = None
        state = known.state if known else DeviceState.WAITING
        others = state is DeviceState.APPROVED and known is not None and known.client_id != device.client_id
        mark(self._why, "mood", "good" if state is DeviceState.APPROVED and not others else "off")
        self._why.setText(words.decision(DeviceState.WAITING if others else state))
        self._leave_focus()
        self._question.hide()
        self._let_decide(possible=False)

    def _name(self, device: WaitingDevice) -> None:
        """Say to a screen reader which device each button is about."""
        spoken = f"{' '.join(device.code)}, {device.board or device.device_id}"
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self._why.text())
        for button in (self._approve, self._reject, self._block):
            button.setAccessibleName(f"{button.text()}: {spoken}")

    def _facts_of(self, device: WaitingDevice, known: DeviceView | None) -> str:
        since = QDateTime.fromSecsSinceEpoch(int(device.since)).time()
        time = QLocale().toString(since, QLocale.FormatType.ShortFormat)
        name = known.name if known else ""
        told = (name, device.board or device.device_id, device.address)
        return " · ".join([*(each for each in told if each), self.tr("since %1").replace("%1", time)])

    def _why_of(self, device: WaitingDevice, known: DeviceView | None) -> tuple[str, str]:
        """Why it waits: a mood of the style sheet, and words."""
        if device.failed_proofs:
            failed = self.tr(
                "It could not prove the key of its serial number (%n time(s))", "", device.failed_proofs
            )
            return "bad", failed
        if warning := self._warning(device, known):
            return "warn", warning
        if device.proven:
            return "good", self.tr("Proved by its key who it is")
        return "off", self.tr("Known from before") if device.reason is WaitReason.RESET else self.tr("New")

    def _warning(self, device: WaitingDevice, known: DeviceView | None) -> str:
        """What a person should think about before letting it in; empty when there is nothing."""
        if device.contested:
            return self.tr("Two claim to be this device: let in the code that the device itself says")
        if device.reason is WaitReason.NEW_IDENTITY:
            if known is not None and known.state is DeviceState.REJECTED:
                return self.tr("Was turned away before; has a new identity")
            return self.tr("Known device, new identity: it would take the old one's place")
        if device.key_holder:
            taken = self.tr("Has the key of its serial number, as %1 has, which is known already")
            return taken.replace("%1", device.key_holder)
        return ""

    def _ask_or_approve(self) -> None:
        if self._shown is None:
            return
        device, known = self._shown
        if device.failed_proofs:
            text = self.tr("Whoever this is does not have the key that you listed. Let it in all the same?")
        elif device.contested and device.reason is not WaitReason.NEW_IDENTITY:
            text = self.tr("Is this the code that the device itself says? The other one may be an impostor.")
        elif device.reason is not WaitReason.NEW_IDENTITY:
            self._leave_focus()
            self._let_decide(possible=False)
            self.approve_wanted.emit(device.code)
            return
        elif known is not None and known.state is DeviceState.REJECTED:
            text = self.tr("You have turned this device away before. Let it in now?")
        else:
            text = self.tr(
                "Right if you have reset or reinstalled the device. If not, somebody may pretend to be it. "
                "The old one will not be let in any more."
            )
        self._ask("approve", text, self.tr("Yes, let it in"))

    def _ask_to_block(self) -> None:
        if self._shown is None:
            return
        _, known = self._shown
        if known is not None and known.state is DeviceState.APPROVED:
            text = self.tr("The one that is let in under this name will be turned away, too. Block the device?")
        else:
            text = self.tr("It will be turned away for good, whatever identity it comes with. Block it?")
        self._ask("block", text, self.tr("Yes, block it"))

    def _ask(self, what: str, text: str, yes: str) -> None:
        self._let_decide(possible=False)
        self._question.ask(what, text, yes)
        self.asked.emit()

    def _answered(self, what: str) -> None:
        """``what`` was asked and is wanted; empty: nothing is."""
        self._leave_focus()
        self._question.hide()
        if self._shown is None:
            return
        device, _ = self._shown
        if what == "approve":
            self.approve_wanted.emit(device.code)
        elif what == "block":
            self.block_wanted.emit(device.device_id)
        else:
            self._let_decide(possible=True)

    def _turn_away(self) -> None:
        if self._shown is not None:
            self._leave_focus()
            self._let_decide(possible=False)
            self.reject_wanted.emit(self._shown[0].code)

    def _let_decide(self, *, possible: bool) -> None:
        for button in (self._approve, self._reject, self._block):
            button.setEnabled(possible)

    def _leave_focus(self) -> None:
        """Keep the focus in this row: Qt would hand it to the next one's button, to be pressed by mistake."""
        focused = self.focusWidget() if self.isVisible() else None
        if focused is not None and focused.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(UNIT)
        top.addWidget(self._code)
        top.addStretch(1)
        for button in (self._approve, self._reject, self._block):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT // 4)
        column.addLayout(top)
        column.addWidget(self._facts)
        column.addWidget(self._why)
        column.addWidget(self._question)


def grouped(code: str) -> str:
    """A code in groups that can be compared at a glance; they stay on one line."""
    groups = [code[start : start + GROUP] for start in range(0, len(code), GROUP)]
    return "\N{NO-BREAK SPACE}".join(groups)
