"""What came of a call, by what the device says, a stranger's words and pictures, capped; or by its silence."""

import base64
import binascii
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from hub.devices.mcp.errors import DeclinedError, GoneError, SilentError, ToolLineError
from hub.devices.mcp.habits import RESTARTING
from hub.devices.mcp.texts import clean
from hub.errors import PictureError
from hub.tools import ToolOutcome, ToolResult

MAX_TEXT: Final = 8_000
"""Characters of a result, about 2,000 tokens; the longest of the firmware, about the system, has 3,000."""

MAX_PIECES: Final = 32
"""Pieces of a result that are looked at; the firmware gives one."""

MAX_PICTURES: Final = 4
"""Of one result."""

Redraw = Callable[[bytes], Awaitable[bytes]]
"""Makes a stranger's picture anew, as a JPEG; raises ``PictureError``."""


async def read_result(result: Mapping[str, Any], redraw: Redraw) -> ToolResult:
    """The result of a call; what in it is neither a text nor a picture is left out."""
    content = result.get("content")
    pieces = [one for one in content[:MAX_PIECES] if isinstance(one, dict)] if isinstance(content, list) else []
    texts = [piece["text"] for piece in pieces if isinstance(piece.get("text"), str)]
    pictures: list[bytes] = []
    for piece in pieces:
        if len(pictures) < MAX_PICTURES and (sent := picture_in(piece)):
            try:
                pictures.append(await redraw(sent))
            except PictureError:
                texts.append("(a picture that cannot be read)")
    outcome = ToolOutcome.REFUSED if result.get("isError") is True else ToolOutcome.DONE
    return ToolResult(outcome, clean("\n".join(texts), MAX_TEXT), tuple(pictures))


def without_answer(name: str, error: ToolLineError) -> ToolResult:
    """What comes of a call that was not answered, or with an error."""
    restarting = name in RESTARTING and error.told
    match error:
        case DeclinedError():
            return ToolResult(ToolOutcome.REFUSED, str(error))
        case GoneError() if restarting:
            return ToolResult(ToolOutcome.DONE, "The device was told to, and is gone, as one that restarts.")
        case SilentError() if restarting:
            return ToolResult(
                ToolOutcome.LATE,
                "The device was told to, says nothing, and is still connected: it has not restarted so far.",
            )
        case SilentError():
            return ToolResult(
                ToolOutcome.LATE,
                "The device did not answer in time; it may have been done or not."
                if error.told
                else "The device does not answer; it was not asked.",
            )
        case _:
            return ToolResult(ToolOutcome.GONE, "The device is no longer connected.")


def picture_in(piece: Mapping[str, Any]) -> bytes:
    """The picture in a piece of content, as it was sent; empty when there is none.

    The firmware puts the piece, as the protocol wants it, as JSON into a field ``image`` of another.
    """
    if piece.get("type") != "image":
        return b""
    data = piece.get("data")
    if not isinstance(data, str):
        data = _within(piece.get("image"))
    try:
        return base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _within(image: Any) -> str:
    try:
        inner = json.loads(image) if isinstance(image, str) else image
    except (ValueError, RecursionError):
        return ""
    data = inner.get("data") if isinstance(inner, dict) else None
    return data if isinstance(data, str) else ""
