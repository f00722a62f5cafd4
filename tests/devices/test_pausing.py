"""Who pauses in realtime mode goes on with the same question, unless something of it was done already."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from hub.dialogue.parts import TurnParts
from hub.engines.base import Pcm, ToolCall, Transcript
from hub.events import Outcome
from hub.skills.answering import Answering
from hub.skills.asked import Asked
from hub.skills.handling import SkillAnswer
from hub.skills.recognition import load
from hub.skills.requests import Intent, Request
from hub.skills.spoken_forms import LANGUAGES
from hub.tools import ToolOutcome, ToolResult
from tests.devices.scene import Scene, perform
from tests.fakes.device_tools import VOLUME, ScriptedTools
from tests.fakes.engines import (
    InlineWorker,
    ScriptedEngines,
    ScriptedHearing,
    ScriptedModel,
    ScriptedVoice,
    calls,
)

FIRST_S, PAUSE_S, SECOND_S = 1.2, 0.9, 1.2
SHORTEST_WHOLE_S = FIRST_S + SECOND_S
LOUDER = calls("self_audio_speaker_set_volume", '{"volume": 80}')
GET = calls("self_get_device_status")


@pytest.fixture(scope="module", autouse=True)
def sentences_are_read() -> None:
    """It takes a second, which is none of the event loop's."""
    load(LANGUAGES)


@dataclass
class Hearing(ScriptedHearing):
    """Understands ``text`` first, ``then`` behind it, and both where it hears both."""

    then: str = "Please."
    understood: list[str] = field(default_factory=list)

    async def transcribe(self, pcm: Pcm, language: str | None = None) -> Transcript:
        await super().transcribe(pcm, language)
        whole = len(pcm) / 16_000 > SHORTEST_WHOLE_S
        text = f"{self.text} {self.then}" if whole else self.then if len(self.heard) > 1 else self.text
        self.understood.append(text)
        return Transcript(text, "en")


class Shelf:
    """Carries out intents: counts what was put on the list, each after ``takes`` seconds."""

    def __init__(self, takes: float = 0.0, *, asks_back: bool = False) -> None:
        self.deeds: list[str] = []
        self._takes = takes
        self._asks_back = asks_back

    async def add(self, request: Request, asked: Asked) -> SkillAnswer:
        self.deeds.append(asked.text)
        await asyncio.sleep(self._takes)
        return SkillAnswer("Milk is on the shopping list.", request.intent, asks_back=self._asks_back)

    def skills(self) -> Answering:
        return Answering({Intent.LIST_ADD: self.add, Intent.TIME: self.add}, InlineWorker())


def slow_to_speak(hearing: Hearing, model: ScriptedModel | None = None) -> ScriptedEngines:
    """Of which a voice takes long to begin: nothing is heard while the person pauses."""
    return ScriptedEngines(hearing=hearing, voice=ScriptedVoice(takes=5.0), model=model or ScriptedModel())


def with_(skills: Answering) -> Callable[[TurnParts], TurnParts]:
    def change(parts: TurnParts) -> TurnParts:
        return replace(parts, skills=skills)

    return change


async def speak_with_a_pause(scene: Scene) -> None:
    scene.device.say(type="listen", state="start", mode="realtime")
    await scene.talk(FIRST_S)
    await scene.talk(PAUSE_S, loud=False)
    await scene.talk(SECOND_S)
    await scene.talk(20, loud=False)


def heard(text: str) -> tuple[ScriptedEngines, Hearing]:
    hearing = Hearing(text)
    return slow_to_speak(hearing), hearing


@pytest.mark.parametrize("takes", [0.0, 3.0], ids=["was carried out", "is being carried out"])
def test_what_a_skill_does_is_done_once_though_the_person_goes_on(takes: float) -> None:
    shelf = Shelf(takes)
    engines, hearing = heard("Put milk on the shopping list.")

    async def play(scene: Scene) -> None:
        await speak_with_a_pause(scene)
        assert hearing.understood == ["Put milk on the shopping list.", "Please."]
        assert shelf.deeds == ["Put milk on the shopping list."]
        assert [turn.outcome for turn in scene.turns()][:2] == [Outcome.INTERRUPTED, Outcome.ANSWERED]

    perform(play, lambda: Scene(engines, change_parts=with_(shelf.skills())))


@pytest.mark.parametrize(
    ("text", "asks_back"),
    [("What time is it?", False), ("Put milk on the shopping list.", True)],
    ids=["it only tells something", "it asks back for what is missing"],
)
def test_where_nothing_was_done_the_question_goes_on(text: str, asks_back: bool) -> None:
    shelf = Shelf(asks_back=asks_back)
    engines, hearing = heard(text)

    async def play(scene: Scene) -> None:
        await speak_with_a_pause(scene)
        assert hearing.understood == [text, f"{text} Please."]

    perform(play, lambda: Scene(engines, change_parts=with_(shelf.skills())))


def understood_with_call(call: ToolCall, tools: ScriptedTools) -> list[str]:
    """What was understood of a question with a pause, where the model calls something."""
    hearing = Hearing("Make it louder.")
    model = ScriptedModel(rounds=[[call], ["It is."]], takes=0.05)

    async def play(scene: Scene) -> None:
        await speak_with_a_pause(scene)

    def change(parts: TurnParts) -> TurnParts:
        return replace(parts, own_tools=lambda *_: tools)

    perform(play, lambda: Scene(slow_to_speak(hearing, model), change_parts=change))
    return hearing.understood


@pytest.mark.parametrize("takes", [0.05, 2.0], ids=["was made", "is being made"])
def test_what_the_model_calls_is_done_once_though_the_person_goes_on(takes: float) -> None:
    tools = ScriptedTools(takes={VOLUME.name: takes})
    assert understood_with_call(LOUDER, tools) == ["Make it louder.", "Please."]
    assert tools.names() == [VOLUME.name]


def test_a_call_that_only_reads_or_never_reached_the_device_does_not_part_the_question() -> None:
    assert understood_with_call(GET, ScriptedTools())[1:] == ["Make it louder. Please."]
    invalid = ToolResult(ToolOutcome.INVALID, "volume: 80 is too much")
    tools = ScriptedTools(results={VOLUME.name: invalid})
    assert understood_with_call(LOUDER, tools)[1:] == ["Make it louder. Please."]
