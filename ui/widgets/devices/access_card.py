"""Whether a device may talk to the hub: block it or not, make its token worthless, forget it."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hub.events import DeviceState
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.row_question import RowQuestion
from ui.widgets.text import Text


class Deed(StrEnum):
    """What can be done about a device. The values are the API's."""

    RENEW = "renew"
    BLOCK = "block"
    UNBLOCK = "unblock"
    FORGET = "forget"


TAKEN_BACK = frozenset({DeviceState.BLOCKED, DeviceState.REJECTED})
"""Decisions that ``unblock`` takes back."""


class AccessCard(QFrame):
    """Each deed is asked about, with what will happen."""

    deed_wanted = Signal(object)  # Deed

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "card")
        self._said = Text(role="muted", wrap=True)
        self._buttons = {
            Deed.RENEW: HeldButton(self.tr("New token…")),
            Deed.BLOCK: HeldButton(self.tr("Block…")),
            Deed.UNBLOCK: HeldButton(self.tr("Unblock…")),
            Deed.FORGET: HeldButton(self.tr("Forget…")),
        }
        mark(self._buttons[Deed.FORGET], "kind", "stop")
        self._question = RowQuestion()
        self._question.answered.connect(self._answered)
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for deed, button in self._buttons.items():
            button.clicked.connect(lambda _on, deed=deed: self._ask(deed))
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT)
        column.addWidget(Text(self.tr("Access"), "heading", wrap=True))
        column.addWidget(self._said)
        column.addLayout(row)
        column.addWidget(self._question)

    def show_state(self, state: DeviceState) -> None:
        """Offer what can be done in this state."""
        approved = state is DeviceState.APPROVED
        self._buttons[Deed.RENEW].setVisible(approved)
        self._buttons[Deed.BLOCK].setVisible(state is not DeviceState.BLOCKED)
        self._buttons[Deed.UNBLOCK].setVisible(state in TAKEN_BACK)
        self._said.setText(self._words(state))

    def start_anew(self) -> None:
        """Ask nothing: another device is shown."""
        self._question.hide()
        self._let(possible=True)

    def _words(self, state: DeviceState) -> str:
        if state is DeviceState.APPROVED:
            return self.tr("This device is let in.")
        if state is DeviceState.BLOCKED:
            return self.tr("This device is blocked: it is turned away whatever it calls itself.")
        if state is DeviceState.REJECTED:
            return self.tr("This device was turned away.")
        return self.tr(
            "Nothing is decided about this device. It waits here with a code once it asks to come in."
        )

    def _ask(self, deed: Deed) -> None:
        text, yes = self._question_of(deed)
        self._let(possible=False)
        self._question.ask(deed.value, text, yes)

    def _question_of(self, deed: Deed) -> tuple[str, str]:
        if deed is Deed.RENEW:
            text = self.tr(
                "What the device proves itself with becomes worthless, also to whoever copied it. Its "
                "conversation ends; it gets a new token when it restarts. Go on?"
            )
            return text, self.tr("Yes, make a new one")
        if deed is Deed.BLOCK:
            text = self.tr(
                "Its conversation ends, and it is turned away from now on, whatever it calls itself. Block it?"
            )
            return text, self.tr("Yes, block it")
        if deed is Deed.UNBLOCK:
            text = self.tr("It may ask to come in again; it is not let in by that. Unblock it?")
            return text, self.tr("Yes, unblock it")
        text = self.tr(
            "Its name, room, token and the pictures that it sent are deleted for good, and it has to be let in "
            "again. Kept conversations stay. Forget it?"
        )
        return text, self.tr("Yes, forget it")

    def _answered(self, what: str) -> None:
        self._question.hide()
        self._let(possible=True)
        if what:
            self.deed_wanted.emit(Deed(what))

    def _let(self, *, possible: bool) -> None:
        for button in self._buttons.values():
            button.setEnabled(possible)
