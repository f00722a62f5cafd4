"""The theme, the battery and the camera, at somebody's word."""

import json
from typing import Any
from unittest.mock import Mock

import pytest

from hub.phrases import phrase
from hub.skills.device import MOST_SEEN, Device
from hub.tools import ToolOutcome, ToolResult
from tests.skills.asking import ScriptedDevice, TwinDevice, board, say, tool

STATUS = "self.get_device_status"
PHOTO = "self.camera.take_photo"


@pytest.mark.parametrize(
    ("text", "language", "theme", "said"),
    [
        ("Dark mode", "en", "dark", "The theme is dark now."),
        ("Switch to the light theme", "en", "light", "The theme is light now."),
        ("Включи тёмную тему", "ru", "dark", "Включена тёмная тема."),
        ("切换到深色模式", "zh", "dark", "已切换到深色主题。"),
        ("Dunkles Design", "de", "dark", "Das Design ist jetzt dunkel."),
        ("Modo oscuro", "es", "dark", "Ahora el tema es oscuro."),
    ],
)
async def test_the_theme_is_changed(text: str, language: str, theme: str, said: str) -> None:
    device = TwinDevice(board())
    assert await say(text, language, Device(), tools=device) == said
    assert device.board.theme == theme


async def test_a_theme_that_the_device_does_not_know_is_not_claimed() -> None:
    device = ScriptedDevice([tool("self.screen.set_theme", theme={"type": "string"})])
    device.answers["self.screen.set_theme"] = ToolResult(ToolOutcome.DONE, "false")
    assert await say("Dark mode", "en", Device(), tools=device) == phrase("device.refused", "en")
    other = ScriptedDevice([tool(STATUS)])
    assert await say("Dark mode", "en", Device(), tools=other) == phrase("device.theme.none", "en")


@pytest.mark.parametrize(
    ("language", "text", "charging", "full"),
    [
        ("en", "battery level", "The battery is at 21 percent and charging.", "The battery is at 80 percent."),
        ("ru", "Сколько заряда?", "Заряд батареи 21 процент, она заряжается.", "Заряд батареи 80 процентов."),
        ("zh", "还有多少电", "电量百分之二十一，正在充电。", "电量百分之八十。"),
        (
            "de",
            "Wie voll ist der Akku?",
            "Der Akku ist bei 21 Prozent und lädt.",
            "Der Akku ist bei 80 Prozent.",
        ),
        (
            "es",
            "¿Cuánta batería queda?",
            "La batería está al 21 por ciento y cargando.",
            "La batería está al 80 por ciento.",
        ),
    ],
)
async def test_the_battery_is_told(language: str, text: str, charging: str, full: str) -> None:
    assert await say(text, language, Device(), tools=TwinDevice(board())) == full
    status = {"battery": {"level": 21, "charging": True}}
    device = ScriptedDevice([tool(STATUS)], {STATUS: ToolResult(ToolOutcome.DONE, json.dumps(status))})
    assert await say(text, language, Device(), tools=device) == charging


@pytest.mark.parametrize("status", ["{}", "", '{"battery": {"charging": true}}', '{"battery": {"level": 900}}'])
async def test_a_device_without_a_battery_tells_nothing_of_it(status: str) -> None:
    device = ScriptedDevice([tool(STATUS)], {STATUS: ToolResult(ToolOutcome.DONE, status)})
    for language, text in (("en", "battery level"), ("ru", "Какой заряд батареи?"), ("zh", "还有多少电")):
        assert await say(text, language, Device(), tools=device) == phrase("device.battery.none", language)
    device = ScriptedDevice([tool("self.lamp.turn_on")])
    assert await say("battery level", "en", Device(), tools=device) == phrase("device.battery.none", "en")


@pytest.mark.parametrize("text", ["battery level", "Dark mode", "What do you see?"])
async def test_of_a_device_that_has_told_of_no_tool_nothing_is_claimed(text: str) -> None:
    assert await say(text, "en", Device(), tools=ScriptedDevice()) == phrase("device.untold", "en")
    assert await say(text, "en", Device()) != phrase("device.untold", "en"), "it has no way to tell"


async def test_a_device_that_does_not_answer_is_no_device_without_a_battery() -> None:
    device = ScriptedDevice([tool(STATUS)], {STATUS: ToolResult(ToolOutcome.LATE)})
    assert await say("battery level", "en", Device(), tools=device) == phrase("device.silent", "en")


