"""The lights, fans and sockets that are found among the tools of real boards' kinds, and what is none."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from hub.skills.switchables import MOST_TOOLS, Call, switchables
from hub.tools import Tool
from tests.pace import piece_s, took
from tests.skills.asking import TwinDevice, board, number, tool

FLAG = {"type": "boolean"}
WORD = {"type": "string"}


def pair(name: str, on: str = "turn_on", off: str = "turn_off", told: str = "") -> list[Tool]:
    return [tool(f"{name}.{on}", told), tool(f"{name}.{off}", told)]


@pytest.mark.parametrize(
    ("tools", "on", "off"),
    [
        (pair("self.lamp"), Call("self.lamp.turn_on"), Call("self.lamp.turn_off")),
        (pair("self.led", "on", "off"), Call("self.led.on"), Call("self.led.off")),
        (pair("self.light", "open", "close"), Call("self.light.open"), Call("self.light.close")),
        (
            pair("self.led", "turn_on_the_light", "turn_off_the_light"),
            Call("self.led.turn_on_the_light"),
            Call("self.led.turn_off_the_light"),
        ),
        (
            [tool("turnOnKitchenLight"), tool("turnOffKitchenLight")],
            Call("turnOnKitchenLight"),
            Call("turnOffKitchenLight"),
        ),
        (
            [tool("self.light.set_power", power=FLAG)],
            Call("self.light.set_power", {"power": True}),
            Call("self.light.set_power", {"power": False}),
        ),
        (
            [tool("living_room_light_set_state", state={"type": "string", "enum": ["ON", "OFF", "AUTO"]})],
            Call("living_room_light_set_state", {"state": "ON"}),
            Call("living_room_light_set_state", {"state": "OFF"}),
        ),
        (
            [
                tool(
                    "self.led_indicator.set_status",
                    status=WORD | {"default": "'on' 点亮, 'off' 熄灭"},
                )
            ],
            Call("self.led_indicator.set_status", {"status": "on"}),
            Call("self.led_indicator.set_status", {"status": "off"}),
        ),
        (
            [tool("self.light.set_brightness", "设置桌面灯的亮度 (0-100)", brightness=number())],
            Call("self.light.set_brightness", {"brightness": 100}),
            Call("self.light.set_brightness", {"brightness": 0}),
        ),
        (
            [tool("self.lamp.set_brightness", brightness=number(5, 100))],
            Call("self.lamp.set_brightness", {"brightness": 100}),
            None,
        ),
        (
            pair("self.relay1", told="Switches the lamp in the hall"),
            Call("self.relay1.turn_on"),
            Call("self.relay1.turn_off"),
        ),
        (
            [tool("self.led.turn_on", needed=["x"]), tool("self.led.turn_off")],
            None,
            Call("self.led.turn_off"),
        ),
    ],
)
def test_a_light_is_found_by_whatever_name_a_board_gives_it(
    tools: Sequence[Tool], on: Call | None, off: Call | None
) -> None:
    (thing,) = switchables(tools)
    assert (thing.family, thing.on, thing.off) == ("light", on, off)


@pytest.mark.parametrize(
    "tools",
    [
        TwinDevice(board(camera=True)).tools,
        pair("self.door"),
        pair("self.front_door_light"),
        pair("self.lamp", told="Turns the lamp on, and unlocks the door"),
        pair("self.relay1", told="Opens the garage gate and the light there"),
        pair("self.relay1", told="打开门口的灯"),
        pair("self.oven_light"),
        pair("self.heater", told="Turns the heater and its light on"),
        pair("self.plita", told="Включает плиту и свет"),
        pair("self.pump", told="The light of the pump"),
        pair("self.screen", told="Turns the light of the screen on"),
        pair("self.fan.light"),
        pair("self.relay1"),
        pair("self.dog", told="打开灯"),
        [tool("self.lamp.toggle")],
        [tool("self.lamp.get_state")],
        [tool("self.light.get_power")],
        [tool("self.light.set_rgb", r=number(0, 255), g=number(0, 255), b=number(0, 255))],
        [tool("self.lamp.control", action=WORD)],
        [tool("self.chassis.switch_light_mode", light_mode=number(1, 6))],
        [tool("self.led_strip.set_brightness", level={"type": "number"})],
        [tool("self.lamp.set_state", state=WORD)],
        [tool("self.lamp.set_state", state={"type": "string", "enum": ["warm", "cold"]})],
        [tool("self.lamp.set_power", power=FLAG, room=WORD)],
        [Tool("self.lamp.set_power", schema={"properties": ["power"], "required": "power"})],
        [Tool("self.lamp.set_power", schema={"properties": {"power": True}})],
        [Tool("", ""), Tool("...", ""), Tool("on", ""), Tool("灯", "")],
    ],
)
def test_what_is_no_light_or_not_for_sure_is_not_touched(tools: Sequence[Tool]) -> None:
    assert switchables(tools) == ()


def test_what_it_is_and_where_is_read_from_name_and_description() -> None:
    def read(*tools: Tool) -> list[tuple[str, set[str], set[str]]]:
        return [(one.family, set(one.kinds), set(one.rooms)) for one in switchables(tools)]

    assert read(tool("self.lamp.turn_on", "Turn on the external desk lamp")) == [
        ("light", {"light", "desk"}, set())
    ]
    assert read(tool("self.kitchen_fan.turn_on")) == [("fan", {"fan"}, {"kitchen"})]
    assert read(tool("bedroom.desk_lamp.turn_on")) == [("light", {"desk"}, {"bedroom"})]
    assert read(tool("self.relay2.turn_on", "打开客厅的吊灯")) == [("light", {"ceiling"}, {"living"})]
    assert read(tool("self.relay.turn_on", "Включить свет на кухне")) == [("light", {"light"}, {"kitchen"})]
    assert read(tool("self.smart_plug.turn_on")) == [("socket", {"socket"}, set())]


def test_the_tools_of_one_thing_are_put_together_and_those_of_two_are_not() -> None:
    things = switchables(
        [*pair("self.lamp"), tool("self.lamp.set_brightness", brightness=number()), *pair("self.led")]
    )
    assert len(things) == 2
    assert things[0].dimmer is not None
    assert things[0].dimmer.call(40) == Call("self.lamp.set_brightness", {"brightness": 40})
    assert things[1].dimmer is None


def test_a_brightness_is_counted_as_the_device_does() -> None:
    def set_to(percent: int, schema: Mapping[str, Any]) -> Any:
        (thing,) = switchables([tool("self.led_strip.set_brightness", brightness=schema)])
        assert thing.dimmer is not None
        assert (thing.on, thing.off) == (None, None)  # its colour may be black
        return thing.dimmer.call(percent).arguments["brightness"]

    assert [set_to(percent, number(0, 8)) for percent in (0, 50, 100)] == [0, 4, 8]
    assert [set_to(percent, number(10, 100)) for percent in (0, 50)] == [10, 50]


def test_of_a_stranger_s_thousand_tools_not_all_are_looked_at() -> None:
    many = [tool(f"self.lamp{number_}.turn_on", "The lamp") for number_ in range(MOST_TOOLS + 1)]
    assert len(switchables(many)) == MOST_TOOLS


MOST_PIECES = 30
"""Pieces of plain work, each about a millisecond, that are no time."""


@pytest.mark.parametrize(
    "words", ["the light in the room ", "the lightx in the roo ", "lightlamp ", "客厅的灯 "]
)
def test_of_a_stranger_s_long_texts_so_much_is_looked_at_as_takes_no_time(words: str) -> None:
    lamps = [
        tool(f"self.light{number_}.set_brightness_{'on ' * 50}", words * 900) for number_ in range(MOST_TOOLS)
    ]
    switchables(lamps[:1])  # what is read once is no part of it
    assert took(lambda: switchables(lamps)) < MOST_PIECES * piece_s()
