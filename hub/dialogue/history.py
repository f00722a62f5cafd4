"""What a conversation remembers: what was asked, what was heard of the answer, and untold deeds."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from hub.engines.base import ChatMessage, Role
from hub.engines.tokens import estimated_question, estimated_tokens


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what was heard of its answer.

    Attributes:
        question: What was asked.
        spoken: What was heard.
        at: When that was over, wall-clock seconds.
        from_outside: The answer may hold words that nobody in this conversation said.
        deeds: The model's calls and their results, where it could not say in words what it did.
    """

    question: str
    spoken: str
    at: float
    from_outside: bool = False
    deeds: tuple[ChatMessage, ...] = ()

    @property
    def tokens(self) -> int:
        """How many tokens all of it is, estimated."""
        words = estimated_tokens(self.question) + estimated_tokens(self.spoken)
        return words + estimated_question(self.deeds)


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

    def add(
        self, question: str, spoken: str, *, deeds: Sequence[ChatMessage] = (), from_outside: bool = False
    ) -> None:
        """Remember a turn. What was generated but never heard is not part of it; what was done is."""
        if question and (spoken or deeds):
            self._exchanges.append(Exchange(question, spoken, self._now(), from_outside, tuple(deeds)))
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
            yield from exchange.deeds
            if exchange.spoken:
                yield ChatMessage(Role.ASSISTANT, exchange.spoken)

    def _fit(self) -> None:
        tokens = sum(exchange.tokens for exchange in self._exchanges)
        while tokens > self._tokens:
            tokens -= self._exchanges.popleft().tokens
