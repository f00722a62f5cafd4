"""What every layout of the store promises of timers, alarms, reminders and lists."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from hub.errors import DamagedFileError
from hub.events import AlertKind
from hub.storage.alerts import Alert, Countdown, Occasion, Ring, Weekday
from hub.storage.base import Selection
from hub.storage.checking import check
from hub.storage.deleting import delete_alerts, delete_lists
from hub.storage.export import export
from hub.storage.lists import NamedList
from hub.storage.store import Store
from tests.storage.conftest import a_store
from tests.storage.records import HALL, KITCHEN
from tests.storage.test_deleting import files_with

EGGS = Alert(
    alert_id="a1",
    kind=AlertKind.TIMER,
    device_id=KITCHEN,
    created_at=1.5,
    language="de-DE",
    name="Eier",
    countdown=Countdown(total_s=600.0, left_s=599.5, ends_at=700.25),
    ring=Ring(due_at=2.0, rang_at=None, over=True),
)
SCHOOL = Alert(
    alert_id="a2",
    kind=AlertKind.REMINDER,
    device_id=HALL,
    created_at=2.5,
    text="Школа 学校",
    occasion=Occasion(datetime.fromisoformat("2026-03-30T07:00:00"), (Weekday.MONDAY, Weekday.FRIDAY)),
)
SHOPPING = NamedList(list_id="shopping", name="", created_at=1.0, items=("Milch", "牛奶"))
PARTY = NamedList(list_id="l2", name="Fest", created_at=2.0)


async def fill(store: Store) -> None:
    await (await store.alerts()).put([EGGS, SCHOOL])
    await (await store.lists()).put([SHOPPING, PARTY])


async def test_they_come_back_as_they_were_put(store: Store, tmp_path: Path, url: str) -> None:
    await fill(store)
    again = a_store(tmp_path, url)
    alerts, lists = await again.alerts(), await again.lists()
    assert sorted(await alerts.all(), key=lambda one: one.alert_id) == [EGGS, SCHOOL]
    await lists.remove(["l2", "nothing"])
    assert await lists.all() == [SHOPPING]
    await again.close()


async def test_what_is_deleted_leaves_nothing_on_the_disk(store: Store, tmp_path: Path) -> None:
    await fill(store)
    assert files_with("Eier", tmp_path)
    assert await delete_alerts(store, lambda alert: alert.device_id == KITCHEN) == 1
    assert files_with("Eier", tmp_path) == []
    assert await (await store.alerts()).all() == [SCHOOL]
    assert await delete_lists(store) == 2
    assert files_with("Milch", tmp_path) == []


async def test_they_are_exported_and_counted(store: Store, tmp_path: Path) -> None:
    await fill(store)
    finding = await check(store)
    assert (finding.alerts, finding.lists, finding.problems) == (2, 2, ())
    await export(store, tmp_path / "all.json")
    exported = json.loads((tmp_path / "all.json").read_text())
    school = next(one for one in exported["alerts"] if one["alert_id"] == "a2")
    assert school["occasion"] == {"at": "2026-03-30T07:00:00", "days": ["mon", "fri"]}
    assert {one["list_id"] for one in exported["lists"]} == {"shopping", "l2"}
    await export(store, tmp_path / "one.json", Selection(device_id=KITCHEN))
    one = json.loads((tmp_path / "one.json").read_text())
    assert [alert["alert_id"] for alert in one["alerts"]] == ["a1"]
    assert one["lists"] == []
    await export(store, tmp_path / "old.json", Selection(before=9e9))
    assert json.loads((tmp_path / "old.json").read_text())["alerts"] == []


@pytest.mark.parametrize(
    "at", ["2026-03-30T07:00:00Z", "2026-03-30T07:00:00+02:00", "0001-01-01T00:00", "9999-12-31T00:00", "noon"]
)
async def test_a_time_that_was_changed_into_none_that_clocks_show_is_told(tmp_path: Path, at: str) -> None:
    alert = {"id": "x", "kind": "alarm", "device_id": "", "created_at": 1, "occasion": {"at": at}}
    file = tmp_path / "timers.json"
    file.write_text(json.dumps({"version": 1, "timers": {"1": alert}}))
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=r"occasion\.at"):
        await (await store.alerts()).all()
    await store.close()


@pytest.mark.parametrize(("name", "found"), [("timers", "kind"), ("lists", "name"), ("tools", "tools")])
async def test_a_file_that_was_changed_into_something_else_is_told(
    tmp_path: Path, name: str, found: str
) -> None:
    (tmp_path / f"{name}.json").write_text(json.dumps({"version": 1, name: {"1": {"id": "x"}}}))
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=rf"{name}\.json.*{found}"):
        await check(store)
    await store.close()
