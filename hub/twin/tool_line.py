"""The device's tools on the line: requests are read as they come, tools and replies wait for the main task."""

from collections.abc import Mapping
from typing import Any

from hub.errors import MessageError
from hub.twin import messages
from hub.twin.channel import UPLINK_BYTES, Channel
from hub.twin.clock import Clock
from hub.twin.errors import RebootError, ToolError
from hub.twin.main_task import MainTask
from hub.twin.mcp import McpServer, Reply, ToolCall, answered, failed
from hub.twin.outfit import Outfit
from hub.twin.receiver import Receiver
from hub.twin.tool import Refusal, Result, Silence
from hub.twin.tool_notes import Called, Outcome
from hub.twin.tools import Device


class ToolLine:
    """Takes what the hub asks of the tools, has it done, and replies."""

    def __init__(
        self, outfit: Outfit, main: MainTask, clock: Clock, receiver: Receiver, channel: Channel
    ) -> None:
        self._board = outfit.board
        self._server = McpServer(outfit.board, outfit.plan.tools(Device(outfit.board, self._restart), clock))
        self._main = main
        self._clock = clock
        self._receiver = receiver
        self._channel = channel

    def take(self, fields: Mapping[str, Any]) -> None:
        """Take an ``mcp`` message.

        Raises:
            MessageError: The device ignores it.
            CrashError: More is asked than a device can remember.
        """
        payload = fields.get("payload")
        if not isinstance(payload, dict):
            raise MessageError("an mcp message's payload is no object")
        wanted = self._server.read(payload)
        match wanted:
            case Reply():
                self._reply(wanted.payload)
            case ToolCall():
                self._main.work(lambda: self._run(wanted))

    def _reply(self, payload: str) -> None:
        message = messages.mcp(self._receiver.session_id, payload)
        if len(message.encode()) > UPLINK_BYTES:
            self._receiver.notes.fault("a reply of the tools would be longer than a device can send")
            return
        self._main.work(lambda: self._channel.send(message))

    def _restart(self, why: str, after_s: float) -> None:
        """Let the device restart, in its turn: the connection is gone, and with it what it would still say."""

        async def restart() -> None:
            await self._clock.until(self._clock.now() + after_s)
            self._board.restart()
            self._channel.drop()
            raise RebootError(why)

        self._main.work(restart)

    async def _run(self, call: ToolCall) -> None:
        """Run a tool and reply, in a turn of its own: a device that restarts meanwhile never does."""
        begun = self._clock.now()
        notes, spoken_s = self._receiver.notes, self._receiver.speaking_for(begun)
        noted = Called(call.tool.name, dict(call.arguments), call.tool.user_only, begun, spoken_s)
        notes.tools.begin(noted)
        try:
            result = await call.tool.act(call.arguments)
            payload, noted.outcome = answered(call.id, result), _outcome(result)
        except ToolError as error:
            payload, noted.outcome = failed(call.id, str(error)), Outcome.ERROR
        noted.ended = self._clock.now()
        if payload:
            self._reply(payload)


def _outcome(result: Result) -> Outcome:
    match result:
        case Refusal():
            return Outcome.REFUSAL
        case Silence():
            return Outcome.SILENCE
        case _:
            return Outcome.RESULT
