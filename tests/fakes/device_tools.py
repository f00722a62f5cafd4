"""The tools of a device, scripted, for tests in virtual time."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hub.tools import LISTED_S, Caller, Tool, ToolOutcome, ToolResult

VOLUME = Tool(
    "self.audio_speaker.set_volume",
    "Sets the volume of the loudspeaker.",
    {"type": "object", "properties": {"volume": {"type": "integer"}}, "required": ["volume"]},
)
STATUS = Tool("self.get_device_status", "Tells how the device is now.")
PHOTO = Tool(
    "self.camera.take_photo",
    "Takes a photo and explains it.",
    {"type": "object", "properties": {"question": {"type": "string"}}, "required": ["question"]},
)
NOTES = Tool("self.notice_board.read", "Reads the notes on the notice board at the door.")
DOOR = Tool("self.door.open", "Opens the door of the house.")

DEVICE_STATUS = '{"audio_speaker":{"volume":70},"screen":{"theme":"light"},"network":{"ssid":"TP-Link_5G"}}'


def done(text: str = "true", *pictures: bytes) -> ToolResult:
    """What comes of a call that does what it should."""
    return ToolResult(ToolOutcome.DONE, text, pictures)


@dataclass(frozen=True)
class Called:
    """One call, with its moments (event loop's clock); without an end while it is under way, or cut off."""

    name: str
    arguments: dict[str, Any]
    caller: Caller
    turn_id: str
    began: float
    ended: float | None = None


@dataclass
class ScriptedTools:
    """Gives ``results`` (a tool without one is done: ``true``), each after ``takes`` seconds (else 0.05)."""

    tools: Sequence[Tool] = (STATUS, VOLUME)
    results: dict[str, ToolResult] = field(default_factory=lambda: {STATUS.name: done(DEVICE_STATUS)})
    takes: dict[str, float] = field(default_factory=dict)
    slow: frozenset[str] = frozenset({PHOTO.name})
    listed_after: float | None = None  # seconds until the tools are known; None: they are from the beginning
    calls: list[Called] = field(default_factory=list)
    under_way: int = 0
    most_at_once: int = 0
    _known: bool = False

    def known(self) -> Sequence[Tool]:
        return self.tools if self._known or self.listed_after is None else ()

    async def listed(self) -> Sequence[Tool]:
        takes = self.listed_after or 0
        await asyncio.sleep(min(takes, LISTED_S))
        self._known = takes < LISTED_S
        return self.known()

    def told(self) -> bool:
        return bool(self.known())

    def busy(self) -> bool:
        return self.under_way > 0

    def is_slow(self, name: str) -> bool:
        return name in self.slow

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        now = asyncio.get_running_loop().time
        number = len(self.calls)
        self.calls.append(Called(name, dict(arguments), caller, turn_id, now()))
        self.under_way += 1
        self.most_at_once = max(self.most_at_once, self.under_way)
        try:
            await asyncio.sleep(self.takes.get(name, 0.05))
        finally:
            self.under_way -= 1
        self.calls[number] = Called(name, dict(arguments), caller, turn_id, self.calls[number].began, now())
        return self.results.get(name, done())

    def names(self) -> list[str]:
        return [call.name for call in self.calls]
