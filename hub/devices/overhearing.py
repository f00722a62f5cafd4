"""What a microphone that is on hears while the hub speaks: who speaks long enough is given way."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from hub.dialogue.listening import Listening

GiveWay = Callable[[Listening], Awaitable[None]]
"""Somebody spoke while the hub did, long enough to mean it."""


class Overhearing:
    """For one conversation. What it hears is the beginning of the next question."""

    def __init__(self, session_id: str, new_listening: Callable[[], Listening], give_way: GiveWay) -> None:
        self._session_id = session_id
        self._new_listening = new_listening
        self._give_way = give_way
        self._ahead: Listening | None = None
        self._tasks: asyncio.TaskGroup | None = None

    def open(self, tasks: asyncio.TaskGroup) -> None:
        """Begin; ``tasks`` owns those that wait for somebody to speak."""
        self._tasks = tasks

    def is_by(self, ahead: Listening) -> bool:
        """Whether ``ahead`` is what hears now."""
        return self._ahead is ahead

    def feed(self, packet: bytes, question: object) -> None:
        """Take a packet; what came behind the end of ``question``, which is being answered, goes before it."""
        if self._ahead is None or self._ahead.over:
            before = self._ahead or question
            self._ahead = self._begun(before.rest() if isinstance(before, Listening) else ())
        self._ahead.feed(packet)

    def take(self) -> Listening | None:
        """What was begun, to be gone on with; None when there is none, or it is over."""
        ahead, self._ahead = self._ahead, None
        return ahead if ahead is not None and not ahead.over else None

    def end(self, *, but: Listening | None = None) -> None:
        """Hear nothing more; ``but`` is gone on with by others."""
        ahead, self._ahead = self._ahead, None
        if ahead is not None and ahead is not but:
            ahead.finish()

    def _begun(self, before: Iterable[bytes]) -> Listening:
        ahead = self._new_listening()
        for packet in before:
            ahead.feed(packet)
        if self._tasks is not None:
            self._tasks.create_task(self._mind(ahead), name=f"barge-in {self._session_id}")
        return ahead

    async def _mind(self, ahead: Listening) -> None:
        if await ahead.barged_in():
            await self._give_way(ahead)
