"""The hub's own tools for timers, alarms and reminders."""

import asyncio
from typing import Any

import pytest

from hub.storage.lists import SHOPPING
from hub.tools import ToolOutcome
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import HALL, KITCHEN, Home, NotingBell
from tests.skills.own_tools_table import Table, at_home


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
