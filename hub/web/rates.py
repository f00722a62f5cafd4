"""How often anybody may ask the web server, and how long what is sent may take to come."""

import asyncio
import contextlib
import math
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from hub.caps.buckets import Buckets, address_key
from hub.caps.caps import Cap, Caps
from hub.web.api.problems import Fault, RequestError, problem_of, response_of

PAUSE_S: Final = 0.5
"""A request that comes too fast is refused only after so long, seconds: a connection then brings two a second
however fast it sends, and who waits for an answer cannot ask again."""

TokenOf = Callable[[str], str]
"""The id of the token of the API in an ``Authorization`` header; empty when it is not one of the hub's."""


class Rates:
    """Takes requests from a bucket: of their token if it is a good one, else of their address."""

    def __init__(self, caps: Caps, token_of: TokenOf, now: Callable[[], float] = time.monotonic) -> None:
        """``now`` is a clock that never goes back, seconds."""
        limits = caps.limits
        self._caps = caps
        self._token_of = token_of
        self._addresses = Buckets(limits.requests_per_s, limits.requests_at_once, now)
        self._tokens = Buckets(limits.token_requests_per_s, limits.token_requests_at_once, now)

    @property
    def remembered(self) -> int:
        """Of how many addresses it is known how often they asked."""
        return len(self._addresses)

    @web.middleware
    async def limit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Serve a request if it may be, for as long as its body takes at most."""
        wait_s, cap = self._take(request)
        if wait_s:
            self._caps.refused(cap, request.remote or "")
            await asyncio.sleep(PAUSE_S)
            return _refusal(Fault.TOO_FAST, f"Try again in {math.ceil(wait_s)} s.", retry_s=wait_s)
        if not request.body_exists:
            return await handler(request)
        return await self._in_time(request, handler)

    def _take(self, request: web.Request) -> tuple[float, Cap]:
        token_id = self._token_of(request.headers.get("Authorization", ""))
        if token_id:
            return self._tokens.take(token_id), Cap.TOKEN_REQUESTS
        return self._addresses.take(address_key(request.remote or "")), Cap.REQUESTS

    async def _in_time(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Serve it, unless its body does not come in time. What is done once it has come may take longer."""
        limit = asyncio.timeout(self._caps.limits.body_s)
        try:
            async with limit:
                request.content.on_eof(partial(_lift, limit))
                return await handler(request)
        except TimeoutError:
            if not limit.expired():
                raise
            self._caps.refused(Cap.HTTP_BODY_TIME, request.remote or "")
            return _refusal(Fault.TOO_SLOW, "The body did not come in time.")


def _lift(limit: asyncio.Timeout) -> None:
    with contextlib.suppress(RuntimeError):  # what is over has no limit any more
        limit.reschedule(None)


def _refusal(fault: Fault, detail: str, *, retry_s: float = 0.0) -> web.Response:
    headers = {"Retry-After": str(math.ceil(retry_s))} if retry_s else None
    return response_of(problem_of(RequestError(fault, detail)), headers)
