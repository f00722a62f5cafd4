"""Personas, over the API."""

from typing import Any

import pytest

from hub.errors import DiskFullError
from hub.events import PersonaChanged
from hub.storage.tokens import Scope
from tests.storage.records import HALL, KITCHEN
from tests.web.api.conftest import Answer, House

PERSONAS = "/api/v1/personas"
TEMPLATES = "/api/v1/persona-templates"
FOR_ALL = "/api/v1/default-persona"
ON_KITCHEN = f"/api/v1/devices/{KITCHEN.upper()}/persona"


async def do(house: House, method: str, path: str, json: Any = None) -> Answer:
    how = {} if json is None else {"json": json}
    return await house.ask(method, path, Scope.CONTROL, **how)


async def test_one_is_made_from_a_template_changed_and_deleted_and_everybody_is_told(house: House) -> None:
    told: list[PersonaChanged] = []
    house.hub.bus.subscribe(PersonaChanged, told.append)
    (template,) = (
        one
        for one in (await do(house, "GET", f"{TEMPLATES}?language=ru-RU")).json["templates"]
        if one["template_id"] == "storyteller"
    )
    new = {"template": "storyteller", "template_language": "ru", "voice": "v"}
    made = await do(house, "POST", PERSONAS, new)
    assert made.status == 201
    for name in ("name", "instructions", "greeting", "tools", "length", "language"):
        assert made.json[name] == template[name]
    assert (made.json["voice"], made.json["template"]) == ("v", "storyteller")
    assert made.json["instruction_tokens"] > len(template["instructions"]) / 4
    one = f"{PERSONAS}/{made.json['persona_id']}"
    changed = (await do(house, "PATCH", one, {"length": "brief", "tools": [], "greeting": ""})).json
    assert (changed["length"], changed["tools"], changed["greeting"]) == ("brief", [], "")
    assert changed["name"] == "Сказочник"
    kept = await (await house.store.personas()).all()
    assert [(each.name, each.tools) for each in kept] == [("Сказочник", ())]
    snapshot = (await house.ask("GET", "/api/v1/snapshot", Scope.READ)).json["personas"]["personas"]
    assert [each["persona_id"] for each in snapshot] == ["house", made.json["persona_id"]]
    assert (await do(house, "DELETE", one)).status == 204
    gone = await do(house, "GET", one)
    assert (gone.status, gone.json["code"]) == (404, "persona.unknown")
    assert await (await house.store.personas()).all() == []
    assert [event.change.value for event in told] == ["made", "changed", "deleted"]


async def test_one_speaks_on_a_device_or_on_all(lived_in: House) -> None:
    async def speaking(path: str) -> str:
        persona: str = (await lived_in.ask("GET", path, Scope.READ)).json["persona_id"]
        return persona

    on_hall = f"/api/v1/devices/{HALL}/persona"
    flint = (await do(lived_in, "POST", PERSONAS, {"name": "Flint"})).json["persona_id"]
    rosie = (await do(lived_in, "POST", PERSONAS, {"name": "Rosie"})).json["persona_id"]
    assert [await speaking(path) for path in (ON_KITCHEN, on_hall, FOR_ALL)] == ["house"] * 3
    chosen = (await do(lived_in, "PUT", ON_KITCHEN, {"persona_id": flint})).json
    assert chosen["devices"] == [KITCHEN]
    assert (await do(lived_in, "PUT", FOR_ALL, {"persona_id": rosie})).json["everywhere"]
    assert [await speaking(path) for path in (ON_KITCHEN, on_hall, FOR_ALL)] == [flint, rosie, rosie]
    assert (await do(lived_in, "GET", f"{PERSONAS}/house")).json["everywhere"] is False
    assert {each.devices for each in await (await lived_in.store.personas()).all()} == {(), (KITCHEN,)}
    assert (await do(lived_in, "DELETE", ON_KITCHEN)).status == 204
    assert await speaking(ON_KITCHEN) == rosie
    assert (await do(lived_in, "DELETE", FOR_ALL)).status == 204
    assert await speaking(FOR_ALL) == "house"
    await do(lived_in, "PUT", ON_KITCHEN, {"persona_id": flint})
    await do(lived_in, "DELETE", f"{PERSONAS}/{flint}")
    assert await speaking(ON_KITCHEN) == "house"


