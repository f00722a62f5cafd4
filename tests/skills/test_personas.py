"""Which personas there are, and where they speak."""

from collections.abc import Coroutine
from typing import Any

import pytest

from hub.bus import Bus
from hub.errors import (
    PersonaGreetingError,
    PersonaNameError,
    TooManyPersonasError,
    UnknownPersonaError,
    UnknownTemplateError,
)
from hub.events import PersonaChanged
from hub.skills.persona_templates import Template
from hub.skills.personas import MAX_PERSONAS, Personas, Traits
from hub.storage.keeping import Keeping
from hub.storage.personas import HOUSE, USUAL, Length, Persona
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import HALL, KITCHEN, Disk


class Scene:
    """Personas over a disk in memory."""

    def __init__(self) -> None:
        self.bus = Bus()
        self.told: list[tuple[str, str, str]] = []
        self.bus.subscribe(
            PersonaChanged, lambda one: self.told.append((one.persona_id, one.change.value, one.device_id))
        )
        self.disk = Disk[Persona](lambda one: one.persona_id)
        self.personas = self.opened()

    def opened(self) -> Personas:
        return Personas(self.bus, Keeping("personas", self.disk.opened), lambda: 1.0)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def finished(work: Coroutine[Any, Any, None]) -> None:
    run_virtual(work)


def test_at_first_the_hub_s_own_speaks_everywhere_and_adds_nothing(scene: Scene) -> None:
    assert list(scene.personas.all()) == [USUAL]
    assert scene.personas.of(KITCHEN) is scene.personas.of("") is scene.personas.everywhere is USUAL
    assert (USUAL.instructions, USUAL.length, USUAL.allows("self.reboot")) == ("", Length.USUAL, True)


def test_a_device_has_its_own_and_the_others_the_one_for_all(scene: Scene) -> None:
    personas = scene.personas
    flint, cook = personas.make({"name": "Flint"}), personas.make_from("cook", "en")
    personas.use(flint.persona_id, KITCHEN)
    personas.use_everywhere(cook.persona_id)
    assert [personas.of(device).name for device in (KITCHEN, HALL, "")] == ["Flint", "Cook", "Cook"]
    personas.use(HOUSE, KITCHEN)
    assert personas.of(KITCHEN).persona_id == HOUSE
    assert personas.get(flint.persona_id).devices == ()
    assert personas.release(KITCHEN).name == personas.of(KITCHEN).name == "Cook"
    personas.release(KITCHEN)
    personas.use_everywhere(HOUSE)
    assert personas.of(HALL).persona_id == HOUSE
    assert not personas.get(cook.persona_id).everywhere
    assert scene.told == [
        (flint.persona_id, "made", ""),
        (cook.persona_id, "made", ""),
        (flint.persona_id, "chosen", KITCHEN),
        (cook.persona_id, "chosen", ""),
        (HOUSE, "chosen", KITCHEN),
        (HOUSE, "released", KITCHEN),
        (HOUSE, "chosen", ""),
    ]


def test_where_a_deleted_one_spoke_the_one_for_all_speaks(scene: Scene) -> None:
    personas = scene.personas
    flint = personas.make({"name": "Flint"})
    personas.use(flint.persona_id, KITCHEN)
    personas.use_everywhere(flint.persona_id)
    personas.delete(flint.persona_id)
    assert personas.of(KITCHEN) == personas.everywhere == USUAL
    with pytest.raises(UnknownPersonaError):
        personas.get(flint.persona_id)
    with pytest.raises(UnknownPersonaError):
        personas.use(flint.persona_id, KITCHEN)


def test_the_hub_s_own_can_be_changed_and_is_as_it_was_when_it_is_deleted(scene: Scene) -> None:
    changed = scene.personas.change(HOUSE, {"name": "Rosie", "length": Length.BRIEF})
    assert scene.personas.of(KITCHEN) == changed
    scene.personas.delete(HOUSE)
    assert list(scene.personas.all()) == [USUAL]


def test_all_of_it_is_kept(scene: Scene) -> None:
    async def work() -> None:
        flint = scene.personas.make({"name": "Flint", "instructions": "Of the sea."})
        gone = scene.personas.make({"name": "Gone"})
        scene.personas.use(flint.persona_id, KITCHEN)
        await scene.personas.kept()
        scene.personas.delete(gone.persona_id)
        await scene.personas.kept()
        again = scene.opened()
        await again.load()
        assert [one.name for one in again.all()] == ["", "Flint"]
        assert again.of(KITCHEN).instructions == "Of the sea."

    finished(work())


