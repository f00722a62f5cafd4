"""What the hub can do for a language model: timers and lists as tools beside the device's."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from hub.bus import Bus
from hub.dialogue.functions import FunctionNames, offered
from hub.events import ToolCalled
from hub.skills.list_tools import ListTools
from hub.skills.lists import Lists
from hub.skills.own_tools import JoinedTools, OwnTool, OwnTools, Wanted
from hub.skills.timer_tools import TimerTools
from hub.storage.alerts import Weekday
from hub.storage.keeping import Keeping
from hub.storage.lists import SHOPPING, NamedList
from hub.tools import NO_TOOLS, Caller, NoTools, Tool, ToolOutcome, ToolResult
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import HALL, KITCHEN, Disk, Home, NotingBell, RunningHub


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


def test_a_timer_is_set_asked_about_moved_and_cancelled_and_it_is_said_where_it_rings() -> None:
    async def scene(table: Table) -> None:
        told = await table.done("hub.timers.set", seconds=300, name="eggs")
        assert (told["seconds_left"], told["rings"]) == (300, "on this device and on the computer")
        await table.done("hub.timers.add_time", id=told["id"], seconds=60)
        (left,) = (await table.done("hub.timers.list"))["set"]
        assert (left["name"], left["seconds_left"]) == ("eggs", 360)
        await table.done("hub.timers.cancel", id=told["id"])
        assert table.hub.alerts.all() == []

    at_home(scene, NotingBell(open={KITCHEN}))


@pytest.mark.parametrize(
    ("bell", "rings"),
    [
        (NotingBell(), "nowhere: without a sound; it is told on this device when somebody next talks to it"),
        (NotingBell(open={KITCHEN}), "on this device"),
    ],
)
def test_a_computer_without_a_sound_is_not_said_to_ring(bell: NotingBell, rings: str) -> None:
    async def scene(table: Table) -> None:
        assert (await table.done("hub.timers.set", seconds=300))["rings"] == rings

    at_home(scene, bell, sounds=False)


def test_an_alarm_comes_back_each_week_and_a_reminder_says_its_text() -> None:
    async def scene(table: Table) -> None:
        alarm = await table.done("hub.timers.set", kind="alarm", time="07:00", weekdays=["sat", "mon"])
        assert (alarm["at"], alarm["weekdays"]) == ("2026-03-28 07:00", ["mon", "sat"])
        assert alarm["rings"].startswith("on the computer; on this device only when")
        text = {"kind": "reminder", "time": "18:30", "date": "2026-04-01", "text": "Call the dentist."}
        assert (await table.done("hub.timers.set", **text))["at"] == "2026-04-01 18:30"

    at_home(scene)


def test_an_alarm_is_moved_and_keeps_its_days_unless_others_are_given() -> None:
    async def scene(table: Table) -> None:
        weekly = await table.done("hub.timers.set", kind="alarm", time="07:00", weekdays=["sat", "mon"])
        moved = await table.done("hub.timers.change", id=weekly["id"], time="08:00")
        assert (moved["at"], moved["weekdays"]) == ("2026-03-28 08:00", ["mon", "sat"])
        assert moved["rings"].startswith("on the computer")
        once = await table.done("hub.timers.set", kind="alarm", time="07:00", date="2026-04-01")
        assert (await table.done("hub.timers.change", id=once["id"], time="08:00"))["at"] == "2026-04-01 08:00"
        later = await table.done("hub.timers.change", id=once["id"], time="08:00", date="2026-04-02")
        assert later["at"] == "2026-04-02 08:00"
        assert (await table.done("hub.timers.change", id=once["id"], seconds=60))["seconds_left"] == 60
        await table.refused("hub.timers.change", id=once["id"])

    at_home(scene)


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"seconds": 5, "time": "07:00"},
        {"seconds": -1},
        {"kind": "reminder", "seconds": 5},
        {"seconds": 5, "text": "x"},
        {"time": "25:00"},
        {"time": "07:00", "date": "2026-02-31"},
        {"seconds": 5, "volume": 3},
        {"kind": "bomb", "seconds": 5},
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_set(arguments: dict[str, Any]) -> None:
    async def scene(table: Table) -> None:
        result = await table.refused("hub.timers.set", **arguments)
        assert result.outcome is ToolOutcome.INVALID
        assert result.text
        assert table.hub.alerts.all() == []

    at_home(scene)


def test_what_is_over_is_refused_in_words_that_say_what_to_do() -> None:
    async def scene(table: Table) -> None:
        result = await table.refused("hub.timers.set", kind="alarm", time="07:00", date="2020-01-01")
        assert result.outcome is ToolOutcome.REFUSED
        assert "Name one that is still to come" in result.text

    at_home(scene)


def test_another_device_s_timers_are_neither_seen_nor_ended() -> None:
    async def scene(table: Table) -> None:
        told = await table.done("hub.timers.set", seconds=300)
        hall = Table(table.hub, HALL)
        assert (await hall.done("hub.timers.list"))["set"] == []
        assert (await hall.refused("hub.timers.cancel", id=told["id"])).outcome is ToolOutcome.REFUSED
        assert len(table.hub.alerts.all()) == 1

    at_home(scene)


@pytest.mark.logs("cannot be kept for now", "timers could not be kept", "changes of timers are given up")
@pytest.mark.parametrize("fault", [False, True])
def test_what_runs_though_the_disk_takes_nothing_is_done_and_is_said_not_to_last(fault: bool) -> None:
    async def play() -> None:
        home = Home()
        async with home.hub(NotingBell(open={KITCHEN})) as hub:
            table = Table(hub)
            if fault:
                home.disk._id_of = _no_id
            home.disk.full = table.list_disk.full = not fault
            eggs = await table.done("hub.timers.set", seconds=300, name="eggs")
            rice = await table.done("hub.timers.set", seconds=400, name="rice")
            told = [
                eggs,
                await table.done("hub.timers.add_time", id=eggs["id"], seconds=60),
                await table.done("hub.timers.change", id=eggs["id"], seconds=120),
                await table.done("hub.timers.cancel", id=rice["id"]),
            ]
            assert [one["kept"] for one in told] == [False] * len(told)
            assert all("a restart of the hub may undo it" in one["note"] for one in told)
            assert (eggs["seconds_left"], eggs["rings"]) == (300, "on this device and on the computer")
            assert {call.outcome for call in table.calls} == {ToolOutcome.DONE}
            await asyncio.sleep(120.1)
            assert [name for name, _ in hub.rang] == ["eggs"]
            for tool in ("hub.lists.add", "hub.lists.remove"):
                assert (await table.done(tool, items=["milk"])).get("kept", True) is fault

    run_virtual(play())


def _no_id(_: object) -> str:
    raise ValueError("a fault of ours")


def test_once_the_disk_takes_it_again_nothing_is_said_of_it() -> None:
    async def scene(table: Table) -> None:
        table.list_disk.full = True
        assert (await table.done("hub.lists.add", items=["milk"]))["kept"] is False
        table.list_disk.full = False
        assert "kept" not in await table.done("hub.lists.add", items=["eggs"])
        assert table.list_disk.records[SHOPPING].items == ("milk", "eggs")

    at_home(scene)


def test_what_rings_or_is_put_off_is_silenced_and_keeps_its_weekdays() -> None:
    async def scene(table: Table) -> None:
        alarm = await table.done("hub.timers.set", kind="alarm", time="14:00", weekdays=["fri", "sat"])
        refused = await table.refused("hub.timers.silence", id=alarm["id"])
        assert refused.outcome is ToolOutcome.REFUSED, "it does not ring"
        await table.done("hub.timers.set", seconds=3600, name="eggs")
        await asyncio.sleep(3605)
        for one in (await table.done("hub.timers.list"))["set"]:
            assert one["state"] == "ringing"
            await table.done("hub.timers.silence", id=one["id"])
        (left,) = table.hub.alerts.all()
        assert (left.alert_id, left.ring) == (alarm["id"], None)
        await asyncio.sleep(24 * 3600)
        table.hub.alerts.snooze(left.alert_id)
        silenced = await table.done("hub.timers.silence", id=alarm["id"])
        assert [one["at"] for one in silenced["set_still"]] == ["2026-04-03 14:00"]
        assert not table.hub.alerts.get(left.alert_id).is_put_off

    at_home(scene, NotingBell(open={KITCHEN}))


def test_things_go_on_lists_and_off_them_and_a_list_is_made_when_need_be() -> None:
    async def scene(table: Table) -> None:
        assert (await table.done("hub.lists.add", items=["milk", "eggs"]))["added"] == ["milk", "eggs"]
        again = await table.done("hub.lists.add", items=["Milk"], list="shopping")
        assert (again["added"], again["there_already"]) == ([], ["Milk"])
        assert (await table.done("hub.lists.remove", items=["milk"]))["removed"] == ["milk"]
        await table.done("hub.lists.add", items=["tent"], list="camping")
        read = await table.done("hub.lists.read", list="camping")
        assert (read["items"], read["lists"]) == (["tent"], [SHOPPING, "camping"])
        missing = await table.refused("hub.lists.read", list="wedding")
        assert "shopping, camping" in missing.text

    at_home(scene)


def test_what_is_called_nearly_so_stays_on_its_list_and_is_told_of() -> None:
    async def scene(table: Table) -> None:
        await table.done("hub.lists.add", items=["oat milk", "pears", "Egg"])
        done = await table.done("hub.lists.remove", items=["milk", "peas", "eggs", "soap"])
        assert done == {
            "removed": ["Egg"],
            "not_on_it": ["milk", "peas", "soap"],
            "similar": ["oat milk", "pears"],
        }
        table.lists.add(table.lists.make("garden party").list_id, ["chairs"])
        await table.refused("hub.lists.remove", items=["chairs"], list="party")

    at_home(scene)


def test_the_shopping_list_is_known_by_what_people_call_it_and_no_second_one_is_made() -> None:
    called = (
        "shopping list",
        "Shopping",
        "Groceries",
        "",
        "  ",
        "Einkaufsliste",
        "покупки",
        "购物清单",
        "La compra",
    )

    async def scene(table: Table) -> None:
        for count, name in enumerate(called, start=1):
            await table.done("hub.lists.add", items=[f"thing {count}"], list=name)
            assert [(one.list_id, len(one.items)) for one in table.lists.all()] == [(SHOPPING, count)]

    at_home(scene)


def test_what_cannot_be_seen_is_no_name() -> None:
    async def scene(table: Table) -> None:
        await table.refused("hub.lists.add", items=["milk"], list="things\n\x00")
        await table.refused("hub.lists.add", items=["mi\x00lk"])
        assert [one.items for one in table.lists.all()] == [()]

    at_home(scene)


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
