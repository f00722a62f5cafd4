"""Somebody who talks to the skills, and is answered."""

from hub.skills.alerts_by_voice import AlertsByVoice
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.handling import all_handlers
from hub.skills.timers_by_voice import TIMER
from tests.skills.household import KITCHEN, Home, RunningHub


class Talk:
    """Somebody who talks to the skills."""

    def __init__(self, hub: RunningHub) -> None:
        self.hub = hub
        self.skills = Answering(all_handlers(AlertsByVoice(hub.alerts, hub.ringer.expected, sounds=True)))

    async def say(self, text: str, on: str = KITCHEN, language: str = "en") -> str:
        asked = Asked(text=text, language=language, answer_in=language, device_id=on)
        answer = await self.skills.answer(asked)
        return "" if answer is None else answer.text


async def talk(*said: tuple[str, ...]) -> tuple[list[str], list[tuple[str, int]]]:
    """What is answered to each (nothing: it is the model's), and which timers run then, with seconds left."""
    async with Home().hub() as hub:
        talking = Talk(hub)
        answers = [await talking.say(*words) for words in said]
        left = [(alert.name, round(hub.alerts.left_s(alert) or 0)) for alert in hub.alerts.of(kind=TIMER)]
        assert await talking.skills.close()
    return answers, left
