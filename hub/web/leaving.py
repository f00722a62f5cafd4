"""Work for a peer that may leave before it is done."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final, TypeVar

from aiohttp import web

T = TypeVar("T")

LOOK_S: Final = 0.25
"""Between two looks at whether the peer is still there, seconds: the web server tells nobody when it is not."""


class PeerLeftError(Exception):
    """Nobody is there any more to hear the answer."""


async def while_there(request: web.Request, work: Coroutine[Any, Any, T]) -> T:
    """What ``work`` comes to. It is cancelled when who asked hangs up: the web server itself would go on.

    Raises:
        PeerLeftError: It was.
    """
    working = asyncio.ensure_future(work)
    try:
        while not (await asyncio.wait((working,), timeout=LOOK_S))[0]:
            if request.transport is None or request.transport.is_closing():
                raise PeerLeftError
        return working.result()
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)
