"""One turn and its surroundings, in virtual time."""

from dataclasses import dataclass

import numpy as np

from hub.dialogue.history import History
from hub.dialogue.listening import Listening, Utterance
from hub.dialogue.memory import Memory
from hub.dialogue.parts import TurnIds, TurnParts
from hub.dialogue.turn import Question, Turn
from hub.engines.base import Pcm
from hub.events import Event, TurnFinished
from tests.fakes.engines import RecordingSink, ScriptedEngines, ScriptedSkills, turn_parts
from tests.fakes.virtual_time import run_virtual

IDS = TurnIds("aa:bb:cc:dd:ee:01", "s1", "s1-1")


class Said(Listening):
    """Speech that has ended already."""

    def __init__(self, sound: Pcm, *, held: bool = False, cut: bool = False) -> None:
        self.hub_decides_end = not held
        self._said = Utterance(sound, cut)

    async def utterance(self) -> Utterance:
        return self._said


SOUND = np.ones(16_000, np.int16)
NO_SOUND = np.zeros(0, np.int16)
SPEECH = Said(SOUND)
SILENCE = Said(NO_SOUND)


@dataclass
class Stage:
    """A turn's surroundings, and what came of it."""

    parts: TurnParts
    sink: RecordingSink
    memory: Memory
    events: list[Event]

    @classmethod
    def with_(
        cls, engines: ScriptedEngines, skills: ScriptedSkills | None = None, device_language: str = "en"
    ) -> "Stage":
        parts = turn_parts(engines, skills)
        events: list[Event] = []
        parts.bus.subscribe(Event, events.append)
        return cls(parts, RecordingSink(), Memory(History(2_000), device_language), events)

    def turn(self) -> Turn:
        return Turn(self.parts, IDS, self.sink, self.memory)

    @property
    def finished(self) -> TurnFinished:
        ends = [event for event in self.events if isinstance(event, TurnFinished)]
        assert len(ends) == 1
        assert self.events[-1] is ends[0]
        return ends[0]


def play(
    question: Question,
    engines: ScriptedEngines | None = None,
    skills: ScriptedSkills | None = None,
    device_language: str = "en",
) -> Stage:
    """Run one turn in virtual time."""
    stage = Stage.with_(engines or ScriptedEngines(), skills, device_language)

    async def scene() -> None:
        await stage.turn().run(question)

    run_virtual(scene())
    return stage
