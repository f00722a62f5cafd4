"""What a selection says, in SQL."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, and_, exists, false, or_, select, true

from hub.storage.base import Place, Selection
from hub.storage.folding import sought
from hub.storage.sql.tables import sessions, turns


def condition(table: Table, which: Selection) -> ColumnElement[bool]:
    """The sessions or turns that ``which`` says."""
    wanted: list[ColumnElement[bool]] = [true()]
    if which.device_id:
        wanted.append(table.c.device_id == which.device_id)
    if which.session_id:
        wanted.append(table.c.session_id == which.session_id)
    if which.turn_id:
        its_session = select(turns.c.session_id).where(turns.c.turn_id == which.turn_id)
        wanted += (
            [turns.c.turn_id == which.turn_id] if table is turns else [table.c.session_id.in_(its_session)]
        )
    if which.before is not None:
        wanted.append(table.c.started_at < which.before)
    if which.since is not None:
        wanted.append(table.c.started_at >= which.since)
    if theirs := of_turns(which):
        held = exists().where(turns.c.session_id == sessions.c.session_id, *theirs)
        wanted += theirs if table is turns else [held]
    return and_(*wanted)


def of_turns(which: Selection) -> list[ColumnElement[bool]]:
    """What it says of how turns ended and what was said in them.

    No index helps to find a part of a text, and none is needed: where nothing is found in 100,000 turns, they
    are all looked through in 0.1 s.
    """
    words = list(sought(which.text))
    wanted: list[ColumnElement[bool]] = [turns.c.folded.contains(word, autoescape=True) for word in words]
    if which.text and not words:
        wanted.append(false())  # there is nothing in it that can be found
    if which.outcome is not None:
        wanted.append(turns.c.outcome == which.outcome.value)
    return wanted


def columns(table: Table) -> list[Column[Any]]:
    """What a record is made of: all but what is searched."""
    return [column for column in table.c if column.name != turns.c.folded.name]


def newest_first(
    table: Table, key: Column[str], which: Selection, older_than: Place | None
) -> Select[tuple[Any, ...]]:
    """A page of what ``which`` says, behind the place where the page before ended."""
    query = select(*columns(table)).where(condition(table, which))
    if older_than is not None:
        same_moment = and_(table.c.started_at == older_than.started_at, key < older_than.id)
        query = query.where(or_(table.c.started_at < older_than.started_at, same_moment))
    return query.order_by(table.c.started_at.desc(), key.desc())
