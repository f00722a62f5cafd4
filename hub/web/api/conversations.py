"""What was said: looking at it, exporting and deleting it, and silencing what is being said."""

import asyncio
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import asdict
from typing import Final

from aiohttp import web

from hub.events import TurnsDeleted
from hub.storage.base import Gist, Selection, SessionRecord, TurnRecord
from hub.storage.export import ExportForm
from hub.storage.tokens import Scope
from hub.web.api.cursor import next_cursor, place_of
from hub.web.api.endpoint import ROOT, Call, Endpoint, File, Nothing, Topic
from hub.web.api.kept import (
    Count,
    Deletion,
    ExportOf,
    Form,
    Gone,
    Session,
    SessionPage,
    Sessions,
    SoughtTurns,
    Turn,
    TurnPage,
    Turns,
)
from hub.web.api.live import Live
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault, RequestError
from hub.web.sending import SentFile

PIECE_S: Final = 30.0
"""Longest wait for who does not take a piece of an exported file, seconds: 256 KB take 1 s at 2 Mbit/s."""

MAX_SOUND_BYTES: Final = 10 * 2**20
"""Of a question's sound: the longest takes 300 s, of 16,000 samples of 2 bytes."""

INTERRUPTED_BY: Final = "stopped over the API"
"""Why a conversation was interrupted, for the log."""