def test_names_are_the_only_ones_and_there_are_not_too_many(scene: Scene) -> None:
    flint = scene.personas.make({"name": "Flint"})
    other = scene.personas.make({"name": "Other"})
    with pytest.raises(PersonaNameError):
        scene.personas.make({"name": " FLINT"})
    with pytest.raises(PersonaNameError):
        scene.personas.change(other.persona_id, {"name": "flint"})
    assert scene.personas.change(flint.persona_id, {"name": "FLINT"}).name == "FLINT"
    with pytest.raises(UnknownTemplateError):
        scene.personas.make_from("pirate", "en")
    for number in range(MAX_PERSONAS - 3):
        scene.personas.make({"name": f"number {number}"})
    with pytest.raises(TooManyPersonasError):
        scene.personas.make({"name": "one more"})


def test_a_template_gives_what_is_not_said_otherwise(scene: Scene) -> None:
    made = scene.personas.make_from("tutor", "ru", Traits(name="Ада", language="de"))
    assert (made.name, made.language, made.template) == ("Ада", "de", "tutor")
    assert made.instructions.startswith("Ты помогаешь")
    assert (made.allows("self.audio_speaker.set_volume"), made.allows("self.camera.take_photo")) == (
        True,
        False,
    )


@pytest.mark.parametrize(
    ("said", "language", "expected"),
    [
        ("storyteller", "en", ["storyteller"]),
        ("сказочником", "ru", ["storyteller"]),
        ("сказочницей", "ru", ["storyteller"]),
        ("讲故事的人", "zh", ["storyteller"]),
        ("Geschichtenerzähler", "en", ["storyteller"]),
        ("cuentacuentos", "en", ["storyteller"]),
        ("cooks", "en", ["cook"]),
        ("поваром", "ru", ["cook"]),
        ("大厨", "zh", ["cook"]),
        ("teacher", "en", ["tutor"]),
        ("учителем", "ru", ["tutor"]),
        ("Experten", "en", ["expert"]),
        ("flint", "en", ["Flint"]),
        ("captain", "en", ["Flint", "Hook"]),
        ("careful", "en", []),
        ("осторожен", "ru", []),
        ("小心", "zh", []),
    ],
)
def test_they_are_found_as_people_name_them(
    scene: Scene, said: str, language: str, expected: list[str]
) -> None:
    for name in ("Captain Flint", "Captain Hook"):
        scene.personas.make({"name": name})
    found = scene.personas.find(said, language)
    shown = [one.template_id if isinstance(one, Template) else one.name.split()[-1] for one in found]
    assert shown == expected


def test_a_persona_comes_before_a_template_of_the_same_name(scene: Scene) -> None:
    mine = scene.personas.make({"name": "Chef"})
    assert scene.personas.find("chef", "en") == (mine,)
    (template,) = scene.personas.find("cook", "en")
    assert isinstance(template, Template)


def test_a_template_from_which_one_was_made_is_that_one(scene: Scene) -> None:
    mine = scene.personas.make_from("cook", "en", Traits(name="Rosie"))
    for said in ("cook", "rosie", "повар"):
        assert scene.personas.find(said, "en") == (mine,)
    assert scene.personas.find("house voice", "en") == (USUAL,)


def test_a_greeting_that_its_voice_cannot_read_is_refused(scene: Scene) -> None:
    with pytest.raises(PersonaGreetingError):
        scene.personas.make({"name": "Flint", "language": "ru", "greeting": "Ahoy!"})
    flint = scene.personas.make({"name": "Flint", "greeting": "Ahoy!"})
    for wrong in (Traits(language="zh"), Traits(language="ru", greeting="Hello!")):
        with pytest.raises(PersonaGreetingError):
            scene.personas.change(flint.persona_id, wrong)
    assert scene.personas.change(flint.persona_id, {"language": "de"}).greeting == "Ahoy!"
    assert scene.personas.change(flint.persona_id, {"language": "ru", "greeting": "Полундра!"}).language == "ru"
    cook = scene.personas.make_from("cook", "en", Traits(language="ru"))
    assert (cook.language, cook.greeting) == ("ru", ""), "the template's greeting is English"
