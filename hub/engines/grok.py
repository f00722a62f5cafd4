"""Thinking with Grok, or any other OpenAI-compatible chat service."""

import asyncio
import base64
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from hub.engines.account import counted_client, sending
from hub.engines.base import ChatMessage, Function, ReplyDone, ReplyItem, TextDelta
from hub.engines.under_way import UnderWay
from hub.errors import (
    AnswerCutError,
    CannotSeeError,
    EmptyAnswerError,
    KeyRefusedError,
    LanguageModelError,
    QuotaError,
    ServiceDownError,
    TooSlowError,
)
from hub.events import Purpose

if TYPE_CHECKING:
    from openai import AsyncOpenAI

log = logging.getLogger(__name__)

CONNECT_S = 5.0
"""Longest wait for a connection to the service, seconds: a person is waiting for an answer."""

STALL_S = 15.0
"""Longest silence in the middle of an answer, seconds."""

READ_ON_S = 0.2
"""Longest wait for the end of a stream whose answer is complete, seconds: the last sentence waits for it."""

PAYMENT_REQUIRED = 402

NOT_SEEN: Final = frozenset({400, 404, 413, 415, 422})
"""What services answer a question with pictures whose model takes none, or is not known."""


class Grok:
    """A chat service behind the ``openai`` SDK."""

    def __init__(
        self,
        client: "AsyncOpenAI",
        model: str,
        *,
        first_token_s: float,
        max_tokens: int,
        detail: str = "auto",
        opening: UnderWay | None = None,
    ) -> None:
        """``detail`` is how closely pictures are looked at; ``opening``, what others ask of ``client``."""
        self.name = model
        self._client = client
        self._opening = opening or UnderWay()
        self._first_token_s = first_token_s
        self._max_tokens = max_tokens
        self._detail = detail

    @classmethod
    def connect(
        cls, *, base_url: str, api_key: str, model: str, first_token_s: float, max_tokens: int
    ) -> "Grok":
        """Make the client; nothing is sent yet. Blocking: about 1 s, most of it imports."""
        from openai import AsyncOpenAI, Timeout

        logging.getLogger("openai").setLevel(logging.INFO)  # at DEBUG it logs whole requests
        timeout = Timeout(STALL_S, connect=CONNECT_S)
        client = AsyncOpenAI(
            base_url=base_url, api_key=api_key, timeout=timeout, max_retries=1, http_client=counted_client()
        )
        return cls(client, model, first_token_s=first_token_s, max_tokens=max_tokens)

    def seeing(self, model: str, *, first_token_s: float, detail: str) -> "Grok":
        """Another model of the same service, over the same connections: they are closed with this one."""
        return Grok(
            self._client,
            model,
            first_token_s=first_token_s,
            max_tokens=self._max_tokens,
            detail=detail,
            opening=self._opening,
        )

    async def close(self) -> None:
        """Close the connections; an answer under way ends with its own error."""
        await self._opening.end()
        await self._client.close()

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        """Stream the answer; see ``LanguageModel``."""
        import openai

        spoken = False
        finish = held = ""
        try:
            async with contextlib.AsyncExitStack() as stack:
                async with asyncio.timeout(self._first_token_s):
                    chunks = await stack.enter_async_context(await self._open(messages))
                    text, finish = await _next_text(chunks)
                while True:
                    text, held = _whole(held + text)
                    if text:
                        spoken = spoken or bool(text.strip())
                        yield TextDelta(text)
                    if finish:
                        break
                    text, finish = await _next_text(chunks)
                await _read_on(chunks)
        except TimeoutError as error:
            raise TooSlowError(f"No word came within {self._first_token_s:g} s.") from error
        except StopAsyncIteration:
            finish = ""
        except openai.OpenAIError as error:
            looked = any(message.pictures for message in messages)
            raise _translate(error, spoken=spoken, looked=looked) from error
        except Exception as error:
            # A connection that breaks in the middle surfaces as the HTTP library's own error.
            raise _broken(str(error), spoken=spoken) from error
        if not spoken:
            raise EmptyAnswerError("The model's answer had no words.")
        if not finish:
            raise AnswerCutError("The model's answer broke off.")
        yield ReplyDone("stop" if finish == "stop" else "length" if finish == "length" else "other")

    async def _open(self, messages: Sequence[ChatMessage]) -> Any:
        sending(Purpose.PHOTO if any(message.pictures for message in messages) else Purpose.QUESTION)
        async with self._opening.request():
            return await self._client.chat.completions.create(
                model=self.name,
                messages=[_message(one, self._detail) for one in messages],  # type: ignore[misc]
                max_tokens=self._max_tokens,
                stream=True,
            )


def _message(message: ChatMessage, detail: str) -> dict[str, Any]:
    """As the service wants it; pictures travel in the message itself, and are on no server of ours."""
    if not message.pictures:
        return {"role": message.role.value, "content": message.text}
    urls = (f"data:image/jpeg;base64,{base64.b64encode(one).decode()}" for one in message.pictures)
    pictures = [{"type": "image_url", "image_url": {"url": url, "detail": detail}} for url in urls]
    return {"role": message.role.value, "content": [*pictures, {"type": "text", "text": message.text}]}


def _whole(text: str) -> tuple[str, str]:
    """``text`` with the halves of emoji joined, and a first half at its end that waits for the second."""
    held = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
    return text.removesuffix(held).encode("utf-16", "surrogatepass").decode("utf-16", "replace"), held


async def _next_text(chunks: AsyncIterator[Any]) -> tuple[str, str]:
    """The next piece of text and the reason for the end, if it came; skips what carries neither."""
    while True:
        chunk = await anext(chunks)
        if not chunk.choices:
            continue
        choice = chunk.choices[0]
        text = choice.delta.content if choice.delta else None
        if text or choice.finish_reason:
            return text or "", choice.finish_reason or ""


async def _read_on(chunks: AsyncIterator[Any]) -> None:
    """Read what follows the answer: only then the connection can serve the next question."""
    with contextlib.suppress(Exception):  # the answer is complete, whatever becomes of the connection
        async with asyncio.timeout(READ_ON_S):
            async for _ in chunks:
                pass


def _broken(reason: str, *, spoken: bool) -> LanguageModelError:
    if spoken:
        return AnswerCutError(f"The model's answer broke off: {reason}")
    return ServiceDownError(f"The language model's service cannot be reached: {reason}")


def _translate(error: Exception, *, spoken: bool, looked: bool) -> LanguageModelError:
    """The hub's error for one of the SDK's. The service's own words may echo the key: left out.

    Args:
        error: The SDK's.
        spoken: Part of the answer has come.
        looked: The question had pictures.
    """
    import openai

    if isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError):
        return KeyRefusedError("The service does not accept the key. Set another one.")
    if isinstance(error, openai.RateLimitError):
        return QuotaError("The account's limit at the service is reached.")
    if isinstance(error, openai.APITimeoutError) and not spoken:
        return TooSlowError("The service did not answer in time.")
    if isinstance(error, openai.APIStatusError):
        return _of_status(error.status_code, looked=looked)
    return _broken(type(error).__name__, spoken=spoken)


def _of_status(status: int, *, looked: bool) -> LanguageModelError:
    if status == PAYMENT_REQUIRED:
        return QuotaError("The account at the service has no credit left.")
    if looked and status in NOT_SEEN:
        return CannotSeeError("The model takes no pictures. Name one that does in llm.vision_model.")
    return ServiceDownError(f"The service answered with status {status}.")