async def test_the_hub_s_own_is_changed_and_set_back_and_never_gone(house: House) -> None:
    own = f"{PERSONAS}/house"
    assert (await do(house, "PATCH", own, {"name": "Rosie", "language": "de"})).json["name"] == "Rosie"
    assert (await do(house, "DELETE", own)).status == 204
    left = (await do(house, "GET", own)).json
    assert (left["name"], left["language"], left["tools"], left["everywhere"]) == ("", "", ["*"], True)


async def test_templates_are_told_in_each_language(house: House) -> None:
    names = {}
    for language in ("en", "ru", "zh-CN", "de", "fr"):
        found = (await house.ask("GET", f"{TEMPLATES}?language={language}", Scope.READ)).json["templates"]
        names[language] = [one["name"] for one in found]
    assert names["en"] == names["fr"]
    assert len({tuple(each) for each in names.values()}) == 4
    assert names["zh-CN"][0] == "家里的声音"
    assert names["de"][0] == "Hausstimme"


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"name": " "},
        {"name": "x" * 65},
        {"name": "a\nb"},
        {"template": "cook", "name": ""},
        {"name": "Flint", "instructions": "x" * 8_001},
        {"name": "Flint", "instructions": "a\u202eb"},
        {"name": "Flint", "language": "English"},
        {"name": "Flint", "voice": "../x.onnx"},
        {"name": "Flint", "voice": ".hidden"},
        {"name": "Flint", "greeting": "x" * 301},
        {"name": "Flint", "greeting": "a\nb"},
        {"name": "Flint", "tools": ["self.[a-z]"]},
        {"name": "Flint", "tools": ["self tool"]},
        {"name": "Flint", "tools": ["x"] * 101},
        {"name": "Flint", "length": "endless"},
        {"name": "Flint", "devices": [KITCHEN]},
        {"name": "Flint", "template_language": "e n"},
    ],
)
async def test_what_makes_no_sense_is_refused(house: House, wrong: dict[str, Any]) -> None:
    answer = await do(house, "POST", PERSONAS, wrong)
    assert (answer.status, answer.json["code"]) == (422, "api.invalid")
    assert len((await do(house, "GET", PERSONAS)).json["personas"]) == 1


async def test_what_cannot_be_is_told_with_what_to_do(lived_in: House) -> None:
    await do(lived_in, "POST", PERSONAS, {"name": "Flint", "instructions": "One line.\nAnother."})
    for method, path, body, status, code in (
        ("POST", PERSONAS, {"name": "FLINT"}, 409, "persona.name"),
        ("POST", PERSONAS, {"template": "pirate"}, 404, "persona.template"),
        ("PATCH", f"{PERSONAS}/house", {"name": "flint"}, 409, "persona.name"),
        ("PATCH", f"{PERSONAS}/house", {}, 422, "api.invalid"),
        ("PATCH", f"{PERSONAS}/nothing", {"length": "brief"}, 404, "persona.unknown"),
        ("PUT", FOR_ALL, {"persona_id": "nothing"}, 404, "persona.unknown"),
        ("PUT", ON_KITCHEN, {"persona_id": "nothing"}, 404, "persona.unknown"),
        ("PUT", "/api/v1/devices/nobody/persona", {"persona_id": "house"}, 404, "enrolment.unknown_device"),
        ("GET", "/api/v1/devices/nobody/persona", None, 404, "enrolment.unknown_device"),
        ("DELETE", "/api/v1/devices/nobody/persona", None, 404, "enrolment.unknown_device"),
    ):
        answer = await do(lived_in, method, path, body)
        assert (answer.status, answer.json["code"]) == (status, code)
        assert answer.json["action"]
    for number in range(48):
        await do(lived_in, "POST", PERSONAS, {"name": f"n{number}"})
    full = await do(lived_in, "POST", PERSONAS, {"name": "one more"})
    assert (full.status, full.json["code"]) == (409, "persona.too_many")


async def test_a_disk_that_is_full_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_documents: object) -> None:
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(await house.store.personas(), "put", full)
    answer = await do(house, "POST", PERSONAS, {"name": "Flint"})
    assert (answer.status, answer.json["code"]) == (507, "disk.full")
