"""What is asked over the connections of one client, so that it ends before they are closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class EndedError(Exception):
    """A request was ended, or not begun, since the connections are closed."""

    def __init__(self) -> None:
        super().__init__("the connection was closed")


class UnderWay:
    """The requests of one client.

    A connection that is only being made is none of the client's yet, and would stay open when the client is
    closed: so whoever asks for it is ended first.
    """

    def __init__(self) -> None:
        self._requests: dict[asyncio.Timeout, asyncio.Future[None]] = {}
        self._over = False

    @asynccontextmanager
    async def request(self) -> AsyncIterator[None]:
        """Around a request; raises ``EndedError`` when it is ended."""
        if self._over:
            raise EndedError
        let_go = asyncio.get_running_loop().create_future()
        scope = asyncio.timeout(None)
        self._requests[scope] = let_go
        try:
            async with scope:
                yield
        except TimeoutError as error:
            if not scope.expired():
                raise
            raise EndedError from error
        finally:
            del self._requests[scope]
            let_go.set_result(None)

    async def end(self) -> None:
        """End all that is asked, and whatever would be; returns when nobody holds a connection any more."""
        self._over = True
        requests = dict(self._requests)
        for scope in requests:
            if not scope.expired():
                scope.reschedule(asyncio.get_running_loop().time())
        if requests:
            await asyncio.wait(requests.values())
