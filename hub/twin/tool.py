"""A tool of the device: its name, what it takes, and what it does.

The descriptions of arguments are the firmware's (``mcp_server.h``): booleans, integers with a range, and
strings; an argument with a default need not be given.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hub.twin.cjson import MISSING, is_number, printed, valueint
from hub.twin.errors import ToolError

Value = bool | int | str
"""What an argument can be."""

Arguments = Mapping[str, Value]
"""A tool's arguments, checked, with defaults for those that were not given."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as a result."""

    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """A result that says of itself that it is an error; the stock firmware has none such, others do."""

    text: str


@dataclass(frozen=True, slots=True)
class Silence:
    """No answer at all."""


Result = Value | dict[str, Any] | Image | Refusal | Silence
"""What a tool can give."""

Act = Callable[[Arguments], Awaitable[Result]]
"""What a tool does. Raises ``ToolError`` with the words that the hub is told."""


class Kind(StrEnum):
    """The types of arguments."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    STRING = "string"


@dataclass(frozen=True, slots=True)
class Property:
    """An argument; ``low`` and ``high`` are an integer's range, both included."""

    name: str
    kind: Kind
    default: Value | None = None
    low: int | None = None
    high: int | None = None

    def schema(self) -> dict[str, Any]:
        """Its JSON schema."""
        parts = {"type": self.kind.value, "default": self.default, "minimum": self.low, "maximum": self.high}
        return {name: part for name, part in parts.items() if part is not None}

    def read(self, value: Any) -> Value:
        """The argument from what was sent (``MISSING`` if nothing was).

        A value of the wrong type counts as not sent.

        Raises:
            ToolError: It is needed and was not sent, or is out of range.
        """
        match self.kind:
            case Kind.INTEGER if is_number(value):
                return self._in_range(valueint(value))
            case Kind.BOOLEAN if isinstance(value, bool):
                return value
            case Kind.STRING if isinstance(value, str):
                return value
        if self.default is None:
            raise ToolError(f"Missing valid argument: {self.name}")
        return self.default

    def _in_range(self, number: int) -> int:
        if self.low is not None and number < self.low:
            raise ToolError(f"Value is below minimum allowed: {self.low}")
        if self.high is not None and number > self.high:
            raise ToolError(f"Value exceeds maximum allowed: {self.high}")
        return number


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool; one that is ``user_only`` is for people, never for a language model."""

    name: str
    description: str
    act: Act
    properties: tuple[Property, ...] = ()
    user_only: bool = False

    def described(self) -> str:
        """Its entry in the list of tools, as JSON."""
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {each.name: each.schema() for each in self.properties},
        }
        if required := [each.name for each in self.properties if each.default is None]:
            schema["required"] = required
        entry = {"name": self.name, "description": self.description, "inputSchema": schema}
        return printed(entry | ({"annotations": {"audience": ["user"]}} if self.user_only else {}))

    def read(self, sent: Any, find: Callable[[Any, str], Any]) -> Arguments:
        """Its arguments from those ``sent`` (an object or ``MISSING``); ``find`` looks up a field in them.

        Raises:
            ToolError: One is missing or out of range.
        """
        return {
            each.name: each.read(MISSING if sent is MISSING else find(sent, each.name))
            for each in self.properties
        }
