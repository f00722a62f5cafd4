"""Loading the MCP library off the event loop: a second, and 35 MB, for houses that have devices with tools."""

import asyncio
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hub.devices.mcp.line import Line


async def load_line() -> "type[Line]":
    """What speaks to a device's tools; the first time it is imported in a thread."""
    if "hub.devices.mcp.line" not in sys.modules or "jsonschema" not in sys.modules:
        await asyncio.to_thread(_import)
    from hub.devices.mcp.line import Line

    return Line


def _import() -> None:
    import jsonschema  # noqa: F401 - checks the arguments of calls

    import hub.devices.mcp.line  # noqa: F401
