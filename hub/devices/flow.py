"""How much a peer may send."""

import asyncio

from hub.caps.buckets import Buckets
from hub.errors import FloodError


class Flow:
    """A bucket that fills again with time: so much at once, so much a second."""

    def __init__(self, per_s: float, at_once: int) -> None:
        """Begin with a full bucket."""
        self._bucket = Buckets(per_s, at_once, asyncio.get_running_loop().time, most_keys=1)

    def take(self) -> None:
        """Take one out of the bucket.

        Raises:
            FloodError: It is empty.
        """
        if not self.try_take():
            raise FloodError("too many messages")

    def try_take(self) -> bool:
        """Take one out of the bucket; False when it is empty."""
        return not self._bucket.take("")
