"""Sessions and turns in SQLite."""

from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, Table, and_, delete, exists, func, or_, select, true, update
from sqlalchemy.dialects.sqlite import insert

from hub.events import Departure, Outcome, Purpose
from hub.storage.base import Counts, Gist, Place, Selection, SessionRecord, Spoken, TurnRecord
from hub.storage.folding import folded, said, sought
from hub.storage.sql.choosing import columns, condition, newest_first, of_turns
from hub.storage.sql.database import Database
from hub.storage.sql.ledger import calls_of
from hub.storage.sql.tables import sessions, tool_calls, turns

PAGE: Final = 500
"""Sessions that are read in one go."""

_NOTHING: Final = Selection()


class StoredConversations:
    """A ``ConversationRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, sessions_: Iterable[SessionRecord], turns_: Iterable[TurnRecord]) -> None:
        """Keep all of these or none."""
        new_sessions = [asdict(record) for record in sessions_]
        new_turns = [{**asdict(one), "folded": said(one.question, one.spoken)} for one in turns_]
        async with self._database.writing() as connection:
            for table, rows in ((sessions, new_sessions), (turns, new_turns)):
                if rows:
                    await connection.execute(_upsert(table), rows)

    async def turns(
        self,
        which: Selection = _NOTHING,
        *,
        limit: int = 100,
        older_than: Place | None = None,
    ) -> Sequence[TurnRecord]:
        """Up to ``limit`` turns, newest first."""
        query = newest_first(turns, turns.c.turn_id, which, older_than).limit(limit)
        async with self._database.reading() as connection:
            return [_turn(row) for row in await connection.execute(query)]

    async def turn(self, turn_id: str) -> TurnRecord | None:
        """One turn."""
        async with self._database.reading() as connection:
            query = select(*columns(turns)).where(turns.c.turn_id == turn_id)
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else _turn(row)

    async def newest_sessions(
        self, which: Selection = _NOTHING, *, limit: int = 100, older_than: Place | None = None
    ) -> Sequence[SessionRecord]:
        """Up to ``limit`` sessions, newest first."""
        query = newest_first(sessions, sessions.c.session_id, which, older_than).limit(limit)
        async with self._database.reading() as connection:
            return [SessionRecord(**row) for row in (await connection.execute(query)).mappings()]

    async def gists(self, session_ids: Collection[str], which: Selection = _NOTHING) -> Mapping[str, Gist]:
        """What each of these sessions is about."""
        number = select(func.count()).where(turns.c.session_id == sessions.c.session_id).correlate(sessions)
        first = (
            select(turns.c.turn_id)
            .where(turns.c.session_id == sessions.c.session_id, *of_turns(which))
            .order_by(turns.c.question == "", turns.c.started_at, turns.c.turn_id)
            .limit(1)
            .correlate(sessions)
        )
        query = (
            select(sessions.c.session_id, number.scalar_subquery(), turns.c.question, turns.c.spoken)
            .outerjoin(turns, turns.c.turn_id == first.scalar_subquery())
            .where(sessions.c.session_id.in_(session_ids))
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return {
            key: Gist(count, _line(question or "", spoken or "", which))
            for key, count, question, spoken in rows
        }

    async def turns_of(self, session_ids: Collection[str], which: Selection = _NOTHING) -> Sequence[TurnRecord]:
        """The turns of these sessions, oldest first."""
        query = (
            select(*columns(turns))
            .where(turns.c.session_id.in_(session_ids), condition(turns, which))
            .order_by(turns.c.started_at, turns.c.turn_id)
        )
        async with self._database.reading() as connection:
            return [_turn(row) for row in await connection.execute(query)]

    async def session(self, session_id: str) -> SessionRecord | None:
        """One session."""
        query = select(sessions).where(sessions.c.session_id == session_id)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).mappings().one_or_none()
        return None if row is None else SessionRecord(**row)

    async def sessions(self, which: Selection = _NOTHING) -> AsyncIterator[SessionRecord]:
        """Every session that began as ``which`` says, oldest first."""
        chosen = condition(sessions, which)
        after: ColumnElement[bool] = true()
        while True:
            order = (sessions.c.started_at, sessions.c.session_id)
            query = select(sessions).where(chosen, after).order_by(*order).limit(PAGE)
            async with self._database.reading() as connection:
                page = [SessionRecord(**row) for row in (await connection.execute(query)).mappings()]
            for record in page:
                yield record
            if len(page) < PAGE:
                return
            started, last = page[-1].started_at, page[-1].session_id
            same_moment = and_(sessions.c.started_at == started, sessions.c.session_id > last)
            after = or_(sessions.c.started_at > started, same_moment)

    async def spoken_since(self, moment: float) -> Sequence[Spoken]:
        """What was asked and answered aloud since ``moment``, oldest first."""
        at = func.coalesce(turns.c.finished_at, turns.c.started_at)
        query = (
            select(turns.c.device_id, sessions.c.client_id, turns.c.question, turns.c.answer, at)
            .join(sessions, sessions.c.session_id == turns.c.session_id)
            .where(at >= moment, turns.c.started_at >= moment - LONGEST_TURN_S)
            .where(turns.c.question != "", turns.c.answer != "")
            .order_by(turns.c.started_at, turns.c.turn_id)
        )
        async with self._database.reading() as connection:
            return [Spoken(*row) for row in await connection.execute(query)]

    async def counts(self, which: Selection = _NOTHING) -> Counts:
        """How much is kept."""
        query = select(
            select(func.count()).select_from(sessions).scalar_subquery(),
            select(func.count()).select_from(turns).scalar_subquery(),
        )
        if which != _NOTHING:
            number = func.count(turns.c.session_id.distinct())
            query = select(number, func.count()).where(condition(turns, which))
        async with self._database.reading() as connection:
            return Counts(*(await connection.execute(query)).one())

    async def delete(self, which: Selection) -> Counts:
        """Keep these no longer."""
        held = exists().where(turns.c.session_id == sessions.c.session_id)
        async with self._database.writing() as connection:
            gone_calls = (await connection.execute(delete(tool_calls).where(calls_of(which)))).rowcount
            gone_turns = (await connection.execute(delete(turns).where(condition(turns, which)))).rowcount
            if not gone_turns and not gone_calls:
                return Counts(sessions=0, turns=0)
            gone_sessions = (await connection.execute(delete(sessions).where(~held))).rowcount
        await self._database.empty_journal()
        return Counts(sessions=gone_sessions, turns=gone_turns)

    async def forget_audio(self, before: float) -> None:
        """Let turns that started before ``before`` refer to no sound any more."""
        change = update(turns).where(turns.c.started_at < before, turns.c.audio != "").values(audio="")
        async with self._database.writing() as connection:
            await connection.execute(change)

    async def audio_in_use(self) -> frozenset[str]:
        """The sounds that turns refer to."""
        query = select(turns.c.audio).where(turns.c.audio != "").distinct()
        async with self._database.reading() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def problems(self) -> Sequence[str]:
        """What is wrong with the file."""
        async with self._database.reading() as connection:
            structure = (await connection.exec_driver_sql("PRAGMA integrity_check")).scalars().all()
            orphans = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
        found = [str(line) for line in structure if line != "ok"]
        return found + ([f"{len(orphans)} turns belong to no session"] if orphans else [])

    async def compact(self) -> None:
        """Give the space of what was deleted back to the disk."""
        await self._database.compact()


LONGEST_TURN_S: Final = 3600.0
"""No turn takes longer, seconds: by it, an index finds the few that may have ended since some moment."""


def _upsert(table: Table) -> Any:
    """Insert rows, or put them in place of what has their id."""
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    others = {column.name: statement.excluded[column.name] for column in table.c if column.name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=others)


def _line(question: str, spoken: str, which: Selection) -> str:
    """The question, unless it is the answer in which a word was found."""
    found = any(word in folded(question) for word in sought(which.text))
    return question if question and (found or not which.text) else spoken


def _turn(row: Row[Any]) -> TurnRecord:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    outcome = values["outcome"]
    sent = tuple(Departure(**{**one, "purpose": Purpose(one["purpose"])}) for one in values["sent"])
    return TurnRecord(**{**values, "outcome": Outcome(outcome) if outcome else None, "sent": sent})
