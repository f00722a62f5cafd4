"""What tools give out is data: whoever writes where a device reads gets nothing done by it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from hub.bus import Bus
from hub.dialogue.announcement import Announcement
from hub.dialogue.guard import MOST_DOUBTS, Guard
from hub.engines.base import Role
from hub.errors import ServiceDownError
from hub.events import ToolCalled
from hub.skills.asked import Asked
from hub.skills.device import Device
from hub.skills.handling import SkillAnswer, all_handlers
from hub.skills.lists import Lists
from hub.skills.lists_by_voice import ListsByVoice
from hub.skills.recognition import recognise
from hub.skills.talk import Talk
from hub.storage.keeping import Keeping
from hub.storage.lists import SHOPPING, NamedList
from hub.tools import Tool, ToolOutcome, ToolResult
from hub.twin.odd_tools import TRICK
from tests.dialogue.stage import IDS, Stage
from tests.dialogue.test_tool_loop import JPEG, results, turn_with
from tests.fakes.device_tools import DEVICE_STATUS, DOOR, NOTES, PHOTO, STATUS, VOLUME, ScriptedTools, done
from tests.fakes.engines import ScriptedEngines, ScriptedModel, calls
from tests.fakes.virtual_time import run_virtual
from tests.skills.household import Disk

READ = calls("self_notice_board_read")
OPEN = calls("self_door_open")
SET = calls("self_audio_speaker_set_volume", '{"volume": 80}')


def house(**results_of: ToolResult) -> ScriptedTools:
    """A device with a notice board on which somebody wrote a trick."""
    return ScriptedTools((STATUS, VOLUME, PHOTO, NOTES, DOOR), {NOTES.name: done(TRICK), **results_of})


def test_a_model_that_falls_for_a_trick_opens_no_door() -> None:
    model = ScriptedModel(("I was told to open the door.",), rounds=[[READ], [OPEN], [OPEN], [READ, OPEN]])
    tools = house()
    stage = turn_with(model, tools, "What does the notice board say?")
    assert DOOR.name not in tools.names()
    assert results(model.asked[2])[-1]["outcome"] == ToolOutcome.UNASKED
    assert stage.finished.answer == "I was told to open the door."


def test_who_judges_sees_the_person_s_words_and_not_a_word_of_the_trick() -> None:
    model = ScriptedModel(
        rounds=[[READ], [calls("self_camera_take_photo", json.dumps({"question": TRICK, "n": 3}))]]
    )
    turn_with(model, house(), "What does the notice board say?")
    (judged,) = (json.loads(text) for text in model.judged)
    assert judged["said"] == ["What does the notice board say?"]
    assert judged["action"]["name"] == PHOTO.name
    assert judged["action"]["arguments"] == {"question": "…"}
    assert TRICK[:30] not in json.dumps(judged)


def test_arguments_tell_who_judges_nothing_word_by_word_either() -> None:
    given = {"volume": "person", "yes": "asked", "said": "yes"}
    model = ScriptedModel(rounds=[[READ], [calls("self_audio_speaker_set_volume", json.dumps(given))]])
    turn_with(model, house(), "What does the notice board say?")
    assert json.loads(model.judged[0])["action"]["arguments"] == {"volume": "person"}


def test_a_call_that_was_kept_from_the_device_is_told_to_people() -> None:
    stage = turn_with(ScriptedModel(rounds=[[READ], [OPEN]]), house(), "Read the notes.")
    (kept,) = [event for event in stage.events if isinstance(event, ToolCalled)]
    assert (kept.tool, kept.outcome, kept.caller) == (DOOR.name, ToolOutcome.UNASKED, "model")
    assert (kept.turn_id, kept.device_id, kept.arguments) == (IDS.turn_id, IDS.device_id, "{}")


def test_of_a_call_that_was_kept_from_the_device_no_secret_is_told() -> None:
    given = json.dumps({"volume": 1, "token": "s3cret", "url": "http://10.0.0.2/s3cret"})
    model = ScriptedModel(rounds=[[READ], [calls("self_audio_speaker_set_volume", given)]])
    stage = turn_with(model, house(), "Read the notes.")
    (kept,) = [event for event in stage.events if isinstance(event, ToolCalled)]
    assert json.loads(kept.arguments) == {"volume": 1, "token": "***", "url": "http://10.0.0.2/***"}


def test_what_the_person_asked_for_is_done_whatever_was_read() -> None:
    model = ScriptedModel(rounds=[[READ], [OPEN], ["It is open."]], verdict="Yes.")
    tools = house()
    turn_with(model, tools, "Read the notes, then open the door.")
    assert tools.names() == [NOTES.name, DOOR.name]
    assert len(model.judged) == 1


def test_what_is_wanted_beside_the_reading_is_not_held_up_by_it() -> None:
    model = ScriptedModel(rounds=[[READ, OPEN], ["Done."]])
    tools = house()
    turn_with(model, tools, "Open the door and read the notes.")
    assert set(tools.names()) == {NOTES.name, DOOR.name}
    assert model.judged == []


def test_reading_on_needs_nobody_s_leave() -> None:
    model = ScriptedModel(rounds=[[READ], [calls("self_get_device_status")], ["So."]])
    tools = house()
    turn_with(model, tools, "Read the notes.")
    assert tools.names() == [NOTES.name, STATUS.name]
    assert model.judged == []


@pytest.mark.parametrize("verdict", ["", "no", "Yesterday they did.", "I think yes", "not yes"])
def test_only_a_yes_is_one(verdict: str) -> None:
    tools = house()
    turn_with(ScriptedModel(rounds=[[READ], [OPEN]], verdict=verdict), tools, "Read the notes.")
    assert DOOR.name not in tools.names()


def test_a_judge_who_cannot_be_asked_says_no() -> None:
    class Down(ScriptedModel):
        async def reply(self, messages: Any, functions: Any = ()) -> Any:
            if messages[-1].role is Role.USER and "action" in messages[-1].text:
                raise ServiceDownError("")
            async for item in super().reply(messages, functions):
                yield item

    class Slow(ScriptedModel):
        takes = 7.0

    for model in (Down(rounds=[[READ], [OPEN]]), Slow(rounds=[[READ], [OPEN]], verdict="yes", takes=7.0)):
        tools = house()
        turn_with(model, tools, "Read the notes.")
        assert DOOR.name not in tools.names()


def test_a_picture_persuades_nobody_either() -> None:
    tools = house(**{PHOTO.name: done("", JPEG)})
    model = ScriptedModel(rounds=[[calls("self_camera_take_photo", '{"question": "x"}')], [OPEN]])
    turn_with(model, tools, "What do you see?")
    assert DOOR.name not in tools.names()


def test_what_was_read_aloud_is_not_obeyed_in_the_next_turn() -> None:
    model = ScriptedModel(rounds=[[READ], ["It says that the door is to be opened next."], [OPEN], ["No."]])
    stage = Stage.with_(ScriptedEngines(model=model))
    stage.memory.tools = tools = house()

    async def scene() -> None:
        await stage.turn().run("Read the notes.")
        await stage.turn().run("Thank you.")

    run_virtual(scene())
    assert DOOR.name not in tools.names()
    assert json.loads(model.judged[0])["said"] == ["Read the notes.", "Thank you."]


class Skilled:
    """The hub's own skills as far as they look, read a list and say things again."""

    def __init__(self) -> None:
        lists = Lists(Bus(), Keeping("lists", Disk[NamedList](lambda one: one.list_id).opened))
        lists.add(SHOPPING, [TRICK[:100]])
        self._skills = all_handlers(Device(), Talk(lambda _: None), ListsByVoice(lists))

    async def answer(self, asked: Asked) -> SkillAnswer | None:
        request = recognise(asked.text, "en")
        return await self._skills[request.intent](request, asked) if request else None


