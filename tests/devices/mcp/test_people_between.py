"""What people call over the API in a conversation: it costs nobody an answer, and is not cut off."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest

from hub.bus import Bus
from hub.devices.mcp.toolbox import Toolbox
from hub.events import Outcome
from hub.protocol.frames import Framing
from hub.tools import Caller, ToolResult
from hub.twin import web
from hub.twin.tool_kinds import Toolset
from hub.twin.toolset import ToolPlan
from tests.devices.mcp.test_long_photo import ANSWER, SEEN, Photo
from tests.devices.mcp.twin_in_memory import TwinInMemory
from tests.devices.scene import Scene, session
from tests.fakes.engines import ScriptedEngines, ScriptedModel
from tests.fakes.tools import tool_parts
from tests.fakes.virtual_time import run_virtual

TWENTY_S = Photo(5.0, 15.0)


@dataclass(frozen=True)
class Room:
    """A conversation with a device that has a camera, and somebody at the window."""

    device: TwinInMemory
    scene: Scene

    @property
    def toolbox(self) -> Toolbox:
        tools = self.scene.session._tools
        assert tools is not None
        return tools

    async def photo(self) -> ToolResult:
        return await self.toolbox.call("self.camera.take_photo", {"question": "?"}, caller=Caller.PERSON)

    def assert_heard_whole(self) -> None:
        notes = self.device.notes
        assert (notes.tools.lost, notes.outside, notes.cleared) == (0, 0, 0)
        assert notes.received == len(notes.packets) > 20
        assert " ".join(one.text for one in notes.sentences) == ANSWER
        assert [turn.outcome for turn in self.scene.turns()][-1] is Outcome.ANSWERED


def play(
    monkeypatch: pytest.MonkeyPatch,
    scenario: Callable[[Room], Awaitable[None]],
    **settings: Any,
) -> None:
    monkeypatch.setattr(web, "post", TWENTY_S.post)

    async def whole() -> None:
        device = TwinInMemory(ToolPlan(Toolset.CAMERA, slow_s=TWENTY_S.sent_s))
        engines = ScriptedEngines(model=ScriptedModel(SEEN, takes=0.5))
        scene = Scene(engines, Framing.V2, tools=tool_parts(Bus()), device=device, **settings)
        main = asyncio.create_task(device.run())
        async with session(scene, mcp=True):
            await device.until("mcp", 3)
            await asyncio.sleep(1)
            await scenario(Room(device, scene))
        main.cancel()
        await asyncio.wait({main})

    run_virtual(whole())


def test_an_answer_waits_for_a_photo_that_a_person_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(room: Room) -> None:
        call = asyncio.create_task(room.photo())
        await asyncio.sleep(0.1)
        room.device.ask("What is on the table?")
        await room.device.until("tts start")
        assert call.done()
        assert call.result().done
        await room.device.until("tts stop")
        room.assert_heard_whole()

    play(monkeypatch, scenario)


def test_an_answer_waits_for_a_photo_that_nobody_waits_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(room: Room) -> None:
        call = asyncio.create_task(room.photo())
        await asyncio.sleep(1)
        call.cancel()
        await asyncio.wait({call})
        room.device.ask("What is on the table?")
        await room.device.until("tts stop")
        room.assert_heard_whole()

    play(monkeypatch, scenario)


def test_a_photo_that_a_person_wants_waits_for_an_answer_to_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(room: Room) -> None:
        slow_before = asyncio.create_task(room.photo())
        await asyncio.sleep(1)
        room.device.ask("What is on the table?")
        await asyncio.sleep(1)
        another = asyncio.create_task(room.photo())  # it would be the next one, but for the answer
        await room.device.until("tts stop")
        assert slow_before.done()
        assert (await another).done
        while room.device.held_up:
            await asyncio.sleep(0.1)
        room.assert_heard_whole()

    play(monkeypatch, scenario)


def test_nobody_is_taken_leave_of_while_a_person_s_call_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(room: Room) -> None:
        room.device.say(type="listen", state="start", mode="auto")
        await asyncio.sleep(3)
        assert (await room.photo()).done
        assert room.device.closed is None
        await room.device.until("tts stop")  # of the farewell

    play(monkeypatch, scenario, idle_s=6)


def test_a_farewell_ends_no_call_that_began_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(room: Room) -> None:
        room.device.say(type="listen", state="start", mode="auto")
        await room.device.until("tts sentence_start")
        assert (await room.photo()).done
        await asyncio.sleep(1)
        assert room.device.closed is not None

    play(monkeypatch, scenario, idle_s=6)


def test_who_listens_again_behind_the_farewell_is_not_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scenario(room: Room) -> None:
        room.device.say(type="listen", state="start", mode="auto")
        await room.device.until("tts sentence_start")
        call = asyncio.create_task(room.photo())
        await room.device.until("tts stop")
        room.device.say(type="listen", state="start", mode="auto")
        await asyncio.sleep(1)
        assert room.device.closed is not None
        await asyncio.wait({call})

    play(monkeypatch, scenario, idle_s=6)
