"""The volume and the brightness, at somebody's word."""

import json

import pytest

from hub.phrases import LANGUAGES, phrase
from hub.skills.levels import MOST_MUTED, Levels
from hub.tools import Caller, ToolOutcome, ToolResult
from tests.skills.asking import ScriptedDevice, TwinDevice, board, number, say, tool

STATUS = "self.get_device_status"
VOLUME = "self.audio_speaker.set_volume"


def telling(status: object, *tools: str) -> ScriptedDevice:
    """A device that tells that of itself."""
    text = status if isinstance(status, str) else json.dumps(status)
    offered = [tool(STATUS), *(tool(name, volume=number()) for name in tools or (VOLUME,))]
    return ScriptedDevice(offered, {STATUS: ToolResult(ToolOutcome.DONE, text)})


@pytest.mark.parametrize(
    ("text", "language", "volume", "said"),
    [
        ("Set the volume to 30 percent.", "en", 30, "Volume 30 percent."),
        ("Volume 0", "en", 0, "Volume 0 percent."),
        ("Louder", "en", 80, "Volume 80 percent."),
        ("Turn the volume up by 25 percent", "en", 95, "Volume 95 percent."),
        ("Turn it down", "en", 60, "Volume 60 percent."),
        ("Full volume", "en", 100, "Volume 100 percent."),
        ("Mute", "en", 0, "Muted."),
        ("Поставь громкость на 41 процент", "ru", 41, "Громкость 41 процент."),
        ("Громче", "ru", 80, "Громкость 80 процентов."),
        ("Тише", "ru", 60, "Громкость 60 процентов."),
        ("Выключи звук", "ru", 0, "Звук выключен."),
        ("音量调到百分之三十", "zh", 30, "音量百分之三十。"),
        ("大声一点", "zh", 80, "音量百分之八十。"),
        ("小声一点", "zh", 60, "音量百分之六十。"),
        ("静音", "zh", 0, "已静音。"),
        ("Stell die Lautstärke auf 30 Prozent", "de", 30, "Lautstärke 30 Prozent."),
        ("Lauter", "de", 80, "Lautstärke 80 Prozent."),
        ("Ton aus", "de", 0, "Der Ton ist aus."),
        ("Pon el volumen al 30 por ciento", "es", 30, "Volumen al 30 por ciento."),
        ("Más alto", "es", 80, "Volumen al 80 por ciento."),
        ("Silencia el sonido", "es", 0, "Sin sonido."),
    ],
)
async def test_the_volume_is_changed_and_that_is_said(text: str, language: str, volume: int, said: str) -> None:
    device = TwinDevice(board(volume=70))
    assert await say(text, language, Levels(), tools=device) == said
    assert device.board.volume == volume
    assert device.callers == {(Caller.SKILL, "t")}


@pytest.mark.parametrize(
    ("text", "language", "brightness", "said"),
    [
        ("Set the screen brightness to 20 percent", "en", 20, "Brightness 20 percent."),
        ("Brighter", "en", 85, "Brightness 85 percent."),
        ("Dim the screen", "en", 65, "Brightness 65 percent."),
        ("Сделай экран ярче", "ru", 85, "Яркость 85 процентов."),
        ("屏幕暗一点", "zh", 65, "亮度百分之六十五。"),
        ("Mach den Bildschirm dunkler", "de", 65, "Helligkeit 65 Prozent."),
        ("Baja el brillo", "es", 65, "Brillo al 65 por ciento."),
    ],
)
async def test_so_is_the_brightness(text: str, language: str, brightness: int, said: str) -> None:
    device = TwinDevice(board(brightness=75))
    assert await say(text, language, Levels(), tools=device) == said
    assert device.board.brightness == brightness


@pytest.mark.parametrize("language", LANGUAGES)
async def test_at_its_limit_it_is_told_so_and_nothing_is_done(language: str) -> None:
    louder = {"en": "Louder", "ru": "Громче", "zh": "大声一点", "de": "Lauter", "es": "Más alto"}[language]
    quieter = {"en": "Quieter", "ru": "Тише", "zh": "小声一点", "de": "Leiser", "es": "Más bajo"}[language]
    device = TwinDevice(board(volume=100))
    assert await say(louder, language, Levels(), tools=device) == phrase("device.volume.most", language)
    device.board.volume = 0
    assert await say(quieter, language, Levels(), tools=device) == phrase("device.volume.least", language)
    assert {name for name, _ in device.calls} == {STATUS}


