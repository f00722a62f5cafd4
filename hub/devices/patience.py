"""How much a device may send: what is too much is dropped, and who goes on is sent away."""

import asyncio

from hub.caps.caps import Cap, Caps
from hub.devices.flow import Flow
from hub.dialogue.tally import Tally
from hub.errors import FloodError

QUESTIONS_PER_S, QUESTIONS_AT_ONCE = 1.0, 10
"""Questions and interruptions among them: each may ask the language model, which costs money."""

DROPPED_PER_S, DROPPED_AT_ONCE = 10.0, 1_000
"""Packets beyond the limit that are borne, and dropped: who goes on for longer is no microphone."""

BUFFERED_S = 0.002
"""A message that comes so soon after the last one was buffered, seconds: nothing was waited for."""


class Patience:
    """With one device, in one session."""

    def __init__(self, caps: Caps, tally: Tally, device_id: str) -> None:
        """``caps`` say how much; ``tally`` counts what is dropped."""
        self._caps = caps
        self._tally = tally
        self._device_id = device_id
        self._now = asyncio.get_running_loop().time
        self._borne_at = 0.0
        limits = caps.limits
        self._texts = Flow(limits.texts_per_s, limits.texts_at_once)
        self._questions = Flow(QUESTIONS_PER_S, QUESTIONS_AT_ONCE)
        self._packets = Flow(limits.packets_per_s, limits.packets_at_once)
        self._dropped = Flow(DROPPED_PER_S, DROPPED_AT_ONCE)

    def question(self) -> None:
        """It asks something, or interrupts; raises ``FloodError`` when it is to be sent away."""
        self._questions.take()

    async def bear(self, message: str | bytes) -> bool:
        """Let others have their turn, then see whether this is to be used: False for sound that is too much.

        What was buffered waits for nothing, and would hold the event loop; behind what was not, they had it.

        Raises:
            FloodError: The peer is to be sent away.
        """
        now = self._now()
        if now - self._borne_at < BUFFERED_S:
            await asyncio.sleep(0)
        self._borne_at = now
        flow, cap = (self._packets, Cap.PACKETS) if isinstance(message, bytes) else (self._texts, Cap.TEXTS)
        if flow.try_take():
            return True
        self._caps.refused(cap, self._device_id)
        if cap is Cap.TEXTS:
            raise FloodError("too many messages")
        self._tally.too_fast += 1
        if not self._dropped.try_take():
            raise FloodError("too many packets")
        return False
