"""The sentences of an answer, each with its sound, and the next one's begun while one is spoken.

A service takes its time for a first sound. Short sentences are over by then, and between them there is silence.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Final

from hub.dialogue.speakable import Sentence
from hub.engines.base import Pcm, closing
from hub.errors import EngineFailedError

AT_ONCE: Final = 2
"""Sentences whose sound is asked for at the same time. One is in vain when the answer is interrupted."""

SentenceQueue = asyncio.Queue[Sentence | None]
"""The sentences of one answer; None ends it."""

Begin = Callable[[Sentence], AsyncIterator[Pcm]]
"""Gives a sentence's sound; raises ``EngineFailedError`` when it is iterated."""


@dataclass
class Begun:
    """A sentence, and its sound as far as it has come. Whoever is given it closes ``rest``."""

    sentence: Sentence
    rest: AsyncIterator[Pcm]
    first: Pcm | None = None
    failure: EngineFailedError | None = None

    async def sounds(self) -> AsyncIterator[Pcm]:
        """All of its sound; raises ``EngineFailedError``."""
        if self.failure is not None:
            raise self.failure
        if self.first is not None:
            yield self.first
        async for sound in self.rest:
            yield sound


async def one_by_one(sentences: SentenceQueue, begin: Begin) -> AsyncIterator[Begun]:
    """Each is begun when the one before is over."""
    while (sentence := await sentences.get()) is not None:
        yield Begun(sentence, begin(sentence))


async def one_ahead(
    sentences: SentenceQueue, begin: Begin, worthwhile: Callable[[], bool]
) -> AsyncIterator[Begun]:
    """Each is begun as soon as it is known, but no more than one that is not spoken yet.

    Once that is not ``worthwhile`` any more, each is begun when the one before is over.
    """
    coming: deque[asyncio.Task[Begun | None]] = deque()
    reading = asyncio.Lock()
    try:
        while True:
            while len(coming) < (AT_ONCE if worthwhile() else 1):
                coming.append(asyncio.create_task(_begun(sentences, reading, begin), name="sentence"))
            begun = await coming[0]
            coming.popleft()
            if begun is None:
                return
            yield begun
    finally:
        await _drop(coming)


async def _begun(sentences: SentenceQueue, reading: asyncio.Lock, begin: Begin) -> Begun | None:
    """The next sentence. ``reading`` keeps the readers in order: a queue lets a newer one pass."""
    async with reading:
        sentence = await sentences.get()
    if sentence is None:
        return None
    begun = Begun(sentence, begin(sentence))
    try:
        begun.first = await anext(begun.rest, None)
    except EngineFailedError as error:
        begun.failure = error
    return begun


async def _drop(coming: deque[asyncio.Task[Begun | None]]) -> None:
    """Let go of what was asked for and will not be spoken."""
    for task in coming:
        task.cancel()
    for result in await asyncio.gather(*coming, return_exceptions=True):
        if isinstance(result, Begun):
            async with closing(result.rest):
                pass
