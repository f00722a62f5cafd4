"""Lights, fans and sockets, at somebody's word."""

from collections.abc import Sequence

import pytest

from hub.phrases import phrase
from hub.skills.house import MOST_AT_ONCE, House
from hub.skills.house_words import family_of, kind_of, room_of
from hub.skills.spoken_forms import LANGUAGES, load_forms
from hub.tools import Caller, Tool, ToolOutcome, ToolResult
from tests.skills.asking import ScriptedDevice, called, number, say, tool


async def no_model() -> str:
    return "llm.no_key"


def lamp(name: str = "self.lamp", told: str = "") -> list[Tool]:
    return [tool(f"{name}.turn_on", told), tool(f"{name}.turn_off", told)]


def dimmable(name: str = "self.lamp") -> list[Tool]:
    return [*lamp(name), tool(f"{name}.set_brightness", brightness=number())]


async def hear(text: str, language: str, tools: Sequence[Tool], room: str = "") -> tuple[str | None, list[str]]:
    """What is answered, and the tools that were called, in a device of that room."""
    device = ScriptedDevice(tools)
    said = await say(text, language, House(called(room=room)), tools=device)
    assert device.callers <= {(Caller.SKILL, "t")}
    return said, [name for name, _ in device.calls]


@pytest.mark.parametrize(
    ("text", "language", "did", "said"),
    [
        ("Turn on the light", "en", "on", "The light is on."),
        ("Switch the lamp off", "en", "off", "The light is off."),
        ("Включи свет", "ru", "on", "Свет включён."),
        ("Выключи лампу", "ru", "off", "Свет выключен."),
        ("开灯", "zh", "on", "灯开了。"),
        ("把灯关掉", "zh", "off", "灯关了。"),
        ("Mach das Licht an", "de", "on", "Das Licht ist an."),
        ("Schalte die Lampe aus", "de", "off", "Das Licht ist aus."),
        ("Enciende la luz", "es", "on", "La luz está encendida."),
        ("Apaga la lámpara", "es", "off", "La luz está apagada."),
    ],
)
async def test_the_one_light_there_is_is_switched(text: str, language: str, did: str, said: str) -> None:
    assert await hear(text, language, lamp()) == (said, [f"self.lamp.turn_{did}"])


@pytest.mark.parametrize(
    ("text", "language", "name", "said"),
    [
        ("Turn on the fan", "en", "self.fan", "The fan is on."),
        ("Выключи вентилятор", "ru", "self.fan", "Вентилятор выключен."),
        ("打开插座", "zh", "self.socket", "插座开了。"),
        ("Schalte die Steckdose ein", "de", "self.socket", "Die Steckdose ist an."),
        ("Apaga el ventilador", "es", "self.fan", "El ventilador está apagado."),
    ],
)
async def test_fans_and_sockets_too(text: str, language: str, name: str, said: str) -> None:
    answer, calls = await hear(text, language, [*lamp(name), *lamp("self.lamp")])
    assert answer == said
    assert [call.rpartition(".")[0] for call in calls] == [name]


@pytest.mark.parametrize(
    ("text", "language", "level", "said"),
    [
        ("Dim the light to 40 percent", "en", 40, "Light 40 percent."),
        ("Dim the light", "en", 30, "Light 30 percent."),
        ("Приглуши свет до 20 процентов", "ru", 20, "Яркость света 20 процентов."),
        ("把灯调到百分之六十", "zh", 60, "灯光亮度百分之六十。"),
        ("Dimme das Licht auf 40 Prozent", "de", 40, "Licht auf 40 Prozent."),
        ("Pon la luz al 40 por ciento", "es", 40, "Luz al 40 por ciento."),
    ],
)
async def test_a_light_is_dimmed(text: str, language: str, level: int, said: str) -> None:
    device = ScriptedDevice(dimmable())
    assert await say(text, language, House(called()), tools=device) == said
    assert device.calls == [("self.lamp.set_brightness", {"brightness": level})]


TWO = [*lamp("kitchen_light"), *lamp("bedroom_light")]
MANY = [one for index in range(MOST_AT_ONCE + 1) for one in lamp(f"self.light{index}")]


