"""When each stage of a turn was reached."""

import asyncio
import math
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Final, TypeVar

T = TypeVar("T")

ENGINES: Final = "engines"
"""Among the timings: seconds before the first packet in which an engine was waited for; the rest of the time
up to the first packet is the hub's own."""

TOOLS: Final = "tools"
"""Among the timings of a turn in which tools of the device were called: seconds in which one was waited for."""


SILENCE: Final = "silence"
"""Among the timings of a spoken question: seconds of silence behind it, before its end was certain."""


class Stage(StrEnum):
    """Moments of a turn, in the order in which they come."""

    TRANSCRIBED = "transcribed"  # the question is known
    FIRST_TOKEN = "first_token"  # noqa: S105 - the model's first word or call, or the skill's answer
    FIRST_SENTENCE = "first_sentence"  # something can be spoken
    FIRST_SOUND = "first_sound"  # the voice gave its first sound
    FIRST_PACKET = "first_packet"  # the first packet was sent
    HEARD = "heard"  # playback has ended


class Timeline:
    """Seconds from the end of the question to each stage."""

    def __init__(self) -> None:
        self._now = asyncio.get_running_loop().time
        self._zero = self._now()
        self._reached: dict[Stage, float] = {}
        self._waits: list[tuple[float, float]] = []
        self._tools: list[tuple[float, float]] = []
        self._silence = 0.0

    def question_ended(self, silence_s: float = 0.0) -> None:
        """Count from now; so many seconds before, the last of the question was said."""
        self._zero = self._now()
        self._silence = silence_s

    def reach(self, stage: Stage, moment: float | None = None) -> None:
        """Note that ``stage`` was reached, now or at ``moment`` (event loop's clock); only once counts."""
        self._reached.setdefault(stage, (self._now() if moment is None else moment) - self._zero)

    def waited(self, start: float, end: float) -> None:
        """Note that an engine was waited for between two moments (event loop's clock)."""
        self._waits.append((start - self._zero, end - self._zero))

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Around waiting for an engine."""
        start = self._now()
        try:
            yield
        finally:
            self.waited(start, self._now())

    @contextmanager
    def waiting_for_a_tool(self) -> Iterator[None]:
        """Around waiting for a tool: no more the hub's own time than waiting for an engine."""
        start = self._now()
        try:
            with self.waiting():
                yield
        finally:
            self._tools.append((start - self._zero, self._now() - self._zero))

    async def awaited(self, items: AsyncIterator[T]) -> AsyncIterator[T]:
        """``items`` of an engine, the wait for each noted."""
        while True:
            try:
                with self.waiting():
                    item = await anext(items)
            except StopAsyncIteration:
                return
            yield item

    def timings(self) -> dict[str, float]:
        """Stage to seconds, ``ENGINES`` of a first packet, ``TOOLS``, ``SILENCE``; to the millisecond."""
        timings = {stage.value: seconds for stage, seconds in self._reached.items()}
        first = self._reached.get(Stage.FIRST_PACKET)
        if first is not None:
            timings[ENGINES] = _covered(self._waits, first)
        if self._tools:
            timings[TOOLS] = _covered(self._tools, math.inf)
        if self._silence:
            timings[SILENCE] = self._silence
        return {name: round(seconds, 3) for name, seconds in timings.items()}


def _covered(spans: list[tuple[float, float]], end: float) -> float:
    """How much of the time from 0 to ``end`` lies in one of ``spans`` at least."""
    covered = reached = 0.0
    for start, stop in sorted(spans):
        since, until = max(start, reached), min(stop, end)
        if until > since:
            covered += until - since
            reached = until
    return covered
