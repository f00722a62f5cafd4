"""What devices can do, for people: looking at it, and having it done."""

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from typing import Any, Final, Literal

from pydantic import Field

from hub.devices.mcp.habits import FETCHING, INSTALLING, SNAPSHOT
from hub.errors import NotInConversationError, UnknownDeviceError
from hub.storage.tokens import Scope
from hub.tools import Tool, ToolOutcome, ToolResult
from hub.web.api.devices import device_id_in
from hub.web.api.endpoint import ROOT, Asked, Call, Endpoint, Nothing, Told, Topic
from hub.web.api.parts import ApiParts
from hub.web.api.problems import Fault, RequestError

PATH: Final = f"{ROOT}/devices/{{device_id}}/tools"


class DeviceTool(Told):
    """A tool of a device. Names and texts are the device's."""

    name: str
    description: str
    parameters: dict[str, Any] = Field(description="JSON schema of its arguments, an object.")
    user_only: bool = Field(description="For people; a language model never learns of it.")


class DeviceToolList(Told):
    """What a device can do, as far as it is known."""

    connected: bool = Field(description="Whether it is in a conversation: only then its tools can be called.")
    tools: tuple[DeviceTool, ...] = Field(
        description="Of one that is not: those of the last device with its board and firmware."
    )


class ToolArguments(Asked):
    """What a tool is called with."""

    arguments: dict[str, Any] = Field(
        default_factory=dict,
        description="As the tool's parameters say. Without a url, self.screen.snapshot sends its picture to "
        "the hub.",
    )


class ToolAnswer(Told):
    """What came of a call."""

    outcome: Literal["done", "refused", "late", "gone"] = Field(
        description="refused: the device says that it failed. late: no answer in time, so it may have happened "
        "or not. gone: the device is no longer connected."
    )
    text: str = Field(description="What the device said, or why nothing came of it.")
    pictures: tuple[str, ...] = Field(description="JPEGs that came of it, in Base64.")
    upload_id: str = Field(description="Of the picture that the device sent to the hub for it; else empty.")


class ToolEndpoints:
    """Look at devices' tools, and call them."""

    def __init__(self, parts: ApiParts) -> None:
        self._devices = parts.devices
        self._toolboxes = parts.toolboxes
        self._uploads = parts.uploads
        self._reached = parts.reached

    def all(self) -> tuple[Endpoint, ...]:
        """The endpoints."""
        unknown = UnknownDeviceError.code
        return (
            Endpoint("GET", PATH, Topic.TOOLS, "What a device can do", self.list_tools, faults=(unknown,)),
            Endpoint(
                "POST",
                f"{PATH}/{{name}}",
                Topic.TOOLS,
                "Have it done",
                self.call_tool,
                scope=Scope.CONTROL,
                faults=(unknown, Fault.NOT_KEPT, NotInConversationError.code),
            ),
        )

    async def list_tools(self, call: Call[Nothing, Nothing]) -> DeviceToolList:
        """Answer with all that is known of what the device can do, with what is for people alone.

        Raises:
            UnknownDeviceError: There is no such device.
        """
        device_id = self._known(call)
        return DeviceToolList(
            connected=self._toolboxes.connected(device_id),
            tools=tuple(map(_shown, self._toolboxes.tools(device_id))),
        )

    async def call_tool(self, call: Call[Nothing, ToolArguments]) -> ToolAnswer:
        """Have the device do something, and answer with what came of it.

        That takes up to 10 s, or 35 for a photo, and up to 35 more behind other calls or an answer.

        Raises:
            NotInConversationError: It cannot be reached now.
            RequestError: It has no such tool, the arguments do not fit, or only an admin may have it done: what
                is at a URL is installed, or the URL is not the hub's.
            UnknownDeviceError: There is no such device, or, to send a picture, it is not let in.
        """
        device_id, name = self._known(call), call.path["name"]
        self._permit(call, device_id, name)
        arguments, arrived = dict(call.body.arguments), list[str]()
        in_turn: dict[str, Callable[[], str]] = {}
        if name == SNAPSHOT and "url" not in arguments:
            arguments["url"] = self._reached.url(device_id, "/")
            in_turn["url"] = partial(self._link, device_id, arrived)
        result = await self._toolboxes.call(device_id, name, arguments, in_turn)
        return _told(result, arrived)

    def _link(self, device_id: str, arrived: list[str]) -> str:
        """Where the device may send its picture from now on; ``arrived`` gets the id of what it sends."""
        path, _ = self._uploads.link(device_id, arrived.append)
        return self._reached.url(device_id, path)

    def _permit(self, call: Call[Nothing, ToolArguments], device_id: str, name: str) -> None:
        """Raise ``RequestError`` when the tool, called so, needs more than the endpoint does."""
        url = call.body.arguments.get("url")
        home = self._reached.url(device_id, "/")
        abroad = url is not None and not (isinstance(url, str) and url.startswith(home))
        if not (name in INSTALLING or (name in FETCHING and abroad)):
            return
        if call.caller is None or not call.caller.may(Scope.ADMIN):
            raise RequestError(
                Fault.SCOPE,
                f"{name}, called so, needs a token with the scope {Scope.ADMIN.value}.",
            )

    def _known(self, call: Call[Nothing, Any]) -> str:
        device_id = device_id_in(call.path)
        if self._devices.record(device_id) is None:
            raise UnknownDeviceError("The hub knows no device with that id.")
        return device_id


def _shown(tool: Tool) -> DeviceTool:
    return DeviceTool(
        name=tool.name,
        description=tool.description,
        parameters=dict(tool.schema),
        user_only=tool.user_only,
    )


def _told(result: ToolResult, arrived: list[str]) -> ToolAnswer:
    """What a person is told; raises ``RequestError`` when the device was not even asked."""
    match result.outcome:
        case ToolOutcome.UNKNOWN:
            raise RequestError(Fault.NOT_KEPT, result.text)
        case ToolOutcome.INVALID:
            raise RequestError(Fault.INVALID, f"arguments: {result.text}")
        case ToolOutcome.CANCELLED:
            raise RequestError(Fault.INTERNAL, "The call was cancelled.")
        case outcome:
            pictures = tuple(b64encode(picture).decode() for picture in result.pictures)
            return ToolAnswer(
                outcome=outcome.value,
                text=result.text,
                pictures=pictures,
                upload_id=next(iter(arrived), ""),
            )
