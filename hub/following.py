"""Follows the machine's addresses: a laptop is carried to another Wi-Fi, or wakes up without one."""

import asyncio
import contextlib
import logging
import math
from collections.abc import Awaitable, Callable, Sequence
from typing import NoReturn

log = logging.getLogger(__name__)

BEAT_S = 2.0
"""Between two looks at the addresses, seconds: a look costs less than a millisecond."""

RETRY_S = 30.0
"""After this, what failed is tried again, seconds: a new network may need a moment to carry multicast."""

FindAddresses = Callable[[], Awaitable[Sequence[str]]]
UseAddresses = Callable[[Sequence[str]], Awaitable[bool]]
"""Makes the hub known under the addresses, none meaning nowhere; whether that is settled."""


class Following:
    """Has the hub made known under the addresses of now."""

    def __init__(self, find: FindAddresses, use: UseAddresses) -> None:
        self._find = find
        self._use = use
        self._renewal = asyncio.Event()

    def renew(self) -> None:
        """Have the hub made known again, whether the addresses changed or not."""
        self._renewal.set()

    async def keep(self) -> NoReturn:
        """Look at every beat."""
        now = asyncio.get_running_loop().time
        current: Sequence[str] | None = None
        retry_at = math.inf
        while True:
            addresses = await self._found(current or ())
            if addresses != current or self._renewal.is_set() or now() >= retry_at:
                self._renewal.clear()
                _log_change(current, addresses)
                current = addresses
                settled = await self._use(addresses)
                retry_at = math.inf if settled else now() + RETRY_S
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BEAT_S):
                    await self._renewal.wait()

    async def _found(self, current: Sequence[str]) -> Sequence[str]:
        try:
            return await self._find()
        except OSError as error:
            log.debug("the addresses could not be looked up: %s", error)
            return current


def _log_change(before: Sequence[str] | None, now: Sequence[str]) -> None:
    if before and not now:
        lost = ", ".join(before)
        log.warning("devices cannot reach the hub: this computer no longer has the address %s", lost)
    elif before is not None and before != now:
        log.info("devices now reach the hub under %s", ", ".join(now))
