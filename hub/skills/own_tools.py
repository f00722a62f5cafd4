"""What the hub itself can do for a language model, as tools beside those of the device."""

import functools
import json
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, ValidationError

from hub.bus import Bus
from hub.errors import DataFolderError, HubError
from hub.events import ToolCalled
from hub.tools import Caller, DeviceTools, Tool, ToolOutcome, ToolResult
from hub.tools_told import told

log = logging.getLogger(__name__)

UNKEPT: Final[Mapping[str, Any]] = {
    "kept": False,
    "note": "It is done, but could not be saved: a restart of the hub may undo it. Say so.",
}
"""What a tool tells besides when the disk does not take what it did."""


class Wanted(BaseModel):
    """Base of what a tool of the hub is given: what it does not know is refused, so that nothing is guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


@dataclass(frozen=True, slots=True)
class OwnTool:
    """One thing the hub can do.

    Attributes:
        name: With dots, as devices name theirs; it begins with ``hub.``, which no tool of a device does.
        description: For the model.
        wanted: What it is given.
        act: Does it, and tells what came of it as plain values; raises ``HubError``.
    """

    name: str
    description: str
    wanted: type[Wanted]
    act: Callable[[Any], Awaitable[Mapping[str, Any]]]

    @property
    def tool(self) -> Tool:
        """As others see it."""
        return Tool(self.name, self.description, _schema(self.wanted))


class OwnTools:
    """Fulfils ``DeviceTools`` for one conversation."""

    def __init__(self, bus: Bus, tools: Sequence[OwnTool], *, device_id: str, session_id: str) -> None:
        """``bus`` is told of each call."""
        self._bus = bus
        self._tools = {tool.name: tool for tool in tools}
        self._known = tuple(tool.tool for tool in tools)
        self._device_id = device_id
        self._session_id = session_id

    def known(self) -> Sequence[Tool]:
        """All of them."""
        return self._known

    async def listed(self) -> Sequence[Tool]:
        """All of them."""
        return self._known

    def told(self) -> bool:
        """They are known."""
        return True

    def busy(self) -> bool:
        """They are the hub's, not the device's."""
        return False

    def is_slow(self, name: str) -> bool:
        """None holds up a device."""
        return False

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        """Do it; see ``DeviceTools``. It never raises but when cancelled."""
        began, outcome = time.monotonic(), ToolOutcome.CANCELLED
        try:
            result = await self._do(name, arguments)
            outcome = result.outcome
            return result
        finally:
            self._bus.publish(
                ToolCalled(
                    device_id=self._device_id,
                    session_id=self._session_id,
                    turn_id=turn_id,
                    tool=name,
                    caller=caller,
                    outcome=outcome,
                    arguments=told(arguments),
                    took=time.monotonic() - began,
                )
            )

    async def _do(self, name: str, arguments: Mapping[str, Any]) -> ToolResult:
        tool = self._tools.get(name)
        if tool is None:
            return ToolResult(ToolOutcome.UNKNOWN, "The hub has no such tool.")
        try:
            done = await tool.act(tool.wanted.model_validate(dict(arguments)))
            return ToolResult(ToolOutcome.DONE, json.dumps(done, ensure_ascii=False))
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            return ToolResult(ToolOutcome.INVALID, f"{where}: {first['msg']}" if where else first["msg"])
        except HubError as error:
            return ToolResult(ToolOutcome.REFUSED, str(error))
        except Exception:  # a fault of ours must not take the answer down
            log.exception("%s failed", tool.name)
            return ToolResult(ToolOutcome.REFUSED, "The hub could not do this.")


class JoinedTools:
    """The hub's own tools and the device's, as one set. Names that both have are the first one's."""

    def __init__(self, own: DeviceTools, device: DeviceTools) -> None:
        self._parts = (own, device)

    def known(self) -> Sequence[Tool]:
        """Both parts', or nothing as long as the device's are not known: then ``listed`` finds out."""
        own, device = self._parts
        theirs = device.known()
        return _once((own.known(), theirs)) if theirs else ()

    async def listed(self) -> Sequence[Tool]:
        """Both parts'; a part that knows nothing yet is waited for, for a short time."""
        return _once([part.known() or await part.listed() for part in self._parts])

    def told(self) -> bool:
        """Whether the device has."""
        return self._parts[1].told()

    def busy(self) -> bool:
        """Whether the device is."""
        return self._parts[1].busy()

    def is_slow(self, name: str) -> bool:
        """Whether whoever has it says so."""
        return any(part.is_slow(name) for part in self._parts)

    async def call(
        self, name: str, arguments: Mapping[str, Any], *, caller: Caller, turn_id: str = ""
    ) -> ToolResult:
        """Have whoever has it do it; what the hub has not is the device's."""
        own, device = self._parts
        who = own if any(tool.name == name for tool in own.known()) else device
        return await who.call(name, arguments, caller=caller, turn_id=turn_id)


async def once_kept(done: Mapping[str, Any], kept: Callable[[], Awaitable[None]]) -> Mapping[str, Any]:
    """``done``, what a tool tells, once that is on the disk.

    If it cannot be (``kept`` raises ``DataFolderError``), it is done all the same, and ``UNKEPT`` tells so.
    """
    try:
        await kept()
    except DataFolderError:
        return {**done, **UNKEPT}
    return done


def _once(parts: Iterable[Sequence[Tool]]) -> tuple[Tool, ...]:
    found: dict[str, Tool] = {}
    for tools in parts:
        for tool in tools:
            found.setdefault(tool.name, tool)
    return tuple(found.values())


@functools.cache
def _schema(wanted: type[Wanted]) -> Mapping[str, Any]:
    """Made once: each connection wants those of all tools, and one takes a millisecond."""
    return _plain(wanted.model_json_schema())


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Complete in itself, and without titles, which cost tokens and say what the names say."""
    named = schema.get("$defs", {})
    return {key: value for key, value in _resolved(schema, named).items() if key != "$defs"}


def _resolved(schema: dict[str, Any], named: Mapping[str, Any]) -> dict[str, Any]:
    """With what it refers to in place of the reference; what may be left out is not said to be null besides."""
    rest = {key: value for key, value in schema.items() if key not in {"$ref", "anyOf", "title"}}
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if "$ref" in schema:
        return _resolved(named[schema["$ref"].rpartition("/")[2]] | rest, named)
    if len(kinds) == 1:
        return _resolved(kinds[0] | {key: value for key, value in rest.items() if value is not None}, named)
    if kinds:
        rest["anyOf"] = [_resolved(one, named) for one in kinds]
    if "properties" in rest:
        rest["properties"] = {name: _resolved(one, named) for name, one in rest["properties"].items()}
    if isinstance(rest.get("items"), dict):
        rest["items"] = _resolved(rest["items"], named)
    return rest
