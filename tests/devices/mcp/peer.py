"""A device's tools at the other end of a toolbox, in memory: scripted, or the twin's own."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any

from hub.devices.mcp.parts import ToolParts
from hub.devices.mcp.toolbox import Toolbox
from hub.events import ToolCalled
from hub.twin.errors import ToolError
from hub.twin.mcp import Reply, answered, failed
from hub.twin.tool_kinds import Toolset
from tests.fakes.tools import tool_parts
from tests.fakes.virtual_time import run_virtual
from tests.twin.device_tools import Bench

Payload = dict[str, Any]
Script = Callable[[Payload], Iterable[Payload]]
"""What a device says to a request."""

INITIALIZED = {"protocolVersion": "2024-11-05", "capabilities": {"tools": {}}, "serverInfo": {"name": "box"}}


def result(request: Payload, value: Any) -> Payload:
    return {"jsonrpc": "2.0", "id": request["id"], "result": value}


def tool(name: str, **properties: Payload) -> Payload:
    """An entry of a list; every property is required."""
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {"name": name, "description": f"It does {name}.", "inputSchema": schema}


def says(*, tools: Iterable[Payload] = (), call: Script | None = None) -> Script:
    """A device that has ``tools`` on one page, and does ``call`` when one is called."""

    def answer(request: Payload) -> Iterable[Payload]:
        match request.get("method"):
            case "initialize":
                yield result(request, INITIALIZED)
            case "tools/list":
                yield result(request, {"tools": list(tools)})
            case "tools/call" if call is not None:
                yield from call(request)

    return answer


class Peer:
    """The device. ``asked`` is what it was sent, each with the moment."""

    def __init__(self, script: Script, parts: ToolParts | None = None) -> None:
        self.asked: list[tuple[float, Payload]] = []
        self.parts = parts or tool_parts()
        self.called: list[ToolCalled] = []
        self.parts.bus.subscribe(ToolCalled, self.called.append)
        self._script = script
        self.toolbox = Toolbox("aa:bb:cc:dd:ee:01", "s1", self._take, self.parts)

    def methods(self) -> list[str]:
        return [payload.get("method", "") for _, payload in self.asked]

    def of(self, method: str) -> list[Payload]:
        """The requests and notifications of a kind."""
        return [payload for _, payload in self.asked if payload.get("method") == method]

    def say(self, **payload: Any) -> bool:
        return self.toolbox.receive({"jsonrpc": "2.0", **payload})

    async def until(self, method: str, count: int = 1) -> Payload:
        """Wait for the ``count``-th request of a kind."""
        async with asyncio.timeout(600):
            while len(self.of(method)) < count:
                await asyncio.sleep(0.01)
        return self.of(method)[count - 1]

    async def _take(self, payload: Payload) -> None:
        self.asked.append((asyncio.get_running_loop().time(), payload))
        for answer in self._script(payload):
            self.toolbox.receive(answer)


class TwinPeer(Peer):
    """The twin's tools, called right away."""

    def __init__(self, toolset: Toolset, parts: ToolParts | None = None, bench: Bench | None = None) -> None:
        super().__init__(lambda _: (), parts)
        self.bench = bench or Bench(toolset)

    async def _take(self, payload: Payload) -> None:
        self.asked.append((asyncio.get_running_loop().time(), payload))
        wanted = self.bench.server.read(payload)
        if isinstance(wanted, Reply):
            self.toolbox.receive(json.loads(wanted.payload))
        elif wanted is not None:
            try:
                said = answered(wanted.id, await wanted.tool.act(wanted.arguments))
            except ToolError as error:
                said = failed(wanted.id, str(error))
            if said:
                self.toolbox.receive(json.loads(said))


LAMP = tool("self.lamp.set", level={"type": "integer", "minimum": 0, "maximum": 100})


def lamp(call: object = None) -> Peer:
    """A device with a lamp that does as it is told, or never answers."""
    done = {"content": [{"type": "text", "text": "true"}], "isError": False}
    return Peer(says(tools=[LAMP], call=lambda request: [result(request, done)] if call is None else []))


@asynccontextmanager
async def running(peer: Peer) -> AsyncIterator[Peer]:
    """A conversation with a device that has said that it has tools."""
    peer.toolbox.open()
    task = asyncio.create_task(peer.toolbox.run())
    try:
        yield peer
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def perform(peer: Callable[[], Peer], play: Callable[[Peer], Awaitable[None]]) -> None:
    """Play it in virtual time; no task may be left over."""

    async def whole() -> None:
        async with running(peer()) as there:
            await play(there)

    run_virtual(whole())
