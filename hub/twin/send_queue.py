"""The microphone's packets on their way out: while the main task is busy they wait, up to a bound.

When it is full the newest are lost: the device's encoder stands still, and so does its microphone.
"""

from collections import deque
from collections.abc import Awaitable, Callable

QUEUED_PACKETS = 40
"""Packets that wait at most: 2.4 s of 60 ms (the firmware's bound for both directions)."""


class SendQueue:
    """``send`` takes one packed packet to the hub; ``busy`` tells whether the main task is."""

    def __init__(self, send: Callable[[bytes], Awaitable[None]], busy: Callable[[], bool]) -> None:
        self._send = send
        self._busy = busy
        self._waiting: deque[bytes] = deque()
        self.lost = 0
        """Packets that found it full."""

    async def put(self, packet: bytes) -> None:
        """Send a packet, or let it wait.

        Raises:
            ChannelError: The hub is gone.
        """
        if not self._busy() and not self._waiting:
            await self._send(packet)
        elif len(self._waiting) < QUEUED_PACKETS:
            self._waiting.append(packet)
        else:
            self.lost += 1

    async def flush(self) -> None:
        """Send what has waited.

        Raises:
            ChannelError: The hub is gone.
        """
        while self._waiting:
            await self._send(self._waiting.popleft())
