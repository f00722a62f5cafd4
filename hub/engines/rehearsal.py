"""The first use of the chat SDK, before anybody asks: it loads and builds most of itself only then.

That takes up to a second, in which the event loop could do nothing else, for any device.
"""

import asyncio
import functools
import json
import logging
from typing import Any, Final

from hub.engines.base import ChatMessage, Function, Role, ToolCall
from hub.engines.grok import Grok

log = logging.getLogger(__name__)

NOWHERE: Final = "http://rehearsal.invalid/v1"
"""Where it is asked. Nothing is sent, for the answer is at hand; RFC 2606 gives the name to nobody."""

LONGEST_S: Final = 30.0
"""More than it takes the slowest machine to build itself, seconds."""

CALL: Final = ToolCall("call", "lamp", "{}")

MESSAGES: Final = (
    ChatMessage(Role.SYSTEM, "Answer briefly."),
    ChatMessage(Role.USER, "What is this?", pictures=(b"\xff\xd8",)),
    ChatMessage(Role.ASSISTANT, "", calls=(CALL,)),
    ChatMessage(Role.TOOL, "on", call_id=CALL.call_id),
)
"""Everything that a conversation can hold."""

FUNCTIONS: Final = (Function(CALL.name, "Switches the lamp.", {"type": "object", "properties": {}}),)

DELTAS: Final[tuple[dict[str, Any], ...]] = (
    {"role": "assistant", "content": "A lamp."},
    {"tool_calls": [{"index": 0, "id": CALL.call_id, "function": {"name": CALL.name, "arguments": "{}"}}]},
)

USAGE: Final = {
    "prompt_tokens": 2,
    "completion_tokens": 1,
    "total_tokens": 3,
    "prompt_tokens_details": {"cached_tokens": 1},
}


@functools.cache
def rehearse() -> None:
    """Ask one question that goes nowhere, once a process. Blocking, in a thread without an event loop.

    It never raises: the first question takes longer then, and that is all.
    """
    try:
        asyncio.run(_ask())
    except Exception:
        log.info("the language model's client could not be rehearsed", exc_info=True)


async def _ask() -> None:
    from openai import AsyncOpenAI

    from hub.engines.counted_client import answered_client

    http_client = answered_client(_answer(), "text/event-stream")
    client = AsyncOpenAI(base_url=NOWHERE, api_key="none", max_retries=0, http_client=http_client)
    grok = Grok(client, "rehearsal", first_token_s=LONGEST_S, max_tokens=1)
    async for _ in grok.reply(MESSAGES, FUNCTIONS):
        pass
    await grok.close()


def _answer() -> bytes:
    """As a service streams it."""
    choices: list[list[dict[str, Any]]] = [
        [{"index": 0, "delta": delta, "finish_reason": None}] for delta in DELTAS
    ]
    choices += [[{"index": 0, "delta": {}, "finish_reason": "tool_calls"}], []]
    about = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "rehearsal"}
    chunks = [about | {"choices": one, "usage": None if one else USAGE} for one in choices]
    return "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks).encode() + b"data: [DONE]\n\n"
