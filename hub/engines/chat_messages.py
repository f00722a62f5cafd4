"""A conversation and what may be called in it, as OpenAI-compatible services want them."""

import base64
from collections.abc import Sequence
from typing import Any

from hub.engines.base import ChatMessage, Function, Role, ToolCall


def wire_messages(messages: Sequence[ChatMessage], detail: str) -> list[dict[str, Any]]:
    """The ``messages``; pictures in them are to be looked at as closely as ``detail`` says."""
    return [_message(one, detail) for one in messages]


def wire_functions(functions: Sequence[Function]) -> list[dict[str, Any]]:
    """What the model may call."""
    return [
        {
            "type": "function",
            "function": {
                "name": one.name,
                "description": one.description,
                "parameters": dict(one.parameters),
            },
        }
        for one in functions
    ]


def _message(message: ChatMessage, detail: str) -> dict[str, Any]:
    wire: dict[str, Any] = {"role": message.role.value, "content": _content(message, detail)}
    if message.calls:
        wire["tool_calls"] = [_call(one) for one in message.calls]
    if message.role is Role.TOOL:
        wire["tool_call_id"] = message.call_id
    return wire


def _content(message: ChatMessage, detail: str) -> str | list[dict[str, Any]]:
    """The words; pictures travel in the message itself, and are on no server of ours."""
    if not message.pictures:
        return message.text
    urls = (f"data:image/jpeg;base64,{base64.b64encode(one).decode()}" for one in message.pictures)
    pictures = [{"type": "image_url", "image_url": {"url": url, "detail": detail}} for url in urls]
    return [*pictures, {"type": "text", "text": message.text}]


def _call(call: ToolCall) -> dict[str, Any]:
    function = {"name": call.name, "arguments": call.arguments}
    return {"id": call.call_id, "type": "function", "function": function}
