"""From what the bus tells of costs, departures and tool calls to what is to be kept of them."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, Self, TypeVar

from hub.bus import Bus
from hub.events import Departure, DeviceConnected, PhotoSent, ServiceTried, TokensUsed, ToolCalled, TurnFinished
from hub.storage.ledger import SentRecord, ToolCallRecord, UsageRecord, day_of
from hub.storage.plain import plain

MOST: Final = 1_000
"""Of each kind that wait while the disk does not take them; then the oldest is dropped and counted."""

LONGEST_NAME: Final = 200
"""Of a tool's name that is kept, characters: a stranger's text."""

K = TypeVar("K")
R = TypeVar("R")


class _Amount(Protocol):
    def __add__(self, other: Self) -> Self: ...


A = TypeVar("A", bound=_Amount)
D = TypeVar("D", UsageRecord, SentRecord)


@dataclass(slots=True)
class Books:
    """What waits to be written. Amounts of the same day, device and service are one.

    Attributes:
        usage: What language models did.
        sent: What left for services.
        calls: Of tools, by their ids.
        dropped: How many made room for others.
    """

    usage: dict[tuple[str, str, str], UsageRecord] = field(default_factory=dict)
    sent: dict[tuple[str, str, str, str], SentRecord] = field(default_factory=dict)
    calls: dict[str, ToolCallRecord] = field(default_factory=dict)
    dropped: int = 0

    def __bool__(self) -> bool:
        return bool(self.usage or self.sent or self.calls)

    def add(
        self,
        usage: Iterable[UsageRecord] = (),
        sent: Iterable[SentRecord] = (),
        calls: Iterable[ToolCallRecord] = (),
    ) -> None:
        """Wait with these, too."""
        for one in usage:
            _add(self.usage, (one.day, one.device_id, one.model), one)
        for each in sent:
            _add(self.sent, (each.day, each.device_id, each.host, each.purpose.value), each)
        for call in calls:
            self.calls[call.call_id] = call
        self.dropped += _fit(self.usage) + _fit(self.sent) + _fit(self.calls)

    def put_back(self, older: "Books") -> None:
        """Wait with what could not be written."""
        newer = (list(self.usage.values()), list(self.sent.values()), list(self.calls.values()))
        self.clear()
        self.dropped += older.dropped
        self.add(older.usage.values(), older.sent.values(), older.calls.values())
        self.add(*newer)

    def let_go(self, device_id: str) -> None:
        """Wait with nothing that names the device: its calls go, its amounts become nobody's."""
        usage = [_without(one, device_id) for one in self.usage.values()]
        sent = [_without(one, device_id) for one in self.sent.values()]
        calls = [one for one in self.calls.values() if one.device_id != device_id]
        self.clear()
        self.add(usage, sent, calls)

    def clear(self) -> None:
        """Wait with nothing."""
        self.usage.clear()
        self.sent.clear()
        self.calls.clear()

    def spent(self, month: str) -> float:
        """What of the waiting costs are those of ``month``, as 2026-11."""
        return sum(one.cost for one in self.usage.values() if one.day.startswith(month))


class Bookkeeper:
    """Puts what happens into the books that wait."""

    def __init__(self, bus: Bus, books: Callable[[], Books], changed: Callable[[], None]) -> None:
        """Follow ``bus``; ``changed`` is called when something was put into ``books``."""
        self._books = books
        self._changed = changed
        self._gone: dict[str, None] = {}  # devices that are let go, in their order
        bus.subscribe(DeviceConnected, lambda event: self._gone.pop(event.device_id, None))
        bus.subscribe(TokensUsed, self._tokens_used)
        bus.subscribe(TurnFinished, lambda event: self._sent(event.device_id, event.at, event.sent))
        bus.subscribe(PhotoSent, lambda event: self._sent(event.device_id, event.at, event.sent))
        bus.subscribe(ServiceTried, lambda event: self._sent("", event.at, event.sent))
        bus.subscribe(ToolCalled, self._tool_called)

    def let_go(self, device_id: str) -> None:
        """Put nothing down under the device's name until it comes again."""
        self._books().let_go(device_id)
        self._gone[device_id] = None
        _fit(self._gone)

    def _tokens_used(self, event: TokensUsed) -> None:
        record = UsageRecord(
            day=day_of(event.at),
            device_id=self._named(event.device_id),
            model=event.model,
            requests=1,
            prompt=event.prompt,
            cached=event.cached,
            answer=event.answer,
            cost=event.cost,
            estimated=int(event.estimated),
        )
        self._books().add(usage=[record])
        self._changed()

    def _sent(self, device_id: str, at: float, sent: Iterable[Departure]) -> None:
        records = [
            SentRecord(
                day=day_of(at),
                device_id=self._named(device_id),
                host=one.host,
                purpose=one.purpose,
                requests=one.requests,
                bytes=one.bytes,
                outside=one.outside,
            )
            for one in sent
        ]
        if records:
            self._books().add(sent=records)
            self._changed()

    def _named(self, device_id: str) -> str:
        return "" if device_id in self._gone else device_id

    def _tool_called(self, event: ToolCalled) -> None:
        if event.device_id in self._gone:
            return
        record = ToolCallRecord(
            call_id=secrets.token_hex(8),
            at=event.at,
            device_id=event.device_id,
            session_id=event.session_id,
            turn_id=event.turn_id,
            tool=plain(event.tool)[:LONGEST_NAME],
            caller=event.caller,
            outcome=event.outcome,
            took=event.took,
            arguments=plain(event.arguments),
        )
        self._books().add(calls=[record])
        self._changed()


def _add(waiting: dict[K, A], key: K, amount: A) -> None:
    known = waiting.pop(key, None)
    waiting[key] = amount if known is None else known + amount


def _without(amount: D, device_id: str) -> D:
    return replace(amount, device_id="") if amount.device_id == device_id else amount


def _fit(waiting: dict[K, R]) -> int:
    """Drop the oldest beyond what may wait; how many."""
    dropped = 0
    while len(waiting) > MOST:
        del waiting[next(iter(waiting))]
        dropped += 1
    return dropped
