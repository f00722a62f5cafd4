"""Timers, alarms, reminders and lists, over the API."""

from typing import Any

import pytest

from hub.errors import DiskFullError
from hub.events import AlertChanged, Event, ListChanged
from hub.storage.tokens import Scope
from tests.fakes.clocks import EPOCH_S
from tests.storage.records import KITCHEN
from tests.web.api.conftest import Answer, House

ALERTS = "/api/v1/alerts"
LISTS = "/api/v1/lists"


async def do(house: House, method: str, path: str, json: Any = None) -> Answer:
    how = {} if json is None else {"json": json}
    return await house.ask(method, path, Scope.CONTROL, **how)


async def test_a_timer_is_set_seen_paused_and_cancelled_and_everybody_is_told(lived_in: House) -> None:
    told: list[Event] = []
    lived_in.hub.bus.subscribe(AlertChanged, told.append)
    made = (
        await do(
            lived_in,
            "POST",
            ALERTS,
            {"kind": "timer", "seconds": 600, "name": " Eggs ", "device_id": KITCHEN.upper()},
        )
    ).json
    one = f"{ALERTS}/{made['alert_id']}"
    assert (made["name"], made["device_id"], made["state"], made["rings"], made["due_at"], made["left_s"]) == (
        "Eggs", KITCHEN, "waiting", "next_contact", EPOCH_S + 600, 600,
    )  # fmt: skip
    kept = await (await lived_in.store.alerts()).all()
    assert [alert.alert_id for alert in kept] == [made["alert_id"]]
    lived_in.clock[0] += 100
    assert (await do(lived_in, "POST", f"{one}/pause")).json["left_s"] == 500
    assert (await do(lived_in, "PATCH", one, {"add_seconds": -100, "name": "Egg"})).json["left_s"] == 400
    again = await do(lived_in, "POST", f"{one}/pause")
    assert (again.status, again.json["code"]) == (409, "alert.state")
    assert (await do(lived_in, "POST", f"{one}/resume")).json["due_at"] == EPOCH_S + 500
    snapshot = (await lived_in.ask("GET", "/api/v1/snapshot", Scope.READ)).json
    assert [alert["name"] for alert in snapshot["alerts"]["alerts"]] == ["Egg"]
    assert (await do(lived_in, "DELETE", one)).status == 204
    gone = await do(lived_in, "GET", one)
    assert (gone.status, gone.json["code"]) == (404, "alert.unknown")
    assert await (await lived_in.store.alerts()).all() == []
    assert len(told) == 6


async def test_they_are_sought_by_kind_device_and_name(lived_in: House) -> None:
    for new in (
        {"kind": "timer", "seconds": 60, "name": "egg timer", "device_id": KITCHEN},
        {"kind": "alarm", "time": "07:00", "days": ["fri", "mon"], "name": "Work"},
        {"kind": "reminder", "time": "09:30:30", "date": "2026-12-24", "text": "Call Ada"},
        {"kind": "reminder", "seconds": 90, "text": "Eggs!"},
    ):
        assert (await do(lived_in, "POST", ALERTS, new)).status == 201

    async def found(query: str) -> list[str]:
        alerts = (await lived_in.ask("GET", f"{ALERTS}?{query}", Scope.READ)).json["alerts"]
        return [alert["name"] or alert["text"] for alert in alerts]

    assert await found("") == ["egg timer", "Eggs!", "Work", "Call Ada"]
    assert await found("kind=reminder") == ["Eggs!", "Call Ada"]
    assert await found(f"device={KITCHEN}") == ["egg timer"]
    assert await found("device=") == ["Eggs!", "Work", "Call Ada"]
    assert await found("name=egg") == ["egg timer"]
    work = (await lived_in.ask("GET", f"{ALERTS}?kind=alarm", Scope.READ)).json["alerts"][0]
    assert (work["time"], work["days"], work["total_s"], work["rings"]) == (
        "07:00:00", ["mon", "fri"], None, "nowhere",
    )  # fmt: skip
    gone = await do(lived_in, "DELETE", f"{ALERTS}?device=")
    assert gone.json == {"alerts": 3}
    assert await found("") == ["egg timer"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "timer"},
        {"kind": "egg", "seconds": 60},
        {"kind": "timer", "seconds": "NaN"},
        {"kind": "timer", "seconds": 60, "text": "x"},
        {"kind": "timer", "seconds": 60, "time": "07:00"},
        {"kind": "alarm", "time": "25:00"},
        {"kind": "alarm", "time": "07:00Z"},
        {"kind": "alarm", "time": 25200},
        {"kind": "alarm", "time": "07:00", "date": "2026-02-30"},
        {"kind": "alarm", "time": "07:00", "date": 1},
        {"kind": "alarm", "time": "07:00", "days": ["mon"], "date": "2026-12-24"},
        {"kind": "alarm", "time": "07:00", "days": ["today"]},
        {"kind": "alarm", "seconds": 60, "days": ["mon"]},
        {"kind": "reminder", "seconds": 60},
        {"kind": "reminder", "seconds": 60, "text": " "},
        {"kind": "reminder", "seconds": 60, "text": "a\u202eb"},
        {"kind": "timer", "seconds": 60, "name": "x" * 65},
        {"kind": "timer", "seconds": 60, "more": 1},
    ],
)
async def test_what_makes_no_sense_is_refused(house: House, wrong: dict[str, Any]) -> None:
    answer = await do(house, "POST", ALERTS, wrong)
    assert (answer.status, answer.json["code"]) == (422, "api.invalid")
    assert (await do(house, "GET", ALERTS)).json == {"alerts": []}


