"""Something short that is said while a tool takes its time, so that nobody is answered with silence."""

import asyncio
import itertools
import logging
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final

from hub.dialogue.speech import Speech
from hub.phrases import words
from hub.tools import AHEAD_S

log = logging.getLogger(__name__)

SILENT_FOR_S: Final = 1.0
"""How long it may be silent while an ordinary tool is waited for, seconds."""

PATIENCE_S: Final = 3.0
"""Longest wait for a voice to begin, seconds; then the tool is called in silence."""

Say = Callable[[str], Awaitable[None]]
"""Puts one of the hub's own sentences among those to be spoken."""


class Fillers:
    """For one answer."""

    def __init__(self, speech: Speech, say: Say, language: str, turn_id: str) -> None:
        """Speak in ``language``; the turn decides what is said first, so that it is not always the same."""
        self._speech = speech
        self._say = say
        variants = words("fillers", language)
        first = zlib.crc32(turn_id.encode()) % len(variants)
        self._texts = itertools.islice(itertools.cycle(variants), first, None)

    async def before_slow(self) -> None:
        """Return when something is being heard, so that a call may hold up the device; say it if need be."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._unless_heard()
                await self._speech.sounding(AHEAD_S)
        except TimeoutError:
            log.info("nothing could be said in time before a slow tool")

    @asynccontextmanager
    async def for_a_wait(self) -> AsyncIterator[None]:
        """Around waiting for ordinary tools: something is said when that takes long."""
        async with asyncio.TaskGroup() as tasks:
            waiting = tasks.create_task(self._later(), name="filler")
            try:
                yield
            finally:
                waiting.cancel()

    @asynccontextmanager
    async def for_a_tool(self) -> AsyncIterator[None]:
        """The same around a call that may follow ``tts start`` at once: the device hears of that first."""
        since_start = asyncio.get_running_loop().time() - self._speech.began
        await asyncio.sleep(max(0.0, AHEAD_S - since_start))
        async with self.for_a_wait():
            yield

    async def _later(self) -> None:
        self._speech.pause()
        await self._speech.silence()
        await asyncio.sleep(SILENT_FOR_S)
        await self._unless_heard()

    async def _unless_heard(self) -> None:
        if self._speech.silent:
            await self._say(next(self._texts))
        self._speech.pause()
