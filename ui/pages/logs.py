"""Logs: what the hub has noted lately, and a file for whoever is to help."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hub.web.api.logs import LogRecord
from ui.dialogs.save_as import ask_where
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.logs.filters import Filters, Wanted
from ui.widgets.logs.model import LogModel
from ui.widgets.logs.table import LogTable
from ui.widgets.text import Text

SUPPORT_FILE = "xiaozhi-hub-support.zip"

DETAIL_LINES = 4
"""Of the whole text of one record; the rest is reached by scrolling or copying."""


class LogsPage(QWidget):
    """Shows records as it is given them, and says which are wanted."""

    wanted_changed = Signal()
    paused = Signal(bool)
    support_wanted = Signal(str)  # where to
    support_cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model = LogModel()
        self._table = LogTable(self._model)
        self._filters = Filters()
        self._filters.changed.connect(self.wanted_changed)
        self._pause = QPushButton(self.tr("Pause"))
        self._pause.setCheckable(True)
        self._pause.toggled.connect(self._toggle)
        self._copy = HeldButton(self.tr("Copy"))
        self._copy.setToolTip(self.tr("Copy the marked rows (Ctrl+C)"))
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self._table.copy)
        self._clear = QPushButton(self.tr("Clear view"))
        self._clear.setToolTip(self.tr("Empty this list; the hub still has the records"))
        self._clear.clicked.connect(self.clear)
        self._support = QPushButton(self.tr("Save a support file…"))
        self._support.setToolTip(
            self.tr("The log, settings and versions, without secrets, names or anything that was said")
        )
        self._support.clicked.connect(self._ask_where)
        self._progress = QProgressBar(maximum=0, textVisible=False)
        self._progress.setAccessibleName(self.tr("The support file is being made"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(self.support_cancelled)
        self._state = Text(role="small", wrap=True)
        self._detail = Text(role="copyable", wrap=True)
        self._detail.make_selectable()
        self._detail.setAccessibleName(self.tr("The marked record"))
        self._detail.hide()
        self._nothing = Text(role="muted", wrap=True)
        self._all = QPushButton(self.tr("Show all again"))
        self._all.clicked.connect(self._filters.reset)
        self._body = QStackedWidget()
        self._table.looked_at.connect(self._look)
        self._model.rowsInserted.connect(self._show_body)
        self._model.modelReset.connect(self._show_body)
        self._lay_out()
        self.show_saving(on=False)
        self._show_body()

    @property
    def wanted(self) -> Wanted:
        """Which records are wanted."""
        return self._filters.wanted

    def show_devices(self, names: Mapping[str, str]) -> None:
        """Offer these devices: their names by their ids."""
        self._filters.show_devices(names)

    def add(self, records: Sequence[LogRecord]) -> None:
        """Show these records below the others."""
        self._model.add(records)

    def clear(self) -> None:
        """Show none of them any more."""
        self._model.clear()

    def show_away(self, *, on: bool) -> None:
        """Say that the hub does not answer, or no longer."""
        if on:
            self._state.setText(self.tr("The hub does not answer; this is what it told last."))
        else:
            self._say_state()

    def show_saving(self, *, on: bool) -> None:
        """Say that the support file is being made, or no longer."""
        self._support.setHidden(on)
        self._progress.setVisible(on)
        self._cancel.setVisible(on)

    def _toggle(self, on: bool) -> None:
        self._pause.setText(self.tr("Go on") if on else self.tr("Pause"))
        self._say_state()
        if not on:
            self._table.follow()
        self.paused.emit(on)

    def _say_state(self) -> None:
        held = self._pause.isChecked()
        self._state.setText(self.tr("Paused: newer records come when you go on.") if held else "")

    def _look(self, text: str) -> None:
        self._copy.setEnabled(bool(text))
        lines = text.splitlines()
        shown = "\n".join(lines[:DETAIL_LINES]) + ("\n…" if len(lines) > DETAIL_LINES else "")
        self._detail.setText(shown)
        self._detail.setVisible(bool(text))

    def _show_body(self) -> None:
        narrowed = self._filters.wanted != Wanted()
        self._nothing.setText(
            self.tr("No record fits what you chose above.")
            if narrowed
            else self.tr("Nothing was noted yet. What the hub does, and what goes wrong, appears here.")
        )
        self._all.setVisible(narrowed)
        self._body.setCurrentIndex(0 if self._model.rowCount() else 1)

    def _ask_where(self) -> None:
        title = self.tr("Save the support file")
        ask_where(self, SUPPORT_FILE, lambda path: self.support_wanted.emit(str(path)), title=title)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        title = QVBoxLayout()
        title.setSpacing(0)
        title.addWidget(Text(self.tr("Logs"), "title"))
        title.addWidget(self._state)
        head.addLayout(title, 1)
        for part in (self._pause, self._copy, self._clear, self._support, self._progress, self._cancel):
            head.addWidget(part)
        empty = QWidget()
        middle = QVBoxLayout(empty)
        middle.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        middle.addWidget(self._nothing)
        middle.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addStretch(1)
        self._body.addWidget(self._table)
        self._body.addWidget(empty)
        card = QFrame()
        mark(card, "role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(UNIT, UNIT, UNIT, UNIT)
        inside.setSpacing(UNIT)
        inside.addWidget(self._body, 1)
        inside.addWidget(self._detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 3 * UNIT)
        column.setSpacing(2 * UNIT)
        column.addLayout(head)
        column.addWidget(self._filters)
        column.addWidget(card, 1)
