"""What devices of each kind (a board with a firmware) can do, for the next one's first answer not to wait."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NoReturn

from hub.errors import DataFolderError
from hub.storage.keeping import Keeping
from hub.storage.tool_kinds import ToolKind
from hub.tools import Tool

log = logging.getLogger(__name__)

MAX_KINDS: Final = 30
"""That are known; the one that was heard of longest ago makes room. A house has a few, each some kilobytes."""

FLUSH_S: Final = 1.0
"""Longest wait for the disk when the hub stops, seconds: it is to end within five."""

TELL_AGAIN_S: Final = 86_400.0
"""After which it is kept anew that a kind was heard of, seconds, though nothing changed."""

FAST_AGAIN: Final = 3
"""Calls in a row after which a tool that was slow no longer counts as such: bad Wi-Fi passes."""

NO_KIND: Final = ""
"""Of a device that did not tell its board: what it can do is known while it is connected."""


def kind_of(board: str, firmware: str) -> str:
    """The name of the kind that a board with a firmware is."""
    return f"{board}/{firmware}" if board and firmware else NO_KIND


class Kinds:
    """What is true is here; what changed is handed on to be kept."""

    def __init__(self, keeping: Keeping[ToolKind], now: Callable[[], float] = time.time) -> None:
        """``keeping`` keeps it; ``now`` is the wall clock."""
        self._keeping = keeping
        self._now = now
        self._kinds: dict[str, ToolKind] = {}
        self._fast: dict[tuple[str, str], int] = {}  # by kind and tool: calls in a row that were, of the slow

    async def load(self) -> None:
        """Know what is kept. Without it the hub asks anew: a file that cannot be read stops nothing."""
        try:
            kept = await self._keeping.load()
        except DataFolderError as error:
            log.warning("what devices can do is asked anew: %s", error)
            return
        for one in sorted(kept, key=lambda kind: kind.seen_at):
            self._kinds.setdefault(one.kind, one)
        self._make_room()

    @property
    def any(self) -> bool:
        """Whether a device of the house has had tools."""
        return bool(self._kinds)

    def tools(self, kind: str) -> tuple[Tool, ...]:
        """What devices of that kind can do, as far as that is known."""
        known = self._kinds.get(kind)
        return known.tools if known else ()

    def listed(self, kind: str, tools: Sequence[Tool]) -> None:
        """A device of that kind listed its tools."""
        known = self._kinds.get(kind)
        told = known is not None and known.tools == tuple(tools)
        if kind == NO_KIND or (told and known and self._now() - known.seen_at < TELL_AGAIN_S):
            return
        names = {tool.name for tool in tools}
        slow = tuple(name for name in known.slow if name in names) if known else ()
        self._put(ToolKind(kind=kind, tools=tuple(tools), slow=slow, seen_at=self._now()))

    def is_slow(self, kind: str, name: str) -> bool:
        """Whether that tool took long on a device of that kind."""
        known = self._kinds.get(kind)
        return known is not None and name in known.slow

    def was_slow(self, kind: str, name: str) -> None:
        """That tool took long on a device of that kind."""
        self._fast.pop((kind, name), None)
        known = self._kinds.get(kind)
        if known is not None and name not in known.slow and any(tool.name == name for tool in known.tools):
            self._put(replace(known, slow=(*known.slow, name), seen_at=self._now()))

    def was_fast(self, kind: str, name: str) -> None:
        """That tool did not take long on a device of that kind: what was slow once need not stay it."""
        known = self._kinds.get(kind)
        if known is None or name not in known.slow:
            return
        calls = self._fast.get((kind, name), 0) + 1
        self._fast[kind, name] = calls
        if calls >= FAST_AGAIN:
            del self._fast[kind, name]
            slow = tuple(other for other in known.slow if other != name)
            self._put(replace(known, slow=slow, seen_at=self._now()))

    async def run(self) -> NoReturn:
        """Keep what changes."""
        await self._keeping.run()

    async def finish(self) -> None:
        """Have what is not on the disk yet written, if it can be in time; ``run`` has ended."""
        await self._keeping.finish(FLUSH_S)

    def _put(self, known: ToolKind) -> None:
        self._kinds.pop(known.kind, None)
        self._kinds[known.kind] = known
        self._keeping.put(known.kind, known)
        self._make_room()

    def _make_room(self) -> None:
        while len(self._kinds) > MAX_KINDS:
            oldest = next(iter(self._kinds))
            for name in self._kinds.pop(oldest).slow:
                self._fast.pop((oldest, name), None)
            self._keeping.put(oldest, None)
