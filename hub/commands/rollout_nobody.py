"""Why no device at all is meant by an image: its board or its channel, and how each is changed."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from hub.commands.control import ask, part
from hub.events import DeviceState

MOST_NAMED: Final = 5
"""Devices that are named, of more of them."""

BY_NAME: Final = "  or name devices yourself: --device ID"


def why_nobody(data_dir: Path, image_id: str) -> Iterator[str]:
    """What a person is told of an image that is for none of the devices; raises as ``ask``."""
    image = ask(data_dir, "GET", f"/firmware/{part(image_id)}")
    devices = ask(data_dir, "GET", "/devices")["devices"]
    let_in = [one for one in devices if one["state"] == DeviceState.APPROVED]
    yield f"{image['version']} would be given to nobody: {_why(image, let_in)}"
    if not let_in:
        return
    same_board = [one for one in let_in if image["board"] and one["board"] == image["board"]]
    yield from _channels(same_board) if same_board else _boards(let_in)
    yield BY_NAME


def _why(image: Mapping[str, Any], let_in: Sequence[Mapping[str, Any]]) -> str:
    if not let_in:
        return "no device is let in. See who waits with: python -m hub devices list"
    if not image["board"]:
        return "nobody said which board it is for."
    if all(one["board"] != image["board"] for one in let_in):
        return f"it is for the board {image['board']}, and no device that is let in is one."
    return f"it is on the channel {image['channel']}, and no {image['board']} that is let in gets that."


def _boards(let_in: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    yield f"  devices are: {', '.join(sorted({one['board'] or 'of a board not told' for one in let_in}))}"
    yield "  change the image's board: python -m hub firmware add FILE --board BOARD"


def _channels(same_board: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    named = [f"{one['name'] or one['device_id']} ({one['firmware_channel']})" for one in same_board]
    more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
    yield f"  their channels: {', '.join(named[:MOST_NAMED])}{more}"
    yield (
        "  change the image's channel: python -m hub firmware add FILE --channel "
        f"{same_board[0]['firmware_channel']}"
    )
    yield (
        "  or a device's: on the window's Devices page, or with PATCH /api/v1/devices/ID "
        '{"firmware_channel": "…"}'
    )
