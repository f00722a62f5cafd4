"""The conversations as Qt's lists want them: a page more whenever the end comes into sight."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from hub.web.api.kept import Session

SESSION: Final = Qt.ItemDataRole.UserRole
"""The conversation itself."""

NAME: Final = Qt.ItemDataRole.UserRole + 1
"""What its device is called."""

Index = QModelIndex | QPersistentModelIndex


class SessionModel(QAbstractListModel):
    """Conversations, newest first, as far as they were read."""

    more_wanted = Signal()

    def __init__(self, told: Callable[[Session, str], str]) -> None:
        """``told`` says a conversation in one line, by it and what its device is called."""
        super().__init__()
        self._told = told
        self._called: Callable[[str], str] = str
        self._sessions: list[Session] = []
        self._more = False
        self._asked = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many were read."""
        return 0 if parent.isValid() else len(self._sessions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The conversation, its device's name, or all of it in a line."""
        if not 0 <= index.row() < len(self._sessions):
            return None
        session = self._sessions[index.row()]
        if role == SESSION:
            return session
        if role == NAME:
            return self._called(session.device_id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(session, self._called(session.device_id))
        return None

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's name
        """Whether there is a further page that was not asked for."""
        return self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's name
        """Ask for it."""
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def session(self, row: int) -> Session:
        """The conversation in that row."""
        return self._sessions[row]

    def row_of(self, session_id: str) -> int:
        """Where it is; -1 when it was not read."""
        return next((row for row, one in enumerate(self._sessions) if one.session_id == session_id), -1)

    def name_by(self, called: Callable[[str], str]) -> None:
        """Call devices so from now on. Who shows it draws what is seen anew: all of it would take too long."""
        self._called = called

    def show_first(self, sessions: Sequence[Session], *, more: bool) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._sessions = list(sessions)
        self._more, self._asked = more, False
        self.endResetModel()

    def add(self, sessions: Sequence[Session], *, more: bool) -> None:
        """The next page."""
        known = {one.session_id for one in self._sessions}
        fresh = [one for one in sessions if one.session_id not in known]
        self._more, self._asked = more, False
        if fresh:
            first = len(self._sessions)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._sessions += fresh
            self.endInsertRows()

    def could_not_add(self) -> None:
        """The next page did not come; it may be asked for again."""
        self._asked = False

    def renew(self, sessions: Sequence[Session]) -> None:
        """What the newest are now: those that are there change in their place, others come on top."""
        fresh = []
        rows = {one.session_id: row for row, one in enumerate(self._sessions)}
        for one in sessions:
            row = rows.get(one.session_id, -1)
            if row < 0:
                fresh.append(one)
            elif self._sessions[row] != one:
                self._sessions[row] = one
                self.dataChanged.emit(self.index(row), self.index(row))
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self._sessions[:0] = fresh
            self.endInsertRows()

    def remove(self, session_id: str) -> None:
        """It is gone."""
        row = self.row_of(session_id)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._sessions[row]
            self.endRemoveRows()
