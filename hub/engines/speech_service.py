"""What hearing and speaking over an OpenAI-compatible service have in common: connection, limits, errors."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any, Final

from hub.config import KEYLESS, SpeechServiceSettings
from hub.engines.account import sending
from hub.engines.under_way import EndedError, UnderWay
from hub.engines.worker import Worker
from hub.errors import (
    SpeechDownError,
    SpeechKeyError,
    SpeechQuotaError,
    SpeechRefusedError,
    SpeechServiceError,
    SpeechSlowError,
    SpeechUnusableError,
)
from hub.events import Purpose

if TYPE_CHECKING:
    from openai import AsyncOpenAI

CONNECT_S: Final = 3.0
"""Longest wait for a connection, seconds: an engine of this machine stands ready."""

LAST_RESORT_S: Final = 130.0
"""Longest silence on a connection, seconds: more than any engine's own patience."""

KEY_REFUSED: Final = frozenset({401, 403})
LIMIT_REACHED: Final = frozenset({402, 429})
REQUEST_REFUSED: Final = frozenset({400, 404, 405, 413, 415, 422})
"""Statuses of a service. With the last it would do another thing: another model, voice or form of sound."""

Ask = Callable[["AsyncOpenAI"], AbstractAsyncContextManager[Any]]
"""Sends a request as it is entered; what it gives is a response whose body is still to come."""


class SpeechService:
    """A connection to a service, made anew on demand.

    Attributes:
        worker: Where its sound is written and read; of the service's own, never held for long.
    """

    def __init__(self, settings: SpeechServiceSettings, worker: Worker, purpose: Purpose) -> None:
        """``purpose`` is what it is sent things for."""
        self.worker = worker
        self._purpose = purpose
        self._settings = settings
        self._client: AsyncOpenAI | None = None
        self._under_way = UnderWay()

    async def connect(self) -> None:
        """Make the client, or a new one, which ends what is under way over the old one; nothing is sent yet."""
        await self._replace(await self.worker.run(self._make_client))

    async def close(self) -> None:
        """End what is under way, and close the connections."""
        await self._replace(None)

    async def _replace(self, client: "AsyncOpenAI | None") -> None:
        old, over_old = self._client, self._under_way
        self._client, self._under_way = client, UnderWay()
        await over_old.end()
        if old is not None:
            await old.close()

    @asynccontextmanager
    async def request(self, ask: Ask) -> AsyncIterator[Any]:
        """The response to what ``ask`` sends: closed at the end, whatever happens in between.

        A connection that the service has closed meanwhile is noticed only when it is used: then it is asked
        once more. Nothing else is, since an engine of this machine is faster than a second try.

        Raises:
            SpeechServiceError: The service failed, now or while its response is read.
        """
        import openai

        sending(self._purpose)
        try:
            async with self._under_way.request(), AsyncExitStack() as stack:
                try:
                    response = await stack.enter_async_context(ask(self._connected()))
                except openai.APITimeoutError:
                    raise
                except openai.APIConnectionError:
                    response = await stack.enter_async_context(ask(self._connected()))
                yield response
        except SpeechServiceError:
            raise
        except openai.OpenAIError as error:
            raise translate(error) from error
        except EndedError as error:
            raise SpeechDownError("The connection to the speech service was closed.") from error
        except Exception as error:  # a connection that breaks surfaces as the HTTP library's own error
            raise SpeechUnusableError(
                f"The speech service's answer broke off: {type(error).__name__}."
            ) from error

    def _connected(self) -> "AsyncOpenAI":
        if self._client is None:
            raise SpeechDownError("The connection to the speech service is closed.")
        return self._client

    def _make_client(self) -> "AsyncOpenAI":
        """Blocking: about 1 s the first time, most of it imports."""
        from openai import AsyncOpenAI, Timeout

        from hub.engines.counted_client import counted_client

        logging.getLogger("openai").setLevel(logging.INFO)  # at DEBUG it logs whole requests
        key = self._settings.api_key
        return AsyncOpenAI(
            base_url=self._settings.base_url,
            api_key=(key.get_secret_value() if key else "") or KEYLESS,
            timeout=Timeout(LAST_RESORT_S, connect=CONNECT_S),
            max_retries=0,
            http_client=counted_client(),
        )


async def read_all(response: Any, most: int) -> bytes:
    """The whole response.

    Raises:
        SpeechUnusableError: It is longer than ``most`` bytes.
    """
    parts: list[bytes] = []
    size = 0
    async for part in response.iter_bytes():
        size += len(part)
        if size > most:
            raise SpeechUnusableError("The speech service's answer does not end.")
        parts.append(part)
    return b"".join(parts)


def translate(error: Exception) -> SpeechServiceError:
    """The hub's error for one of the SDK's. The service's own words may echo the key or the text: left out."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return SpeechSlowError("The speech service did not answer in time.")
    if not isinstance(error, openai.APIStatusError):
        return SpeechDownError(f"The speech service cannot be reached: {type(error).__name__}.")
    status = error.status_code
    if status in KEY_REFUSED:
        return SpeechKeyError("The speech service does not accept the key. Set another one.")
    if status in LIMIT_REACHED:
        return SpeechQuotaError("The account's limit at the speech service is reached.")
    if status in REQUEST_REFUSED:
        return SpeechRefusedError(f"The speech service refused the request: status {status}.")
    return SpeechDownError(f"The speech service answered with status {status}.")