@pytest.mark.parametrize(
    ("text", "language", "room", "called_"),
    [
        ("Turn on the kitchen light", "en", "", ["kitchen_light.turn_on"]),
        ("Turn off the light in the bedroom", "en", "Kitchen", ["bedroom_light.turn_off"]),
        ("Включи свет в спальне", "ru", "", ["bedroom_light.turn_on"]),
        ("Включи свет в комнате", "ru", "спальня", ["bedroom_light.turn_on"]),
        ("打开厨房的灯", "zh", "", ["kitchen_light.turn_on"]),
        ("Turn on the light", "en", "Bedroom", ["bedroom_light.turn_on"]),
        ("Включи свет", "ru", "Кухня", ["kitchen_light.turn_on"]),
        ("Turn off all the lights", "en", "", ["kitchen_light.turn_off", "bedroom_light.turn_off"]),
        ("Выключи везде свет", "ru", "", ["kitchen_light.turn_off", "bedroom_light.turn_off"]),
        ("关掉所有的灯", "zh", "卧室", ["kitchen_light.turn_off", "bedroom_light.turn_off"]),
    ],
)
async def test_of_several_the_one_that_is_meant_is_switched(
    text: str, language: str, room: str, called_: list[str]
) -> None:
    said, calls = await hear(text, language, TWO, room)
    assert calls == called_
    action = "on" if called_[0].endswith("on") else "off"
    assert said == phrase(f"house.{'lights' if len(called_) > 1 else 'light'}.{action}", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_room_that_is_recognised_is_known_and_so_are_lights_fans_and_sockets(language: str) -> None:
    lists = [item for topic in load_forms(language).topics for item in topic.lists.items()]
    rooms = {name for key, names in lists for name in names if key in ("room", "bare_room", "compound")}
    things = {name for key, names in lists for name in names if key in ("target", "lamps", "kai", "guan")}
    assert [name for name in rooms if not room_of(name)] == []
    kinds = {kind_of(name) for name in things}
    assert kinds >= {"light", "bedside", "floor", "fan", "socket"}
    assert {family_of(kind) for kind in kinds - {""}} == {"light", "fan", "socket"}


async def test_a_device_s_own_lamp_is_nearer_than_those_of_rooms() -> None:
    assert await hear("Turn on the light", "en", [*TWO, *lamp()]) == ("The light is on.", ["self.lamp.turn_on"])


async def test_a_device_s_own_lamp_is_in_its_room_and_in_no_other() -> None:
    in_kitchen = "Turn on the light in the kitchen"
    assert await hear(in_kitchen, "en", lamp(), "kitchen") == ("The light is on.", ["self.lamp.turn_on"])
    assert await hear(in_kitchen, "en", lamp(), "bedroom") == (None, [])
    assert await hear(in_kitchen, "en", lamp()) == (None, [])


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("Turn on the light", []),
        ("Turn on the light", TWO),
        ("Turn on the light", [*lamp("self.lamp"), *lamp("self.led")]),
        ("Turn on the desk lamp", lamp("self.light")),
        ("Turn on the fan", lamp("self.light")),
        ("Turn on the TV", lamp("self.light")),
        ("Turn on the heating", [*lamp("self.heating"), *lamp("self.light")]),
        ("Turn on the kettle", lamp("self.kettle")),
        ("Turn on the light", lamp("self.door")),
        ("Dim the light", lamp("self.light")),
        ("Dim the light by 10 percent", dimmable()),
        (
            "Turn off all the lights",
            MANY,
        ),
    ],
)
async def test_what_is_not_clear_is_left_to_the_model(text: str, tools: Sequence[Tool]) -> None:
    assert await hear(text, "en", tools) == (None, [])


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_a_model_it_is_said_that_no_light_is_known(language: str) -> None:
    said = {"en": "Turn on the light", "ru": "Включи свет", "zh": "开灯", "de": "Mach das Licht an"}
    text, none_known = said.get(language, "Enciende la luz"), phrase("house.light.none", language)
    alone, with_model = House(called(), no_model), House(called())
    assert await say(text, language, alone) == none_known
    assert await say(text, language, alone, tools=ScriptedDevice(lamp("self.fan"))) == none_known
    assert await say(text, language, alone, tools=ScriptedDevice(TWO)) is None
    assert await say(text, language, with_model) is None


async def test_the_named_kind_is_taken_even_where_others_shine() -> None:
    tools = [*lamp("self.desk_lamp"), *lamp("self.bedside_lamp")]
    assert await hear("Turn on the desk lamp", "en", tools) == ("The light is on.", ["self.desk_lamp.turn_on"])
    assert await hear("打开床头灯", "zh", tools) == ("灯开了。", ["self.bedside_lamp.turn_on"])


async def test_what_did_not_work_is_said_and_nothing_else_is_switched() -> None:
    device = ScriptedDevice(TWO, {"kitchen_light.turn_off": ToolResult(ToolOutcome.LATE)})
    said = await say("Turn off all the lights", "en", House(called()), tools=device)
    assert said == phrase("device.silent", "en")
    assert [name for name, _ in device.calls] == ["kitchen_light.turn_off"]
    refusing = ScriptedDevice(lamp(), {"self.lamp.turn_on": ToolResult(ToolOutcome.DONE, "false")})
    assert await say("Turn on the light", "en", House(called()), tools=refusing) == phrase(
        "device.refused", "en"
    )


async def test_something_is_said_before_a_slow_one() -> None:
    spoken: list[str] = []

    async def before_slow() -> None:
        spoken.append("a moment")

    device = ScriptedDevice(lamp(), slow=("self.lamp.turn_on",))
    await say("Turn on the light", "en", House(called()), tools=device, before_slow=before_slow)
    assert spoken == ["a moment"]
