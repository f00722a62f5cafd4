"""Devices, settings, enrolment and health, over the API."""

import json
from dataclasses import replace

import pytest

from hub.errors import HubError, NothingToChangeError, NotKeptError, TooManyAttemptsError
from hub.events import DeviceNamed, EngineState, Event, HubState, StoreState
from hub.storage.tokens import Scope
from tests.fakes.enrolment import ScriptedEnrolment, asking
from tests.storage.records import HALL, KITCHEN
from tests.web.api.conftest import CODE, House


async def test_devices_are_told_as_they_are_known(lived_in: House) -> None:
    devices = (await lived_in.ask("GET", "/api/v1/devices", Scope.READ)).json["devices"]
    assert [one["device_id"] for one in devices] == [KITCHEN, HALL]
    assert (devices[0]["name"], devices[0]["room"], devices[0]["firmware"], devices[0]["address"]) == (
        "Küche", "厨房", "1.1", "10.0.0.3",
    )  # fmt: skip
    unknown = await lived_in.ask("GET", "/api/v1/devices/aa:bb", Scope.READ)
    assert (unknown.status, unknown.json["code"]) == (404, "enrolment.unknown_device")


async def test_a_device_gets_a_name_and_everybody_is_told(lived_in: House) -> None:
    told: list[Event] = []
    lived_in.hub.bus.subscribe(DeviceNamed, told.append)
    path = f"/api/v1/devices/{KITCHEN}"
    assert (await lived_in.ask("PATCH", path, Scope.CONTROL, json={"name": " Herd "})).json["name"] == "Herd"
    named = (await lived_in.ask("PATCH", path, Scope.CONTROL, json={"room": ""})).json
    assert (named["name"], named["room"]) == ("Herd", "")
    assert len(told) == 2
    await lived_in.recorder.flush()
    kept = {one.device_id: one.name for one in await (await lived_in.store.devices()).all()}
    assert kept[KITCHEN] == "Herd"


async def test_a_device_is_given_another_language_than_it_tells(lived_in: House) -> None:
    path = f"/api/v1/devices/{KITCHEN}"
    given = (await lived_in.ask("PATCH", path, Scope.CONTROL, json={"language": "zh-CN"})).json
    assert (given["language"], given["chosen_language"], given["name"]) == ("de-DE", "zh-CN", "Küche")
    assert lived_in.registry.language(KITCHEN) == "zh-CN"
    taken = (await lived_in.ask("PATCH", path, Scope.CONTROL, json={"language": ""})).json
    assert (taken["chosen_language"], lived_in.registry.language(KITCHEN)) == ("", "de-DE")


@pytest.mark.parametrize(
    "names",
    [
        {"name": "a\nb"},
        {"name": "\u202eb"},
        {"name": "x" * 65},
        {"colour": "red"},
        {"name": 1},
        {"language": "Russian please"},
        {"language": "x" * 40},
    ],
)
async def test_a_name_is_a_line_that_can_be_read(lived_in: House, names: dict[str, object]) -> None:
    answer = await lived_in.ask("PATCH", f"/api/v1/devices/{KITCHEN}", Scope.CONTROL, json=names)
    assert (answer.status, answer.json["code"]) == (422, "api.invalid")


# --- enrolment --------------------------------------------------------------------------------------


async def test_who_waits_is_told_and_let_in_or_not(lived_in: House) -> None:
    waiting = (await lived_in.ask("GET", "/api/v1/enrolment", Scope.READ)).json
    assert waiting["window_ends"] is None
    (device,) = waiting["waiting"]
    assert (device["code"], device["device_id"], device["reason"], device["proven"]) == (
        CODE,
        HALL,
        "new",
        False,
    )
    let_in = await lived_in.ask("POST", f"/api/v1/enrolment/waiting/{CODE}/approve")
    assert (let_in.json["device_id"], let_in.json["replaced"]) == (HALL, None)
    for what in ("approve", "reject"):
        again = await lived_in.ask("POST", f"/api/v1/enrolment/waiting/{CODE}/{what}")
        assert (again.status, again.json["code"]) == (404, "enrolment.unknown_code")


async def test_whose_place_a_device_takes_is_told(lived_in: House) -> None:
    lived_in.enrolment.asking[CODE] = replace(asking(CODE, KITCHEN), replaces=True, contested=True)
    (waiting,) = (await lived_in.ask("GET", "/api/v1/enrolment", Scope.READ)).json["waiting"]
    assert (waiting["replaces"], waiting["contested"], waiting["key_holder"]) == (True, True, "")
    let_in = await lived_in.ask("POST", f"/api/v1/enrolment/waiting/{CODE}/approve")
    assert let_in.json["replaced"]["address"] == "10.0.0.3"


async def test_wrong_codes_that_come_too_often_are_told(
    lived_in: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def too_often(_code: str) -> None:
        raise TooManyAttemptsError("Too many wrong codes. Wait a minute, then try again.")

    monkeypatch.setattr(lived_in.enrolment, "approve", too_often)
    answer = await lived_in.ask("POST", f"/api/v1/enrolment/waiting/{CODE}/approve")
    assert (answer.status, answer.json["code"]) == (429, "enrolment.too_many_attempts")


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotKeptError("It was blocked, and ends with the hub: the disk is full."), 503),
        (NothingToChangeError("It is not let in."), 409),
    ],
)
async def test_a_decision_that_is_not_kept_or_changes_nothing_is_told(
    lived_in: House, monkeypatch: pytest.MonkeyPatch, error: HubError, status: int
) -> None:
    async def fail(_device_id: str) -> None:
        raise error

    monkeypatch.setattr(lived_in.enrolment, "renew", fail)
    answer = await lived_in.ask("POST", f"/api/v1/devices/{KITCHEN}/renew")
    assert (answer.status, answer.json["code"], answer.json["detail"]) == (status, error.code, str(error))
    assert (
        str(status) in lived_in.api.document["paths"]["/api/v1/devices/{device_id}/renew"]["post"]["responses"]
    )


