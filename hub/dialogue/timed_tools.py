"""A device's tools, with the time noted in which they are waited for, and a limit to it; and that they act."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Final

from hub.dialogue.guard import reads_only
from hub.dialogue.timeline import Timeline
from hub.skills.acting import Acting
from hub.tools import Caller, DeviceTools, Tool, ToolOutcome, ToolResult

LONGEST_CALL_S: Final = 90.0
"""Longest wait for a tool, seconds, whatever it is: a device hangs up after 120 s without a message. Tools have
shorter limits of their own."""


_UNASKED: Final = frozenset({ToolOutcome.INVALID, ToolOutcome.UNKNOWN})
"""Outcomes of calls that the device was never sent."""


class TimedTools:
    """The tools of one turn (a ``DeviceTools``)."""

    def __init__(self, tools: DeviceTools, timeline: Timeline, acting: Acting) -> None:
        """``acting`` is told of calls that do something."""
        self._tools = tools
        self._timeline = timeline
        self._acting = acting

    def known(self) -> Sequence[Tool]:
        """The device's tools, as far as they are known by now."""
        return self._tools.known()

    async def listed(self) -> Sequence[Tool]:
        """The same, once the device has been asked."""
        with self._timeline.waiting():
            return await self._tools.listed()

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
        """Call one, and wait for it no longer than a device stays on the line."""
        if not arguments and reads_only(name):
            return await self._call(name, arguments, caller, turn_id)
        with self._acting.under_way():
            result = await self._call(name, arguments, caller, turn_id)
            if result.outcome not in _UNASKED:
                self._acting.done()
        return result

    async def _call(self, name: str, arguments: Mapping[str, Any], caller: Caller, turn_id: str) -> ToolResult:
        with self._timeline.waiting_for_a_tool():
            try:
                async with asyncio.timeout(LONGEST_CALL_S):
                    return await self._tools.call(name, arguments, caller=caller, turn_id=turn_id)
            except TimeoutError:
                return ToolResult(ToolOutcome.LATE, "The device did not answer in time.")
