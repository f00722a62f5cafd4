"""One hub, asked over HTTP with a token."""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from urllib.parse import quote

import aiohttp
from pydantic import BaseModel, ValidationError

from hub.client.door import ApiDoor
from hub.client.numbers import check, check_read
from hub.client.stream import Told, messages
from hub.errors import HubAwayError, HubUntrustedError, NoHubThereError, ToldNoError
from hub.web.api.endpoint import ROOT
from hub.web.api.problems import MEDIA_TYPE, Problem

CONNECT_S: Final = 5.0
"""Longest wait for the connection, seconds: a hub is in the same house."""

ANSWER_S: Final = 90.0
"""Longest wait for an answer, seconds: a device's tool may take 35 behind others that take 35."""

UPLOAD_S: Final = 240.0
"""Longest a file may take to go and be answered, seconds: a hub takes an image in for 120 at most."""

SILENCE_S: Final = 40.0
"""Longest silence of the event stream, seconds: it beats every 15."""

MAX_BYTES: Final = 16 * 2**20
"""Of an answer that is no file: a page has 500 entries at most, of some KB each."""

PIECE: Final = 2**16
"""Bytes of a file that are read, or sent, at once."""

FIRST_PROBLEM: Final = 400
"""Of HTTP's statuses."""

T = TypeVar("T", bound=BaseModel)

Query = Mapping[str, str | int | float | bool | None]
"""What stands behind the path; None leaves the name out."""


class HubClient:
    """Asks one hub. Every method raises ``AskingError``: ``ToldNoError`` when the hub says why not.

    Attributes:
        url: The hub's address, without a slash at its end.
    """

    def __init__(self, door: ApiDoor) -> None:
        """To be called in the loop that it is used in."""
        self.url = door.url.rstrip("/")
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {door.token}"},
            connector=aiohttp.TCPConnector(ssl=door.tls or True),
            trust_env=False,  # the token goes to the hub and through nobody's proxy
        )

    async def close(self) -> None:
        """Ask nothing more."""
        await self._session.close()

    async def get(self, path: str, into: type[T], query: Query | None = None) -> T:
        """What is at ``path`` below ``/api/v1``, as the model that the API's document names."""
        return _read(into, await self._ask("GET", path, query, None))

    async def send(
        self,
        method: str,
        path: str,
        into: type[T],
        body: BaseModel | Mapping[str, Any] | None = None,
        query: Query | None = None,
    ) -> T:
        """Have something done (POST, PUT, PATCH, DELETE) that is answered with a model."""
        return _read(into, await self._ask(method, path, query, body))

    async def do(
        self,
        method: str,
        path: str,
        body: BaseModel | Mapping[str, Any] | None = None,
        query: Query | None = None,
    ) -> None:
        """Have something done, whatever is answered."""
        await self._ask(method, path, query, body)

    async def pieces(
        self, path: str, query: Query | None = None, *, method: str = "GET", body: Any = None
    ) -> AsyncGenerator[bytes, None]:
        """A file (sound, a picture, an export) in pieces, however long it takes as long as some comes."""
        patience = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=ANSWER_S)
        async with self._open(method, path, query, body, patience) as response:
            with _clearly():
                async for piece in response.content.iter_chunked(PIECE):
                    yield piece

    async def whole(
        self, path: str, query: Query | None = None, *, method: str = "GET", body: Any = None
    ) -> bytes:
        """A small file at once, 16 MB at most."""
        parts = bytearray()
        async for piece in self.pieces(path, query, method=method, body=body):
            parts += piece
            if len(parts) > MAX_BYTES:
                raise NoHubThereError(f"More than {MAX_BYTES} bytes came from {path}.")
        return bytes(parts)

    async def upload(
        self,
        path: str,
        into: type[T],
        content: bytes,
        media_type: str,
        query: Query | None = None,
        *,
        sent: Callable[[int], object] | None = None,
    ) -> T:
        """Send a file as the body; ``sent`` is told how many bytes have gone, after each piece."""
        patience = aiohttp.ClientTimeout(total=UPLOAD_S, sock_connect=CONNECT_S)
        async with self._open("POST", path, query, _Upload(content, media_type, sent), patience) as response:
            return _read(into, await _whole(response))

    async def follow(self, *, levels: bool = False) -> AsyncIterator[Told]:
        """The event stream: ``snapshot`` first; it ends when the hub ends it, and raises when it breaks.

        ``levels``: also how loud devices are.
        """
        patience = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_S, sock_read=SILENCE_S)
        async with self._open("GET", "/events", {"levels": levels or None}, None, patience) as response:
            with _clearly():
                async for told in messages(response.content.iter_any()):
                    yield told

    async def _ask(self, method: str, path: str, query: Query | None, body: Any) -> bytes:
        patience = aiohttp.ClientTimeout(total=ANSWER_S, sock_connect=CONNECT_S)
        async with self._open(method, path, query, body, patience) as response:
            return await _whole(response)

    @asynccontextmanager
    async def _open(
        self, method: str, path: str, query: Query | None, body: Any, patience: aiohttp.ClientTimeout
    ) -> AsyncGenerator[aiohttp.ClientResponse, None]:
        headers, data = _sent(body)
        with _clearly():
            response = await self._session.request(
                method,
                f"{self.url}{ROOT}{path}",
                params=_asked(query),
                data=data,
                headers=headers,
                allow_redirects=False,
                timeout=patience,
            )
        try:
            if response.status >= FIRST_PROBLEM:
                raise _problem(response, await _whole(response))
            yield response
        finally:
            response.release()


