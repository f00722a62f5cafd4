"""What every layout of the store promises of personas."""

import json
from pathlib import Path

import pytest

from hub.errors import DamagedFileError
from hub.storage.base import Selection
from hub.storage.checking import check
from hub.storage.deleting import delete_choice, delete_personas
from hub.storage.export import export
from hub.storage.personas import HOUSE, USUAL, Length, Persona
from hub.storage.store import Store
from tests.storage.conftest import a_store
from tests.storage.records import HALL, KITCHEN
from tests.storage.test_deleting import files_with

FLINT = Persona(
    persona_id="p1",
    name="Капитан 船长",
    instructions="Speak of the sea.\nBe short.",
    language="ru",
    voice="ru_RU-dmitri-medium",
    greeting="Эй!",
    tools=("self.screen.*", "self.get_device_status"),
    length=Length.BRIEF,
    template="storyteller",
    created_at=2.5,
    everywhere=True,
    devices=(KITCHEN, HALL),
)


async def test_they_come_back_as_they_were_put(store: Store, tmp_path: Path, url: str) -> None:
    await (await store.personas()).put([FLINT, USUAL])
    again = a_store(tmp_path, url)
    personas = await again.personas()
    assert sorted(await personas.all(), key=lambda one: one.persona_id) == [USUAL, FLINT]
    await personas.remove([HOUSE, "nothing"])
    assert await personas.all() == [FLINT]
    await again.close()


async def test_what_is_deleted_leaves_nothing_on_the_disk(store: Store, tmp_path: Path) -> None:
    await (await store.personas()).put([FLINT, USUAL])
    await delete_choice(store, KITCHEN)
    assert files_with(KITCHEN, tmp_path) == []
    (flint,) = (one for one in await (await store.personas()).all() if one.persona_id == "p1")
    assert flint.devices == (HALL,)
    assert await delete_personas(store) == 2
    assert files_with("船长", tmp_path) == []


async def test_they_are_exported_and_counted(store: Store, tmp_path: Path) -> None:
    await (await store.personas()).put([FLINT, USUAL])
    assert (await check(store)).personas == 2
    for which, expected in (
        (Selection(), {"p1": [KITCHEN, HALL], HOUSE: []}),
        (Selection(device_id=KITCHEN), {"p1": [KITCHEN]}),
        (Selection(device_id="aa:bb:cc:dd:ee:99"), {}),
        (Selection(before=9e9), {}),
    ):
        await export(store, tmp_path / "out.json", which)
        exported = json.loads((tmp_path / "out.json").read_text())["personas"]
        assert {one["persona_id"]: one["devices"] for one in exported} == expected


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ({"voice": "../../secret.onnx"}, "voice"),
        ({"voice": "/etc/passwd"}, "voice"),
        ({"language": "English"}, "language"),
        ({"tools": ["[a-z]*"]}, "tools"),
        ({"instructions": "x" * 8_001}, "instructions"),
        ({"length": "endless"}, "length"),
    ],
)
async def test_a_file_that_was_changed_into_something_else_is_told(
    tmp_path: Path, wrong: dict[str, object], found: str
) -> None:
    file = tmp_path / "personas.json"
    file.write_text(json.dumps({"version": 1, "personas": {"1": {"id": "x", **wrong}}}))
    store = a_store(tmp_path)
    with pytest.raises(DamagedFileError, match=rf"personas\.json.*{found}"):
        await check(store)
    await store.close()


@pytest.mark.parametrize(
    ("tools", "allowed", "refused"),
    [
        (("*",), ("self.camera.take_photo", "x"), ()),
        ((), ("hub.timers.set",), ("self.camera.take_photo", "")),
        (("hub.lists.*",), ("hub.lists.add",), ("hub.timers.set", "self.reboot")),
        (
            ("self.screen.*",),
            (
                "hub.lists.add",
                "self.screen.set_theme",
            ),
            ("self.screen", "self.screens.x", "SELF.SCREEN.x"),
        ),
        (("self.get_device_status", "a.*.b"), ("self.get_device_status", "a.x.b"), ("self.reboot", "a.b")),
    ],
)
def test_a_tool_is_allowed_by_its_name_or_a_pattern(
    tools: tuple[str, ...], allowed: tuple[str, ...], refused: tuple[str, ...]
) -> None:
    persona = Persona(persona_id="p", tools=tools)
    assert all(map(persona.allows, allowed))
    assert not any(map(persona.allows, refused))
