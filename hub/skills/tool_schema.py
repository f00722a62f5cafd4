"""Reads the arguments of a device's tool from its schema, a stranger's: whatever is odd is not there."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from hub.tools import Tool

HUNDRED: Final = 100  # percent


class Kind(StrEnum):
    """The types of arguments that skills fill in."""

    BOOLEAN = "boolean"
    INTEGER = "integer"
    STRING = "string"


def properties(tool: Tool) -> Mapping[str, Mapping[str, Any]]:
    """The arguments it takes, by name, each with its schema."""
    told = tool.schema.get("properties")
    if not isinstance(told, Mapping):
        return {}
    return {str(name): schema for name, schema in told.items() if isinstance(schema, Mapping)}


def required(tool: Tool) -> frozenset[str]:
    """The arguments it cannot do without."""
    told = tool.schema.get("required")
    return frozenset(str(name) for name in told) if isinstance(told, list | tuple) else frozenset()


def takes(tool: Tool, name: str, kind: Kind) -> bool:
    """Whether it takes the argument ``name`` of that kind, and needs no other."""
    schema = properties(tool).get(name, {})
    return schema.get("type") == kind.value and required(tool) <= {name}


def scaled(tool: Tool, name: str, percent: int) -> int:
    """The value of an integer argument that stands for ``percent``: a range as 0 to 8 is divided."""
    low, high = _range(tool, name)
    return percent if high == HUNDRED else low + (percent * (high - low) + HUNDRED // 2) // HUNDRED


def least_percent(tool: Tool, name: str) -> int:
    """The least that can be asked for: a range that ends at 100 counts in percent, perhaps only from 5 on."""
    low, high = _range(tool, name)
    return max(low, 0) if high == HUNDRED else 0


def _range(tool: Tool, name: str) -> tuple[int, int]:
    schema = properties(tool).get(name, {})
    low, high = _whole(schema.get("minimum"), 0), _whole(schema.get("maximum"), HUNDRED)
    return (low, high) if low < high else (0, HUNDRED)


def _whole(told: object, otherwise: int) -> int:
    return told if isinstance(told, int) and not isinstance(told, bool) else otherwise
