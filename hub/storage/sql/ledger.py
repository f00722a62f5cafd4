"""What it cost, what left the house and which tools were called, in SQLite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, true, union
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from hub.events import Purpose
from hub.storage.base import Place, Selection
from hub.storage.ledger import Days, SentRecord, ToolCallRecord, UsageRecord
from hub.storage.sql.choosing import of_turns
from hub.storage.sql.database import Database
from hub.storage.sql.tables import sent, tool_calls, turns, usage

AMOUNTS: Final[Mapping[str, tuple[str, ...]]] = {
    usage.name: ("requests", "prompt", "cached", "answer", "cost", "estimated"),
    sent.name: ("requests", "bytes"),
}
"""The columns of each table that are added up."""

_NOTHING: Final = Selection()


class StoredLedger:
    """A ``LedgerRepository``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(
        self, usage_: Iterable[UsageRecord], sent_: Iterable[SentRecord], calls: Iterable[ToolCallRecord]
    ) -> None:
        """Keep all of these or none."""
        new = ((usage, usage_), (sent, sent_))
        new_calls = [asdict(record) for record in calls]
        async with self._database.writing() as connection:
            for table, records in new:
                await _add(connection, table, [asdict(record) for record in records])
            if new_calls:
                await connection.execute(insert(tool_calls).on_conflict_do_nothing(), new_calls)

    async def usage(
        self, first: str, last: str, device_id: str = "", *, most: int | None = None
    ) -> Sequence[UsageRecord]:
        """What language models did, newest first."""
        return [UsageRecord(**row) for row in await self._days(usage, first, last, device_id, most)]

    async def sent(
        self, first: str, last: str, device_id: str = "", *, most: int | None = None
    ) -> Sequence[SentRecord]:
        """What left, newest first."""
        rows = await self._days(sent, first, last, device_id, most)
        return [SentRecord(**{**row, "purpose": Purpose(row["purpose"])}) for row in rows]

    async def months(self) -> Sequence[str]:
        """Those of which there are amounts, newest first."""
        of_each = [select(func.substr(table.c.day, 1, len("2026-11"))) for table in (usage, sent)]
        async with self._database.reading() as connection:
            return sorted((await connection.execute(union(*of_each))).scalars(), reverse=True)

    async def spent(self, month: str) -> float:
        """What ``month`` has cost."""
        query = select(func.coalesce(func.sum(usage.c.cost), 0.0)).where(
            usage.c.day >= f"{month}-01", usage.c.day <= f"{month}-31"
        )
        async with self._database.reading() as connection:
            return float((await connection.execute(query)).scalar_one())

    async def tool_calls(
        self, which: Selection = _NOTHING, *, limit: int = 100, older_than: Place | None = None
    ) -> Sequence[ToolCallRecord]:
        """Up to ``limit`` calls, newest first."""
        table = tool_calls
        query = select(table).where(calls_of(which)).order_by(table.c.at.desc(), table.c.call_id.desc())
        if older_than is not None:
            same_moment = and_(table.c.at == older_than.started_at, table.c.call_id < older_than.id)
            query = query.where(or_(table.c.at < older_than.started_at, same_moment))
        async with self._database.reading() as connection:
            return [ToolCallRecord(**row) for row in (await connection.execute(query.limit(limit))).mappings()]

    async def let_go(self, device_id: str = "") -> None:
        """Keep nothing that names the device, or any."""
        async with self._database.writing() as connection:
            await connection.execute(delete(tool_calls).where(calls_of(Selection(device_id=device_id))))
            await _disown(connection, Days(), device_id)
        await self._database.empty_journal()

    async def disown(self, days: Days, device_id: str = "") -> None:
        """Have amounts name nobody."""
        async with self._database.writing() as connection:
            changed = await _disown(connection, days, device_id)
        if changed:
            await self._database.empty_journal()

    async def drop(self, days: Days) -> int:
        """Keep no amounts of those days; how many there were."""
        async with self._database.writing() as connection:
            gone = [
                (await connection.execute(delete(table).where(_within(table, days)))).rowcount
                for table in (usage, sent)
            ]
        if any(gone):
            await self._database.empty_journal()
        return sum(gone)

    async def _days(
        self, table: Table, first: str, last: str, device_id: str, most: int | None
    ) -> Sequence[Mapping[str, Any]]:
        chosen = table.c.device_id == device_id if device_id else true()
        order = [column.desc() if column is table.c.day else column for column in table.primary_key]
        query = select(table).where(table.c.day >= first, table.c.day <= last, chosen).order_by(*order)
        async with self._database.reading() as connection:
            return [dict(row) for row in (await connection.execute(query.limit(most))).mappings()]


def calls_of(which: Selection) -> ColumnElement[bool]:
    """The calls that ``which`` says: by themselves, or as part of a turn that it says."""
    wanted: list[ColumnElement[bool]] = [true()]
    of_those: list[ColumnElement[bool]] = [true()]
    for table, conditions, at in (
        (tool_calls, wanted, tool_calls.c.at),
        (turns, of_those, turns.c.started_at),
    ):
        for name in ("device_id", "session_id", "turn_id"):
            if value := getattr(which, name):
                conditions.append(table.c[name] == value)
        if which.before is not None:
            conditions.append(at < which.before)
        if which.since is not None:
            conditions.append(at >= which.since)
    theirs = select(turns.c.turn_id).where(and_(*of_those), *of_turns(which))
    if which.outcome is not None or which.text:
        return tool_calls.c.turn_id.in_(theirs)
    return or_(and_(*wanted), tool_calls.c.turn_id.in_(theirs))


async def _disown(connection: AsyncConnection, days: Days, device_id: str) -> bool:
    """Give amounts to nobody, added to what is nobody's already; whether there were any."""
    changed = False
    for table in (usage, sent):
        named = table.c.device_id == device_id if device_id else table.c.device_id != ""
        theirs = and_(named, _within(table, days))
        rows = (await connection.execute(select(table).where(theirs))).mappings().all()
        await connection.execute(delete(table).where(theirs))
        for row in rows:
            await _add(connection, table, [{**row, "device_id": ""}])
        changed = changed or bool(rows)
    return changed


def _within(table: Table, days: Days) -> ColumnElement[bool]:
    return and_(table.c.day >= days.first, table.c.day < days.end)


async def _add(connection: AsyncConnection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert ``rows``, or add their amounts to what has their key."""
    if not rows:
        return
    statement = insert(table)
    key = [column.name for column in table.primary_key]
    more = {name: table.c[name] + statement.excluded[name] for name in AMOUNTS[table.name]}
    await connection.execute(statement.on_conflict_do_update(index_elements=key, set_=more), rows)
