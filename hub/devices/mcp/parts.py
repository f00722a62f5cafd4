"""What the tools of all devices share."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from hub.bus import Bus
from hub.devices.mcp.kinds import Kinds
from hub.devices.mcp.results import Redraw

if TYPE_CHECKING:
    from hub.devices.mcp.line import Line

Send = Callable[[dict[str, Any]], Awaitable[None]]
"""Sends a payload to a device; does nothing when it is gone."""


@dataclass(frozen=True, slots=True)
class Vision:
    """Where a device has its photos explained, and what it shows there."""

    url: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolParts:
    """All of it.

    Attributes:
        bus: Is told of every call.
        kinds: Knows what devices of a kind can do.
        kind_of: Gives the kind of a device; empty: not known.
        vision_of: Gives where a device has photos explained; None: nowhere.
        redraw: Makes a stranger's picture anew.
        load: Loads what speaks to devices, off the event loop.
    """

    bus: Bus
    kinds: Kinds
    kind_of: Callable[[str], str]
    vision_of: Callable[[str], Vision | None]
    redraw: Redraw
    load: "Callable[[], Awaitable[type[Line]]]"
