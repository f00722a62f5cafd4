"""What is set in a language is told in it when it rings, whoever sets it: a skill, or the language model."""

import asyncio
import json

import pytest

from hub.storage.alerts import Alert
from tests.devices.ringing import House, in_house, sentences
from tests.devices.scene import Scene
from tests.fakes.engines import ScriptedModel, ScriptedVoice, calls

WANTED = json.dumps({"seconds": 20, "name": "eggs"})


async def ask(house: House, scene: Scene, text: str) -> Alert:
    """A typed question that has a timer set; the timer."""
    scene.device.say(type="listen", state="detect", text=text)
    await scene.device.until("tts stop")
    (timer,) = house.alerts.all()
    return timer


def bilingual(scene: Scene) -> None:
    """Voices for both languages, and a model that sets a timer."""
    scene.engines.voices |= {"ru": ScriptedVoice(language="ru"), "en": ScriptedVoice(language="en")}
    scene.engines.model = ScriptedModel(rounds=([calls("hub_timers_set", WANTED)], ["Your eggs are timed."]))


@pytest.mark.parametrize(
    "text",
    [
        "Set a timer for twenty seconds for the eggs.",
        "I have just put eggs on the stove, so let me know when twenty seconds are over.",
    ],
)
def test_an_english_question_on_a_russian_device_sets_what_rings_in_english(text: str) -> None:
    async def play(house: House) -> None:
        async with house.talk(language="ru", idle_s=60) as scene:
            bilingual(scene)
            timer = await ask(house, scene, text)
            assert (timer.name, timer.language) == ("eggs", "en")
            await asyncio.sleep(1)
            scene.device.say(type="listen", state="start", mode="auto")
            await asyncio.sleep(25)
            assert "The eggs timer is done." in sentences(scene)

    in_house(play)


def test_the_language_of_each_question_is_that_of_what_it_sets() -> None:
    async def play(house: House) -> None:
        async with house.talk(language="en", idle_s=60) as scene:
            bilingual(scene)
            timer = await ask(house, scene, "Дай знать, когда варятся яйца: двадцать секунд хватит.")
            assert timer.language == "ru"

    in_house(play)
