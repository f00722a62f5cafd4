"""What a request expects of the hub before it sends its body (RFC 9110, 10.1.1): the server asks beforehand."""

from typing import Final

from aiohttp import HttpVersion11, web

from hub.web.api.problems import Fault, RequestError

GO_ON: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


async def check_expectation(request: web.Request) -> None:
    """Have a peer go on that waits to be told so; HTTP/1.0 knows nothing of that.

    Raises:
        RequestError: It expects anything else.
    """
    if request.version != HttpVersion11:
        return
    if request.headers.get("Expect", "").lower() != "100-continue":
        raise RequestError(Fault.EXPECTATION, "The Expect header asks for something the hub does not know.")
    await request.writer.write(GO_ON)
    request.writer.output_size = 0  # the answer itself has not begun
