"""What one device can do, in one conversation: asked for, known, and called."""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hub import __version__
from hub.devices.mcp.arguments import Arguments, ArgumentsError, fitting
from hub.devices.mcp.errors import DeclinedError, GoneError, SilentError, ToolLineError
from hub.devices.mcp.habits import RESTARTING, SLOW_CALL_S, SLOW_S, TURN_S, is_slow_by_name, patience
from hub.devices.mcp.listing import MAX_NAME, list_tools
from hub.devices.mcp.parts import Send, ToolParts
from hub.devices.mcp.results import read_result, without_answer
from hub.devices.mcp.texts import clean
from hub.devices.mcp.turns import CallTurns
from hub.events import ToolCalled
from hub.tools import LISTED_S, NOTHING, Caller, InTurn, Tool, ToolOutcome, ToolResult
from hub.tools_told import told

if TYPE_CHECKING:
    from hub.devices.mcp.line import Line

log = logging.getLogger(__name__)

PROTOCOL: Final = "2024-11-05"
"""The version of MCP that devices speak, whatever they are asked for."""

ANSWER_S: Final = 10.0
"""Longest wait for a page of the list, or for the first answer of all, seconds."""

LIST_AGAIN_S: Final = 30.0
"""Shortest time between two lists, seconds: a device that changes its tools all the time is asked no more."""

MAX_WAITING: Final = 16
"""Calls that wait for their turn; a device does one after the other. One more is turned away."""


