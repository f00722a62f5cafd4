"""The whole loop with a chat service that refuses what real ones refuse, and the twin's tools."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from hub.dialogue.functions import FunctionNames
from hub.dialogue.history import History
from hub.dialogue.memory import Memory
from hub.dialogue.turn import Turn
from hub.engines.base import LanguageModel, Pcm
from hub.engines.grok import Grok
from hub.events import Outcome, TurnFinished
from hub.twin.tool_kinds import Toolset
from tests.dialogue.stage import IDS
from tests.fakes.chat_service import Call, ChatService, Reply, calling
from tests.fakes.device_tools import PHOTO, ScriptedTools, done
from tests.fakes.engines import RecordingSink, ScriptedEngines, ScriptedVoice, turn_parts
from tests.fakes.twin_tools import TwinTools

pytestmark = pytest.mark.loads_engines

GET = Call("self_get_device_status")
LOUDER = Call("self_audio_speaker_set_volume", '{"volume": 90}')
READ = Call("self_notice_board_read")
OPEN = Call("self_door_open")


class CurtVoice(ScriptedVoice):
    """Says everything in a moment: real time is waited for here."""

    async def synthesize(self, text: str, *, due: float = 0.0) -> AsyncIterator[Pcm]:
        self.spoken.append(text)
        yield np.full(1_440, 1_000, np.int16)


@dataclass
class Home:
    """A service, what thinks with it, and one conversation."""

    service: ChatService
    grok: Grok
    memory: Memory = field(default_factory=lambda: Memory(History(2_000)))

    async def ask(self, question: str) -> TurnFinished:
        engines = ThinkingEngines(voice=CurtVoice())
        engines.grok = self.grok
        parts = turn_parts(engines)
        ends: list[TurnFinished] = []
        parts.bus.subscribe(TurnFinished, ends.append)
        await Turn(parts, IDS, RecordingSink(), self.memory).run(question)
        return ends[0]


class ThinkingEngines(ScriptedEngines):
    grok: Grok

    async def llm(self) -> LanguageModel:
        return self.grok

    async def seeing(self) -> LanguageModel:
        return self.grok.seeing("sees", first_token_s=2.0, detail="low")


@pytest.fixture
async def home() -> AsyncIterator[Home]:
    async with ChatService() as service:
        grok = await asyncio.to_thread(
            Grok.connect, base_url=service.base_url, api_key="k", model="m", first_token_s=2.0, max_tokens=100
        )
        yield Home(service, grok)
        await grok.close()


async def test_a_chain_does_what_is_asked_and_the_service_takes_every_message(home: Home) -> None:
    home.memory.tools = tools = TwinTools(Toolset.STANDARD)
    home.service.by_round = (calling(GET, text="One moment."), calling(LOUDER), Reply("Louder now."))
    finished = await home.ask("Make it a bit louder.")
    assert tools.board.volume == 90
    assert finished.answer == "One moment. Louder now."
    assert finished.outcome is Outcome.ANSWERED
    assert home.service.refusals == []


async def test_a_trick_on_the_notice_board_opens_no_door(home: Home) -> None:
    home.memory.tools = tools = TwinTools(Toolset.ODD)
    home.service.by_words = (('"action":', Reply("No.")),)
    home.service.by_round = (calling(READ), calling(OPEN), calling(OPEN, READ), Reply("There is a note."))
    await home.ask("What does the notice board say?")
    assert tools.board.doors_opened == 0
    assert "self.notice_board.read" in tools.called
    assert home.service.refusals == []
    home.service.by_words = (('"action":', Reply("Yes.")),)
    home.service.by_round = (calling(OPEN), Reply("It is open."))
    await home.ask("Now open the door.")
    assert tools.board.doors_opened == 1


async def test_names_that_collide_call_the_right_tool(home: Home) -> None:
    home.memory.tools = tools = TwinTools(Toolset.ODD)
    names = FunctionNames(tool.name for tool in tools.known())
    functions = [names.function("self.lamp.set_level"), names.function("self_lamp_set_level")]
    home.service.by_round = (calling(*(Call(name) for name in functions)), Reply("Both."))
    await home.ask("Tell me about the lamps.")
    assert sorted(tools.called) == ["self.lamp.set_level", "self_lamp_set_level"]
    assert home.service.refusals == []


async def test_five_hundred_tools_are_offered_as_the_service_takes_them(home: Home) -> None:
    home.memory.tools = TwinTools(Toolset.MANY)
    home.service.by_round = (calling(GET), Reply("So it is."))
    assert (await home.ask("How is the device?")).answer == "So it is."
    assert home.service.refusals == []
    assert len(home.service.requests[0]["tools"]) > 64


async def test_what_a_model_makes_up_is_told_to_it_and_taken_by_the_service(home: Home) -> None:
    home.memory.tools = tools = TwinTools(Toolset.STANDARD)
    made_up = calling(Call("no such function!"), Call(LOUDER.name, '{"volume": '), Call(LOUDER.name, "{}"))
    home.service.by_round = (made_up, Reply("That did not work."))
    assert (await home.ask("Louder!")).answer == "That did not work."
    assert tools.called == ["self.audio_speaker.set_volume"]
    told = [json.loads(one["content"]) for one in home.service.requests[1]["messages"] if one["role"] == "tool"]
    assert [one["outcome"] for one in told] == ["unknown", "invalid", "refused"]
    assert home.service.refusals == []


@pytest.mark.parametrize("blind", [False, True])
async def test_a_picture_is_looked_at_or_done_without(home: Home, blind: bool) -> None:
    picture = b"\xff\xd8\xff\xe0 a picture"
    home.memory.tools = ScriptedTools((PHOTO,), {PHOTO.name: done("", picture)}, slow=frozenset())
    home.service.blind = blind
    home.service.by_round = (calling(Call("self_camera_take_photo", '{"question": "x"}')), Reply("I see."))
    assert (await home.ask("What is this?")).answer == "I see."
    assert set(home.service.pictures) == {picture}
    assert ("cannot be looked at" in json.dumps(home.service.requests[-1])) is blind


async def test_a_service_without_functions_answers_all_the_same(home: Home) -> None:
    home.memory.tools = TwinTools(Toolset.STANDARD)
    home.service.refuses = {"tools": 400}
    assert (await home.ask("Hello.")).outcome is Outcome.ANSWERED


async def test_a_model_without_its_functions_is_told_that_it_can_only_talk(home: Home) -> None:
    home.memory.tools = TwinTools(Toolset.STANDARD)
    home.service.refuses = {"tools": 400}
    await home.ask("Make it louder.")
    *offered, answered = home.service.requests
    assert all("You can call functions" in system(request) for request in offered)
    assert ("tools" in answered, "You can call functions" in system(answered)) == (False, False)
    assert "you cannot switch, set" in system(answered)


async def test_what_was_done_before_a_failure_is_taken_with_the_next_question(
    home: Home,
) -> None:
    home.memory.tools = TwinTools(Toolset.STANDARD)
    home.service.by_round = (calling(LOUDER), Reply(status=401))
    assert (await home.ask("Make it louder.")).answer == "Done."
    home.service.by_round = ()
    assert (await home.ask("And now?")).outcome is Outcome.ANSWERED
    roles = [one["role"] for one in home.service.requests[-1]["messages"]]
    assert roles == ["system", "user", "assistant", "tool", "assistant", "user"]
    home.service.refuses = {"tools": 400}
    home.memory.tools = TwinTools(Toolset.ODD)
    assert (await home.ask("And now?")).outcome is Outcome.ANSWERED
    assert "tool" not in [one["role"] for one in home.service.requests[-1]["messages"]]
    assert home.service.refusals.count("tools is not supported") == len(home.service.refusals)


def system(request: dict[str, Any]) -> str:
    return str(request["messages"][0]["content"])
