"""Sound that comes before anybody asked for it."""

import asyncio
from collections import deque

LOOKBACK_S = 2.0
"""How old it may be, seconds: some clients switch on the microphone before they say so, and boards send
their recorded wake word before they name it."""

MAX_PACKETS = 150
"""The newest are kept: 3 s of the shortest packets."""


class EarlySound:
    """The last packets that nobody listened to."""

    def __init__(self) -> None:
        self._packets: deque[tuple[float, bytes]] = deque(maxlen=MAX_PACKETS)
        self._now = asyncio.get_running_loop().time

    def put(self, packet: bytes) -> None:
        """Keep a packet for a while."""
        self._packets.append((self._now(), packet))

    def take(self) -> list[bytes]:
        """What has come lately, oldest first; it is forgotten here."""
        since = self._now() - LOOKBACK_S
        lately = [packet for came, packet in self._packets if came >= since]
        self._packets.clear()
        return lately
