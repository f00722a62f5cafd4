"""The sentences of an answer, each with its sound, and the next one's begun while one is spoken.

A service takes its time for a first sound. Short sentences are over by then, and between them there is silence.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
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


async def one_ahead(sentences: SentenceQueue, begin: Begin) -> AsyncIterator[Begun]:
    """Each is begun as soon as it is known, but no more than one that is not spoken yet."""
    coming: asyncio.Queue[asyncio.Task[Begun] | None] = asyncio.Queue()
    free = asyncio.Semaphore(AT_ONCE)
    begun: list[asyncio.Task[Begun]] = []

    async def begin_all() -> None:
        """The queue's one reader: two would take sentences out of their order."""
        while True:
            await free.acquire()
            sentence = await sentences.get()
            if sentence is None:
                coming.put_nowait(None)
                return
            begun.append(asyncio.create_task(_begun(sentence, begin), name="sentence"))
            coming.put_nowait(begun[-1])

    reader = asyncio.create_task(begin_all(), name="sentences")
    try:
        while (task := await coming.get()) is not None:
            yield await task
            begun.remove(task)
            free.release()
    finally:
        reader.cancel()
        await asyncio.wait([reader])
        await _drop(begun)


async def _begun(sentence: Sentence, begin: Begin) -> Begun:
    begun = Begun(sentence, begin(sentence))
    try:
        begun.first = await anext(begun.rest, None)
    except EngineFailedError as error:
        begun.failure = error
    return begun


async def _drop(tasks: Sequence[asyncio.Task[Begun]]) -> None:
    """Let go of what was asked for and will not be spoken."""
    for task in tasks:
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(result, Begun):
            async with closing(result.rest):
                pass
