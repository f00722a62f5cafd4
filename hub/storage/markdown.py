"""Conversations as Markdown: to be read by people, and by programs that write documents."""

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from hub.events import Outcome
from hub.storage.base import Selection, SessionRecord, TurnRecord
from hub.storage.store import Store

BATCH: Final = 100
"""Conversations whose turns are read in one go."""

ENDED: Final[Mapping[Outcome, str]] = {
    Outcome.INTERRUPTED: "stopped",
    Outcome.NOTHING_HEARD: "nothing was understood",
    Outcome.APOLOGISED: "something failed, and it was said so",
    Outcome.FAILED: "something failed",
}
"""How a turn ended, when that is worth a word."""

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~&$])")
_FIRST = re.compile(r"^(\s*)([-+=]|\d+(?=[.)]))", re.MULTILINE)


async def as_markdown(store: Store, which: Selection, beside: dict[str, Path] | None) -> AsyncIterator[str]:
    """The document, piece by piece, the oldest conversation first.

    ``beside`` is given the sound that it refers to: names, and where the content is; None: it refers to none.
    """
    yield "# Conversations\n"
    names = {one.device_id: one.name or one.device_id for one in await (await store.devices()).all()}
    conversations = await store.conversations()
    batch: list[SessionRecord] = []
    async for session in conversations.sessions(which):
        batch.append(session)
        if len(batch) == BATCH:
            yield await _told(store, batch, which, names, beside)
            batch = []
    yield await _told(store, batch, which, names, beside)


async def _told(
    store: Store,
    batch: Sequence[SessionRecord],
    which: Selection,
    names: Mapping[str, str],
    beside: dict[str, Path] | None,
) -> str:
    turns: dict[str, list[TurnRecord]] = {one.session_id: [] for one in batch}
    for turn in await (await store.conversations()).turns_of(list(turns), which):
        turns[turn.session_id].append(turn)
        if turn.audio and beside is not None:
            beside[f"audio/{turn.audio}.wav"] = store.blobs.path(turn.audio)
    parts: list[str] = []
    for session in batch:
        name = names.get(session.device_id, session.device_id)
        parts.append(f"\n## {_plain(name)} · {_moment(session.started_at):%Y-%m-%d %H:%M}\n")
        parts += (_turn(turn, linked=beside is not None) for turn in turns[session.session_id])
    return "".join(parts)


def _turn(turn: TurnRecord, *, linked: bool) -> str:
    lines = [f"\n### {_moment(turn.started_at):%H:%M:%S}\n"]
    if turn.question:
        lines.append(f"\n**Question:** {_plain(turn.question)}\n")
    if turn.audio and linked:
        lines.append(f"\n[Sound](audio/{turn.audio}.wav)\n")
    if turn.spoken:
        lines.append(f"\n**Answer:** {_plain(turn.spoken)}\n")
    if facts := _facts(turn):
        lines.append(f"\n*{' · '.join(facts)}*\n")
    return "".join(lines)


def _facts(turn: TurnRecord) -> list[str]:
    ended = ENDED.get(turn.outcome) if turn.outcome else None
    facts = [ended] if ended else []
    if turn.error:
        facts.append(_plain(turn.error))
    if "first_packet" in turn.timings:
        facts.append(f"first sound after {turn.timings['first_packet']:.2f} s")
    for one in turn.sent:
        where = "outside" if one.outside else "in the house"
        facts.append(f"{one.bytes} bytes to {_plain(one.host)} ({one.purpose.value}, {where})")
    return facts


def _plain(text: str) -> str:
    """Text of strangers, with nothing in it that means something in Markdown; it stays one paragraph."""
    told = _FIRST.sub(lambda at: f"{at[1]}{_escaped(at[2])}", _SIGNS.sub(r"\\\1", text))
    return re.sub(r"\s*\n\s*", "  \n", told.strip())


def _escaped(beginning: str) -> str:
    """What begins a list or a heading, so that it does not."""
    return f"{beginning}\\" if beginning.isdigit() else f"\\{beginning}"


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, UTC).astimezone()