async def test_near_its_limit_it_goes_there() -> None:
    device = TwinDevice(board(volume=94))
    assert await say("Louder", "en", Levels(), tools=device) == "Volume 100 percent."
    device.board.volume = 4
    assert await say("Quieter", "en", Levels(), tools=device) == "Volume 0 percent."


async def test_who_was_muted_is_as_loud_again_as_before() -> None:
    device, levels = TwinDevice(board(volume=35)), Levels()
    await say("Mute", "en", levels, tools=device)
    await say("Mute", "en", levels, tools=device)  # again: what was before is still known
    assert await say("Unmute", "en", levels, tools=device) == "Volume 35 percent."
    assert device.board.volume == 35


async def test_who_was_silent_already_is_made_to_be_heard_and_no_more() -> None:
    device = TwinDevice(board(volume=0))
    assert await say("Unmute", "en", Levels(), tools=device) == "Volume 50 percent."


async def test_who_is_not_muted_is_left_as_loud() -> None:
    device = TwinDevice(board(volume=20))
    assert await say("Unmute", "en", Levels(), tools=device) == "Volume 20 percent."
    assert device.board.volume == 20


async def test_each_device_is_as_loud_as_that_one_was_and_not_too_many_are_remembered() -> None:
    levels = Levels()
    for number_ in range(MOST_MUTED + 1):
        await say("Mute", "en", levels, tools=TwinDevice(board(volume=30)), device_id=f"d{number_}")
    muted = TwinDevice(board(volume=0))
    assert await say("Unmute", "en", levels, tools=muted, device_id="d1") == "Volume 30 percent."
    muted.board.volume = 0
    assert await say("Unmute", "en", levels, tools=muted, device_id="d0") == "Volume 50 percent."


async def test_a_device_without_a_name_is_not_taken_for_another() -> None:
    levels = Levels()
    await say("Mute", "en", levels, tools=TwinDevice(board(volume=30)), device_id="")
    other = TwinDevice(board(volume=0))
    assert await say("Unmute", "en", levels, tools=other, device_id="") == "Volume 50 percent."


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_device_that_cannot_is_not_claimed_to_have_done_it(language: str) -> None:
    other = ScriptedDevice([tool(STATUS)])
    louder = {"en": "Louder", "ru": "Громче", "zh": "大声一点", "de": "Lauter", "es": "Más alto"}[language]
    assert await say(louder, language, Levels(), tools=other) == phrase("device.volume.none", language)
    darker = {
        "en": "Darker",
        "ru": "Темнее",
        "zh": "屏幕暗一点",
        "de": "Mach den Bildschirm dunkler",
        "es": "Baja el brillo",
    }[language]
    assert await say(darker, language, Levels(), tools=other) == phrase("device.brightness.none", language)
    assert await say(louder, language, Levels(), tools=ScriptedDevice()) == phrase(
        "device.untold", language
    )  # it may yet tell


@pytest.mark.parametrize(
    "status",
    [
        "",
        "no JSON",
        "[" * 100_000,
        [],
        {},
        {"audio_speaker": []},
        {"audio_speaker": {"volume": "70"}},
        {"audio_speaker": {"volume": True}},
        {"audio_speaker": {"volume": -1}},
        {"audio_speaker": {"volume": 1e300}},
        '{"audio_speaker": {"volume": NaN}}',
    ],
)
async def test_one_that_does_not_tell_its_volume_is_asked_for_none(status: object) -> None:
    device = telling(status)
    assert await say("Louder", "en", Levels(), tools=device) == phrase("device.volume.unknown", "en")
    assert await say("Volume 40", "en", Levels(), tools=device) == "Volume 40 percent."


@pytest.mark.parametrize(
    ("result", "key"),
    [
        (ToolResult(ToolOutcome.LATE), "device.silent"),
        (ToolResult(ToolOutcome.GONE), "device.silent"),
        (ToolResult(ToolOutcome.REFUSED, "no"), "device.refused"),
        (ToolResult(ToolOutcome.INVALID), "device.refused"),
        (ToolResult(ToolOutcome.DONE, "false"), "device.refused"),
        (ToolResult(ToolOutcome.DONE, '{"success": false}'), "device.refused"),
    ],
)
async def test_what_did_not_work_is_said(result: ToolResult, key: str) -> None:
    device = telling({"audio_speaker": {"volume": 10}})
    device.answers[VOLUME] = result
    assert await say("Louder", "en", Levels(), tools=device) == phrase(key, "en")
    assert await say("Mute", "en", Levels(), tools=device) == phrase(key, "en")


