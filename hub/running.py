"""Running the parts of the hub beside each other: a fault in one leaves the others running."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

log = logging.getLogger(__name__)

Part = Callable[[], Awaitable[Any]]


async def run_part(part: Part) -> None:
    """Run a part of the hub to its end; a fault in it is logged."""
    try:
        await part()
    except Exception:
        log.exception("a part of the hub failed")


async def side_by_side(*parts: Part) -> None:
    """Run parts at once, each to its end."""
    async with asyncio.TaskGroup() as all_of_them:
        for part in parts:
            all_of_them.create_task(run_part(part))
