"""Silence, saying it again, and who it is that one talks to."""

import pytest

from hub.phrases import phrase
from hub.skills.asked import Asked
from hub.skills.handling import SkillAnswer
from hub.skills.requests import Intent, Request
from hub.skills.talk import Talk
from tests.skills.asking import DEVICE, called, say


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Stop!", "en"),
        ("Be quiet", "en"),
        ("Хватит", "ru"),
        ("Стоп", "ru"),
        ("停", "zh"),
        ("Stopp", "de"),
        ("Para", "es"),
    ],
)
async def test_who_is_to_be_quiet_says_nothing_and_stops_what_rings(text: str, language: str) -> None:
    silenced: list[str] = []

    def silence(device_id: str) -> bool:
        silenced.append(device_id)
        return True

    assert await say(text, language, Talk(called(), silence)) == ""
    assert await say(text, language, Talk(called())) == ""
    assert silenced == [DEVICE]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Say that again", "en"),
        ("Repeat", "en"),
        ("Повтори", "ru"),
        ("再说一遍", "zh"),
        ("Wiederhole das", "de"),
        ("Repite", "es"),
    ],
)
async def test_what_was_said_is_said_again(text: str, language: str) -> None:
    assert await say(text, language, Talk(called()), heard_last="It is noon.") == "It is noon."
    assert await say(text, language, Talk(called())) == phrase("talk.nothing_yet", language)


@pytest.mark.parametrize("outside", [True, False])
async def test_what_is_said_again_is_from_where_it_was(outside: bool) -> None:
    asked = Asked(
        text="Repeat", language="en", answer_in="en", heard_last="It is noon.", heard_from_outside=outside
    )
    answer = await Talk(called()).handlers()[Intent.REPEAT](Request(intent=Intent.REPEAT), asked)
    assert answer == SkillAnswer("It is noon.", Intent.REPEAT, from_outside=outside)


@pytest.mark.parametrize(
    ("name", "room", "board", "said"),
    [
        ("Bob", "Kitchen", "box", "I am Bob. My room is Kitchen."),
        ("Bob", "", "box", "I am Bob. I have not been given a room."),
        ("", "Kitchen", "box", "I have no name yet. My room is Kitchen."),
        ("", "", "box-3", "I have no name and no room yet. I am a box-3 board."),
        ("{0}", "{room}", "", "I am {0}. My room is {room}."),
        ("", "", "", phrase("talk.device.unknown", "en")),
    ],
)
async def test_a_device_tells_what_people_call_it(name: str, room: str, board: str, said: str) -> None:
    assert await say("Which device are you?", "en", Talk(called(name, room, board))) == said


async def test_in_every_language() -> None:
    talk = Talk(called("Боб", "кухня"))
    assert await say("Какое ты устройство?", "ru", talk) == "Меня зовут Боб. Моя комната — кухня."
    assert await say("你是哪个设备", "zh", Talk(called("小智", "厨房"))) == "我是小智，我的房间是厨房。"
    bert = Talk(called("Bert", "Küche"))
    assert await say("Welches Gerät bist du?", "de", bert) == "Ich heiße Bert. Mein Raum: Küche."
    paco = Talk(called("Paco", "cocina"))
    assert await say("¿Qué dispositivo eres?", "es", paco) == "Soy Paco. Mi habitación: cocina."


async def test_a_device_that_is_not_known_says_so() -> None:
    for device_id in ("", "other"):
        said = await say("Which device are you?", "en", Talk(called("Bob")), device_id=device_id)
        assert said == phrase("talk.device.unknown", "en")


async def test_a_goodbye_is_answered() -> None:
    assert await say("Goodbye", "en", Talk(called())) == phrase("farewell", "en")
