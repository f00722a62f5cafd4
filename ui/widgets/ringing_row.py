"""One timer, alarm or reminder that rings or was missed, and what can be done about it."""

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from hub.events import AlertKind
from hub.snapshot import Ringing
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.text import Text


class RingingRow(QFrame):
    """Shows one of them."""

    dismiss_wanted = Signal(str)  # its id
    snooze_wanted = Signal(str)  # its id

    def __init__(self) -> None:
        super().__init__()
        mark(self, "role", "row")
        self._shown: tuple[Ringing, str] | None = None
        self._what = Text(role="strong", wrap=True)
        self._since = Text(role="small", wrap=True)
        self._snooze = HeldButton(self.tr("In 9 minutes"))
        self._dismiss = HeldButton()
        self._dismiss.clicked.connect(self._want_silence)
        self._snooze.clicked.connect(self._want_it_later)
        self._lay_out()

    def show_ringing(self, ringing: Ringing, device: str) -> None:
        """Show it as it is now; ``device`` is what the one that set it is called, empty when none did."""
        self._let_decide(possible=True)
        if self._shown == (ringing, device):
            return
        self._shown = ringing, device
        self._what.setText(self._title(ringing))
        told = (self._moment(ringing), device)
        self._since.setText(" · ".join(each for each in told if each))
        self._dismiss.setText(self.tr("Seen") if ringing.over else self.tr("Stop"))
        mark(self._dismiss, "kind", "" if ringing.over else "primary")
        self._snooze.setVisible(not ringing.over)
        for button in (self._dismiss, self._snooze):
            button.setAccessibleName(f"{button.text()}: {self._what.text()}")

    def _title(self, ringing: Ringing) -> str:
        if ringing.kind is AlertKind.REMINDER:
            return ringing.text or self.tr("Reminder")
        kind = self.tr("Timer") if ringing.kind is AlertKind.TIMER else self.tr("Alarm")
        return f"{kind}: {ringing.name}" if ringing.name else kind

    def _moment(self, ringing: Ringing) -> str:
        due = QDateTime.fromSecsSinceEpoch(int(ringing.due_at))
        locale = QLocale()
        time = locale.toString(due.time(), QLocale.FormatType.ShortFormat)
        if due.date() != QDateTime.currentDateTime().date():
            time = f"{locale.toString(due.date(), QLocale.FormatType.ShortFormat)}, {time}"
        return (self.tr("Missed at %1") if ringing.over else self.tr("Rings since %1")).replace("%1", time)

    def _want_silence(self) -> None:
        if self._shown is not None:
            self._let_decide(possible=False)
            self.dismiss_wanted.emit(self._shown[0].alert_id)

    def _want_it_later(self) -> None:
        if self._shown is not None:
            self._let_decide(possible=False)
            self.snooze_wanted.emit(self._shown[0].alert_id)

    def _let_decide(self, *, possible: bool) -> None:
        for button in (self._dismiss, self._snooze):
            button.setEnabled(possible)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._since)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT, 0, UNIT)
        row.setSpacing(UNIT)
        row.addLayout(words, 1)
        row.addWidget(self._snooze)
        row.addWidget(self._dismiss)
