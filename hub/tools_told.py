"""Arguments of a call as they are told of: short, and without what should stay secret."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

MAX_CHARS: Final = 500
"""Of the JSON that is told."""

MAX_DEPTH: Final = 8
"""What lies deeper is left out."""

HIDDEN: Final = "***"

_SECRET: Final = re.compile(r"token|passw|secret|credential|auth|pin$|key$", re.IGNORECASE)


def told(arguments: Mapping[str, Any]) -> str:
    """The arguments as short JSON. Of a URL only the host is told: the rest may hold a token."""
    try:
        text = json.dumps(_open(dict(arguments), MAX_DEPTH), ensure_ascii=False, default=str)
    except (TypeError, ValueError):
        return ""
    return text if len(text) <= MAX_CHARS else text[: MAX_CHARS - 1] + "…"


def _open(value: Any, depth: int) -> Any:
    if depth <= 0:
        return HIDDEN
    if isinstance(value, Mapping):
        return {
            str(key): HIDDEN if _SECRET.search(str(key)) else _open(part, depth - 1)
            for key, part in value.items()
        }
    if isinstance(value, list | tuple):
        return [_open(part, depth - 1) for part in value]
    return _without_path(value) if isinstance(value, str) and "://" in value else value


def _without_path(text: str) -> str:
    try:
        parts = urlsplit(text.strip())
        host = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    except ValueError:
        return HIDDEN
    return f"{parts.scheme}://{host}/{HIDDEN}" if host and " " not in text.strip() else HIDDEN
