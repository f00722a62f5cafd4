"""Says something to skills, and the devices that they do it with: a scripted one, and the twin."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from hub.phrases import nearest_language, phrase_keys
from hub.skills import house_words
from hub.skills.asked import Asked
from hub.skills.handling import SkillAnswer, SkillGroup, all_handlers
from hub.skills.recognition import recognise
from hub.skills.requests import Request
from hub.storage.base import DeviceRecord
from hub.tools import NO_TOOLS, Caller, DeviceTools, Tool, ToolOutcome, ToolResult
from hub.twin.board import Board
from hub.twin.cjson import MISSING
from hub.twin.errors import ToolError
from hub.twin.identity import Identity
from hub.twin.tools import Device, common_tools

DEVICE = "aa:bb:cc:dd:ee:01"

DONE = ToolResult(ToolOutcome.DONE, "true")


def tool(name: str, description: str = "", needed: Sequence[str] = (), **arguments: Mapping[str, Any]) -> Tool:
    """One tool; all of its arguments are needed, unless it is told which."""
    schema: dict[str, Any] = {"type": "object", "properties": arguments}
    if needed or arguments:
        schema["required"] = [*needed] or [*arguments]
    return Tool(name, description, schema)


def number(low: int = 0, high: int = 100) -> dict[str, Any]:
    """The schema of an integer."""
    return {"type": "integer", "minimum": low, "maximum": high}


@dataclass
class ScriptedDevice:
    """Has ``tools``, answers as it is told to, and notes what it was asked."""

    tools: Sequence[Tool] = ()
    answers: dict[str, ToolResult] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    callers: set[tuple[Caller, str]] = field(default_factory=set)
    slow: tuple[str, ...] = ()
    listed_late: bool = False  # nothing is known before it was asked

    def known(self) -> Sequence[Tool]:
        return () if self.listed_late else self.tools

    async def listed(self) -> Sequence[Tool]:
        return self.tools

    def told(self) -> bool:
        return bool(self.known())

    def busy(self) -> bool:
        return False

    def is_slow(self, name: str) -> bool:
        return name in self.slow

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        self.calls.append((name, dict(arguments)))
        self.callers.add((caller, turn_id))
        return self.answers.get(name, DONE)


class TwinDevice(ScriptedDevice):
    """A board of the twin, asked without a wire: its own tools, arguments checked as a firmware does."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._acts = {each.name: each for each in common_tools(Device(board, lambda *_: None))}
        entries = [json.loads(each.described()) for each in self._acts.values()]
        super().__init__([Tool(one["name"], one["description"], one["inputSchema"]) for one in entries])

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        await super().call(name, arguments, caller=caller, turn_id=turn_id)
        try:
            acting = self._acts[name]
            result = await acting.act(acting.read(dict(arguments), lambda sent, key: sent.get(key, MISSING)))
        except ToolError as error:
            return ToolResult(ToolOutcome.REFUSED, str(error))
        return ToolResult(ToolOutcome.DONE, result if isinstance(result, str) else json.dumps(result))


def board(*, camera: bool = False, volume: int = 70, brightness: int = 75) -> Board:
    """A board of the twin."""
    return Board(Identity(DEVICE, "c"), camera=camera, volume=volume, brightness=brightness)


async def nothing_said() -> None:
    """Before something slow."""


async def say(
    text: str,
    language: str,
    *groups: SkillGroup,
    tools: DeviceTools = NO_TOOLS,
    heard_last: str = "",
    before_slow: Callable[[], Awaitable[None]] = nothing_said,
    while_waiting: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    device_id: str = DEVICE,
) -> str | None:
    """What is answered when somebody says that; None when it is left to the model."""
    asked = Asked(
        text=text,
        language=language,
        answer_in=language,
        device_id=device_id,
        turn_id="t",
        heard_last=heard_last,
        tools=tools,
        before_slow=before_slow,
        while_waiting=while_waiting,
    )
    request = await asyncio.to_thread(_heard, text, language)
    assert request is not None, text
    answer: SkillAnswer | None = await all_handlers(*groups)[request.intent](request, asked)
    assert answer is None or answer.intent is request.intent
    return None if answer is None else answer.text


def _heard(text: str, language: str) -> Request | None:
    """What is asked for, with all read that is needed to do it: files hold up the event loop."""
    house_words.load()
    phrase_keys(nearest_language(language))
    return recognise(text, language)


def called(name: str = "", room: str = "", board: str = "") -> Callable[[str], DeviceRecord | None]:
    """What is known of the device, and of no other."""
    record = DeviceRecord(device_id=DEVICE, name=name, room=room, board=board)
    return lambda device_id: record if device_id == DEVICE else None
