"""Reads one streamed reply of a chat service: words, pieces of calls, why it ended, what it cost."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any, Final, Literal

from hub.engines.base import Usage
from hub.engines.call_pieces import CallPieces

READ_ON_S: Final = 0.2
"""Longest wait for the end of a stream whose answer is complete, seconds: the last sentence waits for it."""


MOST_TOKENS: Final = 100_000_000
"""Of one request, fifty times what the longest models take: more is no count."""


class ReplyStream:
    """One reply.

    Attributes:
        calls: What the model wants called, as far as it has come.
        usage: The tokens, once the service has told them.
        ended: Why the reply is complete, in the service's word; empty while it is not.
    """

    def __init__(self, chunks: AsyncIterator[Any]) -> None:
        self.calls = CallPieces()
        self.usage: Usage | None = None
        self.ended = ""
        self._chunks = chunks

    @property
    def finish(self) -> Literal["stop", "length", "tools", "other"]:
        """Why it ended. Some services say ``stop`` although the model wants something called."""
        if self.calls:
            return "tools"
        return "stop" if self.ended == "stop" else "length" if self.ended == "length" else "other"

    async def more(self) -> str:
        """The next piece of text; empty for a piece of a call, and for the end.

        Raises:
            StopAsyncIteration: The stream is over, though the reply was not complete.
        """
        while True:
            chunk = await anext(self._chunks)
            await asyncio.sleep(0)  # many come in one packet, and each takes the SDK up to a millisecond
            self._note_usage(chunk)
            if not chunk.choices:
                continue
            choice = chunk.choices[0]
            pieces = getattr(choice.delta, "tool_calls", None) or ()
            self.calls.feed(pieces)
            self.ended = choice.finish_reason or ""
            text = choice.delta.content if choice.delta else None
            if text or pieces or self.ended:
                return text or ""

    async def read_on(self) -> None:
        """Read what follows the answer: its cost, and only then the connection can serve the next question."""
        with contextlib.suppress(Exception):  # the answer is complete, whatever becomes of the connection
            async with asyncio.timeout(READ_ON_S):
                async for chunk in self._chunks:
                    self._note_usage(chunk)

    def _note_usage(self, chunk: Any) -> None:
        usage = getattr(chunk, "usage", None)
        if usage is None:
            return
        prompt, total = _count(usage, "prompt_tokens"), _count(usage, "total_tokens")
        if not prompt:  # there is always a question: nothing was told, and what it took is estimated
            return
        answer = max(_count(usage, "completion_tokens"), total - prompt)  # some leave out what was only thought
        cached = _count(getattr(usage, "prompt_tokens_details", None), "cached_tokens")
        self.usage = Usage(prompt, answer, min(cached, prompt))


def _count(fields: Any, name: str) -> int:
    """A number of tokens as a service tells it; 0 for anything else."""
    value = getattr(fields, name, None)
    return value if isinstance(value, int) and 0 < value <= MOST_TOKENS else 0
