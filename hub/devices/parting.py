"""What is still to be done on a device once leave was taken of who speaks to it, before the channel closes."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from hub.running import run_part

PARTING_S: Final = 12.0
"""Longest wait for it, seconds: two calls of tools, one of which may have the device restart."""

Parting = Callable[[str], Awaitable[None]]
"""Does it on the device with that id."""


async def part(device_id: str, parting: Parting) -> None:
    """Have it done, if it can be in time; a fault in it is logged."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PARTING_S):
            await run_part(partial(parting, device_id))
