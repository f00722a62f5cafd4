"""Finds a tool of the device, calls it for a skill, and tells whether that did what was asked."""

import json
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.skills.tool_schema import Kind, takes
from hub.tools import Caller, Tool, ToolOutcome, ToolResult

MOST_READ: Final = 20_000
"""Characters of a result that is read as JSON; a device's status has about 500."""

_UNANSWERED: Final = frozenset({ToolOutcome.LATE, ToolOutcome.GONE, ToolOutcome.CANCELLED})


async def offered(asked: Asked) -> Sequence[Tool]:
    """The tools of the device, which is waited for when nothing is known of them yet."""
    return [tool for tool in asked.tools.known() or await asked.tools.listed() if not tool.user_only]


async def find_tool(asked: Asked, name: str, argument: str, kind: Kind) -> Tool | None:
    """The tool of that name, else the only one that ends like it, and that takes ``argument`` alone.

    Args:
        asked: Of which device.
        name: Of the stock firmware's tool: ``self.audio_speaker.set_volume``.
        argument: What it is given.
        kind: Of what kind that is.
    """
    fitting = [tool for tool in await offered(asked) if takes(tool, argument, kind)]
    if named := [tool for tool in fitting if tool.name == name]:
        return named[0]
    ending = name.rpartition(".")[2]
    alike = [tool for tool in fitting if tool.name.replace("_", ".").endswith(f".{ending.replace('_', '.')}")]
    return alike[0] if len(alike) == 1 else None


async def call_tool(asked: Asked, name: str, arguments: Mapping[str, Any], *, slow: bool = False) -> ToolResult:
    """Call it; before one that holds up the device something is said, and while another takes long.

    ``slow``: it holds up the device, whether that was found out yet or not.
    """
    call = partial(asked.tools.call, name, arguments, caller=Caller.SKILL, turn_id=asked.turn_id)
    if slow or asked.tools.is_slow(name):  # what is said while it holds up the device would be lost
        await asked.before_slow()
        return await call()
    async with asked.while_waiting():
        return await call()


def succeeded(result: ToolResult) -> bool:
    """Whether it did what was asked: a firmware answers ``false``, and no error, when it did not."""
    read = read_json(result.text)
    failed = read is False or (isinstance(read, dict) and read.get("success") is False)
    return result.done and not failed


def read_json(text: str) -> object:
    """What a result says in JSON; None when it is none, or too much."""
    try:
        return json.loads(text) if len(text) <= MOST_READ else None
    except (ValueError, RecursionError):
        return None


async def lack(asked: Asked, key: str) -> str:
    """That there is no such tool, by the phrase of ``key``; or that the device has told of none yet."""
    await offered(asked)
    return phrase(key if asked.tools.told() else "device.untold", asked.answer_in)


def excuse(result: ToolResult, language: str) -> str:
    """Why it did not work, and what to do."""
    return phrase("device.silent" if result.outcome in _UNANSWERED else "device.refused", language)
