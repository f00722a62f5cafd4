"""What it cost, what left the house and which tools were called: values, and the Protocol of who keeps them.

Amounts are kept by day, by the household's calendar, so that they take no more room the more is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, Protocol

from hub.events import Purpose
from hub.storage.base import Place, Selection

MOMENT_S: Final = 0.001
"""Less than anything is told apart by, seconds."""

END_S: Final = 253_370_000_000.0
"""A moment in the year 9998: later ones are some calendar's, but no clock's."""

NO_END: Final = "9999-12-32"
"""Behind every day."""

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


@dataclass(frozen=True, slots=True)
class Days:
    """From the day ``first`` to the one before ``end``; by default all there are."""

    first: str = ""
    end: str = NO_END


class LedgerRepository(Protocol):
    """Keeps all of that. Its methods raise ``DataFolderError``."""

    async def put(
        self, usage: Iterable[UsageRecord], sent: Iterable[SentRecord], calls: Iterable[ToolCallRecord]
    ) -> None:
        """Keep all of these or none; amounts are added to those of the same day."""
        ...

    async def usage(
        self, first: str, last: str, device_id: str = "", *, most: int | None = None
    ) -> Sequence[UsageRecord]:
        """From the day ``first`` to ``last``, newest first, ``most`` at most; of one device, or of all."""
        ...

    async def sent(
        self, first: str, last: str, device_id: str = "", *, most: int | None = None
    ) -> Sequence[SentRecord]:
        """The same of what left."""
        ...

    async def months(self) -> Sequence[str]:
        """Those of which there are amounts, as 2026-11, newest first."""
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

    async def disown(self, days: Days, device_id: str = "") -> None:
        """Have the amounts of those days name the device, or any, no longer: they become nobody's."""
        ...

    async def drop(self, days: Days) -> int:
        """Keep no amounts of those days; how many there were."""
        ...


def day_of(at: float) -> str:
    """The day, here, of a moment in wall-clock seconds."""
    return f"{datetime.fromtimestamp(at, UTC).astimezone():%Y-%m-%d}"


def month_begins(at: float) -> str:
    """The first day of the month, here, of a moment in wall-clock seconds."""
    return f"{day_of(at)[:7]}-01"


def whole_days(which: Selection) -> Days | None:
    """The days of which ``which`` says all by its moments; None when it is about some turns only."""
    if which.of_turns:
        return None
    first = "" if which.since is None else _first_whole_day(which.since)
    return Days(first, NO_END if which.before is None else _day_or_end(which.before))


def _first_whole_day(since: float) -> str:
    """The first day that begins at ``since`` or later."""
    day = _day_or_end(since)
    if day in ("", NO_END) or _day_or_end(since - MOMENT_S) < day:
        return day
    return f"{date.fromisoformat(day) + timedelta(days=1):%Y-%m-%d}"


def _day_or_end(at: float) -> str:
    """The day of a moment; of one that no calendar has, what is before or behind every day."""
    if not 0 <= at < END_S:
        return "" if at < 0 else NO_END
    return day_of(at)