@pytest.mark.parametrize(
    "result", [ToolResult(ToolOutcome.REFUSED, "no"), ToolResult(ToolOutcome.DONE, '{"success": false}')]
)
async def test_a_device_that_fails_to_tell_how_it_is_is_no_device_without_a_battery(result: ToolResult) -> None:
    device = ScriptedDevice([tool(STATUS)], {STATUS: result})
    assert await say("battery level", "en", Device(), tools=device) == phrase("device.refused", "en")


@pytest.mark.parametrize("why", ["llm.no_key", "llm.budget"])
async def test_no_photo_is_taken_where_nobody_can_look_at_it(why: str) -> None:
    async def lacking() -> str:
        return why

    device = ScriptedDevice([tool(PHOTO, question={"type": "string"})])
    said = await say("What do you see?", "en", Device(lacking), tools=device)
    assert said == phrase(why, "en")
    assert device.calls == []


async def test_a_service_that_failed_just_now_may_look_again() -> None:
    async def lacking() -> str:
        return "llm.down"

    device = ScriptedDevice([tool(PHOTO, question={"type": "string"})])
    device.answers[PHOTO] = ToolResult(ToolOutcome.DONE, '{"success": true, "response": "A cat."}')
    assert await say("What do you see?", "en", Device(lacking), tools=device) == "A cat."


def looking(answer: Any, *, slow: bool = True, name: str = PHOTO) -> ScriptedDevice:
    """A device with a camera of which that comes."""
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return ScriptedDevice(
        [tool(name, question={"type": "string"})],
        {name: ToolResult(ToolOutcome.DONE, text)},
        slow=(name,) if slow else (),
    )


@pytest.mark.parametrize(
    ("text", "language"), [("What do you see?", "en"), ("Что ты видишь?", "ru"), ("你看到了什么？", "zh")]
)
async def test_the_camera_is_asked_in_the_person_s_words(text: str, language: str) -> None:
    device = looking({"success": True, "response": "A red\n ball."})
    assert await say(text, language, Device(), tools=device) == "A red ball."
    assert device.calls == [(PHOTO, {"question": text})]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"success": False, "message": "It is dark."}, "It is dark."),
        ("A plain cat.", "A plain cat."),
        ({"response": "A dog."}, "A dog."),
        ({"success": True, "response": ["x"]}, ""),
        ({"success": True}, ""),
        ({"success": False}, ""),
        ("false", ""),
        ("", ""),
        ([1], ""),
        ("a" * (MOST_SEEN + 9), "a" * MOST_SEEN),
    ],
)
async def test_whatever_comes_of_a_photo_is_told(answer: Any, said: str) -> None:
    expected = said or phrase("device.refused", "en")
    assert await say("What do you see?", "en", Device(), tools=looking(answer)) == expected


async def test_a_picture_without_a_word_is_left_to_a_model_that_sees() -> None:
    device = looking("")
    device.answers[PHOTO] = ToolResult(ToolOutcome.DONE, "", (b"jpeg",))
    assert await say("What do you see?", "en", Device(), tools=device) is None


async def test_a_photo_that_never_comes_is_told() -> None:
    device = looking("")
    device.answers[PHOTO] = ToolResult(ToolOutcome.LATE, "no answer in time")
    assert await say("What do you see?", "en", Device(), tools=device) == phrase("device.silent", "en")


@pytest.mark.parametrize(
    "device", [looking("A cat."), looking("A cat.", slow=False, name="self.cam.take_photo")]
)
async def test_something_is_said_once_before_the_photo(device: ScriptedDevice) -> None:
    order: list[int] = []
    later = Mock()

    async def before_slow() -> None:
        order.append(len(device.calls))

    await say("What do you see?", "en", Device(), tools=device, before_slow=before_slow, while_waiting=later)
    assert (order, len(device.calls)) == ([0], 1)
    later.assert_not_called()  # what is said while it holds up the device would be lost


@pytest.mark.parametrize(
    ("text", "language"), [("What do you see?", "en"), ("Что ты видишь?", "ru"), ("你看到了什么？", "zh")]
)
async def test_without_a_camera_nothing_is_seen(text: str, language: str) -> None:
    device = TwinDevice(board(camera=False))
    assert await say(text, language, Device(), tools=device) == phrase("device.camera.none", language)
    assert device.calls == []
