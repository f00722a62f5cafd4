"""A whole device with tools, at a gateway on loopback: the twin, which models the firmware."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from hub.devices.gateway import Gateway
from hub.devices.handshakes import PATH
from hub.devices.mcp.toolboxes import Toolboxes
from hub.dialogue.histories import Histories
from hub.engines.silero import Silero
from hub.errors import NotInConversationError
from hub.events import DeviceDisconnected, Event, ToolCalled, TurnFinished
from hub.tools import Tool, ToolOutcome
from hub.twin.check import CheckAnswer
from hub.twin.device import Twin
from hub.twin.state import DeviceState
from hub.twin.tool_kinds import Failing, Toolset
from hub.twin.toolset import ToolPlan
from tests.devices.household import Household
from tests.fakes.engines import ScriptedEngines, ScriptedModel, ScriptedVoice, turn_parts
from tests.fakes.tools import VISION, tool_parts
from tests.twin.asking import ME

VOLUME = "self.audio_speaker.set_volume"


class House:
    """A gateway, and one device that is let in."""

    def __init__(self) -> None:
        parts = turn_parts(ScriptedEngines(model=ScriptedModel(takes=0), voice=ScriptedVoice(takes=0)))
        self.events: list[Event] = []
        parts.bus.subscribe(Event, self.events.append)
        self.household = Household(parts.bus)
        self.tools = tool_parts(parts.bus)
        self.toolboxes = Toolboxes(self.tools)
        self.gateway = Gateway(
            parts,
            parts.bus,
            Silero,
            language_of=lambda _: "en",
            histories=Histories(2_000),
            enrolment=self.household.enrolment,
            toolboxes=self.toolboxes,
        )
        self.answer = CheckAnswer("")

    async def start(self) -> None:
        headers = await self.household.let_in(ME.mac, ME.client_id)
        port = await self.gateway.start("127.0.0.1", 0)
        token = headers["Authorization"].removeprefix("Bearer ")
        self.answer = CheckAnswer(f"ws://127.0.0.1:{port}{PATH}", token)

    async def until_listed(self) -> tuple[Tool, ...]:
        async with asyncio.timeout(10):
            while not self.toolboxes.tools(ME.mac):
                await asyncio.sleep(0.01)
        return self.toolboxes.tools(ME.mac)

    async def until(self, happened: Callable[[], bool]) -> None:
        async with asyncio.timeout(10):
            while not happened():
                await asyncio.sleep(0.01)


@asynccontextmanager
async def visited(plan: ToolPlan) -> AsyncIterator[tuple[House, Twin]]:
    house = House()
    await house.start()
    async with Twin(ME, tools=plan) as twin:
        await twin.connect(house.answer)
        yield house, twin
    await house.gateway.stop()


async def test_a_stock_device_lists_its_tools_and_does_as_it_is_told() -> None:
    async with visited(ToolPlan(Toolset.CAMERA)) as (house, twin):
        tools = await house.until_listed()
        assert len(tools) == 12
        assert sum(one.user_only for one in tools) == 7
        assert (await house.toolboxes.call(ME.mac, VOLUME, {"volume": 12})).text == "true"
        board = twin.report("").tools
        assert board is not None
        assert (board.board.volume, board.board.vision_url) == (12, VISION.url)
        assert twin.report("").faults == ()
    assert [one.outcome for one in house.events if isinstance(one, ToolCalled)] == ["done"]
    (gone,) = [one for one in house.events if isinstance(one, DeviceDisconnected)]
    assert gone.refused == {}


async def test_a_device_without_tools_is_not_asked_for_any() -> None:
    async with visited(ToolPlan()) as (house, twin):
        assert (await twin.ask_text("What now?", limit_s=10)).ok
        assert house.toolboxes.connected(ME.mac)
        assert house.toolboxes.tools(ME.mac) == ()
        assert (await house.toolboxes.call(ME.mac, VOLUME, {"volume": 1})).outcome is ToolOutcome.UNKNOWN
        assert twin.report("").faults == ()


async def test_five_hundred_tools_in_a_conversation_cost_nobody_a_packet() -> None:
    async with visited(ToolPlan(Toolset.MANY)) as (house, twin):
        report = await twin.ask_text("What now?", limit_s=10)
        assert (report.ok, report.reason, report.faults) == (True, "", ())
        assert (report.drops, report.overflow, report.outside, report.underruns) == (0, 0, 0, 0)
        await house.until(lambda: len(house.toolboxes.tools(ME.mac)) == 512)
        assert twin.state is not DeviceState.SPEAKING
    assert [one.outcome for one in house.events if isinstance(one, TurnFinished)] == ["answered"]


async def test_a_conversation_does_not_wait_for_tools_that_never_answer() -> None:
    async with visited(ToolPlan(Toolset.STANDARD, failing=Failing.SILENCE)) as (house, twin):
        await house.until_listed()
        calling = asyncio.create_task(house.toolboxes.call(ME.mac, VOLUME, {"volume": 1}))
        assert (await twin.ask_text("What now?", limit_s=10)).ok
        assert not calling.done()
    assert (await calling).outcome is ToolOutcome.GONE


@pytest.mark.parametrize("failing", [None, Failing.SILENCE])
async def test_a_device_that_is_told_to_restart_does(failing: Failing | None) -> None:
    plan = replace(ToolPlan(Toolset.STANDARD), failing=failing)
    async with visited(plan) as (house, twin):
        await house.until_listed()
        told = asyncio.create_task(house.toolboxes.call(ME.mac, "self.reboot", {}))
        if failing:  # it never answers, and is gone after a while
            await asyncio.sleep(0.1)
            await twin.hang_up()
        assert (await told).done
        await house.until(lambda: not house.toolboxes.connected(ME.mac))
    with pytest.raises(NotInConversationError):
        await house.toolboxes.call(ME.mac, "self.reboot", {})
    assert any(one.name == "self.reboot" for one in house.toolboxes.tools(ME.mac))
