"""What OpenAI-compatible chat services refuse of a request: their words for it, with status 400."""

import base64
import json
import re
from typing import Any, Final

NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
MAX_FUNCTIONS: Final = 128
MAX_PICTURE_BYTES: Final = 10 * 2**20
DETAILS: Final = {"auto", "low", "high"}
"""How closely a picture may be looked at."""


class RefusedError(Exception):
    """A request that a service does not take."""


def check(request: dict[str, Any]) -> list[bytes]:
    """The pictures in a request that a service takes; raises ``RefusedError``."""
    if request.get("stream_options") and not request.get("stream"):
        raise RefusedError("stream_options goes with stream only")
    _check_functions(request.get("tools"))
    _check_calls(request["messages"])
    return _pictures(request["messages"])


def _check_functions(tools: Any) -> None:
    if tools is None:
        return
    if not isinstance(tools, list) or not 1 <= len(tools) <= MAX_FUNCTIONS:
        raise RefusedError(f"tools takes 1 to {MAX_FUNCTIONS} functions")
    names = [tool["function"]["name"] for tool in tools]
    if len(set(names)) < len(names):
        raise RefusedError("two functions have the same name")
    for tool in tools:
        if tool["type"] != "function" or not NAME.fullmatch(tool["function"]["name"]):
            raise RefusedError(f"no name of a function: {tool['function']['name']!r}")
        if tool["function"]["parameters"].get("type") != "object" or "$ref" in json.dumps(tool):
            raise RefusedError("a function's parameters are no object")


def _check_calls(messages: list[dict[str, Any]]) -> None:
    """Each call is answered by one message right behind it, and each such message answers a call."""
    open_calls: set[str] = set()
    for message in messages:
        if message["role"] == "tool":
            if message.get("tool_call_id") not in open_calls:
                raise RefusedError("a tool's message answers no call of the message before")
            if not isinstance(message["content"], str):
                raise RefusedError("a tool's message is text")
            open_calls.remove(message["tool_call_id"])
            continue
        if open_calls:
            raise RefusedError(f"no message answers the calls {sorted(open_calls)}")
        calls = message.get("tool_calls", [])
        if calls and message["role"] != "assistant":
            raise RefusedError("only the assistant calls")
        open_calls = {_checked(call) for call in calls}
        if len(open_calls) < len(calls):
            raise RefusedError("two calls have the same id")
    if open_calls:
        raise RefusedError("no message answers the last calls")


def _checked(call: dict[str, Any]) -> str:
    """A call's id."""
    try:
        arguments = json.loads(call["function"]["arguments"])
    except ValueError as error:
        raise RefusedError("a call's arguments are no JSON") from error
    if not isinstance(arguments, dict) or not NAME.fullmatch(call["function"]["name"]) or not call["id"]:
        raise RefusedError("a call without id, name or arguments")
    return str(call["id"])


def _pictures(messages: list[dict[str, Any]]) -> list[bytes]:
    found = []
    for message in messages:
        for part in message["content"] if isinstance(message["content"], list) else ():
            if part["type"] == "text":
                continue
            if message["role"] != "user" or part["type"] != "image_url":
                raise RefusedError("pictures are taken in a user's message only")
            found.append(_picture(part["image_url"]))
    return found


def _picture(image_url: dict[str, str]) -> bytes:
    kind, _, packed = image_url.get("url", "").partition(",")
    picture = base64.b64decode(packed, validate=True) if kind == "data:image/jpeg;base64" else b""
    if not picture.startswith(b"\xff\xd8\xff") or len(picture) > MAX_PICTURE_BYTES:
        raise RefusedError("no JPEG of a usual size")
    if image_url.get("detail", "auto") not in DETAILS:
        raise RefusedError("no such detail")
    return picture
