"""The hub's own tools as a model calls them, with what they act on."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

from hub.events import ToolCalled
from hub.skills.list_tools import ListTools
from hub.skills.lists import Lists
from hub.skills.own_tools import OwnTools
from hub.skills.timer_tools import TimerTools
from hub.storage.keeping import Keeping
from hub.storage.lists import NamedList
from hub.tools import Caller, ToolResult
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import KITCHEN, Disk, Home, NotingBell, RunningHub


class Table:
    """The tools of one conversation in the kitchen."""

    def __init__(self, hub: RunningHub, device_id: str = KITCHEN, *, sounds: bool = True) -> None:
        self.hub = hub
        self.list_disk = Disk[NamedList](lambda one: one.list_id)
        self.lists = Lists(hub.bus, Keeping("lists", self.list_disk.opened), lambda: 1.0)
        timers = TimerTools(hub.alerts, hub.ringer, device_id=device_id, language=lambda: "en", sounds=sounds)
        self.calls: list[ToolCalled] = []
        hub.bus.subscribe(ToolCalled, self.calls.append)
        own = (*timers.tools(), *ListTools(self.lists, lambda: "en").tools())
        self.tools = OwnTools(hub.bus, own, device_id=device_id, session_id="s1")

    async def refused(self, tool: str, /, **arguments: Any) -> ToolResult:
        result = await self.tools.call(tool, arguments, caller=Caller.MODEL, turn_id="t1")
        assert not result.done
        return result

    async def done(self, tool: str, /, **arguments: Any) -> Any:
        result = await self.tools.call(tool, arguments, caller=Caller.MODEL, turn_id="t1")
        assert result.done, result.text
        return json.loads(result.text)


def at_home(
    scene: Callable[[Table], Awaitable[None]], bell: NotingBell | None = None, *, sounds: bool = True
) -> None:
    async def play() -> None:
        async with Home().hub(bell) as hub:
            lists = asyncio.create_task(_keep(table := Table(hub, sounds=sounds)))
            try:
                await scene(table)
            finally:
                lists.cancel()
                await asyncio.gather(lists, return_exceptions=True)

    run_virtual(play())


async def _keep(table: Table) -> None:
    await table.lists._keeping.run()
