"""Asking a device for its tools, page by page, and reading what it says: a stranger's words, capped."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from hub.devices.mcp.errors import ToolLineError
from hub.devices.mcp.habits import FOR_PEOPLE
from hub.devices.mcp.schemas import taken_over
from hub.devices.mcp.texts import clean
from hub.storage.personas import OWN
from hub.tools import Tool

log = logging.getLogger(__name__)

MAX_TOOLS: Final = 512
"""Of one device; what comes behind them is not looked at."""

MAX_PAGES: Final = 128
"""Of one list: 512 tools come on about 45."""

MAX_BYTES: Final = 524_288
"""Of a list's names, descriptions and schemas as JSON; that of 511 tools has about 310,000."""

MAX_NAME: Final = 200
"""Characters of a tool's name; a longer one is not looked at, for it could not be called by its beginning."""

MAX_DESCRIPTION: Final = 2_000
"""Characters of a tool's description; the firmware's longest has about 700."""

MAX_CURSOR: Final = 400
"""Characters of the name of a page; the firmware's are names of tools."""

PAGES_AT_ONCE: Final = 8
"""Pages that are asked for one right after the other."""

PAGE_PAUSE_S: Final = 0.1
"""Pause before each further page, seconds: sound goes first, and a device may send ten texts a second."""

Page = Callable[[str], Awaitable[Mapping[str, Any]]]
"""Gives the page of a cursor; raises ``ToolLineError``."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A device's tools; not ``whole`` when it broke off."""

    tools: tuple[Tool, ...]
    whole: bool = True


async def list_tools(page: Page) -> Listing:
    """All that the device has; what came before it fell silent is kept.

    Raises:
        ToolLineError: Not even the first page came.
    """
    tools: dict[str, Tool] = {}
    cursors, cursor, room = {""}, "", MAX_BYTES
    for number in range(MAX_PAGES):
        if number >= PAGES_AT_ONCE:
            await asyncio.sleep(PAGE_PAUSE_S)
        try:
            told = await page(cursor)
        except ToolLineError:
            if number:
                return Listing(tuple(tools.values()), whole=False)
            raise
        for tool in read_page(told):
            room -= _size(tool)
            if room < 0 or len(tools) >= MAX_TOOLS:
                log.info("a device has more tools than are looked at")
                return Listing(tuple(tools.values()))
            tools.setdefault(tool.name, tool)  # of two with one name the device calls the first
        cursor = next_cursor(told)
        if not cursor or cursor in cursors:
            return Listing(tuple(tools.values()))
        cursors.add(cursor)
    return Listing(tuple(tools.values()))


def read_page(result: Mapping[str, Any]) -> Iterator[Tool]:
    """The tools of a page, without what is none."""
    listed = result.get("tools")
    for entry in listed if isinstance(listed, list) else ():
        if isinstance(entry, dict) and (tool := _read(entry)) is not None:
            yield tool


def next_cursor(result: Mapping[str, Any]) -> str:
    """What to ask for next; empty at the end."""
    cursor: Any = result.get("nextCursor")
    known = isinstance(cursor, str) and len(cursor) <= MAX_CURSOR and cursor.isprintable()
    return cursor if known else ""


def _read(entry: Mapping[str, Any]) -> Tool | None:
    name, description = entry.get("name"), entry.get("description")
    if not isinstance(name, str) or not 0 < len(name) <= MAX_NAME or not name.isprintable():
        return None
    if name.startswith(OWN):  # as what the hub itself can do, it would be in every persona's hands
        return None
    return Tool(
        name,
        clean(description, MAX_DESCRIPTION) if isinstance(description, str) else "",
        taken_over(entry.get("inputSchema")),
        user_only=name in FOR_PEOPLE or _is_for_people(entry.get("annotations")),
    )


def _is_for_people(annotations: Any) -> bool:
    """The firmware marks with an audience what it leaves out of a list without user tools."""
    audience = annotations.get("audience") if isinstance(annotations, dict) else None
    return isinstance(audience, list) and "user" in audience and "assistant" not in audience


def _size(tool: Tool) -> int:
    return len(tool.name) + len(tool.description) + len(json.dumps(tool.schema))
