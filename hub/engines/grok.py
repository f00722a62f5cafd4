"""Thinking with Grok, or any other OpenAI-compatible chat service."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING, Any

from hub.engines.ability import unable, without_deeds
from hub.engines.account import sending
from hub.engines.base import ChatMessage, Function, ReplyDone, ReplyItem, TextDelta
from hub.engines.chat_errors import broken, too_slow, translate
from hub.engines.chat_messages import wire_functions, wire_messages
from hub.engines.chat_request import Taken
from hub.engines.chat_stream import ReplyStream
from hub.engines.under_way import EndedError, UnderWay
from hub.errors import AnswerCutError, EmptyAnswerError, LanguageModelError
from hub.events import Purpose

if TYPE_CHECKING:
    from openai import AsyncOpenAI

CONNECT_S = 5.0
"""Longest wait for a connection to the service, seconds: a person is waiting for an answer."""

STALL_S = 15.0
"""Longest silence in the middle of an answer, seconds."""

MOST_LISTED = 2**20
"""Bytes of a service's list of models: 400 of them, with all that is said of each, take about 600 KB."""


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
        taken: Taken | None = None,
    ) -> None:
        """Think with ``model``.

        Args:
            client: The service.
            model: Its name there.
            first_token_s: Longest wait for the first word.
            max_tokens: Longest answer.
            detail: How closely pictures are looked at.
            opening: What others ask of ``client``.
            taken: What the service is known to take, and not to take.
        """
        self.name = model
        self._client = client
        self._opening = opening or UnderWay()
        self._taken = taken or Taken()
        self._first_token_s = first_token_s
        self._max_tokens = max_tokens
        self._detail = detail

    @classmethod
    def connect(
        cls, *, base_url: str, api_key: str, model: str, first_token_s: float, max_tokens: int
    ) -> "Grok":
        """Make the client; nothing is sent yet. Blocking: about 2 s, most of it imports, once a process."""
        from openai import AsyncOpenAI, Timeout

        from hub.engines.counted_client import counted_client
        from hub.engines.rehearsal import rehearse

        logging.getLogger("openai").setLevel(logging.INFO)  # at DEBUG it logs whole requests
        rehearse()
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
            taken=self._taken,
        )

    async def close(self) -> None:
        """Close the connections; an answer under way ends with its own error."""
        await self._opening.end()
        await self._client.close()

    async def told_models(self) -> bytes:
        """The service's own list of its models, as it sends it.

        Raises:
            LanguageModelError: There is none, or it has no end.
        """
        import openai

        request = sending(Purpose.QUESTION)
        content = bytearray()
        try:
            async with (
                self._opening.request(),
                self._client.models.with_streaming_response.list() as response,
            ):
                async for piece in response.iter_bytes():
                    content += piece
                    if len(content) > MOST_LISTED:
                        break
        except openai.OpenAIError as error:
            raise translate(error, spoken=False, looked=False, sent=request.begun) from error
        except EndedError as error:
            raise broken(str(error), spoken=False) from error
        except Exception as error:  # the HTTP library's own; see ``reply``
            raise broken(type(error).__name__, spoken=False) from error
        if len(content) > MOST_LISTED:
            raise LanguageModelError("The service's list of models has no end.")
        return bytes(content)

    async def reply(
        self, messages: Sequence[ChatMessage], functions: Sequence[Function] = ()
    ) -> AsyncIterator[ReplyItem]:
        """Stream the answer; see ``LanguageModel``."""
        import openai

        looked = any(message.pictures for message in messages)
        request = sending(Purpose.PHOTO if looked else Purpose.QUESTION)
        spoken = False
        held = ""
        stream: ReplyStream | None = None
        try:
            async with contextlib.AsyncExitStack() as stack:
                async with asyncio.timeout(self._first_token_s):
                    chunks = await stack.enter_async_context(await self._open(messages, functions))
                    stream = ReplyStream(chunks)
                    text = await stream.more()
                while True:
                    text, held = _whole(held + text)
                    if text:
                        spoken = spoken or bool(text.strip())
                        yield TextDelta(text)
                    if stream.ended:
                        break
                    text = await stream.more()
                await stream.read_on()
        except TimeoutError as error:
            raise too_slow(f"No word came within {self._first_token_s:g} s.", sent=request.begun) from error
        except StopAsyncIteration:
            pass  # without a reason for its end: told below
        except openai.OpenAIError as error:
            raise translate(error, spoken=spoken, looked=looked, sent=request.begun) from error
        except EndedError as error:
            raise broken(str(error), spoken=spoken) from error
        except Exception as error:
            # A connection that breaks in the middle surfaces as the HTTP library's own error. Its words may
            # quote a header, and with it the key.
            raise broken(type(error).__name__, spoken=spoken) from error
        for item in _end(stream, spoken=spoken):
            yield item

    async def _open(self, messages: Sequence[ChatMessage], functions: Sequence[Function]) -> Any:
        async def ask(fields: dict[str, Any]) -> Any:
            left_out = bool(functions) and "tools" not in fields
            told = without_deeds(unable(messages)) if left_out else messages
            return await self._client.chat.completions.create(
                model=self.name,
                messages=wire_messages(told, self._detail),  # type: ignore[arg-type]
                max_tokens=self._max_tokens,
                stream=True,
                **fields,
            )

        async with self._opening.request():
            return await self._taken.ask(ask, self.name, wire_functions(functions))


def _end(stream: ReplyStream | None, *, spoken: bool) -> Sequence[ReplyItem]:
    """What comes behind the words."""
    if stream is None or not (spoken or stream.calls):
        raise EmptyAnswerError("The model's answer had no words.")
    if not stream.ended:
        raise AnswerCutError("The model's answer broke off.")
    return (*stream.calls.calls(), ReplyDone(stream.finish, stream.usage))


def _whole(text: str) -> tuple[str, str]:
    """``text`` with the halves of emoji joined, and a first half at its end that waits for the second."""
    held = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
    return text.removesuffix(held).encode("utf-16", "surrogatepass").decode("utf-16", "replace"), held
