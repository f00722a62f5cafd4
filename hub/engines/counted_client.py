"""The HTTP client of services, which counts what is given to the network. Blocking to import: about 1 s."""

from collections.abc import AsyncIterator
from typing import Final

from httpx2 import AsyncByteStream, MockTransport, Request, Response
from openai import DefaultAsyncHttpxClient

from hub.engines.account import Leaving, leaving
from hub.engines.base import closing

PIECE: Final = 16 * 1024
"""Bytes of a body that are written in one go: as much as TLS encrypts at once. A piece is counted when it is
about to be written: of a connection that breaks, one may be counted too many, and none is forgotten."""


BRIEF_S: Final = 1.0
"""Seconds of rest that a service may want before a second try: whoever asked a question waits so long, and
hears the reason at once when it wants more."""


def counted_client() -> DefaultAsyncHttpxClient:
    """A client for the ``openai`` SDK. Each try is counted, and each address that a request is sent on to."""
    return DefaultAsyncHttpxClient(event_hooks={"request": [_count], "response": [_fail_now]})


def answered_client(content: bytes, content_type: str) -> DefaultAsyncHttpxClient:
    """A client that sends nothing: each request is answered with ``content``."""
    headers = {"content-type": content_type}
    transport = MockTransport(lambda _request: Response(200, headers=headers, content=content))
    return DefaultAsyncHttpxClient(transport=transport)


class CountedBody(AsyncByteStream):
    """The body of a request; it is asked for only when there is a connection, and the head was written."""

    def __init__(self, body: AsyncByteStream, request: Leaving) -> None:
        self.body = body
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async with closing(aiter(self.body)) as contents:
            async for content in contents:
                for at in range(0, len(content), PIECE):
                    piece = content[at : at + PIECE]
                    self._request.count(len(piece))
                    yield piece


async def _count(request: Request) -> None:
    """The client's hook: called in the task that sends ``request``, each time it is about to."""
    counting = leaving(str(request.url.host))
    body = request.stream
    if counting is None or not isinstance(body, AsyncByteStream):
        return
    request.stream = CountedBody(body.body if isinstance(body, CountedBody) else body, counting)


async def _fail_now(response: Response) -> None:
    """The client's hook: have the SDK not sit out the rest that a service wants (RFC 9110, 10.2.3)."""
    rest = response.headers.get("retry-after", "0")
    if response.is_error and not (rest.isdecimal() and int(rest) <= BRIEF_S):
        response.headers["x-should-retry"] = "false"
