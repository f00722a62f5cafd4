"""What tools give out is data, never an instruction: after free text, only what a person asked for is done.

Why so: ``docs/decisions/016-tool-results-are-data.md``.
"""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from hub.dialogue.plain_results import is_plain
from hub.tools import Tool, ToolOutcome, ToolResult

MOST_DOUBTS: Final = 4
"""Calls of one turn that are asked about; further ones are not made. Each costs the time of a short answer."""

READING: Final = frozenset({"check", "describe", "find", "get", "has", "is", "list", "query", "read", "status"})
"""First words of what only tells something: of a tool that takes nothing, it may be called at any time."""

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")

Asked = Callable[[Tool, Mapping[str, Any]], Awaitable[bool]]
"""Whether a person asked for a call."""


class Guard:
    """Watches over the calls of one turn.

    Attributes:
        wary: The model has read words that nobody in the room said.
    """

    def __init__(self, asked_for: Asked, *, wary: bool = False) -> None:
        self.wary = wary
        self._asked_for = asked_for
        self._seen: set[str] = set()
        self._doubts = 0

    def has_read(self, result: ToolResult) -> None:
        """The model is shown a result. What the hub itself says of a call is not the device's."""
        theirs = result.outcome in {ToolOutcome.DONE, ToolOutcome.REFUSED}
        if result.pictures or (theirs and not is_plain(result.text)):
            self.wary = True

    async def allows(self, tool: Tool, arguments: Mapping[str, Any]) -> bool:
        """Whether the model's call is to be made. What was read may not have the same done once more."""
        if not arguments and reads_only(tool.name):
            return True
        call = json.dumps([tool.name, arguments], sort_keys=True)
        again = call in self._seen
        self._seen.add(call)
        if not self.wary:
            return True
        if again or self._doubts >= MOST_DOUBTS:
            return False
        self._doubts += 1
        return await self._asked_for(tool, arguments)


def reads_only(name: str) -> bool:
    """Whether a tool's name says that it only tells something: ``self.get_device_status``."""
    words = _WORDS.findall(name.rpartition(".")[2])
    return bool(words) and words[0].lower() in READING