@pytest.mark.parametrize(
    ("new", "status", "code"),
    [
        ({"kind": "timer", "seconds": 1e8}, 422, "alert.too_far"),
        ({"kind": "timer", "time": "07:00"}, 422, "alert.time"),
        ({"kind": "alarm", "time": "07:00", "date": "2020-01-01"}, 422, "alert.time"),
        ({"kind": "alarm", "time": "07:00", "date": "9999-12-31"}, 422, "alert.too_far"),
        ({"kind": "timer", "seconds": 60, "device_id": "nobody"}, 404, "enrolment.unknown_device"),
        ({"kind": "timer", "seconds": 60, "device_id": "?"}, 404, "enrolment.unknown_device"),
    ],
)
async def test_what_cannot_be_is_told_with_what_to_do(
    house: House, new: dict[str, Any], status: int, code: str
) -> None:
    answer = await do(house, "POST", ALERTS, new)
    assert (answer.status, answer.json["code"]) == (status, code)


async def test_a_change_is_one_change_at_least_and_fits_its_kind(house: House) -> None:
    timer = (await do(house, "POST", ALERTS, {"kind": "timer", "seconds": 60})).json
    one = f"{ALERTS}/{timer['alert_id']}"
    for wrong in ({}, {"text": "x"}, {"add_seconds": 5, "seconds": 5}, {"name": None}):
        assert (await do(house, "PATCH", one, wrong)).json["code"] == "api.invalid"
    assert (await do(house, "PATCH", one, {"time": "07:00"})).json["code"] == "alert.time"
    assert (await do(house, "PATCH", one, {"seconds": 90})).json["left_s"] == 90
    for act in ("snooze", "dismiss"):
        refused = await do(house, "POST", f"{one}/{act}", {})
        assert refused.json["code"] == "alert.state"


async def test_a_disk_that_is_full_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_documents: object) -> None:
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(await house.store.alerts(), "put", full)
    answer = await do(house, "POST", ALERTS, {"kind": "timer", "seconds": 60})
    assert (answer.status, answer.json["code"]) == (507, "disk.full")
    assert "is done" in answer.json["action"], "who tries again has two"
    kept = (await house.ask("GET", ALERTS, Scope.READ)).json["alerts"]
    assert [alert["total_s"] for alert in kept] == [60]


# --- lists ------------------------------------------------------------------------------------------


async def test_the_shopping_list_is_there_and_takes_what_is_put_on_it(house: House) -> None:
    told: list[Event] = []
    house.hub.bus.subscribe(ListChanged, told.append)
    items = f"{LISTS}/shopping/items"
    put = (await do(house, "POST", items, {"items": [" Milk ", "Bread", "milk"]})).json
    assert (put["items"], put["added"], put["there_already"]) == (
        ["Milk", "Bread"],
        ["Milk", "Bread"],
        ["milk"],
    )
    assert [one.items for one in await (await house.store.lists()).all()] == [("Milk", "Bread")]
    assert (await do(house, "DELETE", f"{items}?item=brea")).json["removed"] == []
    assert (await do(house, "DELETE", f"{items}?item=bread")).json["removed"] == ["Bread"]
    assert (await do(house, "DELETE", f"{items}?item=beer")).json["removed"] == []
    assert (await do(house, "DELETE", items)).json["items"] == []
    assert len(told) == 3
    refused: tuple[list[str], ...] = ([], [""], ["a\nb"], ["x" * 101])
    for wrong in refused:
        assert (await do(house, "POST", items, {"items": wrong})).json["code"] == "api.invalid"


async def test_lists_are_made_renamed_and_deleted(house: House) -> None:
    made = (await do(house, "POST", LISTS, {"name": "Party"})).json
    one = f"{LISTS}/{made['list_id']}"
    taken = await do(house, "POST", LISTS, {"name": "PARTY"})
    assert (taken.status, taken.json["code"]) == (409, "list.name")
    assert (await do(house, "PATCH", one, {"name": "Picnic"})).json["name"] == "Picnic"
    lists = (await house.ask("GET", LISTS, Scope.READ)).json["lists"]
    assert [each["name"] for each in lists] == ["", "Picnic"]
    assert (await do(house, "DELETE", one)).status == 204
    assert (await do(house, "GET", one)).json["code"] == "list.unknown"
    assert (await do(house, "DELETE", f"{LISTS}/shopping")).status == 204
    assert (await do(house, "GET", f"{LISTS}/shopping")).status == 200