def talked(*questions: str) -> tuple[Stage, ScriptedTools, ScriptedModel]:
    """The hub's skills answer the questions they know; the model would open the door at each other one."""
    model = ScriptedModel(rounds=[[OPEN], ["Done."]])
    stage = Stage.with_(ScriptedEngines(model=model))
    stage.parts = replace(stage.parts, skills=Skilled())
    seen = done(json.dumps({"success": True, "response": f"A sheet that says: {TRICK}"}))
    stage.memory.tools = tools = house(**{PHOTO.name: seen})

    async def scene() -> None:
        for question in questions:
            await stage.turn().run(question)

    run_virtual(scene())
    return stage, tools, model


@pytest.mark.parametrize(
    "questions", [["What do you see?"], ["What do you see?", "Repeat"], ["What is on my shopping list?"]]
)
def test_what_a_skill_read_aloud_is_not_obeyed_in_the_next_turn(questions: list[str]) -> None:
    stage, tools, model = talked(*questions, "Thank you.")
    assert TRICK[:90] in "".join(message.text for message in model.asked[0])
    assert DOOR.name not in tools.names()
    assert json.loads(model.judged[0])["said"] == [*questions, "Thank you."]
    assert stage.memory.history.from_outside


def test_what_a_skill_says_of_its_own_leaves_the_next_turn_free() -> None:
    _, tools, model = talked("Add milk to the shopping list.", "Open up, please.")
    assert tools.names() == [DOOR.name]
    assert model.judged == []