class ConversationEndpoints:
    """Look at what was said, export it, delete it, and silence what is being said."""

    def __init__(self, parts: ApiParts, live: Live) -> None:
        self._kept = parts.conversations
        self._hub = parts.hub
        self._live = live

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        about, gone = Topic.CONVERSATIONS, (Fault.NOT_KEPT,)
        sessions, turns = f"{ROOT}/sessions", f"{ROOT}/turns"
        session, turn = f"{sessions}/{{session_id}}", f"{turns}/{{turn_id}}"
        paged = (Fault.CURSOR,)
        wav = File("audio/wav", "The question's sound.")
        everything = File(
            "application/json",
            "Devices, sessions, turns and uploads; or Markdown; or a ZIP with sound and pictures, too.",
            ("text/markdown", "application/zip"),
        )
        admin, control = Scope.ADMIN, Scope.CONTROL
        return (
            Endpoint(
                "GET", sessions, about, "Kept conversations, newest first", self.list_sessions, faults=paged
            ),
            Endpoint("GET", session, about, "One conversation", self.get_session, faults=gone),
            Endpoint("DELETE", session, about, "Delete it for good", self.delete_session, admin, faults=gone),
            Endpoint(
                "POST",
                f"{session}/interrupt",
                about,
                "Silence its answer",
                self.interrupt_session,
                control,
                faults=gone,
            ),
            Endpoint("GET", turns, about, "Questions and answers, newest first", self.list_turns, faults=paged),
            Endpoint("GET", f"{turns}/count", about, "How many turns fit", self.count_turns),
            Endpoint("DELETE", turns, about, "Delete turns for good", self.delete_turns, admin),
            Endpoint("GET", turn, about, "One question and its answer", self.get_turn, faults=gone),
            Endpoint("DELETE", turn, about, "Delete it for good", self.delete_turn, admin, faults=gone),
            Endpoint("GET", f"{turn}/audio", about, "Its sound", self.get_turn_audio, faults=gone, file=wav),
            Endpoint(
                "GET",
                f"{ROOT}/export",
                about,
                "All or some of it as a file, with the client ids of devices",
                self.export_kept,
                admin,
                file=everything,
            ),
            Endpoint("POST", f"{ROOT}/interrupt", about, "Silence all answers", self.interrupt_all, control),
        )

    async def list_sessions(self, call: Call[SessionPage, Nothing]) -> Sessions:
        """Answer with one page of sessions, newest first, and the cursor of the next.

        Raises:
            RequestError: The cursor is none of ours.
            DataFolderError: They cannot be read.
        """
        query = call.query
        kept = await self._kept.conversations()
        page = await kept.newest_sessions(
            query.selection(), limit=query.limit + 1, older_than=place_of(query.cursor)
        )
        gists = await kept.gists([one.session_id for one in page[: query.limit]], query.selection())
        shown = tuple(self._shown(one, gists) for one in page[: query.limit])
        return Sessions(sessions=shown, next=next_cursor(page, query.limit))

    async def get_session(self, call: Call[Nothing, Nothing]) -> Session:
        """Answer with the session of that id; raises ``RequestError`` (``NOT_KEPT``)."""
        kept = await self._kept.conversations()
        record = await kept.session(call.path["session_id"])
        if record is None:
            raise _not_kept("session")
        return self._shown(record, await kept.gists([record.session_id]))

    async def delete_session(self, call: Call[Nothing, Nothing]) -> Gone:
        """Delete the session with its turns and their sound; how much that was.

        Raises:
            RequestError: Nothing is kept of it (``NOT_KEPT``).
            DataFolderError: It cannot be deleted, and is still kept.
        """
        gone = await self._delete(Selection(session_id=call.path["session_id"]))
        if not gone.turns:
            raise _not_kept("session")
        return gone

    async def interrupt_session(self, call: Call[Nothing, Nothing]) -> None:
        """Have the answer that is spoken in an open session stop; raises ``RequestError`` (``NOT_KEPT``)."""
        session_id = call.path["session_id"]
        if not self._live.is_open(session_id):
            raise _not_kept("open session")
        await self._hub.interrupt(session_id, INTERRUPTED_BY)

    async def interrupt_all(self, call: Call[Nothing, Nothing]) -> None:
        """Have the answers stop that are spoken in all open sessions; none may be."""
        await self._hub.interrupt(None, INTERRUPTED_BY)

    async def list_turns(self, call: Call[TurnPage, Nothing]) -> Turns:
        """Answer with one page of turns, newest first, and the cursor of the next.

        Raises:
            RequestError: The cursor is none of ours.
            DataFolderError: They cannot be read.
        """
        query = call.query
        page = await (await self._kept.conversations()).turns(
            query.selection(), limit=query.limit + 1, older_than=place_of(query.cursor)
        )
        return Turns(turns=tuple(map(_turn, page[: query.limit])), next=next_cursor(page, query.limit))

    async def count_turns(self, call: Call[SoughtTurns, Nothing]) -> Count:
        """Answer with how many turns meet all conditions, and of how many sessions they are."""
        counts = await (await self._kept.conversations()).counts(call.query.selection())
        return Count(sessions=counts.sessions, turns=counts.turns)

    async def get_turn(self, call: Call[Nothing, Nothing]) -> Turn:
        """Answer with the turn of that id; raises ``RequestError`` (``NOT_KEPT``)."""
        return _turn(await self._turn(call))

    async def get_turn_audio(self, call: Call[Nothing, Nothing]) -> web.StreamResponse:
        """Answer with the sound of the turn's question as a WAV file of 16 kHz.

        Raises:
            RequestError: The turn, or its sound, is not kept (``NOT_KEPT``).
        """
        digest = (await self._turn(call)).audio
        file = await self._kept.sound(digest) if digest else None
        if file is None:
            raise _not_kept("sound")
        return SentFile(file, MAX_SOUND_BYTES, {"Content-Type": "audio/wav"})

    async def delete_turn(self, call: Call[Nothing, Nothing]) -> Gone:
        """Away with it, and with its sound."""
        gone = await self._delete(Selection(turn_id=call.path["turn_id"]))
        if not gone.turns:
            raise _not_kept("turn")
        return gone

    async def delete_turns(self, call: Call[Deletion, Nothing]) -> Gone:
        """Delete the turns that meet all conditions of the query, with their sound; how much that was.

        Raises:
            RequestError: Neither a condition nor ``all`` is given, or both are.
            DataFolderError: They cannot be deleted, and are still kept.
        """
        which = call.query.selection()
        if (which == Selection()) is not call.query.all:
            raise RequestError(Fault.INVALID, "Name what to delete by a condition, or else say all=true.")
        return await self._delete(which)

    async def export_kept(self, call: Call[ExportOf, Nothing]) -> web.StreamResponse:
        """Stream what meets the query's conditions as a JSON or Markdown file, or as a ZIP with sound in it.

        Raises:
            DataFolderError: It cannot be read; nothing was sent then.
            ConnectionError: The peer takes nothing for ``PIECE_S``, or left: the file it has is cut.
        """
        with_sound, form = call.query.sound, _FORMS[call.query.format]
        kind, name = ("application/zip", "hub.zip") if with_sound else (_KINDS[form], form.file_name)
        headers = {"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'}
        selection = call.query.selection()
        async with aclosing(self._kept.export(selection, with_sound=with_sound, form=form)) as pieces:
            piece = await anext(pieces)  # what goes wrong does so before the answer begins
            response = web.StreamResponse(headers=headers)
            await response.prepare(call.request)
            await _send(response, piece)
            async for piece in pieces:
                await _send(response, piece)
        await response.write_eof()
        return response

    async def _turn(self, call: Call[Nothing, Nothing]) -> TurnRecord:
        record = await (await self._kept.conversations()).turn(call.path["turn_id"])
        if record is None:
            raise _not_kept("turn")
        return record

    async def _delete(self, which: Selection) -> Gone:
        deleted = await self._kept.delete(which)
        counts = deleted.conversations
        if counts.turns:
            self._hub.bus.publish(TurnsDeleted(session_id=which.session_id, turn_id=which.turn_id))
        return Gone(sessions=counts.sessions, turns=counts.turns, sounds=deleted.sounds)

    def _shown(self, record: SessionRecord, gists: Mapping[str, Gist]) -> Session:
        gist = gists.get(record.session_id, Gist(0, ""))  # it may have been deleted a moment ago
        is_open = self._live.is_open(record.session_id)
        return Session(**asdict(record), open=is_open, turns=gist.turns, line=gist.line)


_FORMS: Final = {Form.JSON: ExportForm.JSON, Form.MARKDOWN: ExportForm.MARKDOWN}

_KINDS: Final = {ExportForm.JSON: "application/json", ExportForm.MARKDOWN: "text/markdown"}


async def _send(response: web.StreamResponse, piece: bytes) -> None:
    """Send a piece; raises ``ConnectionError`` when the peer does not take it."""
    try:
        async with asyncio.timeout(PIECE_S):
            await response.write(piece)
    except TimeoutError as error:
        raise ConnectionResetError("the peer takes nothing any more") from error


def _turn(record: TurnRecord) -> Turn:
    return Turn(**{**asdict(record), "audio": bool(record.audio)})


def _not_kept(what: str) -> RequestError:
    return RequestError(Fault.NOT_KEPT, f"No {what} has that id.")
