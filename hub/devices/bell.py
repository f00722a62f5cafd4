"""Rings on devices whose channel is open: between the sentences of a conversation, never into them."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Final

from hub.devices.conversation import Conversation
from hub.dialogue.announcement import Announcement
from hub.skills.ring_words import ring_text
from hub.skills.ringing import Told, Where
from hub.storage.alerts import Alert

MOST_RINGS: Final = 5
"""How often it is said at most: who is in the room has heard it by then."""

PAUSE_S: Final = 4.0
"""Between two times, seconds, in which the device listens: "stop" takes one, and time to be thought of."""

LONGEST_S: Final = 50.0
"""After so long it is given up, seconds: sooner than the ringing on the computer ends."""

LOOK_S: Final = 0.1
"""Between two looks whether the device is free, seconds: only while something rings."""


class DeviceBell:
    """Reaches the devices that a conversation is held with (a ``Bell``)."""

    def __init__(self, reach: Callable[[str], Conversation | None], local_time: Callable[[], datetime]) -> None:
        """``reach`` gives the conversation with a device, if any; ``local_time`` is what clocks show."""
        self._reach = reach
        self._local_time = local_time
        self._under_way: set[str] = set()

    def rings(self, alert_id: str) -> bool:
        """Whether an alert is being rung on its device now."""
        return alert_id in self._under_way

    def expected(self, device_id: str, in_s: float) -> Where:
        """Where something that the device sets now will ring in so many seconds.

        ``HERE`` is only for what rings before the channel closes, however silent the person is: it is not
        kept open for it, since the device's microphone sends what is said in the room meanwhile.
        """
        if not device_id:
            return Where.COMPUTER
        conversation = self._reach(device_id)
        return Where.HERE if conversation and in_s <= conversation.open_for_s else Where.NEXT_CONTACT

    async def ring(self, alert: Alert, said: Callable[[], None]) -> Told:
        """Say it on the device that set it, a few times; who was told (see ``Bell``)."""
        conversation = self._reach(alert.device_id) if alert.device_id else None
        if conversation is None:
            return Told.NOBODY
        told: list[Announcement] = []
        with self._ringing(alert, conversation), contextlib.suppress(TimeoutError, _ClosedError):
            async with asyncio.timeout(LONGEST_S):
                while len(told) < MOST_RINGS and not _is_enough(told):
                    await asyncio.sleep(PAUSE_S if told else 0.0)
                    told.append(Announcement(partial(self._text, alert), alert.language))
                    await _say(told[-1], conversation)
                    if told[-1].told and not told[-1].interrupted:
                        said()
        if _is_enough(told):
            return Told.ENOUGH
        return Told.SOMEBODY if any(one.told for one in told) else Told.NOBODY

    def _text(self, alert: Alert, language: str) -> str:
        return ring_text(alert, self._local_time(), language)

    @contextmanager
    def _ringing(self, alert: Alert, conversation: Conversation) -> Iterator[None]:
        """Nobody is taken leave of while something rings."""
        self._under_way.add(alert.alert_id)
        conversation.quiet.held += 1
        try:
            yield
        finally:
            conversation.quiet.held -= 1
            self._under_way.discard(alert.alert_id)


async def _say(announcement: Announcement, conversation: Conversation) -> None:
    """Say it once the device is free; raises ``_ClosedError`` when the conversation is over."""
    while not await conversation.announce(announcement):
        if conversation.open_for_s <= 0:
            raise _ClosedError
        await asyncio.sleep(LOOK_S)
    try:
        await announcement.over.wait()
    except asyncio.CancelledError:
        await conversation.hush(announcement)
        raise


def _is_enough(said: Sequence[Announcement]) -> bool:
    """Whether somebody has heard what it is, and does not want to hear it again."""
    return bool(said) and said[-1].told and said[-1].interrupted


class _ClosedError(Exception):
    """The conversation is over."""
