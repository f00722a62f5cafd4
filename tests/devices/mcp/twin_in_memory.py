"""The twin's inside at the end of a session, in virtual time: its main task, its loudspeaker, its tools."""

import asyncio
from typing import Any

from hub.twin.board import Board
from hub.twin.channel import Channel
from hub.twin.clock import LoopClock
from hub.twin.frames import Framing
from hub.twin.main_task import MainTask
from hub.twin.microphone import Uplink
from hub.twin.notes import Notes
from hub.twin.outfit import Outfit
from hub.twin.receiver import Receiver
from hub.twin.state import Happening, Mode
from hub.twin.tool_line import ToolLine
from hub.twin.toolset import ToolPlan
from tests.fakes.connection import MemoryConnection
from tests.twin.asking import ME


class TwinInMemory(MemoryConnection):
    """A device that does with every message what the twin does; ``run`` is one task's work."""

    def __init__(self, plan: ToolPlan) -> None:
        super().__init__()
        clock = LoopClock()
        self.board = Board(ME, camera=plan.camera)
        self._main = MainTask(clock, _nothing, lambda: None)
        self._receiver = Receiver(Mode.AUTO, Framing.STAMPED, self._main.schedule)
        outfit = Outfit(Mode.AUTO, Framing.STAMPED, Uplink(), self.board, plan)
        self._receiver.tools = ToolLine(outfit, self._main, clock, self._receiver, _Uplink(self)).take

    @property
    def notes(self) -> Notes:
        """What was noted since the question."""
        return self._receiver.notes

    @property
    def held_up(self) -> bool:
        """Whether its main task is at work."""
        return self._main.busy

    def ask(self, text: str) -> None:
        """Type a question."""
        self._receiver.begin()
        self._receiver.happen(asyncio.get_running_loop().time(), Happening.LISTEN)
        self.say(type="listen", state="detect", text=text)

    async def send(self, message: str | bytes) -> None:
        await super().send(message)
        self._receiver.take(asyncio.get_running_loop().time(), message)

    async def run(self) -> None:
        """Do what the hub wants, in its order, until cancelled."""
        await self._main.run()


class _Uplink(Channel):
    """Its end of the line: what the tools say."""

    def __init__(self, device: TwinInMemory) -> None:
        self._device = device

    async def send(self, message: str | bytes) -> None:
        self._device.say_raw(message)

    def drop(self) -> None:
        self._device.hang_up()


async def _nothing(*_: Any) -> None:
    """No microphone: questions are typed."""
