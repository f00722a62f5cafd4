"""The conversations, newest first; what to do when there are none; what can be done with all of them."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from hub.web.api.kept import Session
from ui.theme import UNIT, mark
from ui.widgets.held_button import HeldButton
from ui.widgets.sessions import session_words
from ui.widgets.sessions.export_button import ExportButton
from ui.widgets.sessions.filters import Filters, Wanted
from ui.widgets.sessions.session_delegate import SessionDelegate
from ui.widgets.sessions.session_model import SessionModel
from ui.widgets.text import Text

PATIENCE_MS: Final = 500
"""Before it is said that the list is being read, milliseconds: most answers are there in 20."""


class SessionList(QFrame):
    """A card with the filters, the list, and two buttons for all that fits."""

    changed = Signal(object)  # Wanted
    chosen = Signal(str)  # a session's id
    more_wanted = Signal()
    export_wanted = Signal(object)  # Form: all that fits
    delete_wanted = Signal()  # all that fits
    retry_wanted = Signal()

    def __init__(self, now: Callable[[], float]) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        mark(self, "role", "card")
        self._now = now
        self._wanted = Wanted()
        self.filters = Filters()
        self.model = SessionModel(self._say)
        self._view = QTableView()  # QListView lays out all rows anew with each that comes
        self._empty = QWidget()
        self._empty_title = Text(role="strong", wrap=True)
        self._empty_text = Text(role="muted", wrap=True)
        self._retry = QPushButton(self.tr("Try again"))
        self._body = QStackedWidget()
        self._export = ExportButton(self.tr("Export all…"))
        self._delete = HeldButton(self.tr("Delete all…"))
        self._reading = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._reading.timeout.connect(self._tell_reading)
        self._lay_out()
        self.filters.changed.connect(self._change)
        self.model.more_wanted.connect(self.more_wanted)
        self._export.export_wanted.connect(self.export_wanted)
        self._delete.clicked.connect(self.delete_wanted)
        self._retry.clicked.connect(self.retry_wanted)
        self._show_state()

    def name_by(self, called: Callable[[str], str]) -> None:
        """Call devices so from now on."""
        self.model.name_by(called)
        self._view.viewport().update()

    def show_reading(self) -> None:
        """What fits is being read: say so if it takes a while."""
        self._reading.start()

    def show_first(self, sessions: Sequence[Session], *, more: bool) -> None:
        """The newest that fit; ``more``: there are others."""
        self._reading.stop()
        self.model.show_first(sessions, more=more)
        self._view.scrollToTop()
        self._show_state()

    def add(self, sessions: Sequence[Session], *, more: bool) -> None:
        """The next page of them."""
        self.model.add(sessions, more=more)

    def renew(self, sessions: Sequence[Session]) -> None:
        """What the newest are now."""
        at_top = self._view.verticalScrollBar().value() == 0
        self.model.renew(sessions)
        if at_top:
            self._view.scrollToTop()
        self._show_state()

    def remove(self, session_id: str) -> None:
        """It is gone."""
        self.model.remove(session_id)
        self._show_state()

    def show_unread(self, why: str) -> None:
        """They cannot be read."""
        self._reading.stop()
        self.model.show_first([], more=False)
        self._tell_empty(self.tr("The conversations cannot be read"), why, retry=True)

    def mark_chosen(self, session_id: str) -> None:
        """Show which one is looked at; empty: none."""
        row = self.model.row_of(session_id)
        selection = self._view.selectionModel()
        if row < 0:
            selection.clear()
            return
        selection.setCurrentIndex(self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _change(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.changed.emit(wanted)

    def _current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.session(index.row()).session_id)

    def _show_state(self) -> None:
        some, filtered = self.model.rowCount() > 0, self._wanted != Wanted()
        if some:
            self._body.setCurrentWidget(self._view)
        elif filtered:
            self._tell_empty(
                self.tr("Nothing found"), self.tr("Try a shorter word, another device or a longer time.")
            )
        else:
            self._tell_empty(
                self.tr("No conversations yet"),
                self.tr("Say something to one of your devices: what was asked and answered is shown here."),
            )
        self._export.setText(self.tr("Export found…") if filtered else self.tr("Export all…"))
        self._delete.setText(self.tr("Delete found…") if filtered else self.tr("Delete all…"))
        for button in (self._export, self._delete):
            button.setEnabled(some)

    def _tell_reading(self) -> None:
        self._tell_empty(self.tr("Reading…"), self.tr("In a long history, this may take some seconds."))

    def _tell_empty(self, title: str, text: str, *, retry: bool = False) -> None:
        self._empty_title.setText(title)
        self._empty_text.setText(text)
        self._retry.setVisible(retry)
        self._body.setCurrentWidget(self._empty)

    def _say(self, session: Session, name: str) -> str:
        when = session_words.moment(session.started_at, self._now())
        return ", ".join((name, when, session_words.line(session), session_words.turns(session)))

    def _lay_out(self) -> None:
        self._view.setAccessibleName(self.tr("Conversations"))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setObjectName("conversations")
        self._view.setShowGrid(False)
        self._view.setTabKeyNavigation(False)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._view.horizontalHeader().setStretchLastSection(True)
        self._view.horizontalHeader().hide()
        self._view.verticalHeader().hide()
        self._view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._delegate = SessionDelegate(self._now)
        self._view.setItemDelegate(self._delegate)
        self._view.setModel(self.model)
        option = QStyleOptionViewItem()
        option.initFrom(self._view)
        self._view.verticalHeader().setDefaultSectionSize(
            self._delegate.sizeHint(option, QModelIndex()).height()
        )
        self._view.selectionModel().currentChanged.connect(self._current)
        self._view.clicked.connect(self._current)  # again, should it not have been read the first time
        empty = QVBoxLayout(self._empty)
        empty.setContentsMargins(UNIT, 3 * UNIT, UNIT, UNIT)
        empty.setSpacing(UNIT)
        empty.addWidget(self._empty_title)
        empty.addWidget(self._empty_text)
        empty.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        empty.addStretch(1)
        self._body.addWidget(self._view)
        self._body.addWidget(self._empty)
        mark(self._delete, "kind", "quiet")
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self._export)
        foot.addStretch(1)
        foot.addWidget(self._delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(UNIT + 4, UNIT + 4, UNIT + 4, UNIT)
        column.setSpacing(UNIT)
        column.addWidget(self.filters)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
