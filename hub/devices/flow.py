"""How much a peer may send."""

import asyncio

from hub.errors import FloodError


class Flow:
    """A bucket that fills again with time: so much at once, so much a second."""

    def __init__(self, per_s: float, at_once: int) -> None:
        """Begin with a full bucket."""
        self._per_s = per_s
        self._at_once = float(at_once)
        self._left = self._at_once
        self._now = asyncio.get_running_loop().time
        self._filled_at = self._now()

    def take(self) -> None:
        """Take one out of the bucket.

        Raises:
            FloodError: It is empty.
        """
        if not self.try_take():
            raise FloodError("too many messages")

    def try_take(self) -> bool:
        """Take one out of the bucket; False when it is empty."""
        now = self._now()
        self._left = min(self._at_once, self._left + (now - self._filled_at) * self._per_s)
        self._filled_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
