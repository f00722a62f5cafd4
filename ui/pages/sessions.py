"""Sessions: what was said, turn by turn; searched, heard again, exported and deleted."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import words
from ui.pages.names import PageName
from ui.shortcuts import find_key
from ui.theme import UNIT, mark
from ui.widgets.overlay import FOOT, Overlay
from ui.widgets.row_question import RowQuestion
from ui.widgets.sessions.saving_bar import SavingBar
from ui.widgets.sessions.session_list import SessionList
from ui.widgets.sessions.talk_card import TalkCard
from ui.widgets.text import Text

LIST_WIDTH = 38 * UNIT
"""304 px: a question of some words on one line, and room for a conversation beside it at 960 px."""


class SessionsPage(QWidget):
    """Takes values by ``show_…``, emits what the person wants.

    Attributes:
        list: The conversations, and what is looked for.
        talk: The chosen one.
        saving: How far an export is.
    """

    settings_wanted = Signal()
    deletion_agreed = Signal()

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        """``now`` is the wall clock, seconds."""
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = SessionList(now)
        self.talk = TalkCard(now)
        self.saving = SavingBar()
        self._keeping = Text(role="small", wrap=True)
        self._settings = QPushButton(self.tr("Change in Settings"))
        mark(self._settings, "kind", "quiet")
        self._settings.clicked.connect(self.settings_wanted)
        self._question = RowQuestion()
        self._question.answered.connect(self._answered)
        self._asking = QFrame()
        mark(self._asking, "role", "told")
        mark(self._asking, "kind", "asks")
        self._asking.hide()
        find = QShortcut(find_key(), self)
        find.activated.connect(self.list.filters.focus_search)
        self._lay_out()

    def show_keeping(self, days: int, *, sound: bool) -> None:
        """For how many days conversations are kept (0: for ever), and whether questions are recorded."""
        kept = (
            self.tr("Conversations are kept for %n day(s).", "", days)
            if days
            else self.tr("Conversations are kept until you delete them.")
        )
        recorded = self.tr("Questions are recorded.") if sound else self.tr("Questions are not recorded.")
        self._keeping.setText(f"{kept} {recorded}")

    def ask_to_delete(self, text: str) -> None:
        """Ask whether that is really to be deleted."""
        self._question.ask("delete", text, self.tr("Yes, delete for good"))
        self._asking.show()

    def ask_nothing(self) -> None:
        """Take the question back: what it is about is not looked at any more."""
        self._question.hide()
        self._asking.hide()

    def _answered(self, what: str) -> None:
        self.ask_nothing()
        if what:
            self.deletion_agreed.emit()

    def _lay_out(self) -> None:
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(2 * UNIT, UNIT, 2 * UNIT, UNIT + 4)
        asking.addWidget(self._question)
        head = QHBoxLayout()
        head.setSpacing(UNIT)
        head.addWidget(Text(words.page_title(PageName.SESSIONS), "title"))
        head.addSpacing(UNIT)
        head.addWidget(self._keeping, 1)
        head.addWidget(self._settings)
        self.list.setFixedWidth(LIST_WIDTH)
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        row.addWidget(self.list)
        row.addWidget(self.talk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * UNIT, 2 * UNIT, 3 * UNIT, 2 * UNIT)
        column.setSpacing(UNIT + 4)
        column.addLayout(head)
        column.addLayout(row, 1)
        over = Overlay(self)
        over.setObjectName(FOOT)
        over.add(self._asking)
        over.add(self.saving)
