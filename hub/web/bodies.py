"""What strangers put into a request's body, narrowed: total functions over their JSON."""

import json
from typing import Any

from hub.protocol.nesting import MAX_DEPTH, is_deeper


def read_object(body: bytes, max_depth: int = MAX_DEPTH) -> dict[str, Any]:
    """The JSON object in ``body``; empty when there is none that can be read, or it is nested deeper."""
    try:
        text = body.decode(json.detect_encoding(body), "surrogatepass")
        value = {} if is_deeper(text, max_depth) else json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def inner_object(info: dict[str, Any], name: str) -> dict[str, Any]:
    """The object at ``name``; empty when there is none."""
    value = info.get(name)
    return value if isinstance(value, dict) else {}


def text_at(info: dict[str, Any], name: str) -> str:
    """The text at ``name``, without space around it; empty when there is none."""
    value = info.get(name)
    return value.strip() if isinstance(value, str) else ""
