"""Of the tools there are, those that the persona who speaks lets a language model use."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hub.tools import Caller, DeviceTools, Tool, ToolOutcome, ToolResult


class AllowedTools:
    """Some of the tools of one turn (a ``DeviceTools``)."""

    def __init__(self, tools: DeviceTools, allows: Callable[[str], bool]) -> None:
        """``allows`` says of a tool's name whether it is one of them."""
        self._tools = tools
        self._allows = allows

    def known(self) -> Sequence[Tool]:
        """Those that are known by now."""
        return self._allowed(self._tools.known())

    async def listed(self) -> Sequence[Tool]:
        """The same, once the device has been asked."""
        return self._allowed(await self._tools.listed())

    def told(self) -> bool:
        """Whether the device has said what it can do."""
        return self._tools.told()

    def busy(self) -> bool:
        """Whether the device does something now."""
        return self._tools.busy()

    def is_slow(self, name: str) -> bool:
        """Whether it holds up the device's main task."""
        return self._tools.is_slow(name)

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        """Call one of them; the others are not there."""
        if not self._allows(name):
            return ToolResult(ToolOutcome.UNKNOWN, "There is no such tool.")
        return await self._tools.call(name, arguments, caller=caller, turn_id=turn_id)

    def _allowed(self, tools: Sequence[Tool]) -> Sequence[Tool]:
        return tuple(tool for tool in tools if self._allows(tool.name))
