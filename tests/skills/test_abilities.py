"""What the hub says that it can do, which is what it can."""

import pytest

from hub.phrases import LANGUAGES, phrase, words
from hub.skills import saying
from hub.skills.abilities import Abilities
from hub.skills.requests import Intent
from hub.tools import NO_TOOLS
from tests.skills.asking import ScriptedDevice, TwinDevice, board, say, tool

QUESTION = {
    "en": "What can you do?",
    "ru": "Что ты умеешь?",
    "zh": "你会做什么？",
    "de": "Was kannst du?",
    "es": "¿Qué puedes hacer?",
}


def abilities(*intents: Intent, thinks: bool = True) -> Abilities:
    async def lacking() -> str:
        return "" if thinks else "llm.no_key"

    return Abilities(intents or (Intent.TIME,), lacking)


async def test_a_device_without_tools_and_a_hub_without_a_model_can_little() -> None:
    said = await say(QUESTION["en"], "en", abilities(thinks=False))
    assert said == "I can tell you the time and the date. For anything else I need a language model."


async def test_what_the_device_offers_is_told() -> None:
    said = await say(QUESTION["en"], "en", abilities(), tools=TwinDevice(board(camera=True)))
    assert said == (
        "I can tell you the time and the date, change the volume, change the brightness of the screen "
        "and look through the camera. You can ask me anything else, too."
    )


async def test_nothing_is_seen_without_a_model() -> None:
    said = await say(QUESTION["en"], "en", abilities(thinks=False), tools=TwinDevice(board(camera=True)))
    assert said is not None
    assert "camera" not in said


@pytest.mark.parametrize("language", LANGUAGES)
async def test_in_every_language_all_of_it(language: str) -> None:
    every = abilities(Intent.TIME, Intent.TIMER_SET, Intent.LIST_ADD)
    lamp = ScriptedDevice([*TwinDevice(board(camera=True)).tools, tool("self.lamp.turn_on")])
    said = await say(QUESTION[language], language, every, tools=lamp)
    names = ("clock", "timers", "lists", "volume", "screen", "lights", "see")
    things = saying.listed([words(f"can.{name}", language)[0] for name in names], language)
    assert said == phrase("talk.abilities", language, things=things)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: str) -> None:
    names = ("clock", "timers", "lists", "volume", "screen", "lights", "see")
    assert all(len(words(f"can.{name}", language)) == 1 for name in names)


async def test_a_hub_that_carries_out_nothing_promises_nothing_of_the_kind() -> None:
    said = await say(QUESTION["en"], "en", abilities(Intent.LIST_ADD), tools=NO_TOOLS)
    assert said == "I can keep your lists. You can ask me anything else, too."