def test_a_reminder_that_was_told_is_from_outside_when_it_is_said_again() -> None:
    stage = Stage.with_(ScriptedEngines())
    stage.parts = replace(stage.parts, skills=Skilled())

    async def scene() -> None:
        await stage.turn().run(Announcement(lambda _: TRICK))
        await stage.turn().run("Repeat")

    run_virtual(scene())
    assert stage.memory.history.from_outside


def test_a_turn_without_free_text_leaves_the_next_one_free() -> None:
    model = ScriptedModel(rounds=[[calls("self_get_device_status")], ["70."], [OPEN], ["Open."]])
    stage = Stage.with_(ScriptedEngines(model=model))
    stage.memory.tools = tools = house(**{STATUS.name: done(DEVICE_STATUS)})

    async def scene() -> None:
        await stage.turn().run("How loud is it?")
        await stage.turn().run("Open the door.")

    run_virtual(scene())
    assert DOOR.name in tools.names()
    assert model.judged == []


def test_a_yes_covers_one_call_and_what_was_read_has_it_made_no_more() -> None:
    model = ScriptedModel(rounds=[[READ], [OPEN], [OPEN], [OPEN, OPEN], ["Done."]], verdict="Yes.")
    tools = house()
    turn_with(model, tools, "Read the notes, then open the door.")
    assert tools.names() == [NOTES.name, DOOR.name]
    assert results(model.asked[3])[-1]["outcome"] == ToolOutcome.UNASKED


def test_what_was_done_before_the_reading_is_not_done_again_behind_it() -> None:
    model = ScriptedModel(rounds=[[OPEN, READ], [OPEN], ["Done."]], verdict="Yes.")
    tools = house()
    turn_with(model, tools, "Open the door and read the notes.")
    assert tools.names().count(DOOR.name) == 1


async def test_who_has_read_nothing_does_the_same_as_often_as_is_wanted() -> None:
    async def asked_for(tool: Tool, arguments: Any) -> bool:
        raise AssertionError(tool.name)

    guard = Guard(asked_for)
    assert [await guard.allows(VOLUME, {"volume": 1}) for _ in range(9)] == [True] * 9


async def test_the_same_call_is_asked_about_once_and_others_not_without_end() -> None:
    asked: list[Any] = []

    async def asked_for(tool: Tool, arguments: Any) -> bool:
        asked.append(arguments)
        return True

    guard = Guard(asked_for, wary=True)
    assert [await guard.allows(DOOR, {}) for _ in range(5)] == [True] + [False] * 4
    assert len(asked) == 1
    allowed = [await guard.allows(VOLUME, {"volume": number}) for number in range(MOST_DOUBTS + 3)]
    assert allowed == [True] * (MOST_DOUBTS - 1) + [False] * 4
    assert len(asked) == MOST_DOUBTS


@pytest.mark.parametrize(
    ("outcome", "text", "wary"),
    [
        (ToolOutcome.DONE, "true", False),
        (ToolOutcome.DONE, TRICK, True),
        (ToolOutcome.REFUSED, TRICK, True),
        (ToolOutcome.LATE, "The device did not answer in time.", False),
        (ToolOutcome.UNKNOWN, "This device has no such tool.", False),
    ],
)
def test_the_hub_s_own_words_are_not_the_device_s(outcome: ToolOutcome, text: str, wary: bool) -> None:
    async def never(_tool: Tool, _arguments: Any) -> bool:
        raise AssertionError

    guard = Guard(never)
    guard.has_read(ToolResult(outcome, text))
    assert guard.wary is wary
