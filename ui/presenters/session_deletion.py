"""Deleting what was said: counted and asked about first, told when it is gone."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from hub.client.client import Query, part
from hub.web.api.kept import Count, Gone
from ui.bridge import Notice, NoticeKind
from ui.pages.sessions import SessionsPage
from ui.presenters.questions import Questions

DELETE: Final = "delete"
"""The kind of question that has something deleted."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """What the person was asked about."""

    path: str
    query: Query
    turn_id: str = ""
    session_id: str = ""


class SessionDeletion(QObject):
    """Deletes one turn, one conversation, or all that fits."""

    began = Signal()
    done = Signal(object)  # Notice: it is gone

    def __init__(self, page: SessionsPage, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._questions = questions
        self._deletion: Deletion | None = None  # what is asked about
        page.talk.delete_wanted.connect(self._ask_about_session)
        page.talk.turns.delete_wanted.connect(self._ask_about_turn)
        page.deletion_agreed.connect(self._delete)

    def withdraw(self) -> None:
        """Ask no more: the person looks at something else now."""
        self._questions.drop("count")
        self._deletion = None
        self._page.ask_nothing()

    def _ask_about_turn(self, turn_id: str) -> None:
        self.withdraw()
        self._deletion = Deletion(f"/turns/{part(turn_id)}", {}, turn_id=turn_id)
        text = self.tr("Delete this question and its answer (%1), with any recorded sound?")
        self._ask(text.replace("%1", self._page.talk.called(turn_id)))

    def _ask_about_session(self) -> None:
        session_id = self._page.talk.session_id
        deletion = Deletion(f"/sessions/{part(session_id)}", {}, session_id=session_id)
        self._count({"session": session_id}, deletion)

    def ask_about_found(self, query: Query) -> None:
        """Ask about all that fits."""
        some = any(value is not None for value in query.values())
        self._count(query, Deletion("/turns", query if some else {"all": True}))

    def _count(self, query: Query, deletion: Deletion) -> None:
        self.withdraw()
        self._questions.ask(
            "count",
            lambda client: client.get("/turns/count", Count, query),
            lambda count: self.ask_about(deletion, count),
            self.tr("Counting what would be deleted"),
        )

    def ask_about(self, deletion: Deletion, count: Count) -> None:
        """Ask about so much; it is deleted once the person agrees."""
        self._deletion = deletion
        turns = self.tr("%n turn(s)", "", count.turns)
        if deletion.session_id:
            text = self.tr("Delete the conversation “%1” (%2), with any recorded sound?")
            text = text.replace("%2", turns).replace("%1", self._page.talk.called())
        elif deletion.query == {"all": True}:
            text = self.tr("Delete everything that was ever said (%1), with any recorded sound?")
            text = text.replace("%1", turns)
        else:
            text = self.tr("Delete what was found (%1 in %2), with any recorded sound? Other turns stay.")
            found = self.tr("%n conversation(s)", "", count.sessions)
            text = text.replace("%1", turns).replace("%2", found)
        self._ask(text)

    def _ask(self, text: str) -> None:
        gone = self.tr("It will be gone from the disk, and nothing can bring it back.")
        self._page.ask_to_delete(f"{text} {gone}")

    def _delete(self) -> None:
        deletion, self._deletion = self._deletion, None
        if deletion is None:
            return
        self.began.emit()
        self._questions.ask(
            DELETE,
            lambda client: client.send("DELETE", deletion.path, Gone, query=deletion.query),
            lambda gone: self._show_gone(deletion, gone),
            self.tr("Deleting"),
        )

    def _show_gone(self, deletion: Deletion, gone: Gone) -> None:
        if deletion.turn_id:
            self._page.talk.turns.remove(deletion.turn_id)
        if not deletion.turn_id or not self._page.talk.turns.count:
            self._page.talk.show_nothing()
        said = self.tr("%n turn(s) deleted, and gone from the disk.", "", gone.turns)
        self.done.emit(Notice(NoticeKind.DONE, said))
