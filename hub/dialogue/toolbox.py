"""What the model may call in one turn, and how its calls are carried out."""

import asyncio
import json
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hub.dialogue.deeds import Deed, Deeds
from hub.dialogue.fillers import Fillers
from hub.dialogue.functions import FunctionNames, offered
from hub.dialogue.guard import Guard
from hub.dialogue.told import briefly, told
from hub.engines.base import ChatMessage, Function, Role, ToolCall
from hub.tools import Caller, DeviceTools, Tool, ToolOutcome, ToolResult

log = logging.getLogger(__name__)

MOST_CALLS: Final = 24
"""Calls of one turn; a model that goes round in circles stops there."""

AT_ONCE: Final = 8
"""Calls that a device has to deal with at the same time: its messages wait in a queue."""

MOST_PICTURES: Final = 4
"""Pictures of one turn that a model looks at: each costs about as much as the rest of the question."""

UNASKED: Final = ToolResult(
    ToolOutcome.UNASKED,
    "Not done: the person did not ask for this. If they may want it, tell them, and that they have to say so.",
)
TOO_MANY: Final = ToolResult(
    ToolOutcome.INVALID, "Not done: there were too many calls. Answer with what you have."
)
NONSENSE: Final = ToolResult(ToolOutcome.INVALID, "Not done: the arguments are no JSON object.")
UNKNOWN: Final = ToolResult(ToolOutcome.UNKNOWN, "Not done: there is no such function.")

CUT_OFF: Final = ToolResult(ToolOutcome.CANCELLED)
"""Of calls during which the person went on speaking: each may have been done or not."""

_NO_NAME = re.compile(r"[^A-Za-z0-9_-]+")

Report = Callable[[Tool, Mapping[str, Any], ToolResult], None]
"""Is told of a call that was kept from the device, which therefore reports nothing of it."""


@dataclass(frozen=True, slots=True)
class CarriedOut:
    """What came of the calls of one reply.

    Attributes:
        calls: The calls, as a service takes them back: with a name and arguments that are such.
        answers: A message for each of them, in their order.
        pictures: What came of them to be looked at.
    """

    calls: tuple[ToolCall, ...]
    answers: tuple[ChatMessage, ...]
    pictures: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A call that was understood."""

    tool: Tool
    arguments: Mapping[str, Any]


class Toolbox:
    """The tools of one turn.

    Attributes:
        deeds: What came of the calls.
        record: The calls and, briefly, their results: for later turns, where no answer tells of them.
    """

    def __init__(
        self, tools: DeviceTools, guard: Guard, fillers: Fillers, report: Report, *, turn_id: str
    ) -> None:
        """Prepare a turn; ``report`` is told of calls that were kept from the device."""
        self.deeds = Deeds()
        self.record: list[ChatMessage] = []
        self._tools = tools
        self._guard = guard
        self._fillers = fillers
        self._report = report
        self._turn_id = turn_id
        self._offered: dict[str, Tool] = {}
        self._calls = 0
        self._pictures = 0

    async def functions(self, question: str) -> tuple[Function, ...]:
        """What the model may call to answer ``question``. Waits for a short time if nothing is known yet."""
        listed = self._tools.known() or await self._tools.listed()
        for_people = {tool.name for tool in listed if tool.user_only}
        tools = {tool.name: tool for tool in listed if tool.name not in for_people}
        names = FunctionNames(tools)
        functions = offered(tuple(tools.values()), names, question)
        by_function = {names.function(name): tool for name, tool in tools.items()}
        self._offered = {function.name: by_function[function.name] for function in functions}
        return functions

    async def carry_out(self, calls: Sequence[ToolCall]) -> CarriedOut:
        """Do what the model wants. Whatever goes wrong is told to the model; cancelling ends all calls."""
        taken_back = tuple(
            ToolCall(call.call_id, _name(call.name), json.dumps(_arguments(call.arguments) or {}))
            for call in calls
        )
        try:
            results = await self._results([self._understood(call) for call in calls])
        except asyncio.CancelledError:
            self._note(taken_back, [CUT_OFF] * len(calls))
            raise
        self.deeds.note([self._meant(call) for call in calls], results)
        self._note(taken_back, results)
        answers = tuple(
            told(call.call_id, result, pictures=len(result.pictures))
            for call, result in zip(calls, results, strict=True)
        )
        return CarriedOut(taken_back, answers, self._look(results))

    def _note(self, calls: tuple[ToolCall, ...], results: Sequence[ToolResult]) -> None:
        self.record.append(ChatMessage(Role.ASSISTANT, "", calls=calls))
        self.record += [briefly(call.call_id, result) for call, result in zip(calls, results, strict=True)]

    def _understood(self, call: ToolCall) -> _Wanted | ToolResult:
        """What is wanted, or why it cannot be done."""
        self._calls += 1
        tool = self._offered.get(call.name)
        arguments = _arguments(call.arguments)
        if self._calls > MOST_CALLS:
            return TOO_MANY
        if tool is None:
            return UNKNOWN
        return NONSENSE if arguments is None else _Wanted(tool, arguments)

    def _meant(self, call: ToolCall) -> Deed:
        """What a call was to do."""
        tool = self._offered.get(call.name)
        return Deed.of(tool.name if tool else call.name, _arguments(call.arguments) or {})

    async def _allowed(self, wanted: _Wanted | ToolResult) -> _Wanted | ToolResult:
        if isinstance(wanted, ToolResult) or await self._guard.allows(wanted.tool, wanted.arguments):
            return wanted
        log.info("turn %s: a tool was not called, for nobody asked for it", self._turn_id)
        self._report(wanted.tool, wanted.arguments, UNASKED)
        return UNASKED

    async def _results(self, understood: Sequence[_Wanted | ToolResult]) -> list[ToolResult]:
        """What comes of each. All are allowed or not before one is made, and slow ones wait for the others."""
        results: dict[int, ToolResult] = {}
        slow: dict[int, _Wanted] = {}
        async with self._fillers.for_a_wait():
            allowed = [await self._allowed(one) for one in understood]
            room = asyncio.Semaphore(AT_ONCE)

            async def call(number: int, wanted: _Wanted) -> None:
                async with room:
                    results[number] = await self._call(wanted)

            async with asyncio.TaskGroup() as together:
                for number, one in enumerate(allowed):
                    if isinstance(one, ToolResult):
                        results[number] = one
                    elif self._tools.is_slow(one.tool.name):
                        slow[number] = one
                    else:
                        together.create_task(call(number, one), name=f"tool {self._turn_id}")
        for number, wanted in slow.items():
            await self._fillers.before_slow()
            results[number] = await self._call(wanted)
        return [results[number] for number in range(len(allowed))]

    async def _call(self, wanted: _Wanted) -> ToolResult:
        result = await self._tools.call(
            wanted.tool.name, wanted.arguments, caller=Caller.MODEL, turn_id=self._turn_id
        )
        self._guard.has_read(result)
        return result

    def _look(self, results: Sequence[ToolResult]) -> tuple[bytes, ...]:
        pictures = [picture for result in results for picture in result.pictures]
        pictures = pictures[: MOST_PICTURES - self._pictures]
        self._pictures += len(pictures)
        return tuple(pictures)


def _arguments(text: str) -> dict[str, Any] | None:
    """A call's arguments; None when they are no JSON object: with NaN, half a character, or too deep."""
    try:
        arguments = json.loads(text)
        json.dumps(arguments, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return arguments if isinstance(arguments, dict) else None


def _name(function: str) -> str:
    """A function's name as a service takes it back, though the model made it up."""
    return _NO_NAME.sub("_", function)[:64] or "unknown"
