"""The twin's own tools, called without a wire: what they do to its board can be looked at."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hub.tools import Caller, Tool, ToolOutcome, ToolResult
from hub.twin.board import Board
from hub.twin.clock import LoopClock
from hub.twin.errors import ToolError
from hub.twin.identity import Identity
from hub.twin.tool_kinds import Toolset
from hub.twin.tools import Device
from hub.twin.toolset import ToolPlan

ME = Identity("02:00:00:00:00:01", "00010203-0405-4607-8809-0a0b0c0d0e0f")


class TwinTools:
    """Fulfils ``DeviceTools``; nothing is slow, and all is known from the beginning."""

    def __init__(self, toolset: Toolset) -> None:
        plan = ToolPlan(toolset)
        self.board = Board(ME, camera=plan.camera)
        self.called: list[str] = []
        tools = plan.tools(Device(self.board, lambda _why, _after_s: None), LoopClock())
        self._tools = {tool.name: tool for tool in tools if not tool.user_only}

    def known(self) -> Sequence[Tool]:
        described = (json.loads(tool.described()) for tool in self._tools.values())
        return [Tool(one["name"], one["description"], one["inputSchema"]) for one in described]

    async def listed(self) -> Sequence[Tool]:
        return self.known()

    def told(self) -> bool:
        return True

    def busy(self) -> bool:
        return False

    def is_slow(self, name: str) -> bool:
        return False

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        self.called.append(name)
        tool = self._tools[name]
        try:
            result = await tool.act(tool.read(arguments, lambda sent, field: sent.get(field)))
        except ToolError as error:
            return ToolResult(ToolOutcome.REFUSED, str(error))
        return ToolResult(ToolOutcome.DONE, result if isinstance(result, str) else json.dumps(result))
