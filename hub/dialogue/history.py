"""What a conversation remembers: what was asked, and what was heard of the answer."""

from collections import deque
from collections.abc import Iterator

from hub.engines.base import ChatMessage, Role


class History:
    """The last questions and answers of one conversation."""

    def __init__(self, turns: int) -> None:
        self._exchanges: deque[tuple[str, str]] = deque(maxlen=turns)

    def add(self, question: str, spoken: str) -> None:
        """Remember a turn. What was generated but never heard is not part of it."""
        if question and spoken:
            self._exchanges.append((question, spoken))

    def messages(self) -> Iterator[ChatMessage]:
        """The turns, oldest first."""
        for question, spoken in self._exchanges:
            yield ChatMessage(Role.USER, question)
            yield ChatMessage(Role.ASSISTANT, spoken)
