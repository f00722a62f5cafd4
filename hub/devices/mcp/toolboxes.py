"""The tools of all devices: of those in a conversation, and what is known of the others."""

from collections.abc import Mapping
from typing import Any

from hub.devices.mcp.parts import Send, ToolParts
from hub.devices.mcp.toolbox import Toolbox
from hub.errors import NotInConversationError
from hub.tools import NOTHING, Caller, InTurn, Tool, ToolResult


class Toolboxes:
    """Opens a toolbox for each conversation, and finds a device's."""

    def __init__(self, parts: ToolParts) -> None:
        """``parts`` are what all of them share."""
        self._parts = parts
        self._open: dict[str, Toolbox] = {}

    def open(self, device_id: str, session_id: str, send: Send) -> Toolbox:
        """That of a new conversation, until ``close``; ``send`` sends a payload to the device."""
        self._open[session_id] = Toolbox(device_id, session_id, send, self._parts)
        return self._open[session_id]

    def close(self, session_id: str) -> None:
        """The conversation is over."""
        self._open.pop(session_id, None)

    def connected(self, device_id: str) -> bool:
        """Whether the device is in a conversation."""
        return self._of(device_id) is not None

    def tools(self, device_id: str) -> tuple[Tool, ...]:
        """All that is known of what a device can do, with what is for people alone."""
        toolbox = self._of(device_id)
        return toolbox.all() if toolbox else self._parts.kinds.tools(self._parts.kind_of(device_id))

    def has_told(self, device_id: str) -> bool:
        """Whether the device, in its conversation, has said what it can do, or has no way to."""
        toolbox = self._of(device_id)
        return toolbox is not None and toolbox.told()

    async def call(
        self, device_id: str, name: str, arguments: Mapping[str, Any], in_turn: InTurn = NOTHING
    ) -> ToolResult:
        """Call a tool for a person; ``in_turn`` as for a ``Toolbox``.

        Raises:
            NotInConversationError: The device cannot be reached now.
        """
        toolbox = self._of(device_id)
        if toolbox is None:
            raise NotInConversationError(
                "A device can be reached only in a conversation: speak to it, or press its button."
            )
        await toolbox.listed()
        return await toolbox.call(name, arguments, caller=Caller.PERSON, in_turn=in_turn)

    def _of(self, device_id: str) -> Toolbox | None:
        """The newest, of a device that came again before its older connection was found dead."""
        mine = (one for one in reversed(self._open.values()) if one.device_id == device_id)
        return next(mine, None)
