"""How often each of many may come: a bucket for each, which fills again with time."""

import ipaddress
import time
from collections.abc import Callable
from typing import Final

MAX_KEYS: Final = 1_000
"""That are remembered; the one that came longest ago makes room. About 200 bytes each."""

HOST_BITS: Final = 64
"""Of an IPv6 address: one machine may take any of the addresses that differ in those."""


class Buckets:
    """A bucket for each key: so much at once, so much a second. Who is not remembered has a full one."""

    def __init__(
        self,
        per_s: float,
        at_once: float,
        now: Callable[[], float] = time.monotonic,
        *,
        most_keys: int = MAX_KEYS,
    ) -> None:
        """``now`` is a clock that never goes back, seconds."""
        self._per_s = per_s
        self._at_once = float(at_once)
        self._now = now
        self._most_keys = most_keys
        self._left: dict[str, tuple[float, float]] = {}  # what was left, and when

    def __len__(self) -> int:
        return len(self._left)

    def take(self, key: str) -> float:
        """Take one out of the bucket of ``key``; 0, or after how many seconds there is one again."""
        now = self._now()
        left, at = self._left.pop(key, (self._at_once, now))
        left = min(self._at_once, left + (now - at) * self._per_s)
        taken = left >= 1
        self._left[key] = (left - 1 if taken else left), now
        if len(self._left) > self._most_keys:
            del self._left[next(iter(self._left))]
        return 0.0 if taken else (1 - left) / self._per_s


def address_key(address: str) -> str:
    """Under which key an address is counted: itself, or the network of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv4Address):
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.IPv6Network((parsed, 128 - HOST_BITS), strict=False))
