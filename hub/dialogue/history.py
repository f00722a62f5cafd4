"""What a conversation remembers: what was asked, and what was heard of the answer."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hub.engines.base import ChatMessage, Role
from hub.engines.tokens import estimated_tokens


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was heard of its answer."""

    question: str
    spoken: str
    at: float  # wall-clock seconds
    from_outside: bool = False  # the answer may hold words that nobody in this conversation said

    @property
    def tokens(self) -> int:
        """How many tokens both are, estimated."""
        return estimated_tokens(self.question) + estimated_tokens(self.spoken)


class History:
    """The last questions and answers of one device, as many as fit into ``tokens``."""

    def __init__(self, tokens: int, now: Callable[[], float] = time.time) -> None:
        self._tokens = tokens
        self._now = now
        self._exchanges: deque[Exchange] = deque()

    @property
    def last_at(self) -> float:
        """When the newest exchange ended; 0 when there is none."""
        return self._exchanges[-1].at if self._exchanges else 0.0

    @property
    def from_outside(self) -> bool:
        """Whether it may hold words that nobody in this conversation said: a tool's, a list's, a photo's."""
        return any(exchange.from_outside for exchange in self._exchanges)

    def add(self, question: str, spoken: str, *, from_outside: bool = False) -> None:
        """Remember a turn. What was generated but never heard is not part of it."""
        if question and spoken:
            self._exchanges.append(Exchange(question, spoken, self._now(), from_outside))
            self._fit()

    def go_on_from(self, earlier: Iterable[Exchange]) -> None:
        """Put what was said before in front."""
        self._exchanges.extendleft(reversed(tuple(earlier)))
        self._fit()

    def forget(self, before: float | None) -> None:
        """Remember no longer what was said before that moment, wall-clock seconds; None: anything."""
        kept = [exchange for exchange in self._exchanges if before is not None and exchange.at >= before]
        self._exchanges = deque(kept)

    def messages(self) -> Iterator[ChatMessage]:
        """The turns, oldest first."""
        for exchange in self._exchanges:
            yield ChatMessage(Role.USER, exchange.question)
            yield ChatMessage(Role.ASSISTANT, exchange.spoken)

    def _fit(self) -> None:
        tokens = sum(exchange.tokens for exchange in self._exchanges)
        while tokens > self._tokens:
            tokens -= self._exchanges.popleft().tokens
