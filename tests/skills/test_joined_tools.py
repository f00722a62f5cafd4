"""The hub's and the device's tools as one set, and what is told of calls."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from hub.bus import Bus
from hub.dialogue.functions import FunctionNames, offered
from hub.events import ToolCalled
from hub.skills.own_tools import JoinedTools, OwnTool, OwnTools, Wanted
from hub.storage.alerts import Weekday
from hub.tools import NO_TOOLS, Caller, NoTools, Tool, ToolOutcome, ToolResult
from tests.skills.household import KITCHEN
from tests.skills.own_tools_table import Table, at_home


def test_people_can_look_up_who_called_what() -> None:
    async def scene(table: Table) -> None:
        await table.done("hub.timers.set", seconds=300)
        await table.refused("hub.timers.cancel", id="nothing")
        kept = [(one.tool, one.caller, one.outcome, one.turn_id, one.session_id) for one in table.calls]
        assert kept == [
            ("hub.timers.set", "model", "done", "t1", "s1"),
            ("hub.timers.cancel", "model", "refused", "t1", "s1"),
        ]
        assert json.loads(table.calls[0].arguments) == {"seconds": 300}

    at_home(scene)


class Lamp(NoTools):
    """A device with one tool, that is slow."""

    def known(self) -> tuple[Tool, ...]:
        return (Tool("self.lamp.on"), Tool("hub.timers.set", "A stranger's."))

    async def listed(self) -> tuple[Tool, ...]:
        return self.known()

    def is_slow(self, name: str) -> bool:
        return name == "self.lamp.on"

    async def call(self, name: str, arguments: Any, *, caller: Caller, turn_id: str = "") -> ToolResult:
        return ToolResult(ToolOutcome.DONE, f"the lamp did {name}")


def test_the_hub_s_and_the_device_s_are_one_set_and_no_device_takes_the_hub_s_names() -> None:
    async def scene(table: Table) -> None:
        joined = JoinedTools(table.tools, Lamp())
        names = [tool.name for tool in await joined.listed()]
        assert names.count("hub.timers.set") == 1
        assert "self.lamp.on" in names
        assert joined.is_slow("self.lamp.on")
        assert not joined.is_slow("hub.timers.set")
        lamp = await joined.call("self.lamp.on", {}, caller=Caller.MODEL)
        timer = await joined.call("hub.timers.set", {"seconds": 5}, caller=Caller.MODEL)
        assert (lamp.text, json.loads(timer.text)["kind"]) == ("the lamp did self.lamp.on", "timer")

    at_home(scene)


async def test_without_any_tools_nothing_is_known_and_nothing_can_be_called() -> None:
    joined = JoinedTools(OwnTools(Bus(), (), device_id="", session_id=""), NO_TOOLS)
    assert await joined.listed() == joined.known() == ()
    result = await joined.call("self.lamp.on", {}, caller=Caller.MODEL)
    assert result.outcome is ToolOutcome.UNKNOWN


class Nothing(Wanted):
    """Nothing is wanted."""


def only(act: Callable[[Any], Awaitable[Any]], calls: list[ToolCalled]) -> OwnTools:
    bus = Bus()
    bus.subscribe(ToolCalled, calls.append)
    return OwnTools(bus, [OwnTool("hub.odd", "Is odd.", Nothing, act)], device_id=KITCHEN, session_id="s1")


@pytest.mark.logs("hub.odd failed")
async def test_a_fault_of_the_hub_is_a_refusal_and_people_find_the_call() -> None:
    async def fail(_: Nothing) -> dict[str, Any]:
        raise RuntimeError("disk on fire")

    async def tell_what_is_no_json(_: Nothing) -> dict[str, Any]:
        return {"odd": object()}

    for act in (fail, tell_what_is_no_json):
        calls: list[ToolCalled] = []
        result = await only(act, calls).call("hub.odd", {}, caller=Caller.MODEL, turn_id="t1")
        assert result == ToolResult(ToolOutcome.REFUSED, "The hub could not do this.")
        assert [(call.tool, call.outcome) for call in calls] == [("hub.odd", ToolOutcome.REFUSED)]


async def test_a_call_that_was_cut_off_is_told_of_as_well() -> None:
    async def wait(_: Nothing) -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    calls: list[ToolCalled] = []
    call = asyncio.create_task(only(wait, calls).call("hub.odd", {}, caller=Caller.MODEL))
    await asyncio.sleep(0)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert [call.outcome for call in calls] == [ToolOutcome.CANCELLED]


def test_of_what_the_hub_was_asked_no_secret_is_told() -> None:
    async def scene(table: Table) -> None:
        await table.refused("hub.timers.set", seconds=5, password="s3cret")
        await table.done("hub.timers.set", seconds=5, name="http://10.0.0.2/s3cret")
        assert "s3cret" not in "".join(call.arguments for call in table.calls)
        assert "10.0.0.2" in table.calls[-1].arguments

    at_home(scene)


def test_the_model_is_told_of_each_argument_what_it_has_to_be() -> None:
    async def scene(table: Table) -> None:
        tools = table.tools.known()
        functions = offered(tools, FunctionNames(tool.name for tool in tools), "")
        assert len(functions) == len(tools)
        for function in functions:
            for name, schema in function.parameters["properties"].items():
                assert "type" in schema, (function.name, name)
                assert schema["type"] != "array" or "type" in schema["items"], (function.name, name)
        (new,) = [one.parameters["properties"] for one in functions if one.name.startswith("hub_timers_set")]
        assert new["seconds"]["type"] == "number"
        assert new["kind"]["enum"] == ["timer", "alarm", "reminder"]
        assert new["weekdays"]["items"]["enum"] == [day.value for day in Weekday]
        assert not {"$ref", "$defs", "title"} & set(_keys([tool.schema for tool in tools]))

    at_home(scene)


def test_an_argument_may_be_called_title_and_refer_to_another_kind() -> None:
    class Book(Wanted):
        title: str | None = None
        days: tuple[Weekday, ...] | None = None

    async def read(_: Book) -> dict[str, Any]:
        return {}

    properties = OwnTool("hub.book", "", Book, read).tool.schema["properties"]
    assert properties["title"] == {"type": "string"}
    assert properties["days"]["items"]["enum"] == [day.value for day in Weekday]


def _keys(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for each in value.values() for key in _keys(each))]
    return [key for each in value for key in _keys(each)] if isinstance(value, list) else []