async def test_a_device_that_does_not_even_tell_how_it_is_does_not_answer() -> None:
    device = telling({})
    device.answers[STATUS] = ToolResult(ToolOutcome.GONE)
    assert await say("Louder", "en", Levels(), tools=device) == phrase("device.silent", "en")


@pytest.mark.parametrize("text", ["Louder", "Quieter", "How loud is it?"])
@pytest.mark.parametrize(
    "result", [ToolResult(ToolOutcome.REFUSED, "no"), ToolResult(ToolOutcome.DONE, '{"success": false}')]
)
async def test_one_that_fails_to_tell_how_loud_it_is_is_said_to_have_failed(
    text: str, result: ToolResult
) -> None:
    device = telling({})
    device.answers[STATUS] = result
    assert await say(text, "en", Levels(), tools=device) == phrase("device.refused", "en")


async def test_tools_that_are_not_known_yet_are_waited_for() -> None:
    device = telling({"audio_speaker": {"volume": 10}})
    device.listed_late = True
    assert await say("Louder", "en", Levels(), tools=device) == "Volume 20 percent."


async def test_other_boards_have_other_names_for_it() -> None:
    for name in ("self.speaker.set_volume", "audio.set_volume", "self.speaker_set_volume"):
        device = telling({}, name)
        assert await say("Volume 40", "en", Levels(), tools=device) == "Volume 40 percent."
        assert device.calls == [(name, {"volume": 40})]


async def test_where_two_might_be_meant_none_is_taken() -> None:
    device = telling({}, "self.speaker.set_volume", "self.headphones.set_volume")
    assert await say("Volume 40", "en", Levels(), tools=device) == phrase("device.volume.none", "en")
    assert device.calls == []


async def test_a_tool_that_needs_more_is_not_taken() -> None:
    both = tool(VOLUME, volume=number(), channel={"type": "string"})
    odd = [tool(VOLUME, volume={"type": "string"}), both]
    for each in odd:
        device = ScriptedDevice([each])
        assert await say("Volume 40", "en", Levels(), tools=device) == phrase("device.volume.none", "en")


@pytest.mark.parametrize(
    ("schema", "value", "said"),
    [
        (number(0, 100), 50, "Volume 50 percent."),
        (number(0, 8), 4, "Volume 50 percent."),
        (number(0, 255), 128, "Volume 50 percent."),
        (number(60, 100), 60, "Volume 60 percent."),
        (number(0, 10**400), 5 * 10**399, "Volume 50 percent."),
        (number(9, 3), 50, "Volume 50 percent."),
        ({"type": "integer", "minimum": "low", "maximum": None}, 50, "Volume 50 percent."),
    ],
)
async def test_it_is_set_in_the_device_s_own_measure(schema: dict[str, object], value: int, said: str) -> None:
    device = ScriptedDevice([tool(VOLUME, volume=schema)])
    assert await say("Volume 50", "en", Levels(), tools=device) == said
    assert device.calls == [(VOLUME, {"volume": value})]


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("How loud is it?", "en", "Volume 70 percent."),
        ("How bright is the screen?", "en", "Brightness 75 percent."),
        ("Какая сейчас громкость?", "ru", "Громкость 70 процентов."),
        ("Какая яркость экрана?", "ru", "Яркость 75 процентов."),
        ("现在音量是多少？", "zh", "音量百分之七十。"),
        ("屏幕有多亮？", "zh", "亮度百分之七十五。"),
        ("Wie laut ist es?", "de", "Lautstärke 70 Prozent."),
        ("Wie hell ist der Bildschirm?", "de", "Helligkeit 75 Prozent."),
        ("¿Cuál es el volumen?", "es", "Volumen al 70 por ciento."),
        ("¿Cuánto brillo tiene la pantalla?", "es", "Brillo al 75 por ciento."),
    ],
)
async def test_it_is_said_how_it_is_and_nothing_is_changed(text: str, language: str, said: str) -> None:
    device = TwinDevice(board(volume=70, brightness=75))
    assert await say(text, language, Levels(), tools=device) == said
    assert [name for name, _ in device.calls] == [STATUS]


async def test_a_device_that_does_not_tell_how_it_is_is_no_loud_one() -> None:
    assert await say("How loud is it?", "en", Levels(), tools=telling({})) == phrase(
        "device.volume.untold", "en"
    )
    mute = telling({})
    mute.answers[STATUS] = ToolResult(ToolOutcome.LATE, "")
    assert await say("How loud is it?", "en", Levels(), tools=mute) == phrase("device.silent", "en")
