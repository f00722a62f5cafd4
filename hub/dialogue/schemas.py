"""The schema of a tool's arguments, a stranger's, as services take it: small, plain, complete in itself.

What is left out is not lost: arguments are checked against the tool's own schema before the device is asked.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

MOST_SCHEMA: Final = 4_096
"""Characters of one schema, as JSON; beyond them the model is told nothing of the
arguments but that there are some."""

DEEPEST: Final = 5
"""Objects and lists within each other."""

MOST_PROPERTIES: Final = 32
MOST_VALUES: Final = 100
LONGEST_WORD: Final = 64
LONGEST_NOTE: Final = 200

TYPES: Final = frozenset({"object", "array", "string", "integer", "number", "boolean", "null"})
_ANYTHING: Final[dict[str, Any]] = {"type": "object", "properties": {}}


def cleaned(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of an object, with only what every service knows: no references, no keywords of their own."""
    clean = _ANYTHING | _cleaned(schema, 1) | {"type": "object"}
    return clean if len(json.dumps(clean)) <= MOST_SCHEMA else dict(_ANYTHING)


def _cleaned(schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
    clean = {}
    for keyword, value in schema.items():
        if keyword in _READERS and (read := _READERS[keyword](value)) is not None:
            clean[keyword] = read
    if depth < DEEPEST:
        clean |= _inner(schema, depth)
    if required := [name for name in _names(schema.get("required")) if name in clean.get("properties", {})]:
        clean["required"] = required
    return clean


def _inner(schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = {}
    if isinstance(properties := schema.get("properties"), Mapping):
        inner["properties"] = {
            name: _cleaned(each, depth + 1)
            for name, each in list(properties.items())[:MOST_PROPERTIES]
            if _is_word(name) and isinstance(each, Mapping)
        }
    if isinstance(items := schema.get("items"), Mapping):
        inner["items"] = _cleaned(items, depth + 1)
    return inner


def _type(value: Any) -> Any:
    kinds = value if isinstance(value, list) else [value]
    return value if kinds and all(isinstance(kind, str) and kind in TYPES for kind in kinds) else None


def _note(value: Any) -> str | None:
    return " ".join(value.split())[:LONGEST_NOTE] if isinstance(value, str) else None


def _number(value: Any) -> int | float | None:
    """A number that JSON has: no NaN, and nothing endless."""
    return value if _is_scalar(value) and not isinstance(value, str | bool) else None


def _values(value: Any) -> Any:
    fits = isinstance(value, list) and 0 < len(value) <= MOST_VALUES and all(map(_is_scalar, value))
    return value if fits else None


def _scalar(value: Any) -> Any:
    return value if _is_scalar(value) else None


def _is_scalar(value: Any) -> bool:
    if isinstance(value, str):
        return len(value) <= LONGEST_NOTE
    return isinstance(value, bool | int | float) and abs(value) < 2**63


def _names(value: Any) -> Sequence[str]:
    return [name for name in value if _is_word(name)] if isinstance(value, list) else ()


def _is_word(name: Any) -> bool:
    return isinstance(name, str) and 0 < len(name) <= LONGEST_WORD


_READERS: Final[dict[str, Callable[[Any], Any]]] = {
    "type": _type,
    "description": _note,
    "enum": _values,
    "default": _scalar,
    "minimum": _number,
    "maximum": _number,
}
