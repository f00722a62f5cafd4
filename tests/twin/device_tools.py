"""A device's tools without a device: what the tests of the tools share."""

import json
from dataclasses import dataclass, field
from typing import Any

from hub.twin.board import Board
from hub.twin.mcp import McpServer, Reply, ToolCall, answered
from hub.twin.tool import Arguments, Result, Tool
from hub.twin.tool_kinds import Failing, Toolset
from hub.twin.tools import Device
from hub.twin.toolset import ToolPlan
from tests.twin.asking import ME
from tests.twin.fake_clock import FakeClock


@dataclass
class Bench:
    """A board, its tools, and a note of each restart that a tool wanted."""

    toolset: Toolset = Toolset.CAMERA
    slow_s: float = 0.0
    failing: Failing | None = None
    more: tuple[Tool, ...] = ()
    clock: FakeClock = field(default_factory=FakeClock)
    restarts: list[tuple[str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        plan = ToolPlan(self.toolset, self.slow_s, self.failing, lambda _: self.more)
        self.board = Board(ME, camera=plan.camera)
        device = Device(self.board, lambda why, after_s: self.restarts.append((why, after_s)))
        self.server = McpServer(self.board, plan.tools(device, self.clock))

    def ask(self, method: str, params: Any = None, **more: Any) -> dict[str, Any]:
        """What the device replies at once to a request."""
        reply = self.server.read(request(method, params, **more))
        assert isinstance(reply, Reply)
        return dict(json.loads(reply.payload))

    def wanted(self, name: str, /, **arguments: Any) -> ToolCall:
        """The call that comes of a request."""
        call = self.server.read(request("tools/call", {"name": name, "arguments": arguments}))
        assert isinstance(call, ToolCall)
        return call

    async def run(self, name: str, /, **arguments: Any) -> Result:
        """What a tool gives."""
        call = self.wanted(name, **arguments)
        return await call.tool.act(call.arguments)

    def listed(self, *, with_user_tools: bool = False) -> tuple[list[dict[str, Any]], list[int]]:
        """Every tool of every page, and the pages' sizes in bytes."""
        tools: list[dict[str, Any]] = []
        sizes, cursor = [], ""
        while True:
            params = {"cursor": cursor, "withUserTools": with_user_tools}
            reply = self.server.read(request("tools/list", params))
            assert isinstance(reply, Reply)
            result = json.loads(reply.payload)["result"]
            sizes.append(len(json.dumps(result, ensure_ascii=False, separators=(",", ":")).encode()))
            tools += result["tools"]
            if not (cursor := result.get("nextCursor", "")):
                return tools, sizes


def request(method: str, params: Any = None, number: Any = 1, **more: Any) -> dict[str, Any]:
    """A request; ``params`` None leaves them out."""
    given = {} if params is None else {"params": params}
    return {"jsonrpc": "2.0", "id": number, "method": method} | given | more


async def echo(arguments: Arguments) -> Result:
    return dict(arguments)


def text_of(result: Result) -> str:
    """The text of the one piece of content of a result that is no error."""
    whole = json.loads(answered(1, result))["result"]
    assert whole["isError"] is False
    (piece,) = whole["content"]
    assert piece["type"] == "text"
    return str(piece["text"])
