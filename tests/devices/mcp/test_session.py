"""Tools in a conversation: never in the way of it, and gone with it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from hub.config import LimitSettings
from hub.devices.mcp.line import Line
from hub.devices.mcp.toolbox import ANSWER_S
from hub.devices.session import MAX_UNREADABLE
from hub.dialogue.parts import TurnParts
from hub.events import ToolCalled
from hub.tools import LISTED_S, Caller, ToolOutcome
from tests.devices.mcp.peer import INITIALIZED, tool
from tests.devices.scene import Scene
from tests.fakes.device_tools import ScriptedTools
from tests.fakes.engines import ScriptedEngines, ScriptedModel
from tests.fakes.tools import tool_parts
from tests.fakes.virtual_time import run_virtual


def talk(play: Callable[[Scene], Awaitable[None]], scene: Callable[[], Scene], **features: Any) -> str:
    """A conversation with a device that says hello with these features; why it ended."""

    async def whole() -> str:
        there = scene()
        running = asyncio.create_task(there.session.run())
        there.device.say(type="hello", version=1, features=features or {"mcp": True})
        await there.device.until("hello")
        await play(there)
        there.device.hang_up()
        return await running

    return run_virtual(whole())


def with_tools() -> Scene:
    return Scene(tools=tool_parts())


def asked(scene: Scene) -> list[dict[str, Any]]:
    """What the device's tools were sent."""
    return [message["payload"] for message in scene.device.texts() if message["type"] == "mcp"]


def say(scene: Scene, number: int, result: Any) -> None:
    scene.device.say(type="mcp", session_id="s1", payload={"jsonrpc": "2.0", "id": number, "result": result})


async def introduced(scene: Scene) -> None:
    """Answer all that the hub asks at first; the device has one tool."""
    await scene.device.until("mcp")
    say(scene, 1, INITIALIZED)
    await scene.device.until("mcp", 3)
    say(scene, 2, {"tools": [tool("self.lamp.set")]})
    await asyncio.sleep(0.1)


def test_the_hello_goes_first_and_everything_in_the_session_s_name() -> None:
    async def play(scene: Scene) -> None:
        await introduced(scene)
        assert scene.device.kinds()[:2] == ["hello", "mcp"]
        assert {message["session_id"] for message in scene.device.texts()} == {"s1"}
        assert [one["method"] for one in asked(scene)] == [
            "initialize", "notifications/initialized", "tools/list",
        ]  # fmt: skip

    assert talk(play, with_tools) == "the device hung up"


def test_a_device_that_does_not_say_that_it_has_tools_is_not_asked() -> None:
    async def play(scene: Scene) -> None:
        scene.device.say(type="mcp", payload={"jsonrpc": "2.0", "method": "notifications/tools/list_changed"})
        await asyncio.sleep(30)
        assert asked(scene) == []
        assert scene.session.tally.unknown == 1

    talk(play, with_tools, mcp=False)


def test_a_question_waits_for_the_list_for_a_moment_only() -> None:
    """The library takes a minute to be loaded, or the device never answers: it is the same to who asks."""

    async def slowly() -> type[Line]:
        await asyncio.sleep(60)
        return Line

    async def heard_after(scene: Scene) -> float:
        began = asyncio.get_running_loop().time()
        await scene.ask()
        await scene.device.until("tts stop")
        return asyncio.get_running_loop().time() - began

    took: dict[str, float] = {}

    def noted(name: str) -> Callable[[Scene], Awaitable[None]]:
        async def play(scene: Scene) -> None:
            took[name] = await heard_after(scene)

        return play

    talk(noted("none"), Scene)
    talk(noted("silent"), with_tools)
    talk(noted("loading"), lambda: Scene(tools=replace(tool_parts(), load=slowly)))
    assert took["silent"] <= took["none"] + LISTED_S + 0.02
    assert took["loading"] <= took["none"] + LISTED_S + 0.02


def test_what_the_hub_itself_can_do_is_offered_beside_a_device_that_does_not_answer() -> None:
    model = ScriptedModel()

    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")

    def change(parts: TurnParts) -> TurnParts:
        return replace(parts, own_tools=lambda *_: ScriptedTools())

    talk(play, lambda: Scene(ScriptedEngines(model=model), tools=tool_parts(), change_parts=change))
    assert [len(functions) for functions in model.offered] == [2]


@pytest.mark.logs("a part of the hub failed")
def test_a_conversation_survives_what_goes_wrong_with_the_tools() -> None:
    async def broken() -> type[Line]:
        raise ImportError("no such module")

    async def play(scene: Scene) -> None:
        await scene.ask()
        await scene.device.until("tts stop")

    assert talk(play, lambda: Scene(tools=replace(tool_parts(), load=broken))) == "the device hung up"


def test_who_hangs_up_in_the_middle_of_a_call_leaves_nothing_behind() -> None:
    async def whole() -> None:
        parts = tool_parts()
        called: list[ToolCalled] = []
        parts.bus.subscribe(ToolCalled, called.append)
        scene = Scene(tools=parts)
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello", version=1, features={"mcp": True})
        await introduced(scene)
        toolbox = scene.session._conversation._memory.tools
        call = asyncio.create_task(toolbox.call("self.lamp.set", {}, caller=Caller.MODEL))
        await scene.device.until("mcp", 4)
        scene.device.hang_up()
        await running
        assert (await call).outcome is ToolOutcome.GONE
        assert [one.outcome for one in called] == ["gone"]

    run_virtual(whole())


def test_a_turn_has_the_device_s_tools() -> None:
    async def play(scene: Scene) -> None:
        await introduced(scene)
        tools = scene.session._conversation._memory.tools
        assert [one.name for one in tools.known()] == ["self.lamp.set"]

    talk(play, with_tools)


@pytest.mark.parametrize(
    "payload", [{"jsonrpc": "2.0", "method": "ping", "id": 1}, {"id": 5, "result": {}}, {}]
)
def test_a_flood_of_what_tools_say_is_a_flood(payload: dict[str, Any]) -> None:
    async def whole() -> None:
        scene = with_tools()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello", features={"mcp": True})
        await scene.device.until("mcp")
        for _ in range(LimitSettings().texts_at_once + 1):
            scene.device.say(type="mcp", payload=payload)
        assert await running == "too many messages"
        assert len(asked(scene)) < LimitSettings().texts_at_once + 5

    run_virtual(whole())


def test_who_sends_no_objects_is_unreadable() -> None:
    async def whole() -> None:
        scene = with_tools()
        running = asyncio.create_task(scene.session.run())
        scene.device.say(type="hello", features={"mcp": True})
        for _ in range(MAX_UNREADABLE + 1):
            scene.device.say(type="mcp", payload="{}")
        assert await running == "too many unreadable messages"

    run_virtual(whole())


def test_a_silent_device_costs_a_time_limit_and_the_conversation_goes_on() -> None:
    async def play(scene: Scene) -> None:
        for _ in range(3):
            await scene.ask()
            await asyncio.sleep(ANSWER_S)
        assert len(asked(scene)) == 1
        assert [turn.outcome for turn in scene.turns()] == ["answered"] * 3

    talk(play, with_tools)
