"""What it cost, what left the house and which tools were called: values, and the Protocol of who keeps them.

Amounts are kept by day, by the household's calendar, so that they take no more room the more is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Protocol

from hub.events import Purpose
from hub.storage.base import Place, Selection

MOST_ROWS: Final = 10_000
"""Amounts that are read in one go: a year of ten devices with two models."""

_NOTHING: Final = Selection()


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageRecord:
    """What one language model did for one device on one day."""

    day: str  # as 2026-11-23
    device_id: str  # empty: for none, or for one that is kept no longer
    model: str
    requests: int
    prompt: int  # tokens of questions, the cached ones too
    cached: int  # of those, what the service had read before
    answer: int  # tokens of answers
    cost: float
    estimated: int  # requests of which the service told no tokens

    def __add__(self, other: "UsageRecord") -> "UsageRecord":
        """Both, of the same day, device and model."""
        return replace(
            self,
            requests=self.requests + other.requests,
            prompt=self.prompt + other.prompt,
            cached=self.cached + other.cached,
            answer=self.answer + other.answer,
            cost=self.cost + other.cost,
            estimated=self.estimated + other.estimated,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRecord:
    """What one service was sent for one device on one day, for one purpose."""

    day: str
    device_id: str
    host: str
    purpose: Purpose
    requests: int
    bytes: int
    outside: bool  # the host is neither this computer nor in the household's own network

    def __add__(self, other: "SentRecord") -> "SentRecord":
        """Both, of the same day, device, host and purpose."""
        return replace(self, requests=self.requests + other.requests, bytes=self.bytes + other.bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolCallRecord:
    """A tool of a device was called: who wanted it, and what came of it."""

    call_id: str
    at: float
    device_id: str
    session_id: str
    turn_id: str  # empty: a person called it
    tool: str
    caller: str
    outcome: str
    took: float  # seconds
    arguments: str  # JSON, shortened

    @property
    def place(self) -> Place:
        """Where it stands among the others."""
        return Place(self.at, self.call_id)


class LedgerRepository(Protocol):
    """Keeps all of that. Its methods raise ``DataFolderError``."""

    async def put(
        self, usage: Iterable[UsageRecord], sent: Iterable[SentRecord], calls: Iterable[ToolCallRecord]
    ) -> None:
        """Keep all of these or none; amounts are added to those of the same day."""
        ...

    async def usage(self, first: str, last: str, device_id: str = "") -> Sequence[UsageRecord]:
        """From the day ``first`` to ``last``, newest first, ``MOST_ROWS`` at most; of one device, or of all."""
        ...

    async def sent(self, first: str, last: str, device_id: str = "") -> Sequence[SentRecord]:
        """The same of what left."""
        ...

    async def spent(self, month: str) -> float:
        """What ``month``, as 2026-11, has cost."""
        ...

    async def tool_calls(
        self, which: Selection = _NOTHING, *, limit: int = 100, older_than: Place | None = None
    ) -> Sequence[ToolCallRecord]:
        """Up to ``limit`` calls, newest first; the next page is ``older_than`` the last of this one."""
        ...

    async def let_go(self, device_id: str = "") -> None:
        """Keep nothing that names the device, or any: its calls go, its amounts become nobody's.

        The sum of a month stays what it was.
        """
        ...

    async def drop_before(self, day: str) -> None:
        """Keep no amounts of days before ``day``."""
        ...


def day_of(at: float) -> str:
    """The day, here, of a moment in wall-clock seconds."""
    return f"{datetime.fromtimestamp(at, UTC).astimezone():%Y-%m-%d}"


def month_begins(at: float) -> str:
    """The first day of the month, here, of a moment in wall-clock seconds."""
    return f"{day_of(at)[:7]}-01"
