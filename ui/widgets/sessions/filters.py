"""What is looked for among the conversations."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hub.events import Outcome
from hub.web.api.kept import MAX_SEARCH
from ui.theme import UNIT, mark
from ui.tooltips import tooltip
from ui.widgets.sessions import session_words

TYPING_MS: Final = 300
"""After the last letter, until the search begins: a fast typist's pause, and no request for each letter."""

LEAST_LETTERS: Final = 8
"""Of a choice that are shown at least; its list shows all."""


class Period(StrEnum):
    """How far back."""

    ALL = "all"  # everything that is kept
    TODAY = "today"  # since midnight, here
    WEEK = "week"  # seven days
    MONTH = "month"  # thirty days


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; as it is, everything."""

    text: str = ""
    device_id: str = ""
    period: Period = Period.ALL
    outcome: Outcome | None = None


class Filters(QWidget):
    """A search and three choices."""

    changed = Signal(object)  # Wanted

    def __init__(self) -> None:
        super().__init__()
        self._told = Wanted()
        self._search = QLineEdit(maxLength=MAX_SEARCH)
        self._search.setClearButtonEnabled(True)
        for button in self._search.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Empty the search"))
        self._search.setPlaceholderText(self.tr("Search in what was said"))
        self._search.setAccessibleName(self.tr("Search in what was said"))
        self._device = _choice(self.tr("Device"))
        self._period = _choice(self.tr("Time"))
        self._outcome = _choice(self.tr("How it ended"))
        self._reset = QPushButton(self.tr("Show all"))
        mark(self._reset, "kind", "quiet")
        self._reset.hide()
        self._fill()
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._tell)
        self._search.textChanged.connect(self._typing.start)
        self._search.returnPressed.connect(self._tell)
        for each in (self._device, self._period, self._outcome):
            each.activated.connect(self._tell)
        self._reset.clicked.connect(self.show_all)
        self._lay_out()

    def show_devices(self, names: Mapping[str, str]) -> None:
        """These can be chosen, by id; the one that is chosen stays."""
        known = {
            self._device.itemData(row): self._device.itemText(row) for row in range(1, self._device.count())
        }
        if known == dict(names):
            return
        chosen = self._device.currentData()
        self._device.clear()
        self._device.addItem(self.tr("All devices"), "")
        for device_id, name in names.items():
            self._device.addItem(name, device_id)
        self._device.setCurrentIndex(max(0, self._device.findData(chosen)))

    def show_all(self) -> None:
        """Look for nothing in particular."""
        for each in (self._device, self._period, self._outcome):
            each.setCurrentIndex(0)
        self._search.clear()
        self._tell()

    def focus_search(self) -> None:
        """Let the person type what is looked for."""
        self._search.setFocus()
        self._search.selectAll()

    def _fill(self) -> None:
        self._device.addItem(self.tr("All devices"), "")
        for period, text in (
            (Period.ALL, self.tr("Any time")),
            (Period.TODAY, self.tr("Today")),
            (Period.WEEK, self.tr("Last 7 days")),
            (Period.MONTH, self.tr("Last 30 days")),
        ):
            self._period.addItem(text, period)
        self._outcome.addItem(self.tr("Any ending"), "")
        for outcome in Outcome:
            self._outcome.addItem(session_words.ending(outcome), outcome.value)

    def _tell(self) -> None:
        self._typing.stop()
        outcome = self._outcome.currentData()
        wanted = Wanted(
            self._search.text().strip(),
            self._device.currentData() or "",
            Period(self._period.currentData()),
            Outcome(outcome) if outcome else None,
        )
        self._reset.setVisible(wanted != Wanted())
        if wanted != self._told:
            self._told = wanted
            self.changed.emit(wanted)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(UNIT)
        choices.addWidget(self._device, 1)
        choices.addWidget(self._period, 1)
        last = QHBoxLayout()
        last.setSpacing(UNIT)
        last.addWidget(self._outcome, 1)
        last.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self._search)
        column.addLayout(choices)
        column.addLayout(last)


class ShortenedChoice(QComboBox):
    """Says with “…” that there is more of its text than it has room for."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


def _choice(name: str) -> QComboBox:
    choice = ShortenedChoice()
    choice.setAccessibleName(name)
    choice.setToolTip(tooltip(name))
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(LEAST_LETTERS)
    choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return choice
