"""What strangers put into a request's body, narrowed: total functions over their JSON."""

import json
from typing import Any


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in ``body``; empty when there is none that can be read."""
    try:
        value = json.loads(body)
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