class Toolbox:
    """The tools of one device (``DeviceTools``). ``run`` is one task's work, and nobody waits for it.

    What devices of its kind can do is known at once, until it has said so itself.
    """

    def __init__(self, device_id: str, session_id: str, send: Send, parts: ToolParts) -> None:
        """``send`` sends a payload to the device, in the conversation ``session_id``."""
        self.device_id = device_id
        self.session_id = session_id
        self._send = send
        self._parts = parts
        self._kind = parts.kind_of(device_id)
        self._own: tuple[Tool, ...] | None = None
        self._line: Line | None = None
        self._open_until: float | None = None  # until when its list is waited for; None: it has no tools
        self._ready = asyncio.Event()  # it can be called, or never will
        self._listed = asyncio.Event()  # it said what it can do, or never will
        self._changed = asyncio.Event()
        self.turns = CallTurns()
        self._asking: set[asyncio.Task[ToolResult]] = set()  # each ends by its limit, or with the line
        self._waiting = 0
        self._now = asyncio.get_running_loop().time

    def open(self) -> None:
        """The device has said that it has tools."""
        self._open_until = self._now() + LISTED_S

    async def run(self) -> None:
        """Get to know the device, and carry what is said, until cancelled; of one without tools, nothing."""
        if self._open_until is None:
            return
        try:
            line_class = await self._parts.load()
            line, opened = line_class(self._send, self._changed.set), asyncio.Event()
            self._line = line
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._learn(line, opened), name="tools: learning")
                await line.run(opened.set)
        finally:
            self._line = None
            self._ready.set()
            self._listed.set()
            if self._asking:
                await asyncio.wait(self._asking)

    def receive(self, payload: Mapping[str, Any]) -> bool:
        """Take what the device said, at once; False: it is of no use."""
        return self._line is not None and self._line.receive(payload)

    def all(self) -> tuple[Tool, ...]:
        """Its tools, as far as they are known by now, with those for people alone."""
        if self._open_until is None:
            return ()
        return self._parts.kinds.tools(self._kind) if self._own is None else self._own

    def known(self) -> tuple[Tool, ...]:
        """Those of them that are not for people alone."""
        return tuple(tool for tool in self.all() if not tool.user_only)

    async def listed(self) -> tuple[Tool, ...]:
        """The same, once the device has been asked, or has had its time to answer."""
        if self._open_until is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(self._open_until):
                    await self._listed.wait()
        return self.known()

    def told(self) -> bool:
        """Whether it has said what it can do, or those of its kind have, or it has no tools."""
        return self._open_until is None or self._own is not None or bool(self.all())

    def is_slow(self, name: str) -> bool:
        """Whether it holds up the device's main task."""
        return is_slow_by_name(name) or self._parts.kinds.is_slow(self._kind, name)

    def busy(self) -> bool:
        """Whether the device does something now, or may: what is played to it meanwhile can be lost."""
        return self.turns.taken or self._waiting > 0

    async def call(
        self,
        name: str,
        arguments: Mapping[str, Any],
        *,
        caller: Caller,
        turn_id: str = "",
        in_turn: InTurn = NOTHING,
    ) -> ToolResult:
        """Call one, unless the arguments do not fit its schema. It never raises but when cancelled.

        ``in_turn`` makes what takes the place of some of the arguments when the turn of the call has come; what
        it raises is raised.
        """
        began, outcome = self._now(), ToolOutcome.CANCELLED
        try:
            result = await self._call(name, arguments, caller, in_turn)
            outcome = result.outcome
            return result
        finally:
            took = self._now() - began
            log.info(
                "session %s: a tool was called for the %s: %s (%.1f s)", self.session_id, caller, outcome, took
            )
            self._parts.bus.publish(
                ToolCalled(
                    device_id=self.device_id,
                    session_id=self.session_id,
                    turn_id=turn_id,
                    tool=clean(name, MAX_NAME),
                    caller=caller.value,
                    outcome=outcome.value,
                    arguments=told(arguments),
                    took=took,
                )
            )

    async def _call(self, name: str, given: Mapping[str, Any], caller: Caller, in_turn: InTurn) -> ToolResult:
        tool = next((one for one in self.all() if one.name == name), None)
        if tool is None or (tool.user_only and caller is not Caller.PERSON):
            return ToolResult(ToolOutcome.UNKNOWN, "This device has no such tool.")
        try:
            arguments = fitting(tool, given)
        except ArgumentsError as error:
            return ToolResult(ToolOutcome.INVALID, str(error))
        if self._waiting >= MAX_WAITING:
            return ToolResult(ToolOutcome.LATE, "Too many calls wait for this device; it was not asked.")
        self._waiting += 1
        try:
            person = caller is Caller.PERSON
            if not await self.turns.take(TURN_S if person else None, gives_way=person):
                return ToolResult(ToolOutcome.LATE, "The device is busy with other calls; it was not asked.")
            return await self._in_turn(name, arguments, caller, in_turn)
        finally:
            self._waiting -= 1

    async def _in_turn(self, name: str, given: Arguments, caller: Caller, in_turn: InTurn) -> ToolResult:
        """Ask. The turn ends when the device is done: a slow tool holds it up though nobody waits any more."""
        slow, sent = self.is_slow(name), asyncio.Event()
        if slow:
            self.turns.holds_up()
        asking = asyncio.create_task(self._ask(name, given, in_turn, sent), name="tools: asking")
        self._asking.add(asking)
        asking.add_done_callback(self._end_turn)
        try:
            await asyncio.wait({asking}, timeout=patience(name, slow=slow, caller=caller))
        except asyncio.CancelledError:
            if not (slow and sent.is_set()):
                await _end(asking)
            raise
        if asking.done():
            return asking.result()
        if sent.is_set():
            self._was_slow(name)
        else:
            await _end(asking)
        return without_answer(name, SilentError(told=sent.is_set()))

    def _was_slow(self, name: str) -> None:
        """It took its time, and may still: the turn goes on until the device is done."""
        self.turns.holds_up()
        self._parts.kinds.was_slow(self._kind, name)

    def _end_turn(self, asking: asyncio.Task[ToolResult]) -> None:
        self._asking.discard(asking)
        if not asking.cancelled():
            asking.exception()  # nobody may wait for it any more
        self.turns.give_back()

    async def _ask(self, name: str, given: Arguments, in_turn: InTurn, sent: asyncio.Event) -> ToolResult:
        arguments = given | {argument: make() for argument, make in in_turn.items()}
        try:
            line = await self._greeted()
            asked = self._now()
            params = {"name": name, "arguments": arguments}
            cancels = name not in RESTARTING
            answer = await line.ask("tools/call", params, SLOW_CALL_S, cancels=cancels, sent=sent)
        except ToolLineError as error:
            return without_answer(name, error)
        kinds = self._parts.kinds
        noted = kinds.was_slow if self._now() - asked > SLOW_S else kinds.was_fast
        noted(self._kind, name)
        return await read_result(answer, self._parts.redraw)

    async def _greeted(self) -> "Line":
        """The line to the device, once it was told who asks; raises ``GoneError``."""
        await self._ready.wait()
        if self._line is None:
            raise GoneError("The device is no longer connected.")
        return self._line

    async def _learn(self, line: "Line", opened: asyncio.Event) -> None:
        """Say who asks, then ask what the device can do, and again when that changes or did not come whole."""
        await opened.wait()
        answers = await self._introduce(line)
        self._ready.set()
        while answers:
            asked = self._now()
            whole = await self._list(line)
            self._listed.set()
            if whole:
                await self._changed.wait()
            await asyncio.sleep(max(0.0, asked + LIST_AGAIN_S - self._now()))
            self._changed.clear()
        self._listed.set()

    async def _introduce(self, line: "Line") -> bool:
        """Say who asks, and where photos are explained; whether anything came back."""
        vision = self._parts.vision_of(self.device_id)
        params = {
            "protocolVersion": PROTOCOL,
            "capabilities": {"vision": {"url": vision.url, "token": vision.token}} if vision else {},
            "clientInfo": {"name": "Xiaozhi Hub", "version": __version__},
        }
        try:
            await line.ask("initialize", params, ANSWER_S, cancels=False)
        except DeclinedError as error:  # it may have tools all the same
            log.debug("session %s: the device declined to begin: %s", self.session_id, ascii(str(error)))
        except ToolLineError:
            log.info("session %s: the device says that it has tools, and does not answer", self.session_id)
            return False
        await line.tell("notifications/initialized")
        return True

    async def _list(self, line: "Line") -> bool:
        """Ask what it can do; False when the answer broke off. Of a part, more is taken than was known."""
        try:
            listing = await list_tools(partial(_page, line))
        except ToolLineError as error:
            log.info("session %s: the device does not say which tools it has", self.session_id)
            return not isinstance(error, SilentError)
        if listing.whole or len(listing.tools) > len(self.all()):
            self._own = listing.tools
        log.info("session %s: the device told of %d tools", self.session_id, len(listing.tools))
        if listing.whole:
            self._parts.kinds.listed(self._kind, listing.tools)
        return listing.whole


async def _page(line: "Line", cursor: str) -> Mapping[str, Any]:
    return await line.ask("tools/list", {"cursor": cursor, "withUserTools": True}, ANSWER_S)


async def _end(asking: asyncio.Task[ToolResult]) -> None:
    """Nobody waits for it any more."""
    asking.cancel()
    await asyncio.wait({asking})
