"""JSON-RPC as the firmware speaks it: requests in, replies out. Text only, no I/O, and no tool is run here.

From the device protocol, section 4, and the firmware's ``mcp_server.cc``. Its replies are put together from
pieces of text, so that an error's words are not escaped: a hub may get JSON that is broken.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hub.errors import MessageError
from hub.twin.board import Board, Vision
from hub.twin.cjson import MISSING, field, is_number, printed, valueint
from hub.twin.errors import ToolError
from hub.twin.tool import Arguments, Image, Refusal, Result, Silence, Tool, Value

PROTOCOL = "2024-11-05"
"""The version of MCP it speaks, whatever the hub asks for."""

PAGE_BYTES = 8000
"""A page of the list of tools grows no longer than this."""

PAGE_END_BYTES = 30
"""Kept free for the page's end; the next page's name is not counted, so that a page can be a little longer."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply, as JSON."""

    payload: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A tool that is to be run, on the main task."""

    id: int
    tool: Tool
    arguments: Arguments


class McpServer:
    """The device's tools, as a hub sees them. What the hub says of itself goes into ``board``."""

    def __init__(self, board: Board, tools: Sequence[Tool]) -> None:
        self._board = board
        self._tools = {tool.name: tool for tool in reversed(tools)}  # of two with one name the first counts
        self._order = tuple(dict.fromkeys(tool.name for tool in tools))

    def read(self, payload: Any) -> Reply | ToolCall | None:
        """What comes of a request; None for a notification.

        Raises:
            MessageError: The device ignores the request, for the reason given.
        """
        method, number, params = _request(payload)
        if number is None:
            return None
        try:
            match method:
                case "initialize":
                    return self._initialize(number, params)
                case "tools/list":
                    return self._list(number, params)
                case "tools/call":
                    return self._call(number, params)
        except ToolError as error:
            return Reply(failed(number, str(error)))
        return Reply(failed(number, f"Method not implemented: {method}"))

    def _initialize(self, number: int, params: Any) -> Reply:
        vision = field(field(params, "capabilities"), "vision")
        url, token = field(vision, "url"), field(vision, "token")
        if self._board.camera and isinstance(url, str):
            self._board.vision = Vision(url, token if isinstance(token, str) else "")
        about = {
            "protocolVersion": PROTOCOL,
            "capabilities": {"tools": {}},
            "serverInfo": {"name": self._board.flash.hardware.board, "version": self._board.flash.app.version},
        }
        return Reply(_succeeded(number, printed(about)))

    def _list(self, number: int, params: Any) -> Reply:
        """One page. A cursor is the name of the page's first tool; after another nothing follows."""
        cursor = field(params, "cursor")
        cursor = cursor if isinstance(cursor, str) else ""
        with_user_tools = field(params, "withUserTools") is True
        if cursor and cursor not in self._tools:
            raise ToolError(_no_room(""))
        names = self._order[self._order.index(cursor) :] if cursor else self._order
        shown = [self._tools[name] for name in names if with_user_tools or not self._tools[name].user_only]
        return Reply(_succeeded(number, _page(shown, any_tools=bool(self._order))))

    def _call(self, number: int, params: Any) -> ToolCall:
        if params is MISSING:
            raise ToolError("Missing params")
        name, sent = field(params, "name"), field(params, "arguments")
        if not isinstance(name, str):
            raise ToolError("Missing name")
        if sent is not MISSING and not isinstance(sent, dict):
            raise ToolError("Invalid arguments")
        tool = self._tools.get(name)
        if tool is None:
            raise ToolError(f"Unknown tool: {name}")
        return ToolCall(number, tool, tool.read(sent, field))


def answered(number: int, result: Result) -> str:
    """The reply with a tool's result, as JSON; "" when the tool never answers."""
    if isinstance(result, Silence):
        return ""
    refused = isinstance(result, Refusal)
    return _succeeded(number, printed({"content": [_content(result)], "isError": refused}))


def failed(number: int, message: str) -> str:
    """The reply with an error: no code, and the words as they are, not escaped."""
    return f'{{"jsonrpc":"2.0","id":{number},"error":{{"message":"{message}"}}}}'


def _succeeded(number: int, result: str) -> str:
    return f'{{"jsonrpc":"2.0","id":{number},"result":{result}}}'


def _request(payload: Any) -> tuple[str, int | None, Any]:
    """The method, the id (None for a notification) and the params of a request that is not ignored."""
    if not isinstance(payload, dict):
        raise MessageError("an mcp message's payload is no object")
    if field(payload, "jsonrpc") != "2.0":
        raise MessageError('an mcp request does not say "jsonrpc":"2.0"')
    method = field(payload, "method")
    if not isinstance(method, str):
        raise MessageError("an mcp request has no method")
    if method.startswith("notifications"):
        return method, None, MISSING
    params = field(payload, "params")
    if params is not MISSING and not isinstance(params, dict):
        raise MessageError(f"the params of the mcp request {method[:40]!r} are no object")
    number = field(payload, "id")
    if not is_number(number):
        raise MessageError(f"the id of the mcp request {method[:40]!r} is no number")
    return method, valueint(number), params


def _page(tools: Sequence[Tool], *, any_tools: bool) -> str:
    entries: list[str] = []
    size, following = len('{"tools":['), ""
    for tool in tools:
        entry = tool.described()
        size += len(entry.encode()) + len(",")
        if size + PAGE_END_BYTES > PAGE_BYTES:
            following = tool.name
            break
        entries.append(entry)
    if not entries and any_tools:
        raise ToolError(_no_room(following))
    end = f',"nextCursor":"{following}"' if following else ""
    return f'{{"tools":[{",".join(entries)}]{end}}}'


def _no_room(name: str) -> str:
    return f"Failed to add tool {name} because of payload size limit"


def _content(result: Value | dict[str, Any] | Image | Refusal) -> dict[str, str]:
    """One piece of content. A picture is JSON within JSON, as the firmware sends it."""
    match result:
        case Image():
            data = base64.b64encode(result.content).decode()
            return {"type": "image", "image": printed({"type": "image", "mimeType": result.mime, "data": data})}
        case Refusal():
            return {"type": "text", "text": result.text}
        case str():
            return {"type": "text", "text": result}
        case _:
            return {"type": "text", "text": printed(result)}
