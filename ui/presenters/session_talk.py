"""The conversation that is looked at: read, and followed while it goes on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from hub.client.client import HubClient, Query, part
from hub.events import TurnEvent, TurnFinished
from hub.web.api.costs import ToolCall, ToolCalls
from hub.web.api.kept import Session, Turn, Turns
from ui.presenters.questions import Questions, ignore
from ui.widgets.sessions.talk_card import TalkCard

TURNS: Final = 20
"""Turns that are read at once: few conversations have more."""

MOST_CALLS: Final = 500
"""Calls of tools in one conversation that are read."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation as it was read."""

    session: Session
    turns: Turns
    calls: ToolCalls


class SessionTalk(QObject):
    """Fills one card."""

    changed = Signal()  # another conversation is shown

    def __init__(
        self, card: TalkCard, questions: Questions, called: Callable[[str], str], parent: QObject
    ) -> None:
        """``called`` says what a device is called, by its id."""
        super().__init__(parent)
        self._card = card
        self._questions = questions
        self._called = called
        self._earlier: str | None = None  # the cursor of the page before
        self._calls: tuple[ToolCall, ...] = ()
        self._text = ""  # what is looked for
        card.turns.earlier_wanted.connect(self._read_earlier)

    def choose(self, session_id: str) -> None:
        """Show that conversation."""
        self._questions.drop("talk")  # of another one
        if session_id == self._card.session_id:
            return
        self._questions.ask(
            "talk", lambda client: _talk(client, session_id), self._show_talk, self.tr("Reading a conversation")
        )

    def look_for(self, text: str) -> None:
        """Mark in what is shown, and what will be, where ``text`` was said."""
        self._text = text
        self._card.turns.look_for(text)

    def receive(self, event: TurnEvent) -> None:
        """Show what happens in it."""
        self._card.receive(event)
        if isinstance(event, TurnFinished) and event.session_id == self._card.session_id:
            self._complete(event.turn_id)

    def renew(self, session: Session) -> None:
        """Show what is true now of the conversation that is looked at."""
        if session.session_id == self._card.session_id:
            self._card.show_session(session, self._called(session.device_id))

    def _show_talk(self, talk: Talk) -> None:
        if talk.session.session_id != self._card.session_id:
            self._questions.drop("earlier")
            self.changed.emit()
        self._earlier, self._calls = talk.turns.next, talk.calls.tool_calls
        self._card.show_session(talk.session, self._called(talk.session.device_id))
        self._card.show_turns(
            talk.session,
            talk.turns.turns,
            self._calls,
            more=self._earlier is not None,
            text=self._text,
        )

    def _read_earlier(self) -> None:
        session_id, cursor = self._card.session_id, self._earlier
        query: Query = {"session": session_id, "limit": TURNS, "cursor": cursor}
        self._questions.ask(
            "earlier",
            lambda client: client.get("/turns", Turns, query),
            self._show_earlier,
            self.tr("Reading a conversation"),
        )

    def _show_earlier(self, answer: Turns) -> None:
        self._earlier = answer.next
        self._card.turns.show_earlier(answer.turns, self._calls, more=answer.next is not None)

    def _complete(self, turn_id: str) -> None:
        """Show of a turn that is over what no event tells; one without words was not kept."""
        self._questions.ask(
            f"turn {turn_id}",
            lambda client: _turn(client, turn_id),
            lambda told: self._card.turns.show_facts(*told),
            self.tr("Reading a conversation"),
            ignore,
        )


async def _talk(client: HubClient, session_id: str) -> Talk:
    query: Query = {"session": session_id}
    return Talk(
        await client.get(f"/sessions/{part(session_id)}", Session),
        await client.get("/turns", Turns, {**query, "limit": TURNS}),
        await client.get("/tool-calls", ToolCalls, {**query, "limit": MOST_CALLS}),
    )


async def _turn(client: HubClient, turn_id: str) -> tuple[Turn, tuple[ToolCall, ...]]:
    turn = await client.get(f"/turns/{part(turn_id)}", Turn)
    calls = await client.get("/tool-calls", ToolCalls, {"turn": turn_id, "limit": MOST_CALLS})
    return turn, calls.tool_calls[::-1]
