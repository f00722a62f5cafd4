"""What a device sends as JSON-RPC, put right where firmwares are careless. Dicts only, no I/O."""

import json
from collections.abc import Mapping
from typing import Any, Final

from hub.devices.mcp.texts import clean

ERROR_CODE: Final = -32_603
"""Of every error of a device, "internal error": the firmware gives none, and -32000 and -32001 are what the
library says of itself, that the connection is closed or that time is up. Nothing depends on the code."""

NO_METHOD: Final = -32_601

MAX_ID: Final = 64
"""Characters of a request's id that is a text."""

MAX_ERROR: Final = 500
"""Characters of an error's words that are passed on."""

NO_WORDS: Final = "The device gave no reason."


def put_right(payload: Mapping[str, Any]) -> dict[str, Any] | None:
    """An answer or a notification as JSON-RPC 2.0 wants it; None: it is neither, or cannot be understood."""
    method = payload.get("method")
    if isinstance(method, str):
        is_told = "id" not in payload and method.isprintable()
        return _notification(method, payload) if is_told else None
    number = _number(payload.get("id"))
    if number is None:
        return None
    answer: dict[str, Any] = {"jsonrpc": "2.0", "id": number}
    if payload.get("error") is not None:
        return answer | {"error": {"code": ERROR_CODE, "message": _words(payload["error"])}}
    if "result" not in payload:
        return None
    result = payload["result"]
    return answer | {"result": result if isinstance(result, dict) else _as_content(result)}


def answer_to(payload: Mapping[str, Any]) -> dict[str, Any] | None:
    """What is said to a request of the device's; None: it is none. The hub has a sign of life, and no more."""
    method, number = payload.get("method"), payload.get("id")
    if not isinstance(method, str) or not _is_id(number):
        return None
    answer: dict[str, Any] = {"jsonrpc": "2.0", "id": number}
    if method == "ping":
        return answer | {"result": {}}
    return answer | {"error": {"code": NO_METHOD, "message": "The hub has no such method."}}


def _is_id(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= MAX_ID and value.isprintable()
    return isinstance(value, int) and not isinstance(value, bool)


def _notification(method: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    params = payload.get("params")
    told: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
    return told | ({"params": params} if isinstance(params, dict) else {})


def _number(value: Any) -> int | None:
    """The id of an answer: ours are numbers, and some clients give them back as texts."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len("2147483647"):
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _words(error: Any) -> str:
    message = error.get("message") if isinstance(error, dict) else error
    return (clean(message.strip(), MAX_ERROR) if isinstance(message, str) else "") or NO_WORDS


def _as_content(result: Any) -> dict[str, Any]:
    """A bare value, as a tool's result has it."""
    text = result if isinstance(result, str) else json.dumps(result, ensure_ascii=False)
    return {"content": [{"type": "text", "text": text}]}