async def test_decisions_reach_the_enrolment(lived_in: House) -> None:
    for what in ("block", "unblock", "renew"):
        assert (await lived_in.ask("POST", f"/api/v1/devices/{KITCHEN.upper()}/{what}")).status == 204
    assert (await lived_in.ask("DELETE", f"/api/v1/devices/{KITCHEN}")).status == 204
    assert lived_in.enrolment.done == [(what, KITCHEN) for what in ("block", "unblock", "renew", "forget")]
    assert (await lived_in.ask("DELETE", "/api/v1/devices/nobody")).json["code"] == "enrolment.unknown_device"


async def test_the_pairing_window_is_opened_for_a_while_and_closed(lived_in: House) -> None:
    opened = await lived_in.ask("PUT", "/api/v1/enrolment/window", json={"seconds": 60})
    assert opened.json["window_ends"] == 1_060.0
    assert (await lived_in.ask("DELETE", "/api/v1/enrolment/window")).status == 204
    for seconds in (0, -1, 1e9, "NaN", True, "5", None):
        refused = await lived_in.ask("PUT", "/api/v1/enrolment/window", json={"seconds": seconds})
        assert refused.json["code"] == "api.invalid"
    assert lived_in.enrolment == ScriptedEnrolment({KITCHEN, HALL}, lived_in.enrolment.asking)


# --- settings ---------------------------------------------------------------------------------------


async def test_settings_are_told_without_any_secret(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUB_LLM__API_KEY", "sk-secret")
    monkeypatch.setenv("HUB_LLM__BASE_URL", "https://me:pass-word@llm.example/v1")
    answer = await house.ask("GET", "/api/v1/settings", Scope.READ)
    settings = {one["name"]: one for one in answer.json["settings"]}
    assert b"sk-secret" not in answer.raw
    assert b"pass-word" not in answer.raw
    key = settings["llm.api_key"]
    assert (key["value"], key["wanted"], key["secret"], key["given"]) == (None, None, True, True)
    assert settings["llm.base_url"]["wanted"] == "https://llm.example/v1"
    assert (settings["server.http_port"]["value"], settings["server.http_port"]["given"]) == (8003, False)
    assert all(one["description"] for one in settings.values())


async def test_the_key_is_set_and_forgotten_and_never_told(house: House) -> None:
    answer = await house.ask("PUT", "/api/v1/settings/llm-key", json={"key": "sk-1"})
    assert answer.json == {"place": "file"}
    assert house.hub.key == "sk-1"
    assert (await house.ask("GET", "/api/v1/settings/llm-key", Scope.READ)).json == {"place": "file"}
    unsendable = (
        "",
        "   ",
        "sk-\x00",
        "sk-\r\nX-Evil: 1",
        "sk-ключ",
        "sk-6 7",
        " sk-8",
        "sk-9\n",
        "sk-\x7f",
        "sk-2" * 500,
    )
    wrong: list[dict[str, object]] = [{"key": key} for key in unsendable]
    for body in (*wrong, {"key": "sk-3", "more": 1}, {"Key": "sk-4"}):
        refused = await house.ask("PUT", "/api/v1/settings/llm-key", json=body)
        assert refused.json["code"] == "api.invalid"
        assert b"sk-" not in refused.raw
    assert (await house.ask("DELETE", "/api/v1/settings/llm-key")).json == {"place": ""}


async def test_where_there_is_no_second_service_there_is_no_key_for_it(house: House) -> None:
    path = "/api/v1/settings/llm-key?service=second"
    assert (await house.ask("GET", path, Scope.READ)).json == {"place": ""}
    for method, body in (("PUT", {"key": "sk-1"}), ("DELETE", None)):
        refused = await house.ask(method, path, json=body)
        assert (refused.status, refused.json["code"]) == (404, "api.not_kept")
    assert (house.hub.key, (await house.ask("GET", f"{path}s")).status) == ("", 422)


# --- health -----------------------------------------------------------------------------------------


async def test_a_probe_is_told_whether_devices_are_answered(house: House) -> None:
    ready = await house.ask("GET", "/readyz", None)
    assert (ready.status, ready.json) == (200, {"status": "ready", "waits_for": []})
    house.hub.hearing, house.hub.store, house.hub.state = (
        EngineState.LOADING,
        StoreState.FAILING,
        HubState.STOPPING,
    )
    waits = await house.ask("GET", "/readyz", None)
    assert (waits.status, waits.json) == (503, {"status": "not ready", "waits_for": ["hub", "store", "stt"]})
    assert (await house.ask("GET", "/healthz", None)).json == {"status": "ok"}
    assert (await house.ask("HEAD", "/healthz", None)).status == 200
    assert (await house.ask("HEAD", "/readyz", None)).raw == b""


async def test_metrics_are_prometheus_text(house: House) -> None:
    answer = await house.ask("GET", "/metrics", Scope.READ)
    assert answer.kind == "text/plain"
    assert b"xiaozhi_hub_sessions_open 0.0" in answer.raw


async def test_texts_of_strangers_are_told_in_ascii(lived_in: House) -> None:
    answer = await lived_in.ask("GET", "/api/v1/devices", Scope.READ)
    assert answer.raw.isascii()
    assert "Küche" in json.dumps(answer.json, ensure_ascii=False)