def part(text: str) -> str:
    """``text`` as one part of a path, whatever is in it."""
    return quote(text, safe="") or "-"


class _clearly:  # noqa: N801 - used like a function
    """Says what the network did in the client's own errors."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, asyncio.TimeoutError):
            raise HubAwayError("The hub does not answer in time.") from error
        if isinstance(error, aiohttp.InvalidURL):
            raise NoHubThereError("That is no address of a hub.") from error
        if isinstance(error, (aiohttp.ClientConnectorCertificateError, aiohttp.ServerFingerprintMismatch)):
            raise HubUntrustedError("The hub's certificate is not trusted here.") from error
        if isinstance(error, (aiohttp.ClientError, OSError)):
            raise HubAwayError(f"The hub cannot be reached: {type(error).__name__}.") from error


async def _whole(response: aiohttp.ClientResponse) -> bytes:
    """All of an answer, if it is not too long."""
    parts = bytearray()
    with _clearly():
        async for piece in response.content.iter_chunked(PIECE):
            parts += piece
            if len(parts) > MAX_BYTES:
                raise NoHubThereError(f"More than {MAX_BYTES} bytes came.")
    return bytes(parts)


@dataclass(frozen=True, slots=True)
class _Upload:
    """A file that goes piece by piece."""

    content: bytes
    media_type: str
    sent: Callable[[int], object] | None

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Type": self.media_type, "Content-Length": str(len(self.content))}

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """A piece is asked for when the one before has gone."""
        for at in range(0, len(self.content), PIECE):
            if self.sent is not None:
                self.sent(at)
            yield self.content[at : at + PIECE]
        if self.sent is not None:
            self.sent(len(self.content))


def _sent(body: Any) -> tuple[dict[str, str], bytes | AsyncGenerator[bytes, None] | None]:
    if body is None:
        return {}, None
    if isinstance(body, _Upload):
        return body.headers, body.pieces()
    model = body if isinstance(body, BaseModel) else None
    text = model.model_dump_json(exclude_unset=True) if model else json.dumps(body)
    return {"Content-Type": "application/json"}, text.encode()


def _asked(query: Query | None) -> dict[str, str]:
    return {
        name: str(value).lower() if isinstance(value, bool) else str(value)
        for name, value in (query or {}).items()
        if value is not None
    }


def _read(into: type[T], raw: bytes) -> T:
    try:
        check(raw)
        answer = into.model_validate_json(raw)
        check_read(answer)
    except (ValueError, RecursionError) as error:
        raise NoHubThereError("The hub's answer is not understood; is it of another version?") from error
    return answer


def _problem(response: aiohttp.ClientResponse, raw: bytes) -> Exception:
    if response.content_type == MEDIA_TYPE:
        try:
            told = Problem.model_validate_json(raw)
        except ValidationError:
            pass
        else:
            flaws = tuple((flaw.at, flaw.message) for flaw in told.errors)
            return ToldNoError(told.code, told.status, told.detail, flaws)
    return NoHubThereError(f"What answers there is no hub (status {response.status}).")
