"""The device's own HTTP requests: pictures up, pictures down. Only what its small client can do.

No redirects, no headers but those named, bodies in chunks (device protocol, section 4).
"""

from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass

import aiohttp

from hub.twin.errors import NoAnswerError, UnreachableError

ANSWER_LIMIT_S = 30.0
"""How long the device waits for an answer."""

PIECE_BYTES = 512
"""The JPEG encoder gives its picture in pieces of this size."""

BODY_BYTES = 4 * 1024 * 1024
"""The longest body the twin reads: half of what a device has for a picture, so memory stays bounded."""

SILENT = ("User-Agent", "Accept", "Accept-Encoding")
"""Headers that the client would add by itself, and the device does not send."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; ``length`` is what its header says, 0 when it has none."""

    status: int
    length: int
    body: bytes


def form(boundary: str, fields: dict[str, str], filename: str, jpeg: bytes) -> list[bytes]:
    """A form of text ``fields`` and a JPEG named ``file``, piece by piece as the device writes it."""
    pieces = [_part(boundary, f'name="{name}"', [], text.encode() + b"\r\n") for name, text in fields.items()]
    pieces.append(_part(boundary, f'name="file"; filename="{filename}"', ["Content-Type: image/jpeg"], b""))
    pieces += [jpeg[at : at + PIECE_BYTES] for at in range(0, len(jpeg), PIECE_BYTES)]
    return [*pieces, f"\r\n--{boundary}--\r\n".encode()]


def _part(boundary: str, disposition: str, more: list[str], content: bytes) -> bytes:
    lines = [f"--{boundary}", f"Content-Disposition: form-data; {disposition}", *more, "", ""]
    return "\r\n".join(lines).encode() + content


async def post(url: str, headers: dict[str, str], pieces: Iterable[bytes]) -> Answer:
    """POST ``pieces``, one chunk each.

    Raises:
        NoAnswerError: The connection was made, and no answer came in time.
        UnreachableError: No connection could be made.
    """

    async def body() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    return await _request("POST", url, headers, body())


async def get(url: str) -> Answer:
    """GET; raises as ``post`` does."""
    return await _request("GET", url, {}, None)


async def _request(method: str, url: str, headers: dict[str, str], body: AsyncIterator[bytes] | None) -> Answer:
    limit = aiohttp.ClientTimeout(total=ANSWER_LIMIT_S)
    try:
        async with (
            aiohttp.ClientSession(timeout=limit, skip_auto_headers=SILENT) as session,
            session.request(method, url, headers=headers, data=body, allow_redirects=False) as response,
        ):
            content = await response.content.read(BODY_BYTES)
            while len(content) < BODY_BYTES and (
                more := await response.content.read(BODY_BYTES - len(content))
            ):
                content += more
            return Answer(response.status, response.content_length or 0, content)
    except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as error:
        raise UnreachableError(f"{url} cannot be reached.") from error
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise NoAnswerError(f"{url} did not answer.") from error
